"""Which letters are on their way to whom, and how far did each come?"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from webwatch.store.opening import spoken, writing
from webwatch.store.rows import moment, moment_or_none, text, when, when_or_none

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from webwatch.store.opening import Opened


class State(StrEnum):
    """How far a letter came.

    One that is still ``sending`` after the process ended, or whose server never answered, may
    have arrived: it is only ever sent again as it was.
    """

    COMPOSED = "composed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A digest or an alarm for one reader.

    Attributes:
        reader: Who gets it: a channel's kind and a recipient.
        alarm: Whether it is an alarm between digests.
        token: Its name, which goes into the Message-ID; never another one on a retry.
        state: How far it came.
        mentions: The numbers of what it tells.
        made: When it was first composed.
        attempts: How often it was tried.
        next_try: Not to be tried by itself before this; None if at any time.
        ended: When it was sent or dropped; None if it is still on its way.
        reason: Why the last attempt failed; empty if none did.
    """

    id: int
    reader: str
    alarm: bool
    token: str
    state: State
    mentions: tuple[int, ...]
    made: datetime
    attempts: int = 0
    next_try: datetime | None = None
    ended: datetime | None = None
    reason: str = ""


class Outbox:
    """The letters in an open database; every method raises ``StoreError`` as the store does."""

    def __init__(self, database: Opened, path: Path) -> None:
        self._database = database
        self._path = path

    def waiting(self, reader: str, *, alarm: bool) -> Letter | None:
        """Give the letter of this sort that is on its way to a reader; None if there is none."""
        rows = self._rows(
            "reader = ? AND alarm = ? AND ended IS NULL ORDER BY id LIMIT 1", reader, alarm
        )
        return next(iter(rows), None)

    def last_sent(self, reader: str) -> Letter | None:
        """Give the digest (no alarm) that was sent to a reader last; None if none ever was."""
        rows = self._rows(
            "reader = ? AND NOT alarm AND state = 'sent' ORDER BY id DESC LIMIT 1", reader
        )
        return next(iter(rows), None)

    def alarms(self, reader: str, since: datetime | None) -> list[Letter]:
        """Give the alarms that were sent to a reader since then (None: ever), oldest first."""
        return self._rows(
            "reader = ? AND alarm AND state = 'sent' AND ended >= ? ORDER BY id",
            reader,
            moment_or_none(since) or "",
        )

    def compose(
        self, reader: str, mentions: Iterable[int], now: datetime, *, alarm: bool, token: str
    ) -> Letter:
        """Keep a new letter."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO letter (reader, alarm, token, state, mentions, made)"
                " VALUES (?, ?, ?, 'composed', ?, ?)",
                (text(reader), alarm, token, json.dumps(list(mentions)), moment(now)),
            )
        return self._rows("token = ?", token)[0]

    def begin(self, letter: Letter, mentions: Iterable[int]) -> None:
        """Note that it is being sent now, and what it tells this time."""
        self._set(
            letter,
            state=State.SENDING,
            mentions=json.dumps(list(mentions)),
            attempts=letter.attempts + 1,
        )

    def failed(
        self, letter: Letter, next_try: datetime, reason: str, *, uncertain: bool = False
    ) -> None:
        """Note why it was not sent, or that nobody knows whether it was."""
        state = State.SENDING if uncertain else State.FAILED
        self._set(letter, state=state, next_try=moment(next_try), reason=text(reason))

    def end(self, letter: Letter, now: datetime, *, sent: bool = True) -> None:
        """Note that it was sent, or that it will never be."""
        state = State.SENT if sent else State.DROPPED
        self._set(letter, state=state, ended=moment(now), next_try=None)

    def _set(self, letter: Letter, **columns: Any) -> None:  # noqa: ANN401 - what SQLite takes
        settings = ", ".join(f"{name} = ?" for name in columns)
        with self._writing() as connection:
            connection.execute(
                f"UPDATE letter SET {settings} WHERE id = ?",  # noqa: S608 - our own names
                (*columns.values(), letter.id),
            )

    def _rows(self, condition: str, *values: object) -> list[Letter]:
        with spoken(self._path):
            rows = self._database.conn.execute(
                f"SELECT * FROM letter WHERE {condition}",  # noqa: S608 - our own words
                values,
            )
            return [_letter(row) for row in rows]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with spoken(self._path), writing(self._database):
            yield self._database.conn


def _letter(row: sqlite3.Row) -> Letter:
    return Letter(
        id=row["id"],
        reader=row["reader"],
        alarm=bool(row["alarm"]),
        token=row["token"],
        state=State(row["state"]),
        mentions=tuple(json.loads(row["mentions"])),
        made=when(row["made"]),
        attempts=row["attempts"],
        next_try=when_or_none(row["next_try"]),
        ended=when_or_none(row["ended"]),
        reason=row["reason"],
    )
