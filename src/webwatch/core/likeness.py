"""How much are two texts alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def likeness(one: str, other: str) -> float:
    """Give 100 for the same, 0 for nothing in common (the InDel similarity, in percent)."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - takes long, and few commands compare

    return fuzz.ratio(one, other)


def has_alike(word: str, words: Collection[str], least: float) -> bool:
    """Tell whether some word is at least so much like this one, 0 to 100."""
    import rapidfuzz  # noqa: PLC0415 - see above

    best = rapidfuzz.process.extractOne(
        word, words, scorer=rapidfuzz.fuzz.ratio, score_cutoff=least
    )
    return best is not None
