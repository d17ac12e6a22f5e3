"""Who is told what has not been told yet, and what became of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.settings import Schedule
from webwatch.deliver.letters import tell
from webwatch.deliver.outcome import Delivery, Occasion, Outcome
from webwatch.deliver.parcel import Post
from webwatch.deliver.readers import readers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from webwatch.channels import Channel
    from webwatch.core.model import SourceHealth
    from webwatch.store import Store

__all__ = ["Delivery", "Occasion", "Outcome", "deliver"]


def deliver(  # noqa: PLR0913 - all by name, each a thing only the caller knows
    store: Store,
    channels: Iterable[Channel],
    *,
    occasion: Occasion,
    now: datetime,
    language: str,
    timezone: str,
    organisation: str,
    health: Sequence[SourceHealth],
    schedule: Schedule | None = None,
) -> tuple[Delivery, ...]:
    """Tell every reader of every channel what they have not been told.

    Args:
        store: Open, and the lock on deliveries held.
        channels: Who names somebody twice tells them once, what all of their channels ask for.
        occasion: Why it is time to tell.
        now: Aware, in UTC.
        language: ``nl`` or ``en``, where a channel sets none.
        timezone: An IANA name: days, weekdays and quiet hours are meant there.
        organisation: Whose digest it is.
        health: Every source, as the store knows it.
        schedule: For the quiet hours; None for none.

    Returns:
        What became of each delivery. A channel that fails is a result, no error.

    Raises:
        StoreError: The database failed; no letter is lost by that.
    """
    post = Post(
        store=store,
        now=now,
        language=language,
        timezone=timezone,
        organisation=organisation,
        health=health,
        schedule=schedule or Schedule(),
    )
    return tuple(each for reader in readers(channels) for each in tell(post, reader, occasion))
