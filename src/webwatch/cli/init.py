"""What happens at ``webwatch init``?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from webwatch.cli.kinds import kind_of
from webwatch.cli.session import Session, of
from webwatch.core.address import host_of
from webwatch.errors import UsageError
from webwatch.locale import LANGUAGES, chosen

Many = list[str] | None


def init(  # noqa: PLR0913 - one a question
    ctx: typer.Context,
    *,
    name: Annotated[str, typer.Option(metavar="NAME", help="What the association is called.")] = "",
    term: Annotated[
        Many, typer.Option(metavar="TERM", help="What else it is called; may be repeated.")
    ] = None,
    none: Annotated[
        Many, typer.Option(metavar="TERM", help="What is not meant; may be repeated.")
    ] = None,
    site: Annotated[str, typer.Option(metavar="URL", help="Its own site: never an alarm.")] = "",
    source: Annotated[
        Many, typer.Option(metavar="URL", help="A feed to look at; may be repeated.")
    ] = None,
    email: Annotated[
        Many, typer.Option(metavar="ADDRESS", help="Who gets the digest; may be repeated.")
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="nl|en", help="Of the digest and the messages.")
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")
    ] = False,
) -> None:
    """Ask a few questions and write a keyword file, never over one that is there."""
    from webwatch import config
    from webwatch.core.model import Keyword

    session = of(ctx)
    path = session.config or Path(os.environ.get("WEBWATCH_CONFIG") or "keywords.toml")
    if os.path.lexists(path):  # Path.exists raises for a closed folder
        raise UsageError(
            "%(path)s is there already. Change it with an editor or with `webwatch keyword` and "
            "`webwatch source`, or name another file with --config.",
            path=path,
        )
    if language and language not in LANGUAGES:
        raise UsageError("'%(language)s' is no language. Choose nl or en.", language=language)
    session.language = chosen(language, os.environ)
    asks = not yes
    if asks and not sys.stdin.isatty():
        raise UsageError("There is nobody to ask here. Give --yes and --name.")
    name = name or (session.ask("What is the association called?") if asks else "")
    if not name.strip():
        raise UsageError("Say what the association is called: --name.")
    terms = _many(session, term, "What else is it called? (with commas between)", asks=asks)
    nots = _many(session, none, "What looks like it but isn't meant?", asks=asks)
    site = site or (session.ask("What is its own site?") if asks else "")
    feeds = _many(session, source, "Which feeds or Google Alerts do you have?", asks=asks)
    mails = _many(session, email, "Who gets the digest by mail?", asks=asks)
    keyword = Keyword(
        name=name.strip(),
        any=tuple(dict.fromkeys((name.strip(), *terms))),
        none=tuple(nots),
        own_domains=_own_domains(site),
    )
    mail = {"to": mails, "from": mails[0]} if mails else None
    sources = [{"url": url, "kind": kind_of(url)} for url in feeds]
    content = config.starter([keyword], sources, language=session.language, mail=mail)
    config.create(path, content)
    session.tell("Written: %(path)s.", path=path)
    if not feeds:
        session.tell(
            'Make a Google Alert for "%(name)s" on google.com/alerts with "Deliver to: RSS '
            'feed", and add its address: webwatch source add URL.',
            name=name,
        )
    session.tell(
        "Now `webwatch doctor` looks whether all is well, and `webwatch scan` looks for mentions."
    )


def _many(session: Session, given: Many, question: str, *, asks: bool) -> list[str]:
    if given or not asks:
        return list(given or [])
    return [part.strip() for part in session.ask(question).split(",") if part.strip()]


def _own_domains(site: str) -> tuple[str, ...]:
    if not site:
        return ()
    if host := host_of(site if "://" in site else f"https://{site}"):
        return (host,)
    raise UsageError("'%(site)s' is no address of a site. Write example.org.", site=site)
