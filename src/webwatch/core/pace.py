"""When may an address be asked again, and what do we remember of it until then?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webwatch.core.model import Validators

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import FailureClass


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
