from datetime import UTC, datetime, time, timedelta
from threading import Event, current_thread, main_thread
from zoneinfo import ZoneInfo

from webwatch.core.settings import Schedule
from webwatch.schedule import keep_going, triggers

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_the_first_round_is_done_at_once_in_a_thread_of_its_own_and_stop_ends_it():
    stop, steps = Event(), []

    def scan():
        steps.append(current_thread())
        stop.set()

    keep_going(Schedule(), AMSTERDAM, scan=scan, digest=stop.set, stop=stop)

    assert len(steps) == 1
    assert steps[0] is not main_thread()


def test_the_step_that_runs_is_finished_before_it_stops():
    stop, done = Event(), []

    def scan():
        stop.set()
        Event().wait(0.2)
        done.append("finished")

    keep_going(Schedule(), AMSTERDAM, scan=scan, digest=stop.set, stop=stop)

    assert done == ["finished"]


def test_it_waits_in_short_turns_so_that_ctrl_c_is_heard_on_windows_too():
    class Patient(Event):
        waits = 0

        def wait(self, timeout=None):
            self.waits += 1
            assert 0 < timeout <= 1
            return self.waits == 3

    stop = Patient()
    keep_going(Schedule(), AMSTERDAM, scan=lambda: None, digest=lambda: None, stop=stop)
    assert stop.waits == 3


def test_rounds_follow_each_other_by_the_interval_that_was_set():
    scans, _ = triggers(Schedule(scan_every=timedelta(minutes=20)), AMSTERDAM)
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    assert scans.get_next_fire_time(now, now) - now == timedelta(minutes=20)


def test_in_a_year_with_two_clock_changes_every_day_has_one_digest():
    _, digests = triggers(Schedule(digest_at=time(8)), AMSTERDAM)
    moments, now = [], datetime(2026, 1, 1, tzinfo=AMSTERDAM)
    while now.year == 2026:
        now = digests.get_next_fire_time(None, now)
        moments.append(now)
        now += timedelta(seconds=1)
    days = [moment.date() for moment in moments if moment.year == 2026]

    assert len(days) == len(set(days)) == 365
    assert {moment.astimezone(AMSTERDAM).hour for moment in moments} == {8}


def test_a_digest_whose_time_is_past_is_made_up_for_after_the_first_round():
    stop, steps = Event(), []

    def digest():
        steps.append("digest")
        stop.set()

    keep_going(
        Schedule(digest_at=time(0)),
        AMSTERDAM,
        scan=lambda: steps.append("scan"),
        digest=digest,
        stop=stop,
    )

    assert steps == ["scan", "digest"]


def test_a_digest_whose_time_is_to_come_waits_for_it():
    stop, steps = Event(), []

    def scan():
        steps.append("scan")
        stop.set()

    keep_going(
        Schedule(digest_at=time.max),
        AMSTERDAM,
        scan=scan,
        digest=lambda: steps.append("digest"),
        stop=stop,
    )

    assert steps == ["scan"]
