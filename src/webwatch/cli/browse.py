"""Where does a mention stand? ``webwatch open`` goes there."""

from __future__ import annotations

from typing import Annotated

import typer

from webwatch.cli.mentions import Id, mention_of
from webwatch.cli.session import of
from webwatch.errors import UsageError


def open_(
    ctx: typer.Context,
    number: Id,
    *,
    only_print: Annotated[
        bool, typer.Option("--print", help="Only print the address, and open nothing.")
    ] = False,
) -> None:
    """Print the address of a mention, and open it in your browser."""
    import webbrowser

    from webwatch.render.wording import link

    session = of(ctx)
    with session.store() as store:
        mention = mention_of(store, number)
    address = link(mention.entry.url)
    if not address:
        raise UsageError(
            "Mention %(number)s has no address that a browser can open.", number=number
        )
    session.out.print(address, soft_wrap=True)
    if not only_print and not webbrowser.open(address):
        session.tell("There is no browser here: open the address yourself.")
