"""How are the weights of the severity flag learned? (the only scikit-learn).

One linear model a question: which level, and which kind? Sets are
balanced by ``SHARES``, so that the many invented mentions don't drown the real texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from webwatch.core.features import is_voice, named_features
from webwatch.core.model import Kind
from webwatch.core.rules import reasons_by_hand
from webwatch.core.severity import view_of
from webwatch.core.tally import LEVELS, keys_of
from webwatch.core.weights import (
    BLOCKS,
    COLUMNS,
    TABLE_PLACES,
    Weights,
    beside_place,
    block_range,
    pair_place,
    tie_place,
    word_places,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sets import Example

    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Passage

SHARES = {
    "news": 1.2,
    "news dev": 3.0,
    "headlines": 3.5,
    "voices": 4.0,
    "invented": 0.9,
    "adverse": 0.6,
    "complaints": 1.0,
    "posts": 3.0,
    "templates": 0.3,
    "more news": 1.2,
    "more invented": 0.8,
    "more voices": 1.5,
    "more headlines": 1.2,
    "more pairs": 0.6,
    "tweets": 0.6,
}
"""What an example of each set counts for severity."""

KIND_SHARES = {
    "news": 0.2,
    "news dev": 0.2,
    "headlines": 0.2,
    "voices": 3.0,
    "invented": 1.0,
    "complaints": 0.3,
    "more news": 0.2,
    "more invented": 1.0,
    "more voices": 2.0,
    "more headlines": 0.2,
    "tweets": 0.3,
    "more pairs": 0.5,
}
"""What it counts for the kind; a set that isn't here teaches none."""

NEWS_PRIOR = -1.0
"""Log odds taken from ``news``, since real news would else make everything news."""

_WITH_OTHER_FORM = {"invented", "more invented", "posts", "complaints", "tweets"}

FACTORS = {
    "part": 0.18,
    "word": 0.52,
    "voice": 0.36,
    "near": 0.36,
    "pair": 0.36,
    "beside": 0.52,
    "tie": 0.7,
}
"""How loudly each block of the table speaks before learning; more is regularised less."""

STRENGTH = 2.0
"""Inverse of the regularisation."""

_RAREST = 2
_STEPS = 127
_ZERO = 128
_KINDS = (Kind.COMPLAINT, Kind.QUESTION, Kind.PRAISE, Kind.NEWS)


@dataclass(frozen=True)
class Columns:
    """Everything that was looked at, as numbers: a row a passage.

    Attributes:
        named: The values of the named features, in the order of ``names``.
        names: The named features.
        table: How often each place of the table of words is looked up, scaled by length.
    """

    named: sparse.csr_matrix
    names: tuple[str, ...]
    table: sparse.csr_matrix


@dataclass(frozen=True)
class Learned:
    """Weights before they are rounded: a row a column of the table."""

    named: np.ndarray
    table: np.ndarray
    start: np.ndarray


def look(passages: Sequence[Passage], lexicon: Lexicon) -> Columns:
    """Look at passages as the program does."""
    named: list[dict[str, float]] = []
    places: list[dict[int, float]] = []
    for passage in passages:
        view = view_of(passage, lexicon)
        voice = is_voice(view)
        features = named_features(view, reasons_by_hand(view, lexicon), voice=voice)
        named.append({feature.name: feature.value for feature in features})
        row: dict[int, float] = {}
        keys = keys_of(view)
        looked_up = [
            place
            for word, (_, near) in keys.words.items()
            for found in word_places(word, near=near, voice=voice).values()
            for place in found
        ]
        looked_up += [pair_place(*pair) for pair in keys.pairs]
        looked_up += [beside_place(*key) for key in keys.beside]
        looked_up += [tie_place(tie) for tie in keys.ties]
        for place in looked_up:
            row[place] = row.get(place, 0.0) + keys.scale
        places.append(row)
    names = tuple(sorted({name for row in named for name in row}))
    index = {name: place for place, name in enumerate(names)}
    return Columns(
        _matrix([{index[name]: value for name, value in row.items()} for row in named], len(names)),
        names,
        _matrix(places, TABLE_PLACES),
    )


def _matrix(rows: list[dict[int, float]], width: int) -> sparse.csr_matrix:
    starts = np.cumsum([0] + [len(row) for row in rows])
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    values = np.array([value for row in rows for value in row.values()], dtype=np.float64)
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(rows), width))
    matrix.sort_indices()
    return matrix


