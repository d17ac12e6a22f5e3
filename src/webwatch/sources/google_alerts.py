"""What did Google find for an alert that is delivered to a feed?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from webwatch.core.address import host_of, unwrap
from webwatch.sources.page import web_address
from webwatch.sources.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Entry, Feed, Keyword

_PUBLISHER_LENGTH = 40
_PUBLISHER_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleAlerts:
    """The feed of one Google Alert (see ``Source``).

    Its links lead through Google and its titles are HTML; it names no publisher but at the
    end of some titles. Its address is a secret: who has it reads along.
    """

    kind: ClassVar[str] = "google-alerts"

    name: str
    url: str
    weight: float = 1.0
    allow_private_addresses: bool = False
    interval: timedelta | None = None

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:  # noqa: ARG002 - Google holds the query
        """Give the address of the alert's feed."""
        return (self.url,)

    def read(self, document: Document) -> Feed:
        """Read the alert, with each link led to its target (see ``Source.read``).

        Raises:
            NotAFeed: It has no entries to read.
        """
        feed = read(document)
        return replace(feed, entries=tuple(_led_to_target(entry) for entry in feed.entries))


def _led_to_target(entry: Entry) -> Entry:
    url = web_address(unwrap(entry.url), "") or entry.url
    return replace(entry, url=url, outlet=_publisher(entry.title) or host_of(url))


def _publisher(title: str) -> str:
    """Give the end of ``Title - Publisher``, if it looks like a name."""
    _, dash, tail = title.rpartition(" - ")
    short = bool(dash) and len(tail) <= _PUBLISHER_LENGTH and len(tail.split()) <= _PUBLISHER_WORDS
    named = (tail[:1].isalpha() and not tail[0].islower()) or re.fullmatch(r"[\w.-]+\.\w+", tail)
    return tail if short and named and not tail.endswith(("…", "...")) else ""
