"""What does one source give right now? Nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from webwatch.core.address import mask
from webwatch.core.dates import believe
from webwatch.core.match import Matcher
from webwatch.core.model import Document, Failure, Feed, Validators
from webwatch.core.text import clean

if TYPE_CHECKING:
    from webwatch.cli.session import Session
    from webwatch.core.model import NotModified
    from webwatch.sources import Source

_NEWEST = 5


def try_source(session: Session, source: Source) -> bool:
    """Fetch and read a source, and show what came, what was read and what matches.

    Returns:
        Whether every address of it could be read.
    """
    from webwatch.fetch import Fetcher
    from webwatch.sources import NotAFeed

    settings = session.settings
    well = True
    with Fetcher(settings.fetch, clock=session.now) as fetcher:
        for address in source.addresses(settings.keywords):
            answer: Document | NotModified | Failure | Feed = fetcher.fetch(
                address, Validators(), allow_private=source.allow_private_addresses
            )
            if isinstance(answer, Document):
                _document(session, answer)
                try:
                    answer = source.read(answer)
                except NotAFeed as error:
                    answer = error.failure
            if isinstance(answer, Feed):
                _feed(session, source, answer)
            elif isinstance(answer, Failure):
                _failure(session, answer)
                well = False
    return well


def _document(session: Session, document: Document) -> None:
    session.out.print(Text(f"{document.status}  {mask(document.url)}"), soft_wrap=True)
    shown = ("content-type", "etag", "last-modified", "cache-control", "expires", "retry-after")
    for name, value in document.headers:
        if name in shown:
            session.out.print(Text(f"  {name}: {clean(value)}", style="dim"), soft_wrap=True)


def _feed(session: Session, source: Source, feed: Feed) -> None:
    matcher = Matcher(session.settings.keywords)
    now = session.now()
    title = feed.title or session.say("(no title)")
    session.out.print(
        Text(session.say("%(title)s: %(n)s entries", title=title, n=len(feed.entries)), "bold"),
        soft_wrap=True,
    )
    matched = [(entry, matcher.match(entry, source.name)) for entry in believe(feed, now).entries]
    for entry, matches in matched[:_NEWEST]:
        names = ", ".join(dict.fromkeys(match.keyword for match in matches))
        when = session.wording.age(entry.published, now) if entry.published else "-"
        line = Text(f"  {when:<14} {entry.title or entry.url}")
        line.append(f"  [{names}]" if names else "", style="green")
        session.out.print(line, soft_wrap=True)
    session.out.print(
        Text(
            session.say(
                "%(n)s of them name a keyword.", n=sum(1 for _entry, found in matched if found)
            )
        ),
        soft_wrap=True,
    )


def _failure(session: Session, failure: Failure) -> None:
    from webwatch.render.health import advice, sentence

    session.out.print(Text(session.say(sentence(failure)), style="red"), soft_wrap=True)
    session.out.print(Text(session.say(advice(failure))), soft_wrap=True)
    if failure.detail:
        session.out.print(Text(clean(failure.detail), style="dim"), soft_wrap=True)
    for feed in failure.feeds:
        session.out.print(Text(f"  {clean(mask(feed))}"), soft_wrap=True)
