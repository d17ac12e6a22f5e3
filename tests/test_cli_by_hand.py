import webbrowser

import pytest

from household import entry, run
from webwatch.cli.session import Session

POST = "https://www.facebook.com/groups/1/posts/2"


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(webbrowser, "open", lambda address: addresses.append(address) or True)
    return addresses


def test_a_mention_is_added_told_and_never_told_twice(house):
    ran = run(
        "mention", "add", POST, "--title", "TV De Zwaluw: douches stuk", "--text", "Al weken koud!",
        "--outlet", "Facebook", "--author", "Jan", "--date", "2026-11-01",
    )  # fmt: skip

    (mention,) = run("mentions", "--json").json
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Mention 1 was added. `webwatch show 1` shows it.\n"
    assert (mention["url"], mention["title"]) == (POST, "TV De Zwaluw: douches stuk")
    assert (mention["outlet"], mention["source"]) == ("Facebook", "by hand")
    assert mention["keywords"] == ["De Zwaluw"]
    assert mention["published"] == "2026-10-31T23:00:00Z"
    assert "douches stuk" in run("digest").out
    assert "douches stuk" not in run("digest").out


def test_what_names_nothing_that_is_watched_is_about_the_first_keyword_or_the_one_that_is_said(
    house,
):
    run("mention", "add", POST, "--title", "Wat een slechte vereniging")
    run("mention", "add", f"{POST}3", "--title", "Wat een hal", "--keyword", "Hal De Wiek")
    run("mention", "add", f"{POST}4", "--title", "TV De Zwaluw", "--keyword", "De Zwaluw")

    found = {each["id"]: each["keywords"] for each in run("mentions", "--json").json}
    assert found == {1: ["De Zwaluw"], 2: ["Hal De Wiek"], 3: ["De Zwaluw"]}


def test_a_severity_that_is_said_wins(house):
    run("mention", "add", POST, "--title", "Prima club", "--severity", "critical")
    assert run("mentions", "--json").json[0]["severity"] == "critical"


def test_two_reviews_at_one_address_are_two(house):
    assert run("mention", "add", POST, "--title", "Eén ster: koude douches").code == 0
    assert run("mention", "add", POST, "--title", "Vijf sterren, fijne trainers!").code == 0
    assert len(run("mentions", "--json").json) == 2


def test_the_same_twice_is_said(house):
    run("mention", "add", POST, "--title", "Douches stuk")
    ran = run("mention", "add", POST, "--title", "Douches stuk")
    assert (ran.code, ran.err) == (2, "It is there already, as mention 1.\n")


def test_another_text_under_the_same_title_is_an_edit(house):
    run("mention", "add", POST, "--title", "Douches stuk", "--text", "Koud")
    ran = run("mention", "add", POST, "--title", "Douches stuk", "--text", "Weer warm")
    assert (ran.code, ran.err.split(" was")[0]) == (0, "Mention 1")
    assert run("mentions", "--json").json[0]["summary"] == "Weer warm"


def test_what_had_to_be_forgotten_does_not_come_back_by_hand(house):
    asked = ("mention", "add", POST, "--title", "Douches stuk", "--author", "Jan Jansen")
    run(*asked)
    run("forget", "Jan Jansen", "--yes")

    ran = run(*asked)

    assert (ran.code, run("mentions", "--json").json) == (2, [])
    assert ran.err == ("It was there before and was removed: such a thing doesn't come back.\n")


def test_one_that_a_feed_brought_is_there_already(house):
    run("scan")
    ran = run("mention", "add", "https://krant.example/1", "--title", "TV De Zwaluw wint")
    assert (ran.code, ran.err) == (2, "It is there already, as mention 1.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["www.facebook.com", "--title", "x"], "is no address: copy it whole"),
        (["javascript:alert(1)", "--title", "x"], "is no address"),
        (["https://", "--title", "x"], "is no address"),
        ([POST, "--title", " "], "Say in a line what it is about"),
        ([POST, "--title", "x", "--severity", "erg"], "'erg' is no severity."),
        ([POST, "--title", "x", "--keyword", "Hal De Wik"], "Did you mean 'Hal De Wiek'?"),
        ([POST, "--title", "x", "--date", "ooit"], "'ooit' is no moment."),
        ([POST], "title"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(house, arguments, sentence):
    ran = run("mention", "add", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert run("mentions", "--json").json == []


def test_control_characters_and_lines_are_taken_out(house):
    run("mention", "add", POST, "--title", "TV De\x1b[31m Zwaluw\n\u202eomgekeerd")
    assert run("mentions", "--json").json[0]["title"] == "TV De Zwaluw omgekeerd"


def test_a_round_that_is_going_on_is_waited_for_by_trying_again(house):
    with Session().lock():
        assert run("mention", "add", POST, "--title", "x").code == 75


def test_a_mention_is_opened_in_the_browser(house, opened):
    run("scan")
    ran = run("open", "1")
    assert (ran.code, ran.out, ran.err) == (0, "https://krant.example/1\n", "")
    assert opened == ["https://krant.example/1"]


def test_with_print_nothing_is_opened(house, opened):
    run("scan")
    assert run("open", "1", "--print").out == "https://krant.example/1\n"
    assert opened == []


def test_without_a_browser_it_says_so(house, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    run("scan")
    ran = run("open", "1")
    assert ran.out == "https://krant.example/1\n"
    assert ran.err == "There is no browser here: open the address yourself.\n"


def test_what_a_browser_should_not_open_is_not_opened(house, opened):
    item = entry(1, "TV De Zwaluw").replace("https://krant.example/1", "file:///etc/passwd")
    house.feed("/krant.rss", item)
    run("scan")

    ran = run("open", "1")

    assert (ran.code, ran.out, opened) == (2, "", [])
    assert ran.err == "Mention 1 has no address that a browser can open.\n"


def test_a_mention_that_is_not_there_can_not_be_opened(house, opened):
    ran = run("open", "7")
    assert (ran.code, opened) == (2, [])
    assert "There is no mention 7." in ran.err
