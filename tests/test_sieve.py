"""Does what makes matching quick ever lose a match?"""

from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webwatch.core.fields import all_words, fields
from webwatch.core.folding import WORD, fold, folded_words
from webwatch.core.match import Matcher
from webwatch.core.model import Entry, Keyword
from webwatch.core.sieve import Sieve
from webwatch.core.terms import parse

NAMES = ("de", "zwaluw", "zwaluwen", "zw", "ĳsclub", "straße", "Ⅷ", "жар", "漢")
# As people, programs and cheats write a name: with marks, ligatures, joiners and references.
WRITTEN = (
    *NAMES, "De", "ZWALUW", "zwa\u00adluw", "zwa\u200bluw", "zwálúw", "zwaluw\u0301",
    "ｚｗａｌｕｗ", "𝐳𝐰𝐚𝐥𝐮𝐰", "ijsclub", "Ĳsclub", "STRASSE", "Straẞe", "viii", "İng", "ıng", "ﬁn",
    "KPN™", "①", "zw²",
    "&eacute;", "%7Awaluw", "zwaluw%20de", "%c3%a9", "%ff", "\ud83d", "٣",
)  # fmt: skip
GLUE = (
    " ",
    "-",
    "",
    "\n",
    "\u00a0",
    "\u2028",
    "'",
    "’",
    "_",
    "/",
    ". ",
    " #",
    "@",
    "\u200d",
    "\u00ad",
)
PIECES = st.one_of(
    st.tuples(st.sampled_from(WRITTEN), st.sampled_from(GLUE)),
    st.tuples(st.sampled_from(WRITTEN), st.just(" ")),
    st.tuples(st.text(max_size=4), st.sampled_from(GLUE)),
)
TEXTS = st.lists(PIECES, max_size=6).map(lambda parts: "".join(chain(*parts)))
TERMS = st.tuples(
    st.sampled_from(("", "#", "@")),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(" ".join),
    st.sampled_from(("", "*", "+", "!")),
).map("".join)
ENTRIES = st.builds(
    Entry,
    title=TEXTS,
    summary=TEXTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    author=TEXTS,
    url=TEXTS.map(lambda text: f"https://zwaluw.example/{text}"),
)


@st.composite
def asked_of_entries(draw):
    """Draw an entry, and keywords many of which name what stands in it."""
    entry = draw(ENTRIES)
    words = all_words(entry) or [*NAMES]
    pairs = [" ".join(pair) for pair in pairwise([*words, *NAMES])]
    there = st.sampled_from([*words, *pairs])
    terms = st.lists(there | there.map(lambda term: f"{term[:-1]}*") | TERMS, max_size=2).map(tuple)
    keyword = st.builds(
        Keyword,
        name=st.just("K"),
        any=terms,
        all=terms,
        none=st.lists(TERMS, max_size=1).map(tuple),
        case_sensitive=st.booleans(),
    )
    return entry, draw(st.lists(keyword, min_size=1, max_size=3))


class Coarse:
    """A sieve that holds nothing back."""

    def passes(self, words):
        return True


def unsieved(keywords):
    matcher = Matcher(keywords)
    matcher._sieve = Coarse()  # the long way, which has no door of its own
    return matcher


def thousand():
    ends = ("", "*", "+")
    names = [f"{a} {b}{ends[n % 3]}" for n in range(9) for a in NAMES for b in (*NAMES, f"c{n}")]
    return [Keyword(name=name, any=(name,)) for name in names]


MANY, MANY_UNSIEVED = Matcher(thousand()), unsieved(thousand())


@settings(max_examples=200)
@given(asked_of_entries())
def test_what_is_held_back_holds_no_match(given_):
    entry, keywords = given_
    assert Matcher(keywords).match(entry, "S") == unsieved(keywords).match(entry, "S")


@given(ENTRIES)
def test_a_thousand_keywords_lose_nothing_either(entry):
    assert MANY.match(entry, "S") == MANY_UNSIEVED.match(entry, "S")


@given(st.one_of(TEXTS, st.text(max_size=60)))
def test_words_are_found_in_a_text_as_in_the_folded_text(text):
    assert folded_words(text) == WORD.findall(fold(text))


@given(st.one_of(TEXTS, st.text(max_size=60)), st.booleans())
def test_a_text_is_folded_in_runs_as_its_characters_are(text, keep_case):
    assert fold(text, keep_case=keep_case) == "".join(
        fold(character, keep_case=keep_case) for character in text
    )


def test_every_character_of_the_basic_plane_is_a_word_or_none_by_both_ways():
    for first in range(0, 0x10000, 0x100):
        text = " ".join(map(chr, range(first, first + 0x100)))
        assert folded_words(text) == WORD.findall(fold(text))


@given(ENTRIES)
def test_the_words_of_an_entry_are_those_of_its_fields(entry):
    assert all_words(entry) == [word for where in fields(entry) for word in where.words]


def test_a_text_without_an_address_has_words_too():
    assert all_words(Entry(title="De Zwaluw", url="geen adres")) == ["de", "zwaluw"]


@pytest.mark.parametrize(
    ("term", "text", "passes"),
    [
        ("De Zwaluw", "de club", False),
        ("De Zwaluw", "zwaluw", True),
        ("Zwal*", "zwaluwhof", True),
        ("Zwal*", "zwa", False),
        ("Vogelvereniging zwal*", "de zwaluw", False),
        ("de zwal*", "de merel", False),
        ("zwal zwal*", "zwal", True),
    ],
)
def test_the_longest_word_of_a_term_is_asked_for(term, text, passes):
    assert Sieve([parse(term)]).passes(text.split()) is passes


def test_beginnings_of_several_lengths_are_each_asked_for_in_full():
    sieve = Sieve([parse("zwal*"), parse("zwembad*"), parse("merel*")])
    assert sieve.passes(["de", "zwembaden"])
    assert sieve.passes(["zwal"])
    assert not sieve.passes(["zwembroek", "mere", "wal"])
    assert not Sieve([]).passes(["zwal"])


def test_what_is_only_unwanted_is_not_looked_for():
    matcher = Matcher([Keyword(name="K", any=("zwaluw",), all=("Utrecht",), none=("vogel",))])
    assert not matcher._sieve.passes(["vogel", "utrecht"])
    assert matcher._sieve.passes(["zwaluw"])
