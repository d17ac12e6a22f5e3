"""Which texts of an entry are looked through, and how does a find lead back to what stood there?"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from webwatch.core.folding import WORD, fold, folded_words, original_span, origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from webwatch.core.model import Entry

FIELDS = ("title", "summary", "tags", "author", "url")
"""The names of what is looked through, in the order in which a find counts."""

_LOOSE = re.compile(r"[ \-'_]+")
_LOOSE_IN_ADDRESS = re.compile(r"[ \-'_/+.=&?~,:;]+")
_PATH_AND_QUERY = re.compile(r"[a-z][a-z0-9+.\-]*://[^/?#]*([^#]*)", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def _unquoted(text: str) -> tuple[str, list[int]]:
    """Undo percent-encoding; also tell where in ``text`` each character begins, and the end."""
    characters: list[str] = []
    begins: list[int] = []
    place = 0
    for escape in _ESCAPES.finditer(text):
        characters += text[place : escape.start()]
        begins += range(place, escape.start())
        place = escape.start()
        # A byte that is no UTF-8 becomes one surrogate, which keeps the count right.
        for character in unquote_to_bytes(escape[0]).decode("utf-8", "surrogateescape"):
            characters.append(character)
            begins.append(place)
            place += 3 * len(character.encode("utf-8", "surrogateescape"))
    characters += text[place:]
    begins += range(place, len(text) + 1)
    return "".join(characters), begins


class Field:
    """One text of an entry, folded and cut into words, with the way back to the original."""

    def __init__(self, name: str, original: str) -> None:
        self.name = name
        self._original = original
        self._text = original
        self._begins: list[int] | None = None
        if name == "url" and "%" in original:
            self._text, self._begins = _unquoted(original)
        self.loose = _LOOSE_IN_ADDRESS if name == "url" else _LOOSE
        self.folded = fold(self._text)
        self.words = folded_words(self._text)

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in the folded text; most fields hold no name, so nobody asks."""
        return [word.span() for word in WORD.finditer(self.folded)]

    @cached_property
    def _origins(self) -> Sequence[int]:
        return origins(self._text)

    def _original_span(self, start: int, end: int) -> tuple[int, int]:
        if self._text.isascii():
            return start, end
        return original_span(self._text, self._origins, start, end)

    def cased(self, start: int, end: int) -> list[str]:
        """The words of a piece of the folded text, with their case as it was."""
        first, last = self._original_span(start, end)
        return WORD.findall(fold(self._text[first:last], keep_case=True))

    def quote(self, start: int, end: int) -> str:
        """A piece of the folded text as it stands in the entry."""
        first, last = self._original_span(start, end)
        if self._begins is not None:
            first, last = self._begins[first], self._begins[last]
        return self._original[first:last]

    def gap(self, word: int) -> tuple[int, int]:
        """Where the text before a word begins and ends; ``len(words)`` asks for the tail."""
        begin = self.spans[word - 1][1] if word else 0
        return begin, self.spans[word][0] if word < len(self.spans) else len(self.folded)


def fields(entry: Entry) -> Iterator[Field]:
    """Give the texts to look through, in the order in which a find counts."""
    yield Field("title", entry.title)
    yield Field("summary", entry.summary)
    for tag in entry.tags:
        yield Field("tags", tag)
    yield Field("author", entry.author)
    if address := _PATH_AND_QUERY.match(entry.url):
        yield Field("url", address[1])


def all_words(entry: Entry) -> list[str]:
    """Give the words of all ``fields``, at the price of one: a line end is in no word."""
    address = _PATH_AND_QUERY.match(entry.url)
    path = address[1] if address else ""
    if "%" in path:
        path = unquote(path, errors="surrogateescape")  # as _unquoted does, without the places
    return folded_words("\n".join((entry.title, entry.summary, *entry.tags, entry.author, path)))
