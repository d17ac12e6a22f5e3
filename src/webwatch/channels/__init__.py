"""Which ways are there to tell somebody, and what do they have in common?"""

from __future__ import annotations

from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, ClassVar, Protocol

from webwatch.late import Late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.digest import Digest
    from webwatch.core.settings import Audience
    from webwatch.errors import Problem


class Channel(Protocol):
    """A way to tell somebody: a frozen dataclass whose fields are its settings.

    Attributes:
        kind: What the keyword file calls it.
        toml_names: The key in the keyword file of each field that has another name there.
    """

    kind: ClassVar[str]
    toml_names: ClassVar[Mapping[str, str]]

    @property
    def name(self) -> str:
        """What the user calls it; may be empty."""
        ...

    @property
    def audience(self) -> Audience:
        """Who gets what; its fields stand in the keyword file among the others."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        ...

    def recipients(self) -> tuple[str, ...]:
        """Give who is told, each of whom is told apart, and only once."""
        ...

    def send(self, digest: Digest, recipient: str, token: str) -> None:
        """Tell one recipient.

        Args:
            digest: What to tell.
            recipient: One of ``recipients()``.
            token: Names this message; the same on a retry, so that a double shows as one.

        Raises:
            DeliveryError: It could not be sent; nothing else is raised.
        """
        ...


_PLACES = {
    "email": "email:Email",
    "apprise": "notify:Notify",
    "webhook": "webhook:Webhook",
    "atom": "atom:AtomFile",
    "maildir": "maildir:Maildir",
}

KINDS: Mapping[str, type[Channel]] = Late(
    {kind: partial(resolve_name, f"{__name__}.{place}") for kind, place in _PLACES.items()}
)
"""Every kind of channel, by what the keyword file calls it; imported when it is asked for."""
