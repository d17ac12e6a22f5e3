"""How often does a source bring something new, and has it fallen silent?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from webwatch.core.model import Entry

_ENOUGH_DATES = 4
_MEMORY = 4
_SHORTEST = timedelta(days=14)
_FAR_LONGER = 6


def rhythm_after(
    last_new: datetime | None, rhythm: int, entries: Sequence[Entry], new: int, now: datetime
) -> tuple[datetime | None, int]:
    """Learn from one reading.

    Args:
        last_new: When an entry was last new; None at the first reading, which learns from
            the dates that the entries have.
        rhythm: The usual number of seconds between new entries; 0 if not known.
        entries: What was read.
        new: How many of them were not known before.
        now: In UTC.

    Returns:
        ``last_new`` and ``rhythm`` as they are now.
    """
    if not new:
        return last_new, rhythm
    if last_new is None:
        return _first(entries, now)
    gap = max(0, int((now - last_new).total_seconds()))
    return now, (gap + rhythm * (_MEMORY - 1)) // _MEMORY if rhythm else gap


def fell_silent(last_new: datetime | None, rhythm: int, now: datetime) -> bool:
    """Say whether nothing new came for far longer than usual: six times, and two weeks at least.

    Args:
        last_new: When an entry was last new; None if never.
        rhythm: The usual number of seconds between new entries; 0 if not known.
        now: In UTC.
    """
    if last_new is None or not rhythm:
        return False
    return now - last_new > max(_SHORTEST, timedelta(seconds=rhythm * _FAR_LONGER))


def _first(entries: Sequence[Entry], now: datetime) -> tuple[datetime, int]:
    dates = sorted(e.published for e in entries if e.published and e.published <= now)
    if not dates:
        return now, 0
    spread = int((dates[-1] - dates[0]).total_seconds())
    return dates[-1], spread // (len(dates) - 1) if len(dates) >= _ENOUGH_DATES else 0
