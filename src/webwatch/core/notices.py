"""What is there to tell of a source itself, and was it told already?

A failure is told once, after three rounds, and once when it is over; silence once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.rhythm import fell_silent

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.pace import Pace

_PATIENCE = 3


class Notice(StrEnum):
    """Something about a source that its user ought to know."""

    FAILING = "failing"
    """It could not be read three rounds in a row."""
    SWITCHED_OFF = "switched-off"
    """It said twice, a day apart, that it is gone for good (410)."""
    RECOVERED = "recovered"
    """It is read again, after somebody was told that it failed."""
    EMPTIED = "emptied"
    """It used to have entries and has none."""
    SILENT = "silent"
    """Nothing new came for far longer than usual."""


@dataclass(frozen=True, slots=True)
class SourceNotice:
    """A notice as the store keeps it, to be told once to each reader.

    Attributes:
        id: Given by the store, from 1.
        source: The name of the source.
        what: What happened.
        since: Since when it has been so, UTC.
    """

    id: int
    source: str
    what: Notice
    since: datetime


def since(pace: Pace, what: Notice, now: datetime) -> datetime:
    """Give since when what is noticed has been so.

    Args:
        pace: What is remembered of the source's address.
        what: What ``notice`` gave.
        now: In UTC; taken where nothing better is known.
    """
    if what is Notice.SILENT:
        return pace.last_new or now
    return pace.failing_since or now


def silence(pace: Pace, now: datetime) -> Notice | None:
    """Say whether a source that can be read brings suspiciously little, told before or not.

    Args:
        pace: What is remembered of its address.
        now: In UTC.
    """
    if pace.failures or pace.last_success is None or pace.last_new is None:
        return None
    if not pace.entries:
        return Notice.EMPTIED
    return Notice.SILENT if fell_silent(pace.last_new, pace.rhythm, now) else None


def notice(pace: Pace, now: datetime) -> Notice | None:
    """Give what is to be told now and wasn't yet; None if there is nothing.

    Args:
        pace: What is remembered of its address.
        now: In UTC.
    """
    if pace.failures:
        if pace.failure_told:
            return None
        if pace.switched_off:
            return Notice.SWITCHED_OFF
        return Notice.FAILING if pace.failures >= _PATIENCE else None
    if pace.failure_told:
        return Notice.RECOVERED
    return None if pace.silence_told else silence(pace, now)


def told(pace: Pace, what: Notice) -> Pace:
    """Remember that somebody was told."""
    if what in {Notice.EMPTIED, Notice.SILENT}:
        return replace(pace, silence_told=True)
    return replace(pace, failure_told=what is not Notice.RECOVERED)
