"""How does a command tell: on the terminal, or through the channels?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.channels import Channel
    from webwatch.cli.session import Session
    from webwatch.core.digest import Digest
    from webwatch.core.model import Mention
    from webwatch.deliver import Occasion
    from webwatch.store import Store


def composed(session: Session, store: Store, mentions: Sequence[Mention]) -> Digest:
    """Make a digest of these mentions, with the health of the sources."""
    from webwatch.core.digest import compose
    from webwatch.core.flood import storms

    settings = session.settings
    return compose(
        mentions,
        store.health(session.addresses()),
        now=session.now(),
        language=session.language,
        timezone=settings.timezone.key,
        organisation=session.organisation,
        held=storms(store.held()),
    )


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
