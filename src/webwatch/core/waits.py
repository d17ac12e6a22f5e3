"""How long is an address to be left alone?

As the server says in its headers (RFC 9110, section 10.2.3: Retry-After; RFC 9111, section
4.2.1: how long an answer is fresh), as the user says, and as failures say. Whatever they
say, it is never longer than a day and the little that jitter adds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from webwatch.core.model import FailureClass

if TYPE_CHECKING:
    from collections.abc import Iterable

    Headers = Iterable[tuple[str, str]]

LONGEST = timedelta(days=1)
SLACK = timedelta(minutes=5)
_BACK_OFF_FROM = 3
_BACK_OFF = timedelta(minutes=30)
_OFFLINE = timedelta(hours=1)
"""Our own line is down as often as theirs is: a day offline must not cost another day."""
_UNSAID = timedelta(minutes=10)
ASK_LATER = frozenset({429, 503})
"""The statuses that ask for patience even if they don't say how much."""
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,12})\"?\s*(?=,|$)", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,12}")


def retry_after(status: int, headers: Headers, now: datetime) -> datetime | None:
    """Give the moment before which an address must not be asked again.

    Args:
        status: Of the answer. 429 and 503 mean ten minutes if nothing sensible is said
            (missing, negative, zero, past, no date).
        headers: Names in lower case.
        now: When the answer came, UTC.

    Returns:
        At most a day from now; None if the server doesn't ask for it.
    """
    said = _first(headers, "retry-after")
    wait = timedelta(seconds=int(said)) if _SECONDS.fullmatch(said) else _until(said, now)
    if wait > timedelta(0):
        return now + min(wait, LONGEST)
    return now + _UNSAID if status in ASK_LATER else None


def fresh_for(headers: Headers, now: datetime) -> timedelta:
    """Say how long an answer stays as it is: max-age less Age, else Expires.

    Args:
        headers: Names in lower case.
        now: When the answer came, UTC.

    Returns:
        Zero to a day; zero if nothing (sensible) is said.
    """
    pairs = tuple(headers)
    control = ", ".join(value for name, value in pairs if name == "cache-control")
    if said := _MAX_AGE.search(control):
        age = _first(pairs, "age")
        spent = int(age) if _SECONDS.fullmatch(age) else 0
        fresh = timedelta(seconds=int(said[1]) - spent)
    else:
        fresh = _until(_first(pairs, "expires"), _date(_first(pairs, "date")) or now)
    return max(timedelta(0), min(fresh, LONGEST))


def back_off(failures: int, failure_class: FailureClass) -> timedelta:
    """Say how long a failing address is left alone: from the third time on, ever longer.

    Args:
        failures: How many rounds in a row it has failed.
        failure_class: Of the last failure.
    """
    doublings = failures - _BACK_OFF_FROM
    if doublings < 0:
        return timedelta(0)
    most = _OFFLINE if failure_class is FailureClass.NETWORK else LONGEST
    return min(_BACK_OFF * (1 << min(doublings, 10)), most)


def next_look(interval: timedelta | None, imposed: timedelta, jitter: float) -> timedelta:
    """Say how long until the next look: the user's interval or what is imposed, the longest.

    Args:
        interval: What the user set, if anything. A little (a tenth, at most five minutes) is
            taken off, so that an hourly round finds an hourly source due.
        imposed: What isn't ours to shorten; a little is added.
        jitter: How much of that little, 0 to 1.

    Returns:
        Zero if nobody asks for any wait.
    """
    wanted = min(interval or timedelta(0), LONGEST)
    least = min(imposed, LONGEST)
    return max(wanted - _little(wanted) * (1 - jitter), least + _little(least) * jitter)


def _little(wait: timedelta) -> timedelta:
    return min(wait / 10, SLACK)


def _first(headers: Headers, name: str) -> str:
    return next((value.strip() for given, value in headers if given == name), "")


def _until(said: str, now: datetime) -> timedelta:
    moment = _date(said)
    return moment - now if moment else timedelta(0)


def _date(said: str) -> datetime | None:
    """Read an HTTP date; one without a zone is in UTC, as RFC 9110 wants all of them."""
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:  # the first or last hours that a calendar knows
        return None
