"""Which rounds were made, with which keywords?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webwatch.store.rows import moment, text, when, when_or_none

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass over all sources, as the store remembers it.

    Attributes:
        finished: None if it is still going on, or was broken off.
        checked: How many sources were asked.
        failed: How many of them could not be read.
        new_mentions: How many mentions it brought.
    """

    id: int
    started: datetime
    finished: datetime | None = None
    checked: int = 0
    failed: int = 0
    new_mentions: int = 0


def begin(connection: sqlite3.Connection, now: datetime) -> int:
    """Note that a round begins and give its number."""
    (number,) = connection.execute(
        "INSERT INTO round (started) VALUES (?) RETURNING id", (moment(now),)
    ).fetchone()
    return int(number)


def end(
    connection: sqlite3.Connection,
    number: int,
    now: datetime,
    counts: tuple[int, int, int],
) -> None:
    """Note that a round is done: how many were checked, how many failed, how much was new."""
    connection.execute(
        "UPDATE round SET finished = ?, checked = ?, failed = ?, new_mentions = ? WHERE id = ?",
        (moment(now), *counts, number),
    )


def last(connection: sqlite3.Connection) -> Round | None:
    """Give the round that began last; None if there never was one."""
    row = connection.execute("SELECT * FROM round ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    return Round(
        id=row["id"],
        started=when(row["started"]),
        finished=when_or_none(row["finished"]),
        checked=row["checked"] or 0,
        failed=row["failed"] or 0,
        new_mentions=row["new_mentions"] or 0,
    )


def keyword_fingerprints(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the fingerprints of the keywords that all stored entries were matched against."""
    rows = connection.execute("SELECT name, fingerprint FROM keyword ORDER BY name")
    return {row["name"]: row["fingerprint"] for row in rows}


def remember_keywords(connection: sqlite3.Connection, fingerprints: dict[str, str]) -> None:
    """Keep these fingerprints, and no others."""
    connection.execute("DELETE FROM keyword")
    connection.executemany(
        "INSERT INTO keyword (name, fingerprint) VALUES (?, ?)",
        ((text(name), text(value)) for name, value in fingerprints.items()),
    )
