from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keeping import CRITICAL, FEED, LOW, NOW, OTHER, bring, entry, look, named
from webwatch.core.model import (
    Appearance,
    Assessment,
    Entry,
    Failure,
    FailureClass,
    Kind,
    Match,
    Reason,
    Severity,
    Validators,
)
from webwatch.core.pace import Pace
from webwatch.errors import StoreError
from webwatch.store import Rematch, Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        yield opened


def test_a_new_matched_entry_becomes_a_mention_with_everything_that_is_known(store):
    given = entry(author="A. Post", language="nl", tags=("sport", "gym"), updated=NOW)
    assessment = Assessment(Severity.HIGH, Kind.COMPLAINT, (Reason("harm.money", "zaal", 2.5),))
    matches = (Match("Zaal", "title", "zaal 1"), Match("De Zwaluw", "title", "De Zwaluw"))
    (number,) = bring(store, given, matches=matches, assessment=assessment)
    found = store.mention(number)
    assert found.entry == given
    assert found.matches == matches
    assert found.assessment == assessment
    assert (found.source, found.story, found.grade) == ("Krant", number, None)
    assert (found.first_seen, found.last_seen, found.held) == (NOW, NOW, "")


def test_an_entry_that_matches_nothing_is_kept_and_is_no_mention(store):
    assert bring(store, entry(), matches=(), assessment=None) == ()
    (kept,) = store.entries()
    assert (kept.entry, kept.mention_id, kept.source) == (entry(), None, "Krant")
    assert store.mentions() == []


def test_the_same_reading_again_brings_nothing_new(store):
    assert len(bring(store, entry(1), entry(2))) == 2
    assert bring(store, entry(1), entry(2), now=NOW + timedelta(hours=1)) == ()
    assert store.mention(1).last_seen == NOW + timedelta(hours=1)
    assert len(list(store.entries())) == 2
    assert len(list(store.entries(since=NOW + timedelta(minutes=1)))) == 2


def test_two_rounds_that_read_the_same_at_once_make_one_mention(store):
    first = look(store, [entry()])
    second = look(store, [entry()])
    assert len(store.keep(first)) == 1
    assert store.keep(second) == ()


def test_an_edit_keeps_its_number_its_first_sight_and_the_title_before(store):
    (number,) = bring(store, entry())
    edited = entry(title="De Zwaluw opent eindelijk zaal 1")
    assert bring(store, edited, now=NOW + timedelta(days=1)) == ()
    found = store.mention(number)
    assert (found.entry, found.title_before) == (edited, entry().title)
    assert (found.first_seen, found.last_seen) == (NOW, NOW + timedelta(days=1))
    assert store.mentions(search="eindelijk") == [found]


def test_an_edit_is_not_told_again(store):
    (number,) = bring(store, entry())
    store.mark_told("mail", [number], NOW)
    bring(store, entry(title="De Zwaluw opent zaal 1 toch"))
    assert store.untold("mail") == []


def test_an_edit_that_becomes_critical_is_told_again_once(store):
    (number,) = bring(store, entry(), held="baseline")
    store.mark_told("mail", [number], NOW)
    edited = entry(title="De Zwaluw beroofd in zaal 1")
    bring(store, edited, assessment=CRITICAL)
    (again,) = store.untold("mail")
    assert (again.id, again.severity, again.held) == (number, Severity.CRITICAL, "")
    store.mark_told("mail", [number], NOW)
    bring(store, replace(edited, summary="Nog meer."), assessment=CRITICAL)
    assert store.untold("mail") == []


def test_an_edit_that_names_us_at_last_is_a_new_mention(store):
    bring(store, entry(title="Zaal open"), matches=(), assessment=None)
    assert len(bring(store, entry())) == 1


def test_the_same_address_in_another_feed_is_the_same_mention(store):
    (number,) = bring(store, entry())
    elsewhere = entry(guid="x", url="http://www.krant.example/nieuws/1/?utm_source=rss")
    zaal = (Match("Zaal", "title", "zaal 1"),)
    assert bring(store, elsewhere, address=OTHER, source="Blad", matches=zaal) == ()
    found = store.mention(number)
    assert found.keywords == ("De Zwaluw", "Zaal")
    assert found.entry == entry()
    assert found.also_in == ()


def test_a_worse_sighting_of_the_same_address_counts(store):
    (number,) = bring(store, entry(), assessment=CRITICAL)
    elsewhere = entry(guid="x", summary="Anders.")
    bring(store, elsewhere, address=OTHER, source="Blad")
    assert store.mention(number).severity is Severity.CRITICAL


