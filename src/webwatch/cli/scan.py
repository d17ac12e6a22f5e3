"""What happens at ``webwatch scan``?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from webwatch.cli import completing
from webwatch.cli.names import known
from webwatch.cli.rounds import look, round_json
from webwatch.cli.session import Session, of
from webwatch.cli.telling import channels, composed, deliver, mark_told, news

if TYPE_CHECKING:
    from webwatch.core.round import Round
    from webwatch.store import Store

# One reader of the terminal's two: a mention is shown once by a scan and once by a digest.
CHANNEL = "scan"


def scan(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the round as one JSON document.")
    ] = False,
    email: Annotated[
        bool, typer.Option("--email", help="Send the digest to the channels of the keyword file.")
    ] = False,
    alarms: Annotated[
        bool,
        typer.Option(
            "--alarms", help="Send only what can't wait for the digest, and what failed before."
        ),
    ] = False,
    keyword: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Show only mentions of this keyword.",
            autocompletion=completing.keywords,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Look only at this source.", autocompletion=completing.sources
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Look at every source now, also at those whose time has not come."
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing when there is nothing new.")
    ] = False,
) -> None:
    """Look once at every source and show the new mentions, worst first."""
    session = of(ctx)
    known("source", source or (), [each.name for each in session.settings.sources])
    known("keyword", keyword or (), [each.name for each in session.settings.keywords])
    if email:
        channels(session)
    with session.lock(), session.store() as store:
        round_ = look(session, store, only=source or (), everything=everything)
        _show(session, store, round_, keyword or (), as_json=as_json, quiet=quiet)
        delivered = _delivered(session, store, email=email, alarms=alarms)
    if round_.nothing_read:
        raise typer.Exit(3)
    if not delivered:
        raise typer.Exit(4)


def _delivered(session: Session, store: Store, *, email: bool, alarms: bool) -> bool:
    """Tell the channels what was asked for; alarms are for those who have channels."""
    if not email and not (alarms and session.settings.channels):
        return True
    from webwatch.deliver import Occasion

    return deliver(session, store, Occasion.SCANNED if email else Occasion.ROUND)


def _show(  # noqa: PLR0913 - one an option
    session: Session,
    store: Store,
    round_: Round,
    keywords: list[str] | tuple[()],
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    # A program gets every mention; a person is spared what is held back.
    mentions = [
        mention
        for mention in store.untold(CHANNEL, held=None if as_json else False)
        if not keywords or set(keywords) & set(mention.keywords)
    ]
    if as_json:
        session.json(round_json(round_, mentions, session.say))
        store.mark_told(CHANNEL, [mention.id for mention in mentions], session.now())
        return
    if quiet and not (mentions or round_.nothing_read or news(session, store, CHANNEL)):
        return
    from webwatch.render.terminal import show

    digest = composed(session, store, mentions, CHANNEL)
    show(digest, session.out)
    mark_told(session, store, CHANNEL, digest)
