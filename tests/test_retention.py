import os
from dataclasses import replace
from datetime import timedelta

import pytest

from keeping import CRITICAL, LOW, NOW, OTHER, bring, entry, named
from webwatch.core.model import Assessment, Kind, Match, Reason, Severity
from webwatch.core.pace import Pace
from webwatch.core.stories import Rule
from webwatch.errors import UsageError
from webwatch.store import Purged, Store, Trend
from webwatch.store.retention import _OLD_ENTRIES, _OLD_MENTIONS

DAY = timedelta(days=1)
NAME = "Joséphine van der Zwaan"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "webwatch.db"


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


def test_unmatched_entries_go_after_a_month_and_mentions_after_a_year(store):
    bring(store, entry(1), matches=(), assessment=None, now=NOW - 31 * DAY)
    bring(store, entry(2), matches=(), assessment=None, now=NOW - 29 * DAY)
    bring(store, entry(3), now=NOW - 366 * DAY)
    bring(store, entry(4), now=NOW - 364 * DAY)
    assert store.upkeep.purge(NOW) == Purged(entries=1, mentions=1)
    assert [each.entry for each in store.entries()] == [entry(2), entry(4)]
    assert store.upkeep.purge(NOW, 10 * DAY, 100 * DAY) == Purged(entries=1, mentions=1)
    assert store.upkeep.purge(NOW) == Purged()


def test_what_a_feed_still_has_is_not_thrown_away(store):
    bring(store, entry(1), now=NOW - 400 * DAY)
    bring(store, entry(1), now=NOW - DAY)
    assert store.upkeep.purge(NOW) == Purged()


def test_a_mention_that_another_feed_still_has_stays(store):
    bring(store, entry(1), now=NOW - 400 * DAY)
    bring(store, entry(1), address=OTHER, now=NOW - DAY)
    assert store.upkeep.purge(NOW) == Purged()
    assert store.mention(1).last_seen == NOW - DAY


def test_a_story_goes_on_under_its_earliest_mention_that_is_left(store):
    title = "De Zwaluw viert groot jubileum in de nieuwe sporthal"
    for number, days in ((1, 400), (2, 399), (3, 398)):
        url = f"https://k{number}.example/{number}"
        told = entry(number, title=title, url=url, published=NOW - 399 * DAY)
        bring(store, told, address=url, now=NOW - days * DAY)
    bring(store, entry(3, title=title, url="https://k3.example/3"), address="https://k3.example/3")
    assert [each.story for each in store.mentions()] == [1, 1, 1]
    assert store.upkeep.purge(NOW).mentions == 2
    (left,) = store.mentions()
    assert (left.id, left.story, left.also_in) == (3, 3, ())


@pytest.mark.parametrize("away", ["purged", "forgotten"])
def test_no_key_of_a_story_is_left_of_a_mention_that_is_gone(store, away):
    bring(store, entry(1, author=NAME, published=NOW), now=NOW - 400 * DAY)
    keys = store._database.conn.execute
    assert keys("SELECT 1 FROM story_key").fetchone()
    if away == "purged":
        store.upkeep.purge(NOW)
    else:
        store.upkeep.forget(NAME)
    assert (store.mentions(), keys("SELECT * FROM story_key").fetchall()) == ([], [])


def test_what_is_to_be_thrown_away_is_found_by_an_index(store):
    plans = []
    connection = store._database.conn
    for query in _OLD_MENTIONS, _OLD_ENTRIES:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {query}", ("",)).fetchall()
        plans += [row["detail"] for row in rows]
    assert len([each for each in plans if "idx_entry_last_seen (last_seen<?)" in each]) == 2
    assert not [each for each in plans if each.startswith("SCAN")]


def test_told_grades_and_matches_of_a_purged_mention_go_with_it(store):
    bring(store, entry(1), now=NOW - 400 * DAY)
    store.mark_told("mail", [1], NOW)
    store.grade(1, Severity.HIGH, NOW)
    store.upkeep.purge(NOW)
    assert (store.mentions(), store.grades(), store.untold("mail")) == ([], [], [])


def test_counts_of_what_was_purged_stay_for_trends(store):
    long_ago = NOW - 400 * DAY
    zaal = (Match("Zaal", "title", "zaal"),)
    bring(store, entry(1), entry(2), now=long_ago)
    bring(store, entry(3), matches=(*named(entry(3)), *zaal), assessment=CRITICAL, now=long_ago)
    bring(store, entry(4), now=NOW)
    store.grade(2, Severity.HIGH, NOW)
    before = store.upkeep.trends()
    day = long_ago.date().isoformat()
    assert before == [
        Trend(day, "De Zwaluw", Severity.LOW, Kind.NEWS, 1),
        Trend(day, "De Zwaluw", Severity.HIGH, Kind.NEWS, 1),
        Trend(day, "De Zwaluw", Severity.CRITICAL, Kind.COMPLAINT, 1),
        Trend(day, "Zaal", Severity.CRITICAL, Kind.COMPLAINT, 1),
        Trend(NOW.date().isoformat(), "De Zwaluw", Severity.LOW, Kind.NEWS, 1),
    ]
    store.upkeep.purge(NOW)
    assert store.upkeep.trends() == before
    bring(store, entry(5), now=long_ago)
    store.upkeep.purge(NOW)
    assert store.upkeep.trends()[0].mentions == 2


