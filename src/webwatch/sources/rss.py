"""What does a feed say (RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from webwatch.sources.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Feed, Keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Rss:
    """A feed at a fixed address, which is fetched whatever the keywords (see ``Source``)."""

    kind: ClassVar[str] = "rss"

    name: str
    url: str
    weight: float = 1.0
    allow_private_addresses: bool = False
    interval: timedelta | None = None

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:  # noqa: ARG002 - see above
        """Give the address of the feed."""
        return (self.url,)

    def read(self, document: Document) -> Feed:
        """Read the feed as it is (see ``Source.read``).

        Raises:
            NotAFeed: It has no entries to read.
        """
        return read(document)
