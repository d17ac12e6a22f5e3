"""Does a digest look right on every surface, whatever the web wrote?"""

import json
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from digests import NOW, compose_with, eventful, eventful_mentions, hostile, mention, quiet
from snapshots import assert_same
from webwatch.channels.message import message
from webwatch.core.model import Severity
from webwatch.render.as_json import digest_json, mention_json
from webwatch.render.html import MAIL_BYTES, mail, page
from webwatch.render.terminal import show
from webwatch.render.text import text

DAYS = {"eventful": eventful, "quiet": quiet, "hostile": hostile}
ALL_DAYS = pytest.mark.parametrize("day", DAYS)


def on_terminal(digest, width, **more):
    paper = StringIO()
    settings = {"color_system": None, "force_terminal": False, "_environ": {}, **more}
    show(digest, Console(file=paper, width=width, legacy_windows=False, **settings))
    return paper.getvalue()


def mailed(digest):
    made = message(
        digest,
        sender="Webwatch De Zwaluw <webwatch@dezwaluw.example>",
        recipient="bestuur@dezwaluw.example",
        token="0123456789abcdef",
    )
    made.set_boundary("=_boundary")
    return made.as_bytes().decode("ascii")


@ALL_DAYS
@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_terminal_shows_what_was_found_good(day, width):
    assert_same(f"{day}.{width}.txt", on_terminal(DAYS[day](), width))


@ALL_DAYS
def test_text_html_mail_and_json_are_what_was_found_good(day):
    digest = DAYS[day]()
    assert_same(f"{day}.text.txt", text(digest))
    assert_same(f"{day}.html", page(digest))
    assert_same(f"{day}.eml", mailed(digest))
    assert_same(f"{day}.json", json.dumps(digest_json(digest), ensure_ascii=False, indent=2))


def test_the_english_digest_is_what_was_found_good():
    told = eventful_mentions()[2:3]
    digest = eventful("en", told=told)
    assert_same("eventful.en.80.txt", on_terminal(digest, 80))
    assert_same("eventful.en.html", page(digest))


