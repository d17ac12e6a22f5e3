"""How good are assessments, measured against labels?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from webwatch.core.model import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")

COSTS: Final = (
    (0.0, 0.5, 2.0, 3.0),
    (1.0, 0.0, 1.0, 2.0),
    (4.0, 2.0, 0.0, 1.0),
    (10.0, 6.0, 1.0, 0.0),
)
"""What it costs to say a level (across) where another is true (down). A critical mention that
nobody sees costs ten; a false alarm two or three; a level too high beats a level too low."""

_ROUNDS: Final = 1_000
_TAIL: Final = 0.025


class Chooser(Protocol):
    """Chance comes in as an argument; ``random.Random`` fits."""

    def choices(self, population: Sequence[T], *, k: int) -> list[T]:
        """Draw ``k`` times with replacement."""
        ...


class Judged(NamedTuple):
    """What was said of a mention, and what is true by its label.

    Attributes:
        true: The label.
        said: The assessment.
        true_kind: The label's kind; None where it has none.
        said_kind: The assessment's.
    """

    true: Severity
    said: Severity
    true_kind: Kind | None = None
    said_kind: Kind = Kind.NEWS


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure, with its bootstrap interval (95 %).

    Attributes:
        name: ``exact``, ``within_one``, ``critical_seen``, ``alarm_precision``,
            ``alarm_recall``, ``kind``, ``false_alarms`` (in 1,000 mentions) or ``cost``
            (for each mention).
        value: What was measured; None where there was nothing to measure it on.
        low: Where the interval begins.
        high: Where it ends.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good assessments are.

    Attributes:
        count: How many were judged.
        confusion: How often each level was said (across) for each that is true (down).
        kinds: The same for the kinds, by (true, said).
        figures: The measures, with intervals.
        all_low: The measures for saying ``low`` of everything.
        all_high: The measures for saying ``high`` of everything.
    """

    count: int
    confusion: tuple[tuple[int, ...], ...]
    kinds: Mapping[tuple[Kind, Kind], int]
    figures: tuple[Figure, ...]
    all_low: tuple[Figure, ...]
    all_high: tuple[Figure, ...]


def evaluate(judged: Sequence[Judged], chance: Chooser, rounds: int = _ROUNDS) -> Evaluation:
    """Measure assessments against labels.

    Args:
        judged: Each label with what was said.
        chance: Draws the bootstrap samples.
        rounds: How many samples; 0 for no intervals.
    """
    counts = Counter(judged)
    size = len(judged)
    samples = [Counter(chance.choices(judged, k=size)) for _ in range(rounds if size else 0)]
    levels = tuple(Severity)
    pairs: Counter[tuple[Severity, Severity]] = Counter()
    for one, number in counts.items():
        pairs[one.true, one.said] += number
    return Evaluation(
        count=len(judged),
        confusion=tuple(tuple(pairs[true, said] for said in levels) for true in levels),
        kinds=_kinds(counts),
        figures=tuple(_figure(name, counts, samples) for name in _MEASURES),
        all_low=_always(Severity.LOW, counts),
        all_high=_always(Severity.HIGH, counts),
    )


def _kinds(counts: Counter[Judged]) -> Counter[tuple[Kind, Kind]]:
    kinds: Counter[tuple[Kind, Kind]] = Counter()
    for one, number in counts.items():
        if one.true_kind is not None:
            kinds[one.true_kind, one.said_kind] += number
    return kinds


def _always(level: Severity, counts: Counter[Judged]) -> tuple[Figure, ...]:
    """Measure what saying one level of everything would give."""
    said: Counter[Judged] = Counter()
    for one, number in counts.items():
        said[one._replace(said=level, said_kind=Kind.NEWS)] += number
    return tuple(_figure(name, said, []) for name in _MEASURES)


def _figure(name: str, counts: Counter[Judged], samples: list[Counter[Judged]]) -> Figure:
    measure = _MEASURES[name]
    drawn = sorted(value for value in map(measure, samples) if value is not None)
    if not drawn:
        return Figure(name, measure(counts))
    tail = int(len(drawn) * _TAIL)
    return Figure(name, measure(counts), drawn[tail], drawn[-1 - tail])


def _sum(counts: Counter[Judged], holds: Callable[[Judged], bool]) -> int:
    return sum(number for one, number in counts.items() if holds(one))


def _share(
    counts: Counter[Judged],
    holds: Callable[[Judged], bool],
    among: Callable[[Judged], bool],
) -> float | None:
    """Say in which part of some mentions something holds; None if there are none."""
    total = _sum(counts, among)
    return _sum(counts, lambda one: among(one) and holds(one)) / total if total else None


def _said_alarm(one: Judged) -> bool:
    return one.said >= Severity.HIGH


def _true_alarm(one: Judged) -> bool:
    return one.true >= Severity.HIGH


def _false_alarms(counts: Counter[Judged]) -> float | None:
    share = _share(counts, lambda one: _said_alarm(one) and not _true_alarm(one), _any)
    return None if share is None else 1_000 * share


def _cost(counts: Counter[Judged]) -> float | None:
    total = counts.total()
    cost = sum(COSTS[one.true][one.said] * number for one, number in counts.items())
    return cost / total if total else None


def _any(_: Judged) -> bool:
    return True


_MEASURES: Final[Mapping[str, Callable[[Counter[Judged]], float | None]]] = {
    "exact": lambda counts: _share(counts, lambda one: one.true == one.said, _any),
    "within_one": lambda counts: _share(counts, lambda one: abs(one.true - one.said) <= 1, _any),
    "critical_seen": lambda counts: _share(
        counts, _said_alarm, lambda one: one.true is Severity.CRITICAL
    ),
    "alarm_precision": lambda counts: _share(counts, _true_alarm, _said_alarm),
    "alarm_recall": lambda counts: _share(counts, _said_alarm, _true_alarm),
    "kind": lambda counts: _share(
        counts, lambda one: one.true_kind == one.said_kind, lambda one: one.true_kind is not None
    ),
    "false_alarms": _false_alarms,
    "cost": _cost,
}
