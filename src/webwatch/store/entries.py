"""Which entries are in the store, and which of them may be the ones just read?"""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

from webwatch.core.fingerprint import fingerprint
from webwatch.core.identity import Arrival, Familiar, Known, Status, Target, burial_keys, target_key
from webwatch.store.feeds import feed_id
from webwatch.store.kept import StoredEntry
from webwatch.store.rows import (
    ENTRY_COLUMNS,
    entry_columns,
    entry_of,
    moment,
    text,
    when,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from webwatch.core.model import Entry

_AT_ONCE = 500
_CANDIDATES = 50
"""Of one guid, link or title: a feed that uses one for all its entries must not slow us down."""

_INSERT = (
    f"INSERT INTO entry ({', '.join(ENTRY_COLUMNS)}, id, feed, first_seen, last_seen)"  # noqa: S608 - names are ours
    f" VALUES ({', '.join('?' * (len(ENTRY_COLUMNS) + 4))})"
)
_UPDATE = (
    f"UPDATE entry SET {', '.join(f'{name} = ?' for name in ENTRY_COLUMNS)},"  # noqa: S608 - names are ours
    " title_before = coalesce(nullif(?, ''), title_before) WHERE id = ?"
)

EVERY_FEED = 0
"""The feed of a tombstone that holds for all of them: that of a mention."""


def familiar(connection: sqlite3.Connection, address: str, entries: Sequence[Entry]) -> Familiar:
    """Give what these entries of one address may be, by indexes only."""
    feed = feed_id(connection, address)
    prints = [fingerprint(each) for each in entries]
    addresses = {each.keys[1]: each.address for each in prints if each.address}
    targets = _targets(connection, addresses)
    shared = _shared(connection, addresses)
    buried = _buried(connection, feed, entries)
    if feed is None:
        return Familiar(targets=targets, shared=shared, buried=buried)
    return Familiar(
        known=_known(connection, feed, entries),
        targets=targets,
        shared=shared,
        buried=buried,
        size=_size(connection, feed),
    )


def keep(
    connection: sqlite3.Connection, feed: int, arrivals: Sequence[Arrival], now: datetime
) -> list[int | None]:
    """Keep what is new and what is known as it is now.

    Returns:
        The number of each; None if nothing more is to be known of it: it was purged, or a
        person who had to be forgotten stood in it.
    """
    seen = moment(now)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    fresh = count(last + 1)  # nobody else can write
    numbers = [
        next(fresh) if arrival.status is Status.NEW else arrival.entry_id for arrival in arrivals
    ]
    both = list(zip(numbers, arrivals, strict=True))
    connection.executemany(
        _INSERT,
        (
            (*entry_columns(arrival.entry), number, feed, seen, seen)
            for number, arrival in both
            if arrival.status is Status.NEW
        ),
    )
    known = [(number, each) for number, each in both if number and each.status is not Status.NEW]
    frozen = _see(connection, [number for number, _ in known], seen)
    connection.executemany(
        _UPDATE,
        (
            (*entry_columns(arrival.entry), text(arrival.previous_title), number)
            for number, arrival in known
            if not arrival.identical and number not in frozen
        ),
    )
    return [None if number in frozen else number for number in numbers]


def _see(connection: sqlite3.Connection, numbers: Sequence[int], seen: str) -> frozenset[int]:
    """Note when these were last seen, and give those that stay as they were."""
    if not numbers:
        return frozenset()
    listed = json.dumps(numbers)
    connection.execute(
        "UPDATE entry SET last_seen = ? WHERE id IN (SELECT value FROM json_each(?))",
        (seen, listed),
    )
    rows = connection.execute(
        "SELECT id FROM entry WHERE id IN (SELECT value FROM json_each(?)) AND frozen IS NOT NULL",
        (listed,),
    )
    return frozenset(row["id"] for row in rows)


def stored(connection: sqlite3.Connection, since: datetime | None) -> Iterator[StoredEntry]:
    """Give the entries, oldest first, a batch at a time, so that others can write meanwhile."""
    last = 0
    while rows := connection.execute(
        "SELECT entry.*, feed.source FROM entry JOIN feed ON feed.id = entry.feed"
        " WHERE entry.id > ? AND entry.last_seen >= ? ORDER BY entry.id LIMIT ?",
        (last, moment(since) if since else "", _AT_ONCE),
    ).fetchall():
        last = rows[-1]["id"]
        for row in rows:
            yield StoredEntry(
                id=row["id"],
                source=row["source"],
                entry=entry_of(row),
                mention_id=row["mention"],
                first_seen=when(row["first_seen"]),
            )


def _known(
    connection: sqlite3.Connection, feed: int, entries: Sequence[Entry]
) -> tuple[Known, ...]:
    keys = [fingerprint(each).keys for each in entries]
    found: dict[int, Known] = {}
    for position, column in enumerate(("guid_key", "url_key", "title_key")):
        asked = json.dumps(list({row[position] for row in keys} - {0}))
        rows = connection.execute(
            "SELECT entry.* FROM json_each(?) AS asked JOIN entry ON entry.id IN"  # noqa: S608 - names are ours
            f" (SELECT id FROM entry WHERE feed = ? AND {column} = asked.value"
            " ORDER BY id DESC LIMIT ?)",
            (asked, feed, _CANDIDATES),
        )
        for row in rows:
            if row["id"] not in found:
                found[row["id"]] = Known(
                    entry_id=row["id"], entry=entry_of(row), mention_id=row["mention"]
                )
    return tuple(found[number] for number in sorted(found))


def _targets(connection: sqlite3.Connection, addresses: dict[int, str]) -> tuple[Target, ...]:
    rows = connection.execute(
        "SELECT mention.id AS mention_id, entry.* FROM mention JOIN entry"
        " ON entry.id = mention.entry WHERE mention.url_key IN (SELECT value FROM json_each(?))"
        " ORDER BY mention.id",
        (json.dumps(list(addresses)),),
    )
    return tuple(Target(row["mention_id"], entry_of(row)) for row in rows)


def _shared(connection: sqlite3.Connection, addresses: dict[int, str]) -> frozenset[str]:
    rows = connection.execute(
        "SELECT url_key FROM entry WHERE url_key IN (SELECT value FROM json_each(?))"
        " GROUP BY feed, url_key HAVING count(*) > 1",
        (json.dumps(list(addresses)),),
    )
    return frozenset(addresses[row["url_key"]] for row in rows)


def _buried(
    connection: sqlite3.Connection, feed: int | None, entries: Sequence[Entry]
) -> frozenset[int]:
    if connection.execute("SELECT 1 FROM tombstone LIMIT 1").fetchone() is None:
        return frozenset()  # and no keys to make
    keys = json.dumps(
        [each for entry in entries for each in (target_key(entry), *burial_keys(entry))]
    )
    rows = connection.execute(
        "SELECT DISTINCT key FROM tombstone WHERE feed IN (?, ?)"
        " AND key IN (SELECT value FROM json_each(?))",
        (feed, EVERY_FEED, keys),
    )
    return frozenset(row["key"] for row in rows)


def _size(connection: sqlite3.Connection, feed: int) -> int:
    """Count what the feed ever had, as far as it matters whether it is new to us."""
    (count,) = connection.execute(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM entry WHERE feed = :feed LIMIT 1000))"
        " + (SELECT count(*) FROM (SELECT 1 FROM tombstone WHERE feed = :feed LIMIT 1000))",
        {"feed": feed},
    ).fetchone()
    return int(count)
