"""The table of weights: small, quick to load, the same bytes for the same weights."""

import time
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from severe import CLUB, passage, rate, view
from webwatch import lexicon
from webwatch.core.features import is_voice, named_features
from webwatch.core.model import Kind, Passage, Severity
from webwatch.core.rules import reasons_by_hand
from webwatch.core.severity import assess
from webwatch.core.tally import tally
from webwatch.core.weights import (
    BLOCKS,
    COLUMNS,
    TABLE_PLACES,
    Weights,
    beside_place,
    block_range,
    pack,
    pair_place,
    unpack,
    word_places,
)

EMPTY = bytes([128]) * (TABLE_PLACES * len(COLUMNS))
UNITS = (0.1,) * len(COLUMNS)


def weights(table=EMPTY, **named):
    return Weights(
        named=named,
        start=(0.0,) * 6,
        thresholds=(0.0, 1.0, 2.0),
        scales=dict.fromkeys(BLOCKS, UNITS),
        table=table,
        origin={"a": "b"},
    )


def table_with(where, *steps):
    return EMPTY[: where * 6] + bytes(128 + step for step in steps) + EMPTY[where * 6 + 6 :]


def test_packing_and_unpacking_gives_the_same_weights_and_bytes():
    before = weights(table_with(77, 1, -2, 3, -4, 5, -127), **{"harm.money": (1.0,) * 6})
    packed = pack(before)
    assert unpack(packed) == before
    assert pack(unpack(packed)) == packed


@pytest.mark.parametrize(
    "packed", [b"", b"webwatch-weights-0\n", pack(weights(EMPTY[:-6])), pack(weights(EMPTY + b"x"))]
)
def test_bytes_of_another_make_are_refused(packed):
    with pytest.raises(ValueError, match="table of weights"):
        unpack(packed)


def test_the_blocks_lie_side_by_side_and_everything_falls_in_its_own():
    ends = [block_range(block) for block in BLOCKS]
    assert ends[0][0] == 0
    assert [end for _, end in ends] == [*(begin for begin, _ in ends[1:]), TABLE_PLACES]
    found = word_places("Fraude", near=True, voice=False)
    assert set(found) == {"word", "voice", "near", "part"}
    for block, places in found.items():
        begin, end = block_range(block)
        assert all(begin <= place < end for place in places)
    assert block_range("pair")[0] <= pair_place("a", "b") < block_range("pair")[1]
    assert block_range("beside")[0] <= beside_place(-1, "@") < block_range("beside")[1]


def test_short_and_altered_words_have_no_parts():
    assert "part" not in word_places("op", near=False, voice=True)
    assert "part" not in word_places("~fraude", near=True, voice=True)
    assert "near" not in word_places("fraude", near=False, voice=True)


def test_a_word_in_a_persons_own_voice_is_another_word():
    voices = (word_places("fraude", near=False, voice=voice)["voice"] for voice in (True, False))
    assert len({tuple(places) for places in voices}) == 2


def test_one_place_and_many_places_add_up_alike():
    where = pair_place("kas", "leeg")
    found = weights(table_with(where, 1, 2, 3, -1, -2, -3))
    assert found.one("pair", where) == pytest.approx((0.1, 0.2, 0.3, -0.1, -0.2, -0.3))
    assert found.steps("pair", [where]).total() == pytest.approx(found.one("pair", where))
    assert found.steps("pair", [where, where - 1, where]).total()[0] == pytest.approx(0.2)
    assert found.steps("pair", []).total() == (0.0,) * 6


def test_each_place_is_made_one_number_of_its_levels():
    where = pair_place("kas", "leeg")
    found = weights(table_with(where, 1, 2, 3, 50, 50, 50)).steps("pair", [where - 1, where])
    assert found.mixed([0.0, 1.0, 0.0]) == pytest.approx([0.0, 0.2])
    assert found.mixed([1.0, 1.0, 1.0]) == pytest.approx([0.0, 0.6])


def test_a_word_weighs_what_its_places_do_and_more_in_a_sentence_that_names_us():
    places = word_places("fraude", near=True, voice=True)
    for block, (where, *_) in places.items():
        far, near = weights(table_with(where, *[10] * 6)).words[True]["fraude"]
        assert near == pytest.approx((1.0,) * 6)
        assert far == pytest.approx((0.0 if block == "near" else 1.0,) * 6)


def test_a_kind_needs_to_be_likelier_than_news():
    words = replace(lexicon.load(), weights=weights())
    assert rate("De Otter", words_and_weights=words).kind is Kind.NEWS
    for column, kind in ((3, Kind.COMPLAINT), (4, Kind.QUESTION), (5, Kind.PRAISE)):
        points = tuple(float(place == column) for place in range(6))
        kinded = replace(words, weights=weights(**{"name.first": points}))
        assert rate("De Otter", words_and_weights=kinded).kind is kind


