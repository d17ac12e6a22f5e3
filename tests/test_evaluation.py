"""Assessments are measured against labels, with intervals."""

import json
from random import Random

import pytest

from webwatch.core.evaluation import COSTS, Judged, evaluate
from webwatch.core.model import Kind, Severity
from webwatch.core.rating import judge_line, rate_line
from webwatch.errors import UsageError
from webwatch.lexicon import load

LOW, MEDIUM, HIGH, CRITICAL = Severity
ROWS = [
    Judged(LOW, LOW, Kind.NEWS, Kind.NEWS),
    Judged(LOW, HIGH, Kind.NEWS, Kind.COMPLAINT),
    Judged(HIGH, MEDIUM, Kind.COMPLAINT, Kind.COMPLAINT),
    Judged(CRITICAL, HIGH),
    Judged(CRITICAL, LOW),
]


def figures(evaluation):
    return {figure.name: figure for figure in evaluation.figures}


def test_each_measure_is_what_its_name_says():
    values = {name: figure.value for name, figure in figures(evaluate(ROWS, Random(1))).items()}
    assert values == {
        "exact": 1 / 5,
        "within_one": 3 / 5,
        "critical_seen": 1 / 2,
        "alarm_precision": 1 / 2,
        "alarm_recall": 1 / 3,
        "kind": 2 / 3,
        "false_alarms": 200.0,
        "cost": pytest.approx((0 + 2 + 2 + 1 + 10) / 5),
    }


def test_the_confusion_has_a_row_for_each_true_level():
    evaluation = evaluate(ROWS, Random(1), rounds=0)
    assert evaluation.count == 5
    assert evaluation.confusion == ((1, 0, 1, 0), (0, 0, 0, 0), (0, 1, 0, 0), (1, 0, 1, 0))
    assert dict(evaluation.kinds) == {
        (Kind.NEWS, Kind.NEWS): 1,
        (Kind.NEWS, Kind.COMPLAINT): 1,
        (Kind.COMPLAINT, Kind.COMPLAINT): 1,
    }


def test_saying_one_level_of_everything_stands_beside_it():
    evaluation = evaluate(ROWS, Random(1), rounds=0)
    low = {figure.name: figure.value for figure in evaluation.all_low}
    high = {figure.name: figure.value for figure in evaluation.all_high}
    assert (low["exact"], low["alarm_recall"], low["alarm_precision"]) == (2 / 5, 0.0, None)
    assert (high["exact"], high["alarm_recall"], high["critical_seen"]) == (1 / 5, 1.0, 1.0)


def test_an_interval_holds_the_value_and_is_the_same_each_time():
    rows = ROWS * 20
    first, second = (figures(evaluate(rows, Random(7), rounds=200)) for _ in range(2))
    assert first == second
    for figure in first.values():
        assert figure.low < figure.value < figure.high


def test_without_samples_there_is_no_interval():
    exact = figures(evaluate(ROWS, Random(1), rounds=0))["exact"]
    assert (exact.low, exact.high) == (None, None)


def test_nothing_to_measure_gives_no_value():
    evaluation = evaluate([], Random(1))
    assert evaluation.count == 0
    assert {figure.value for figure in evaluation.figures} == {None}


def test_a_critical_that_nobody_sees_costs_most():
    assert max(max(row) for row in COSTS) == COSTS[CRITICAL][LOW]
    assert all(COSTS[level][level] == 0 for level in Severity)


LINE = {"title": "Bedankt De Otter!", "names": ["De Otter"], "severity": "low", "kind": "praise"}


def test_a_labelled_line_is_rated_beside_its_label():
    assert judge_line(json.dumps(LINE), load()) == Judged(LOW, LOW, Kind.PRAISE, Kind.PRAISE)
    unkind = LINE | {"kind": None, "severity": "HIGH"}
    assert judge_line(json.dumps(unkind), load())[:3] == (HIGH, LOW, None)
    assert rate_line(json.dumps(LINE), load())["kind"] == "praise"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"severity": "erg"}, '"severity" is "erg": write low, medium, high or critical.'),
        ({"severity": None}, '"severity" is null: write low, medium, high or critical.'),
        ({"kind": ["x"]}, '"kind" is ["x"]: write complaint, question, praise or news'),
        ({"names": 1}, '"names" is no list'),
    ],
)
def test_a_label_that_is_none_is_said(change, said):
    with pytest.raises(UsageError) as wrong:
        judge_line(json.dumps(LINE | change), load())
    assert str(wrong.value).startswith(said)
