import csv
import io

import pytest

from household import entry, run


@pytest.fixture
def found(house):
    """Three mentions: 1 and 3 of De Zwaluw, 2 of Hal De Wiek."""
    titles = ("TV De Zwaluw wint", "Dak van Hal De Wiek lekt", "Café van TV De Zwaluw open")
    entries = [entry(n, title, summary=f"Bericht {n}.") for n, title in enumerate(titles, 1)]
    house.feed("/krant.rss", *entries)
    assert run("scan").code == 0
    return house


def ids(*arguments):
    return [mention["id"] for mention in run("mentions", "--json", *arguments).json]


def test_mentions_are_listed_newest_first_with_the_number_to_ask_further_by(found):
    ran = run("mentions")

    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].split() == ["ID", "Severity", "Seen", "Title", "Outlet"]
    assert [line.split()[0] for line in lines[1:]] == ["3", "2", "1"]
    assert "Dak van Hal De Wiek lekt" in lines[2]
    assert ids() == [3, 2, 1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--keyword", "Hal De Wiek"], [2]),
        (["--search", "CAFE"], [3]),
        (["--search", "zwaluw wint"], [1]),
        (["--search", '" OR 1=1 -- %_*'], []),
        (["--since", "1h"], [3, 2, 1]),
        (["--since", "2999-01-01"], []),
        (["--since", "24u", "--keyword", "De Zwaluw", "--search", "open"], [3]),
    ],
)
def test_each_option_leaves_only_what_it_names(found, arguments, expected):
    assert ids(*arguments) == expected


def test_severity_leaves_this_level_and_worse_and_a_grade_counts(found):
    run("grade", 1, "critical")
    run("grade", 2, "high")
    run("grade", 3, "low")

    assert ids("--severity", "critical") == [1]
    assert ids("--severity", "HIGH") == [2, 1]
    assert ids("--severity", "low") == [3, 2, 1]


