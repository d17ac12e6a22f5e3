"""How is a person removed from everything, so that no byte of the name is left?

The right to erasure of the GDPR (article 17). What they wrote goes; where others name
them, the name goes, and the text is not taken from the feed again.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webwatch.core.fingerprint import folded
from webwatch.errors import UsageError
from webwatch.store.retention import remove_entries, remove_mentions

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SHOWN = "***"
_BETWEEN = r"(?:[\W_]|%20)*"
_SHORTEST = 3
_TEXTS = {
    "entry": (
        "guid", "url", "title", "summary", "author", "outlet", "tags", "title_before",
    ),
    "mention": ("reasons", "search"),
    "match": ("quote",),
    "feed": ("address", "failure_detail", "moved_to", "etag", "last_modified"),
}  # fmt: skip
"""The columns that hold words of the web; all others hold the user's own words, or none."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done to forget a person.

    Attributes:
        entries: How many entries of theirs were removed.
        mentions: How many mentions went with them.
        blanked: In how many other places their name was replaced.
        left: Whether the name still stands in the file: in the user's own words.
    """

    entries: int
    mentions: int
    blanked: int
    left: bool = False


def forget(connection: sqlite3.Connection, name: str) -> Forgotten:
    """Remove what a person wrote, and their name from what others wrote.

    Raises:
        UsageError: The name is too short to look for: it would blank half of all texts.
    """
    if len(folded(name).replace(" ", "")) < _SHORTEST:
        raise UsageError("%(name)s is too short to be forgotten. Give the whole name.", name=name)
    written = [
        row["id"]
        for row in connection.execute("SELECT id, author FROM entry WHERE author != ''")
        if folded(name) in folded(row["author"])
    ]
    mentions = sorted(
        {
            row["mention"]
            for number in written
            for row in connection.execute("SELECT mention FROM entry WHERE id = ?", (number,))
            if row["mention"] is not None
        }
    )
    remove_mentions(connection, mentions)
    remove_entries(connection, written)
    pattern = _pattern(name)
    _blank_reasons(connection, name, pattern)
    blanked = sum(
        _blank(connection, table, column, pattern)
        for table, columns in _TEXTS.items()
        for column in columns
    )
    return Forgotten(entries=len(written), mentions=len(mentions), blanked=blanked)


def is_left(path: Path, name: str) -> bool:
    """Look for the name in each byte of the database and of the log beside it."""
    searched = re.compile(
        b"|".join({re.escape(form.encode()) for form in _forms(name)}), re.IGNORECASE
    )
    files = (path, path.with_name(path.name + "-wal"))
    return any(searched.search(file.read_bytes()) for file in files if file.exists())


def _forms(name: str) -> set[str]:
    return {name, name.casefold(), name.upper(), folded(name)}


def _pattern(name: str) -> re.Pattern[str]:
    """Find a name in any case, with whatever stands between its parts."""
    written = (_BETWEEN.join(map(re.escape, form.split())) for form in _forms(name))
    return re.compile("|".join(sorted(set(written))), re.IGNORECASE)


def _blank_reasons(connection: sqlite3.Connection, name: str, pattern: re.Pattern[str]) -> None:
    """Take the parts of the name from the reasons of mentions with it: they quote single words."""
    parts = set(folded(name).split())
    for row in connection.execute("SELECT id, reasons, search FROM mention").fetchall():
        if not pattern.search(row["search"]):
            continue
        reasons = [
            (signal, _SHOWN if parts & set(folded(quote).split()) else quote, points)
            for signal, quote, points in json.loads(row["reasons"])
        ]
        connection.execute(
            "UPDATE mention SET reasons = ? WHERE id = ?",
            (json.dumps(reasons, ensure_ascii=False), row["id"]),
        )


def _blank(
    connection: sqlite3.Connection, table: str, column: str, pattern: re.Pattern[str]
) -> int:
    rows = connection.execute(
        f"SELECT rowid AS number, {column} FROM {table} WHERE {column} != ''"  # noqa: S608 - names are ours
    ).fetchall()
    found = [
        (pattern.sub(_SHOWN, row[column]), row["number"])
        for row in rows
        if pattern.search(row[column])
    ]
    frozen = ", frozen = 1" if table == "entry" else ""
    connection.executemany(
        f"UPDATE OR REPLACE {table} SET {column} = ?{frozen} WHERE rowid = ?",  # noqa: S608 - names are ours
        found,
    )
    return len(found)
