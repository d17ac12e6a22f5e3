"""What does one source give right now? Nothing is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.text import Text

from webwatch.core.address import mask
from webwatch.core.dates import believe
from webwatch.core.match import Matcher
from webwatch.core.model import Document, Failure, Feed, NotModified, Validators
from webwatch.core.pace import Pace, after
from webwatch.core.text import clean

if TYPE_CHECKING:
    from webwatch.cli.session import Session
    from webwatch.core.model import Entry
    from webwatch.sources import Source

_NEWEST = 5
_TELLING = (
    "content-type",
    "content-encoding",
    "etag",
    "last-modified",
    "cache-control",
    "expires",
    "retry-after",
)
_UNDATED = datetime.min.replace(tzinfo=UTC)


def try_source(session: Session, source: Source) -> bool:
    """Fetch and read a source; show what came, how it was read, what matches and what is next.

    Returns:
        Whether every address of it could be read.
    """
    from webwatch.fetch import Fetcher
    from webwatch.scan import ask

    settings = session.settings
    well = True
    with Fetcher(settings.fetch, clock=session.now) as fetcher:
        for address in source.addresses(settings.keywords):
            answer = ask(fetcher, source, address, Validators())
            well = show(session, source, address, answer) and well
    return well


def show(
    session: Session, source: Source, address: str, answer: Document | NotModified | Failure
) -> bool:
    """Show what one address answered; say whether it could be read."""
    from webwatch.sources import NotAFeed

    _answer(session, address, answer)
    feed = None
    if isinstance(answer, Document):
        try:
            feed = believe(source.read(answer), session.now())
        except NotAFeed as error:
            answer = error.failure
    if feed is not None:
        _feed(session, source, feed)
    if isinstance(answer, Failure):
        _failure(session, answer)
    pace = after(Pace(), answer, now=session.now(), interval=source.interval, feed=feed)
    if pace.next_check:
        when = session.wording.ahead(pace.next_check, session.now())
        _say(session, session.say("webwatch would look again: %(when)s.", when=when))
    else:
        _say(session, session.say("webwatch would look again at every round."))
    return feed is not None


def _say(session: Session, line: str, style: str = "") -> None:
    session.out.print(Text(line, style=style), soft_wrap=True)


def _answer(session: Session, address: str, answer: Document | NotModified | Failure) -> None:
    """Show who answered, and the headers that matter."""
    status = 304 if isinstance(answer, NotModified) else answer.status
    reached = address if isinstance(answer, Failure) else answer.url
    _say(session, f"{status or '-'}  {clean(mask(reached))}", "bold")
    for name, value in answer.headers:
        if name in _TELLING:
            _say(session, f"  {name}: {clean(value)}", "dim")
    if isinstance(answer, Document):
        _say(session, f"  {len(answer.content):,} bytes", "dim")


def _feed(session: Session, source: Source, feed: Feed) -> None:
    title = feed.title or session.say("(no title)")
    _say(session, session.say("%(title)s: %(n)s entries", title=title, n=len(feed.entries)))
    if not feed.complete:
        _say(session, session.say("The document was cut off; this is what it has."), "yellow")
    matcher = Matcher(session.settings.keywords)
    found = {
        id(entry): dict.fromkeys(match.keyword for match in matches)
        for entry in feed.entries
        if (matches := matcher.match(entry, source.name))
    }
    for entry in newest(feed)[:_NEWEST]:
        _entry(session, entry, ", ".join(found.get(id(entry), ())))
    _say(session, session.say("%(n)s of them name a keyword.", n=len(found)))


def newest(feed: Feed) -> list[Entry]:
    """Give the entries, newest first; those without a date at the end."""
    return sorted(feed.entries, key=lambda entry: entry.published or _UNDATED, reverse=True)


def _entry(session: Session, entry: Entry, keywords: str) -> None:
    when = session.wording.age(entry.published, session.now()) if entry.published else "-"
    line = Text(f"  {when:<14} {entry.title or entry.url}")
    line.append(f"  [{keywords}]" if keywords else "", style="green")
    session.out.print(line, soft_wrap=True)


def _failure(session: Session, failure: Failure) -> None:
    from webwatch.render.health import advice, sentence

    _say(session, session.say(sentence(failure)), "red")
    _say(session, session.say(advice(failure)))
    _say(session, clean(failure.detail), "dim")
    for feed in failure.feeds:
        _say(session, f"  {clean(mask(feed))}")
