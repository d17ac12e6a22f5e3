"""What must a kind of source be able to do?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Failure, Feed, Keyword


class NotAFeed(Exception):  # noqa: N818 - the word of the house; it is a finding, not a fault
    """A document has no entries that can be read; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.detail)


class Source(Protocol):
    """A place to look: a frozen dataclass whose fields are its settings in the keyword file."""

    kind: ClassVar[str]
    """The word in the keyword file."""

    @property
    def name(self) -> str:
        """What the user calls it; unique among the sources."""
        ...

    @property
    def url(self) -> str:
        """Its address."""
        ...

    @property
    def weight(self) -> float:
        """How much it counts in severity, 0 or more; 1 is normal."""
        ...

    @property
    def allow_private_addresses(self) -> bool:
        """Whether it may lie on the user's own network."""
        ...

    @property
    def interval(self) -> timedelta | None:
        """The least time between two looks; None to go by the schedule."""
        ...

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:
        """Say what to fetch in a round, given the keywords that are looked for in this source."""
        ...

    def read(self, document: Document) -> Feed:
        """Read what one of the addresses answered.

        Pure, and bounded in time whatever the document. Dates are checked against the
        present later, by ``core.dates.believe``.

        Raises:
            NotAFeed: It has no entries to read; nothing else is ever raised.
        """
        ...
