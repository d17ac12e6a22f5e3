"""What does a user's grading teach, for this user alone?

A person's grade always wins for its own mention. From some twenty on, grades also shift what
is said of other mentions: a regularised logistic fit of a few added points, for every mention
and for each signal and word that graded mentions have, so that the levels would have come out
as graded. Small by design: it corrects, it doesn't start anew.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from webwatch.core.lexicon import Shift
from webwatch.core.model import Severity
from webwatch.core.severity import points_of, view_of
from webwatch.core.shift import START, traits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Passage

FEWEST: Final = 20
"""So many grades before anything is shifted."""

_MOST: Final = 500
_ROUNDS: Final = 60
_STEP: Final = 0.3
_HOLD: Final = 1.0
_CALM: Final = 0.5
_NEARLY_NOTHING: Final = 1e-12
_STEEPEST: Final = 30.0


class _Lesson(NamedTuple):
    """A graded mention: how far it is above each threshold, where it should be, its traits."""

    margins: tuple[float, ...]
    wanted: tuple[bool, ...]
    traits: Mapping[str, float]


def learn_from(grades: Sequence[tuple[Passage, Severity]], lexicon: Lexicon) -> Lexicon:
    """Give a lexicon that leans as a user's grades do.

    Args:
        grades: Graded mentions, newest last; the last 500 count.
        lexicon: With the user's words and thresholds in it.

    Returns:
        The same lexicon where there are fewer than ``FEWEST`` grades.
    """
    if len(grades) < FEWEST:
        return lexicon
    plain = replace(lexicon, shift=None)
    lessons = [_lesson(passage, level, plain) for passage, level in grades[-_MOST:]]
    weights: dict[str, float] = {}
    past: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for trait, slope in _slopes(lessons, weights).items():
            past[trait] = past.get(trait, 0.0) + slope * slope
            step = _STEP * slope / sqrt(past[trait] + _NEARLY_NOTHING)
            weights[trait] = weights.get(trait, 0.0) - step
    kept = {trait: round(points, 4) for trait, points in sorted(weights.items())}
    return replace(lexicon, shift=Shift(kept.pop(START, 0.0), kept, len(grades)))


def _lesson(passage: Passage, level: Severity, lexicon: Lexicon) -> _Lesson:
    view = view_of(passage, lexicon)
    points = points_of(view, lexicon)
    return _Lesson(
        tuple(
            point - threshold for point, threshold in zip(points, lexicon.thresholds, strict=True)
        ),
        tuple(level >= each for each in tuple(Severity)[1:]),
        {trait: value for trait, (value, _) in traits_of(view).items()},
    )


def _slopes(lessons: list[_Lesson], weights: Mapping[str, float]) -> dict[str, float]:
    """Give the slope of the loss for each trait: where the levels differ, and the hold."""
    slopes = {trait: _HOLD * weight for trait, weight in weights.items()}
    for margins, wanted, traits in lessons:
        added = sum(weights.get(trait, 0.0) * value for trait, value in traits.items())
        error = sum(
            _likelihood(_CALM * (margin + added)) - want
            for margin, want in zip(margins, wanted, strict=True)
        )
        for trait, value in traits.items():
            slopes[trait] = slopes.get(trait, 0.0) + _CALM * error * value
    return slopes


def _likelihood(margin: float) -> float:
    return 1 / (1 + exp(-max(-_STEEPEST, min(margin, _STEEPEST))))
