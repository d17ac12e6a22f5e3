"""What is thrown away, and what is remembered of it so that it isn't new again?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from webwatch.core.identity import burial_keys, target_key
from webwatch.core.model import Kind, Severity
from webwatch.store.entries import EVERY_FEED
from webwatch.store.rows import entry_of, hours, moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

ENTRIES_AFTER = timedelta(days=30)
"""How long an entry that matched nothing is kept after a feed last had it."""

MENTIONS_AFTER = timedelta(days=365)
"""How long a mention is kept after a feed last had it."""

_STORY_KEYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was thrown away."""

    entries: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Trend:
    """How many mentions of one keyword, severity and kind were first seen on one day (UTC)."""

    day: str
    keyword: str
    severity: Severity
    kind: Kind
    mentions: int


_COUNTED = (
    "SELECT substr(mention.first_seen, 1, 10) AS day, keyword,"
    " coalesce(grade.severity, mention.severity) AS severity, kind,"
    " count(DISTINCT mention.id) AS mentions FROM mention"
    " JOIN match ON match.mention = mention.id LEFT JOIN grade ON grade.mention = mention.id"
)
_GROUPED = "GROUP BY 1, 2, 3, 4"


# With a plus, its index is not taken: it would lead past everything that is not old.
_OLD_MENTIONS = (
    "SELECT DISTINCT +mention FROM entry WHERE last_seen < ?1 AND +mention IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM entry AS other"
    " WHERE other.mention = entry.mention AND other.last_seen >= ?1)"
)
_OLD_ENTRIES = "SELECT id FROM entry WHERE +mention IS NULL AND last_seen < ?"


def purge(
    connection: sqlite3.Connection,
    now: datetime,
    entries_after: timedelta,
    mentions_after: timedelta,
) -> Purged:
    """Throw away what no feed has brought for so long: entries that matched nothing, mentions."""
    mentions = _ids(connection, _OLD_MENTIONS, moment(now - mentions_after))
    remove_mentions(connection, mentions)
    entries = _ids(connection, _OLD_ENTRIES, moment(now - entries_after))
    remove_entries(connection, entries)
    connection.execute("DELETE FROM story_key WHERE hour < ?", (hours(now - _STORY_KEYS),))
    return Purged(entries=len(entries), mentions=len(mentions))


def remove_mentions(connection: sqlite3.Connection, mentions: list[int]) -> None:
    """Remove mentions with all their entries; their counts and tombstones stay."""
    if not mentions:
        return
    listed = json.dumps(mentions)
    among = "IN (SELECT value FROM json_each(?))"
    connection.execute(
        "INSERT INTO trend (day, keyword, severity, kind, mentions)"
        f" {_COUNTED} WHERE mention.id {among} {_GROUPED} ON CONFLICT"
        " DO UPDATE SET mentions = mentions + excluded.mentions",
        (listed,),
    )
    stories = _ids(connection, f"SELECT story FROM mention WHERE id {among}", listed)  # noqa: S608
    entries = _ids(connection, f"SELECT id FROM entry WHERE mention {among}", listed)  # noqa: S608
    _bury_targets(connection, listed)
    connection.execute("PRAGMA defer_foreign_keys = ON")  # the two tables point at each other
    connection.execute(f"DELETE FROM story_key WHERE mention {among}", (listed,))  # noqa: S608
    connection.execute(f"DELETE FROM mention WHERE id {among}", (listed,))  # noqa: S608
    remove_entries(connection, entries)
    for story in set(stories):
        connection.execute(
            "UPDATE mention SET story = (SELECT min(id) FROM mention WHERE story = :story)"
            " WHERE story = :story",
            {"story": story},
        )


def remove_entries(connection: sqlite3.Connection, entries: list[int]) -> None:
    """Remove entries, and remember in a few bytes each that they were there."""
    listed = json.dumps(entries)
    rows = connection.execute(
        "SELECT *, EXISTS (SELECT 1 FROM entry AS other WHERE other.feed = entry.feed"
        " AND other.url_key = entry.url_key AND other.id != entry.id) AS shared"
        " FROM entry WHERE id IN (SELECT value FROM json_each(?))",
        (listed,),
    ).fetchall()
    for row in rows:
        _bury(connection, row["feed"], burial_keys(entry_of(row), shared=bool(row["shared"])))
    connection.execute("DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))", (listed,))


def trends(connection: sqlite3.Connection) -> list[Trend]:
    """Count the mentions by day, keyword, severity and kind, oldest first, purged ones too."""
    rows = connection.execute(
        "SELECT day, keyword, severity, kind, sum(mentions) AS mentions FROM"  # noqa: S608 - constants
        f" (SELECT * FROM trend UNION ALL {_COUNTED} {_GROUPED}) {_GROUPED} ORDER BY 1, 2, 3, 4"
    )
    return [
        Trend(
            day=row["day"],
            keyword=row["keyword"],
            severity=Severity(row["severity"]),
            kind=Kind(row["kind"]),
            mentions=row["mentions"],
        )
        for row in rows
    ]


def _bury_targets(connection: sqlite3.Connection, listed: str) -> None:
    """Bury the pages of mentions, but for those where several things stand."""
    for row in connection.execute(
        "SELECT entry.* FROM mention JOIN entry ON entry.id = mention.entry"
        " WHERE mention.id IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM entry AS other WHERE other.url_key = entry.url_key"
        " GROUP BY feed HAVING count(*) > 1)",
        (listed,),
    ):
        _bury(connection, EVERY_FEED, (target_key(entry_of(row)),))


def _bury(connection: sqlite3.Connection, feed: int, keys: Iterable[int]) -> None:
    connection.executemany(
        "INSERT INTO tombstone (feed, key) VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((feed, each) for each in keys if each),
    )


def _ids(connection: sqlite3.Connection, query: str, value: str) -> list[int]:
    return [row[0] for row in connection.execute(query, (value,))]
