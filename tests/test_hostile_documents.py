import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webwatch.core.model import Document, FailureClass, Feed
from webwatch.core.text import clean
from webwatch.sources import KINDS, MAILED, Mbox, NotAFeed, mending
from webwatch.sources.reading import read

FEEDS = Path(__file__).parent / "fixtures" / "feeds"
URL = "https://bron.example/feed"
HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
TAIL = "</channel></rss>"
NEXT = "<item><title>daarna</title></item>"

JUNK = (
    b"<", b">", b"&", b"&#xD800;", b"&#27;[2J", b"<![CDATA[", b"]]>", b"<!--", b"\x00", b"\xff\xfe",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<item>", b"</item>", b"</entry>", b"</rss>", b"<html>",
    b'<x:y xml:base="javascript:">', b'<content type="base64">!</content>', b"<gml:pos>1</gml:pos>",
    b"<textinput>", b"<image><width>", b"</height>", b"<itunes:duration>x</itunes:duration>",
    b"<pubDate>99999999999999999999</pubDate>", b"<media:rating>x</media:rating>", b"<author/>",
    b'<link href="http://[::1/"/>', b"\xe2\x80\xae", b"\xcc\x81" * 20, b"<category/>", b"<title/>",
)  # fmt: skip


def feed_of(body):
    return read(Document(url=URL, content=body.encode() if isinstance(body, str) else body))


def rss(items):
    return HEAD + items + TAIL


def titles(body):
    return [entry.title for entry in feed_of(body).entries]


def refused(body):
    with pytest.raises(NotAFeed) as caught:
        feed_of(body)
    return caught.value.failure.failure_class


def inspect(document):
    """Read a document by every kind; whatever is in it, only two things may come of it."""
    on_the_web = [kind(name="x", url=URL) for kind in KINDS.values() if kind not in MAILED]
    for source in (*on_the_web, Mbox(name="x", path="/x", authenticated_by="x")):
        try:
            feed = source.read(document)
        except NotAFeed:
            continue
        assert isinstance(feed, Feed)
        for entry in feed.entries:
            said = (entry.title, entry.summary, entry.author, entry.outlet, entry.guid, *entry.tags)
            assert all(text == clean(text) for text in said)
            assert entry.url == "" or entry.url.startswith(("http://", "https://"))
            assert (len(entry.title) <= 500, len(entry.summary) <= 20_000) == (True, True)


@given(st.binary(max_size=300), st.sampled_from(["", "text/xml; charset=utf-16", "text/html"]))
def test_any_bytes_are_a_feed_or_refused(content, content_type):
    inspect(Document(url=URL, content=content, content_type=content_type))


@given(st.lists(st.sampled_from(JUNK) | st.binary(max_size=9), max_size=25).map(b"".join))
def test_anything_within_a_feed_is_read_or_refused(junk):
    inspect(Document(url=URL, content=(HEAD + "<item><title>").encode() + junk + TAIL.encode()))


@pytest.mark.parametrize("name", sorted(path.name for path in FEEDS.glob("*.*")))
def test_a_damaged_feed_is_read_or_refused(name):
    chance = random.Random(name)
    whole = (FEEDS / name).read_bytes()
    for _ in range(30):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 2, 5, 20])):
            here = chance.randrange(len(damaged) + 1)
            there = min(len(damaged), here + chance.randrange(600))
            damaged[here:there] = chance.choice(
                [b"", bytes([chance.randrange(256)]), damaged[here:there] * 2, *JUNK]
            )
        inspect(Document(url=URL, content=bytes(damaged)))


def test_a_feed_cut_off_anywhere_keeps_whole_entries_and_invents_none():
    whole = (FEEDS / "rss20.xml").read_bytes()
    entries = feed_of(whole).entries
    for end in range(1, len(whole) - len("</rss>"), 13):
        whole_entries = whole[:end].count(b"</item>")
        if whole_entries:
            feed = feed_of(whole[:end])
            assert (feed.entries, feed.complete) == (entries[:whole_entries], False)
        else:
            assert refused(whole[:end]) in {FailureClass.BROKEN, FailureClass.NOT_A_FEED}


def test_entities_are_not_expanded_and_nothing_outside_is_read(tmp_path):
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    bombs = "".join(f'<!ENTITY b{n + 1} "{f"&b{n};" * 10}">' for n in range(12))
    declared = (
        f'<!ENTITY b0 "boem">{bombs}<!ENTITY file SYSTEM "{(tmp_path / "secret").as_uri()}">'
        '<!ENTITY % remote SYSTEM "http://127.0.0.1:9/dtd">%remote;'
    )
    body = rss("<item><title>a&b12;b&file;c</title></item>")
    assert titles(f"<!DOCTYPE rss [{declared}]>{body}") == ["abc"]


FLOOD = "<item><title>x</title><description>%s</description></item>" + NEXT


