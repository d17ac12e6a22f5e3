"""Where it is looked for: how does somebody add, list, try and remove a source?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.table import Table
from rich.text import Text

from webwatch.cli.names import known
from webwatch.cli.session import Session, of
from webwatch.core.address import mask
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from webwatch.core.model import SourceHealth
    from webwatch.sources import Source

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the source is called.")]


def add(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a feed.")],
    *,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What to call it; without it: the host.")
    ] = "",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="How to read it: rss, google-alerts.")
    ] = "",
    private: Annotated[bool, typer.Option("--private", help="It is on your own network.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
) -> None:
    """Look at one more source; it is tried first."""
    from webwatch import config

    session = of(ctx)
    _ = session.settings
    kind = kind or kind_of(url)
    if not yes and not _works(session, url, kind, private=private):
        _insist(session)
    added = config.add_source(
        session.path, url=url, kind=kind, name=name, allow_private_addresses=private
    )
    session.tell("%(name)s is a source now. `webwatch scan` looks at it.", name=added)


def kind_of(url: str) -> str:
    """Give the kind of source that an address is of."""
    return "google-alerts" if "google." in url and "/alerts/feeds/" in url else "rss"


def _insist(session: Session) -> None:
    if not sys.stdin.isatty():
        raise UsageError("It can't be read now, so it was not added. --yes adds it all the same.")
    question = session.say("Add it all the same? (y/N)")
    if session.ask(question).casefold() not in {"y", "yes", "j", "ja"}:
        raise typer.Exit(3)


def _works(session: Session, url: str, kind: str, *, private: bool) -> bool:
    from webwatch.cli.trying import try_source

    return try_source(session, _made(url, kind, private=private))


def _made(url: str, kind: str, *, private: bool = False) -> Source:
    """Make a source that stands in no keyword file."""
    from webwatch.sources import KINDS

    if kind not in KINDS:
        raise UsageError(
            "There is no kind '%(kind)s'. There are: %(kinds)s.", kind=kind, kinds=", ".join(KINDS)
        )
    make = cast("Callable[..., Source]", KINDS[kind])
    return make(name=mask(url), url=url, allow_private_addresses=private)


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
        str, typer.Argument(metavar="NAME|URL", help="A source's name, or any address.")
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
        return _made(asked, kind or kind_of(asked))
    known("source", [asked], [each.name for each in session.settings.sources])
    return next(each for each in session.settings.sources if each.name == asked)


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add,
    "list": list_,
    "remove": remove,
    "test": try_,
}
