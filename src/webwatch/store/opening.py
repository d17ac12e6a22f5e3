"""How is the database opened, made if need be, and what is wrong if it can't be?"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from webwatch.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

PATIENCE = 30.0
"""How many seconds to wait for another process that is writing."""

_OURS = 0x57454257
"""SQLite's application_id of our databases: WEBW."""

_STEPS = Path(__file__).parents[1] / "migrations.py"

_UNREADABLE = "%(path)s can't be opened. Check the rights of the file and its folder."
_BUSY = "%(path)s is in use by another program. Try again when that is done."
_NOT_OURS = "%(path)s is no webwatch database. Move it away, or set another path."
_SENTENCES = {
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_CORRUPT: "%(path)s is damaged. Put back a backup, or move it away.",
    sqlite3.SQLITE_FULL: "The disk is full: %(path)s can't be written. Make room and try again.",
    sqlite3.SQLITE_READONLY: "%(path)s can't be written. Check the rights of file and folder.",
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
    sqlite3.SQLITE_PERM: _UNREADABLE,
    sqlite3.SQLITE_AUTH: _UNREADABLE,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: "%(path)s can't be read or written. Check the disk that it is on.",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that has the shape that this webwatch needs."""

    conn: sqlite3.Connection


def open_database(path: Path) -> Opened:
    """Open the database, made and brought to the newest shape if need be.

    Any number of processes may do so at once.

    Raises:
        StoreError: It can't be, with what to do.
    """
    if not path.parent.is_dir():
        raise StoreError(
            "The folder of %(path)s doesn't exist. Make it, or set another path.", path=path
        )
    with spoken(path):
        _reserve(path)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        try:
            _log_ahead(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            if not _is_in_shape(connection):
                _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return Opened(connection)


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Say what SQLite or the system complains of as a sentence for a user.

    Raises:
        StoreError: In the place of ``sqlite3.Error`` and ``OSError``.
    """
    try:
        yield
    except (PermissionError, IsADirectoryError) as error:
        raise StoreError(_UNREADABLE, path=path) from error
    except OSError as error:
        raise StoreError(
            "%(path)s can't be used: %(detail)s.", path=path, detail=error.strerror or error
        ) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        sentence = _SENTENCES.get(code, "%(path)s can't be used: %(detail)s.")
        raise StoreError(sentence, path=path, detail=error) from error


@contextmanager
def writing(db: Opened) -> Iterator[None]:
    """Do all of it or nothing, and let no other process write meanwhile.

    Within another one it is a part of that, which can fail without the rest.
    """
    within = db.conn.in_transaction
    db.conn.execute("SAVEPOINT part" if within else "BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("RELEASE part" if within else "COMMIT")
    except BaseException:
        if not within:
            db.conn.rollback()  # nothing if SQLite did so itself
        elif db.conn.in_transaction:
            db.conn.execute("ROLLBACK TO part")
            db.conn.execute("RELEASE part")
        raise


def _reserve(path: Path) -> None:
    """Make the file so that only its owner can read it; what SQLite puts beside it follows."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and one writer work at once.

    SQLite doesn't wait by itself when two processes switch a new database over.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _shape() -> int:
    """Give a number that changes when a step is added."""
    return zlib.crc32(_STEPS.read_bytes()) >> 1


def _is_in_shape(connection: sqlite3.Connection) -> bool:
    """Tell by two numbers in the file, since the library of the steps takes long to import."""
    (whose,) = connection.execute("PRAGMA application_id").fetchone()
    (shape,) = connection.execute("PRAGMA user_version").fetchone()
    return (whose, shape) == (_OURS, _shape())


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - see above

    from webwatch.migrations import steps  # noqa: PLC0415

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    _check(db, path)
    with writing(Opened(connection)):
        steps.apply(db)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_shape()}")


def _check(db: Database, path: Path) -> None:
    """Refuse the database of another program, or of a newer webwatch."""
    from sqlite_utils import Database  # noqa: PLC0415 - see above

    from webwatch.migrations import steps  # noqa: PLC0415

    tables = db.table_names()
    applied = {step.name for step in steps.applied(db)}
    if tables and not applied:
        raise StoreError(_NOT_OURS, path=path)
    if not applied <= {step.name for step in steps.pending(Database(memory=True))}:
        raise StoreError(
            "%(path)s was made by a newer webwatch. Install that version again.", path=path
        )
