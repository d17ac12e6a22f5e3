from datetime import UTC, datetime
from pathlib import Path

import pytest

from webwatch.core.model import Document, Entry, FailureClass
from webwatch.sources import NotAFeed, feeds_in
from webwatch.sources.reading import read

FEEDS = Path(__file__).parent / "fixtures" / "feeds"
URL = "https://bron.example/map/feed"


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def feed_of(content, content_type="", url=URL):
    body = content.encode() if isinstance(content, str) else content
    return read(Document(url=url, content=body, content_type=content_type))


def refusal_of(content, content_type=""):
    with pytest.raises(NotAFeed) as refused:
        feed_of(content, content_type)
    return refused.value.failure


def fixture(name):
    return feed_of((FEEDS / name).read_bytes())


def rss(items, head=""):
    return f'<rss version="2.0"><channel><title>t</title>{head}{items}</channel></rss>'


def titles(feed):
    return [entry.title for entry in feed.entries]


def test_rss_two_is_read():
    feed = fixture("rss20.xml")
    assert (feed.title, feed.ttl, feed.complete) == ("De Dorpskrant", 15, True)
    assert feed.entries[0] == Entry(
        guid="dk-1",
        url="https://dorpskrant.example/nieuws/1?a=1&b=2",
        title="Turnvereniging De Zwaluw wint beker & feest",
        summary="Turnvereniging De Zwaluw won de beker. Het feest is zaterdag. Iedereen is welkom.",
        author="Jan Jansen",
        outlet="De Dorpskrant",
        published=at(2026, 10, 1, 10, 52, 42),
        language="nl",
        tags=("Sport", "Dorp"),
    )


def test_an_item_of_another_publisher_names_that_publisher():
    assert fixture("rss20.xml").entries[1] == Entry(
        guid="https://dorpskrant.example/nieuws/2.html",
        url="https://dorpskrant.example/nieuws/2.html",
        title="Citroën geramd bij sporthal",
        summary="Zie de foto. Niemand raakte gewond.",
        author="Redactie",
        outlet="Persbureau Noord",
        published=at(2026, 10, 1, 11),
        language="nl",
    )


def test_an_item_without_title_or_link_goes_by_its_permalink_and_stays_undated():
    assert fixture("rss20.xml").entries[2] == Entry(
        guid="https://dorpskrant.example/nieuws/3",
        url="https://dorpskrant.example/nieuws/3",
        summary="Alleen een tekst",
        outlet="De Dorpskrant",
        language="nl",
    )


def test_atom_is_read():
    feed = fixture("atom10.xml")
    assert feed.title == "Forum & praat"
    assert feed.entries == (
        Entry(
            guid="tag:forum.example,2026:7",
            url="https://forum.example/topics/7",
            title="Klacht over De Zwaluw",
            summary="Ze antwoorden niet.",
            author="Piet",
            outlet="Forum & praat",
            published=at(2026, 3, 11, 9, 1, 23),
            updated=at(2026, 3, 12, 10, 1, 23),
            language="nl",
            tags=("Klachten",),
        ),
        Entry(
            guid="tag:forum.example,2026:8",
            url="https://bron.example/topics/8",
            title="Question about a < b",
            summary="Short.",
            outlet="The Other Forum",
            updated=at(2026, 3, 12, 11),
            language="en",
        ),
    )


def test_old_atom_is_read():
    (entry,) = fixture("atom03.xml").entries
    assert entry.url == "https://weblog.example/1"
    assert (entry.published, entry.updated) == (at(2004, 5, 2, 8), at(2004, 5, 3, 8))
    assert (entry.title, entry.summary) == ("De Zwaluw jubileert", "Vijftig jaar.")


def test_rdf_is_read():
    feed = fixture("rdf.xml")
    (entry,) = feed.entries
    assert (entry.title, entry.url) == ("De Zwaluw im Finale", "https://omroep.example/1")
    assert (entry.published, entry.language, entry.tags) == (at(2026, 3, 11, 8), "de", ("Sport",))
    assert feed.ttl == 30


