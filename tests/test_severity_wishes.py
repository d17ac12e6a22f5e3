"""A user's own words, removed words and thresholds hold."""

from dataclasses import replace

import pytest

from severe import CLUB, rate
from webwatch.core.model import Passage, Severity
from webwatch.core.settings import SeveritySettings
from webwatch.core.severity import assess, points_of, view_of
from webwatch.core.wishes import with_wishes
from webwatch.lexicon import load

PLAIN = replace(load(), weights=None)


def wishing(lexicon=None, **wishes):
    return with_wishes(lexicon or load(), SeveritySettings(**wishes))


@pytest.mark.parametrize("word", ["kikker", "kik*", "*ker", "groene kikker", "groen* kikker"])
@pytest.mark.parametrize("lexicon", [load(), PLAIN])
def test_a_word_of_ones_own_raises_a_mention_about_us_and_says_so(word, lexicon):
    words = wishing(lexicon, add=((Severity.HIGH, (word,)),))
    found = rate("De Otter ziet een groene kikker", words_and_weights=words)
    assert found.severity is Severity.HIGH
    assert found.reasons[0].signal == "user.high"
    assert "kikker" in found.reasons[0].quote


@pytest.mark.parametrize(
    "title", ["De Otter ziet geen kikker", "Een kikker. De Otter zwemt", "Een kikker"]
)
def test_it_raises_nothing_that_is_denied_or_not_about_us(title):
    words = wishing(PLAIN, add=((Severity.CRITICAL, ("kikker",)),))
    assert rate(title, words_and_weights=words).severity < Severity.CRITICAL


def test_it_holds_before_every_guard():
    words = wishing(add=((Severity.CRITICAL, ("kikker",)), (Severity.LOW, ("pad",))))
    found = rate("Gedragscode van De Otter tegen kikker en pad", words_and_weights=words)
    assert found.severity is Severity.CRITICAL


def test_it_holds_inside_a_longer_phrase_of_the_lists():
    words = wishing(add=((Severity.CRITICAL, ("geding",)),))
    found = rate("Kort geding tegen De Otter", words_and_weights=words)
    assert found.severity is Severity.CRITICAL


@pytest.mark.parametrize("word", ["fraude", "fraud*", "*fraude"])
def test_a_removed_word_counts_for_nothing(word):
    before, words = rate("Fraude bij De Otter"), wishing(remove=(word,))
    after = rate("Fraude bij De Otter", words_and_weights=words)
    assert before.severity > after.severity
    assert "Fraude" not in [reason.quote for reason in after.reasons]


def test_a_removed_phrase_takes_its_words_along():
    words = wishing(PLAIN, remove=("kort geding",))
    found = rate("Kort geding tegen De Otter", words_and_weights=words)
    assert [reason.signal for reason in found.reasons if reason.signal == "harm.law"] == []


@pytest.mark.parametrize("lexicon", [load(), PLAIN])
def test_thresholds_are_the_users(lexicon):
    passage = Passage(title="Fraude bij De Otter", names=CLUB, language="nl")
    never = wishing(lexicon, thresholds=((Severity.HIGH, 19.0), (Severity.CRITICAL, 20.0)))
    always = wishing(lexicon, thresholds=((Severity.HIGH, -20.0),))
    assert never.thresholds[0] == lexicon.thresholds[0]
    assert assess(passage, never).severity is Severity.MEDIUM
    calm = Passage(title="De Otter zwemt", names=CLUB, language="nl")
    assert assess(calm, always).severity >= Severity.HIGH


def test_no_wishes_change_nothing():
    passage = Passage(title="Fraude bij De Otter", summary="Leden zijn boos.", names=CLUB)
    assert assess(passage, wishing()) == assess(passage, load())
    view = view_of(passage, load())
    assert len(points_of(view, load())) == 3
