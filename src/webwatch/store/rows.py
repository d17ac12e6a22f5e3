"""How do the things of the model become columns, and columns those things?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from webwatch.core.fingerprint import fingerprint, folded
from webwatch.core.model import Assessment, Entry, Kind, Reason, Severity

if TYPE_CHECKING:
    import sqlite3

ENTRY_COLUMNS = (
    "guid", "url", "title", "summary", "author", "outlet", "published", "updated", "language",
    "tags", "guid_key", "url_key", "title_key",
)  # fmt: skip

_written = json.JSONEncoder(ensure_ascii=False).encode


def text(value: str) -> str:
    """Give a text that SQLite can hold: lone surrogates become question marks."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode()


def moment(when: datetime) -> str:
    """Write a time so that the order of texts is the order of times."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def moment_or_none(when: datetime | None) -> str | None:
    """Write a time that may be missing."""
    return None if when is None else moment(when)


def hours(when: datetime) -> int:
    """Give the whole hours since 1970, where that is near enough."""
    return int(when.timestamp() // 3600)


def when(value: str) -> datetime:
    """Read a time."""
    return datetime.fromisoformat(value)


def when_or_none(value: str | None) -> datetime | None:
    """Read a time that may be missing."""
    return None if value is None else when(value)


def entry_columns(entry: Entry) -> tuple[Any, ...]:
    """Give an entry as values for ``ENTRY_COLUMNS``."""
    return (
        text(entry.guid),
        text(entry.url),
        text(entry.title),
        text(entry.summary),
        text(entry.author),
        text(entry.outlet),
        moment_or_none(entry.published),
        moment_or_none(entry.updated),
        text(entry.language),
        _written([text(tag) for tag in entry.tags]),
        *fingerprint(entry).keys,
    )


def entry_of(row: sqlite3.Row) -> Entry:
    """Read the entry in a row that has the columns of the entry table."""
    return Entry(
        guid=row["guid"],
        url=row["url"],
        title=row["title"],
        summary=row["summary"],
        author=row["author"],
        outlet=row["outlet"],
        published=when_or_none(row["published"]),
        updated=when_or_none(row["updated"]),
        language=row["language"],
        tags=tuple(json.loads(row["tags"])),
    )


def reasons_column(assessment: Assessment) -> str:
    """Write the reasons of an assessment."""
    rows = [[text(each.signal), text(each.quote), each.points] for each in assessment.reasons]
    return _written(rows)


def assessment_of(row: sqlite3.Row) -> Assessment:
    """Read the assessment in a row of the mention table."""
    reasons = tuple(Reason(*each) for each in json.loads(row["reasons"]))
    return Assessment(Severity(row["severity"]), Kind(row["kind"]), reasons)


def search_column(entry: Entry) -> str:
    """Give the words of an entry that a person can search for."""
    return folded(f"{entry.title} {entry.summary} {entry.author} {entry.outlet} {entry.url}")
