"""Which keywords occur in an entry, and where?

All terms of all keywords stand in one trie of words, so that a field is gone through
once, however many keywords there are; and not at all if a sieve holds its entry back,
as it does with nearly all. Looked through are, in this order, the title,
the summary, each tag, the author (for @handles only: a plain name there would find
whatever the organisation itself publishes) and the path and query of the address
(never its host, for the same reason).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from webwatch.core.fields import FIELDS, Field, all_words, fields
from webwatch.core.model import Match
from webwatch.core.sieve import Sieve
from webwatch.core.terms import Term, keyword_fingerprint, parse, term_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from webwatch.core.model import Entry, Keyword

__all__ = ["Matcher", "keyword_fingerprint", "term_problem"]

# A tag needs no # of its own, nor an author an @: which one may be left out where.
_IMPLIED = {"tags": "#", "author": "@"}


def _begin(term: Term, where: Field, first: int) -> int | None:
    """Where the term begins with what must stand before its first word; None if that isn't there.

    A tag needs no # of its own, nor an author an @.
    """
    gap, start = where.gap(first)
    if term.sigil and term.sigil == _IMPLIED.get(where.name) and start == 0:
        return 0 if where.spans[len(term.words) - 1][1] == len(where.folded) else None
    # In info@dezwaluw.example stands no handle, but in #turnen#dezwaluw two hashtags.
    if term.sigil == "@" and first > 0 and start - gap == 1:
        return None
    return start - len(term.before) if where.folded.endswith(term.before, gap, start) else None


def _end(term: Term, where: Field, last: int) -> int | None:
    """Where the term ends with what must stand after its last word; None if that isn't there."""
    end, gap = where.gap(last + 1)
    if term.sigil and not term.prefix and where.folded.startswith("_", end):
        return None  # #dezwaluw_jeugd is another hashtag
    return end + len(term.after) if where.folded.startswith(term.after, end, gap) else None


def _are_joined(term: Term, where: Field, first: int) -> bool:
    """Whether between the term's words stands what may stand there."""
    for number, gap in enumerate(term.gaps, first + 1):
        start, end = where.gap(number)
        if gap and where.folded[start:end].replace(" ", "") != gap:
            return False
        if not gap and not where.loose.fullmatch(where.folded, start, end):
            return False
    return True


def _has_case(term: Term, words: list[str]) -> bool:
    """Whether a case-sensitive term's words have the capitals that it asks for."""
    *begin, last = term.cased
    if not words or words[:-1] != begin:
        return False
    return words[-1].startswith(last) if term.prefix else words[-1] == last


def _stands(term: Term, where: Field, first: int) -> str | None:
    """Quote a term from the field if it stands there, where its words are known to begin.

    Args:
        term: What is looked for.
        where: The field.
        first: At which of the field's words the term's words begin.
    """
    if where.name == "author" and term.sigil != "@":
        return None
    last = first + len(term.words) - 1
    begin, end = _begin(term, where, first), _end(term, where, last)
    if begin is None or end is None or not _are_joined(term, where, first):
        return None
    if term.cased and not _has_case(term, where.cased(where.spans[first][0], where.spans[last][1])):
        return None
    return where.quote(begin, end)


@dataclass(slots=True)
class _Node:
    """A place in the trie of words: what may come next, and which terms are complete here."""

    following: dict[str, _Node] = field(default_factory=dict)
    complete: list[Term] = field(default_factory=list)
    prefixes: dict[str, list[Term]] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)

    def add(self, term: Term) -> None:
        """Hang a term in the trie below this root."""
        node = self
        *begin, last = term.words
        for word in begin:
            node = node.following.setdefault(word, _Node())
        if term.prefix:
            node.prefixes.setdefault(last, []).append(term)
            node.lengths.add(len(last))
        else:
            node.following.setdefault(last, _Node()).complete.append(term)

    def beginnings(self, words: list[str]) -> Iterable[int]:
        """Tell at which words a term of the trie below this root may begin, in order."""
        places: set[int] = set()
        if not self.following.keys().isdisjoint(words):
            places.update(place for place, word in enumerate(words) if word in self.following)
        for length in self.lengths:
            begins = self.prefixes
            places.update(place for place, word in enumerate(words) if word[:length] in begins)
        return sorted(places)

    def terms_at(self, words: list[str], first: int) -> Iterator[Term]:
        """Give all terms of the trie below this root whose words begin at one word."""
        node = self
        for place in range(first, len(words)):
            word = words[place]
            for length in node.lengths:
                if length <= len(word):
                    yield from node.prefixes.get(word[:length], ())
            if word not in node.following:
                return
            node = node.following[word]
            yield from node.complete


