"""Which feeds does an address have, and which of them are wanted?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from webwatch.cli.kinds import kind_of, made
from webwatch.core.address import host_of, mask
from webwatch.core.model import Document, Failure, FailureClass, Feed, Validators
from webwatch.core.text import clean
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from webwatch.cli.session import Session
    from webwatch.core.model import NotModified
    from webwatch.fetch import Fetcher

_NEWEST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that can be read."""

    url: str
    feed: Feed


@dataclass(frozen=True, slots=True)
class Look:
    """What an address turned out to be.

    Attributes:
        answer: What it answered.
        failure: Why it is no feed itself; None if it is one.
        feeds: Those that it leads to, likeliest first.
    """

    answer: Document | NotModified | Failure
    failure: Failure | None = None
    feeds: tuple[Found, ...] = ()

    @property
    def is_a_page(self) -> bool:
        """Whether it can be read by people, but not by webwatch."""
        return self.failure is not None and self.failure.failure_class is FailureClass.NOT_A_FEED


def look_at(session: Session, url: str, *, private: bool) -> Look:
    """Fetch an address; if it is no feed, try the feeds that it may have.

    First those that the page names, then that of a known platform, then the links that
    sound like one; at last, and only until one is there, the addresses where sites often
    have one. A feed on one's own network counts only for a page of the same host.
    """
    from webwatch.fetch import Fetcher
    from webwatch.sources.guesses import common_feeds, linked_feeds, platform_feeds

    with Fetcher(session.settings.fetch, clock=session.now) as fetcher:
        answer = fetcher.fetch(url, Validators(), allow_private=private)
        read = _read(answer, url)
        if isinstance(read, Feed):
            return Look(answer)
        look = Look(answer, read)
        page, content = (answer.url, answer.content) if isinstance(answer, Document) else (url, b"")
        ways: list[tuple[int | None, Iterable[str]]] = [
            (None, read.feeds),
            (None, dict.fromkeys((*platform_feeds(url), *platform_feeds(page)))),
        ]
        if look.is_a_page:
            ways += [(None, linked_feeds(content, page)), (1, common_feeds(page))]
        for most, addresses in ways:
            fresh = [each for each in addresses if each not in {url, page}]
            feeds = _readable(fetcher, fresh, page=page, private=private)
            if found := tuple(islice(feeds, most)):
                return Look(answer, read, found)
        return look


def _readable(
    fetcher: Fetcher, addresses: Sequence[str], *, page: str, private: bool
) -> Iterator[Found]:
    for address in addresses:
        own = private and host_of(address) == host_of(page)
        feed = _read(fetcher.fetch(address, Validators(), allow_private=own), address)
        if isinstance(feed, Feed):
            yield Found(address, feed)


def _read(answer: Document | NotModified | Failure, url: str) -> Feed | Failure:
    from webwatch.sources import NotAFeed

    if isinstance(answer, Failure):
        return answer
    assert isinstance(answer, Document), "nothing conditional was asked"  # noqa: S101 - the fetcher's contract
    try:
        return made(url, kind_of(url)).read(answer)
    except NotAFeed as error:
        return error.failure


def show_feeds(session: Session, feeds: Sequence[Found]) -> None:
    """Show the feeds that were found, numbered, each with its newest entries."""
    from webwatch.cli.trying import newest
    from webwatch.core.dates import believe

    for number, found in enumerate(feeds, 1):
        title = found.feed.title or session.say("(no title)")
        count = session.say("%(title)s: %(n)s entries", title=title, n=len(found.feed.entries))
        session.out.print(Text(f"{number}  {count}", style="bold"), soft_wrap=True)
        session.out.print(Text(f"   {clean(mask(found.url))}", style="dim"), soft_wrap=True)
        for entry in newest(believe(found.feed, session.now()))[:_NEWEST]:
            when = session.wording.age(entry.published, session.now()) if entry.published else "-"
            line = Text(f"   {when:<14} {entry.title or entry.summary or entry.url}")
            session.out.print(line, overflow="ellipsis", no_wrap=True)


def wanted(session: Session, count: int, *, yes: bool, every: bool) -> list[int]:
    """Ask which of several are wanted.

    Args:
        session: Who is asked.
        count: How many there are, from 1.
        yes: To ask nothing, and take the first.
        every: To ask nothing, and take all.

    Returns:
        Their numbers.

    Raises:
        UsageError: There is nobody to ask.
        typer.Exit: None of them.
    """
    if every or yes:
        return list(range(1, count + 1)) if every else [1]
    if not sys.stdin.isatty():
        raise UsageError("Say which you want: --yes takes the first, --all-feeds takes all.")
    while True:
        typed = session.ask("Which do you want? (as in 1 or 1,3; Enter takes the first, 0 none)")
        words = (typed or "1").replace(",", " ").split()
        if words == ["0"]:
            raise typer.Exit(3)
        if all(word.isdecimal() and 1 <= int(word) <= count for word in words):
            return list(dict.fromkeys(map(int, words)))
        session.tell("Type numbers from 1 to %(count)s.", count=count)
