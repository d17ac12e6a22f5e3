"""Who is told, however many channels name them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from webwatch.channels import Channel
    from webwatch.core.settings import Audience


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets one digest a day, with what all their channels ask for.

    Attributes:
        channel: The first that names them; it is the one that sends.
        recipient: As that channel writes it.
        audiences: Of every channel that names them.
    """

    channel: Channel
    recipient: str
    audiences: tuple[Audience, ...]

    @property
    def key(self) -> str:
        """What the store knows them by, whatever the case that their address is written in."""
        return f"{self.channel.kind}:{self.recipient.casefold()}"

    def language(self, default: str) -> str:
        """Give the first language that one of their channels sets."""
        return next((each.language for each in self.audiences if each.language), default)


def readers(channels: Iterable[Channel]) -> Sequence[Reader]:
    """Give everybody once, in the order of the channels."""
    found: dict[str, Reader] = {}
    for channel in channels:
        for recipient in channel.recipients():
            reader = Reader(channel, recipient, (channel.audience,))
            known = found.get(reader.key)
            if known is not None:
                reader = Reader(
                    known.channel, known.recipient, (*known.audiences, channel.audience)
                )
            found[reader.key] = reader
    return tuple(found.values())
