"""When may an address be asked again, and what do we remember of it until then?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from webwatch.core.model import Document, Failure, FailureClass, NotModified, Validators
from webwatch.core.rhythm import rhythm_after
from webwatch.core.validators import legal
from webwatch.core.waits import LONGEST, SLACK, back_off, fresh_for, next_look, retry_after

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import Feed

_ONLY_UNCHANGED = timedelta(days=8)
"""After so long of nothing but 304, the whole document is asked for again."""
_GONE_FOR_GOOD = timedelta(days=1)
_MOVED_FOR = timedelta(days=2)
_MOVED_ROUNDS = 3
_MOST_DETAIL = 300
_LONGEST_TTL = LONGEST // timedelta(minutes=1)
_HTTP_GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What is remembered of one address from round to round; the store keeps each field.

    Attributes:
        validators: To be echoed byte for byte at the next request.
        validators_since: When the last full answer (200) came; validators are dropped
            after 8 days of nothing but 304.
        content_hash: Of the last body that was read, to see that nothing changed.
        last_checked: When it was last asked.
        last_success: When it was last read or unchanged.
        next_check: Not to be asked before this, unless with ``--all``.
        retry_after: Not to be asked before this by anybody (Retry-After).
        failures: Rounds in a row that failed.
        failing_since: When the present row of failures began.
        failure_class: Of the last failure; None if it does well.
        failure_detail: Of the last failure, without secrets.
        failure_status: Of the last failure's answer (HTTP); 0 if there was none.
        entries: How many entries the last reading had.
        last_new: When an entry was last new.
        rhythm: The usual number of seconds between new entries; 0 if not known yet.
        moved_to: Where permanent redirects (301, 308) led, while not yet believed.
        moved_seen: How many rounds they led there.
        moved_since: When they first did.
        gone_since: When 410 was first answered, in the present row.
        switched_off: When it was switched off, for 410 on a second day.
        failure_told: Whether somebody was told of the present row of failures.
        ttl: After how many minutes the feed last wanted the next look; 0 if it doesn't say.
        silence_told: Whether somebody was told that it is empty or silent now.
    """

    validators: Validators = Validators()
    validators_since: datetime | None = None
    content_hash: str = ""
    last_checked: datetime | None = None
    last_success: datetime | None = None
    next_check: datetime | None = None
    retry_after: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    failure_class: FailureClass | None = None
    failure_detail: str = ""
    failure_status: int = 0
    entries: int = 0
    last_new: datetime | None = None
    rhythm: int = 0
    moved_to: str = ""
    moved_seen: int = 0
    moved_since: datetime | None = None
    gone_since: datetime | None = None
    switched_off: datetime | None = None
    failure_told: bool = False
    ttl: int = 0
    silence_told: bool = False


def due(pace: Pace, now: datetime, *, everything: bool = False) -> bool:
    """Say whether an address may be asked now.

    A moment further away than any wait can be is the mark of a clock that jumped back, and
    counts for nothing.

    Args:
        pace: What is remembered of it.
        now: In UTC.
        everything: Whether intervals don't count (``--all``); a Retry-After always does,
            and what was switched off stays off.
    """
    if pace.switched_off or _lies_ahead(pace.retry_after, now):
        return False
    return everything or not _lies_ahead(pace.next_check, now)


