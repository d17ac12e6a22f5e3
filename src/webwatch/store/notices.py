"""What is to be told of sources themselves, and who was told it?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webwatch.core.notices import Notice, SourceNotice
from webwatch.store.opening import spoken, writing
from webwatch.store.rows import moment, text, when

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from webwatch.store.opening import Opened


def note(
    connection: sqlite3.Connection, source: str, what: Notice, since: datetime, now: datetime
) -> None:
    """Keep something to be told of a source."""
    connection.execute(
        "INSERT INTO notice (source, what, since, at) VALUES (?, ?, ?, ?)",
        (text(source), str(what), moment(since), moment(now)),
    )


class Notices:
    """The notices in an open database; every method raises ``StoreError`` as the store does."""

    def __init__(self, database: Opened, path: Path) -> None:
        self._database = database
        self._path = path

    def untold(self, channel: str, since: datetime) -> list[SourceNotice]:
        """Give what a channel has not told yet, oldest first.

        Args:
            channel: As for mentions.
            since: What is older is no news any more.
        """
        with spoken(self._path):
            rows = self._database.conn.execute(
                "SELECT * FROM notice WHERE at >= ? AND id NOT IN"
                " (SELECT notice FROM notice_told WHERE channel = ?) ORDER BY id",
                (moment(since), text(channel)),
            )
            return [
                SourceNotice(row["id"], row["source"], Notice(row["what"]), when(row["since"]))
                for row in rows
            ]

    def mark_told(self, channel: str, ids: Iterable[int], now: datetime) -> None:
        """Remember that a channel told these."""
        with spoken(self._path), writing(self._database):
            self._database.conn.execute(
                "INSERT INTO notice_told (channel, notice, at) SELECT ?, id, ? FROM notice"
                " WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING",
                (text(channel), moment(now), json.dumps(list(ids))),
            )
