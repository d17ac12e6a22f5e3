"""What happens at ``webwatch digest``?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from webwatch.cli.files import write
from webwatch.cli.session import Session, of
from webwatch.cli.telling import channels, composed, deliver, mark_told
from webwatch.cli.times import since as moment
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.core.digest import Digest

# The terminal, a file and a program are readers too: each is told once.
CHANNEL = "digest"


def digest(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="T", help="All since then, told or not: 24h, 7d, 2026-11-01. Marks nothing."
        ),
    ] = None,
    email: Annotated[
        bool, typer.Option("--email", help="Send it to the channels of the keyword file.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page.", dir_okay=False)
    ] = None,
    text: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as plain text.", dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON document.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show it, but mark nothing as told and send nothing.")
    ] = False,
) -> None:
    """Tell what no digest has told yet, worst first."""
    from webwatch.deliver import Occasion

    session = of(ctx)
    mail = email and not dry_run
    start = moment(since, session.now(), session.settings.timezone) if since else None
    if mail and start:
        raise UsageError("--email sends what was not told yet: leave out --since.")
    if mail:
        channels(session)
    with session.lock(), session.store() as store:
        if html or text or as_json or not mail:
            mentions = store.mentions(since=start, held=False) if start else store.untold(CHANNEL)
            made = composed(session, store, mentions, CHANNEL, bars=True)
            _put(session, made, html=html, text=text, as_json=as_json)
            if not dry_run and not start:
                mark_told(session, store, CHANNEL, made)
        if mail and not deliver(session, store, Occasion.ASKED):
            raise typer.Exit(4)


def _put(
    session: Session, made: Digest, *, html: Path | None, text: Path | None, as_json: bool
) -> None:
    if html:
        from webwatch.render.html import page

        write(html, page(made))
        session.tell("Written to %(file)s.", file=html)
    if text:
        from webwatch.render.text import text as as_text

        write(text, as_text(made))
        session.tell("Written to %(file)s.", file=text)
    if as_json:
        from webwatch.render.as_json import digest_json

        session.json(digest_json(made))
    elif not html and not text:
        from webwatch.render.terminal import show

        show(made, session.out)
