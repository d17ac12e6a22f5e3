"""What happens at ``webwatch keyword test``?"""

from __future__ import annotations

from typing import Annotated

import typer

from webwatch.cli import completing
from webwatch.cli.names import known
from webwatch.cli.session import of
from webwatch.errors import UsageError


def try_(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="What the keyword is called.", autocompletion=completing.keywords
        ),
    ],
    *,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Try it on these words instead.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Try it on what stands at this address.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="That address is on your own network.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what a keyword finds, and nearly finds, in what was fetched or in what you give."""
    from webwatch.cli.near_misses import as_json as json_of
    from webwatch.cli.near_misses import entries_at, show, tested
    from webwatch.core.model import Entry

    session = of(ctx)
    known("keyword", [name], [each.name for each in session.settings.keywords])
    keyword = next(each for each in session.settings.keywords if each.name == name)
    if text is not None and url is not None:
        raise UsageError("Choose --text or --url, not both.")
    anywhere = next(iter(keyword.sources), "")
    if text is not None:
        result = tested(keyword, [(anywhere, Entry(title=text))])
    elif url is not None:
        entries = entries_at(session, url, private=private)
        result = tested(keyword, [(anywhere, entry) for entry in entries])
    else:
        with session.store() as store, session.err.status(""):
            result = tested(keyword, ((each.source, each.entry) for each in store.entries()))
    if as_json:
        session.json(json_of(keyword, result))
        return
    show(session, keyword, result)