def test_the_same_title_within_three_days_is_one_story_with_its_other_places(store):
    stranger = entry(4, title="Iets anders over turnen in de stad", summary="Heel iets anders.")
    bring(store, stranger)
    (one,) = bring(store, entry(title="De Zwaluw viert groot jubileum in Sporthal Noord"))
    elsewhere = entry(
        2,
        url="https://blad.example/a",
        outlet="",
        title="De Zwaluw viert groot jubileum in sporthal Noord",
        summary=entry().summary,
    )
    (other,) = bring(store, elsewhere, address=OTHER, source="Blad")
    assert store.mention(other).story == one
    assert store.mention(one).also_in == (Appearance("Blad", "https://blad.example/a"),)
    assert store.mention(other).also_in == (Appearance("De Krant", entry().url),)


def test_the_pace_of_an_address_comes_back_field_by_field(store):
    full = Pace(
        **{
            field.name: {
                "Validators": Validators('W/"é"', "Thu, 01 Oct 2026 12:00:00 GMT"),
                "datetime | None": NOW,
                "FailureClass | None": FailureClass.BLOCKED,
                "int": 7,
                "bool": True,
                "str": "https://krant.example/nieuw",
            }[str(field.type)]
            for field in fields(Pace)
        }
    )
    assert store.pace(FEED) == Pace()
    bring(store, pace=full)
    assert store.pace(FEED) == full
    bring(store, pace=Pace())
    assert store.pace(FEED) == Pace()


def test_a_reading_keeps_its_pace_with_its_entries(store):
    pace = Pace(validators=Validators("x"), last_checked=NOW)
    bring(store, entry(), pace=pace)
    assert store.pace(FEED) == pace


def test_no_secret_of_an_address_is_in_the_database(store, tmp_path):
    address = "https://jan:geheim@krant.example/feed?token=heelgeheim"
    moved = Pace(moved_to="https://krant.example/nieuw?token=heelgeheim")
    bring(store, entry(), address=address, pace=moved)
    store.close()
    for file in tmp_path.iterdir():
        assert b"geheim" not in file.read_bytes()


def test_the_health_of_a_source_is_what_its_pace_says(store):
    failing = Pace(
        last_checked=NOW,
        failures=3,
        failing_since=NOW,
        failure_class=FailureClass.GONE,
        failure_detail="HTTP 410",
        failure_status=410,
        entries=4,
    )
    bring(store, pace=failing)
    secret = "https://a:b@blad.example/"
    krant, blad = store.health([("Krant", "rss", FEED), ("Blad", "rss", secret)])
    assert (krant.failures, krant.failing_since, krant.entries) == (3, NOW, 4)
    assert krant.failure == Failure(failure_class=FailureClass.GONE, detail="HTTP 410", status=410)
    assert (blad.url, blad.failure, blad.last_checked) == ("https://***@blad.example/", None, None)


def test_mentions_are_found_by_every_wish_newest_first(store):
    bring(store, entry(1), now=NOW - timedelta(days=2))
    bring(store, entry(2, author="José Citroën"), address=OTHER, source="Blad", assessment=CRITICAL)
    third = entry(3, title='50% korting_bij (Bond) "x" OR -* NEAR', url="https://a.example/3")
    bring(store, third, matches=(Match("Bond", "title", "Bond"),))

    def ids(**wish):
        return [each.id for each in store.mentions(**wish)]

    assert ids() == [3, 2, 1]
    assert ids(limit=1) == [3]
    assert ids(limit=0) == []
    assert ids(ids=[1, 3, 99, 2**80]) == [3, 1]
    assert ids(since=NOW - timedelta(days=1)) == [3, 2]
    assert ids(severity=Severity.HIGH) == [2]
    assert ids(keyword="Bond") == [3]
    assert ids(source="Blad") == [2]
    assert ids(search="citroen JOSE") == [2]
    assert ids(search='"bond" -* KORTING') == [3]
    assert ids(search="50% korting_bij (Bond") == [3]
    assert ids(search="%") == [3, 2, 1]
    assert ids(search="waluw' --") == [2, 1]
    assert ids(search="nergens") == []
    assert store.mention(99) is None


def test_a_grade_of_a_person_wins_and_can_be_taken_back(store):
    bring(store, entry())
    store.grade(1, Severity.CRITICAL, NOW)
    assert store.mention(1).severity is Severity.CRITICAL
    assert [each.id for each in store.mentions(severity=Severity.HIGH)] == [1]
    store.grade(1, Severity.MEDIUM, NOW + timedelta(1))
    assert store.grades() == [(1, Severity.MEDIUM, NOW + timedelta(1))]
    store.grade(1, None, NOW)
    assert store.grades() == []
    with pytest.raises(StoreError, match="no mention 7"):
        store.grade(7, Severity.LOW, NOW)


