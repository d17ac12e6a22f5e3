"""Which of the new entries are told, and which are held back, and why?

The first look at a feed is a baseline, not an alarm, and neither is an archive that is
published anew. A feed that suddenly calls nearly everything new has most likely changed
its guids: better a line in the digest than fifty.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.arrival import Arrival, Familiar, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from webwatch.core.pace import Pace

BASELINE = timedelta(days=7)
"""What was published longer ago than this is kept, not told."""

_UNDATED_AT_FIRST = 20
_SMALLEST_STORM = 10
_STORM = 0.8
_SUDDEN = 3


class Held(StrEnum):
    """Why a mention is not told until it is released."""

    BASELINE = "baseline"
    """It was in the feed, and old, when webwatch first looked."""
    ARCHIVE = "archive"
    """It is new in the feed, but was published long ago."""
    STORM = "storm"
    """Nearly all of a known feed was new at once."""


WHY_HELD = {
    Held.BASELINE: "It was already old when webwatch first looked.",
    Held.ARCHIVE: "It is new in its source, but was published long ago.",
    Held.STORM: "Nearly everything in its source was suddenly new.",
}
"""Each reason as a sentence for a reader: English, and a gettext msgid."""


def hold(
    arrivals: Sequence[Arrival],
    *,
    familiar: Familiar,
    pace: Pace,
    now: datetime,
    baseline: timedelta = BASELINE,
) -> tuple[str, ...]:
    """Tell of each arrival why it is held back; empty if it is to be told.

    Args:
        arrivals: Of one reading of one feed.
        familiar: What they were settled by.
        pace: What was known of the address before this reading.
        now: When it was read, in UTC.
        baseline: How long ago something may have been published to be news.

    Returns:
        A value of ``Held``, or "", for each arrival in order.
    """
    storm = _is_storm(arrivals, familiar, pace, now)
    undated = [each for each in arrivals if _is_new(each) and each.entry.published is None]
    many_undated = len(undated) > _UNDATED_AT_FIRST
    looked = min(pace.last_success or now, now)
    held = []
    for arrival in arrivals:
        published = arrival.entry.published
        reason = ""
        if _is_new(arrival) and not familiar.size:
            old = many_undated if published is None else published < now - baseline
            reason = Held.BASELINE if old else ""
        elif _is_new(arrival) and published is not None and published < looked - baseline:
            reason = Held.ARCHIVE
        elif _is_new(arrival) and storm and _unannounced(arrival, pace):
            reason = Held.STORM
        held.append(str(reason))
    return tuple(held)


def rematched(published: datetime | None, now: datetime, baseline: timedelta = BASELINE) -> str:
    """Tell why what a new keyword found in a stored entry is held back; empty to tell it.

    Args:
        published: When the entry was published, else first seen.
        now: In UTC.
        baseline: How long ago it may be to be news.
    """
    return str(Held.BASELINE) if published is not None and published < now - baseline else ""


def storms(held: Mapping[tuple[str, str], int]) -> tuple[tuple[str, int], ...]:
    """Give by source how many mentions a storm holds back, of counts by source and reason."""
    return tuple((source, n) for (source, reason), n in held.items() if reason == Held.STORM)


def _is_new(arrival: Arrival) -> bool:
    return arrival.status is Status.NEW


def _unannounced(arrival: Arrival, pace: Pace) -> bool:
    """Tell whether it should have been there the last time we looked."""
    published = arrival.entry.published
    return published is None or pace.last_success is None or published <= pace.last_success


def _is_storm(arrivals: Sequence[Arrival], familiar: Familiar, pace: Pace, now: datetime) -> bool:
    """Tell whether much more of a known feed is new than its rhythm explains."""
    strange = sum(_is_new(each) and _unannounced(each, pace) for each in arrivals)
    if not familiar.size or len(arrivals) < _SMALLEST_STORM or strange <= _STORM * len(arrivals):
        return False
    if not pace.rhythm or pace.last_success is None:
        return True
    expected = (now - pace.last_success).total_seconds() / pace.rhythm
    return strange > _SUDDEN * expected
