"""What do the learned weights say of a passage, and which words bring them there?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from webwatch.core.features import TRAIT, is_voice, named_features
from webwatch.core.lexicon import REMOVED
from webwatch.core.model import Kind, Reason, Severity
from webwatch.core.reading import NAME
from webwatch.core.small_words import SMALL
from webwatch.core.ties import ties_of
from webwatch.core.weights import (
    ALTERED,
    BESIDE,
    beside_place,
    pair_places,
    tie_place,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.signals import Hit
    from webwatch.core.view import View
    from webwatch.core.weights import Points, Steps, Weights

LEVELS: Final = 3
"""The first columns of the weights: medium, high, critical, each against low."""

WORD: Final = "word"
_MOST_WORDS: Final = 3
_TELLING: Final = 0.3
"""A word that adds less is no reason; unless it is the heaviest."""
GRADES: Final = "grades"
_COUNTED: Final = ((1.0, 1.0, 1.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
"""By level, which columns speak for it; against low, all that it might have been."""

_KINDS: Final = (Kind.COMPLAINT, Kind.QUESTION, Kind.PRAISE)


Key = TypeVar("Key")


class Keys(NamedTuple):
    """The words of a text as the model looks them up; each once.

    Attributes:
        words: At which place each word stands first, and whether it stands near our name.
        pairs: At which place the second of two words stands.
        beside: How far from our name which word stands, and at which place.
        ties: How signals hang together with our name, and at which place.
        scale: What each of these counts: less in a longer text.
    """

    words: Mapping[str, tuple[int, bool]]
    pairs: Mapping[tuple[str, str], int]
    beside: Mapping[tuple[int, str], int]
    ties: Mapping[str, int]
    scale: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of a passage, and what they are made of.

    Attributes:
        totals: For each column of the weights.
        named: What named features weigh, each with the signal that it is shown for.
        keys: The words, pairs and ties that were looked up.
        words: What each of the words weighs, but for the scale of ``keys``.
        blocks: What the pairs, the words beside our name and the ties do.
    """

    totals: Points
    named: list[tuple[str, Points]]
    keys: Keys
    words: list[Points]
    blocks: list[Steps]

    @property
    def kind(self) -> Kind:
        """The likeliest kind; news if no other is likelier."""
        points, place = max((points, -place) for place, points in enumerate(self.totals[LEVELS:]))
        return _KINDS[-place] if points > 0 else Kind.NEWS


def tally(view: View, weights: Weights, by_hand: list[Reason]) -> Tally:
    """Add up everything the weights have on a passage."""
    voice = is_voice(view)
    rows = [weights.start]
    named = []
    for name, value, owner in named_features(view, by_hand, voice=voice):
        points = weights.named.get(name)
        if points is not None:
            weighed = points if value == 1.0 else tuple([value * point for point in points])
            named.append((owner, weighed))
    rows += [weighed for _, weighed in named]
    keys = keys_of(view)
    known = weights.words[voice]
    words = [known[word][near] for word, (_, near) in keys.words.items()]
    blocks = [
        weights.steps("pair", pair_places(keys.pairs)),
        weights.steps("beside", [beside_place(*key) for key in keys.beside]),
        weights.steps("tie", [tie_place(tie) for tie in keys.ties]),
    ]
    found = total([*words, *[steps.total() for steps in blocks]])
    rows.append(tuple([keys.scale * points for points in found]))
    return Tally(total(rows), named, keys, words, blocks)


def towards(points: Points, level: Severity) -> float:
    """Make one number of a row: what it adds to the log odds of a level against low.

    Of a low text that is the mean of the three levels that it might have had.
    """
    medium, high, critical = _COUNTED[level]
    counted = medium * points[0] + high * points[1] + critical * points[2]
    return counted / (medium + high + critical)


def keys_of(view: View) -> Keys:
    """Take the words of a text apart as the model looks them up.

    A word of a signal whose context changes it is looked up as another word.
    """
    reading = view.reading
    sentences, named = reading.sentences, reading.named
    removed = _covered([hit for hit in view.hits if hit.signal == REMOVED])
    altered = _covered([hit for hit in view.hits if hit.context])
    places = [place for place, word in enumerate(reading.words) if word and place not in removed]
    spelled = [reading.words[place].lower() for place in places]
    if altered:
        spelled = [
            ALTERED + word if place in altered else word
            for word, place in zip(spelled, places, strict=True)
        ]
    near = {word for word, place in zip(spelled, places, strict=True) if sentences[place] in named}
    first = _first(spelled, places)
    words = {word: (place, word in near) for word, place in first.items()}
    pairs = _first(list(pairwise(spelled)), places[1:])
    beside = {
        (distance, spelled[at + distance]): places[at + distance]
        for at, word in enumerate(spelled)
        if word == NAME
        for distance in BESIDE
        if 0 <= at + distance < len(spelled)
    }
    return Keys(words, pairs, beside, ties_of(view), 1 / sqrt(max(1, len(words))))


def _covered(hits: list[Hit]) -> set[int]:
    """Give the places of the words of some signals."""
    return {place for hit in hits for place in range(hit.first, hit.last + 1)}


def _first(keys: list[Key], places: list[int]) -> dict[Key, int]:
    """Give the first place of each."""
    return dict(zip(reversed(keys), reversed(places), strict=True))


def _by_place(sums: Tally, level: Severity) -> dict[int, float]:
    """Make one number, as ``towards`` does, of all that was found at each place."""
    keys = sums.keys
    counted = _COUNTED[level]
    share = keys.scale / sum(counted)
    medium, high, critical = shares = [share * column for column in counted]
    at = {
        place: medium * points[0] + high * points[1] + critical * points[2]
        for (place, _), points in zip(keys.words.values(), sums.words, strict=True)
    }
    places = (*keys.pairs.values(), *keys.beside.values(), *keys.ties.values())
    weighed = [points for steps in sums.blocks for points in steps.mixed(shares)]
    for place, points in zip(places, weighed, strict=True):
        at[place] = at.get(place, 0.0) + points
    return at


def learned_reasons(view: View, sums: Tally, level: Severity) -> list[Reason]:
    """Turn sums into reasons: the words of a signal count for it, the rest each for themselves.

    Args:
        view: The passage, read.
        sums: What was made of it.
        level: The one that the reasons are to be for or against.
    """
    owned: dict[str, float] = {}
    for owner, points in sums.named:
        owned[owner] = owned.get(owner, 0.0) + towards(points, level)
    at = _by_place(sums, level)
    quotes: dict[str, str] = {}
    for hit in view.hits:
        quotes.setdefault(hit.signal, view.reading.quote(hit.first, hit.last))
        for place in range(hit.first, hit.last + 1):
            owned[hit.signal] = owned.get(hit.signal, 0.0) + at.pop(place, 0.0)
    if view.role is not None and view.role.first >= 0:
        quotes[view.role.name] = view.reading.quote(view.role.first, view.role.last)
    reasons = [
        Reason(signal, quotes.get(signal, ""), points)
        for signal, points in owned.items()
        if signal != TRAIT
    ]
    words = view.reading.words
    telling = [
        (abs(points), place)
        for place, points in at.items()
        if (word := words[place]) not in SMALL and word != NAME and not word.isdigit()
    ]
    telling.sort(reverse=True)
    reasons += [
        Reason(WORD, view.reading.quote(place, place), at[place])
        for rank, (weight, place) in enumerate(telling[:_MOST_WORDS])
        if weight >= _TELLING or not rank
    ]
    return reasons