@dataclass(frozen=True, slots=True)
class _Asked:
    """A keyword with its terms read; ``possible`` is False if it can never be satisfied."""

    keyword: Keyword
    any: tuple[Term, ...]
    all: tuple[Term, ...]
    none: tuple[Term, ...]
    possible: bool

    @classmethod
    def of(cls, keyword: Keyword) -> _Asked:
        """Read a keyword's terms."""

        def read(written: Iterable[str]) -> tuple[Term, ...]:
            terms = (parse(term, case_sensitive=keyword.case_sensitive) for term in written)
            return tuple(term for term in terms if term)

        every = read(keyword.all)
        possible = len(every) == len(keyword.all)
        return cls(keyword, read(keyword.any), every, read(keyword.none), possible)

    @property
    def needed(self) -> tuple[Term, ...]:
        """Terms of which one must stand in an entry, or the keyword isn't satisfied."""
        return self.any or self.all[:1]

    def matches(self, found: Mapping[Term, tuple[str, str]], source: str) -> Iterator[Match]:
        """Give the matches of this keyword, none if it isn't satisfied."""
        if self.keyword.sources and source not in self.keyword.sources:
            return
        named = [term for term in self.any if term in found]
        if (self.keyword.any and not named) or any(term in found for term in self.none):
            return
        if not self.possible or not all(term in found for term in self.all):
            return
        places = dict.fromkeys(found[term] for term in (*named, *self.all))
        for name, quote in sorted(places, key=lambda place: FIELDS.index(place[0])):
            yield Match(self.keyword.name, name, quote)


class Matcher:
    """Looks for all keywords at once.

    Making one costs time in proportion to the terms, asking it in proportion to the
    entry's length, hardly more for a thousand keywords than for one.

    Args:
        keywords: What is watched. A keyword without ``any`` asks for its ``all`` only;
            a term without a letter or digit is found nowhere.
    """

    def __init__(self, keywords: Sequence[Keyword]) -> None:
        self._root = _Node()
        self._askers: defaultdict[Term, set[int]] = defaultdict(set)
        self._asked = [self._hang(number, keyword) for number, keyword in enumerate(keywords)]
        self._sieve = Sieve(term for asked in self._asked for term in asked.needed)

    def _hang(self, number: int, keyword: Keyword) -> _Asked:
        asked = _Asked.of(keyword)
        for term in {*asked.any, *asked.all, *asked.none}:
            if term not in self._askers:
                self._root.add(term)
            self._askers[term].add(number)
        return asked

    def match(self, entry: Entry, source: str) -> tuple[Match, ...]:
        """Tell which keywords an entry names.

        Args:
            entry: As published, cleaned.
            source: The name of the source that it came from.

        Returns:
            For each keyword, in their order, one match a term that was found: the first
            place in order of title, summary, tags, author and address. Empty if no
            keyword matches.
        """
        if not self._sieve.passes(all_words(entry)):
            return ()
        found = self._find(entry)
        numbers = sorted({number for term in found for number in self._askers[term]})
        return tuple(
            match for number in numbers for match in self._asked[number].matches(found, source)
        )

    def _find(self, entry: Entry) -> dict[Term, tuple[str, str]]:
        """Find each term's first place: the name of the field and the quote."""
        found: dict[Term, tuple[str, str]] = {}
        for where in fields(entry):
            for first in self._root.beginnings(where.words):
                for term in self._root.terms_at(where.words, first):
                    if term in found:
                        continue
                    if (quote := _stands(term, where, first)) is not None:
                        found[term] = (where.name, quote)
        return found
