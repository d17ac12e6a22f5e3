"""From twenty grades on, what a person says moves what the machine says."""

from dataclasses import replace

import pytest

from severe import passage, rate, view
from webwatch.core.grades import FEWEST, learn_from
from webwatch.core.model import Severity
from webwatch.core.shift import traits_of
from webwatch.lexicon import load

PLAIN = replace(load(), weights=None)
TITLE = "Schaatsbaan van De Otter: storing {n}"


def grades(level, number=FEWEST):
    return [(passage(TITLE.format(n=n)), level) for n in range(number)]


def test_fewer_than_twenty_grades_change_nothing():
    assert learn_from(grades(Severity.CRITICAL, FEWEST - 1), load()) is load()


@pytest.mark.parametrize("lexicon", [load(), PLAIN])
@pytest.mark.parametrize("level", [Severity.LOW, Severity.CRITICAL])
def test_twenty_lean_the_same_kind_of_mention_that_way(lexicon, level):
    title = TITLE.format(n=99)
    before = rate(title, words_and_weights=lexicon)
    leaning = learn_from(grades(level), lexicon)
    after = rate(title, words_and_weights=leaning)

    assert leaning.shift.grades == FEWEST
    assert abs(after.severity - level) <= abs(before.severity - level)
    assert after.severity == level or abs(after.severity - level) < abs(before.severity - level)
    (reason,) = [reason for reason in after.reasons if reason.signal == "grades"]
    assert (reason.points > 0) is (level is Severity.CRITICAL)
    assert reason.quote in title


def test_grades_that_agree_with_the_machine_hardly_move_it():
    titles = ["Fraude bij De Otter {n}", "De Otter zwemt zaterdag {n}"]
    said = [passage(title.format(n=n)) for n in range(15) for title in titles]
    known = [(each, rate(each.title).severity) for each in said]
    leaning = learn_from(known, load())
    for each, level in known:
        assert rate(each.title, words_and_weights=leaning).severity == level


def test_other_mentions_stay_as_they_were():
    leaning = learn_from(grades(Severity.LOW, 40), load())
    title = "Penningmeester van De Otter opgepakt voor verduistering"
    assert rate(title, words_and_weights=leaning).severity >= Severity.HIGH


def test_a_denied_signal_is_none_that_grades_weigh():
    assert "harm.money" in traits_of(view("Fraude bij De Otter"))
    assert "harm.money" not in traits_of(view("Geen fraude bij De Otter"))


def test_learning_twice_from_the_same_grades_is_the_same():
    once = learn_from(grades(Severity.HIGH), load())
    assert learn_from(grades(Severity.HIGH), once).shift == once.shift


def test_a_text_without_words_can_be_graded_and_shifted():
    leaning = learn_from([(passage(""), Severity.HIGH)] * FEWEST, load())
    found = rate("", words_and_weights=leaning)
    assert ("grades", "") in [(reason.signal, reason.quote) for reason in found.reasons]
