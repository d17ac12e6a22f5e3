"""Which mentions are asked for, and what do they look like as a whole?"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from webwatch.core.address import canonical
from webwatch.core.fingerprint import folded
from webwatch.core.model import Appearance, Match, Mention, Severity
from webwatch.store.rows import assessment_of, entry_of, moment, text, when

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

_MENTIONS = (
    "SELECT mention.id AS mention_id, mention.source, mention.severity, mention.kind,"
    " mention.reasons, mention.held, mention.first_seen AS mention_seen,"
    " (SELECT max(last_seen) FROM entry WHERE entry.mention = mention.id) AS mention_last,"
    " mention.story, grade.severity AS grade, entry.*"
    " FROM mention JOIN entry ON entry.id = mention.entry"
    " LEFT JOIN grade ON grade.mention = mention.id"
)

_HELD = "SELECT id FROM mention WHERE held != ''"
_UNTOLD = (
    f"mention.id IN ({_HELD} UNION SELECT id FROM mention"  # noqa: S608 - a constant
    " WHERE id > coalesce((SELECT mention FROM told_through WHERE channel = ?), 0))"
    " AND NOT EXISTS (SELECT 1 FROM told WHERE told.mention = mention.id AND channel = ?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which mentions: all that fulfil every wish that is not None.

    Attributes:
        ids: These.
        since: First seen at or after this.
        severity: At least this; a person's grade counts before the machine's word.
        keyword: That name this keyword.
        search: That have each of these words, or parts of words, in title, summary, author,
            outlet or link; case, accents and punctuation don't count.
        source: First brought by the source of this name.
        limit: At most so many, the newest.
        held: Held back for whatever reason, or not at all.
        untold: Not told by this channel yet.
    """

    ids: Iterable[int] | None = None
    since: datetime | None = None
    severity: Severity | None = None
    keyword: str | None = None
    search: str | None = None
    source: str | None = None
    limit: int | None = None
    held: bool | None = None
    untold: str | None = None


def mentions(connection: sqlite3.Connection, wish: Wish) -> list[Mention]:
    """Give the mentions that are asked for, first seen last first."""
    conditions = list(_conditions(wish))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = [value for _, values in conditions for value in values]
    rows = connection.execute(
        f"{_MENTIONS} WHERE {where} ORDER BY mention.first_seen DESC, mention.id DESC LIMIT ?",
        (*values, -1 if wish.limit is None else wish.limit),
    ).fetchall()
    return _whole(connection, rows)


def _conditions(wish: Wish) -> Iterable[tuple[str, tuple[Any, ...]]]:
    if wish.ids is not None:
        ids = json.dumps([number for number in wish.ids if abs(number) < 2**63])
        yield "mention.id IN (SELECT value FROM json_each(?))", (ids,)
    if wish.since is not None:
        yield "mention.first_seen >= ?", (moment(wish.since),)
    if wish.severity is not None:
        yield "coalesce(grade.severity, mention.severity) >= ?", (int(wish.severity),)
    if wish.keyword is not None:
        yield (
            "EXISTS (SELECT 1 FROM match WHERE match.mention = mention.id AND keyword = ?)",
            (text(wish.keyword),),
        )
    for word in folded(wish.search or "").split():
        yield "instr(mention.search, ?)", (text(word),)
    if wish.source is not None:
        yield "mention.source = ?", (text(wish.source),)
    if wish.held is not None:
        yield f"mention.id IN ({_HELD})" if wish.held else "mention.held = ''", ()
    if wish.untold is not None:
        yield _UNTOLD, (text(wish.untold), text(wish.untold))


def _whole(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[Mention]:
    matches = _matches(connection, [row["mention_id"] for row in rows])
    places = _places(connection, {row["story"] for row in rows})
    return [
        Mention(
            id=row["mention_id"],
            entry=entry_of(row),
            source=row["source"],
            matches=tuple(matches[row["mention_id"]]),
            assessment=assessment_of(row),
            first_seen=when(row["mention_seen"]),
            grade=None if row["grade"] is None else Severity(row["grade"]),
            story=row["story"],
            also_in=_others(places[row["story"]], row),
            held=row["held"],
            last_seen=when(row["mention_last"]),
            title_before=row["title_before"] or "",
        )
        for row in rows
    ]


def _matches(connection: sqlite3.Connection, ids: list[int]) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = defaultdict(list)
    for row in connection.execute(
        "SELECT * FROM match WHERE mention IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (json.dumps(ids),),
    ):
        found[row["mention"]].append(Match(row["keyword"], row["field"], row["quote"]))
    return found


def _places(connection: sqlite3.Connection, stories: set[int]) -> dict[int, list[Appearance]]:
    """Give where each story stands, worst mention first, then in the order they were seen."""
    found: dict[int, list[Appearance]] = defaultdict(list)
    for row in connection.execute(
        "SELECT mention.story, coalesce(nullif(entry.outlet, ''), mention.source) AS outlet,"
        " entry.url FROM mention JOIN entry ON entry.mention = mention.id"
        " LEFT JOIN grade ON grade.mention = mention.id"
        " WHERE mention.story IN (SELECT value FROM json_each(?))"
        " ORDER BY coalesce(grade.severity, mention.severity) DESC, mention.id, entry.id",
        (json.dumps(sorted(stories)),),
    ):
        found[row["story"]].append(Appearance(row["outlet"], row["url"]))
    return found


def _others(places: list[Appearance], row: sqlite3.Row) -> tuple[Appearance, ...]:
    """Give the places that are not where the mention stands, each once."""
    own = _place(row["url"], row["outlet"] or row["source"])
    once: dict[str, Appearance] = {}
    for place in places:
        once.setdefault(_place(place.url, place.outlet), place)
    once.pop(own, None)
    return tuple(once.values())


def _place(url: str, outlet: str) -> str:
    """Give what makes a place one place: an alert's link and the paper's own are the same."""
    return canonical(url) or outlet
