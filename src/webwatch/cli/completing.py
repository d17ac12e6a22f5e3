"""What may stand here? Said to the shell when somebody presses Tab.

Whatever is wrong (no keyword file, no database), there is nothing to complete, and no word of it:
the shell is in the middle of a line.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from webwatch.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEWEST = 50
_TITLE = 60


def keywords(ctx: typer.Context, incomplete: str) -> list[str]:
    """Give the names of the keywords that begin so."""
    with suppress(Exception):
        return _beginning(incomplete, (each.name for each in _session(ctx).settings.keywords))
    return []


def sources(ctx: typer.Context, incomplete: str) -> list[str]:
    """Give the names of the sources that begin so."""
    with suppress(Exception):
        return _beginning(incomplete, (each.name for each in _session(ctx).settings.sources))
    return []


def mentions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Give the numbers of the newest mentions that begin so, each with its title."""
    from webwatch.core.text import shorten

    with suppress(Exception):
        session = _session(ctx)
        if not session.settings.database.exists():  # Tab makes no database
            return []
        with session.store() as store:
            return [
                (str(mention.id), shorten(mention.entry.title, _TITLE))
                for mention in store.mentions(limit=_NEWEST)
                if str(mention.id).startswith(incomplete)
            ]
    return []


def _session(ctx: typer.Context) -> Session:
    """Make a session of what was typed so far: no command has begun."""
    session = Session()
    if config := ctx.find_root().params.get("config"):
        session.config = Path(config)
    return session


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
