"""How does somebody add what has no feed: a review, a post on Facebook?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from webwatch.cli import completing
from webwatch.cli.names import known
from webwatch.cli.session import Session, of
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.core.model import Assessment, Entry, Match
    from webwatch.store import Store

KIND = "hand"
"""The kind of the source that such mentions are kept under; it is never asked."""

_ADDRESS = "hand:"


def add(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where it stands.")],
    *,
    title: Annotated[str, typer.Option(metavar="WORDS", help="What it is about, in a line.")],
    text: Annotated[str, typer.Option(metavar="WORDS", help="What it says.")] = "",
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Where one reads it, as in Facebook.")
    ] = "",
    author: Annotated[str, typer.Option(metavar="NAME", help="Who wrote it.")] = "",
    date: Annotated[
        str, typer.Option(metavar="T", help="When it was published: 2026-11-01, or 2d ago.")
    ] = "",
    keyword: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Which keyword it is about; without it: by its words.",
            autocompletion=completing.keywords,
        ),
    ] = "",
    severity: Annotated[
        str, typer.Option(metavar="LEVEL", help="How severe it is, if you know better.")
    ] = "",
) -> None:
    """Add a mention by hand; the next digest tells it as any other."""
    from webwatch.cli.mentions import severity_of
    from webwatch.cli.times import since
    from webwatch.core.model import Entry

    session = of(ctx)
    settings = session.settings
    known("keyword", [keyword] if keyword else [], [each.name for each in settings.keywords])
    level = severity_of(severity) if severity else None
    when = since(date, session.now(), settings.timezone) if date else None
    entry = _checked(
        Entry(url=url, title=title, summary=text, outlet=outlet, author=author, published=when)
    )
    # Many reviews stand at one address; what somebody calls another thing is one.
    entry = replace(entry, guid=f"{entry.url} {entry.title}")
    with session.lock(), session.store() as store:
        number = _kept(session, store, entry, keyword)
        if level is not None:
            store.grade(number, level, session.now())
    session.tell(
        "Mention %(number)s was added. `webwatch show %(number)s` shows it.", number=number
    )


def _checked(entry: Entry) -> Entry:
    """Clean what was typed.

    Raises:
        UsageError: The address can't be opened, or the title is empty.
    """
    from webwatch.core.address import canonical, mask
    from webwatch.core.text import clean
    from webwatch.render.wording import link

    if not link(entry.url) or not canonical(entry.url):
        raise UsageError(
            "'%(url)s' is no address: copy it whole, with https:// before it.", url=mask(entry.url)
        )
    if not clean(entry.title):
        raise UsageError("Say in a line what it is about: --title.")
    return replace(
        entry,
        title=clean(entry.title),
        summary=clean(entry.summary),
        outlet=clean(entry.outlet),
        author=clean(entry.author),
    )


def _kept(session: Session, store: Store, entry: Entry, keyword: str) -> int:
    """Keep an entry as a mention and give its number.

    Raises:
        UsageError: It is there already.
    """
    from webwatch.core.identity import Status, settle
    from webwatch.core.pace import Pace
    from webwatch.store import Judged, Look

    source = session.say("by hand")
    (arrival,) = settle([entry], store.familiar(_ADDRESS, [entry]))
    if arrival.mention_id is not None and arrival.status is not Status.EDITED:
        raise UsageError("It is there already, as mention %(number)s.", number=arrival.mention_id)
    if arrival.status is Status.SAME:
        raise UsageError("It was there before and was removed: such a thing doesn't come back.")
    matches, assessment = _judged(session, store, entry, keyword)
    judged = Judged(arrival=arrival, matches=matches, assessment=assessment)
    new = store.keep(
        Look(
            source=source,
            kind=KIND,
            address=_ADDRESS,
            arrivals=(judged,),
            pace=Pace(),
            now=session.now(),
        )
    )
    return next(iter(new), arrival.mention_id or 0)


def _judged(
    session: Session, store: Store, entry: Entry, keyword: str
) -> tuple[tuple[Match, ...], Assessment]:
    """Match and rate; what names nothing that is watched is about the keyword that was named."""
    from webwatch.cli.words import words_of
    from webwatch.core.judge import passage_of
    from webwatch.core.match import Matcher
    from webwatch.core.model import Match
    from webwatch.core.severity import assess

    keywords = session.settings.keywords
    matches = Matcher([replace(each, sources=()) for each in keywords]).match(entry, "")
    if keyword:
        kept = tuple(match for match in matches if match.keyword == keyword)
        matches = kept or (Match(keyword, "title", entry.title),)
    elif not matches:
        matches = (Match(keywords[0].name, "title", entry.title),)
    named = [each for each in keywords if each.name in {match.keyword for match in matches}]
    return matches, assess(passage_of(entry, named), words_of(session, store))
