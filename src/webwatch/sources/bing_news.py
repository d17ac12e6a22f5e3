"""What does the search of Bing News find?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from webwatch.core.address import host_of, unwrap
from webwatch.sources import query
from webwatch.sources.page import web_address
from webwatch.sources.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Entry, Feed, Keyword
    from webwatch.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class BingNews:
    """A search in Bing News (see ``Search``).

    Its links lead through Bing, with the target in ``url=``; the publisher is in
    ``News:Source``.

    Attributes:
        url: In which language and country; it has ``{query}`` in it.
    """

    kind: ClassVar[str] = "bing-news"

    name: str
    url: str = "https://www.bing.com/news/search?q={query}&format=rss&setlang=nl&cc=NL"
    query: str = ""
    weight: float = 1.0
    allow_private_addresses: bool = False
    interval: timedelta | None = None

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings."""
        return query.problems(self.url)

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:
        """Give an address for each question."""
        return query.searches(self.url, keywords, source=self.name, query=self.query)

    def read(self, document: Document) -> Feed:
        """Read the answer, with each link led to its target (see ``Source.read``).

        Raises:
            NotAFeed: It has no entries to read.
        """
        feed = read(document)
        return replace(
            feed, entries=tuple(_led_to_target(entry, feed.title) for entry in feed.entries)
        )


def _led_to_target(entry: Entry, engine: str) -> Entry:
    url = web_address(unwrap(entry.url), "") or entry.url
    outlet = host_of(url) if entry.outlet == engine else entry.outlet
    return replace(entry, url=url, outlet=outlet)
