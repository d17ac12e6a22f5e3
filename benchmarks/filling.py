"""How does a database come to hold a million mentions within two minutes?

Not by webwatch's own way, which would take half an hour: rows are written straight into the
tables, and their indexes are made at the end. What matters is like the real thing: the texts of
feeds, keys by which they are found again, sixty mentions a day, story keys of the last 30 days,
all of it told.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from benchmarks import work
from webwatch.core.fingerprint import fingerprint, key
from webwatch.core.stories import keys, telling
from webwatch.store import Store
from webwatch.store.rows import ENTRY_COLUMNS, entry_columns, hours, moment, search_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from webwatch.core.model import Entry

FEEDS = 1_000
TEXTS = 1_500
"""Not more: they are folded once each, and kept folded."""
CHANNEL = "scan"
_EVERY = timedelta(minutes=24)
_KEPT = timedelta(days=30)
_MENTION = ("id", "entry", "source", "severity", "kind", "reasons", "held", "first_seen", "story",
            "at", "url_key", "search")  # fmt: skip
_REASONS = json.dumps([["harm.money", "klaagt", 1.25], ["tone.sharp", "boos", 0.75]])


def fill(path: Path, mentions: int, texts: Sequence[Entry]) -> None:
    """Make a database that holds so many mentions, the newest of just before ``work.START``.

    Args:
        path: There is nothing yet.
        mentions: How many.
        texts: What they say, again and again, each time with a number of its own.
    """
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        _write(connection, mentions, texts)
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with Store.open(path) as store:
        store.mark_told(CHANNEL, [], work.START)  # and so up to where all is told


def _write(connection: sqlite3.Connection, mentions: int, texts: Sequence[Entry]) -> None:
    def insert(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        places = ", ".join("?" * len(names))
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})",  # noqa: S608 - our names
            rows,
        )

    def numbered() -> Iterator[tuple[int, Entry, datetime]]:
        for number in range(1, mentions + 1):
            at = work.START - _EVERY * (mentions - number + 1)
            yield number, texts[number % len(texts)], at

    sources = [f"Dorp {number}" for number in range(FEEDS)]
    insert("feed", ("address_hash", "address", "source", "kind"),
           [(each, each, each, "rss") for each in sources])  # fmt: skip
    insert("entry", (*ENTRY_COLUMNS, "feed", "first_seen", "last_seen", "mention", "id"),
           (_entry(number, each, moment(at)) for number, each, at in numbered()))  # fmt: skip
    url_keys = connection.execute("SELECT url_key FROM entry ORDER BY id")
    searched = {each.guid: search_column(each) for each in texts}
    insert("mention", _MENTION, (
        (number, number, sources[number % FEEDS], number % 3, "complaint", _REASONS, "",
         moment(at), number, moment(at), url_key, f"{searched[each.guid]} {number}")
        for (number, each, at), (url_key,) in zip(numbered(), url_keys, strict=True)
    ))  # fmt: skip
    insert(
        "match",
        ("mention", "keyword", "field", "quote"),
        ((number, "De Zwaluw", "summary", "Zwaluwhof") for number, *_ in numbered()),
    )
    insert("told", ("channel", "mention", "at"),
           ((CHANNEL, number, moment(at)) for number, _, at in numbered()))  # fmt: skip
    insert("story_key", ("key", "hour", "mention"), sorted(
        (mark, hours(at), number)
        for number, each, at in numbered() if at > work.START - _KEPT
        for mark in keys(telling(_told(number, each, at), at))
    ))  # fmt: skip


def _told(number: int, text: Entry, at: datetime) -> Entry:
    """Give a text as the entry of this number."""
    guid, title = f"{text.guid} {number}", f"{text.title} {number}"
    return replace(text, guid=guid, url=f"{text.url}/{number}", title=title, published=at)


def _entry(number: int, text: Entry, when: str) -> tuple[Any, ...]:
    """Give the row of such an entry, without folding its text once more."""
    print_ = fingerprint(text)
    prints = (f"{print_.guid} {number}", f"{print_.address}/{number}", f"{print_.title} {number}")
    values = dict(zip(ENTRY_COLUMNS, entry_columns(text), strict=True)) | {
        "guid": prints[0],
        "url": prints[1],
        "title": f"{text.title} {number}",
        "published": when,
        **dict(zip(("guid_key", "url_key", "title_key"), map(key, prints), strict=True)),
    }
    return (*values.values(), number % FEEDS + 1, when, when, number, number)
