import socket

import pytest

from household import entry, rss, run


def names():
    return [source["name"] for source in run("source", "list", "--json").json]


def test_sources_are_listed_with_how_they_do(house):
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss"})
    before = run("source", "list")
    assert before.out.splitlines()[0].split("  ")[0] == "Source"
    assert before.out.count("not looked at yet") == 2
    run("scan")
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss", "Nieuw": "/nieuw.rss"})

    after = run("source", "list")
    krant, weg, nieuw = after.out.splitlines()[1:4]

    assert (after.code, after.err) == (0, "")
    assert "well" in krant
    assert "just now" in krant
    assert "nothing at this address" in weg
    assert "not looked at yet" in nieuw
    listed = run("source", "list", "--json").json
    assert [source["class"] for source in listed] == [None, "gone", None]
    assert listed[0]["last_success"]
    assert listed[1]["since"]


def test_a_source_is_tried_before_it_is_added(house):
    house.feed("/blad.rss", entry(5, "TV De Zwaluw feest"))

    ran = run("source", "add", house.site.url("/blad.rss"), "--name", "Blad", "--private")

    assert ran.code == 0
    assert "De Krant: 1 entries" in ran.out
    assert ran.err == "Blad is a source now. `webwatch scan` looks at it.\n"
    assert names() == ["De Krant", "Blad"]
    assert len(house.site.asked("/blad.rss")) == 1


def test_with_yes_and_a_kind_nothing_is_tried_or_asked_and_the_host_is_its_name(house):
    ran = run("source", "add", "https://demeerwijker.example/feed", "--yes", "--kind", "rss")

    assert ran.code == 0
    assert names() == ["De Krant", "demeerwijker.example"]
    assert house.site.requests == []


def test_an_address_of_google_alerts_is_seen_to_be_one(house):
    run(
        "source", "add", "https://www.google.com/alerts/feeds/1234567890/1", "-y", "--name", "Alert"
    )
    assert run("source", "list", "--json").json[1]["kind"] == "google-alerts"


def test_a_source_that_cannot_be_read_is_not_added_when_nobody_can_be_asked(house):
    before = house.file.read_bytes()

    ran = run("source", "add", house.site.url("/weg.rss"))

    assert ran.code == 2
    assert "There is nothing at this address any more." in ran.out
    assert ran.err == "It can't be read now, so it was not added. --yes adds it all the same.\n"
    assert house.file.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "code", "added"),
    [("y\n", 0, True), ("ja\n", 0, True), ("n\n", 3, False), ("\n", 3, False), ("", 130, False)],
)
def test_somebody_at_a_terminal_may_add_it_all_the_same(house, typed, code, added):
    ran = run("source", "add", house.site.url("/weg.rss"), stdin=typed, terminal=True)

    assert ran.code == code
    assert "Add it all the same? (y/N)" in ran.err
    assert (len(names()) == 2) is added


