"""What does the rest of webwatch ask of the store?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from webwatch.store import (
    asking,
    entries,
    feeds,
    joins,
    keeping,
    rounds,
    telling,
)
from webwatch.store.asking import Wish
from webwatch.store.notices import Notices
from webwatch.store.opening import open_database, spoken, writing
from webwatch.store.outbox import Outbox
from webwatch.store.upkeep import Upkeep

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from webwatch.core.identity import Familiar
    from webwatch.core.model import Entry, Mention, Severity, SourceHealth
    from webwatch.core.pace import Pace
    from webwatch.core.stories import Rule, Verdict
    from webwatch.store.kept import Found, Look, Rematch, StoredEntry
    from webwatch.store.opening import Opened
    from webwatch.store.rounds import Round


class Store:
    """An open database; every method raises ``StoreError`` with what a user can do about it.

    What writes, writes in one transaction: it is done as a whole or not at all, also if the
    process is killed in the middle. To be used by the thread that opened it.
    """

    def __init__(self, database: Opened, path: Path) -> None:
        self._database = database
        self._path = path
        self._seen: tuple[str, int] | None = None
        self.outbox = Outbox(database, path)
        self.notices = Notices(database, path)
        self.upkeep = Upkeep(database, path)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the database at ``path``, made and brought to the newest shape if need be."""
        return cls(open_database(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.conn.close()

    def pace(self, address: str) -> Pace:
        """Give what is remembered of an address; the default if nothing."""
        with self._reading() as connection:
            return feeds.pace(connection, address)

    def health(self, addresses: Sequence[tuple[str, str, str]]) -> list[SourceHealth]:
        """Tell how each source (name, kind, address) does, in the order given."""
        with self._reading() as connection:
            return feeds.health(connection, addresses)

    def familiar(self, address: str, entries_read: Sequence[Entry]) -> Familiar:
        """Give what the entries of one reading may be, for ``core.identity.settle``."""
        with self._reading() as connection:
            self._seen = self._moment(address)
            return entries.familiar(connection, address, entries_read)

    def keep(self, look: Look) -> tuple[int, ...]:
        """Keep all that one reading brought, then its pace; give the new mentions' numbers."""
        with self._writing() as connection:
            settled = self._seen is not None and self._seen == self._moment(look.address)
            return keeping.keep(connection, look, settled=settled)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is kept within at once: each part whole or not at all, and so the rest.

        Nobody else can write meanwhile, so that what was ``familiar`` stays so.
        """
        try:
            with self._writing():
                yield
        finally:
            self._seen = None

    def _moment(self, address: str) -> tuple[str, int] | None:
        """Tell a moment of an address from a later one, at which something was written."""
        connection = self._database.conn
        return (address, connection.total_changes) if connection.in_transaction else None

    def entries(self, since: datetime | None = None) -> Iterator[StoredEntry]:
        """Give the entries that were last seen since then, oldest first, streaming."""
        with self._reading() as connection:
            yield from entries.stored(connection, since)

    def keep_matches(self, found: Iterable[Rematch | Found], now: datetime) -> tuple[int, ...]:
        """Keep what keywords found in stored entries; give the new mentions' numbers."""
        with self._writing() as connection:
            return keeping.keep_matches(connection, found, now)

    def keyword_fingerprints(self) -> dict[str, str]:
        """Give the fingerprints of the keywords that stored entries were matched against."""
        with self._reading() as connection:
            return rounds.keyword_fingerprints(connection)

    def remember_keywords(self, fingerprints: dict[str, str]) -> None:
        """Keep these fingerprints, and no others."""
        with self._writing() as connection:
            rounds.remember_keywords(connection, fingerprints)

    def mentions(  # noqa: PLR0913 - each is a wish that a user can name
        self,
        *,
        ids: Iterable[int] | None = None,
        since: datetime | None = None,
        severity: Severity | None = None,
        keyword: str | None = None,
        search: str | None = None,
        source: str | None = None,
        limit: int | None = None,
        held: bool | None = None,
    ) -> list[Mention]:
        """Give the mentions that fulfil all these wishes (see ``Wish``), newest first."""
        wish = Wish(
            ids=ids,
            since=since,
            severity=severity,
            keyword=keyword,
            search=search,
            source=source,
            limit=limit,
            held=held,
        )
        with self._reading() as connection:
            return asking.mentions(connection, wish)

    def mention(self, number: int) -> Mention | None:
        """Give one mention; None if there is none of that number."""
        return next(iter(self.mentions(ids=[number])), None)

    def untold(
        self, channel: str, since: datetime | None = None, *, held: bool | None = False
    ) -> list[Mention]:
        """Give what this channel has not told yet, newest first.

        Args:
            channel: Any name.
            since: Nothing that was first seen before; None for all.
            held: False to leave out what is held back, None to give it too.
        """
        with self._reading() as connection:
            return asking.mentions(connection, Wish(untold=channel, held=held, since=since))

    def mark_told(self, channel: str, ids: Iterable[int], now: datetime) -> None:
        """Remember that this channel told these mentions; those that are gone are no matter."""
        with self._writing() as connection:
            telling.mark_told(connection, channel, ids, now)

    def release(self, ids: Iterable[int] | None = None) -> int:
        """Let these held mentions be told, or all of them; give how many there were."""
        with self._writing() as connection:
            return telling.release(connection, ids)

    def held(self) -> dict[tuple[str, str], int]:
        """Count the mentions held back, by source and reason."""
        with self._reading() as connection:
            return telling.held(connection)

    def grade(self, number: int, severity: Severity | None, now: datetime) -> None:
        """Keep a person's correction, which always wins; None takes it back.

        Raises:
            StoreError: There is no mention of that number.
        """
        with self._writing() as connection:
            telling.grade(connection, number, severity, now)

    def grades(self) -> list[tuple[int, Severity, datetime]]:
        """Give all corrections (mention, severity, when), oldest first."""
        with self._reading() as connection:
            return telling.grades(connection)

    def begin_round(self, now: datetime) -> int:
        """Note that a round begins and give its number."""
        with self._writing() as connection:
            return rounds.begin(connection, now)

    def end_round(
        self, number: int, now: datetime, *, checked: int, failed: int, new_mentions: int
    ) -> None:
        """Note that a round is done."""
        with self._writing() as connection:
            rounds.end(connection, number, now, (checked, failed, new_mentions))

    def last_round(self) -> Round | None:
        """Give the round that began last; None if there never was one."""
        with self._reading() as connection:
            return rounds.last(connection)

    def joins(self, number: int) -> list[tuple[int, Rule]]:
        """Give the mentions that this one was joined to, with the rule, oldest first."""
        with self._reading() as connection:
            return joins.joins_of(connection, number)

    def compare(self, one: int, other: int) -> Verdict | None:
        """Tell whether two mentions tell the same thing; None if there is no such mention."""
        with self._reading() as connection:
            return joins.compare_two(connection, one, other)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with spoken(self._path):
            yield self._database.conn

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with spoken(self._path), writing(self._database):
            yield self._database.conn
