"""How did a round go?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import Failure


class Status(StrEnum):
    """How it went with one source."""

    NEW = "new"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceResult:
    """What one address of a source gave in one round.

    Attributes:
        source: The name of the source.
        kind: Its kind.
        url: The address, secrets masked.
        status: ``new`` if it was read, ``unchanged`` if it had nothing else than before,
            ``skipped`` if it was not its time.
        entries: How many entries were read.
        new_mentions: How many mentions were new.
        failure: Why it could not be read.
    """

    source: str
    kind: str
    url: str
    status: Status
    entries: int = 0
    new_mentions: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass over all sources.

    Attributes:
        results: In the order of the keyword file.
        mentions: The numbers of the mentions that are new.
    """

    started: datetime
    finished: datetime
    results: tuple[SourceResult, ...]
    mentions: tuple[int, ...]

    @property
    def nothing_read(self) -> bool:
        """Whether sources were asked and none of them could be read."""
        asked = [result for result in self.results if result.status is not Status.SKIPPED]
        return bool(asked) and all(result.status is Status.FAILED for result in asked)
