"""How does somebody get a copy of the database, and is it whole?"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from webwatch.errors import StoreError
from webwatch.store.opening import PATIENCE, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MAGIC = b"SQLite format 3\0"


def damage(database: Path) -> str:
    """Say what is broken in a database; empty if it is whole.

    Raises:
        StoreError: It can't be read at all.
    """
    with spoken(database), closing(_opened(database)) as connection:
        try:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            return str(error)
    return "" if found == "ok" else str(found)


def backup(database: Path, target: Path) -> int:
    """Copy a database as it is at one moment, also while webwatch runs.

    Args:
        database: The one in use.
        target: Where to; an older copy is replaced, anything else is left alone.

    Returns:
        The size of the copy in bytes.

    Raises:
        StoreError: There is nothing to copy, or it can't be written; an older copy is as it was.
    """
    if not database.exists():
        raise StoreError("There is no database %(path)s yet: nothing to copy.", path=database)
    with _in_place_of(target, database) as fresh:
        with (
            spoken(database),
            closing(_opened(database)) as source,
            spoken(target),
            closing(sqlite3.connect(fresh)) as copy,
        ):
            source.backup(copy)
            # A copy is one file, to be carried about: without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        return fresh.stat().st_size


def write_tables(
    target: Path,
    tables: Mapping[str, Iterable[Mapping[str, Any]]],
    *,
    search: Mapping[str, tuple[str, ...]],
) -> None:
    """Write a new database of plain tables, each with ``id`` as its key if it has one.

    Args:
        target: Where to; an older database is replaced, anything else is left alone.
        tables: The rows of each table.
        search: In which columns of a table one can search for words (FTS5).

    Raises:
        StoreError: It can't be written; an older one is as it was.
    """
    with _in_place_of(target) as fresh, spoken(target), closing(sqlite3.connect(fresh)) as made:
        database = Database(made, execute_plugins=False)
        for name, rows in tables.items():
            listed = list(rows)
            key = "id" if listed and "id" in listed[0] else None
            database.table(name).insert_all(map(dict, listed), pk=key)
        for name, columns in search.items():
            if database.table(name).exists():
                database.table(name).enable_fts(list(columns), tokenize="unicode61")
        made.commit()


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", timeout=PATIENCE, uri=True)


@contextmanager
def _in_place_of(target: Path, source: Path | None = None) -> Iterator[Path]:
    """Give a file beside the target, for its owner only, and put it in its place at the end."""
    with spoken(target):
        if target.is_dir() or (target.exists() and not _is_a_database(target)):
            raise StoreError(
                "%(path)s is no database: name another file, so that nothing is lost.", path=target
            )
        if source is not None and target.exists() and target.samefile(source):
            raise StoreError("%(path)s is the database itself: name another file.", path=target)
        if not target.absolute().parent.is_dir():
            raise StoreError(
                "The folder of %(path)s doesn't exist. Make it, or set another path.", path=target
            )
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        with spoken(target):
            fresh.replace(target)
    finally:
        with suppress(OSError):
            fresh.unlink()


def _is_a_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in {_MAGIC, b""}
