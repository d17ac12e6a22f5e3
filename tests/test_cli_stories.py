"""Explaining, holding back, releasing, forgetting: from feed to words."""

import sqlite3
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from household import entry, run

NOW = datetime.now(UTC)
PRESS = "Gemeente wil huur van sporthal De Wiek voor TV De Zwaluw verdubbelen"


def dated(number, title, *, days=0.0, author="", summary=""):
    """An entry that says when it was published, and by whom."""
    extra = f"<pubDate>{format_datetime(NOW - timedelta(days=days))}</pubDate>"
    extra += f"<author>{author}</author>" if author else ""
    return entry(number, title, summary=summary).replace("</item>", f"{extra}</item>")


def titles(ran):
    return [mention["title"] for mention in ran.json["mentions"]]


@pytest.fixture
def told_twice(house):
    """One press report in two papers, and something else."""
    house.watch({"Krant": "/krant.rss", "Blad": "/blad.rss"})
    house.feed("/krant.rss", dated(1, PRESS), dated(2, "Burendag bij TV De Zwaluw"))
    house.site.put(
        "/blad.rss",
        "<rss version='2.0'><channel><title>Het Blad</title>"
        + dated(1, f"{PRESS} - Het Blad").replace("krant.example", "blad.example")
        + "</channel></rss>",
    )
    assert run("scan").code == 0
    return {mention["title"]: mention["id"] for mention in run("mentions", "--json").json}


def test_explain_says_with_which_mention_it_is_one_story_and_why(told_twice):
    one, other = told_twice[PRESS], told_twice[f"{PRESS} - Het Blad"]

    ran = run("explain", one)

    assert ran.code == 0
    assert f"One story with {other}: They have the same title, within three days." in ran.out


def test_of_two_mentions_it_says_why_they_are_one_story_or_two(told_twice):
    one, other = told_twice[PRESS], told_twice[f"{PRESS} - Het Blad"]
    elsewhere = told_twice["Burendag bij TV De Zwaluw"]

    assert "They tell the same thing." in run("explain", one, other).out
    apart = run("explain", one, elsewhere)
    assert "They are two stories." in apart.out
    assert "Titles alike: " in apart.out


def test_one_story_through_a_third_is_said_to_be_that(house, monkeypatch):
    house.watch({"Krant": "/krant.rss"})
    house.feed("/krant.rss", dated(1, PRESS), dated(2, "Burendag bij TV De Zwaluw"))
    run("scan")
    with sqlite3.connect(house.folder / "webwatch.db") as database:
        database.execute("UPDATE mention SET story = 1")
    database.close()

    assert "one story through others" in run("explain", 1, 2).out


def test_a_mention_and_itself_are_no_pair(told_twice):
    ran = run("explain", 1, 1)

    assert (ran.code, ran.out) == (2, "")
    assert "two different mentions" in ran.err


