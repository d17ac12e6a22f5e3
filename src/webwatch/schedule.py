"""When is the next round, and when the next digest?

The only room that knows APScheduler. One step runs at a time, in a thread of its
own; a step that was missed (the machine slept) is done once, not as often as it was missed.
"""

from __future__ import annotations

from datetime import datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event
    from zoneinfo import ZoneInfo

    from webwatch.core.settings import Schedule


def triggers(schedule: Schedule, zone: ZoneInfo) -> tuple[IntervalTrigger, CronTrigger]:
    """Give when to scan and when to send the digest.

    Args:
        schedule: The keyword file's.
        zone: In which ``digest_at`` is meant; on the day that the clock goes back it
            comes once, on the day that it skips that time an hour later.
    """
    return (
        IntervalTrigger(seconds=int(schedule.scan_every.total_seconds()), timezone=zone),
        CronTrigger(hour=schedule.digest_at.hour, minute=schedule.digest_at.minute, timezone=zone),
    )


def keep_going(
    schedule: Schedule,
    zone: ZoneInfo,
    *,
    scan: Callable[[], None],
    digest: Callable[[], None],
    stop: Event,
) -> None:
    """Do rounds and digests by the clock until ``stop`` is set; then finish the step and return.

    Args:
        schedule: The keyword file's.
        zone: Its time zone.
        scan: Does a round; called at once and then at each interval. It opens the store
            itself, since it runs in another thread.
        digest: Sends the digest, unless today's was sent; called at its time, and after the
            first round if that is past: the machine may have been off.
        stop: Set from a signal handler.
    """
    scans, digests = triggers(schedule, zone)
    scheduler = BackgroundScheduler(
        timezone=zone,
        executors={"default": ThreadPoolExecutor(max_workers=1)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    def begin() -> None:
        scan()
        if datetime.now(zone).time() >= schedule.digest_at:
            digest()

    # One job for the first round and those after it: a job that is done once is taken out by
    # the scheduler's thread, which fails when it is shut down meanwhile (APScheduler 3.11).
    rounds = chain((begin,), repeat(scan))

    def go_round() -> None:
        next(rounds)()

    scheduler.add_job(go_round, scans, next_run_time=datetime.now(zone))
    scheduler.add_job(digest, digests)
    scheduler.start()
    try:
        # On Windows a wait without an end can't be interrupted by Ctrl-C.
        while not stop.wait(timeout=1):
            pass
    finally:
        scheduler.shutdown(wait=True)