def test_old_rss_is_read_without_its_comments_and_document_type():
    (entry,) = fixture("rss091.xml").entries
    assert entry.title == "Cafébrand naast De Zwaluw"
    assert entry.summary == "Geen gewonden – wel schade"


def test_json_feed_is_read():
    feed = fixture("feed.json")
    assert feed.title == "Sportblog"
    assert feed.entries == (
        Entry(
            guid="12",
            url="https://bron.example/12",
            title="De Zwaluw & de beker",
            summary="Een korte tekst. En meer.",
            author="Els, Jan",
            outlet="Sportblog",
            published=at(2026, 3, 11, 9),
            updated=at(2026, 3, 11, 10),
            language="nl",
            tags=("turnen",),
        ),
        Entry(
            guid="b",
            url="https://elders.example/b",
            summary="a < b",
            author="Kim",
            outlet="Sportblog",
            language="en",
        ),
        Entry(outlet="Sportblog", language="nl"),
    )


@pytest.mark.parametrize("body", ["{", '{"a":' * 50_000, '{"items": ' + "9" * 9000 + "}"])
def test_json_that_cannot_be_parsed_is_broken(body):
    assert refusal_of(body).failure_class is FailureClass.BROKEN


@pytest.mark.parametrize("body", ["{}", '{"version": 1, "items": []}', '{"items": [{}]}'])
def test_json_of_another_sort_is_no_feed(body):
    assert refusal_of(body).failure_class is FailureClass.NOT_A_FEED


def test_a_json_feed_is_cut_at_two_thousand_entries():
    items = ",".join(["{}"] * 2001)
    feed = feed_of(f'{{"version":"https://jsonfeed.org/version/1","items":[{items}]}}')
    assert (len(feed.entries), feed.complete) == (2000, False)


@pytest.mark.parametrize(
    "body", [rss(""), "<rss/>", '<feed xmlns="http://www.w3.org/2005/Atom"></feed>']
)
def test_a_feed_without_entries_is_a_feed(body):
    feed = feed_of(body)
    assert (feed.entries, feed.complete) == ((), True)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", b"\0\0"])
def test_an_empty_body_is_empty(body):
    assert refusal_of(body).failure_class is FailureClass.EMPTY


