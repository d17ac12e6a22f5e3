"""How does a command tell: on the terminal, or through the channels?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.cli.session import Session
    from webwatch.core.digest import Digest
    from webwatch.core.model import Mention
    from webwatch.store import Store


def composed(session: Session, store: Store, mentions: Sequence[Mention]) -> Digest:
    """Make a digest of these mentions, with the health of the sources."""
    from webwatch.core.digest import compose

    settings = session.settings
    return compose(
        mentions,
        store.health(session.addresses()),
        now=session.now(),
        language=session.language,
        timezone=settings.timezone.key,
        organisation=session.organisation,
    )


def deliver(session: Session, store: Store, *, instant: bool = False) -> bool:
    """Tell every channel what it has not been told.

    Args:
        session: The command.
        store: Open, and the lock held.
        instant: Whether only what can't wait for the digest is sent.

    Returns:
        Whether no delivery failed; those that did are said on stderr.
    """
    raise NotImplementedError
