"""Words signal something: whole, by how they begin or end, or several in a row."""

import pytest

from severe import words
from webwatch.core import lexicon as module
from webwatch.core.model import Passage, Severity
from webwatch.core.reading import read
from webwatch.core.signals import find


def signals(text, vocabulary, names=("De Otter",)):
    reading = read(Passage(title=text, names=names))
    return [(hit.signal, reading.quote(hit.first, hit.last)) for hit in find(reading, vocabulary)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fraude!", [("harm", "Fraude")]),
        ("frauduleus", [("harm", "frauduleus")]),
        ("btw-fraude", [("harm", "fraude")]),
        ("subsidiefraude", [("harm", "subsidiefraude")]),
        ("fraudepreventie", [("guard.compound", "fraudepreventie")]),
        ("fraudehelpdesks", []),
        ("het OM komt", [("harm", "OM")]),
        ("om te komen", []),
        ("FRAUDE", [("harm", "FRAUDE")]),
        ("gewoon", []),
    ],
)
def test_the_last_part_of_a_compound_counts_and_a_harmless_one_guards(text, found):
    vocabulary = words(
        {"harm": ["fraude", "fraud*", "*fraude", "OM"], "ignore": ["fraudehelpdesk*"]}
    )
    assert signals(text, vocabulary) == found


@pytest.mark.parametrize(
    ("pattern", "text", "quote"),
    [
        ("stapt op", "Bestuur stapt op vandaag", "stapt op"),
        ("daagt … rechter", "Lid daagt ons voor de rechter", "daagt ons voor de rechter"),
        ("daagt … rechter", "Lid daagt a b c d e f g rechter", None),
        ("daagt … rechter", "Lid daagt. De rechter", None),
        ("daagt … rechter", "Lid daagt", None),
        ("tegen @", "Tegen De Otter!", "Tegen De Otter"),
        ("@ krijgt|kreeg boete", "De Otter kreeg boete", "De Otter kreeg boete"),
        ("on* gedrag", "ongewenst gedrag", "ongewenst gedrag"),
        ("*fout hersteld", "Drukfout hersteld", "Drukfout hersteld"),
        ("zeer *zwak", "zeer loeizwak", "zeer loeizwak"),
    ],
)  # fmt: skip
def test_a_phrase_may_have_gaps_alternatives_and_our_name(pattern, text, quote):
    assert signals(text, words({"x": [pattern]})) == ([] if quote is None else [("x", quote)])


def test_a_longer_phrase_hides_what_it_holds():
    vocabulary = words({"bad": ["brand"], "good": ["brand los", "brand los nu"], "ugly": ["los"]})
    assert signals("brand los nu los", vocabulary) == [("good", "brand los nu"), ("ugly", "los")]


def test_one_word_may_signal_two_things_once_each():
    assert signals("uitslag", words({"a": ["uitslag", "uitslag"], "b": ["uitslag"]})) == [
        ("a", "uitslag"),
        ("b", "uitslag"),
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("geen fraude", True),
        ("geen sprake van enige fraude", True),
        ("geen paniek, wel fraude", False),
        ("fraude is er bij ons niet", True),
        ("niet een twee drie vier vijf fraude", False),
    ],
)
def test_a_negation_reaches_its_own_clause(text, denied):
    reading = read(Passage(title=text))
    (hit,) = find(reading, words({"harm": ["fraude"]}, negation=["geen", "niet"]))
    assert hit.negated is denied


def test_what_is_remembered_of_words_has_a_limit(monkeypatch):
    monkeypatch.setattr(module, "_REMEMBERED", 2)
    vocabulary = words({"harm": ["fraude"]})
    assert [len(vocabulary.entry(word).signals) for word in ("a", "b", "c", "fraude")] == [
        0,
        0,
        0,
        1,
    ]
    assert vocabulary.entry("fraude") is vocabulary.entry("fraude")
    assert len(vocabulary._known) <= 3  # the limit can't be seen from outside


def test_a_signal_has_no_floor_and_no_cap_unless_it_is_given():
    plain = module.Signal("x", 1.0)
    assert (plain.floor, plain.cap) == (Severity.LOW, Severity.CRITICAL)


def test_an_unknown_role_is_an_empty_list():
    assert words({}).role("nothing") == frozenset()
