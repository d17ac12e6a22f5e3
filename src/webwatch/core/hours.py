"""When may somebody be told, and when is a failed delivery tried again?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from webwatch.core.settings import WEEKDAYS

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.settings import Audience, Schedule

FIRST_RETRY = timedelta(minutes=5)
"""After the first failure; twice as long after each further one."""

LONGEST_RETRY = timedelta(hours=6)
"""Never longer than this, while waiting may help."""

HOPELESS_RETRY = timedelta(hours=24)
"""Where waiting doesn't help, somebody must have had time to mend it."""


def is_quiet(schedule: Schedule, local: datetime) -> bool:
    """Tell whether deliveries wait at this time, in the keyword file's time zone."""
    begin, end, now = schedule.quiet_from, schedule.quiet_until, local.time()
    if begin is None or end is None:
        return False
    if begin <= end:
        return begin <= now < end
    return now >= begin or now < end


def is_due(audience: Audience, local: datetime) -> bool:
    """Tell whether this audience gets a digest on this day."""
    return not audience.days or WEEKDAYS[local.weekday()] in audience.days


def next_try(attempts: int, now: datetime, *, temporary: bool) -> datetime:
    """Say when to try again by itself after so many failures (1 or more)."""
    if not temporary:
        return now + HOPELESS_RETRY
    return now + min(FIRST_RETRY * (1 << min(attempts - 1, 10)), LONGEST_RETRY)


def may_try(planned: datetime | None, now: datetime) -> bool:
    """Tell whether the planned time has come.

    A plan further away than any that is made was made by a clock that has jumped back since.
    """
    return planned is None or planned <= now or planned > now + HOPELESS_RETRY