def test_no_mentions_is_said_on_stderr(found):
    ran = run("mentions", "--search", "pannenkoek")
    assert (ran.code, ran.out, ran.err) == (0, "", "No mentions found.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--since", "gisteren"], "'gisteren' is no moment. Write how long ago (24h, 7d, 2w)"),
        (["--severity", "erg"], "'erg' is no severity. Choose low, medium, high or critical."),
        (["--keyword", "De Zwalum"], "Did you mean 'De Zwaluw'?"),
        (["--json", "--csv"], "Choose --json or --csv, not both."),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_exit_code_2(found, arguments, sentence):
    ran = run("mentions", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


def test_csv_has_a_row_a_mention(found):
    rows = list(csv.DictReader(io.StringIO(run("mentions", "--csv").out)))

    assert list(rows[0]) == [
        "id", "severity", "kind", "published", "first_seen", "title", "url", "outlet", "source",
        "keywords", "language", "story",
    ]  # fmt: skip
    assert [row["id"] for row in rows] == ["3", "2", "1"]
    assert rows[1]["keywords"] == "Hal De Wiek"
    assert rows[1]["url"] == "https://krant.example/2"
    assert rows[1]["published"] == ""


@pytest.mark.parametrize("first", ["=HYPERLINK(1)", "+31 20", "-1", "@SUM(1)", "＝1+1"])
def test_no_cell_of_the_csv_is_a_formula(house, first):
    house.feed("/krant.rss", entry(1, f'{first} TV De Zwaluw, "wint"'))
    run("scan")

    (row,) = csv.DictReader(io.StringIO(run("mentions", "--csv").out))

    assert row["title"] == f'\'{first} TV De Zwaluw, "wint"'


def test_show_gives_one_mention_whole(found):
    ran = run("show", 2)

    assert (ran.code, ran.err) == (0, "")
    for piece in ("Dak van Hal De Wiek lekt", "https://krant.example/2", "Bericht 2.", "De Krant"):
        assert piece in ran.out
    assert run("show", 2, "--json").json == run("mentions", "--json").json[1]


def test_show_says_who_graded_it_and_where_else_it_stands(house):
    house.watch({"De Krant": "/krant.rss", "Blad": "/blad.rss"})
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint de beker van Meerwijk in de finale"))
    house.feed("/blad.rss", entry(2, "TV De Zwaluw wint de beker van Meerwijk in de finale"))
    run("scan")
    word = run("show", 1, "--json").json["severity"]
    run("grade", 1, "critical")

    shown = run("show", 1).out

    assert f"graded by a person; webwatch said {word}" in shown
    assert "critical" in shown
    assert "Also in" in shown
    assert "https://krant.example/2" in shown or "https://krant.example/1" in shown


@pytest.mark.parametrize(
    "command",
    [
        ["show", "99"],
        ["show", "99", "--json"],
        ["explain", "99"],
        ["grade", "99", "low"],
        ["grade", "99", "--undo"],
        ["show", "9" * 30],
    ],
)
def test_a_mention_that_is_not_there_is_one_sentence_and_exit_code_2(found, command):
    ran = run(*command)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"There is no mention {command[1]}. `webwatch mentions` lists them.\n"


@pytest.mark.parametrize("command", [["show", "een"], ["explain"], ["show", "1", "2"]])
def test_what_is_no_number_is_a_usage_error(found, command):
    ran = run(*command)
    assert (ran.code, ran.out) == (2, "")


def test_explain_says_what_matched_where_and_why(found):
    ran = run("explain", 1)

    assert (ran.code, ran.err) == (0, "")
    assert "De Zwaluw: “TV De Zwaluw” in the title" in ran.out
    assert "Because" in ran.out


def test_explain_says_which_story_it_is_in(house):
    house.watch({"De Krant": "/krant.rss", "Blad": "/blad.rss"})
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint de beker van Meerwijk in de finale"))
    house.feed("/blad.rss", entry(2, "TV De Zwaluw wint de beker van Meerwijk in de finale"))
    run("scan")

    assert "Story" in run("explain", 1).out
    assert "https://krant.example/" in run("explain", 1).out


def test_a_mention_with_nothing_that_asks_for_action_says_so(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw"))
    run("scan")
    reasons = run("show", 1, "--json").json["reasons"]
    assert reasons == []
    assert "nothing in it asks for action" in run("explain", 1).out


def test_a_grade_always_wins_and_can_be_taken_back(found):
    before = run("show", 1, "--json").json["severity"]

    graded = run("grade", 1, "Critical")
    assert graded.code == 0
    assert "Mention 1 is now critical. `webwatch grade 1 --undo` takes that back." in graded.err
    assert run("show", 1, "--json").json["severity"] == "critical"
    assert "TV De Zwaluw wint" in run("grade", "--list").out

    undone = run("grade", 1, "--undo")
    assert f"Mention 1 is {before} again." in undone.err
    assert run("show", 1, "--json").json["severity"] == before
    assert run("grade", "--list").err == "Nothing was graded yet.\n"


def test_grades_are_listed_oldest_first(found):
    run("grade", 3, "low")
    run("grade", 1, "high")

    lines = run("grade", "--list").out.splitlines()

    assert [line.split()[:2] for line in lines] == [["3", "low"], ["1", "high"]]


@pytest.mark.parametrize(
    "arguments", [[], ["1"], ["1", "low", "--undo"], ["--undo"], ["1", "--list"]]
)
def test_half_a_grade_says_how_to_type_it(found, arguments):
    ran = run("grade", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Give a mention and a severity: webwatch grade 12 low.\n"


def test_a_grade_that_is_no_severity_changes_nothing(found):
    ran = run("grade", 1, "ernstig")
    assert ran.code == 2
    assert "'ernstig' is no severity" in ran.err
    assert run("grade", "--list").out == ""


def test_dutch_words_stand_around_what_was_found(found):
    found.watch({"De Krant": "/krant.rss"}, language="nl")

    assert run("mentions").out.splitlines()[0].split() != [
        "ID",
        "Severity",
        "Seen",
        "Title",
        "Outlet",
    ]
    assert "in de titel" in run("explain", 1).out or "titel" in run("explain", 1).out


def test_the_newest_two_hundred_are_listed_and_more_when_asked_for(house):
    entries = [entry(n, f"TV De Zwaluw wint beker {n}") for n in range(201)]
    house.feed("/krant.rss", *entries)
    assert run("scan").code == 0

    ran = run("mentions")
    assert len(ran.out.splitlines()) == 1 + 200
    assert ran.err == "There are more. --limit shows more of them, --since fewer.\n"
    asked = run("mentions", "--limit", "3")
    assert (len(asked.out.splitlines()), asked.err) == (1 + 3, "")
    assert len(ids()) == 201
    assert len(ids("--limit", "3")) == 3
