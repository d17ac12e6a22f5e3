"""Which moment does somebody mean by ``--since``?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_AGO = re.compile(r"(\d{1,5})\s*([hdwudm])", re.IGNORECASE)
_HOURS = {"h": 1, "u": 1, "d": 24, "w": 24 * 7, "m": 24 * 30}


def since(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Read a moment: ``24h``, ``7d``, ``2w``, ``3m`` (months of 30 days) ago, or a date.

    Args:
        text: As typed; the Dutch ``u`` for hours will do too.
        now: The present moment.
        zone: In which a date without a zone is meant.

    Returns:
        The moment in UTC.

    Raises:
        UsageError: It is neither.
    """
    if ago := _AGO.fullmatch(text.strip()):
        return now - timedelta(hours=int(ago[1]) * _HOURS[ago[2].lower()])
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            "'%(text)s' is no moment. Write how long ago (24h, 7d, 2w) or a date (2026-11-01).",
            text=text,
        ) from None
