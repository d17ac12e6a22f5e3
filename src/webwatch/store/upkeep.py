"""What is thrown away, what is forgotten, and what stays countable?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from webwatch.store import forgetting, retention
from webwatch.store.opening import spoken, writing

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from webwatch.store.forgetting import Forgotten
    from webwatch.store.opening import Opened
    from webwatch.store.retention import Purged, Trend


class Upkeep:
    """The care of an open database; every method raises ``StoreError`` as the store does."""

    def __init__(self, database: Opened, path: Path) -> None:
        self._database = database
        self._path = path

    def purge(
        self,
        now: datetime,
        entries_after: timedelta = retention.ENTRIES_AFTER,
        mentions_after: timedelta = retention.MENTIONS_AFTER,
    ) -> Purged:
        """Throw away what no feed has brought for so long; it won't be new again."""
        with spoken(self._path), writing(self._database):
            return retention.purge(self._database.conn, now, entries_after, mentions_after)

    def trends(self) -> list[Trend]:
        """Count the mentions by day, keyword, severity and kind, also the purged ones."""
        with spoken(self._path):
            return retention.trends(self._database.conn)

    def forget(self, name: str) -> Forgotten:
        """Remove a person: what they wrote, and their name where others wrote it.

        Raises:
            UsageError: The name is too short to look for.
        """
        with spoken(self._path), writing(self._database):
            forgotten = forgetting.forget(self._database.conn, name)
        with spoken(self._path):
            self._database.conn.execute("VACUUM")
            self._database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return replace(forgotten, left=forgetting.is_left(self._path, name))
