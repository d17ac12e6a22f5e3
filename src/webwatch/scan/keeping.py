"""What comes of the answer of one address, and what is kept of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.address import mask
from webwatch.core.dates import believe
from webwatch.core.flood import hold
from webwatch.core.identity import Status as Arrived
from webwatch.core.identity import settle
from webwatch.core.model import Failure
from webwatch.core.notices import Notice, notice, told
from webwatch.core.pace import after, postponed
from webwatch.core.round import SourceResult, Status
from webwatch.errors import WebwatchError
from webwatch.scan.asking import Answer, Job, broken_by
from webwatch.sources import UNEVEN
from webwatch.store import Judged, Look

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.arrival import Arrival
    from webwatch.core.judge import Judge
    from webwatch.core.model import Feed
    from webwatch.scan.watch import Watch


def keep(
    watch: Watch, judge: Judge, job: Job, answer: Answer
) -> tuple[SourceResult, tuple[int, ...]]:
    """Match, rate and keep what came from one address, all of it in one transaction.

    A bug that is met at it is a failure of it, and of no other.

    Returns:
        What to say of it, and the numbers of the mentions that are new.

    Raises:
        StoreError: The database can't be written.
    """
    try:
        return _keep(watch, judge, job, answer)
    except WebwatchError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other addresses go on
        return _keep(watch, judge, job, broken_by(error))


def _keep(
    watch: Watch, judge: Judge, job: Job, answer: Answer
) -> tuple[SourceResult, tuple[int, ...]]:
    now = watch.clock()
    outcome = answer.outcome
    if answer.feed is None:
        watch.store.keep(_look(watch, job, answer, now))
        if postponed(outcome):
            return result(job, Status.SKIPPED), ()
        if isinstance(outcome, Failure):
            return result(job, Status.FAILED, failure=outcome), ()
        return result(job, Status.UNCHANGED, entries=job.pace.entries), ()
    feed = believe(answer.feed, now)
    familiar = watch.store.familiar(job.address, feed.entries)
    arrivals = settle(feed.entries, familiar)
    reasons = hold(
        arrivals, familiar=familiar, pace=job.pace, now=now, baseline=watch.keep.baseline
    )
    judged = tuple(
        _judged(judge, job, arrival, held) for arrival, held in zip(arrivals, reasons, strict=True)
    )
    new = sum(arrival.status is Arrived.NEW for arrival in arrivals)
    mentions = watch.store.keep(_look(watch, job, answer, now, judged=judged, feed=feed, new=new))
    status = Status.NEW if new else Status.UNCHANGED
    entries = len(feed.entries)
    return result(job, status, entries=entries, new_mentions=len(mentions)), mentions


def _judged(judge: Judge, job: Job, arrival: Arrival, held: str) -> Judged:
    if arrival.status is Arrived.SAME:
        return Judged(arrival=arrival)
    verdict = judge.judge(arrival.entry, job.source.name, job.source.weight)
    return Judged(
        arrival=arrival, matches=verdict.matches, assessment=verdict.assessment, held=held
    )


def _look(  # noqa: PLR0913 - what is kept of one look
    watch: Watch,
    job: Job,
    answer: Answer,
    now: datetime,
    *,
    judged: tuple[Judged, ...] = (),
    feed: Feed | None = None,
    new: int = 0,
) -> Look:
    pace = after(
        job.pace,
        answer.outcome,
        now=now,
        interval=job.source.interval,
        feed=feed,
        new=new,
        jitter=watch.chance(),
    )
    what = notice(pace, now)
    if what in {Notice.EMPTIED, Notice.SILENT} and isinstance(job.source, UNEVEN):
        what = None
    return Look(
        source=job.source.name,
        kind=job.source.kind,
        address=job.address,
        arrivals=judged,
        pace=told(pace, what) if what else pace,
        now=now,
        notice=what,
    )


def result(
    job: Job,
    status: Status,
    *,
    entries: int = 0,
    new_mentions: int = 0,
    failure: Failure | None = None,
) -> SourceResult:
    """Say what one address gave."""
    return SourceResult(
        source=job.source.name,
        kind=job.source.kind,
        url=mask(job.address),
        status=status,
        entries=entries,
        new_mentions=new_mentions,
        failure=failure,
    )
