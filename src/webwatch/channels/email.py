"""What does the mail channel need to know, and how does it tell somebody?

Most keyword files have one, and most commands mail nothing: what makes a mail and hands it over
is imported when it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from webwatch.channels.address import address
from webwatch.channels.checks import audience_problems
from webwatch.channels.secret import password
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from webwatch.channels.smtp import Server
    from webwatch.core.digest import Digest

SECURITY = ("none", "starttls", "tls")
"""How the connection may be protected; nothing ever falls back to less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """Mail by SMTP, one message for each recipient.

    Attributes:
        to: Who gets it.
        sender: Whose name it bears: ``name@domain`` or ``Name <name@domain>``.
        host: The mail server.
        port: 25 or 587 for ``starttls``, 465 for ``tls``.
        security: ``none``, ``starttls`` or ``tls``.
        user: For the login; empty for none.
        password_env: The environment variable that has the password.
        password_file: A file that has it, of one's own only; the keyring is asked without one.
        timeout: For each step of the conversation with the server; the answer to the whole
            text may take five times as long.
        name: What the user calls the channel; may be empty.
        audience: Who gets what.
    """

    kind: ClassVar[str] = "email"
    toml_names: ClassVar[Mapping[str, str]] = MappingProxyType({"sender": "from"})

    to: tuple[str, ...]
    sender: str
    host: str = "localhost"
    port: int = 25
    security: str = "starttls"
    user: str = ""
    password_env: str = "WEBWATCH_SMTP_PASSWORD"  # noqa: S105 - a name, no password
    password_file: str = ""
    timeout: timedelta = timedelta(minutes=2)
    name: str = ""
    audience: Audience = field(default_factory=Audience)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings; a problem's place is the key."""
        return tuple(self._problems())

    def recipients(self) -> tuple[str, ...]:
        """Give each address once, whatever its case."""
        once: dict[str, str] = {}
        for written in self.to:
            once.setdefault(written.casefold(), written)
        return tuple(once.values())

    def send(self, digest: Digest, recipient: str, token: str) -> None:
        """Mail a digest to one recipient.

        Args:
            digest: What to tell.
            recipient: One of ``recipients()``.
            token: The Message-ID is made of it.

        Raises:
            DeliveryError: The server didn't take it, or can't be used as it is set up.
        """
        from webwatch.channels.message import message
        from webwatch.channels.smtp import hand_over

        try:
            made = message(digest, sender=self.sender, recipient=recipient, token=token)
        except ValueError as error:
            raise DeliveryError(
                "%(address)s is not a mail address: correct it in the keyword file.",
                address=error,
                temporary=False,
                refused=(recipient,),
            ) from None
        hand_over(made, self._server())

    def knock(self) -> None:
        """Connect, log in and leave, without a mail.

        Raises:
            DeliveryError: The server can't be used as it is set up.
        """
        from webwatch.channels.smtp import knock

        knock(self._server())

    def try_out(self, recipient: str, subject: str, words: str, now: datetime) -> None:
        """Send one mail of a few words to see whether it arrives.

        Raises:
            DeliveryError: The server didn't take it, or the recipient is no address.
        """
        from webwatch.channels.message import note
        from webwatch.channels.smtp import hand_over

        try:
            made = note(subject, words, sender=self.sender, recipient=recipient, now=now)
        except ValueError as error:
            raise DeliveryError(
                "%(value)s is not a mail address, such as board@club.example.",
                value=repr(str(error)),
                temporary=False,
            ) from None
        hand_over(made, self._server())

    def _server(self) -> Server:
        from webwatch.channels.smtp import Server

        return Server(
            host=self.host,
            port=self.port,
            security=self.security,
            user=self.user,
            password=password(self.user, self.password_env, self.password_file)
            if self.user
            else "",
            timeout=self.timeout,
        )

    def _problems(self) -> Iterator[Problem]:
        yield from audience_problems(self.audience)
        if not self.to:
            yield Problem("to", "Nobody gets this mail: name at least one address.")
        for key, written in [("from", self.sender), *(("to", each) for each in self.to)]:
            if not _is_address(written):
                message = "%(value)s is not a mail address, such as board@club.example."
                yield Problem(key, message, (("value", repr(written)),))
        if self.security not in SECURITY:
            message = "%(value)s is none of none, starttls, tls."
            yield Problem("security", message, (("value", repr(self.security)),))
        if not 0 < self.port < 65536:  # noqa: PLR2004 - TCP's ports
            yield Problem("port", "A port is a number from 1 to 65535.")
        if self.user and self.security == "none" and not _is_here(self.host):
            yield Problem("security", "A login needs starttls or tls, else anybody can read it.")


def _is_address(written: str) -> bool:
    try:
        address(written)
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
