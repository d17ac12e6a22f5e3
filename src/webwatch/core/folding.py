"""When are two ways of writing a text the same to a reader?

Folding goes character by character, so that a place in the folded text leads back
to the one place in the original that it came from.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

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

_NO_WORD = re.compile(r"[\W_]")
# ``str.translate`` is twenty times as fast where all is ASCII, which most of a text is.
_RUNS = re.compile("[\0-\x7f]++|[^\0-\x7f]++")


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
    """What ``str.translate`` asks: what stands for a character, found out when first asked."""

    def __init__(self, stands_for: Callable[[str], str]) -> None:
        self._stands_for = stands_for

    def __missing__(self, ordinal: int) -> str:
        folded = self._stands_for(chr(ordinal))
        if ordinal < _KEPT_BELOW:
            self[ordinal] = folded
        return folded


# Casefolding can bring back what was folded: a capital dotted I is i and a dot.
_CASELESS = _Table(lambda character: "".join(map(_plain, _plain(character).casefold())))
_CASED = _Table(lambda character: "".join(map(_plain, _plain(character))))
_WORDS = _Table(lambda character: _NO_WORD.sub(" ", _CASELESS[ord(character)]))


def fold(text: str, *, keep_case: bool = False) -> str:
    """Fold a text: NFKD without marks, no formatting characters, one sort of quote and hyphen.

    White space becomes spaces, one for one. Case is folded as in the Unicode Standard,
    section 3.13 (casefold), which also makes a Turkish dotted or dotless i an i.

    Args:
        text: Any text.
        keep_case: Whether capitals stay capitals.
    """
    return _translated(text, _CASED if keep_case else _CASELESS)


def folded_words(text: str) -> list[str]:
    """Give the words of a text, folded: what ``WORD`` finds in ``fold(text)``, but sooner."""
    return _translated(text, _WORDS).split()


def _translated(text: str, table: dict[int, str]) -> str:
    if text.isascii():
        return text.translate(table)
    return "".join([run.translate(table) for run in _RUNS.findall(text)])


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
