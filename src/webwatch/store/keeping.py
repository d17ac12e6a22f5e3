"""How does what was found get into the store, all of it or nothing?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webwatch.core.fingerprint import fingerprint
from webwatch.core.flood import Held
from webwatch.core.identity import Status, settle
from webwatch.core.model import Severity
from webwatch.core.notices import since
from webwatch.store import entries, feeds
from webwatch.store.joins import join
from webwatch.store.notices import note
from webwatch.store.rows import (
    entry_of,
    moment,
    reasons_column,
    search_column,
    text,
)
from webwatch.store.telling import to_be_told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from webwatch.core.model import Assessment, Match
    from webwatch.store.kept import Found, Look, Rematch


def keep(connection: sqlite3.Connection, look: Look, *, settled: bool = False) -> tuple[int, ...]:
    """Keep one look and give the numbers of the mentions that are new.

    What is new is decided once more, now that nobody else can write: another round may have
    brought the same meanwhile. Not so if it was ``settled`` in this very transaction.
    """
    judged_of = {judged.arrival.entry: judged for judged in look.arrivals}
    read = tuple(judged_of)
    if settled or not read:
        arrivals = tuple(judged.arrival for judged in look.arrivals)
    else:
        arrivals = settle(read, entries.familiar(connection, look.address, read))
    feed = feeds.remember(connection, look.source, look.kind, look.address, look.pace)
    numbers = entries.keep(connection, feed, arrivals, look.now)
    made: list[int | None] = []
    for arrival, entry_id in zip(arrivals, numbers, strict=True):
        if entry_id is None:
            continue
        if arrival.status is Status.EDITED and arrival.mention_id is not None:
            _edited(connection, entry_id)
        judged = judged_of[arrival.entry]
        if judged.matches and judged.assessment:
            found = (judged.matches, judged.assessment, judged.held)
            made.append(_mention(connection, entry_id, arrival.mention_id, found, look.now))
    if look.notice is not None:
        note(
            connection, look.source, look.notice, since(look.pace, look.notice, look.now), look.now
        )
    if not any(judged.held == Held.STORM for judged in look.arrivals):
        again = zip(arrivals, numbers, strict=True)
        _settle_down(
            connection, [number for each, number in again if each.status is not Status.NEW]
        )
    return _joined(connection, made)


def keep_matches(
    connection: sqlite3.Connection, found: Iterable[Rematch | Found], now: datetime
) -> tuple[int, ...]:
    """Keep what keywords found in stored entries; give the numbers of new mentions."""
    made: list[int | None] = []
    for entry_id, matches, assessment, *held in found:
        row = connection.execute("SELECT * FROM entry WHERE id = ?", (entry_id,)).fetchone()
        if row is not None and matches:
            mention = _elsewhere(connection, row) if row["mention"] is None else row["mention"]
            outcome = (matches, assessment, held[0] if held else "")
            made.append(_mention(connection, entry_id, mention, outcome, now))
    return _joined(connection, made)


def _joined(connection: sqlite3.Connection, made: list[int | None]) -> tuple[int, ...]:
    new = tuple(number for number in made if number is not None)
    join(connection, new)
    return new


def _settle_down(connection: sqlite3.Connection, entries_seen: list[int | None]) -> None:
    """Let go what a storm held back and the feed still has: it has come to rest."""
    if not entries_seen:
        return
    released = connection.execute(
        "UPDATE mention SET held = '' WHERE held = ? AND entry IN (SELECT value FROM json_each(?))"
        " RETURNING id",
        (Held.STORM, json.dumps(entries_seen)),
    ).fetchall()
    to_be_told(connection, [row["id"] for row in released])


def _edited(connection: sqlite3.Connection, entry_id: int) -> None:
    """Let a mention be found by the words that its entry has now."""
    row = connection.execute("SELECT * FROM entry WHERE id = ?", (entry_id,)).fetchone()
    entry = entry_of(row)
    connection.execute(
        "UPDATE mention SET search = ?, url_key = ? WHERE entry = ?",
        (text(search_column(entry)), fingerprint(entry).keys[1], entry_id),
    )


def _elsewhere(connection: sqlite3.Connection, row: sqlite3.Row) -> int | None:
    """Find the mention of another feed at the same address, unless several things stand there."""
    found = connection.execute(
        "SELECT mention.id FROM mention JOIN entry ON entry.id = mention.entry"
        " WHERE mention.url_key = :url_key AND :url_key != 0 AND entry.feed != :feed"
        " AND NOT EXISTS (SELECT 1 FROM entry WHERE url_key = :url_key"
        " GROUP BY feed HAVING count(*) > 1) ORDER BY mention.id LIMIT 1",
        {"url_key": row["url_key"], "feed": row["feed"]},
    ).fetchone()
    return found and int(found["id"])


def _mention(
    connection: sqlite3.Connection,
    entry_id: int,
    mention: int | None,
    outcome: tuple[tuple[Match, ...], Assessment, str],
    now: datetime,
) -> int | None:
    """Make or complete the mention of a matched entry; give its number if it is new."""
    matches, assessment, held = outcome
    made = None
    if mention is None:
        made = mention = _insert(connection, entry_id, assessment, held, now)
    else:
        _complete(connection, entry_id, mention, assessment)
    connection.execute("UPDATE entry SET mention = ? WHERE id = ?", (mention, entry_id))
    connection.executemany(
        "INSERT INTO match (mention, keyword, field, quote) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        ((mention, text(each.keyword), each.field, text(each.quote)) for each in matches),
    )
    return made


def _insert(
    connection: sqlite3.Connection,
    entry_id: int,
    assessment: Assessment,
    held: str,
    now: datetime,
) -> int:
    row = connection.execute(
        "SELECT entry.*, feed.source FROM entry JOIN feed ON feed.id = entry.feed"
        " WHERE entry.id = ?",
        (entry_id,),
    ).fetchone()
    (number,) = connection.execute(
        "INSERT INTO mention (entry, source, severity, kind, reasons, held, first_seen,"
        " story, at, url_key, search) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) RETURNING id",
        (
            entry_id,
            row["source"],
            int(assessment.severity),
            assessment.kind,
            reasons_column(assessment),
            held,
            moment(now),
            row["published"] or moment(now),
            row["url_key"],
            search_column(entry_of(row)),
        ),
    ).fetchone()
    connection.execute("UPDATE mention SET story = id WHERE id = ?", (number,))
    return int(number)


def _complete(
    connection: sqlite3.Connection, entry_id: int, mention: int, assessment: Assessment
) -> None:
    """Add a sighting or an edit; what becomes critical by it is told again."""
    row = connection.execute("SELECT * FROM mention WHERE id = ?", (mention,)).fetchone()
    if row["entry"] == entry_id or assessment.severity > row["severity"]:
        connection.execute(
            "UPDATE mention SET severity = ?, kind = ?, reasons = ? WHERE id = ?",
            (int(assessment.severity), assessment.kind, reasons_column(assessment), mention),
        )
    if assessment.severity is Severity.CRITICAL and row["severity"] < Severity.CRITICAL:
        connection.execute("DELETE FROM told WHERE mention = ?", (mention,))
        connection.execute("UPDATE mention SET held = '' WHERE id = ?", (mention,))
        to_be_told(connection, [mention])
