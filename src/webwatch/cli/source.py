"""Where it is looked for: how does somebody add, list, try and remove a source?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli import completing
from webwatch.cli.kinds import kind_of, made
from webwatch.cli.names import known
from webwatch.cli.session import Session, of

if TYPE_CHECKING:
    from webwatch.core.model import SourceHealth
    from webwatch.sources import Source

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="What the source is called.", autocompletion=completing.sources
    ),
]


def list_(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the sources and how they do."""
    session = of(ctx)
    with session.store() as store:
        health = store.health(session.addresses())
    if as_json:
        from webwatch.render.as_json import source_json

        session.json([source_json(source) for source in health])
        return
    from rich.table import Table

    rows = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Source", "Kind", "Last read", "State"):
        rows.add_column(session.say(heading), overflow="fold")
    for source in health:
        rows.add_row(Text(source.source), Text(source.kind), *_state(session, source))
    session.out.print(rows)


def _state(session: Session, source: SourceHealth) -> tuple[Text, Text]:
    from webwatch.render.health import sentence

    now = session.now()
    seen = session.wording.age(source.last_success, now) if source.last_success else "-"
    if source.failure is None:
        word = "well" if source.last_checked else "not looked at yet"
        return Text(seen), Text(session.say(word), style="green" if source.last_checked else "dim")
    return Text(seen), Text(session.say(sentence(source.failure)), style="red")


def remove(ctx: typer.Context, name: Name) -> None:
    """Stop looking at a source; what was found stays."""
    from webwatch import config

    session = of(ctx)
    known("source", [name], [each.name for each in session.settings.sources])
    config.remove_source(session.path, name)
    session.tell("%(name)s is no longer looked at. What was found stays.", name=name)


def try_(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="NAME|URL",
            help="A source's name, or any address.",
            autocompletion=completing.sources,
        ),
    ],
    *,
    kind: Annotated[str, typer.Option(metavar="KIND", help="How to read an address.")] = "",
) -> None:
    """Look at one source, keep nothing, and show all of what came."""
    from webwatch.cli.trying import try_source

    session = of(ctx)
    if not try_source(session, _asked(session, source, kind)):
        raise typer.Exit(3)


def _asked(session: Session, asked: str, kind: str) -> Source:
    if "://" in asked:
        return made(asked, kind or kind_of(asked))
    known("source", [asked], [each.name for each in session.settings.sources])
    return next(each for each in session.settings.sources if each.name == asked)
