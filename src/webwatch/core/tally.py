"""What do the learned weights say of a passage, and which words bring them there?"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from webwatch.core.features import TRAIT, is_voice, named_features
from webwatch.core.lexicon import REMOVED
from webwatch.core.model import Kind, Reason, Severity
from webwatch.core.reading import NAME
from webwatch.core.small_words import SMALL
from webwatch.core.ties import ties_of
from webwatch.core.weights import ALTERED, BESIDE, beside_place, tie_place, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.view import View
    from webwatch.core.weights import Points, Weights

LEVELS: Final = 3
"""The first columns of the weights: medium, high, critical, each against low."""

WORD: Final = "word"
_MOST_WORDS: Final = 3
_TELLING: Final = 0.3
"""A word that adds less is no reason; unless it is the heaviest."""
GRADES: Final = "grades"
_KINDS: Final = (Kind.COMPLAINT, Kind.QUESTION, Kind.PRAISE)


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
        found: What words, pairs and ties weigh, each with its place.
        scale: What each of ``found`` counts.
    """

    totals: Points
    named: list[tuple[str, Points]]
    found: list[tuple[int, Points]]
    scale: float

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
    found = [
        (place, weights.word(word, near=near, voice=voice))
        for word, (place, near) in keys.words.items()
    ]
    for pair, place in keys.pairs.items():
        row = weights.pair(pair)
        if row is not None:
            found.append((place, row))
    for (distance, word), place in keys.beside.items():
        row = weights.one("beside", beside_place(distance, word))
        if row is not None:
            found.append((place, row))
    for tie, place in keys.ties.items():
        row = weights.one("tie", tie_place(tie))
        if row is not None:
            found.append((place, row))
    if found:
        words = total([points for _, points in found])
        rows.append(tuple([keys.scale * point for point in words]))
    return Tally(total(rows), named, found, keys.scale)


def towards(points: Points, level: Severity) -> float:
    """Make one number of a row: what it adds to the log odds of a level against low.

    Of a low text that is the mean of the three levels that it might have had.
    """
    if level is Severity.LOW:
        return (points[0] + points[1] + points[2]) / LEVELS
    return points[level - 1]


def keys_of(view: View) -> Keys:
    """Take the words of a text apart as the model looks them up.

    A word of a signal whose context changes it is looked up as another word.
    """
    reading = view.reading
    removed = {
        place
        for hit in view.hits
        if hit.signal == REMOVED
        for place in range(hit.first, hit.last + 1)
    }
    marks = {
        place: ALTERED
        for hit in view.hits
        if hit.context
        for place in range(hit.first, hit.last + 1)
    }
    places = [place for place, word in enumerate(reading.words) if word and place not in removed]
    spelled = [marks.get(place, "") + reading.words[place].lower() for place in places]
    near = {
        word
        for word, place in zip(spelled, places, strict=True)
        if reading.sentences[place] in reading.named
    }
    words: dict[str, tuple[int, bool]] = {}
    for word, place in zip(spelled, places, strict=True):
        words.setdefault(word, (place, word in near))
    pairs: dict[tuple[str, str], int] = {}
    for at in range(1, len(spelled)):
        pairs.setdefault((spelled[at - 1], spelled[at]), places[at])
    beside = {
        (distance, spelled[at + distance]): places[at + distance]
        for at, word in enumerate(spelled)
        if word == NAME
        for distance in BESIDE
        if 0 <= at + distance < len(spelled)
    }
    return Keys(words, pairs, beside, ties_of(view), 1 / sqrt(max(1, len(words))))


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
    at: dict[int, float] = {}
    for place, points in sums.found:
        at[place] = at.get(place, 0.0) + sums.scale * towards(points, level)
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
        if words[place] not in SMALL and words[place] != NAME and not words[place].isdigit()
    ]
    reasons += [
        Reason(WORD, view.reading.quote(place, place), at[place])
        for rank, (weight, place) in enumerate(nlargest(_MOST_WORDS, telling))
        if weight >= _TELLING or not rank
    ]
    return reasons
