"""What was told to whom, what is held back, and what did a person say of it?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webwatch.core.model import Severity
from webwatch.errors import StoreError
from webwatch.store.rows import moment, text, when

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime


_FIRST_UNTOLD = (
    "SELECT id FROM mention WHERE id > :through AND held = '' AND NOT EXISTS"
    " (SELECT 1 FROM told WHERE told.mention = mention.id AND channel = :channel)"
    " ORDER BY id LIMIT 1"
)


def mark_told(
    connection: sqlite3.Connection, channel: str, ids: Iterable[int], now: datetime
) -> None:
    """Remember that a channel told these mentions; those that are gone are no matter."""
    connection.execute(
        "INSERT INTO told (channel, mention, at) SELECT ?, id, ? FROM mention"
        " WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING",
        (text(channel), moment(now), json.dumps(list(ids))),
    )
    _go_on(connection, text(channel))


def to_be_told(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Let each channel look at these again, though what came after them was told."""
    first = min(ids, default=None)
    if first is not None:
        connection.execute(
            "UPDATE told_through SET mention = ? WHERE mention >= ?", (first - 1, first)
        )


def release(connection: sqlite3.Connection, ids: Iterable[int] | None) -> int:
    """Let held mentions be told and give how many there were."""
    among = "" if ids is None else " AND id IN (SELECT value FROM json_each(?))"
    released = connection.execute(
        f"UPDATE mention SET held = '' WHERE held != ''{among} RETURNING id",  # noqa: S608 - ours
        () if ids is None else (json.dumps(list(ids)),),
    ).fetchall()
    to_be_told(connection, [row["id"] for row in released])
    return len(released)


def _go_on(connection: sqlite3.Connection, channel: str) -> None:
    """Find up to where a channel told everything: what is before it is not looked at again."""
    row = connection.execute(
        "SELECT mention FROM told_through WHERE channel = ?", (channel,)
    ).fetchone()
    through = 0 if row is None else row["mention"]
    untold = connection.execute(_FIRST_UNTOLD, {"through": through, "channel": channel}).fetchone()
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM mention").fetchone()
    connection.execute(
        "INSERT INTO told_through (channel, mention) VALUES (?, ?)"
        " ON CONFLICT (channel) DO UPDATE SET mention = excluded.mention",
        (channel, max(through, last) if untold is None else untold["id"] - 1),
    )


def held(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Count the mentions held back, by source and reason."""
    rows = connection.execute(
        "SELECT source, held, count(*) AS mentions FROM mention WHERE held != ''"
        " GROUP BY source, held ORDER BY source, held"
    )
    return {(row["source"], row["held"]): row["mentions"] for row in rows}


def grade(
    connection: sqlite3.Connection, mention: int, severity: Severity | None, now: datetime
) -> None:
    """Keep a person's correction; None takes it back."""
    if connection.execute("SELECT 1 FROM mention WHERE id = ?", (mention,)).fetchone() is None:
        raise StoreError("There is no mention %(number)s.", number=mention)
    if severity is None:
        connection.execute("DELETE FROM grade WHERE mention = ?", (mention,))
    else:
        connection.execute(
            "INSERT INTO grade (mention, severity, at) VALUES (?, ?, ?) ON CONFLICT (mention)"
            " DO UPDATE SET severity = excluded.severity, at = excluded.at",
            (mention, int(severity), moment(now)),
        )


def grades(connection: sqlite3.Connection) -> list[tuple[int, Severity, datetime]]:
    """Give all corrections, oldest first."""
    rows = connection.execute("SELECT * FROM grade ORDER BY at, mention")
    return [(row["mention"], Severity(row["severity"]), when(row["at"])) for row in rows]