def personal(store):
    """Put one name everywhere that words of the web go."""
    written = entry(1, author=NAME, summary="Ik vind De Zwaluw niets.")
    elsewhere = replace(written, guid="a", author=f"door {NAME.upper()}")
    quoted = entry(
        2,
        title=f"{NAME} verlaat De Zwaluw",
        summary=f"Het lid josephine VAN DER zwaan, {NAME.lower()}, is weg.",
        url="https://krant.example/joséphine-van-der-zwaan-weg",
        tags=("turnen", NAME),
        outlet=f"Blog van {NAME}",
    )
    reasons = (Reason("x", NAME, 1.0), Reason("y", "weg", 0.5))
    pace = Pace(failure_detail=f"{NAME} is weg")
    bring(store, written, entry(3), now=NOW)
    bring(store, elsewhere, address=OTHER, now=NOW)
    how = {"matches": (Match("De Zwaluw", "title", NAME), Match("De Zwaluw", "title", "x"))}
    bring(store, quoted, pace=pace, assessment=Assessment(Severity.LOW, Kind.NEWS, reasons), **how)
    bring(store, entry(3, title=f"Zaal 3: {NAME} vindt hem te klein"), now=NOW + DAY)
    bring(store, entry(3, title="Zaal 3 is te klein"), now=NOW + 2 * DAY)
    return written, quoted


def test_a_person_who_is_forgotten_leaves_no_byte_in_the_database(store, path):
    personal(store)
    forgotten = store.upkeep.forget(NAME)
    assert (forgotten.entries, forgotten.mentions, forgotten.left) == (2, 1, False)
    assert forgotten.blanked >= 8
    store.close()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir()).lower()
    for part in (NAME, NAME.lower(), NAME.upper(), "josephine", "joséphine", "Zwaan,", "der zwaan"):
        assert part.encode().lower() not in held


def test_what_others_wrote_of_a_forgotten_person_stays_without_the_name(store):
    personal(store)
    store.upkeep.forget(NAME.lower())
    left = store.mentions(search="verlaat")[0]
    assert left.entry.title == "*** verlaat De Zwaluw"
    assert left.entry.summary == "Het lid ***, ***, is weg."
    assert left.entry.tags == ("turnen", "***")
    assert [each.quote for each in left.assessment.reasons] == ["***", "weg"]
    assert {each.quote for each in left.matches} == {"***", "x"}
    assert store.mentions(search="josephine") == []


def test_a_forgotten_person_does_not_come_back_with_the_next_fetch(store, path):
    written, quoted = personal(store)
    store.upkeep.forget(NAME)
    assert bring(store, written, quoted, entry(3, title="Zaal 3 is te klein")) == ()
    store._database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "phine" not in path.read_bytes().decode("utf-8", "replace").lower()


def test_a_name_in_the_users_own_words_is_said_to_be_left(store):
    bring(store, entry(1), source=NAME)
    assert store.upkeep.forget(NAME).left


def test_a_name_that_is_too_short_is_refused(store):
    bring(store, entry(1, author="Jo"))
    with pytest.raises(UsageError, match="too short"):
        store.upkeep.forget(" J. o")
    assert len(store.mentions()) == 1


def test_forgetting_somebody_unknown_changes_nothing(store):
    bring(store, entry(1, author="Jan Tol"))
    assert (store.upkeep.forget("Piet Tol").entries, store.mention(1).entry) == (
        0,
        entry(1, author="Jan Tol"),
    )


def test_a_story_says_which_rule_joined_its_mentions(store):
    title = "De Zwaluw viert groot jubileum in de nieuwe sporthal"
    for number in (1, 2):
        url = f"https://k{number}.example/"
        bring(store, entry(number, title=title, url=f"{url}{number}", published=NOW), address=url)
    bring(store, entry(3))
    assert store.joins(1) == [(2, Rule.TITLE)]
    assert store.joins(2) == [(1, Rule.TITLE)]
    assert store.joins(3) == []
    assert store.compare(2, 1).rule is Rule.TITLE
    assert store.compare(1, 3).same is False
    assert store.compare(1, 99) is None


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be removed there")
def test_forgetting_in_a_database_whose_log_is_gone_is_no_trouble(store, path):
    bring(store, entry(1, author=NAME), assessment=LOW)
    store.upkeep.forget(NAME)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    assert store.upkeep.forget(NAME).left is False
