"""Does the quick reader say what the mender and feedparser say, or nothing?"""

# ruff: noqa: E501, SIM905 - a case is read best on one line

import random
import re
from pathlib import Path

import pytest

from webwatch.sources import documents, quick
from webwatch.sources.decoding import decode
from webwatch.sources.mending import mend

FEEDS = Path(__file__).parent / "fixtures" / "feeds"
URL = "https://bron.example/map/feed"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)


def slow(text):
    mended = mend(text)
    return documents._feed(documents._parse(mended.xml, URL), URL, complete=mended.complete)


def fast(text):
    found = quick.read(text)
    return found and documents._feed(found, URL, complete=True)


def rss(items="", head="", version="2.0"):
    channel = f"<title>De Krant</title>{head}{items}"
    return f'<rss version="{version}" {NAMESPACES}><channel>{channel}</channel></rss>'


def item(inside):
    return rss(f"<item><title>Zwaluw wint</title>{inside}</item><item><title>Later</title></item>")


def atom(inside="", head="", root=""):
    entry = f"<entry><title>Zwaluw wint</title>{inside}</entry>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {root}>{head}{entry}</feed>'


READ = {
    "the parts of an item": item(
        "<link>https://a.example/1?a=1&amp;b=2</link><description><![CDATA[<p>één</p>]]></description>"
        '<guid isPermaLink="false">g1</guid><pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate>'
        "<author>jan@a.example (Jan)</author><comments>c</comments>"
    ),
    "a guid that is a link": item("<guid>https://a.example/1</guid>"),
    "a guid beside a link": item("<guid>https://a.example/g</guid><link>https://a.example/l</link>"),
    "a guid beside an empty link": item("<guid>https://a.example/g</guid><link/>"),
    "an empty guid": item("<guid/>"),
    "no title": rss("<item><description>iets</description></item>"),
    "categories": item(
        '<category>Sport</category><category domain="d">Dorp</category><category domain="d"/>'
        '<category domain="d">Dorp</category><dc:subject>Turnen</dc:subject><category/>'
    ),
    "several creators": item("<dc:creator>Jan</dc:creator><dc:creator>Piet</dc:creator>"),
    "a date of Dublin Core": item("<dc:date>2026-03-02T08:00:00Z</dc:date>"),
    "another publisher": item('<source url="https://b.example/">De Bode</source>'),
    "content before the summary": item(
        "<content:encoded>lang verhaal</content:encoded><description>kort</description>"
    ),
    "content without a summary": item("<content:encoded>lang verhaal</content:encoded>"),
    "content beside an empty summary": item(
        "<description/><content:encoded>lang verhaal</content:encoded>"
    ),
    "pictures": item(
        "<media:title>Zwaluw wint</media:title><media:thumbnail url='https://a.example/p'/>"
        "<media:content url='https://a.example/p'/><media:credit>Foto</media:credit>"
        "<enclosure url='https://a.example/m'/><image><title>nee</title></image>"
    ),
    "a picture with a title of its own": item(
        "<media:title>Een foto</media:title><media:content url='https://a.example/p' medium='image'>\n"
        "<media:title type='html'>jan &lt;b&gt;</media:title><media:thumbnail url='https://a.example/q'/>"
        "<media:credit role='x'>Jan</media:credit></media:content><description>iets</description>"
    ),
    "an empty picture": item("<media:content url='https://a.example/p'/><media:content/>"),
    "a remark before the root": '<?xml version="1.0"?>\n<!-- generator="x/2-1" -->\n' + rss(),
    "a link to elsewhere": item('<atom:link rel="Replies" href="https://a.example/r"/>'),
    "a link without an address of the web": item("<link>javascript:alert(1)</link>"),
    "a relative link": item("<link>/nieuws/1</link>"),
    "the head of a channel": rss(
        head="<link>https://a.example/</link><language>nl-NL</language><ttl>60</ttl>"
        '<atom:link rel="self" href="https://a.example/feed"/><image><title>x</title></image>'
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
        '<generator>g</generator><category domain="x">c</category><cloud domain="c"/>',
        items="<item><link>nieuws/1</link></item>",
    ),
    "a declaration and a style": '\ufeff<?xml version="1.0"?>\n<?xml-stylesheet href="s.xsl"?>'
    + rss(),
    "no control": item("<description>n\u00baº&#160; #146; &#x2019;</description>"),
    "references": item("<description>caf&#233; &#x2019;s &amp;amp; &lt;b&gt;vet&lt;/b&gt;</description>"),
    "comments": item("<description>een<!-- stil -->twee</description><!-- <item/> -->"),
    "an entry of Atom": atom(
        "<id>tag:a.example,2026:1</id><link href='https://a.example/1'/>"
        "<link rel='replies' href='https://a.example/r' thr='1'/><updated>2026-03-02T08:00:00Z</updated>"
        "<published>2026-03-01T08:00:00Z</published><summary type='html'>kort &lt;b&gt;vet&lt;/b&gt;</summary>"
        "<content type='html'>lang</content><author><name>Jan</name><email>jan@a.example</email></author>"
        "<category term='sport' label='Sport'/><category term='dorp'/><category scheme='x'/><rights>r</rights>",
        head="<title type='text'>De Bode</title><id>x</id><author><name>B</name></author>",
        root='xml:lang="nl-NL"',
    ),
    "an author without a name": atom("<author><name/><email>jan@a.example</email></author>"),
    "nobody": atom("<author><name></name></author>"),
    "an id for a link": atom("<id>https://a.example/1</id>"),
    "the last of several links": atom(
        "<link href='https://a.example/1'/><link rel='alternate' type='text/html' href='https://a.example/2'/>"
        "<link type='application/pdf' href='https://a.example/3'/>"
    ),
    "content alone": atom("<content>lang</content>"),
}  # fmt: skip

