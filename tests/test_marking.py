import pytest
from rich.text import Text

from household import entry, run
from webwatch.render.marking import STYLE, mark, passage


def marked(text, search):
    shown = Text(text)
    count = mark(shown, search)
    return count, [text[span.start : span.end] for span in shown.spans if span.style == STYLE]


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("De hal lekt", "hal", (1, ["hal"])),
        ("Café CAFÉ café", "cafe", (1, ["Café", "CAFÉ", "café"])),
        ("De turnhal lekt", "HAL lek", (2, ["hal", "lek"])),
        ("De straße is dicht", "strasse", (1, ["straße"])),
        ("De hal", "dak", (0, [])),
        ("De hal", "", (0, [])),
        ("De hal", "!?", (0, [])),
        ("", "hal", (0, [])),
    ],
)
def test_what_was_searched_for_is_marked_whatever_its_case_and_accents(text, search, found):
    assert marked(text, search) == found


def test_a_passage_is_what_stands_around_the_word():
    summary = "woord " * 60 + "Contributie omhoog " + "woord " * 60
    piece = passage(summary, "dak contributie")
    assert "Contributie omhoog" in piece
    assert len(piece) <= 120
    assert passage(summary, "dak") == ""


def test_a_search_shows_the_words_that_it_found_also_when_only_the_text_has_them(house):
    house.feed(
        "/krant.rss",
        entry(1, "TV De Zwaluw wint", summary="De contributie gaat omhoog."),
        entry(2, "TV De Zwaluw: contributie"),
        entry(3, "TV De Zwaluw verliest", summary="Het regende."),
    )
    run("scan")

    shown = run("mentions", "--search", "contributie").out

    assert "De contributie gaat omhoog." in shown
    assert "TV De Zwaluw: contributie" in shown
    assert "verliest" not in shown
    assert "gaat omhoog" not in run("mentions").out


def test_what_only_the_outlet_has_shows_no_passage(house):
    run("scan")
    shown = run("mentions", "--search", "krant").out
    assert "TV De Zwaluw wint" in shown
    assert len(shown.splitlines()) == 2


def test_the_words_stand_out_on_a_terminal(house, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    run("scan")
    shown = run("mentions", "--search", "wint", terminal=True).out
    assert "\x1b[1;4" in shown
