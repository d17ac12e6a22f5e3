"""How is something let go: told after all, or forgotten for good?"""

from __future__ import annotations

from typing import Annotated

import typer

from webwatch.cli import completing
from webwatch.cli.mentions import mention_of
from webwatch.cli.session import of


def release(
    ctx: typer.Context,
    numbers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="ID",
            help="The numbers of mentions; without them: all.",
            autocompletion=completing.mentions,
        ),
    ] = None,
) -> None:
    """Let mentions be told that were held back."""
    session = of(ctx)
    with session.store() as store:
        for number in numbers or ():
            mention_of(store, number)
        released = store.release(numbers or None)
    session.tell("%(n)s mentions were released: the next digest tells them.", n=released)


def forget(
    ctx: typer.Context,
    author: Annotated[str, typer.Argument(metavar="AUTHOR", help="The name of a person.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
) -> None:
    """Remove a person from the database: what they wrote, and their name everywhere (GDPR)."""
    session = of(ctx)
    if not yes:
        question = session.say("Forget %(author)s for good?", author=author)
        typer.confirm(question, abort=True, err=True)
    with session.lock(), session.store() as store:
        forgotten = store.upkeep.forget(author)
    session.tell(
        "Forgotten: %(mentions)s mentions removed, the name taken out in %(blanked)s other places.",
        mentions=forgotten.mentions,
        blanked=forgotten.blanked,
    )
    if forgotten.left:
        session.tell(
            "The name still stands in your own words: the name of a keyword or a source. "
            "Change that in %(file)s.",
            file=session.path,
        )
        raise typer.Exit(2)
    session.tell("No trace of the name is left in %(file)s.", file=session.settings.database)
