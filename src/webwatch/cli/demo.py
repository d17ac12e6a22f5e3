"""What happens at ``webwatch demo``?"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from webwatch.cli.files import write
from webwatch.cli.rounds import look
from webwatch.cli.session import Session, of
from webwatch.cli.telling import composed, mark_told
from webwatch.errors import UsageError
from webwatch.locale import LANGUAGES, chosen

CHANNEL = "demo"
# What --fresh forgets; nothing else in the folder is ours to take away.
_MADE = ("demo.db", "demo.db-wal", "demo.db-shm", "digest.html", "digest-quiet.html")


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
    now = datetime.now(UTC)
    with DemoSite(now) as site:
        session.config = _written(folder, keyword_file(site.address, session.language))
        session.language = session.settings.language
        _round(session, folder, fresh=fresh)


def _spoken(language: str) -> str:
    if language and language not in LANGUAGES:
        raise UsageError("'%(language)s' is no language. Choose nl or en.", language=language)
    return chosen(language, os.environ)


def _written(folder: Path, keywords: str) -> Path:
    path = folder / "keywords.toml"
    there = keywords
    with suppress(OSError):  # write() says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
        there = path.read_text(encoding="utf-8", errors="replace")
    if there.partition("\n")[0] != keywords.partition("\n")[0]:
        raise UsageError(
            "%(file)s is a keyword file of your own. Name another folder with --folder.", file=path
        )
    write(path, keywords)
    return path


def _round(session: Session, folder: Path, *, fresh: bool) -> None:
    from webwatch.render.html import page
    from webwatch.render.terminal import show

    with session.lock():
        for name in _MADE if fresh else ():
            (folder / name).unlink(missing_ok=True)
        with session.store() as store:
            round_ = look(session, store, everything=True)
            mentions = store.untold(CHANNEL)
            digest = composed(session, store, mentions, CHANNEL, bars=True)
            show(digest, session.out)
            mark_told(session, store, CHANNEL, digest)
    written = folder / ("digest.html" if mentions else "digest-quiet.html")
    write(written, page(digest))
    session.tell(
        "A real round on invented feeds: %(sources)s sources, %(mentions)s new mentions.",
        sources=len(round_.results),
        mentions=len(round_.mentions),
    )
    session.tell("The digest as a page: %(file)s", file=written.resolve())
    if not mentions:
        session.tell("Nothing is told twice. `webwatch demo --fresh` starts all over.")
