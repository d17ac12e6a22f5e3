"""How does a command tell: on the terminal, or through the channels?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.channels import Channel
    from webwatch.cli.session import Session
    from webwatch.core.digest import Digest
    from webwatch.core.model import Mention
    from webwatch.core.notices import SourceNotice
    from webwatch.deliver import Occasion
    from webwatch.store import Store

_NEWS = timedelta(days=7)
"""What was noticed of a source longer ago is no news any more."""


def composed(
    session: Session, store: Store, mentions: Sequence[Mention], channel: str, *, bars: bool = False
) -> Digest:
    """Make a digest of these mentions, with the health of the sources.

    Args:
        session: The command.
        store: Open.
        mentions: What to tell of.
        channel: Whom it is for: what was noticed of a source is told to each once.
        bars: Whether to show the last 30 days.
    """
    from webwatch.core.digest import BAR_DAYS, compose
    from webwatch.core.flood import storms

    settings = session.settings
    now = session.now()
    return compose(
        mentions,
        store.health(session.addresses()),
        now=now,
        language=session.language,
        timezone=settings.timezone.key,
        organisation=session.organisation,
        history=store.mentions(since=now - timedelta(days=BAR_DAYS)) if bars else None,
        held=storms(store.held()),
        notices=news(session, store, channel),
    )


def news(session: Session, store: Store, channel: str) -> list[SourceNotice]:
    """Give what was noticed of the sources of late that a channel has not told yet."""
    return store.notices.untold(channel, session.now() - _NEWS)


def mark_told(session: Session, store: Store, channel: str, digest: Digest) -> None:
    """Remember that a channel told all that is in a digest."""
    now = session.now()
    store.mark_told(channel, [mention.id for mention in digest.mentions], now)
    store.notices.mark_told(channel, [notice.id for notice in digest.notices], now)


def channels(session: Session) -> tuple[Channel, ...]:
    """Give the channels of the keyword file.

    Raises:
        UsageError: There are none.
    """
    if not session.settings.channels:
        raise UsageError(
            "The keyword file names nobody to tell. Add a [[channel]] to it; "
            "keywords.example.toml shows how."
        )
    return session.settings.channels


def deliver(session: Session, store: Store, occasion: Occasion) -> bool:
    """Tell every channel what it has not been told, and say what became of it on stderr.

    Args:
        session: The command.
        store: Open, and the lock held.
        occasion: Why it is time to tell.

    Returns:
        Whether no delivery failed.

    Raises:
        UsageError: There is no channel to tell.
    """
    from webwatch import deliver as delivering

    settings = session.settings
    deliveries = delivering.deliver(
        store,
        channels(session),
        occasion=occasion,
        now=session.now(),
        language=session.language,
        timezone=settings.timezone.key,
        organisation=session.organisation,
        health=store.health(session.addresses()),
        schedule=settings.schedule,
    )
    for delivery in deliveries:
        if delivery.error is not None:
            why = session.say(delivery.error.message, **delivery.error.values)
            session.tell(
                "%(recipient)s was not told yet, webwatch tries again: %(why)s",
                recipient=delivery.recipient,
                why=why,
            )
    return all(delivery.error is None for delivery in deliveries)
