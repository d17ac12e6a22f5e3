"""What is remembered of the addresses that are asked?"""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from webwatch.core.masking import mask
from webwatch.core.model import Failure, FailureClass, SourceHealth, Validators
from webwatch.core.pace import Pace
from webwatch.store.rows import moment_or_none, text, when_or_none

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_TIMES = frozenset(field.name for field in fields(Pace) if str(field.type).startswith("datetime"))
_FLAGS = frozenset(field.name for field in fields(Pace) if field.type == "bool")
_PLAIN = tuple(field.name for field in fields(Pace) if field.name != "validators")
_COLUMNS = ("source", "kind", "address", "etag", "last_modified", *_PLAIN)
_REMEMBER = (
    f"INSERT INTO feed (address_hash, {', '.join(_COLUMNS)})"  # noqa: S608 - names are ours
    f" VALUES (:address_hash, {', '.join(f':{name}' for name in _COLUMNS)})"
    " ON CONFLICT (address_hash) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)} RETURNING id"
)


def address_hash(address: str) -> str:
    """Give what stands for an address, which may hold a secret."""
    return sha256(address.encode("utf-8", "replace")).hexdigest()


def pace(connection: sqlite3.Connection, address: str) -> Pace:
    """Give what is remembered of an address; the default if nothing."""
    row = _row(connection, address)
    return Pace() if row is None else _pace_of(row)


def feed_id(connection: sqlite3.Connection, address: str) -> int | None:
    """Give the number of an address in the store; None if it was never asked."""
    row = _row(connection, address)
    return None if row is None else row["id"]


def remember(
    connection: sqlite3.Connection, source: str, kind: str, address: str, now_known: Pace
) -> int:
    """Keep what is known of an address and give its number."""
    values = {name: _column(name, getattr(now_known, name)) for name in _PLAIN}
    values["etag"] = text(now_known.validators.etag)
    values["last_modified"] = text(now_known.validators.last_modified)
    values |= {"source": text(source), "kind": kind, "address": text(mask(address))}
    values["address_hash"] = address_hash(address)
    (number,) = connection.execute(_REMEMBER, values).fetchone()
    return int(number)


def health(
    connection: sqlite3.Connection, addresses: Iterable[tuple[str, str, str]]
) -> list[SourceHealth]:
    """Tell how each source (name, kind, address) does, in the order given."""
    return [
        _health(source, kind, address, pace(connection, address))
        for source, kind, address in addresses
    ]


def _row(connection: sqlite3.Connection, address: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = connection.execute(
        "SELECT * FROM feed WHERE address_hash = ?", (address_hash(address),)
    ).fetchone()
    return found


def _column(name: str, value: Any) -> Any:  # noqa: ANN401 - a field of Pace and its column
    if name == "moved_to":  # may hold a secret, as the address itself
        return text(mask(value))
    if name in _TIMES:
        return moment_or_none(value)
    return text(value) if isinstance(value, str) else value


def _pace_of(row: sqlite3.Row) -> Pace:
    values = {name: row[name] for name in _PLAIN}
    values |= {name: when_or_none(row[name]) for name in _TIMES}
    values |= {name: bool(row[name]) for name in _FLAGS}
    if row["failure_class"] is not None:
        values["failure_class"] = FailureClass(row["failure_class"])
    return Pace(validators=Validators(row["etag"], row["last_modified"]), **values)


def _health(source: str, kind: str, address: str, known: Pace) -> SourceHealth:
    failure = None
    if known.failure_class is not None:
        failure = Failure(
            failure_class=known.failure_class,
            detail=known.failure_detail,
            status=known.failure_status,
        )
    return SourceHealth(
        source=source,
        kind=kind,
        url=mask(address),
        last_checked=known.last_checked,
        last_success=known.last_success,
        failing_since=known.failing_since,
        failures=known.failures,
        failure=failure,
        entries=known.entries,
        next_check=known.next_check,
    )