@ALL_DAYS
@pytest.mark.parametrize("width", [20, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal_but_an_address(day, width):
    for line in on_terminal(DAYS[day](), width).splitlines():
        assert cell_len(line) <= width or line.strip().startswith("https://")


def test_an_address_stays_in_one_piece():
    url = "https://example.net/" + "pad/" * 100
    assert f"{url}\n" in on_terminal(compose_with([mention(url=url)]), 60)


def test_a_pipe_gets_no_escape_codes():
    assert "\x1b" not in on_terminal(eventful(), 80)
    assert "\x1b" not in text(hostile())


def test_no_color_keeps_bold_and_links_but_no_colours():
    shown = on_terminal(eventful(), 80, force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[1m" in shown
    assert "\x1b[1;97;41m" not in shown


def test_a_terminal_shows_the_severity_as_colour_and_word_and_links_the_title():
    shown = on_terminal(eventful(), 80, force_terminal=True, color_system="standard")
    assert "\x1b[1;97;41mKRITIEK" in shown
    assert ";https://reviews.example/de-zwaluw/991\x1b\\" in shown


def test_what_the_web_wrote_is_never_obeyed_by_the_terminal():
    shown = on_terminal(hostile(), 200, force_terminal=True, color_system="standard")
    assert "[bold red]niet rood[/b] [link=https://evil.example]klik[/link] :smile:" in shown
    assert ";https://evil.example\x1b\\" not in shown
    assert "javascript:" not in shown


class Page(HTMLParser):
    """Which elements and attributes a page has, and what it says."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.attributes, self.words = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.words += data


@ALL_DAYS
@pytest.mark.parametrize("form", [page, mail])
def test_html_has_no_scripts_and_fetches_nothing(day, form):
    made = Page(form(DAYS[day]()))
    assert not {"script", "img", "link", "iframe", "object", "form", "svg"} & set(made.elements)
    names = {name for _, name, _ in made.attributes}
    assert not {"src", "background", "srcset"} & names
    assert not [name for name in names if name.startswith("on")]
    links = [value for tag, name, value in made.attributes if name == "href"]
    assert all(value.startswith(("https://", "http://")) for value in links)
    assert "url(" not in form(DAYS[day]())
    assert "@import" not in form(DAYS[day]())


def test_html_shows_what_the_web_wrote_as_written():
    words = Page(page(hostile())).words
    assert "[bold red]niet rood[/b] [link=https://evil.example]klik[/link] :smile: {{7*7}}" in words
    assert "<script>alert(1)</script><img src=x onerror=alert(1)> {% raw %}" in words


def test_html_names_its_language():
    assert ("html", "lang", "nl") in Page(mail(eventful())).attributes
    assert ("html", "lang", "en") in Page(mail(eventful("en"))).attributes


def test_a_mail_has_its_styles_inline_and_keeps_those_for_dark_mode_and_phones():
    html = mail(eventful())
    assert 'class="flag flag-critical" style="' in html
    assert "@media (prefers-color-scheme: dark)" in html
    assert "@media (max-width: 480px)" in html
    assert "<!--[if mso]>" in html


def test_a_mail_of_2000_mentions_stays_under_what_gmail_clips_and_counts_the_rest():
    many = [
        mention(number, f"Bericht {number} over De Zwaluw", summary="Woorden genoeg. " * 30)
        for number in range(1, 2000)
    ]
    digest = compose_with([*many, mention(2000, "Brand!", severity=Severity.CRITICAL)])
    html = mail(digest)
    shown = html.count("<h3")
    assert 40 < shown < 2000
    assert len(html.encode()) < MAIL_BYTES
    assert f"En nog {2000 - shown}:" in html
    assert html.index("Brand!") < html.index("Bericht 1999")
    assert "Brand!" in text(digest, limit=10)
    assert "En nog 1990:" in text(digest, limit=10)
    assert page(digest).count("<h3") == 2000


def test_what_was_told_at_once_is_named_again_in_one_line():
    told = [mention(title="Brand in de gymzaal", severity=Severity.CRITICAL)]
    digest = quiet(told=told)
    for shown in (text(digest), Page(mail(digest)).words):
        assert "Al meteen gemeld:" in shown
        assert "Brand in de gymzaal" in shown


def test_the_mention_of_the_contract_has_exactly_its_keys():
    assert mention_json(eventful_mentions()[2]) == {
        "id": 13,
        "keywords": ["De Zwaluw"],
        "title": "Bestuur turnvereniging De Zwaluw doet aangifte van fraude",
        "summary": "Uit de kas van Turnvereniging De Zwaluw zou voor tienduizenden euro's zijn "
        "verdwenen. De politie onderzoekt de fraude; de penningmeester is op non-actief gezet.",
        "url": "https://krant.example/regio/"
        "bestuur-turnvereniging-de-zwaluw-doet-aangifte-van-fraude",
        "source": "Regionaal nieuws",
        "outlet": "Dagblad van het Noorden",
        "published": "2026-11-21T05:00:00Z",
        "first_seen": "2026-11-21T05:00:00Z",
        "language": "nl",
        "severity": "critical",
        "kind": "news",
        "reasons": [
            {"signal": "harm.law", "quote": "aangifte van fraude", "points": 2.0},
            {"signal": "harm.money", "quote": "verdwenen", "points": 2.0},
        ],
        "story": 13,
        "also_in": [{"outlet": "Regio TV", "url": "https://regiotv.example/fraude"}],
    }


def test_json_says_the_grade_and_null_where_there_is_no_date():
    graded = mention_json(mention(grade=Severity.HIGH))
    assert graded["severity"] == "high"
    undated = digest_json(compose_with([], [], now=NOW))["health"]
    assert undated["last_look"] is None