@pytest.mark.parametrize("arguments", [[], [1, "--text", "Schande!"]])
def test_explain_wants_a_mention_or_words_but_not_both(house, arguments):
    ran = run("explain", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert "Give a mention" in ran.err


def test_words_are_explained_without_a_keyword_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    ran = run("explain", "--text", "Aangifte tegen TV De Zwaluw", "--name", "TV De Zwaluw")

    assert ran.code == 0
    assert "Severity  critical" in ran.out
    assert "“Aangifte”" in ran.out


def test_the_first_look_keeps_what_is_old_and_tells_only_what_is_new(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed(
        "/krant.rss",
        dated(1, "TV De Zwaluw opent zaal", days=400),
        dated(2, "TV De Zwaluw wint", days=1),
    )

    told = run("scan")
    digest = run("digest", "--json")

    assert "TV De Zwaluw wint" in told.out
    assert "opent zaal" not in told.out
    assert titles(digest) == ["TV De Zwaluw wint"]
    assert len(run("mentions", "--json").json) == 2


def test_a_program_is_given_what_is_held_back_too_and_is_told_once(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed("/krant.rss", dated(1, "TV De Zwaluw opent zaal", days=400))

    (mention,) = run("scan", "--json").json["mentions"]

    assert run("scan", "--json").json["mentions"] == []
    assert run("mentions", "--held", "--json").json == [mention]
    run("release")
    assert run("mentions", "--held", "--json").json == []


def test_what_is_held_back_is_explained_and_told_once_it_is_released(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed("/krant.rss", dated(1, "TV De Zwaluw opent zaal", days=400))
    run("scan")

    assert "Held back: It was already old when webwatch first looked." in run("explain", 1).out
    assert "1 mentions were released" in run("release", 1).err
    assert titles(run("digest", "--json")) == ["TV De Zwaluw opent zaal"]
    assert "0 mentions were released" in run("release").err


def test_only_a_mention_that_is_there_can_be_released(house):
    ran = run("release", 7)

    assert ran.code == 2
    assert "There is no mention 7" in ran.err


def test_a_new_keyword_tells_only_what_is_new_of_what_was_fetched_before(house):
    keywords = '[[keyword]]\nname = "Hal De Wiek"\n'
    house.watch({"Krant": "/krant.rss"}, keywords=keywords)
    house.feed(
        "/krant.rss",
        dated(1, "TV De Zwaluw opent zaal", days=400),
        dated(2, "TV De Zwaluw wint", days=1),
        etag="same",
    )
    run("scan")
    house.watch({"Krant": "/krant.rss"})

    assert "TV De Zwaluw wint" in run("scan").out
    assert titles(run("digest", "--json")) == ["TV De Zwaluw wint"]
    assert len(run("mentions", "--json").json) == 2


def test_a_person_is_forgotten_to_the_last_byte(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed(
        "/krant.rss",
        dated(1, "Klacht over TV De Zwaluw", author="Ingrid Vermeulen"),
        dated(2, "TV De Zwaluw wint", summary="Ingrid Vermeulen keek toe."),
    )
    run("scan")

    ran = run("forget", "Ingrid Vermeulen", "--yes")

    assert ran.code == 0
    assert "No trace of the name is left" in ran.err
    assert [mention["id"] for mention in run("mentions", "--json").json] == [2]
    for file in house.folder.glob("webwatch.db*"):
        assert b"Vermeulen" not in file.read_bytes()


def test_somebody_who_says_no_forgets_nobody(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed("/krant.rss", dated(1, "Klacht over TV De Zwaluw", author="Ingrid Vermeulen"))
    run("scan")

    ran = run("forget", "Ingrid Vermeulen", stdin="n\n")

    assert ran.code == 1
    assert run("show", 1, "--json").json["id"] == 1


def test_a_name_in_the_users_own_words_is_said_to_be_left_there(house):
    house.watch({"Blog van Ingrid": "/blog.rss"})
    house.feed("/blog.rss", dated(1, "Klacht over TV De Zwaluw"))
    run("scan")

    ran = run("forget", "Ingrid", "--yes")

    assert ran.code == 2
    assert "still stands in your own words" in ran.err


def test_twenty_grades_weigh_in_what_comes_after_and_say_so(house):
    house.watch({"Krant": "/krant.rss"})
    before = [dated(n, f"TV De Zwaluw houdt rommelmarkt nummer {n}") for n in range(1, 21)]
    house.feed("/krant.rss", *before)
    run("scan")
    for number in range(1, 21):
        run("grade", number, "high")

    house.feed("/krant.rss", *before, dated(99, "TV De Zwaluw houdt rommelmarkt op het plein"))
    (mention,) = run("scan", "--json").json["mentions"]

    (shift,) = [each for each in mention["reasons"] if each["signal"] == "grades"]
    assert shift["quote"] == "rommelmarkt"
    assert shift["points"] > 1


def test_a_keyword_that_is_gone_does_not_stop_what_its_grades_taught(house):
    house.watch({"Krant": "/krant.rss"})
    house.feed("/krant.rss", dated(1, "TV De Zwaluw houdt rommelmarkt"))
    run("scan")
    run("grade", 1, "high")
    house.watch({"Krant": "/krant.rss"}, keywords='[[keyword]]\nname = "Hal De Wiek"\n')

    assert run("scan").code == 0
