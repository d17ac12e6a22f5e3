"""Which stories do new mentions belong to?

Candidates come from an index of keys, within the window of time that counts, so that the
work depends on what is new and not on what is stored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webwatch.core.stories import WINDOW, Rule, Telling, Verdict, compare, decide, keys, telling
from webwatch.store.rows import entry_of, hours, when

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

_CANDIDATES = (
    "SELECT mention FROM story_key WHERE key IN (SELECT value FROM json_each(:keys))"
    " AND hour BETWEEN :first AND :last"
    " UNION SELECT other.id FROM mention JOIN mention AS other USING (url_key)"
    " WHERE mention.id = :mention AND url_key != 0"
)


def join(connection: sqlite3.Connection, mentions: Sequence[int]) -> None:
    """Bring mentions, just kept, into the stories they belong to.

    Stories that a new mention belongs to become one, under the number of the earliest.
    """
    if not mentions:
        return
    known = _tellings(connection, mentions)
    marks = {number: keys(told) for number, told in known.items()}
    connection.executemany(
        "INSERT INTO story_key (key, hour, mention) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (
            (each, hours(told.at), number)
            for number, told in known.items()
            for each in marks[number]
        ),
    )
    waiting = set(mentions)
    for number in mentions:
        waiting.discard(number)
        near = _candidates(connection, number, known[number], marks[number]) - waiting - {number}
        known |= _tellings(connection, near - known.keys())
        rules = {other: decide(known[number], known[other]) for other in sorted(near)}
        _make_one(connection, number, {other: rule for other, rule in rules.items() if rule.joins})


def joins_of(connection: sqlite3.Connection, mention: int) -> list[tuple[int, Rule]]:
    """Give the mentions that this one was joined to, with the rule, oldest first."""
    rows = connection.execute(
        "SELECT CASE one WHEN :it THEN other ELSE one END AS number, rule FROM join_made"
        " WHERE one = :it OR other = :it ORDER BY number",
        {"it": mention},
    )
    return [(row["number"], Rule(row["rule"])) for row in rows]


def compare_two(connection: sqlite3.Connection, one: int, other: int) -> Verdict | None:
    """Tell whether two mentions, as they are now, tell the same thing; None if one is missing."""
    found = _tellings(connection, {one, other})
    return compare(found[one], found[other]) if {one, other} <= found.keys() else None


def _candidates(
    connection: sqlite3.Connection, mention: int, told: Telling, marks: Sequence[int]
) -> set[int]:
    rows = connection.execute(
        _CANDIDATES,
        {
            "keys": json.dumps(marks),
            "first": hours(told.at - WINDOW),
            "last": hours(told.at + WINDOW),
            "mention": mention,
        },
    )
    return {row[0] for row in rows}


def _tellings(
    connection: sqlite3.Connection, mentions: Sequence[int] | set[int]
) -> dict[int, Telling]:
    rows = connection.execute(
        "SELECT mention.id AS mention_id, mention.at, entry.* FROM mention JOIN entry"
        " ON entry.id = mention.entry WHERE mention.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(mentions)),),
    )
    return {row["mention_id"]: telling(entry_of(row), when(row["at"])) for row in rows}


def _make_one(connection: sqlite3.Connection, one: int, others: Mapping[int, Rule]) -> None:
    """Note what joins a mention to others, and make their stories the earliest of them."""
    if not others:
        return
    connection.executemany(
        "INSERT INTO join_made (one, other, rule) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((min(one, other), max(one, other), rule) for other, rule in others.items()),
    )
    rows = connection.execute(
        "SELECT DISTINCT story FROM mention WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([one, *others]),),
    )
    earliest, *later = sorted(row["story"] for row in rows)
    connection.execute(
        "UPDATE mention SET story = ? WHERE story IN (SELECT value FROM json_each(?))",
        (earliest, json.dumps(later)),
    )
