"""What goes into the store, and in what form does it come out?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.identity import Arrival
    from webwatch.core.model import Assessment, Entry, Match
    from webwatch.core.notices import Notice
    from webwatch.core.pace import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An arrival, and what was found in it.

    Attributes:
        matches: Empty if it names no keyword.
        assessment: None only if there are no matches.
        held: Why a new mention is not told until it is released; empty to tell it.
    """

    arrival: Arrival
    matches: tuple[Match, ...] = ()
    assessment: Assessment | None = None
    held: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that one look at one address brought; kept as a whole or not at all.

    Attributes:
        source: The name of the source.
        kind: Its kind.
        address: In full; only its hash and its masked form are kept.
        arrivals: In the feed's order, also those that are the same; none where nothing was
            read: 304, failed, left alone.
        pace: What to remember of the address from now on.
        now: When it was read.
        notice: What is to be told of the source itself; None if nothing.
    """

    source: str
    kind: str
    address: str
    arrivals: tuple[Judged, ...]
    pace: Pace
    now: datetime
    notice: Notice | None = None


class Rematch(NamedTuple):
    """What a new or changed keyword found in a stored entry."""

    entry_id: int
    matches: tuple[Match, ...]
    assessment: Assessment
    held: str = ""


Found = tuple[int, tuple["Match", ...], "Assessment"]
"""A ``Rematch`` that is to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry in the store, matched or not.

    Attributes:
        source: The name of the source that brought it.
        mention_id: The mention it belongs to; None if it matched nothing.
        first_seen: When webwatch saw it first.
    """

    id: int
    source: str
    entry: Entry
    mention_id: int | None
    first_seen: datetime
