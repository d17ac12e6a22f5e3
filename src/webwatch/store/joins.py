"""Which stories do new mentions belong to?

Candidates come from an index of keys, within the window of time that counts, so that the
work depends on what is new and not on what is stored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webwatch.core.stories import WINDOW, Telling, keys, same_story, telling
from webwatch.store.rows import entry_of, moment, when

if TYPE_CHECKING:
    import sqlite3

_FAR = "9999"


def join(connection: sqlite3.Connection, mention: int) -> None:
    """Bring a mention, just kept, into the stories it belongs to; they become one with it."""
    told = _tellings(connection, [mention])[mention]
    marks = keys(told)
    connection.executemany(
        "INSERT INTO story_key (key, at, mention) VALUES (?, ?, ?)",
        ((each, moment(told.at), mention) for each in marks),
    )
    near = connection.execute(
        "SELECT DISTINCT mention FROM story_key WHERE key IN (SELECT value FROM json_each(?))"
        " AND at BETWEEN ? AND ? AND mention != ?"
        " UNION SELECT other.id FROM mention JOIN mention AS other USING (url_key)"
        " WHERE mention.id = ? AND mention.url_key != 0 AND other.id != mention.id",
        (json.dumps(marks), moment(told.at - WINDOW), moment(told.at + WINDOW), mention, mention),
    )
    candidates = _tellings(connection, [row["mention"] for row in near])
    for number, other in candidates.items():
        rule = same_story(told, other)
        if rule:
            _make_one(connection, mention, number, rule)


def _tellings(connection: sqlite3.Connection, mentions: list[int]) -> dict[int, Telling]:
    rows = connection.execute(
        "SELECT mention.id AS mention_id, mention.at, entry.* FROM mention JOIN entry"
        " ON entry.id = mention.entry WHERE mention.id IN (SELECT value FROM json_each(?))",
        (json.dumps(mentions),),
    )
    return {row["mention_id"]: telling(entry_of(row), when(row["at"])) for row in rows}


def _make_one(connection: sqlite3.Connection, one: int, other: int, rule: str) -> None:
    connection.execute(
        "INSERT INTO join_made (one, other, rule) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (min(one, other), max(one, other), rule),
    )
    stories = [
        row["story"]
        for row in connection.execute(
            "SELECT DISTINCT story FROM mention WHERE id IN (?, ?)", (one, other)
        )
    ]
    connection.execute(
        "UPDATE mention SET story = ? WHERE story IN (?, ?)",
        (min(stories), min(stories), max(stories)),
    )
