import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from webwatch.core.model import (
    Appearance,
    Assessment,
    Entry,
    Kind,
    Match,
    Mention,
    Reason,
    Severity,
)
from webwatch.render.listing import STYLES, card, explanation, table
from webwatch.render.wording import Wording

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOSTILE = "[/b] [red]TV[/red] [link=https://kwaad.example]x[/link] :smile: {{7*7}}"
MENTION = Mention(
    id=7,
    entry=Entry(
        title="TV De Zwaluw zoekt hulp", url="https://krant.example/7", outlet="De Krant",
        author="Redactie", summary="Twee regels tekst.", published=NOW - timedelta(days=2),
    ),
    source="Nieuws", matches=(Match("De Zwaluw", "title", "TV De Zwaluw"),),
    assessment=Assessment(
        Severity.MEDIUM, Kind.QUESTION, (Reason("harm.money", "hulp", 1.25), Reason("x", "", -2))
    ),
    first_seen=NOW - timedelta(hours=3), story=4,
    also_in=(Appearance("Blad", "https://blad.example/7"), Appearance("", "")),
)  # fmt: skip


def shown(renderable, width=100, *, terminal=False):
    out = io.StringIO()
    colours = "standard" if terminal else None
    how = {"markup": False, "emoji": False, "highlight": False, "force_terminal": terminal}
    console = Console(file=out, width=width, color_system=colours, **how)
    console.print(renderable)
    return out.getvalue()


@pytest.fixture
def wording():
    return Wording("en", "Europe/Amsterdam")


def test_a_list_has_a_row_a_mention(wording):
    head, *rows = shown(table([MENTION, replace(MENTION, id=8)], wording, NOW)).splitlines()

    assert head.split() == ["ID", "Severity", "Seen", "Title", "Outlet"]
    assert [row.split()[:2] for row in rows] == [["7", "medium"], ["8", "medium"]]
    assert "TV De Zwaluw zoekt hulp" in rows[0]
    assert rows[0].rstrip().endswith("De Krant")


def test_without_an_outlet_the_source_stands_in_its_place(wording):
    plain = replace(MENTION, entry=replace(MENTION.entry, outlet=""))
    assert shown(table([plain], wording, NOW)).rstrip().endswith("Nieuws")


@pytest.mark.parametrize("width", [30, 40, 60, 100])
def test_nothing_is_lost_in_a_narrow_window(wording, width):
    long = replace(MENTION, entry=replace(MENTION.entry, title="Zwaluwnest" * 12))
    text = shown(table([long], wording, NOW), width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "".join(text.split()).count("nest") >= 9


def test_a_title_is_a_link_only_if_its_address_is_of_the_web(wording):
    assert "https://krant.example/7\x1b\\" in shown(table([MENTION], wording, NOW), terminal=True)
    bad = replace(MENTION, entry=replace(MENTION.entry, url="javascript:alert(1)"))
    for renderable in (table([bad], wording, NOW), card(bad, wording)):
        assert "\x1b]8;" not in shown(renderable, terminal=True)


@pytest.mark.parametrize("severity", list(Severity))
def test_a_flag_is_a_word_and_a_colour(wording, severity):
    graded = replace(MENTION, grade=severity)
    assert str(severity) in shown(table([graded], wording, NOW))
    assert "\x1b[" in shown(table([graded], wording, NOW), terminal=True)
    assert len(set(STYLES.values())) == 4


def test_words_of_the_web_are_shown_as_written(wording):
    entry = replace(MENTION.entry, title=HOSTILE, summary=HOSTILE, author=HOSTILE, outlet=HOSTILE)
    quoted = (Match(HOSTILE, "title", HOSTILE),)
    reasons = Assessment(Severity.LOW, Kind.NEWS, (Reason("x", HOSTILE, 1),))
    hostile = replace(
        MENTION, entry=entry, source=HOSTILE, matches=quoted, assessment=reasons,
        also_in=(Appearance(HOSTILE, HOSTILE),),
    )  # fmt: skip
    for renderable, times in (
        (table([hostile], wording, NOW), 1),
        (card(hostile, wording), 8),
        (explanation(hostile, wording), 5),
    ):
        text = shown(renderable, 400)
        assert text.count(HOSTILE) >= times


def test_a_card_has_all_that_is_known(wording):
    text = shown(card(MENTION, wording))
    facts = dict(line.split("  ", 1) for line in text.splitlines() if "  " in line)

    assert facts["Title"].strip() == "TV De Zwaluw zoekt hulp"
    assert facts["Severity"].strip() == "medium"
    assert facts["Kind"].strip() == "question"
    assert facts["Link"].strip() == "https://krant.example/7"
    assert (facts["Author"].strip(), facts["Source"].strip()) == ("Redactie", "Nieuws")
    assert "19 November 2026" in facts["Published"]
    assert "21 November 2026" in facts["First seen"]
    assert facts["Keywords"].strip() == "De Zwaluw"
    assert facts["Story"].strip() == "4"
    assert "Blad  https://blad.example/7" in text
    assert "graded" not in text


def test_a_card_without_much_in_it_has_dashes(wording):
    bare = replace(MENTION, entry=Entry(title="TV De Zwaluw"), also_in=(), story=0)
    text = shown(card(bare, wording))
    for name in ("Link", "Outlet", "Author", "Published", "Text"):
        assert any(line.split() == [name, "-"] for line in text.splitlines()), name
    assert "Also in" not in text
    assert ["Story", "7"] in [line.split() for line in text.splitlines()]


def test_a_person_s_grade_stands_beside_the_machine_s_word(wording):
    graded = replace(MENTION, grade=Severity.LOW)
    for renderable in (card(graded, wording), explanation(graded, wording)):
        text = shown(renderable)
        assert "graded by a person; webwatch said medium" in text
        assert ["Severity", "low"] in [line.split() for line in text.splitlines()]


def test_an_explanation_gives_the_matches_the_reasons_with_their_points_and_the_story(wording):
    text = shown(explanation(MENTION, wording))

    assert "De Zwaluw: “TV De Zwaluw” in the title" in text
    assert "+1.2  “hulp”" in text
    assert "-2.0" in text
    assert "Story" in text
    assert "https://blad.example/7" in text


def test_a_mention_without_reasons_says_that_nothing_asks_for_action(wording):
    calm = replace(MENTION, assessment=Assessment(Severity.LOW, Kind.NEWS))
    assert "nothing in it asks for action" in shown(explanation(calm, wording))


def test_it_speaks_dutch():
    dutch = Wording("nl", "Europe/Amsterdam")
    text = shown(card(MENTION, dutch)) + shown(explanation(MENTION, dutch))
    for english in ("Severity", "Outlet", "First seen", "Because", "Matched", "Keywords"):
        assert english not in text
