from datetime import UTC, datetime

import pytest
from filelock import FileLock

from household import OPEN, WATCHED, entry, run

MENTION = [
    "id", "keywords", "title", "summary", "url", "source", "outlet", "published", "first_seen",
    "language", "severity", "kind", "reasons", "story", "also_in",
]  # fmt: skip
SOURCE = ["name", "kind", "url", "status", "entries", "new_mentions", "error"]


def titles(ran):
    return sorted(mention["title"] for mention in ran.json["mentions"])


def test_a_first_scan_shows_what_is_new_and_a_second_one_says_that_all_is_well(house):
    first = run("scan")
    second = run("scan")

    assert (first.code, first.err) == (0, "")
    assert "TV De Zwaluw wint" in first.out
    assert "https://krant.example/1" in first.out
    assert "Het weer" not in first.out
    assert "1 source checked, all well." in first.out
    assert second.code == 0
    assert "TV De Zwaluw wint" not in second.out
    assert "1 source checked, all well." in second.out


def test_json_is_one_document_with_the_keys_of_the_contract(house):
    ran = run("scan", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) >= {"started", "finished", "sources", "mentions"}  # more may be added
    (source,), (mention,) = ran.json["sources"], ran.json["mentions"]
    assert {key: source[key] for key in SOURCE} == {
        "name": "De Krant", "kind": "rss", "url": house.site.url("/krant.rss"), "status": "new",
        "entries": 2, "new_mentions": 1, "error": None,
    }  # fmt: skip
    assert set(mention) >= set(MENTION)
    assert mention["keywords"] == ["De Zwaluw"]
    assert mention["title"] == "TV De Zwaluw wint"
    assert mention["url"] == "https://krant.example/1"
    assert (mention["source"], mention["outlet"]) == ("De Krant", "De Krant")
    assert mention["severity"] in {"low", "medium", "high", "critical"}
    assert mention["kind"] in {"complaint", "question", "praise", "news"}
    started, finished = (datetime.fromisoformat(ran.json[key]) for key in ("started", "finished"))
    assert started.utcoffset() == datetime.now(UTC).utcoffset()
    assert started <= datetime.fromisoformat(mention["first_seen"]) <= finished