ALL = [path.name for path in sorted(FEEDS.iterdir()) if path.is_file()]
QUICKLY = {"google-alerts.xml", "rss20.xml"}

LEFT = {
    "another sort": "<rdf:RDF xmlns:rdf='x'/>",
    "another root": "<feed/>",
    "a fault": rss("<item><title>x</item>"),
    "a document type": "<!DOCTYPE rss>" + rss(),
    "a document type behind the declaration": '<?xml version="1.0"?><!DOCTYPE rss>' + rss(),
    "a declaration within": item("<description>a<!ENTITY b></description>"),
    "an instruction": item("<description>a<?php b ?></description>"),
    "a comment that ends at once": item("<description>a<!--> b --></description>"),
    "a base": rss().replace("<rss", '<rss xml:base="https://b.example/"'),
    "too large a value": item(f'<enclosure url="{"x" * 2000}"/>'),
    "a control of windows-1252": item("<description>d\x92s</description>"),
    "a reference to one": item("<description>d&#146;s</description>"),
    "a reference in hexadecimal": item("<description>d&#X092;s</description>"),
    "a deletion": item("<description>d\x7fs</description>"),
    "a reference to a deletion": item("<description>d&#0127;s</description>"),
    "a surrogate": item("<description>\ud83d</description>"),
    "too large a document": rss("x" * 3_000_000),
    "an attribute of the root": rss().replace("<rss", '<rss lang="nl"'),
    "two channels": "<rss><channel/><channel/></rss>",
    "no channel": "<rss><item/></rss>",
    "an attribute of the channel": "<rss><channel lastmod='x'/></rss>",
    "an attribute of an item": rss("<item lastmod='x'/>"),
    "text between the parts": item("los"),
    "text before the parts": rss("<item>los<title>x</title></item>"),
    "two titles": item("<title>nog een</title>"),
    "an attribute of a title": rss("<item><title type='html'>x</title></item>"),
    "markup in a title": rss("<item><title>x<b>y</b></title></item>"),
    "a title of a picture alone": rss("<item><media:title>Een foto</media:title></item>"),
    "a title of a picture before the other": rss(
        "<item><media:content><media:title>Een foto</media:title></media:content><title>x</title></item>"
    ),
    "a title of a picture beside an empty one": rss(
        "<item><title/><media:content><media:title>Een foto</media:title></media:content></item>"
    ),
    "a title of a picture with markup": item("<media:title>een <b>foto</b></media:title>"),
    "text beside a picture's title": item("<media:content>x<media:title>y</media:title></media:content>"),
    "a description of a picture": item(
        "<media:content><media:description>y</media:description></media:content>"
    ),
    "a remark that names another root": "<!-- <html> -->" + rss(),
    "a remark that ends at once": "<!--> <rss> -->" + rss(),
    "something unknown": item("<media:group/>"),
    "something within what is ignored": item("<comments><title>x</title></comments>"),
    "an attribute of a guid": item("<guid ispermalink='false'>x</guid>"),
    "an attribute of a category": item("<category term='x'/>"),
    "an attribute of a source": item("<source lang='x'>y</source>"),
    "a link that is repaired": item("<link>https:////a.example/</link>"),
    "a link with a reference in it": item("<link>https://a.example/?a&amp;amp;b</link>"),
    "a link that is too long": item(f"<link>https://a.example/{'x' * 2000}</link>"),
    "a link of unseen characters": item("<link>https://a.example/&#xFDD0;</link>"),
    "another link of the channel": rss(head='<atom:link href="https://a.example/"/>'),
    "a link of Atom without address": item('<atom:link rel="self"/>'),
    "a link with something in it": item('<atom:link rel="self" href="x"><title/></atom:link>'),
    "twice encoded": item("<description>cafÃ©</description>"),
    "too many entries": rss("<item/>" * 2001),
    "too many parts": item("<category>x</category>" * 301),
    "too large an entry": item(f"<description>{'x' * 100_001}</description>"),
    "an attribute of Atom's root": atom(root='version="1"'),
    "an unknown type": atom("<summary type='xhtml'>x</summary>"),
    "a text with a language": atom("<summary xml:lang='en'>x</summary>"),
    "an attribute of an alternate link": atom("<link href='https://a.example/' lang='x'/>"),
    "an author with an attribute": atom("<author x='y'/>"),
    "an author in plain text": atom("<author>Jan</author>"),
    "an author with something unknown": atom("<author><title>Jan</title></author>"),
    "an author with two names": atom("<author><name>a</name><name>b</name></author>"),
    "two authors": atom("<author><name>a</name></author><author><name>b</name></author>"),
    "a category in words": atom("<category term='x'>y</category>"),
    "a part of Atom unknown": atom("<source/>"),
    "a head of Atom unknown": atom(head="<entries/>"),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_what_holds_no_surprise_is_read_as_the_mender_and_feedparser_read_it(case):
    found = fast(READ[case])
    assert found is not None
    assert found == slow(READ[case])


@pytest.mark.parametrize("case", LEFT)
def test_a_surprise_is_left_to_others(case):
    assert quick.read(LEFT[case]) is None


def fixture(name):
    return decode((FEEDS / name).read_bytes())


@pytest.mark.parametrize("name", ALL)
def test_a_fixture_is_read_the_same_by_both_or_left(name):
    found = fast(fixture(name))
    assert (found is not None) == (name in QUICKLY)
    assert found is None or found == slow(fixture(name))


BITS = (
    "< > & &amp; &#146; &#x2019; &lt;b&gt; \" ' <!-- --> <![CDATA[ ]]> <?x?> <title> </title> <link/> "
    "</link> <item> </item> <entry> </entry> <guid> é Ã© \x92 \u200b /> rel='self' type='html' xml:lang='en' "
    "<category>x</category> <media:title>x</media:title> <media:content><media:title>p</media:title></media:content> <author>J</author> <summary>k</summary> "
    "<source>q</source> <description>k</description> <image><title>i</title></image> <language>en</language>"
).split(" ")  # fmt: skip


def damaged(text, chance):
    """Put something in, take something out, or put an element of it elsewhere."""
    place = chance.randrange(len(text))
    place = max(text.find("<", place), 0) if chance.random() < 0.6 else place
    what = chance.randrange(4)
    if what == 0:
        return text[:place] + chance.choice(BITS) + text[place:]
    if what == 1:
        return text[:place] + text[place + chance.randrange(1, 20) :]
    parts = list(re.finditer(r"<(\w[\w:]*)[^<>]*>[^<]*</\1>", text))
    part = chance.choice(parts) if parts else re.search("", text)
    if what == 2:
        return text[: part.start()] + text[part.end() :]
    return text[:place] + part[0] + text[place:]


@pytest.mark.parametrize("seed", range(8))
def test_what_is_read_of_damaged_feeds_is_what_others_read(seed):
    chance = random.Random(seed)
    whole = [*READ.values(), *map(fixture, QUICKLY)]
    read = 0
    for _ in range(100):
        text = damaged(chance.choice(whole), chance)
        found = fast(text)
        if found is not None:
            read += 1
            assert found == slow(text), text
    assert read > 10
