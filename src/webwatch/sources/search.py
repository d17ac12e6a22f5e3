"""What does a search say whose answer is a feed, if it is asked for the keywords?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from webwatch.sources import query
from webwatch.sources.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Feed, Keyword
    from webwatch.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search at any site (see ``Source``).

    Attributes:
        url: With ``{query}``, ``{term}`` or ``{tag}`` in it, where the words go.
        query: What to ask for; empty for what the keywords say.
    """

    kind: ClassVar[str] = "search"

    name: str
    url: str
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
        """Read the answer as it is (see ``Source.read``).

        Raises:
            NotAFeed: It has no entries to read.
        """
        return read(document)
