"""What is known: the mentions, one by one or in a list, and a person's word on them."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from webwatch.cli import completing
from webwatch.cli.names import known
from webwatch.cli.session import Session, of
from webwatch.cli.times import since as moment
from webwatch.core.model import Severity
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import Mention
    from webwatch.store import Store

Id = Annotated[
    int,
    typer.Argument(
        metavar="ID", help="The number of a mention.", autocompletion=completing.mentions
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

_LISTED = 200
"""As many as somebody looks through."""

_COLUMNS = (
    "id", "severity", "kind", "published", "first_seen", "title", "url", "outlet", "source",
    "keywords", "language", "story",
)  # fmt: skip


def severity_of(word: str) -> Severity:
    """Read a level of severity as typed.

    Raises:
        UsageError: It is none.
    """
    try:
        return Severity.parse(word)
    except ValueError:
        raise UsageError(
            "'%(word)s' is no severity. Choose low, medium, high or critical.", word=word
        ) from None


def mention_of(store: Store, number: int) -> Mention:
    """Get a mention.

    Raises:
        UsageError: There is none of that number.
    """
    if mention := store.mention(number):
        return mention
    raise UsageError(
        "There is no mention %(number)s. `webwatch mentions` lists them.", number=number
    )


def mentions(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    *,
    since: Annotated[
        str | None,
        typer.Option(metavar="T", help="Only what was first seen since: 24h, 7d, 2026-11-01."),
    ] = None,
    severity: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Only this severity and worse.")
    ] = None,
    keyword: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only mentions of this keyword.",
            autocompletion=completing.keywords,
        ),
    ] = None,
    search: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only mentions with these words.")
    ] = None,
    held: Annotated[
        bool, typer.Option("--held", help="Only what is held back; `release` lets it be told.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="At most so many. Without it: 200, and all of them with --json or --csv.",
        ),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
) -> None:
    """List the mentions, newest first."""
    session = of(ctx)
    settings = session.settings
    if as_json and as_csv:
        raise UsageError("Choose --json or --csv, not both.")
    known("keyword", [keyword] if keyword else [], [each.name for each in settings.keywords])
    most = limit or (None if as_json or as_csv else _LISTED)
    with session.store() as store:
        found = store.mentions(
            limit=most and most + 1,
            since=moment(since, session.now(), settings.timezone) if since else None,
            severity=severity_of(severity) if severity else None,
            keyword=keyword,
            search=search,
            held=held or None,
        )
    more, found = found[most:] if most else [], found[:most]
    if as_json:
        from webwatch.render.as_json import mention_json

        session.json([mention_json(mention) for mention in found])
    elif as_csv:
        write_csv(found, sys.stdout)
    elif found:
        from webwatch.render.listing import table

        session.out.print(table(found, session.wording, session.now(), search=search or ""))
        if more and not limit:
            session.tell("There are more. --limit shows more of them, --since fewer.")
    else:
        session.tell("No mentions found.")


def write_csv(found: list[Mention], stream: TextIO) -> None:
    """Write mentions as a table for a spreadsheet."""
    from webwatch.render.as_json import mention_json

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for mention in found:
        row = mention_json(mention) | {"keywords": ", ".join(mention.keywords)}
        writer.writerow([_cell(row[column]) for column in _COLUMNS])


def _cell(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(tuple("=+-@＝＋－＠\t\r")) else text


def show(ctx: typer.Context, number: Id, *, as_json: AsJson = False) -> None:
    """Show one mention whole."""
    session = of(ctx)
    with session.store() as store:
        mention = mention_of(store, number)
    if as_json:
        from webwatch.render.as_json import mention_json

        session.json(mention_json(mention))
    else:
        from webwatch.render.listing import card

        session.out.print(card(mention, session.wording))


def grade(
    ctx: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="ID", autocompletion=completing.mentions)
    ] = None,
    severity: Annotated[str | None, typer.Argument(metavar="SEVERITY")] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take the grade back.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the grades.")] = False,
) -> None:
    """Correct the severity of a mention: your word always wins."""
    session = of(ctx)
    with session.store() as store:
        if listed and number is None:
            _list_grades(session, store)
        elif number is not None and undo and severity is None:
            mention = mention_of(store, number)
            store.grade(number, None, session.now())
            session.tell(
                "Mention %(number)s is %(severity)s again.",
                number=number,
                severity=session.wording.severity(mention.assessment.severity),
            )
        elif number is not None and severity is not None and not undo:
            mention_of(store, number)
            level = severity_of(severity)
            store.grade(number, level, session.now())
            session.tell(
                "Mention %(number)s is now %(severity)s. `webwatch grade %(number)s --undo` "
                "takes that back.",
                number=number,
                severity=session.wording.severity(level),
            )
        else:
            raise UsageError("Give a mention and a severity: webwatch grade 12 low.")


def _list_grades(session: Session, store: Store) -> None:
    from rich.text import Text

    grades: list[tuple[int, Severity, datetime]] = store.grades()
    for number, severity, _when in grades:
        mention = store.mention(number)
        title = mention.entry.title if mention else ""
        session.out.print(
            Text(f"{number:>5}  {session.wording.severity(severity):<8}  {title}"),
            soft_wrap=True,
        )
    if not grades:
        session.tell("Nothing was graded yet.")