def test_praise_is_low_whatever_else_was_learned():
    points = (9.0, 9.0, 9.0, 0.0, 0.0, 5.0)
    words = replace(lexicon.load(), weights=weights(**{"name.first": points}))
    assert rate("De Otter", words_and_weights=words).severity is Severity.LOW


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ((-9.0, -9.0, -9.0), Severity.LOW),
        ((0.5, -9.0, -9.0), Severity.MEDIUM),
        ((9.0, -9.0, 9.0), Severity.MEDIUM),  # critical has to be likelier than all below it
        ((-9.0, -9.0, 9.0), Severity.CRITICAL),
        ((0.0, 1.0, 3.0), Severity.HIGH),  # half of the odds lie beyond medium, not beyond high
    ],
)
def test_a_text_gets_the_median_of_its_levels(points, level):
    words = replace(lexicon.load(), weights=weights(**{"name.first": (*points, 0.0, 0.0, 0.0)}))
    assert rate("De Otter", words_and_weights=words).severity is level


def test_no_weight_is_too_large_to_be_summed():
    points = (9e9, -9e9, 9e9, 0.0, 0.0, 0.0)
    words = replace(lexicon.load(), weights=weights(**{"name.first": points}))
    assert rate("De Otter", words_and_weights=words).severity is Severity.CRITICAL


def test_the_words_of_a_signal_count_for_its_reason():
    where = word_places("fraude", near=True, voice=False)["word"][0]
    named = {"harm.money": (1.0,) * 6}
    words = replace(lexicon.load(), weights=weights(table_with(where, *[100] * 6), **named))
    found = rate("Fraude bij De Otter", words_and_weights=words)
    (reason,) = [reason for reason in found.reasons if reason.signal == "harm.money"]
    assert reason.points == pytest.approx(1.0 + 10 / 3**0.5, abs=0.01)  # three words


def test_no_feature_has_two_names_and_every_owner_has_a_meaning():
    title = "Fraude bij De Otter? Geen sprake van, zegt De Otter: wij leren jullie ervan!"
    for summary in ("", "Ik ben boos op jullie. Bedankt De Otter, cursus fraude."):
        found = view(title, summary, outlet="forum")
        features = named_features(
            found, reasons_by_hand(found, lexicon.load()), voice=is_voice(found)
        )
        assert max(Counter(feature.name for feature in features).values()) == 1
        owners = {feature.owner for feature in features} - {"text"}
        assert owners <= set(lexicon.load().signals)


@pytest.mark.parametrize(
    ("title", "summary", "voice"),
    [
        ("Ik vind jullie leuk", "", True),
        ("", "Ik kom zaterdag", True),
        ("Ik kom zaterdag", "", False),
        ("De Otter zwemt", "Het bad is open", False),
    ],
)
def test_a_persons_own_voice_is_told_by_i_we_and_you(title, summary, voice):
    assert is_voice(view(title, summary)) is voice


@given(st.text(max_size=60))
def test_any_text_can_be_weighed(text):
    found = view(text)
    sums = tally(found, lexicon.load().weights, [])
    assert len(sums.totals) == len(COLUMNS)


def test_the_shipped_table_is_at_most_a_megabyte_and_says_what_it_was_learned_from():
    packed = files("webwatch.lexicon").joinpath("weights.bin").read_bytes()
    assert len(packed) <= 1_000_000
    assert pack(unpack(packed)) == packed
    assert {"mentions.train.jsonl", "scikit-learn"} <= set(unpack(packed).origin)


def test_loading_and_rating_are_quick():
    """A guard against a slip of ten times; docs/severity.md has what was measured."""
    lexicon.load.cache_clear()
    begin = time.process_time()
    words = lexicon.load()
    assert time.process_time() - begin < 0.5
    text = "Leden van De Otter wachten al weken op een antwoord van het bestuur over de kas. "
    passages = [passage(f"Onrust {n} bij De Otter", text * 5) for n in range(100)]
    begin = time.process_time()
    for each in passages:
        assess(each, words)
    assert time.process_time() - begin < 1.0


def test_without_a_table_the_rules_speak_alone():
    words = replace(lexicon.load(), weights=None)
    kinds = {
        "Ik ben boos op De Otter": Kind.COMPLAINT,
        "Weet iemand hoe laat De Otter begint?": Kind.QUESTION,
        "Bedankt De Otter": Kind.PRAISE,
        "Kritiek op De Otter, toch bedankt": Kind.NEWS,
        "De Otter": Kind.NEWS,
    }
    for title, kind in kinds.items():
        assert assess(Passage(title=title, names=CLUB, language="nl"), words).kind is kind
    alarm = assess(passage("Penningmeester De Otter verdacht van fraude"), words)
    assert alarm.severity >= Severity.HIGH
