"""How does a text read: which words, in which sentence and clause, and where is our name?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from webwatch.core.remembered import Remembered

if TYPE_CHECKING:
    from webwatch.core.model import Passage

NAME: Final = "@"
"""What stands in the words where the organisation is named, whatever it is called."""

_LIMIT: Final = 4_000
_LOOSE_LENGTH: Final = 4
_YEAR: Final = 4
_OLD_YEAR: Final = "1900"
"""Any year from 1000 to 1999."""
_ABBREVIATION: Final = 3
_TOKEN = re.compile(
    r"https?://\S+"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W_]+(?:[&'’][^\W_]+)*"
    r"|[.!?…]+(?=[\s\"'”’)]|$)"
    r"|[\n|]"
    r"|[,;:()–—]"
)
_SENTENCE_END: Final = frozenset(".!?…\n|;")
_CLAUSE_END: Final = frozenset(",:()–—")
_BREAKS: Final = _SENTENCE_END | _CLAUSE_END


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words.

    Attributes:
        text: The title, a line end, and the summary.
        title_end: Where the title ends in ``text``.
        words: In lower case, each number ``0`` (a year
            before 2000 ``1900``), each link ``url``, our name ``@`` (and nothing
            in its further words); two or three capitals (OM, FNV) stay as they are.
        spans: Where each word begins and ends in ``text``.
        sentences: In which sentence each word stands, from 0.
        clauses: In which clause each word stands, from 0, counted through the text.
        names: The places in ``words`` where we are named.
        named: The sentences in which we are named; all of them if no name is given.
        colon: Whether a word is followed by a colon, as in ``KNVB: ...``; by place.
    """

    text: str
    title_end: int
    words: list[str]
    spans: list[tuple[int, int]]
    sentences: list[int]
    clauses: list[int]
    names: tuple[int, ...]
    named: frozenset[int]
    colon: frozenset[int]

    def quote(self, first: int, last: int) -> str:
        """Give the words from one place through another, verbatim; a name is never cut."""
        while last + 1 < len(self.words) and not self.words[last + 1]:
            last += 1
        return self.text[self.spans[first][0] : self.spans[last][1]]


def read(passage: Passage) -> Reading:
    """Read a passage into words; at most 4,000 characters of it."""
    title = passage.title[:_LIMIT]
    text = f"{title}\n{passage.summary}"[:_LIMIT] if passage.summary else title
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    sentences: list[int] = []
    clauses: list[int] = []
    colon = set()
    sentence = clause = 0
    for match in _TOKEN.finditer(text):
        found = match[0]
        word = _SPELLED[found]
        if word:
            words.append(word)
            spans.append(match.span())
            sentences.append(sentence)
            clauses.append(clause)
            continue
        clause += 1
        if found[0] in _SENTENCE_END:
            sentence += 1
        elif found == ":":
            colon.add(len(words) - 1)
    names = _mark_names(words, spans, text, passage.names)
    named = frozenset([sentences[place] for place in names] if passage.names else sentences)
    colons = frozenset(colon)
    return Reading(text, len(title), words, spans, sentences, clauses, names, named, colons)


def _spelling(token: str) -> str:
    """Give the form of a word that lists have: lower case, straight apostrophes.

    It is empty for what parts sentences or clauses.
    """
    first = token[0]
    if first in _BREAKS:
        return ""
    if first.isdigit():
        return _OLD_YEAR if _is_old_year(token) else "0"
    if first in "hH" and "://" in token:
        return "url"
    if 1 < len(token) <= _ABBREVIATION and token.isupper():
        return token
    return token.lower().replace("’", "'")


_SPELLED: Final = Remembered(_spelling)


def _is_old_year(token: str) -> bool:
    return token[0] == "1" and len(token) == _YEAR and token.isdigit()


def _mark_names(
    words: list[str], spans: list[tuple[int, int]], text: str, names: tuple[str, ...]
) -> tuple[int, ...]:
    """Put ``@`` where we are named (and nothing in the name's further words); say where."""
    starts = _name_starts(names)
    places = []
    folded = map(str.lower, words)
    maybe = [place for place, word in enumerate(folded) if word in starts or "'" in word]
    for place in maybe:
        first = words[place].lower()
        for sequence in starts.get(first) or starts.get(first.split("'", 1)[0]) or ():
            end = place + len(sequence)
            if all(map(_same, words[place:end], sequence)) and end <= len(words):
                words[place:end] = [NAME] + [""] * (len(sequence) - 1)
                places.append(place)
                break
    return tuple(places) or _mark_loosely(words, spans, text, names)


def _same(word: str, name: str) -> bool:
    folded = word.lower()
    return folded == name or folded.startswith(name + "'")


def _mark_loosely(
    words: list[str], spans: list[tuple[int, int]], text: str, names: tuple[str, ...]
) -> tuple[int, ...]:
    """Where no full name stands: the longer words of the names, where written with a capital."""
    parts = _long_words(names)
    places = tuple(
        [
            place
            for place, word in enumerate(map(str.lower, words))
            if word in parts and text[spans[place][0]].isupper()
        ]
    )
    for place in places:
        words[place] = NAME
    return places


def name_words(name: str) -> tuple[str, ...]:
    """Split a name into words as a text is."""
    return tuple(
        _spelling(token).lower() for token in _TOKEN.findall(name) if token[0] not in _BREAKS
    )


@lru_cache(maxsize=512)
def _name_starts(names: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Index the names by their first word, longest first."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for sequence in sorted({name_words(name) for name in names}, key=lambda s: (-len(s), s)):
        if sequence:
            starts.setdefault(sequence[0], []).append(sequence)
    return starts


@lru_cache(maxsize=512)
def _long_words(names: tuple[str, ...]) -> frozenset[str]:
    """Give the words of the names that are long enough to stand for them."""
    words = (word for name in names for word in name_words(name))
    return frozenset(word for word in words if len(word) >= _LOOSE_LENGTH)