def test_a_body_that_names_a_file_opens_nothing(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(rss("<item><title>geheim</title></item>"), encoding="utf-8")
    for body in (str(secret), secret.as_uri(), "/etc/passwd", "http://127.0.0.1:9/feed"):
        assert refusal_of(body).failure_class is FailureClass.NOT_A_FEED


def test_an_unknown_root_is_no_feed():
    failure = refusal_of("<opml><body2/></opml>")
    assert failure.failure_class is FailureClass.NOT_A_FEED
    assert failure.detail == "no RSS, Atom, RDF or JSON Feed in it"


def test_a_page_is_no_feed_and_offers_the_feeds_that_it_links_to():
    failure = refusal_of((FEEDS / "page.html").read_bytes(), "application/rss+xml")
    assert failure.failure_class is FailureClass.NOT_A_FEED
    assert failure.detail == 'an HTML page: "Voordat je doorgaat"'
    assert failure.feeds == (
        "https://krant.example/feed.xml?a=1&b=2",
        "https://krant.example/site/atom.xml",
        "https://elders.example/feed.json",
    )


def test_a_page_without_title_is_a_page():
    assert refusal_of("<body>Te veel verzoeken</body>").detail == "an HTML page"


def test_the_feeds_of_a_page_are_resolved_against_its_address():
    page = b'<link rel=alternate type=application/rss+xml href="feed"><base href="javascript:x">'
    assert feeds_in(page, URL) == ("https://bron.example/map/feed",)
    assert feeds_in(b"\xff\xfe\x00", URL) == ()


@pytest.mark.parametrize(
    ("said", "failure_class"),
    [
        ("403! (20532)", FailureClass.BLOCKED),
        ("429!", FailureClass.TOO_FAST),
        ("404!", FailureClass.GONE),
        ("500! (20532)", FailureClass.BROKEN),
    ],
)
def test_an_error_written_as_an_entry_is_a_failure(said, failure_class):
    failure = refusal_of(rss(f"<item><title>Bridge returned error {said}</title></item>"))
    assert failure.failure_class is failure_class
    assert failure.detail == f"RSS-Bridge: Bridge returned error {said[:3]}"


def test_an_error_among_entries_is_left_out():
    feed = feed_of(
        rss("<item><title>a</title></item><item><title>Bridge returned error 0!</title></item>")
    )
    assert titles(feed) == ["a"]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://krant.example/1", "https://krant.example/1"),
        ("  https://krant.example/a b\n ", "https://krant.example/a%20b"),
        ("/1", "https://bron.example/1"),
        ("//krant.example/1", "https://krant.example/1"),
        ("?x=1&amp;y=2", "https://bron.example/map/feed?x=1&y=2"),
        ("?x=1&y=2", "https://bron.example/map/feed?x=1&y=2"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:jan@krant.example", ""),
        ("http://[::1/", ""),
        ("https://krant.example/" + "a" * 4000, ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(link, url):
    assert feed_of(rss(f"<item><link>{link}</link></item>")).entries[0].url == url


def test_a_relative_link_of_rss_is_relative_to_its_site():
    feed = feed_of(rss("<item><link>1</link></item>", "<link>https://site.example/n/</link>"))
    assert feed.entries[0].url == "https://site.example/n/1"


def test_an_entry_says_nothing_twice():
    items = "<item><description>kort</description><content:encoded>kort en meer</content:encoded>"
    feed = feed_of(
        rss(items + "</item>").replace(
            "<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        )
    )
    assert feed.entries[0].summary == "kort en meer"


def test_texts_are_cut_to_their_limits():
    words = "woord " * 30_000
    feed = feed_of(rss(f"<item><title>{words}</title><description>{words}</description></item>"))
    assert (len(feed.entries[0].title), len(feed.entries[0].summary)) == (500, 20_000)
    assert feed.entries[0].title.endswith("…")


@pytest.mark.parametrize(
    ("head", "ttl"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl>99999999</ttl>", 10_080),
        ("<ttl>-1</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>vaak</ttl>", None),
        ("", None),
    ],
)
def test_the_publishers_pace_is_read(head, ttl):
    assert feed_of(rss("", head)).ttl == ttl


TEXT = "Citroën – café"
XML = (
    '<?xml version="1.0" encoding="%s"?>'
    f"<rss><channel><item><title>{TEXT}</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("declared", "real", "content_type"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "windows-1252", "text/xml; charset=utf-8"),
        ("windows-1252", "windows-1252", ""),
        ("iso-8859-1", "windows-1252", ""),
        ("iso-8859-1", "utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-8", "windows-1252", "text/xml; charset='ISO-8859-1'"),
        ("utf-16", "utf-16", "application/xml"),
        ("utf-16", "utf-16-be", ""),
        ("utf-8", "utf-8-sig", "text/xml; charset=windows-1252"),
        ("utf-8", "utf-32", ""),
        ("koi8-bestaat-niet", "windows-1252", "text/xml; charset=hex"),
        ("utf-7", "utf-8", "text/xml; charset=unicode_escape"),
        ("cp037x", "utf-8", ""),
    ],
)
def test_the_text_is_decoded_whatever_is_declared(declared, real, content_type):
    assert titles(feed_of((XML % declared).encode(real), content_type)) == [TEXT]


def test_a_byte_order_mark_that_lies_is_ignored():
    assert titles(feed_of(b"\xff\xfe" + (XML % "utf-16").encode())) == [TEXT]


def test_seven_bits_of_japanese_are_decoded_as_declared():
    body = (XML % "iso-2022-jp").replace(TEXT, "ツバメ").encode("iso-2022-jp")
    assert titles(feed_of(body)) == ["ツバメ"]


def test_a_few_wrong_bytes_spoil_nothing_else():
    body = (XML % "utf-8").encode().replace(b" \xe2\x80\x93 ", b" \x96\xff\x81 ")
    assert titles(feed_of(body)) == ["Citroën –ÿ� café"]


def test_windows_punctuation_within_utf8_is_what_its_author_meant():
    assert titles(feed_of(rss("<item><title>KPN\x92s \x93net\x94</title></item>"))) == [
        "KPN’s “net”"
    ]
