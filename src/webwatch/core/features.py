"""What in a passage does the learned model look at, besides its words?

A named feature belongs to the signal, guard, role or trait that it is one view of (its
owner), so that what it weighs can be shown as that signal's reason.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from webwatch.core.rules import points_by_hand

if TYPE_CHECKING:
    from webwatch.core.model import Reason
    from webwatch.core.view import View

_HEADLINE: Final = 14
"""A text of fewer words is short."""

_VOICE: Final = 2
"""So many words for I, we and you make a text somebody's own voice."""

_STEPS: Final = 4
_CLOSE: Final = 4
"""So many words from our name is close."""

_QUOTES: Final = frozenset("'\"“‘’„")
TRAIT: Final = "text"
"""The owner of features of the text as a whole."""


class Feature(NamedTuple):
    """One named feature that a passage has.

    Attributes:
        name: By which its weight is found.
        value: 0 to 1, or the logarithm of one more than a number.
        owner: The signal that its points are shown for.
    """

    name: str
    value: float
    owner: str


def is_voice(view: View) -> bool:
    """Tell a person's own voice from a report, by its words for I, we and you."""
    first, second = _persons(view)
    return first + second >= _VOICE or (first > 0 and not view.passage.title)


def named_features(view: View, by_hand: list[Reason], *, voice: bool) -> list[Feature]:
    """Give every named feature of a passage, in a fixed order; no name twice.

    Args:
        view: The passage, read.
        by_hand: What the rules say of it.
        voice: Whether it is a person's own voice.
    """
    features: dict[str, Feature] = {}
    for feature in (
        *_of_rules(by_hand),
        *_of_hits(view),
        *_of_sides(view),
        *_of_groups(view, voice=voice),
        *_of_role(view),
        *_of_text(view, voice=voice),
    ):
        features.setdefault(feature.name, feature)
    return list(features.values())


def _of_rules(by_hand: list[Reason]) -> list[Feature]:
    """What the hand-given points add up to, shown for the heaviest of them."""
    if not by_hand:
        return []
    points = points_by_hand(by_hand)
    owner = max(by_hand, key=lambda reason: abs(reason.points)).signal
    features = [Feature("rules#", max(-3.0, min(points, 6.0)), owner)]
    features += [
        Feature(f"rules>{step}", 1.0, owner) for step in range(1, _STEPS + 1) if points >= step
    ]
    return features


def _of_hits(view: View) -> list[Feature]:
    """Each signal, and where it stands."""
    features = []
    for hit in view.hits:
        name = f"{hit.signal}|{hit.context}" if hit.context else hit.signal
        features.append(Feature(name, 1.0, hit.signal))
        if hit.near:
            features.append(Feature(f"{name}|near", 1.0, hit.signal))
        if hit.in_title:
            features.append(Feature(f"{name}|title", 1.0, hit.signal))
            if hit.near:
                features.append(Feature(f"{name}|near|title", 1.0, hit.signal))
    return features


def _of_sides(view: View) -> list[Feature]:
    """On which side of our name harm, blame ... stands in its clause, and how close."""
    reading = view.reading
    against = view.vocabulary.role("against")
    features = []
    for hit in view.hits:
        if hit.context or not hit.near:
            continue
        group = hit.signal.partition(".")[0]
        apart = True
        for place in reading.names:
            if reading.clauses[place] != reading.clauses[hit.first]:
                continue
            apart = False
            features.append(Feature(f"{hit.signal}|clause", 1.0, hit.signal))
            side = "before" if hit.last < place else "after"
            features.append(Feature(f"{group}|{side}", 1.0, hit.signal))
            distance = place - hit.last if side == "before" else hit.first - place
            if distance <= _CLOSE:
                features.append(Feature(f"{group}|{side}|close", 1.0, hit.signal))
            if place and reading.words[place - 1] in against:
                link = f"{group}|{side}|{reading.words[place - 1]}"
                features.append(Feature(link, 1.0, hit.signal))
        if apart:
            features.append(Feature(f"{group}|apart", 1.0, hit.signal))
    return features


def _of_groups(view: View, *, voice: bool) -> list[Feature]:
    """How much of harm, blame, praise ..., and together with which guard, place and voice."""
    asserted = [hit for hit in view.hits if not hit.context]
    owners: dict[str, str] = {}
    counts: dict[str, int] = {}
    near: dict[str, int] = {}
    for hit in asserted:
        group = hit.signal.partition(".")[0]
        owners.setdefault(group, hit.signal)
        counts[group] = counts.get(group, 0) + 1
        near[group] = near.get(group, 0) + hit.near
    features = [Feature(f"{group}#", log1p(n), owners[group]) for group, n in counts.items()]
    features += [Feature(f"{group}#near", log1p(n), owners[group]) for group, n in near.items()]
    for hit in view.hits:
        if hit.context:
            features.append(
                Feature(f"{hit.signal.partition('.')[0]}|{hit.context}", 1.0, hit.signal)
            )
    guards = {hit.signal for hit in view.hits if hit.signal.startswith("guard.")}
    for group, owner in owners.items():
        features += [Feature(f"{group}&{guard}", 1.0, guard) for guard in sorted(guards)]
        if view.role is not None:
            features.append(Feature(f"{group}&{view.role.name}", 1.0, view.role.name))
        if view.place:
            features.append(Feature(f"{group}&place.{view.place}", 1.0, owner))
        if voice:
            features.append(Feature(f"{group}&voice", 1.0, owner))
    if voice or _is_headline(view):
        how = "voice" if voice else "headline"
        features += [Feature(f"{hit.signal}&{how}", 1.0, hit.signal) for hit in asserted]
    return features


def _of_role(view: View) -> list[Feature]:
    """What we are in the text, and where our name stands."""
    reading = view.reading
    names = reading.names
    features = [Feature("name#", log1p(len(names)), TRAIT)]
    if view.role is not None:
        features.append(Feature(view.role.name, 1.0, view.role.name))
    if not view.passage.names:
        features.append(Feature("name.none", 1.0, TRAIT))
    if names and reading.spans[names[0]][0] < reading.title_end:
        features.append(Feature("name.title", 1.0, TRAIT))
        if names[0] == 0:
            features.append(Feature("name.first", 1.0, TRAIT))
    return features


def _of_text(view: View, *, voice: bool) -> list[Feature]:
    """What the text is like as a whole."""
    passage, text = view.passage, view.reading.text
    words = [word for word in view.reading.words if word]
    first, second = _persons(view)
    traits = {
        "voice": voice,
        "voice.first": log1p(first),
        "voice.second": log1p(second),
        "length": log1p(len(words)),
        "short": len(words) < _HEADLINE,
        "untitled": not passage.title,
        "title-only": not passage.summary,
        "asks": "?" in text,
        "asks.title": "?" in passage.title,
        "asks.end": text.rstrip().endswith("?"),
        "exclaims": log1p(text.count("!")),
        "english": view.language == "en",
        "quoted": text[:1] in _QUOTES and bool(text),
        "addressed": text[:1] == "@",
        "capitals": sum(map(str.isupper, words)) / max(1, len(words)),
        f"place.{view.place}": bool(view.place),
    }
    return [Feature(name, float(value), TRAIT) for name, value in traits.items() if value]


def _is_headline(view: View) -> bool:
    return not view.passage.summary and sum(map(bool, view.reading.words)) < _HEADLINE


def _persons(view: View) -> tuple[int, int]:
    """Count the words for I and we, and those for you."""
    first, second = view.vocabulary.role("first"), view.vocabulary.role("second")
    words = view.reading.words
    return sum(map(first.__contains__, words)), sum(map(second.__contains__, words))
