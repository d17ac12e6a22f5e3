"""Which words of a text were searched for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.folding import WORD, fold, original_span, origins
from webwatch.core.text import excerpt

if TYPE_CHECKING:
    from rich.text import Text

STYLE = "bold underline yellow"
"""Seen without colours, too."""

_EXCERPT = 120


def mark(text: Text, search: str) -> int:
    """Mark in a text what a search found in it, whatever its case and accents.

    Args:
        text: What is shown; it is changed.
        search: As typed: each of its words counts, also as a part of a word.

    Returns:
        How many of its words are in the text.
    """
    plain = text.plain
    folded, places = fold(plain), origins(plain)
    found = 0
    for word in _words(search):
        start = folded.find(word)
        found += start >= 0
        while start >= 0:
            text.stylize(STYLE, *original_span(plain, places, start, start + len(word)))
            start = folded.find(word, start + len(word))
    return found


def passage(summary: str, search: str) -> str:
    """Give the piece of a text around the first word of a search that is in it; empty if none."""
    folded, places = fold(summary), origins(summary)
    for word in _words(search):
        start = folded.find(word)
        if start >= 0:
            first, last = original_span(summary, places, start, start + len(word))
            return excerpt(summary, summary[first:last], _EXCERPT)
    return ""


def _words(search: str) -> list[str]:
    return list(dict.fromkeys(WORD.findall(fold(search))))
