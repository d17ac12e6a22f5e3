"""What is watched: how does somebody add, list, try and remove it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli import completing
from webwatch.cli.names import known
from webwatch.cli.session import of

if TYPE_CHECKING:
    from webwatch.core.model import Keyword

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the keyword is called.")]
Known = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="What the keyword is called.", autocompletion=completing.keywords
    ),
]
Terms = list[str] | None


def add(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    name: Name,
    *,
    any_: Annotated[
        Terms, typer.Option("--any", metavar="TERM", help="One of these; without it: NAME.")
    ] = None,
    all_: Annotated[
        Terms, typer.Option("--all", metavar="TERM", help="And every one of these.")
    ] = None,
    none: Annotated[Terms, typer.Option(metavar="TERM", help="And none of these.")] = None,
    case_sensitive: Annotated[
        bool, typer.Option("--case-sensitive", help="Tell capitals from small letters.")
    ] = False,
) -> None:
    """Watch something more. The next scan also looks in what was fetched before."""
    from webwatch import config
    from webwatch.core.model import Keyword

    session = of(ctx)
    keyword = Keyword(
        name=name,
        any=tuple(any_ or ([] if all_ else [name])),
        all=tuple(all_ or ()),
        none=tuple(none or ()),
        case_sensitive=case_sensitive,
    )
    config.add_keyword(session.path, keyword)
    session.tell("%(name)s is watched now. `webwatch scan` looks for it.", name=name)


def list_(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List what is watched."""
    session = of(ctx)
    keywords = session.settings.keywords
    if as_json:
        session.json([_as_json(keyword) for keyword in keywords])
        return
    from rich.table import Table

    rows = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Keyword", "One of", "All of", "None of"):
        rows.add_column(session.say(heading), overflow="fold")
    for keyword in keywords:
        terms = (keyword.any, keyword.all, keyword.none)
        rows.add_row(Text(keyword.name), *(Text(", ".join(each)) for each in terms))
    session.out.print(rows)


def _as_json(keyword: Keyword) -> dict[str, object]:
    return {
        "name": keyword.name,
        "any": list(keyword.any),
        "all": list(keyword.all),
        "none": list(keyword.none),
        "case_sensitive": keyword.case_sensitive,
        "sources": list(keyword.sources),
        "own_domains": list(keyword.own_domains),
    }


def remove(ctx: typer.Context, name: Known) -> None:
    """Stop watching something; what was found stays."""
    from webwatch import config

    session = of(ctx)
    known("keyword", [name], [each.name for each in session.settings.keywords])
    config.remove_keyword(session.path, name)
    session.tell("%(name)s is no longer watched. What was found stays.", name=name)
