"""What do the sources say now that the store doesn't know yet?

One round: every address that is due is fetched and read by a few threads at once;
this thread alone matches, rates and keeps what they bring, each address in one
transaction, and only then its validators. What fails is a result, and the rest goes on.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from webwatch.core.flood import rematched
from webwatch.core.judge import Judge
from webwatch.core.match import keyword_fingerprint
from webwatch.core.pace import believed_move, due
from webwatch.core.round import Round, Status
from webwatch.scan.asking import Job, answers
from webwatch.scan.keeping import keep, result
from webwatch.store import Rematch

if TYPE_CHECKING:
    from collections.abc import Collection

    from webwatch.scan.watch import Watch

_NEVER = datetime.min.replace(tzinfo=UTC)
_AWAY = timedelta(days=8)


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
    _tidy_up(watch, started)
    number = watch.store.begin_round(started)
    judge = Judge(watch.keywords, watch.lexicon)
    mentions = list(_look_back(watch, started))
    jobs = _jobs(watch, only, started)
    waiting = [job for job in jobs if due(job.pace, started, everything=everything)]
    # Of a host that allows one request now and then, each address gets its turn in time.
    waiting.sort(key=lambda job: job.pace.last_checked or _NEVER)
    results = {job: result(job, Status.SKIPPED) for job in jobs}
    for ready in answers(waiting, watch.fetcher, watch.workers):
        with watch.store.together():
            for job, answer in ready:
                results[job], found = keep(watch, judge, job, answer)
                mentions.extend(found)
        for job, _ in ready:
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


def _tidy_up(watch: Watch, now: datetime) -> None:
    """Throw away what is too old, once a day.

    Not when the last round is long ago: then the clock may have jumped ahead, and what it
    would take is not old at all. A day later it is.
    """
    last = watch.store.last_round()
    if last and timedelta(0) < now - last.started < _AWAY and now.date() != last.started.date():
        watch.store.upkeep.purge(now, watch.keep.entries, watch.keep.mentions)


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
            published = stored.entry.published or stored.first_seen
            held = rematched(published, now, watch.keep.baseline)
            found.append(Rematch(stored.id, verdict.matches, verdict.assessment, held))
    mentions = store.keep_matches(found, now)
    store.remember_keywords(after_)
    return mentions
