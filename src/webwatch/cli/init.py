"""What happens at ``webwatch init``?"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from webwatch.cli.session import Session, of
from webwatch.errors import UsageError
from webwatch.locale import LANGUAGES, chosen

Many = list[str] | None


def init(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    *,
    name: Annotated[str, typer.Option(metavar="NAME", help="What the association is called.")] = "",
    term: Annotated[
        Many, typer.Option(metavar="TERM", help="What else it is called; may be repeated.")
    ] = None,
    abbreviation: Annotated[
        Many, typer.Option(metavar="TERM", help="What it is called for short; may be repeated.")
    ] = None,
    former: Annotated[
        Many, typer.Option(metavar="TERM", help="What it was called before; may be repeated.")
    ] = None,
    misspelling: Annotated[
        Many, typer.Option(metavar="TERM", help="How people misspell it; may be repeated.")
    ] = None,
    place: Annotated[str, typer.Option(metavar="TOWN", help="Where it is.")] = "",
    person: Annotated[
        Many, typer.Option(metavar="NAME", help="Who speaks for it; may be repeated.")
    ] = None,
    event: Annotated[
        Many, typer.Option(metavar="NAME", help="What it organises; may be repeated.")
    ] = None,
    none: Annotated[
        Many, typer.Option(metavar="TERM", help="What is not meant; may be repeated.")
    ] = None,
    site: Annotated[str, typer.Option(metavar="URL", help="Its own site: never an alarm.")] = "",
    source: Annotated[
        Many, typer.Option(metavar="URL", help="A feed or page to look at; may be repeated.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="These sources are on your own network.")
    ] = False,
    search: Annotated[
        Many,
        typer.Option(
            metavar="PRESET",
            help="Where to search for the names; - for nowhere. Without it: google-news, "
            "bing-news. May be repeated.",
        ),
    ] = None,
    email: Annotated[
        Many, typer.Option(metavar="ADDRESS", help="Who gets the digest; may be repeated.")
    ] = None,
    host: Annotated[str, typer.Option(metavar="HOST", help="The mail server.")] = "",
    port: Annotated[int, typer.Option(metavar="PORT", help="Its port; 587 without it.")] = 0,
    user: Annotated[
        str, typer.Option(metavar="NAME", help="Who logs in there; - for no login.")
    ] = "",
    language: Annotated[
        str, typer.Option(metavar="nl|en", help="Of the digest and the messages.")
    ] = "",
    offline: Annotated[
        bool, typer.Option("--offline", help="Try no source, and show no first digest.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")
    ] = False,
) -> None:
    """Ask a few questions and write a keyword file, never over one that is there."""
    session = of(ctx)
    path = _free(session)
    if not yes and not sys.stdin.isatty():
        raise UsageError("There is nobody to ask here. Give --yes and --name.")
    session.language = _language(session, language, asks=not yes)
    from webwatch.cli.first_file import Choices, begin
    from webwatch.cli.given import NONE, Given
    from webwatch.cli.interview import interview, own_host, without
    from webwatch.cli.mail_server import with_mail_server

    given = Given(
        name=name,
        abbreviations=tuple(abbreviation or ()),
        former=tuple(former or ()),
        misspellings=tuple(misspelling or ()),
        terms=tuple(term or ()),
        place=place,
        people=tuple(person or ()),
        events=tuple(event or ()),
        none=tuple(none or ()),
        site=own_host(site),
        email=tuple(email or ()),
        host=host,
        port=port,
        user=user,
    )
    answers = with_mail_server(given) if yes else interview(session, given)
    without(answers, answers.none)
    if not answers.name.strip():
        raise UsageError("Say what the association is called: --name.")
    begin(
        session,
        path,
        answers,
        Choices(
            addresses=tuple(source or ()),
            private=private,
            searches=None if search is None else tuple(each for each in search if each != NONE),
            asks=not yes,
            offline=offline,
        ),
    )


def _free(session: Session) -> Path:
    path = session.config or Path(os.environ.get("WEBWATCH_CONFIG") or "keywords.toml")
    if os.path.lexists(path):  # Path.exists raises for a closed folder
        raise UsageError(
            "%(path)s is there already. Change it with an editor or with `webwatch keyword` and "
            "`webwatch source`, or name another file with --config.",
            path=path,
        )
    there = next(folder for folder in path.absolute().parents if os.path.lexists(folder))
    if not there.is_dir() or not os.access(there, os.W_OK):
        reason = os.strerror(errno.EACCES if there.is_dir() else errno.ENOTDIR)
        raise UsageError("%(path)s can't be written (%(reason)s).", path=path, reason=reason)
    return path


def _language(session: Session, language: str, *, asks: bool) -> str:
    if language and language not in LANGUAGES:
        raise UsageError("'%(language)s' is no language. Choose nl or en.", language=language)
    default = chosen(language, os.environ)
    while asks and language not in LANGUAGES:
        question = session.say(
            "Nederlands of English? (nl/en; Enter: %(default)s)", default=default
        )
        language = session.ask(question).casefold()[:2] or default
    return language or default
