"""How far do a user's grades move what is said of a mention?"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from webwatch.core.model import Reason
from webwatch.core.reading import NAME

if TYPE_CHECKING:
    from webwatch.core.lexicon import Shift
    from webwatch.core.view import View

GRADES: Final = "grades"
START: Final = ""
"""The trait that every mention has."""

_SIGNAL: Final = 0.5


def traits_of(view: View) -> dict[str, tuple[float, str]]:
    """Give what grades can weigh of a text: its signals and words, each with its quote.

    Returns:
        By trait (``harm.money``, ``=kantine``, or empty for every mention): how much it
        counts there, and the words of the text.
    """
    reading = view.reading
    traits: dict[str, tuple[float, str]] = {START: (1.0, "")}
    for hit in view.hits:
        if not hit.context:
            traits.setdefault(hit.signal, (_SIGNAL, reading.quote(hit.first, hit.last)))
    places = [place for place, word in enumerate(reading.words) if word not in {"", NAME}]
    scale = 1 / sqrt(max(1, len(places)))
    for place in places:
        trait = f"={reading.words[place].lower()}"
        traits.setdefault(trait, (scale, reading.quote(place, place)))
    return traits


def shifted(view: View, shift: Shift) -> Reason:
    """Say how many points grades give, with the words that they stand on most."""
    parts = [
        (shift.traits.get(trait, 0.0) * value, quote)
        for trait, (value, quote) in traits_of(view).items()
        if trait != START
    ]
    heaviest = max(parts, key=lambda part: abs(part[0]), default=(0.0, ""))
    points = shift.start + sum(points for points, _ in parts)
    return Reason(GRADES, heaviest[1] if heaviest[0] else "", points)
