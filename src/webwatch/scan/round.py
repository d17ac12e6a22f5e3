"""What do the sources say now that the store doesn't know yet?

One round: every address that is due is fetched and read by a few threads at once;
this thread alone matches, rates and keeps what they bring, each address in one
transaction, and only then its validators. What fails is a result, and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from webwatch.core.address import mask
from webwatch.core.dates import believe
from webwatch.core.identity import Status as Arrived
from webwatch.core.identity import settle
from webwatch.core.judge import Judge
from webwatch.core.match import keyword_fingerprint
from webwatch.core.model import Failure
from webwatch.core.pace import after, believed_move, due, postponed
from webwatch.core.round import Round, SourceResult, Status
from webwatch.errors import WebwatchError
from webwatch.scan.asking import Answer, Job, answers, broken_by
from webwatch.store import Judged, Look, Rematch, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Feed, Keyword
    from webwatch.core.pace import Pace
    from webwatch.fetch import Fetcher
    from webwatch.sources import Source

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a round works with.

    Attributes:
        sources: All of the keyword file.
        clock: Gives the present moment in UTC.
        chance: Gives a number from 0 up to 1, for the jitter of the next look.
        workers: How many threads fetch and read.
        progress: Is told the name of each source that is done, and how many there are.
    """

    keywords: Sequence[Keyword]
    sources: Sequence[Source]
    lexicon: Lexicon
    store: Store
    fetcher: Fetcher
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    workers: int = 8
    progress: Callable[[str, int], None] = lambda _name, _total: None


def look_once(watch: Watch, *, only: Collection[str] = (), everything: bool = False) -> Round:
    """Do one round.

    Args:
        watch: What to work with.
        only: The names of the sources to look at; empty for all.
        everything: Whether to look also where the time has not come (never against a
            Retry-After).

    Returns:
        What came of it. What fails is in there; nothing is raised for it.

    Raises:
        StoreError: The database can't be written; what was kept before stays.
    """
    started = watch.clock()
    number = watch.store.begin_round(started)
    judge = Judge(watch.keywords, watch.lexicon)
    mentions = list(_look_back(watch, started))
    jobs = _jobs(watch, only, started)
    waiting = [job for job in jobs if due(job.pace, started, everything=everything)]
    # Of a host that allows one request now and then, each address gets its turn in time.
    waiting.sort(key=lambda job: job.pace.last_checked or _NEVER)
    results = {job: _result(job, Status.SKIPPED) for job in jobs}
    for job, answer in answers(waiting, watch.fetcher, watch.workers):
        results[job], found = _settle(watch, judge, job, answer)
        mentions.extend(found)
        watch.progress(job.source.name, len(waiting))
    finished = watch.clock()
    failed = sum(result.status is Status.FAILED for result in results.values())
    watch.store.end_round(
        number, finished, checked=len(waiting), failed=failed, new_mentions=len(mentions)
    )
    return Round(
        started=started,
        finished=finished,
        results=tuple(results[job] for job in jobs),
        mentions=tuple(mentions),
    )


def _jobs(watch: Watch, only: Collection[str], now: datetime) -> list[Job]:
    """List what there is to look at, and let the hosts rest that asked for it before."""
    jobs = []
    for source in watch.sources:
        for address in source.addresses(watch.keywords):
            pace = watch.store.pace(address)
            if pace.retry_after and pace.retry_after > now:
                watch.fetcher.hold(address, pace.retry_after)
            if not only or source.name in only:
                jobs.append(Job(source, address, pace, believed_move(pace, now) or address))
    return jobs


def _look_back(watch: Watch, now: datetime) -> tuple[int, ...]:
    """Find new and changed keywords in what was fetched before, which a 304 would hide.

    Their fingerprints are kept after what they found, so that a crash between the two
    only finds it again.
    """
    store = watch.store
    before = store.keyword_fingerprints()
    after_ = {keyword.name: keyword_fingerprint(keyword) for keyword in watch.keywords}
    if before == after_:
        return ()
    changed = [each for each in watch.keywords if before.get(each.name) != after_[each.name]]
    weights = {source.name: source.weight for source in watch.sources}
    judge = Judge(changed, watch.lexicon)
    found = []
    for stored in store.entries():
        weight = weights.get(stored.source, 1.0)
        verdict = judge.judge(stored.entry, stored.source, weight)
        if verdict.assessment:
            found.append(Rematch(stored.id, verdict.matches, verdict.assessment))
    mentions = store.keep_matches(found, now)
    store.remember_keywords(after_)
    return mentions


def _settle(
    watch: Watch, judge: Judge, job: Job, answer: Answer
) -> tuple[SourceResult, tuple[int, ...]]:
    """Keep what came from one address; a bug met at it is a failure of it, and of no other."""
    try:
        return _keep(watch, judge, job, answer)
    except WebwatchError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other addresses go on
        return _keep(watch, judge, job, broken_by(error))


def _keep(
    watch: Watch, judge: Judge, job: Job, answer: Answer
) -> tuple[SourceResult, tuple[int, ...]]:
    """Match, rate and keep what came from one address; its pace last, in the same transaction."""
    now, source, outcome = watch.clock(), job.source, answer.outcome

    def pace(feed: Feed | None = None, new: int = 0) -> Pace:
        return after(
            job.pace,
            outcome,
            now=now,
            interval=source.interval,
            feed=feed,
            new=new,
            jitter=watch.chance(),
        )

    if answer.feed is None:
        watch.store.remember(source.name, source.kind, job.address, pace())
        if postponed(outcome):
            return _result(job, Status.SKIPPED), ()
        if isinstance(outcome, Failure):
            return _result(job, Status.FAILED, failure=outcome), ()
        return _result(job, Status.UNCHANGED, entries=job.pace.entries), ()
    feed = believe(answer.feed, now)
    arrivals = settle(feed.entries, watch.store.familiar(job.address, feed.entries))
    judged = []
    for arrival in arrivals:
        if arrival.status is Arrived.SAME:
            judged.append(Judged(arrival=arrival))
        else:
            verdict = judge.judge(arrival.entry, source.name, source.weight)
            judged.append(
                Judged(arrival=arrival, matches=verdict.matches, assessment=verdict.assessment)
            )
    new = sum(arrival.status is Arrived.NEW for arrival in arrivals)
    mentions = watch.store.keep(
        Look(
            source=source.name,
            kind=source.kind,
            address=job.address,
            arrivals=tuple(judged),
            pace=pace(feed, new),
            now=now,
        )
    )
    status = Status.NEW if new else Status.UNCHANGED
    entries = len(feed.entries)
    return _result(job, status, entries=entries, new_mentions=len(mentions)), mentions


def _result(
    job: Job,
    status: Status,
    *,
    entries: int = 0,
    new_mentions: int = 0,
    failure: Failure | None = None,
) -> SourceResult:
    return SourceResult(
        source=job.source.name,
        kind=job.source.kind,
        url=mask(job.address),
        status=status,
        entries=entries,
        new_mentions=new_mentions,
        failure=failure,
    )