def _lies_ahead(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now < moment <= now + LONGEST + SLACK


def postponed(outcome: Document | NotModified | Failure) -> bool:
    """Whether an address was not asked at all, because its host wants to be left alone."""
    return (
        isinstance(outcome, Failure)
        and outcome.failure_class is FailureClass.TOO_FAST
        and not outcome.status
    )


def content_hash(document: Document) -> str:
    """Give what tells a document from the one before; equal means there is nothing to parse."""
    return hashlib.sha256(document.content).hexdigest()


def after(  # noqa: PLR0913 - all but two by name, each a fact of its own
    pace: Pace,
    outcome: Document | NotModified | Failure,
    *,
    now: datetime,
    interval: timedelta | None = None,
    feed: Feed | None = None,
    new: int = 0,
    jitter: float = 0.0,
) -> Pace:
    """Say what to remember of an address once it was asked.

    The next look is at the latest of the user's interval, the feed's ttl, what the headers
    say and, for a source that fails, the back-off; never more than a day (and the jitter)
    away. If none of them says anything it is due at every round.

    Args:
        pace: What was remembered before.
        outcome: What the fetcher gave; the reader's failure, if it could not be read.
        now: When the answer came, UTC.
        interval: What the user set for the source; None if nothing.
        feed: What was read in the document; None if it was the same as before.
        new: How many of the entries were not known before.
        jitter: A random number from 0 to 1, so that not everybody comes at the same second.
    """
    if postponed(outcome):
        return replace(pace, retry_after=retry_after(0, outcome.headers, now))
    status = 304 if isinstance(outcome, NotModified) else outcome.status
    asked_for = retry_after(status, outcome.headers, now)
    if isinstance(outcome, Failure):
        known = replace(_failed(pace, outcome, now), retry_after=asked_for)
        wait = back_off(known.failures, outcome.failure_class)
    else:
        known = _went_well(_told_where(pace, outcome.moved_to, now), outcome, now)
        known = known if feed is None else _was_read(known, feed, now, new)
        wait = max(fresh_for(outcome.headers, now), timedelta(minutes=known.ttl))
    wait = next_look(interval, max(wait, asked_for - now if asked_for else wait), jitter)
    return replace(known, last_checked=now, next_check=now + wait if wait else None)


def believed_move(pace: Pace, now: datetime) -> str:
    """Give the address that the stored one may be replaced by; empty if there is none.

    A permanent redirect is believed once the same target was seen in several rounds over
    days, and was read the last time: a hotel's wifi and a hacked server redirect too.
    """
    if pace.moved_since is None or pace.moved_seen < _MOVED_ROUNDS or pace.failures:
        return ""
    return pace.moved_to if now - pace.moved_since >= _MOVED_FOR else ""


def _failed(pace: Pace, failure: Failure, now: datetime) -> Pace:
    gone_since = (pace.gone_since or now) if failure.status == _HTTP_GONE else None
    for_good = gone_since is not None and now - gone_since >= _GONE_FOR_GOOD
    return replace(
        pace,
        failures=pace.failures + 1,
        failing_since=pace.failing_since or now,
        failure_class=failure.failure_class,
        failure_detail=failure.detail[:_MOST_DETAIL],
        failure_status=failure.status,
        gone_since=gone_since,
        switched_off=now if for_good else None,
        failure_told=pace.failure_told and not for_good,  # that it is off is news again
    )


def _went_well(pace: Pace, outcome: Document | NotModified, now: datetime) -> Pace:
    well = replace(
        pace,
        last_success=now,
        failures=0,
        failing_since=None,
        failure_class=None,
        failure_detail="",
        failure_status=0,
        gone_since=None,
        switched_off=None,
        retry_after=None,
    )
    if isinstance(outcome, Document):
        return replace(
            well,
            validators=legal(outcome.validators),
            validators_since=now,
            content_hash=content_hash(outcome),
        )
    if pace.validators_since is None or now - pace.validators_since >= _ONLY_UNCHANGED:
        return replace(well, validators=Validators())
    given = legal(outcome.validators)
    kept = Validators(
        given.etag or pace.validators.etag, given.last_modified or pace.validators.last_modified
    )
    return replace(well, validators=kept)


def _was_read(pace: Pace, feed: Feed, now: datetime, new: int) -> Pace:
    """Remember what a reading says; half a document is asked for again as a whole."""
    last_new, rhythm = rhythm_after(pace.last_new, pace.rhythm, feed.entries, new, now)
    whole = feed.complete
    return replace(
        pace,
        entries=len(feed.entries),
        ttl=max(0, min(feed.ttl or 0, _LONGEST_TTL)),
        last_new=last_new,
        rhythm=rhythm,
        silence_told=pace.silence_told and not (new or (feed.entries and not pace.entries)),
        validators=pace.validators if whole else Validators(),
        content_hash=pace.content_hash if whole else "",
    )


def _told_where(pace: Pace, moved_to: str, now: datetime) -> Pace:
    if not moved_to:
        return replace(pace, moved_to="", moved_seen=0, moved_since=None)
    if moved_to != pace.moved_to:
        return replace(pace, moved_to=moved_to, moved_seen=1, moved_since=now)
    return replace(pace, moved_seen=pace.moved_seen + 1)
