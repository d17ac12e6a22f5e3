"""Which entries did a keyword nearly find, and by what do they differ?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.fields import fields
from webwatch.core.match import Matcher
from webwatch.core.model import Keyword
from webwatch.core.small_words import SMALL
from webwatch.core.terms import Term, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from webwatch.core.fields import Field
    from webwatch.core.model import Entry

_TELLING = 4
"""From how many letters a word says something by itself."""

_PLACES = frozenset({"title", "summary", "tags"})


class Difference(StrEnum):
    """What is between an entry and a keyword, the smallest first."""

    EXCLUDED = "excluded"
    CAPITALS = "capitals"
    SPACING = "spacing"
    LETTER = "letter"
    ABSENT = "absent"
    WORD = "word"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An entry that a keyword would have found but for one thing.

    Attributes:
        difference: Of which sort.
        field: Where; empty if it is in no one place.
        quote: The words that nearly fit, or that keep it out, as they stand there.
        term: The term that they nearly are, as written.
        wanted: The word of it that is missing or is another there, folded; may be empty.
        there: The other word, folded; may be empty.
    """

    difference: Difference
    field: str = ""
    quote: str = ""
    term: str = ""
    wanted: str = ""
    there: str = ""


class NearFinder:
    """Looks for what a keyword nearly finds.

    Args:
        keyword: What is watched.
    """

    def __init__(self, keyword: Keyword) -> None:
        self._keyword = keyword
        written = keyword.any or keyword.all
        parsed = ((term, parse(term)) for term in written)
        self._terms = [(term, read) for term, read in parsed if read]
        self._near: dict[tuple[str, str], bool] = {}
        self._matcher = Matcher(list(_variants(keyword)))

    def look(self, entry: Entry, source: str) -> NearMiss | None:
        """Tell by what one entry misses; None if it is found, or is about something else."""
        found = {match.keyword: match for match in self._matcher.match(entry, source)}
        if "whole" in found:
            return None
        if "any" in found:
            if match := found.get("none"):
                return NearMiss(Difference.EXCLUDED, match.field, match.quote, wanted=match.quote)
            match = found["case"]
            return NearMiss(Difference.CAPITALS, match.field, match.quote)
        for number, term in enumerate(self._keyword.all):
            if f"all {number}" in found and "none" not in found:
                return NearMiss(Difference.ABSENT, term=term, wanted=term)
        heard = not self._keyword.sources or source in self._keyword.sources
        if not heard or "none" in found or ("rest" not in found and self._has_rest):
            return None
        order = list(Difference)
        misses = list(self._worded(entry))
        return min(misses, key=lambda miss: order.index(miss.difference), default=None)

    @property
    def _has_rest(self) -> bool:
        return bool(self._keyword.any and self._keyword.all)

    def _worded(self, entry: Entry) -> Iterator[NearMiss]:
        for where in fields(entry):
            if where.name in _PLACES:
                there = frozenset(where.words)
                for written, term in self._terms:
                    if self._may_be_near(term.words, there):
                        yield from self._in_field(where, written, term)

    def _may_be_near(self, words: Sequence[str], there: frozenset[str]) -> bool:
        """Whether all words but one are there, or something like the whole, in any order."""
        if len(words) == 1 and any(self._is_near(words[0], word) for word in there):
            return True
        whole = "".join(words)
        if len(words) > 1 and len(there.intersection(words)) >= len(set(words)) - 1:
            return True
        return any(whole.startswith(word) for word in there if len(word) > 1)

    def _in_field(self, where: Field, written: str, term: Term) -> Iterator[NearMiss]:
        def miss(
            difference: Difference, first: int, count: int, wanted: str = "", there: str = ""
        ) -> NearMiss:
            quote = where.quote(where.spans[first][0], where.spans[first + count - 1][1])
            return NearMiss(difference, where.name, quote, written, wanted, there)

        words, text = term.words, where.words
        for first, count in _joined(words, text):
            yield miss(Difference.SPACING, first, count)
        for first, place in self._replaced(words, text):
            wanted, there = words[place], text[first + place]
            if self._is_near(wanted, there):
                yield miss(Difference.LETTER, first, len(words), wanted, there)
            elif there not in SMALL and _is_telling(words[:place] + words[place + 1 :]):
                yield miss(Difference.WORD, first, len(words), wanted, there)
        for place, wanted in enumerate(words):
            rest = words[:place] + words[place + 1 :]
            if _is_telling(rest):
                for first in _places(rest, text):
                    yield miss(Difference.LACKS, first, len(rest), wanted)

    def _replaced(self, words: Sequence[str], text: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Tell where all words but one stand: at which word it begins, and which one differs."""
        for first in range(len(text) - len(words) + 1):
            differing = [n for n, word in enumerate(words) if text[first + n] != word]
            alone = len(words) == 1
            if len(differing) == 1 and (not alone or self._is_near(words[0], text[first])):
                yield first, differing[0]

    def _is_near(self, wanted: str, there: str) -> bool:
        """Whether a word is another but for a letter, or goes on where that ends."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - takes long, and few commands compare

        if (known := self._near.get((wanted, there))) is not None:
            return known
        near = len(wanted) >= _TELLING and (
            there.startswith(wanted) or OSA.distance(wanted, there, score_cutoff=1) <= 1
        )
        self._near[wanted, there] = near
        return near


def _variants(keyword: Keyword) -> Iterator[Keyword]:
    """Give the keyword, and with one demand less, by names that say which."""
    yield replace(keyword, name="whole")
    loose = replace(keyword, name="any", none=(), case_sensitive=False)
    yield loose
    if keyword.case_sensitive:
        yield replace(loose, name="case")
    if keyword.none:
        yield Keyword(name="none", any=keyword.none, case_sensitive=keyword.case_sensitive)
    if keyword.any and keyword.all:
        yield replace(keyword, name="rest", any=(), none=())
    for number in range(len(keyword.all) if keyword.any or len(keyword.all) > 1 else 0):
        rest = keyword.all[:number] + keyword.all[number + 1 :]
        yield replace(keyword, name=f"all {number}", all=rest, none=())


def _joined(words: Sequence[str], text: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Tell where the letters of a term stand in other words: the first, and how many."""
    whole = "".join(words)
    for count in {1, len(words) - 1, len(words) + 1} - {0, len(words)}:
        for first in range(len(text) - count + 1):
            if whole.startswith(text[first]) and "".join(text[first : first + count]) == whole:
                yield first, count


def _places(words: Sequence[str], text: Sequence[str]) -> Iterator[int]:
    for first in range(len(text) - len(words) + 1):
        if text[first] == words[0] and list(text[first : first + len(words)]) == list(words):
            yield first


def _is_telling(words: Iterable[str]) -> bool:
    return any(len(word) >= _TELLING and word not in SMALL for word in words)
