"""Why did it match, why this severity, which story?"""

from __future__ import annotations

import typer

from webwatch.cli.mentions import Id, mention_of
from webwatch.cli.session import of


def explain(ctx: typer.Context, number: Id) -> None:
    """Say why a mention matched, why it has its severity, and which story it is in."""
    from webwatch.render.listing import explanation

    session = of(ctx)
    with session.store() as store:
        mention = mention_of(store, number)
    session.out.print(explanation(mention, session.wording))
