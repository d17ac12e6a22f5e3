"""Which mentions tell the same thing?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.address import host_of
from webwatch.core.fingerprint import fingerprint, key

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import Entry

WINDOW = timedelta(hours=72)
"""Mentions further apart tell different things, unless they stand at one address."""


class Rule(StrEnum):
    """Why two mentions tell the same thing."""

    ADDRESS = "address"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What of a mention is compared."""

    address: str
    host: str
    title: str
    at: datetime


def telling(entry: Entry, at: datetime) -> Telling:
    """Take from an entry what is compared.

    Args:
        entry: As seen first.
        at: When it was published, else first seen.
    """
    print_ = fingerprint(entry)
    return Telling(address=print_.address, host=host_of(entry.url), title=print_.title, at=at)


def keys(told: Telling) -> tuple[int, ...]:
    """Give the keys of which two mentions that tell the same thing share at least one."""
    found = {key("address", told.address) if told.address else 0, key("title", told.title)}
    return tuple(sorted(found - {0}))


def same_story(one: Telling, other: Telling) -> Rule | None:
    """Tell why two mentions tell the same thing; None if they don't. Symmetrical."""
    if one.address and one.address == other.address:
        return Rule.ADDRESS
    if abs(one.at - other.at) <= WINDOW and one.title == other.title:
        return Rule.TITLE
    return None
