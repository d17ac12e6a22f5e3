"""What happens at ``webwatch demo``?"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from webwatch.cli.rounds import look
from webwatch.cli.session import Session, of
from webwatch.cli.telling import composed
from webwatch.errors import UsageError
from webwatch.locale import LANGUAGES, chosen

CHANNEL = "demo"


def demo(
    ctx: typer.Context,
    *,
    language: Annotated[
        str, typer.Option(metavar="nl|en", help="Of the digest; without it: your locale's.")
    ] = "",
    folder: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where to put its files.", file_okay=False)
    ] = Path("webwatch-demo"),
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Forget the rounds before this one.")
    ] = False,
) -> None:
    """Show a complete round on invented feeds: no network, no set-up, ten seconds at most."""
    from webwatch.demo import DemoSite, keyword_file

    session = of(ctx)
    session.language = _spoken(language)
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    now = datetime.now(UTC)
    with DemoSite(now) as site:
        session.config = _written(folder, keyword_file(site.address, session.language))
        session.language = session.settings.language
        _round(session, folder)


def _spoken(language: str) -> str:
    if language and language not in LANGUAGES:
        raise UsageError("'%(language)s' is no language. Choose nl or en.", language=language)
    return chosen(language, os.environ)


def _written(folder: Path, keywords: str) -> Path:
    path = folder / "keywords.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(keywords, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "%(file)s can't be written: %(reason)s.", file=path, reason=error.strerror or error
        ) from None
    return path


def _round(session: Session, folder: Path) -> None:
    from webwatch.render.html import page
    from webwatch.render.terminal import show

    with session.lock(), session.store() as store:
        round_ = look(session, store, everything=True)
        mentions = store.untold(CHANNEL)
        digest = composed(session, store, mentions)
        show(digest, session.out)
        store.mark_told(CHANNEL, [mention.id for mention in mentions], session.now())
    written = folder / ("digest.html" if mentions else "digest-quiet.html")
    written.write_text(page(digest), encoding="utf-8")
    session.tell(
        "A real round on invented feeds: %(sources)s sources, %(mentions)s new mentions.",
        sources=len(round_.results),
        mentions=len(round_.mentions),
    )
    session.tell("The digest as a page: %(file)s", file=written.resolve())
    if not mentions:
        session.tell("Nothing is told twice. `webwatch demo --fresh` starts all over.")
