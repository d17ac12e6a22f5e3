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


def mark_told(
    connection: sqlite3.Connection, channel: str, ids: Iterable[int], now: datetime
) -> None:
    """Remember that a channel told these mentions; those that are gone are no matter."""
    connection.execute(
        "INSERT INTO told (channel, mention, at) SELECT ?, id, ? FROM mention"
        " WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING",
        (text(channel), moment(now), json.dumps(list(ids))),
    )


def release(connection: sqlite3.Connection, ids: Iterable[int] | None) -> int:
    """Let held mentions be told and give how many there were."""
    if ids is None:
        return connection.execute("UPDATE mention SET held = '' WHERE held != ''").rowcount
    return connection.execute(
        "UPDATE mention SET held = '' WHERE held != '' AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ).rowcount


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