def test_json_stays_pure_on_a_terminal_where_a_bar_shows_how_far_it_is(house, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    ran = run("scan", "--json", terminal=True)

    assert titles(ran) == ["TV De Zwaluw wint"]
    assert "Looking at the sources" in ran.err


def test_a_mention_that_json_told_is_not_told_again(house):
    run("scan", "--json")
    assert titles(run("scan", "--json")) == []


def test_a_source_that_fails_is_shown_with_advice_and_is_not_fatal(house):
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss"})

    ran = run("scan", "--json")
    (well, failed) = ran.json["sources"]

    assert ran.code == 0
    assert (well["status"], failed["status"]) == ("new", "failed")
    assert list(failed["error"]) == ["class", "message", "advice"]
    assert failed["error"]["class"] == "gone"
    assert failed["error"]["message"] == "There is nothing at this address any more."
    assert "new address" in failed["error"]["advice"]
    shown = run("scan")
    assert shown.code == 0
    assert "Weg: There is nothing at this address any more (since" in shown.out


def test_if_no_source_at_all_can_be_read_the_exit_code_is_3(house):
    house.watch({"Weg": "/weg.rss", "Ook weg": "/ook.rss"})

    ran = run("scan", "--json")
    assert ran.code == 3
    assert [source["status"] for source in ran.json["sources"]] == ["failed", "failed"]
    assert run("scan").code == 3


def test_a_keyword_file_without_sources_is_scanned_without_complaint(house):
    house.watch({})
    ran = run("scan", "--json")
    assert (ran.code, ran.json["sources"]) == (0, [])


def test_the_keyword_option_filters_what_is_shown_and_loses_nothing(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"), entry(2, "Dak van Hal De Wiek lekt"))

    assert titles(run("scan", "--json", "--keyword", "Hal De Wiek")) == ["Dak van Hal De Wiek lekt"]
    assert titles(run("scan", "--json", "--keyword", "Hal De Wiek")) == []
    assert titles(run("scan", "--json")) == ["TV De Zwaluw wint"]


def test_only_the_sources_that_are_named_are_asked(house):
    house.watch({"De Krant": "/krant.rss", "Blad": "/blad.rss", "Site": "/site.rss"})
    house.feed("/blad.rss")
    house.feed("/site.rss")

    ran = run("scan", "--json", "--source", "Blad", "--source", "Site")

    assert [source["name"] for source in ran.json["sources"]] == ["Blad", "Site"]
    assert house.site.asked("/krant.rss") == []


@pytest.mark.parametrize(
    ("option", "typed", "sentence"),
    [
        ("--source", "De Krand", "There is no source 'De Krand'. Did you mean 'De Krant'?"),
        ("--source", "xyz", "There is no source 'xyz'. There are: De Krant."),
        ("--keyword", "zwaluw", "There is no keyword 'zwaluw'. Did you mean 'De Zwaluw'?"),
        ("--keyword", "q", "There is no keyword 'q'. There are: De Zwaluw, Hal De Wiek."),
    ],
)
def test_a_name_that_is_not_there_gets_the_one_that_was_meant(house, option, typed, sentence):
    ran = run("scan", option, typed)

    assert (ran.code, ran.out, ran.err.strip()) == (2, "", sentence)
    assert house.site.requests == []
    assert not (house.folder / "webwatch.db").exists()


def test_a_source_is_skipped_until_its_time_has_come_unless_all_are_wanted(house):
    house.feed("/krant.rss", entry(1, "Het weer"), Cache_Control="max-age=3600")

    assert [
        run("scan", "--json", *how).json["sources"][0]["status"] for how in ((), (), ("--all",))
    ] == ["new", "skipped", "unchanged"]
    assert run("scan").code == 0


def test_not_even_all_goes_against_a_retry_after(house):
    house.site.put("/krant.rss", status=503, headers={"Retry-After": "600"})

    assert run("scan", "--all").code == 3
    again = run("scan", "--all", "--json")
    assert (again.code, again.json["sources"][0]["status"]) == (0, "skipped")
    assert len(house.site.requests) == 1


def test_quiet_prints_nothing_when_there_is_nothing_new(house):
    assert "TV De Zwaluw wint" in run("scan", "--quiet").out
    assert run("scan", "--quiet") == run("scan", "-q")
    assert run("scan", "--quiet").out == ""


def test_quiet_tells_of_one_failing_source_after_three_rounds_once_and_once_when_it_is_over(house):
    house.watch({"De Krant": "/krant.rss", "Blad": "/blad.rss"})
    house.feed("/blad.rss", entry(1, "Het weer"))
    house.site.put("/krant.rss", status=404)
    said = [run("scan", "--quiet", "--all").out for _ in range(5)]
    house.feed("/krant.rss", entry(1, "Het weer"))
    said += [run("scan", "--quiet", "--all").out for _ in range(2)]

    assert [bool(out) for out in said] == [False, False, True, False, False, True, False]
    assert "De Krant: There is nothing at this address any more" in said[2]
    assert "De Krant is read again" in said[5]


def test_quiet_is_not_silent_when_nothing_could_be_read(house):
    run("scan")
    house.site.put("/krant.rss", status=404)
    ran = run("scan", "--quiet")
    assert ran.code == 3
    assert "De Krant: There is nothing at this address any more (since" in ran.out


def test_a_keyword_that_is_added_finds_what_was_fetched_before(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"), entry(2, "Brug dicht"), etag="1")
    run("scan")
    run("keyword", "add", "Brug")

    ran = run("scan", "--json")

    assert ran.json["sources"][0]["status"] == "unchanged"
    assert titles(ran) == ["Brug dicht"]


@pytest.mark.parametrize("command", [["scan"], ["digest"], ["digest", "--email"]])
def test_while_another_round_is_running_the_exit_code_is_75(house, command):
    mail = '\n[[channel]]\nkind = "email"\nto = ["b@club.example"]\nfrom = "w@club.example"\n'
    house.watch({"De Krant": "/krant.rss"}, more=mail)
    with FileLock(house.folder / "webwatch.db.lock"):
        ran = run(*command)

    assert (ran.code, ran.out) == (75, "")
    assert "Another round is running" in ran.err
    assert house.site.requests == []
    assert run("scan").code == 0


def test_the_language_of_the_keyword_file_is_spoken(house):
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss"}, language="nl")

    ran = run("scan")
    assert "2 bronnen bekeken" in ran.out
    assert run("scan", "--json").json["sources"][1]["error"]["message"] != (
        "There is nothing at this address any more."
    )


def test_without_a_language_in_the_file_the_locale_s_is_spoken(house, monkeypatch):
    house.file.write_text(house.file.read_text().replace('language = "en"\n', ""))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")

    assert "1 bron bekeken" in run("scan").out


@pytest.mark.parametrize("status", [200, 401])
@pytest.mark.parametrize("arguments", [["scan"], ["scan", "--json"]])
def test_secrets_appear_in_no_output_and_no_database(house, status, arguments):
    address = house.site.url("/krant.rss?token=sesame").replace("http://", "http://jan:hunter2@")
    house.watch({"De Krant": address})
    if status != 200:
        house.site.put("/krant.rss", status=status)

    runs = [
        run(*arguments),
        run("source", "list"),
        run("doctor"),
        run("source", "test", "De Krant"),
    ]

    assert house.site.requests[0].headers["authorization"].startswith("Basic ")
    said = "".join(ran.out + ran.err for ran in runs)
    kept = b"".join(path.read_bytes() for path in house.folder.glob("webwatch.db*"))
    for secret in ("hunter2", "sesame"):
        assert secret not in said
        assert secret.encode() not in kept


def test_the_user_part_of_a_google_alerts_address_is_shown_nowhere(house):
    address = house.site.url("/alerts/feeds/01234567890123456789/42")
    house.watch({})
    alert = f'\n[[source]]\nname = "Alert"\nkind = "google-alerts"\nurl = "{address}"\n'
    house.file.write_text(WATCHED.format(language="en") + alert + OPEN)

    said = run("scan", "--json").out + run("source", "list", "--json").out

    assert "/alerts/feeds/***/42" in said
    assert "01234567890123456789" not in said


def test_a_piped_digest_has_no_escape_codes_and_a_terminal_has_colour_and_links(house, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b" not in run("scan").out
    (house.folder / "webwatch.db").unlink()
    shown = run("scan", terminal=True).out
    assert "\x1b]8;" in shown
    assert "\x1b[1m" in shown
    (house.folder / "webwatch.db").unlink()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("scan", terminal=True).out
    assert not [code for code in ("\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[32m") if code in plain]


def test_a_hostile_title_is_shown_as_written_without_its_control_characters(house):
    hostile = "[/b] [red]TV De Zwaluw[/red] \x9b2J\u202e :smile: [link=https://x.example]x[/link]"
    house.feed("/krant.rss", entry(1, hostile))

    ran = run("scan")

    assert ran.code == 0
    assert "[/b] [red]TV De Zwaluw[/red]" in ran.out
    assert ":smile: [link=https://x.example]x[/link]" in " ".join(ran.out.split())
    assert not {"\x9b", "\x1b", "\u202e"} & set(ran.out)


ALARMED = """
[[channel]]
kind = "maildir"
path = "{path}"
"""


def test_alarms_go_out_at_once_and_the_rest_waits_for_the_digest(house):
    box = house.folder / "post"
    house.watch({"Krant": "/krant.rss"}, more=ALARMED.format(path=box.as_posix()))
    house.feed("/krant.rss", entry(1, "TV De Zwaluw houdt een open dag"))
    first = run("scan", "--quiet", "--alarms")
    house.feed(
        "/krant.rss",
        entry(1, "TV De Zwaluw houdt een open dag"),
        entry(2, "Aangifte van misbruik door trainer van TV De Zwaluw"),
    )
    quiet = list(box.glob("new/*"))
    second = run("scan", "--quiet", "--alarms")

    assert (first.code, second.code) == (0, 0)
    assert quiet == []
    (letter,) = box.glob("new/*")
    assert b"open dag" not in letter.read_bytes()


def test_alarms_are_no_matter_where_nobody_is_to_be_told(house):
    assert run("scan", "--alarms").code == 0
