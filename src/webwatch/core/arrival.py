"""What comes in when a feed is read, and what does the store know that it may be?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.core.model import Entry


class Status(StrEnum):
    """What an entry is to the store."""

    NEW = "new"
    EDITED = "edited"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entry of the same feed that may be the same.

    Attributes:
        entry_id: Its number in the store.
        entry: As last seen.
        mention_id: The mention that it belongs to; None if it matched nothing.
    """

    entry_id: int
    entry: Entry
    mention_id: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A mention, of whatever feed, that stands at one of the entries' canonical URLs."""

    mention_id: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Familiar:
    """What the store knows that these entries may be.

    Attributes:
        known: Entries of the same feed that share a guid, a canonical URL or a title.
        targets: Mentions that share a canonical URL, oldest first.
        shared: Canonical URLs under which some feed has several entries.
        buried: Keys (see ``burial_keys``) of purged entries that these may be.
        size: How many entries of this feed the store has, purged ones included.
    """

    known: tuple[Known, ...] = ()
    targets: tuple[Target, ...] = ()
    shared: frozenset[str] = frozenset()
    buried: frozenset[int] = frozenset()
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An entry of a feed that was read, and what it is to the store.

    Attributes:
        entry: As read.
        status: ``same`` if there is nothing in it that matters to a reader.
        entry_id: The known entry; None if it is new, or was purged.
        mention_id: The mention it belongs to, of this feed or another; None if of none yet.
        previous_title: What the title was, if it changed.
        identical: Whether nothing in it changed at all.
    """

    entry: Entry
    status: Status
    entry_id: int | None = None
    mention_id: int | None = None
    previous_title: str = ""
    identical: bool = False