@pytest.mark.parametrize(
    "arguments",
    [
        ["nergens", "--yes"],
        ["file:///etc/passwd", "--yes"],
        ["https://krant.example/f", "--yes", "--kind", "rss", "--name", "De Krant"],
        ["https://krant.example/f", "--yes", "--kind", "ssr"],
        ["https://krant.example/f", "--kind", "ssr"],
    ],
)
def test_what_cannot_be_a_source_is_refused_and_the_file_stays_as_it_was(house, arguments):
    before = house.file.read_bytes()

    ran = run("source", "add", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert house.file.read_bytes() == before


def test_an_unknown_kind_is_told_which_there_are(house):
    ran = run("source", "test", "https://krant.example/", "--kind", "ssr")
    assert ran.code == 2
    assert "There is no kind 'ssr'. There are: " in ran.err
    assert "google-alerts" in ran.err


def test_a_source_is_removed_and_what_it_brought_stays(house):
    run("scan")

    ran = run("source", "remove", "De Krant")

    assert (ran.code, ran.err) == (0, "De Krant is no longer looked at. What was found stays.\n")
    assert names() == []
    assert len(run("mentions", "--json").json) == 1


@pytest.mark.parametrize("command", ["remove", "test"])
def test_a_source_that_is_not_there_gets_the_one_that_was_meant(house, command):
    ran = run("source", command, "de krant")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is no source 'de krant'. Did you mean 'De Krant'?\n"


def test_a_source_is_tried_and_nothing_is_kept(house):
    many = [entry(number, f"[b]Bericht {number}[/b]") for number in range(2, 9)]
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"), *many, etag="1")

    ran = run("source", "test", "De Krant")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"200  {house.site.url('/krant.rss')}\n")
    assert '  etag: "1"\n' in ran.out
    assert "De Krant: 8 entries" in ran.out
    assert "TV De Zwaluw wint  [De Zwaluw]" in ran.out
    assert "[b]Bericht 5[/b]" in ran.out
    assert "Bericht 6" not in ran.out
    assert "1 of them name a keyword." in ran.out
    assert not (house.folder / "webwatch.db").exists()


def test_an_address_is_tried_that_is_in_no_file(house):
    assert "2 entries" in run("source", "test", house.site.url("/krant.rss")).out


def test_a_page_is_said_to_be_no_feed_and_its_own_feeds_are_named(house):
    link = '<link rel="alternate" type="application/rss+xml" href="/echt.rss?key=sesame">'
    house.site.put("/pagina", f"<!doctype html><html><head>{link}</head><body>Hoi</body></html>")

    ran = run("source", "test", house.site.url("/pagina"))

    assert ran.code == 3
    assert "What came is a page, not a feed." in ran.out
    assert f"  {house.site.url('/echt.rss')}" in ran.out
    assert "sesame" not in ran.out


def test_a_site_that_is_down_is_said_so_with_what_was_seen_and_what_to_do(house):
    closed = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    closed.close()

    ran = run("source", "test", address)

    assert ran.code == 3
    assert "The site can't be reached." in ran.out
    assert "Check the address and your internet connection." in ran.out


def test_control_characters_of_a_header_do_not_reach_the_terminal(house):
    house.feed("/krant.rss", entry(1, "Het weer"), etag="\x9b2J\x1b[2J")

    ran = run("source", "test", "De Krant")

    assert not {"\x9b", "\x1b"} & set(ran.out)


def test_an_entry_with_a_date_is_shown_with_its_age(house):
    dated = entry(1, "Het weer").replace(
        "</item>", "<pubDate>Sat, 03 Jan 2026 10:00:00 GMT</pubDate></item>"
    )
    house.feed("/krant.rss", dated)
    out = run("source", "test", "De Krant").out
    assert "Het weer" in out
    assert "-   " not in out


def test_it_is_said_when_webwatch_would_look_again(house):
    assert "webwatch would look again at every round." in run("source", "test", "De Krant").out
    house.feed("/krant.rss", entry(1, "Het weer"), Cache_Control="max-age=7200")

    out = run("source", "test", "De Krant").out

    assert "cache-control: max-age=7200" in out
    assert "webwatch would look again: " in out


def test_of_a_document_that_was_cut_off_all_is_shown_that_it_has(house):
    whole = rss(entry(1, "TV De Zwaluw wint"), entry(2, "Het weer"))
    house.site.put("/krant.rss", whole[: whole.index("Het weer") + 3])

    out = run("source", "test", "De Krant").out

    assert "The document was cut off; this is what it has." in out
    assert "TV De Zwaluw wint" in out


@pytest.mark.parametrize("body", ["", "Even geduld."])
def test_an_answer_without_entries_is_a_failure_with_advice(house, body):
    house.site.put("/krant.rss", body)

    ran = run("source", "test", "De Krant")

    assert ran.code == 3
    assert len(ran.out.splitlines()) >= 3
