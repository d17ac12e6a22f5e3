"""Tests of core.match by property: does it find what a slow, obvious search finds?"""

import re
import unicodedata
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from webwatch.core.folding import fold, origins
from webwatch.core.match import Matcher
from webwatch.core.model import Entry, Keyword


def quote(term, title, *, case_sensitive=False):
    keyword = Keyword(name="K", any=(term,), case_sensitive=case_sensitive)
    return next((m.quote for m in Matcher([keyword]).match(Entry(title=title), "S")), None)


WORDS = st.sampled_from(
    ["de", "De", "zwaluw", "Zwáluw", "zwa\u00adluw", "ing", "tracking", "b", "ß"]
)
GLUE = st.sampled_from(
    [" ", "-", "\u00a0", "\n", "'", ". ", "_", " #", " @", "@", "", "+", "\u200b"]
)
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=8).map(lambda p: "".join(chain(*p)))
TERMS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def slowly_folded(text: str) -> str:
    text = text.casefold().replace("\u00ad", "").replace("\u200b", "")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slowly_found(term: str, text: str) -> bool:
    words = r"[\s\-'_]+".join(map(re.escape, slowly_folded(term).split()))
    return bool(re.search(rf"(?<![^\W_]){words}(?![^\W_])", slowly_folded(text)))


@given(TERMS, TEXTS)
def test_phrases_are_found_as_a_slow_obvious_search_finds_them(term, text):
    assert (quote(term, text) is not None) == slowly_found(term, text)


@given(st.lists(TERMS, max_size=3), st.lists(TERMS, max_size=2), st.lists(TERMS, max_size=2), TEXTS)
def test_any_all_and_none_mean_what_they_say(any_, all_, none, text):
    keyword = Keyword(name="K", any=tuple(any_), all=tuple(all_), none=tuple(none))
    hits = {term: slowly_found(term, text) for term in (*any_, *all_, *none)}
    expected = (
        bool(any_ or all_)
        and (not any_ or any(hits[t] for t in any_))
        and all(hits[t] for t in all_)
        and not any(hits[t] for t in none)
    )
    assert bool(Matcher([keyword]).match(Entry(summary=text), "")) == expected


@given(TERMS, st.text(max_size=30), TEXTS, st.booleans())
def test_a_quote_is_a_piece_of_the_entry_that_folds_to_the_term(term, noise, text, case_sensitive):
    text = f"{noise} {text} {noise}"
    found_quote = quote(term, text, case_sensitive=case_sensitive)
    if found_quote is not None:
        assert found_quote in text
        assert re.split(r"[ \-'_]+", fold(found_quote)) == fold(term).split()


@given(st.text(max_size=40))
def test_folding_is_settled_after_one_time_and_knows_where_all_came_from(text):
    assert fold(fold(text)) == fold(text)
    assert len(origins(text)) == len(fold(text))


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_and_no_term_stops_the_matcher(text, term):
    entry = Entry(title=text, author=text, tags=(text,), url=f"https://x.example/{text}%{term}")
    keyword = Keyword(name="K", any=(term, f"#{term}", f"@{term}", f"{term}*"), case_sensitive=True)
    for match in Matcher([keyword]).match(entry, ""):
        assert match.quote in (entry.url if match.field == "url" else text)


def test_no_more_terms_are_looked_at_with_a_thousand_keywords_than_with_ten():
    entry = Entry(
        title="Het bestuur van turnvereniging Club7 zoekt trainers", summary="woord " * 50
    )
    counts = []
    for size in (10, 1000):
        names = [f"Club{number}" for number in range(size)]
        matcher = Matcher([Keyword(name=n, any=(f"Turnvereniging {n}", f"{n}*")) for n in names])
        words = fold(entry.title).split()
        counts.append(sum(1 for i in range(len(words)) for _ in matcher._root.terms_at(words, i)))
        assert [m.keyword for m in matcher.match(entry, "")] == ["Club7", "Club7"]
    assert counts == [2, 2]
