"""When are two ways of writing a text the same to a reader?

Folding goes character by character, so that a place in the folded text leads back
to the one place in the original that it came from.
"""

import re
import unicodedata
from collections.abc import Sequence

# Letters that NFKD leaves whole (Unicode 15, UnicodeData.txt has no decomposition for
# them), though people without the key on their keyboard write them so.
_SPELT_OUT = {
    "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
}  # fmt: skip
_QUOTES = frozenset("\"'`´ʹʻʼʽ′″")

# Above this an answer isn't kept: a flood of rare characters must not fill the memory.
_KEPT_BELOW = 0x10000

WORD = re.compile(r"[^\W_]+")
"""A word of a folded text: letters and digits."""


def is_silent(character: str) -> bool:
    """Whether a character changes nothing for who looks for a name.

    Combining marks (Mn, Mc, Me) and formatting characters (Cf: soft hyphen, zero-width
    space and joiners) are; Unicode Standard, section 4.5, has these classes.
    """
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _plain(character: str) -> str:
    """Fold one character, its case apart."""
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Pd" or character == "−":
        return "-"
    if category in {"Pi", "Pf"} or character in _QUOTES:
        return "'"
    parts = [p for p in unicodedata.normalize("NFKD", character) if not is_silent(p)]
    if any(map(str.isalnum, parts)) and not character.isalnum():
        return character  # "KPN™" must not become the word "KPNTM"
    return "".join(_SPELT_OUT.get(part, part) for part in parts)


class _Table(dict[int, str]):
    """What ``str.translate`` asks, found out when first asked."""

    def __init__(self, *, keep_case: bool) -> None:
        self._keep_case = keep_case

    def __missing__(self, ordinal: int) -> str:
        plain = _plain(chr(ordinal))
        # Casefolding can bring back what was folded: a capital dotted I is i and a dot.
        folded = "".join(map(_plain, plain if self._keep_case else plain.casefold()))
        if ordinal < _KEPT_BELOW:
            self[ordinal] = folded
        return folded


_CASELESS = _Table(keep_case=False)
_CASED = _Table(keep_case=True)


def fold(text: str, *, keep_case: bool = False) -> str:
    """Fold a text: NFKD without marks, no formatting characters, one sort of quote and hyphen.

    White space becomes spaces, one for one. Case is folded as in the Unicode Standard,
    section 3.13 (casefold), which also makes a Turkish dotted or dotless i an i.

    Args:
        text: Any text.
        keep_case: Whether capitals stay capitals.
    """
    return text.translate(_CASED if keep_case else _CASELESS)


def origins(text: str) -> Sequence[int]:
    """Tell for each character of ``fold(text)`` at which place of ``text`` it stood."""
    if all(len(_CASELESS[ord(character)]) == 1 for character in set(text)):
        return range(len(text))
    return [place for place, char in enumerate(text) for _ in _CASELESS[ord(char)]]


def original_span(text: str, places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Lead a piece of ``fold(text)`` back to the piece of ``text`` that it came from.

    Args:
        text: The original.
        places: ``origins(text)``.
        start: Where the folded piece begins.
        end: Where it ends, after ``start``.

    Returns:
        Start and end in the original; marks on the last letter belong to it.
    """
    last = places[end - 1] + 1
    while last < len(text) and unicodedata.category(text[last]).startswith("M"):
        last += 1
    return places[start], last
