"""Who does what, and what stands around it, decides what a word of harm tells."""

import pytest

from severe import CLUB, contexts, rate, view
from webwatch.core.contexts import NEGATED, SAID
from webwatch.core.model import Severity
from webwatch.core.rules import bounds
from webwatch.lexicon import load


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("De Otter: pas op voor fraude", "role.speaker"),
        ("De Otter waarschuwt voor fraude", "role.speaker"),
        ("Fraude neemt toe, volgens de De Otter", "role.speaker"),
        ("Fraude bij De Otter: dader is bekend", "role.target"),
        ("Fraude in het nieuws. De Otter zwemt zaterdag", "role.bystander"),
        ("Fraude in het nieuws", "role.absent"),
    ],
)
def test_our_role_is_told_by_where_our_name_stands(title, role):
    assert view(title).role.name == role


def test_a_text_without_harm_or_without_any_name_gives_no_role():
    assert view("De Otter").role is None
    assert view("Fraude ontdekt", names=()).role is None


@pytest.mark.parametrize(
    ("title", "signal", "context"),
    [
        ("Fraude bij De Otter", "harm.money", ""),
        ("Geen fraude bij De Otter", "harm.money", NEGATED),
        ("De Otter waarschuwt voor fraude", "harm.money", SAID),
        ("Cursus over fraude bij De Otter", "harm.money", "guard.course"),
        ("De Otter vrijgesproken van fraude", "harm.money", "guard.resolved"),
        ("De Otter waarschuwt. Fraude is erg", "harm.money", ""),
        ("Fraude! De Otter waarschuwt", "harm.money", ""),
        ("Cursus bij De Otter. Fraude is erg", "harm.money", ""),
        ("Geen cursus over fraude bij De Otter", "guard.course", NEGATED),
    ],
)
def test_what_stands_around_a_signal_is_its_context(title, signal, context):
    assert contexts(title)[signal] == context


@pytest.mark.parametrize(
    ("title", "signal"),
    [
        ("Geen fraude bij De Otter", "guard.denied"),
        ("De Otter waarschuwt voor fraude", "role.speaker"),
        ("De Otter vrijgesproken van fraude", "guard.resolved"),
    ],
)
def test_harm_that_is_only_denied_guarded_or_said_by_us_is_no_alarm(title, signal):
    limits = bounds(view(title), load())
    assert limits.cap is Severity.MEDIUM
    assert limits.capped.signal == signal
    assert limits.capped.quote in title


@pytest.mark.parametrize(
    "title",
    [
        "Geen fraude maar wel diefstal bij De Otter",
        "Geen ruzie bij De Otter",
        "De Otter zwemt zaterdag",
    ],
)
def test_where_harm_is_asserted_or_absent_there_is_no_ceiling(title):
    assert bounds(view(title), load()).cap is Severity.CRITICAL


def test_a_policy_in_the_title_is_a_ceiling():
    limits = bounds(view("Gedragscode van De Otter vastgesteld"), load())
    assert (limits.cap, limits.capped.signal) == (Severity.MEDIUM, "guard.policy")


def test_asserted_harm_about_us_has_a_floor():
    limits = bounds(view("Diefstal bij De Otter"), load())
    assert (limits.floor, limits.floored.signal) == (Severity.MEDIUM, "harm.money")
    assert limits.floored.quote == "Diefstal"


@pytest.mark.parametrize(
    "title",
    [
        "Diefstal in de stad. De Otter zwemt zaterdag",
        "Bedankt De Otter, de diefstal is vergeten",
        "Diefstal in de stad",
    ],
)
def test_harm_elsewhere_thanked_away_or_without_our_name_has_none(title):
    assert bounds(view(title), load()).floor is Severity.LOW


@pytest.mark.parametrize(
    ("outlet", "url", "place"),
    [
        ("Werkvloerforum", "", "forum"),
        ("", "https://www.reddit.com/r/x", "forum"),
        ("", "https://nieuws.example/forum", ""),
        ("Trustpilot", "", "review"),
        ("De Krant", "", ""),
    ],
)
def test_the_kind_of_place_is_told_by_outlet_or_host(outlet, url, place):
    assert load().place_of(outlet, url) == place


def test_an_unknown_language_is_found_out_without_our_name():
    english = view("De Otter opens a new pool", language="")
    assert english.language == "en"
    assert view("De Otter", language="").language == "nl"
    assert view("De Otter opens", language="EN-gb").language == "en"


def test_a_cap_and_a_floor_show_themselves_as_reasons_where_they_change_the_level():
    assert rate("De Otter vrijgesproken van fraude", names=CLUB).severity <= Severity.MEDIUM
