"""How does somebody get mail without a mail server: in a folder that mail programs read?"""

from __future__ import annotations

import mailbox
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from webwatch.channels.checks import audience_problems, path_problems
from webwatch.channels.message import message
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.digest import Digest
    from webwatch.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Maildir:
    """A Maildir folder, made if it isn't there.

    Attributes:
        path: Where it is, from the root of the disk or from ``~``.
        name: What the user calls the channel; may be empty.
        audience: Who gets what.
    """

    kind: ClassVar[str] = "maildir"
    toml_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    path: str
    name: str = ""
    audience: Audience = field(default_factory=Audience)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        return (*audience_problems(self.audience), *path_problems(self.path))

    def recipients(self) -> tuple[str, ...]:
        """Give the folder."""
        return (self.path,)

    def send(self, digest: Digest, recipient: str, token: str) -> None:
        """Put a digest into the folder, as a mail that is new.

        Args:
            digest: What to tell.
            recipient: The folder.
            token: The Message-ID is made of it.

        Raises:
            DeliveryError: The folder can't be written.
        """
        here = "webwatch@localhost"
        made = message(digest, sender=here, recipient=here, token=token)
        try:
            folder = Path(recipient).expanduser()
            folder.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(folder).add(made)
        except (OSError, RuntimeError, mailbox.Error) as error:
            raise DeliveryError(
                "%(path)s can't be written: %(reason)s.",
                path=recipient,
                reason=getattr(error, "strerror", None) or error,
            ) from None
