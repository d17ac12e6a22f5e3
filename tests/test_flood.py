from dataclasses import replace
from datetime import timedelta

import pytest

from keeping import FEED, NOW, entry, look, named
from webwatch.core.arrival import Familiar
from webwatch.core.flood import WHY_HELD, Held, hold, rematched
from webwatch.core.identity import settle
from webwatch.core.pace import Pace
from webwatch.store import Store

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
READ_BEFORE = Pace(last_success=NOW - HOUR, last_checked=NOW - HOUR)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        yield opened


def aged(number, days, **changes):
    return entry(number, published=None if days is None else NOW - days * DAY, **changes)


def held(entries, size=0, pace=READ_BEFORE, now=NOW, **more):
    familiar = Familiar(size=size)
    return hold(settle(entries, familiar), familiar=familiar, pace=pace, now=now, **more)


def read(store, *entries, now=NOW, **more):
    """Read as a round does: settle, hold, judge, keep."""
    familiar, pace = store.familiar(FEED, entries), store.pace(FEED)
    arrivals = settle(entries, familiar)
    reasons = hold(arrivals, familiar=familiar, pace=pace, now=now, **more)
    looked = look(store, entries, now=now, pace=Pace(last_success=now, last_checked=now))
    judged = tuple(
        replace(each, matches=named(each.arrival.entry), held=reason)
        for each, reason in zip(looked.arrivals, reasons, strict=True)
    )
    return store.keep(replace(looked, arrivals=judged))


def told(store):
    return [each.id for each in reversed(store.untold("mail"))]


def test_the_first_look_is_a_baseline_what_is_old_is_kept_and_not_told(store):
    assert read(store, aged(1, 1), aged(2, 6.9), aged(3, 7.1), aged(4, 900)) == (1, 2, 3, 4)
    assert told(store) == [1, 2]
    assert store.held() == {("Krant", "baseline"): 2}


def test_the_window_of_the_baseline_can_be_set():
    old = [aged(1, 1), aged(2, 3)]
    assert held(old, pace=Pace(), baseline=2 * DAY) == ("", Held.BASELINE)


def test_undated_entries_are_told_at_first_if_they_are_few():
    assert held([aged(number, None) for number in range(20)], pace=Pace()) == ("",) * 20
    many = [aged(number, None) for number in range(21)]
    assert held([*many, aged(99, 1)], pace=Pace()) == (Held.BASELINE,) * 21 + ("",)


def test_an_archive_of_years_replayed_is_kept_and_not_told(store):
    read(store, aged(1, 0.5), now=NOW - HOUR)
    archive = [aged(number, 100 * number) for number in range(2, 60)]
    assert len(read(store, *archive, aged(1, 0.5), entry(99, published=NOW))) == 59
    assert len(told(store)) == 2
    assert store.held() == {("Krant", "archive"): 58}


def test_what_was_published_while_nobody_looked_is_told():
    away = Pace(last_success=NOW - 30 * DAY)
    assert held([aged(1, 20), aged(2, 36), aged(3, 38)], 50, away) == ("", "", Held.ARCHIVE)


def test_a_guid_storm_is_held_back_as_one(store):
    known = [aged(number, 2) for number in range(1, 21)]
    read(store, *known, now=NOW - HOUR)
    anew = [
        aged(n, 2, guid=f"x{n}", url=f"https://krant.example/p/{n}", title=f"Bericht {n} van ons")
        for n in range(101, 121)
    ]
    fresh = entry(999, published=NOW)
    assert len(read(store, *anew, fresh)) == 21
    assert len(told(store)) == 21
    assert store.held() == {("Krant", "storm"): 20}
    assert fresh.title in {each.entry.title for each in store.untold("mail")}


def test_a_storm_that_comes_to_rest_is_told_and_one_that_goes_on_is_not(store):
    def batch(letter):
        return [
            aged(n, None, guid=f"{letter}{n}", url=f"https://krant.example/{letter}/{n}",
                 title=f"{letter * 9} {n}", summary=letter * 40)
            for n in range(12)
        ]  # fmt: skip

    read(store, *batch("a"), now=NOW - 3 * HOUR)
    store.mark_told("mail", told(store), NOW)
    read(store, *batch("b"), now=NOW - 2 * HOUR)
    read(store, *batch("c"), now=NOW - HOUR)
    assert told(store) == []
    assert store.held() == {("Krant", "storm"): 24}
    read(store, *batch("c"))
    assert told(store) == list(range(25, 37))
    assert store.held() == {("Krant", "storm"): 12}


@pytest.mark.parametrize(
    ("entries", "size", "pace"),
    [
        ([entry(n, published=NOW) for n in range(20)], 50, READ_BEFORE),
        ([aged(n, 2) for n in range(9)], 50, READ_BEFORE),
        ([aged(n, None) for n in range(20)], 50, replace(READ_BEFORE, rhythm=300)),
        ([aged(n, 2) for n in range(20)], 50, Pace(last_success=NOW - 3 * DAY)),
    ],
    ids=["published since we looked", "too few", "a feed of that rhythm", "long not looked"],
)
def test_a_busy_feed_is_no_storm(entries, size, pace):
    assert set(held(entries, size, pace)) == {""}


@pytest.mark.parametrize("pace", [Pace(), Pace(rhythm=60), replace(READ_BEFORE, rhythm=86_400)])
def test_a_known_feed_that_is_suddenly_all_new_is_a_storm(pace):
    assert set(held([aged(n, None) for n in range(20)], 50, pace)) == {Held.STORM}


def test_what_is_known_is_never_held():
    known = settle([entry(1)], Familiar())
    (same,) = known
    quiet = replace(same, status="same")
    assert hold([quiet], familiar=Familiar(), pace=Pace(), now=NOW + 900 * DAY) == ("",)


def test_a_clock_that_jumps_back_does_not_flood(store):
    read(store, aged(1, 0.5), now=NOW)
    archive = [aged(number, 100 * number) for number in range(2, 30)]
    read(store, *archive, aged(1, 0.5), now=NOW - 50 * DAY)
    assert told(store) == [1]


def test_a_new_keyword_tells_only_what_is_still_news():
    assert rematched(NOW - 8 * DAY, NOW) == Held.BASELINE
    assert rematched(NOW - 6 * DAY, NOW) == ""
    assert rematched(None, NOW) == ""


def test_what_is_held_stands_in_the_list_of_new_mentions_with_its_reason(store):
    (number,) = read(store, aged(1, 30))
    assert store.mention(number).held == "baseline"


def test_every_reason_to_hold_back_has_its_sentence():
    assert set(WHY_HELD) == set(Held)