def test_each_channel_is_told_once(store):
    bring(store, entry(1), entry(2))
    store.mark_told("mail", [1, 99], NOW)
    store.mark_told("mail", [1], NOW)
    assert [each.id for each in store.untold("mail")] == [2]
    assert [each.id for each in store.untold("terminal 'x'")] == [2, 1]
    assert store.untold("terminal", since=NOW + timedelta(1)) == []


def test_what_is_held_back_is_told_when_it_is_released(store):
    bring(store, entry(1), entry(2), entry(3), held="baseline")
    assert store.untold("mail") == []
    assert store.held() == {("Krant", "baseline"): 3}
    assert [each.id for each in store.mentions(held=True)] == [3, 2, 1]
    assert store.release([2, 99]) == 1
    assert [each.id for each in store.untold("mail")] == [2]
    assert store.release() == 2
    assert len(store.untold("mail")) == 3
    assert store.held() == {}


def test_a_new_keyword_finds_what_was_fetched_before(store):
    bring(store, entry(1), matches=(), assessment=None)
    bring(store, entry(2))
    first, second = store.entries()
    bond = (Match("Bond", "summary", "publiek"),)
    found = [(first.id, bond, CRITICAL), Rematch(second.id, bond, LOW), (99, bond, LOW)]
    assert store.keep_matches([*found, (second.id, (), LOW)], NOW) == (2,)
    assert store.mention(2).keywords == ("Bond",)
    assert store.mention(1).keywords == ("De Zwaluw", "Bond")
    assert store.keep_matches(found, NOW) == ()


def test_a_rematched_entry_joins_the_mention_at_its_address_in_another_feed(store):
    bring(store, entry(1))
    bring(store, entry(1, guid="x"), address=OTHER, matches=(), assessment=None)
    unmatched = [each for each in store.entries() if each.mention_id is None]
    (each,) = unmatched
    found = [Rematch(each.id, named(each.entry, "Bond"), LOW, "baseline")]
    assert store.keep_matches(found, NOW) == ()
    assert store.mention(1).keywords == ("De Zwaluw", "Bond")


def test_the_fingerprints_of_keywords_are_replaced_as_a_whole(store):
    store.remember_keywords({"De Zwaluw": "1", "Bond": "2"})
    store.remember_keywords({"De Zwaluw": "3"})
    assert store.keyword_fingerprints() == {"De Zwaluw": "3"}


def test_a_round_is_remembered_from_its_beginning(store):
    assert store.last_round() is None
    number = store.begin_round(NOW)
    assert store.last_round().finished is None
    store.end_round(number, NOW + timedelta(minutes=1), checked=5, failed=1, new_mentions=2)
    last = store.last_round()
    assert (last.started, last.finished) == (NOW, NOW + timedelta(minutes=1))
    assert (last.checked, last.failed, last.new_mentions) == (5, 1, 2)


def test_lone_surrogates_and_nul_are_kept_as_what_can_be_kept(store):
    odd = entry(guid="\ud800", title="Zwaluw \x00 \ud83d", summary="\udfff", tags=("\ud800",))
    (number,) = bring(store, odd, matches=(Match("\ud800", "title", "\ud800"),))
    assert store.mention(number).entry.title == "Zwaluw \x00 ?"
    assert bring(store, odd) == ()


ANYTHING = st.text(max_size=30)
MOMENTS = st.none() | st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - Hypothesis wants it so; timezones= adds it
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC) | st.just(timezone(timedelta(hours=2))),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.builds(
        Entry,
        guid=ANYTHING,
        url=ANYTHING,
        title=ANYTHING,
        summary=ANYTHING,
        author=ANYTHING,
        outlet=ANYTHING,
        published=MOMENTS,
        updated=MOMENTS,
        language=ANYTHING,
        tags=st.tuples(ANYTHING),
    ),
    ANYTHING,
)
def test_whatever_stands_in_an_entry_comes_back_as_it_was(store, given_, odd):
    before = len(store.mentions())
    made = bring(
        store,
        given_,
        address=f"https://krant.example/{odd}",
        source=odd,
        matches=(Match(odd, "title", odd),),
    )
    mentions = store.mentions(ids=made)
    assert [each.entry for each in mentions] in ([], [given_])
    assert len(store.mentions()) == before + len(made)
    assert all(each.matches == (Match(odd, "title", odd),) for each in mentions)
    store.mentions(search=odd, keyword=odd, source=odd)
