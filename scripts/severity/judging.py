"""How good is what was learned, on parts, organisations and domains that were left out?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from learning import LEVELS, learn, shares_of, totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning import Columns
    from sets import Example

FOLDS = 9
PARTS = "ABDEFGIJK"
GOALS = {
    "news": {"exact": 0.66, "within": 0.88, "critical": 0.75, "precision": 0.60, "recall": 0.55},
    "news dev": {
        "exact": 0.66,
        "within": 0.88,
        "critical": 0.75,
        "precision": 0.60,
        "recall": 0.55,
    },
    "headlines": {"critical": 0.75, "precision": 0.50, "recall": 0.70},
    "voices": {"exact": 0.68, "within": 0.95},
    "invented": {
        "exact": 0.72,
        "within": 0.87,
        "critical": 0.75,
        "precision": 0.70,
        "recall": 0.70,
    },
    "adverse": {"macro F1": 0.80},
    "complaints": {"F1": 0.72},
    "posts": {"alarms": -10.0, "criticals": -2.0},
}
"""What is wanted of each set (alarms and criticals in 1,000 posts, negative: at most)."""

_HIGH = 2
_CRITICAL = 3
_MOST_ODDS = 50.0
_MARGIN = 0.02
_BEYOND = 0.1
_STEPS = (0.8, 0.4, 0.2, 0.1)


def fold_of(example: Example) -> int:
    """Say in which fold a text is left out: a part each, else by organisation or domain."""
    if example.part == "invented":
        return PARTS.index(example.group[-1])
    return int(hashlib.sha256(example.group.encode()).hexdigest()[:8], 16) % FOLDS


def left_out_totals(columns: Columns, examples: Sequence[Example], seed: int = 0) -> np.ndarray:
    """Give each text what a model says that never saw its fold."""
    folds = (np.array([fold_of(example) for example in examples]) + seed) % FOLDS
    shares = shares_of(examples)
    found = np.zeros((len(examples), 6))
    for fold in range(FOLDS):
        learned = learn(columns, examples, np.flatnonzero(folds != fold), shares)
        rows = np.flatnonzero(folds == fold)
        found[rows] = totals(columns, learned, rows)
    return found


def decide(points: np.ndarray, thresholds: Sequence[float]) -> np.ndarray:
    """Make levels of log odds, as the program does: the median of the levels."""
    odds = np.exp(np.minimum(points[:, :LEVELS] - np.asarray(thresholds), _MOST_ODDS))
    odds = np.hstack([np.ones((len(odds), 1)), odds])
    above = np.cumsum(odds[:, ::-1], axis=1)[:, -2::-1]
    return (2 * above >= odds.sum(axis=1, keepdims=True)).sum(axis=1)


def measures(said: np.ndarray, true: np.ndarray, part: str) -> dict[str, float]:
    """Measure what a set is judged by."""
    alarms, alarming = said >= _HIGH, true >= _HIGH
    if part == "posts":
        criticals = (said == _CRITICAL).mean()
        return {"alarms": -1_000 * alarms.mean(), "criticals": -1_000 * criticals}
    if part == "adverse":
        both = (_f1(alarms, alarming), _f1(~alarms, ~alarming))
        return {"macro F1": float(np.mean(both))}
    if part == "complaints":
        return {"F1": _f1(said >= 1, true >= 1)}
    found = {
        "exact": (said == true).mean(),
        "within": (abs(said - true) <= 1).mean(),
        "precision": (alarms & alarming).sum() / max(alarms.sum(), 1),
        "recall": (alarms & alarming).sum() / max(alarming.sum(), 1),
    }
    critical = true == _CRITICAL
    if critical.any():
        found["critical"] = alarms[critical].mean()
    return {name: float(value) for name, value in found.items()}


def _f1(said: np.ndarray, true: np.ndarray) -> float:
    return float(2 * (said & true).sum() / max(said.sum() + true.sum(), 1))


def shortfall(points: np.ndarray, true: np.ndarray, parts: np.ndarray, at: np.ndarray) -> float:
    """Add up how far each set is from its goals; beyond them a little still counts."""
    said = decide(points, at)
    total = 0.0
    for part, goals in GOALS.items():
        rows = parts == part
        if not rows.any():
            continue
        found = measures(said[rows], true[rows], part)
        scale = 100.0 if part == "posts" else 1.0
        for name, goal in goals.items():
            if name in found:
                missing = goal / scale + _MARGIN - found[name] / scale
                total += max(0.0, missing) - _BEYOND * found[name] / scale
    return total


def best_thresholds(points: np.ndarray, true: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Look for the thresholds with the least shortfall, step by step."""
    at = np.zeros(LEVELS)
    least = shortfall(points, true, parts, at)
    for step in _STEPS:
        moved = True
        while moved:
            moved = False
            for level in range(LEVELS):
                for change in (-step, step):
                    tried = at.copy()
                    tried[level] += change
                    found = shortfall(points, true, parts, tried)
                    if found < least - 1e-9:
                        at, least, moved = tried, found, True
    return at


def nested_levels(found: np.ndarray, examples: Sequence[Example]) -> np.ndarray:
    """Make levels of left-out totals, with thresholds chosen on the other folds only."""
    parts, true, folds = labels_of(examples)
    said = np.zeros(len(examples), int)
    for fold in range(FOLDS):
        others = folds != fold
        at = best_thresholds(found[others], true[others], parts[others])
        said[~others] = decide(found[~others], at)
    return said


def labels_of(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give each text's set (``-`` for other forms, which nothing is judged by), level and fold."""
    parts = np.array(["-" if example.extra else example.part for example in examples])
    true = np.array([int(example.severity) for example in examples])
    return parts, true, np.array([fold_of(example) for example in examples])
