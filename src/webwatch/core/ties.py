"""By which small words does what a text signals hang together with our name?

"Brand bij De Otter" is ours, "brand naast De Otter" is not, and in "brand in een schuur"
nobody has said whose it is: what stands between tells it. The nearest there is to the
shortest path between two words of a parsed sentence (Bunescu and Mooney, 2005), without a
parser; what each tie tells is learned.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from webwatch.core.lexicon import REMOVED
from webwatch.core.reading import NAME
from webwatch.core.small_words import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.core.reading import Reading
    from webwatch.core.signals import Hit
    from webwatch.core.view import View

_FARTHEST: Final = 14
"""So many words apart, nothing hangs together."""

_MOST_SMALL: Final = 4
_ROOM: Final = 5
"""So many words after a link is what it links to."""

_SEVERAL: Final = 3


def ties_of(view: View) -> dict[str, int]:
    """Give how each signal of a text hangs together with our name, with its place.

    Returns:
        Texts such as ``harm<bij`` (our name stands after the signal, with ``bij`` between),
        ``blame>na`` (before it), and ``harm:in _`` (it is linked to something else).
    """
    found: dict[str, int] = {}
    links = _links(view.vocabulary.role("aside"))
    for hit in view.hits:
        if hit.signal == REMOVED:
            continue
        group = hit.signal.partition(".")[0]
        if hit.context:
            group = f"{group}/{hit.context}"
        for tie in (*_to_names(view.reading, links, hit), *_to_next(view.reading, links, hit.last)):
            found.setdefault(f"{group}{tie}", hit.first)
    return found


def _to_names(reading: Reading, links: frozenset[str], hit: Hit) -> Iterator[str]:
    """The way to our name in the same sentence, on either side."""
    first, last = hit.first, hit.last
    for place in reading.names:
        if reading.sentences[place] != reading.sentences[first]:
            continue
        if place > last:
            side, begin, end = "<", last + 1, place
        elif place < first:
            side, begin, end = ">", place + 1, first
        else:
            continue
        if end - begin > _FARTHEST:
            continue
        between = [word for word in reading.words[begin:end] if word]
        small = [word for word in between if word in links]
        content = len(between) - len(small)
        way = " ".join(small[-_MOST_SMALL:] if side == "<" else small[:_MOST_SMALL])
        yield f"{side}{way}"
        yield f"{side}{way} {min(content, _SEVERAL)}"
        apart = reading.clauses[place] != reading.clauses[first]
        yield f"{side}{'apart' if apart else 'together'} {min(content, _SEVERAL)}"


def _to_next(reading: Reading, links: frozenset[str], last: int) -> Iterator[str]:
    """What the signal is linked to in its clause by the next words: our name, or another."""
    clause, near = reading.clauses[last], slice(last + 1, last + 2 + _ROOM)
    following = [
        word
        for word, at in zip(reading.words[near], reading.clauses[near], strict=True)
        if word and at == clause
    ]
    if not following or following[0] not in links:
        return
    shape = [word if word == NAME or word in links else "_" for word in following[1:]]
    if NAME in shape:
        shape = shape[: shape.index(NAME) + 1]
    yield f":{following[0]} {' '.join(shape[:_SEVERAL])}"
    yield f":{following[0]} {'ours' if NAME in shape else 'other'}"


@cache
def _links(aside: frozenset[str]) -> frozenset[str]:
    """Give the words that tell how what stands around them hangs together."""
    return SMALL | aside
