"""What happens at ``webwatch digest``?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from webwatch.cli.session import Session, of
from webwatch.cli.telling import composed, deliver
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
    with session.lock(), session.store() as store:
        if email and not dry_run:
            raise typer.Exit(0 if deliver(session, store, Occasion.ASKED) else 4)
        if since:
            start = moment(since, session.now(), session.settings.timezone)
            mentions = store.mentions(since=start)
        else:
            mentions = store.untold(CHANNEL)
        made = composed(session, store, mentions)
        _put(session, made, html=html, text=text, as_json=as_json)
        if not dry_run and not since:
            store.mark_told(CHANNEL, [mention.id for mention in mentions], session.now())


def _put(
    session: Session, made: Digest, *, html: Path | None, text: Path | None, as_json: bool
) -> None:
    if html:
        from webwatch.render.html import page

        _write(session, html, page(made))
    if text:
        from webwatch.render.text import text as as_text

        _write(session, text, as_text(made))
    if as_json:
        from webwatch.render.as_json import digest_json

        session.json(digest_json(made))
    elif not html and not text:
        from webwatch.render.terminal import show

        show(made, session.out)


def _write(session: Session, path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "%(file)s can't be written: %(reason)s.", file=path, reason=error.strerror or error
        ) from None
    session.tell("Written to %(file)s.", file=path)
