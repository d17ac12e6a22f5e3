"""How does somebody take what was found elsewhere: a file for others, or a backup?"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from webwatch.cli.session import of
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.core.model import Mention, SourceHealth


def export(
    ctx: typer.Context,
    *,
    as_csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="As a table for a spreadsheet.", dir_okay=False),
    ] = None,
    as_json: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="As one JSON document.", dir_okay=False),
    ] = None,
    as_db: Annotated[
        Path | None,
        typer.Option(
            "--db", metavar="FILE", help="As a database to browse, as with Datasette.",
            dir_okay=False,
        ),
    ] = None,
) -> None:  # fmt: skip
    """Write all mentions to a file for others; secrets and mail addresses are not in it."""
    session = of(ctx)
    _ = session.settings
    if not (as_csv or as_json or as_db):
        raise UsageError("Say what to write: --csv FILE, --json FILE or --db FILE.")
    with session.store() as store:
        found = store.mentions()
        health = store.health(session.addresses())
    if as_csv:
        _csv(as_csv, found)
    if as_json:
        _json(as_json, found)
    if as_db:
        _database(as_db, found, health)
    for path in filter(None, (as_csv, as_json, as_db)):
        session.tell("%(n)s mentions written to %(file)s.", n=len(found), file=path)


def _csv(path: Path, found: list[Mention]) -> None:
    from webwatch.cli.files import write
    from webwatch.cli.mentions import write_csv

    table = io.StringIO(newline="")
    write_csv(found, table)
    # Excel takes a file for UTF-8 only with a byte order mark.
    write(path, f"\ufeff{table.getvalue()}")


def _json(path: Path, found: list[Mention]) -> None:
    import json

    from webwatch.cli.files import write
    from webwatch.render.as_json import mention_json

    document = [mention_json(mention) for mention in found]
    write(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _database(path: Path, found: list[Mention], health: list[SourceHealth]) -> None:
    from webwatch.render.as_json import source_json
    from webwatch.store.copying import write_tables

    write_tables(
        path,
        {
            "mentions": [_row(mention) for mention in found],
            "matches": list(_rows(found, "keywords")),
            "reasons": list(_rows(found, "reasons")),
            "also_in": list(_rows(found, "also_in")),
            "sources": [source_json(source) for source in health],
        },
        search={"mentions": ("title", "summary", "outlet")},
    )


def _row(mention: Mention) -> dict[str, Any]:
    """Give a mention as a row: what it has many of is in tables of its own."""
    from webwatch.render.as_json import mention_json

    row = mention_json(mention)
    return {key: value for key, value in row.items() if not isinstance(value, (list, dict))}


def _rows(found: list[Mention], key: str) -> Iterator[dict[str, Any]]:
    from webwatch.render.as_json import mention_json

    if key == "keywords":
        for mention in found:
            for match in mention.matches:
                yield {
                    "mention": mention.id,
                    "keyword": match.keyword,
                    "field": match.field,
                    "quote": match.quote,
                }
        return
    for mention in found:
        for each in mention_json(mention)[key]:
            yield {"mention": mention.id, **each}


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to put the copy.")],
) -> None:
    """Copy the database, also while webwatch is running."""
    from rich.text import Text

    from webwatch.store.copying import backup as copy

    session = of(ctx)
    database = session.settings.database
    with session.err.status(Text(str(file))):
        size = copy(database, file)
    session.tell(
        "%(file)s is a copy now (%(size)s kB). To put it back: stop webwatch, and copy it over "
        "%(database)s.",
        file=file,
        size=-(-size // 1024),
        database=database,
    )
