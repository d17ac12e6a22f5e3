from datetime import UTC, datetime, timedelta

from webwatch.core.lanes import lanes
from webwatch.core.model import Document, Entry, Failure, FailureClass, Feed
from webwatch.core.notices import Notice, notice, silence, told
from webwatch.core.pace import Pace, after

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
GOOD = Document(url="https://site.example/feed", content=b"<rss/>")
BAD = Failure(failure_class=FailureClass.BROKEN, status=500)
GONE = Failure(failure_class=FailureClass.GONE, status=410)


def entries(*days_ago):
    return tuple(Entry(published=NOW - days * DAY) for days in days_ago)


def read(pace, now, found, new=None):
    feed = Feed(entries=found)
    return after(pace, GOOD, now=now, feed=feed, new=len(found) if new is None else new)


def test_a_failure_is_told_once_after_three_rounds_and_once_when_it_is_over():
    pace, heard = Pace(), []
    for hour, outcome in enumerate([BAD, BAD, BAD, BAD, BAD, GOOD, GOOD, BAD, GOOD]):
        pace = after(pace, outcome, now=NOW + hour * HOUR)
        what = notice(pace, NOW + hour * HOUR)
        heard.append(what)
        pace = told(pace, what) if what else pace
    failing, recovered = Notice.FAILING, Notice.RECOVERED
    assert heard == [None, None, failing, None, None, recovered, None, None, None]


def test_being_switched_off_is_told_even_if_the_failure_was():
    pace = Pace()
    for hours in (0, 8, 16):
        pace = after(pace, GONE, now=NOW + hours * HOUR)
    assert notice(pace, NOW) is Notice.FAILING
    pace = after(told(pace, Notice.FAILING), GONE, now=NOW + DAY)
    assert notice(pace, NOW + DAY) is Notice.SWITCHED_OFF
    assert notice(told(pace, Notice.SWITCHED_OFF), NOW + 2 * DAY) is None


def test_a_source_that_used_to_have_entries_and_has_none_is_named_once():
    pace = read(Pace(), NOW, entries(1, 2))
    assert notice(pace, NOW) is None
    pace = read(pace, NOW + DAY, ())
    assert notice(pace, NOW + DAY) is Notice.EMPTIED
    pace = told(pace, Notice.EMPTIED)
    assert notice(pace, NOW + DAY) is None
    assert silence(pace, NOW + DAY) is Notice.EMPTIED
    pace = read(pace, NOW + 2 * DAY, entries(1, 2), new=0)
    assert not pace.silence_told


def test_a_source_that_never_had_entries_is_not_called_empty():
    pace = read(Pace(), NOW, ())
    assert silence(pace, NOW + 100 * DAY) is None


def test_a_source_that_fails_is_not_called_silent():
    pace = after(read(Pace(), NOW, entries(0, 1, 2, 3)), BAD, now=NOW)
    assert silence(pace, NOW + 100 * DAY) is None


def test_silence_is_measured_by_the_rhythm_that_the_dates_of_the_first_reading_show():
    weekly = read(Pace(), NOW, entries(0, 7, 14, 21))
    assert weekly.rhythm == 7 * 24 * 3600
    assert silence(weekly, NOW + 42 * DAY) is None
    assert silence(weekly, NOW + 43 * DAY) is Notice.SILENT
    assert notice(weekly, NOW + 43 * DAY) is Notice.SILENT
    spoke = read(told(weekly, Notice.SILENT), NOW + 50 * DAY, entries(0), new=1)
    assert not spoke.silence_told
    assert notice(spoke, NOW + 50 * DAY) is None


def test_a_busy_source_is_silent_after_two_weeks_and_not_sooner():
    busy = read(Pace(), NOW, entries(0, 0.1, 0.2, 0.3))
    assert silence(busy, NOW + 14 * DAY) is None
    assert silence(busy, NOW + 15 * DAY) is Notice.SILENT


def test_a_source_that_was_long_dead_when_it_was_added_is_named():
    dead = read(Pace(), NOW, entries(1000, 1001, 1002, 1003))
    assert notice(dead, NOW) is Notice.SILENT


def test_a_rhythm_that_nobody_knows_makes_no_silence():
    few = read(Pace(), NOW, entries(1, 2, 3))
    assert few.last_new == NOW - DAY
    assert silence(few, NOW + 500 * DAY) is None
    dateless = read(Pace(), NOW, (Entry(), Entry(published=NOW + DAY)))
    assert (dateless.last_new, dateless.rhythm) == (NOW, 0)


def test_the_rhythm_is_learnt_from_what_is_new_and_forgets_slowly():
    pace = read(Pace(), NOW, (Entry(),))
    pace = read(pace, NOW + DAY, (Entry(),), new=1)
    assert pace.rhythm == 24 * 3600
    pace = read(pace, NOW + 6 * DAY, (Entry(),), new=1)
    assert pace.rhythm == 2 * 24 * 3600
    same = read(pace, NOW + 9 * DAY, (Entry(),), new=0)
    assert (same.rhythm, same.last_new) == (pace.rhythm, pace.last_new)
    back = read(pace, NOW, (Entry(),), new=1)
    assert back.rhythm == 1.5 * 24 * 3600


def test_one_public_host_is_one_lane_and_ones_own_network_has_as_many_as_it_likes():
    found = lanes(
        [
            "https://a.example/1",
            "http://127.0.0.1:8000/1",
            "https://b.example/1",
            "https://A.example:443/2",
            "http://127.0.0.1:8000/2",
            "http://nas.local/1",
            "http://nas.local/2",
            "http://[fd12::1]/1",
            "http://[fd12::1]/2",
            "no address",
            "http://a.example/3",
        ],
        address=str,
    )
    assert found[0] == ("https://a.example/1", "https://A.example:443/2", "http://a.example/3")
    assert {lane for lane in found[1:] if len(lane) > 1} == set()
    assert len(found) == 9
