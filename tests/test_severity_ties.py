"""What stands between a signal and our name says whose the trouble is."""

import pytest

from severe import passage
from webwatch.core.settings import SeveritySettings
from webwatch.core.severity import view_of
from webwatch.core.ties import ties_of
from webwatch.core.wishes import with_wishes
from webwatch.lexicon import load


def ties(title, words=None):
    return ties_of(view_of(passage(title), words or load()))


@pytest.mark.parametrize(
    ("title", "tie"),
    [
        ("Brand bij De Otter", "harm<bij"),
        ("Brand naast het gebouw van De Otter", "harm<naast het van"),
        ("De Otter helpt na brand", "harm/said>na"),
        ("Brand bij bakkerij tegenover De Otter", "harm<bij tegenover"),
    ],
)
def test_the_small_words_between_a_signal_and_our_name_are_their_tie(title, tie):
    assert tie in ties(title)


@pytest.mark.parametrize(
    ("title", "tie"),
    [
        ("Brand bij De Otter", "harm:bij ours"),
        ("Brand in schuur, De Otter zwemt", "harm:in other"),
        ("Brand bij badhuis De Otter", "harm:bij _ @"),
    ],
)
def test_a_signal_is_tied_to_what_its_next_words_name(title, tie):
    assert tie in ties(title)


def test_what_stands_in_another_sentence_or_far_away_is_not_tied_to_our_name():
    far = " ".join(["zwemmen"] * 15)
    for title in ("Brand gisteren. De Otter zwemt", f"Brand {far} De Otter"):
        assert not [tie for tie in ties(title) if "<" in tie or ">" in tie]


def test_another_clause_is_told_apart():
    assert "harm<apart 1" in ties("Brand geblust, zegt De Otter")
    assert "harm<together 0" in ties("Brand bij De Otter")


def test_a_word_that_the_user_removed_ties_nothing():
    words = with_wishes(load(), SeveritySettings(remove=("brand",)))
    assert ties("Brand bij De Otter", words=words) == {}


def test_a_denied_signal_has_ties_of_its_own():
    assert "harm/not<bij" in ties("Geen fraude bij De Otter")
