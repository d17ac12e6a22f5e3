"""What does the search of Google News find?

Its terms, as each of its feeds says them: only for showing its results in a personal feed
reader, for personal and non-commercial use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from webwatch.sources import query
from webwatch.sources.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Entry, Feed, Keyword
    from webwatch.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleNews:
    """A search in Google News (see ``Search``).

    Its titles end in `` - Publisher``, and the summary is the title once more, or those of
    several articles. Its links lead through Google, which alone knows to where.

    Attributes:
        url: In which country and language; it has ``{query}`` in it.
    """

    kind: ClassVar[str] = "google-news"

    name: str
    url: str = "https://news.google.com/rss/search?q={query}%20when%3A30d&hl=nl&gl=NL&ceid=NL:nl"
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
        """Read the answer, with titles that are those of the articles (see ``Source.read``).

        Raises:
            NotAFeed: It has no entries to read.
        """
        feed = read(document)
        return replace(feed, entries=tuple(map(_as_published, feed.entries)))


def _as_published(entry: Entry) -> Entry:
    title = entry.title.removesuffix(f" - {entry.outlet}") or entry.title
    rest = entry.summary.removeprefix(title).lstrip()
    return replace(entry, title=title, summary=rest.removeprefix(entry.outlet).lstrip())
