import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from webwatch.core.text import clean, excerpt, plain, printable, shorten, without_escapes

HOSTILE = (
    "<b>", "</b>", "<p ", "<", ">", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>",
    "&amp;", "&lt;", "&#xD800;", "\x1b[2J", "\u202e", "\u0301" * 6, "'", '"', "\u200d",
)  # fmt: skip
MARKUP = st.lists(st.text(max_size=6) | st.sampled_from(HOSTILE), max_size=30).map("".join)
FLOODS = (
    "<", "<a ", '<a "', "<a b='", "<a>", "</a>", "<!--", "<![CDATA[", "]]>", "<script>", "<?",
    "&", "&lt;", "&#", "\x1b]", "\x1b[1", "\x9d", "\u0301\u0316", "\u200d", " ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<b>De Zwa</b>luw", "De Zwaluw"),
        ("<p>een</p><p>twee<br>drie</p>", "een twee drie"),
        ("KPN&amp;amp;#39;s &amp;lt;b&amp;gt;net&amp;lt;/b&amp;gt;", "KPN's net"),
        ("AT&T & Boeren&notarissen &onbekend;", "AT&T & Boeren&notarissen &onbekend;"),
        ("a < b <3 <De Zwaluw> x>y", "a < b <3 <De Zwaluw> x>y"),
        ("een<script>alert('<p>')</script>twee<STYLE>p{}</STYLE >drie", "een twee drie"),
        ("een<svg><text>nee</text></svg>twee<script/>drie", "een twee drie"),
        ("een<script>nee", "een"),
        ("een<iframe>De Zwaluw</iframe>twee", "een De Zwaluw twee"),
        ("een</script>twee", "een twee"),
        ("een<!-- <b>nee</b> -->twee<!-- nee", "een twee"),
        ("<!DOCTYPE html><?php echo 1 ?>een<!nee", "een"),
        ("<![CDATA[een <b>twee</b>]]> drie", "een twee drie"),
        ("een <![CDATA[twee", "een twee"),
        ('<a title="a > b" href=x>een</a>', "een"),
        ('<a title="een>twee', "twee"),
        ("<o:p>een</o:p><x-y>twee</x-y>", "een twee"),
        ("een<img src=x onerror=alert(1)>twee", "een twee"),
        ("&nbsp;een&nbsp;&nbsp;twee\n\tdrie ", "een twee drie"),
        ("&#150; &#x2019; &#xD800; &#x110000; &#27;[2J", "– ’ � � [2J"),
        ("[red] [/b] [link=x] :smile: {{7*7}}", "[red] [/b] [link=x] :smile: {{7*7}}"),
        ("", ""),
    ],
)
def test_html_becomes_what_a_reader_sees(html, said):
    assert plain(html, 1000) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wis\x1b[2J\x1b[1;31mscherm", "wisscherm"),
        ("\x1b]8;;https://kwaad.example\x07klik\x1b]8;;\x1b\\", "klik"),
        ("\x1b]52;c;aGFsbG8=\x9ckopie \x9d0;x\x07\x9b31mrood \x1bcklaar", "kopie rood klaar"),
        ("\x1b]0;nooit af", "0;nooit af"),
        ("a\x00b\x07c\x08d\x7fe\x9ff", "abcdef"),
        ("regel\r\neen\u2028twee\x0bdrie\x85vier", "regel een twee drie vier"),
        ("\u202ekrom\u202c \u2066recht\u2069 \u200flinks\u061c", "krom recht links"),
        ("Zwa\u00adlu\u200bw\u2060\ufeff", "Zwaluw"),
        ("Zwa\u200dlu\u200cw \u200d", "Zwaluw"),
        ("👩\u200d🚒 می\u200cخواهم", "👩\u200d🚒 می\u200cخواهم"),
        ("a\ud800b\ufdd0c\uffffd\U0001fffee\U000e0041f", "abcdef"),
        ("Citroe\u0308n", "Citroën"),
        ("z" + "\u0337" * 900 + "algo", "z" + "\u0337" * 4 + "algo"),
        ("ส" + "\u0e47" * 900, "ส" + "\u0e47" * 4),
        ("gewone tekst", "gewone tekst"),
    ],
)
def test_what_steers_or_hides_is_taken_out(text, said):
    assert clean(text) == said


def test_line_ends_stay_in_a_printable_text():
    assert printable("een\r\ntwee\tdrie\x1b[0m") == "een\r\ntwee\tdrie"


def test_escapes_alone_can_be_taken_out():
    assert without_escapes("<p>\u0338\x00\x1b[2J") == "<p>\u0338\x00"


def test_a_long_text_is_cut_with_a_sign():
    assert plain("<p>" + "woord " * 100, 20) == "woord woord woord w…"
    assert shorten("precies", 7) == "precies"
    assert shorten("te lang", 6) == "te la…"


@given(MARKUP, st.integers(1, 60))
@example("<b" + "\u0338>", 10)
def test_nothing_dangerous_is_left_of_any_text(html, limit):
    said = plain(html, limit)
    assert len(said) <= limit
    assert said == " ".join(said.split())
    assert clean(said) == said
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in said)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


SPACED = st.text(st.sampled_from(" \t\n\xa0\u2003\u2028\x0b\x85\u200baé€…ﬁ\u0301"), max_size=12)


@settings(max_examples=300)
@given(SPACED)
def test_a_tidy_line_is_cleaned_as_any_other_text(text):
    assert clean(text) == " ".join(printable(text).split())


@pytest.mark.parametrize("piece", FLOODS)
def test_a_flood_of_one_thing_takes_no_more_than_its_share_of_time(piece):
    before = time.process_time()
    plain(piece * (200_000 // len(piece)), 20_000)
    assert time.process_time() - before < 1.5


@pytest.mark.parametrize(
    ("quote", "width", "shown"),
    [
        ("zes", 20, "…vijf zes zeven…"),
        ("ZES", 20, "…vijf zes zeven…"),
        ("een", 12, "een twee…"),
        ("elf", 12, "…tien elf"),
        ("staat er niet", 12, "een twee…"),
        ("", 12, "een twee…"),
        ("vier vijf zes zeven", 9, "…vier vi…"),
        ("vier vijf", 11, "…vier vijf…"),
        ("drie", 100, "een twee drie vier vijf zes zeven acht negen tien elf"),
    ],
)
def test_an_excerpt_shows_the_words_around_the_quote(quote, width, shown):
    text = "een twee drie vier vijf zes zeven acht negen tien elf"
    assert excerpt(text, quote, width) == shown


@given(st.text(min_size=1).map(clean), st.text(max_size=5), st.integers(3, 80))
def test_an_excerpt_is_never_wider_than_asked(text, quote, width):
    assert len(excerpt(text, quote, width)) <= width
    assert excerpt(text, quote, width).strip("…").strip() in text


def test_an_excerpt_of_one_long_word_is_cut_inside_it():
    assert excerpt("a" * 50 + "b" + "a" * 50, "b", 11) == "…aaaabaaaa…"
