"""Why is it time to tell, and what became of it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.errors import DeliveryError


class Occasion(StrEnum):
    """Why it is time to tell.

    Attributes:
        ROUND: A round of ``run`` ended: alarms go out, and failed letters whose time has come.
        DIGEST: ``run`` says that it is time for the digest: one a reader a day.
        ASKED: Somebody asked for the digest: now, whatever the hour.
        SCANNED: Somebody asked to be told what a round found: nothing if there is nothing.
    """

    ROUND = "round"
    DIGEST = "digest"
    ASKED = "asked"
    SCANNED = "scanned"


class Outcome(StrEnum):
    """What became of a delivery.

    Attributes:
        SENT: It was taken by the server, or what stands for one.
        NOTHING: There was nothing to tell, or it was told before.
        WAITS: It waits for the end of the quiet hours, or for the day that was chosen.
        FAILED: It was not taken; it will be tried again.
    """

    SENT = "sent"
    NOTHING = "nothing"
    WAITS = "waits"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of telling one reader.

    Attributes:
        channel: The kind of the channel, or what the user calls it.
        recipient: Who was told.
        outcome: What became of it.
        stories: How many stories were told.
        alarm: Whether it was an alarm between digests.
        error: Why it failed; None if it didn't.
    """

    channel: str
    recipient: str
    outcome: Outcome
    stories: int = 0
    alarm: bool = False
    error: DeliveryError | None = None
