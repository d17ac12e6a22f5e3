"""Two texts that differ in little, of which only one needs somebody today."""

import json
from collections import Counter
from pathlib import Path

from severe import passage
from webwatch import lexicon
from webwatch.core.model import Severity
from webwatch.core.reasons import SENTENCES, sentence_of
from webwatch.core.severity import assess

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "severity_pairs.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
RIGHT = 0.65
"""What holds now; docs/severity.md says what is wanted."""


def alarms(title):
    return assess(passage(title, language=""), lexicon.load()).severity >= Severity.HIGH


def test_there_are_at_least_a_hundred_pairs_of_every_sort():
    sorts = Counter(pair["about"] for pair in PAIRS)
    assert sorts.total() >= 100
    assert set(sorts) >= {"negation", "role", "tense", "resolution", "subject", "compound"}
    assert len({pair["alarm"] for pair in PAIRS} | {pair["calm"] for pair in PAIRS}) > 200


def test_both_sides_of_most_pairs_are_right():
    right = [alarms(pair["alarm"]) and not alarms(pair["calm"]) for pair in PAIRS]
    assert sum(right) / len(right) >= RIGHT


def test_every_signal_has_a_sentence():
    assert set(lexicon.load().signals) <= set(SENTENCES)
    assert sentence_of("harm.money") == "fraud or money gone"
    assert sentence_of("a.signal.of.old") == "what was found"
