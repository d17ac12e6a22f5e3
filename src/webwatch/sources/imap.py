"""What do the letters on a mail server say (IMAP)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from webwatch.core.letters import Box
from webwatch.core.reach import is_own_by_name
from webwatch.errors import Problem
from webwatch.sources.letters import GOOGLE_ALERTS, read_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Feed, Keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Imap:
    """Letters on a mail server, looked at without marking any (see ``sources.letters``).

    Attributes:
        host: The server.
        user: Who logs in.
        authenticated_by: How the mail server that got the letters calls itself in their
            Authentication-Results: the first word there.
        password_env: The environment variable that has the password.
        folder: Where the letters are on the server.
        port: 993 for ``tls``.
        security: ``tls``; or ``none``, for a server on one's own network only.
        senders: Whose letters are read.
    """

    kind: ClassVar[str] = "imap"

    name: str
    host: str
    user: str
    authenticated_by: str
    password_env: str = "WEBWATCH_IMAP_PASSWORD"  # noqa: S105 - a name, no password
    folder: str = "INBOX"
    port: int = 993
    security: str = "tls"
    senders: tuple[str, ...] = (GOOGLE_ALERTS,)
    weight: float = 1.0
    allow_private_addresses: bool = False
    interval: timedelta | None = None

    @property
    def url(self) -> str:
        """What it is called where others have an address; without a password."""
        return f"imap://{self.host}:{self.port}/{quote(self.user)}/{quote(self.folder)}"

    @property
    def box(self) -> Box:
        """Where the letters lie."""
        return Box(
            host=self.host,
            port=self.port,
            security=self.security,
            user=self.user,
            password_env=self.password_env,
            folder=self.folder,
            senders=self.senders,
        )

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        if self.security not in {"tls", "none"}:
            yield Problem("security", 'Write "tls" here: webwatch reads mail over TLS only.')
        elif self.security == "none" and not is_own_by_name(self.host):
            message = 'Without TLS others could read along: write security = "tls".'
            yield Problem("security", message)
        if not all(sender.isascii() and sender.isprintable() for sender in self.senders):
            yield Problem("senders", "An address of mail has plain letters only.")

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:  # noqa: ARG002 - all are read
        """Give what the folder is called."""
        return (self.url,)

    def read(self, document: Document) -> Feed:
        """Read the letters (see ``Source.read``).

        Raises:
            NotAFeed: None of them is proven to be of its sender.
        """
        return read_letters(document, senders=self.senders, authenticated_by=self.authenticated_by)
