"""What may a user set about fetching, rating, telling and the clock?

``webwatch.config`` reads the keyword file into these; the rooms below it only know
what is set, never where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from webwatch.core.model import Severity

if TYPE_CHECKING:
    from webwatch.core.model import Kind


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""How the keyword file names the days of a week, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How sources are fetched: the keyword file's ``[fetch]``.

    Attributes:
        allow_private_addresses: Whether every source may be on one's own network.
        workers: How many sources at once, 1 to 64.
        host_pause: Between two requests to one public host.
        contact: An e-mail or web address for the User-Agent; empty for none.
        connect_timeout: Until the connection stands.
        read_timeout: Between two pieces of an answer.
        total_timeout: For one source, redirects included.
        max_bytes: Of one decoded body.
        max_redirects: In one chain.
    """

    allow_private_addresses: bool = False
    workers: int = 8
    host_pause: timedelta = timedelta(seconds=1)
    contact: str = ""
    connect_timeout: timedelta = timedelta(seconds=10)
    read_timeout: timedelta = timedelta(seconds=15)
    total_timeout: timedelta = timedelta(seconds=45)
    max_bytes: int = 10_000_000
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveritySettings:
    """The user's own words and thresholds: the keyword file's ``[severity]``.

    Attributes:
        add: Words that raise a mention to at least this level when they are about us.
        remove: Words of the built-in lists that count for nothing here.
        thresholds: From how many points a level begins; empty for the built-in ones.
    """

    add: tuple[tuple[Severity, tuple[str, ...]], ...] = ()
    remove: tuple[str, ...] = ()
    thresholds: tuple[tuple[Severity, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who gets what: the settings that every kind of channel has.

    Attributes:
        min_severity: Nothing below this.
        keywords: Only mentions of these; empty for all.
        kinds: Only mentions of these kinds; empty for all.
        instant: From this severity on, told at once; None for never.
        days: The days of the digest, from ``WEEKDAYS``; empty for every day.
        when_quiet: Whether a digest comes when there is nothing to tell, too.
        language: ``nl`` or ``en``; empty for the keyword file's.
    """

    min_severity: Severity = Severity.LOW
    keywords: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    instant: Severity | None = Severity.CRITICAL
    days: tuple[str, ...] = ()
    when_quiet: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When ``webwatch run`` does what, in the keyword file's time zone: ``[schedule]``.

    Attributes:
        scan_every: From one round to the next.
        digest_at: When the daily digest is sent.
        quiet_from: Deliveries wait from here (scans go on); None for no quiet hours.
        quiet_until: Until here, the next day if it is before ``quiet_from``.
    """

    scan_every: timedelta = timedelta(hours=1)
    digest_at: time = time(8)
    quiet_from: time | None = None
    quiet_until: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSettings:
    """How long things are kept, and told: the keyword file's ``[keep]``.

    Attributes:
        baseline: At the first look at a source, what is older than this is not told.
        entries: Entries that no keyword matched are dropped after this.
        mentions: Mentions are dropped after this.
    """

    baseline: timedelta = timedelta(days=7)
    entries: timedelta = timedelta(days=30)
    mentions: timedelta = timedelta(days=365)