@pytest.mark.parametrize(
    ("flood", "found"),
    [
        ("<a>" * 20_000 + "</a>" * 20_000, ["x", "daarna"]),
        ("<a>" * 20_000, ["x", "daarna"]),
        ("<![CDATA[" + "<" * 200_000 + "]]>", ["x", "daarna"]),
        ("<" * 200_000, ["x", "daarna"]),
        ("&" * 200_000, ["x", "daarna"]),
        ("&lt;" * 100_000, ["x", "daarna"]),
        ("<i " + " ".join(f'a{n}="x"' for n in range(20_000)) + ">", ["x", "daarna"]),
        (f'<i title="{"x" * 1_000_000}">', ["x", "daarna"]),
        ("".join(f"<category>{n}</category>" for n in range(10_000)), ["x", "daarna"]),
        ("".join(f"<content>{n}</content>" for n in range(10_000)), ["x", "daarna"]),
        ("</i>" * 20_000, ["x", "daarna"]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_flood_in_one_entry_costs_the_others_nothing(flood, found):
    before = time.process_time()
    assert titles(rss(FLOOD % flood)) == found
    assert time.process_time() - before < 4


@pytest.mark.parametrize("flood", ["<a ", "<a/>", "<!-- -->", "<title>x</title>"])
def test_a_flood_without_end_is_cut(flood, monkeypatch):
    monkeypatch.setattr(mending, "_MAX_MARKS", 5000)
    feed = feed_of("<!DOCTYPE rss>" + rss(NEXT + FLOOD % (flood * 6000)))  # for the mender
    assert (titles_of(feed), feed.complete) == (["daarna"], False)


def titles_of(feed):
    return [entry.title for entry in feed.entries]


def test_three_thousand_entries_are_cut_to_two_thousand():
    feed = feed_of(rss("".join(f"<item><title>{n}</title></item>" for n in range(3000))))
    assert titles_of(feed) == [str(n) for n in range(2000)]
    assert not feed.complete


def test_two_thousand_entries_are_whole():
    feed = feed_of(rss("<item><title>x</title></item>" * 2000))
    assert (len(feed.entries), feed.complete) == (2000, True)


def test_empty_entries_are_cut_to_two_thousand_too():
    assert len(feed_of(rss("<item/>" * 2500)).entries) == 2000


def test_a_flood_of_text_is_cut(monkeypatch):
    monkeypatch.setattr(mending, "_MAX_WRITTEN", 10_000)
    items = f"<item><title>x</title><description>{'&' * 500}</description></item>" * 9
    feed = feed_of(rss(items))
    assert (len(feed.entries), feed.complete) == (3, False)


def test_a_title_of_five_megabytes_is_cut():
    (title, after) = titles(rss(f"<item><title>{'x' * 5_000_000}</title></item>{NEXT}"))
    assert (len(title), after) == (500, "daarna")


def test_bad_references_spoil_nothing_else():
    body = rss(f"<item><title>a&#xD800;&#x110000;&#0;b&nbsp;&wat;&#150;c</title></item>{NEXT}")
    assert titles(body) == ["a\ufffd\ufffd\ufffdb &wat;–c", "daarna"]


def test_controls_in_a_title_are_removed():
    assert titles(rss("<item><title>a\x00b\x1b[2Jc\x07\x0bd\u202ee]]></title></item>")) == [
        "abcde]]>"
    ]


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("<item><title>a<br>b & c < d <3</title></item>" + NEXT, ["a b & c < d <3", "daarna"]),
        ("<item><title>a<b>c</title><link>x</item>" + NEXT, ["ac", "daarna"]),
        ("<item><title>a" + NEXT, ["a", "daarna"]),
        ("<item><title>a <b</title></item>" + NEXT, ["a <b", "daarna"]),
        ("<item><title>a</x></title></b></item>" + NEXT, ["a", "daarna"]),
        ("<item><dc:date>2026-03-11</dc:date><title>a</title></item>" + NEXT, ["a", "daarna"]),
        ("<item><title lang='nl\">a</title></item>" + NEXT, ["a", "daarna"]),
        ("<item><title lang='a\"<b' lang=nl>a</title></item>" + NEXT, ["a", "daarna"]),
        ("<ITEM><TITLE>a</TITLE></ITEM>" + NEXT, ["a", "daarna"]),
        ("<item><title>a</title><gml:pos>1</gml:pos></item>" + NEXT, ["a", "daarna"]),
        ("<image><title>nee</title><url>x</url>" + NEXT, ["daarna"]),
        ("<item><title>a</title><image><height>x</height></item>" + NEXT, ["a", "daarna"]),
        ("<item><title>a</title><media:item/></item>" + NEXT, ["a", "daarna"]),
        (NEXT + TAIL + "<item><title>na het einde</title></item>", ["daarna"]),
    ],
)
def test_what_is_badly_written_is_read_as_it_was_meant(items, found):
    assert titles(rss(items)) == found


@pytest.mark.parametrize("end", ["<![CDATA[", "<!--", "<?", "<!x", "<a href='"])
def test_what_never_ends_costs_only_the_entry_that_it_is_in(end):
    feed = feed_of(HEAD + NEXT + "<item><title>half</title>" + end + "<b")
    assert (titles_of(feed), feed.complete) == (["daarna"], False)


def test_junk_before_the_document_is_skipped():
    junk = "\ufeff\n<br />\n<b>Warning</b>: x in <b>/x.php</b>\n<?xml version='1.0'?><!-- <rss> -->"
    assert titles(junk + rss(NEXT)) == ["daarna"]


def test_a_feed_whose_elements_have_a_prefix_is_read():
    body = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>x</a:title></a:entry>'
        "<a:entry><a:title>half"
    )
    assert titles(body) == ["x"]


def test_a_feed_cut_off_before_its_first_entry_is_broken():
    assert refused(HEAD) is FailureClass.BROKEN
    assert refused(HEAD + "<item><title>half") is FailureClass.BROKEN


def test_what_makes_the_parser_raise_is_a_broken_feed():
    body = '<rss xmlns:g="http://www.opengis.net/gml"><channel><item><g:pos>1</g:pos></item>' + TAIL
    assert refused(body) is FailureClass.BROKEN