def loudness(table: sparse.csr_matrix) -> np.ndarray:
    """Give each place of the table its factor: its block's, more for what is rare, 0 below two."""
    seen = np.asarray((table > 0).sum(axis=0)).ravel()
    rarity = np.log((table.shape[0] + 1) / (seen + 1)) + 1
    factors = np.zeros(TABLE_PLACES)
    for block, factor in FACTORS.items():
        begin, end = block_range(block)
        factors[begin:end] = factor * rarity[begin:end]
    factors[seen < _RAREST] = 0.0
    return factors


def learn(
    columns: Columns, examples: Sequence[Example], rows: np.ndarray, shares: np.ndarray
) -> Learned:
    """Learn from some rows.

    Args:
        columns: What was looked at.
        examples: The labels, row by row.
        rows: Which rows to learn from.
        shares: What each row counts.
    """
    factors = loudness(columns.table[rows])
    used = np.flatnonzero(factors)
    loud = columns.table[:, used] @ sparse.diags(factors[used])
    everything = sparse.hstack([columns.named, loud]).tocsr()
    width = columns.named.shape[1]
    found = np.zeros((len(COLUMNS), everything.shape[1]))
    start = np.zeros(len(COLUMNS))
    levels = np.array([int(example.severity) for example in examples])
    model = _fit(everything[rows], levels[rows], shares[rows])
    found[:LEVELS] = model.coef_[1:] - model.coef_[0]
    start[:LEVELS] = model.intercept_[1:] - model.intercept_[0]
    found[LEVELS:], start[LEVELS:] = _learn_kinds(everything, examples, rows)
    table = np.zeros((len(COLUMNS), TABLE_PLACES))
    table[:, used] = found[:, width:] * factors[used]
    return Learned(found[:, :width], table, start)


def _learn_kinds(
    everything: sparse.csr_matrix, examples: Sequence[Example], rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Learn each kind against news, from the rows whose kind is known."""
    known = np.array(
        [
            row
            for row in rows
            if examples[row].kind is not None and examples[row].part in KIND_SHARES
        ]
    )
    shares = np.array([KIND_SHARES[examples[row].part] for row in known])
    kinds = np.array([_KINDS.index(examples[row].kind) for row in known])
    model = _fit(everything[known], kinds, shares)
    news = len(_KINDS) - 1
    coefficients = np.zeros((len(_KINDS), everything.shape[1]))
    intercepts = np.zeros(len(_KINDS))
    coefficients[model.classes_] = model.coef_
    intercepts[model.classes_] = model.intercept_
    intercepts[news] += NEWS_PRIOR
    return coefficients[:news] - coefficients[news], intercepts[:news] - intercepts[news]


def _fit(matrix: sparse.csr_matrix, truth: np.ndarray, counts: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, solver="lbfgs", max_iter=300, tol=1e-3)
    return model.fit(matrix, truth, sample_weight=counts)


def shares_of(examples: Sequence[Example]) -> np.ndarray:
    """Say what each text counts; half where another form of it is there too."""
    return np.array(
        [
            SHARES[example.part] * (0.5 if example.part in _WITH_OTHER_FORM else 1.0)
            for example in examples
        ]
    )


def totals(columns: Columns, learned: Learned, rows: np.ndarray) -> np.ndarray:
    """Say what some rows get: a row a passage, a column for each of ``COLUMNS``."""
    named = columns.named[rows] @ learned.named.T
    return named + columns.table[rows] @ learned.table.T + learned.start


def packable(
    columns: Columns,
    learned: Learned,
    thresholds: tuple[float, float, float],
    origin: Mapping[str, str],
) -> Weights:
    """Round what was learned into the table that the program loads."""
    table = np.full((TABLE_PLACES, len(COLUMNS)), _ZERO, dtype=np.uint8)
    scales = {}
    for block in BLOCKS:
        begin, end = block_range(block)
        part = learned.table[:, begin:end]
        scale = [_round_up(largest / _STEPS) for largest in np.abs(part).max(axis=1)]
        scales[block] = tuple(scale)
        steps = np.rint(part / np.array(scale)[:, None])
        table[begin:end] = (np.clip(steps, -_STEPS, _STEPS) + _ZERO).T.astype(np.uint8)
    named = {
        name: tuple(round(float(value), 3) for value in learned.named[:, place])
        for place, name in enumerate(columns.names)
    }
    return Weights(
        named={name: points for name, points in named.items() if any(points)},
        start=tuple(round(float(value), 3) for value in learned.start),
        thresholds=thresholds,
        scales=scales,
        table=table.tobytes(),
        origin=origin,
    )


def _round_up(value: float) -> float:
    """Round up to five decimals, at least one step of them."""
    return max(1, ceil(value * 100_000)) / 100_000
