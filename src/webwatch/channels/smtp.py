"""How is a message handed to a mail server, and what do its refusals mean?

RFC 5321: an answer from 400 may be different next time, one from 500 won't.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, cast

from webwatch.core.text import clean, shorten
from webwatch.errors import DeliveryError

if TYPE_CHECKING:
    from datetime import timedelta
    from email.message import EmailMessage

_PERMANENT = 500
_ANSWER_LENGTH = 200
_PATIENCE_AT_THE_END = 5
"""RFC 5321, 4.5.3.2: two minutes to begin the text, but ten for the answer at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server and how to get in.

    Attributes:
        host: Its name or address.
        port: Its TCP port.
        security: ``none``, ``starttls`` or ``tls``.
        user: For the login; empty for none.
        password: Never shown, not even where the server repeats it.
        timeout: For each step.
    """

    host: str
    port: int
    security: str
    user: str
    password: str
    timeout: timedelta

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port})"


class _Plain(smtplib.SMTP):
    """Waits for a whole answer no longer than its time-out; smtplib does so for each piece."""

    def getreply(self) -> tuple[int, bytes]:
        """Read an answer, or hang up on a server that drips it."""
        watch = Timer(self.timeout, _hang_up, (self.sock,))
        watch.daemon = True
        watch.start()
        try:
            return super().getreply()
        finally:
            watch.cancel()

    def data(self, msg: bytes | str) -> tuple[int, bytes]:  # type: ignore[override]
        """Hand over the text, and wait long for the answer: to give up early makes doubles."""
        self.timeout *= _PATIENCE_AT_THE_END
        cast("socket.socket", self.sock).settimeout(self.timeout)
        return super().data(msg)


class _Encrypted(_Plain, smtplib.SMTP_SSL):
    """The same, by TLS from the first byte."""


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def hand_over(message: EmailMessage, server: Server) -> None:
    """Hand a message to a server.

    Args:
        message: With one address in To.
        server: What to connect to.

    Raises:
        DeliveryError: It was not taken; ``uncertain`` if the server never said.
    """
    with ExitStack() as stack:
        connection = None
        try:
            connection = _connect(server, stack)
            connection.send_message(message)
        except (OSError, ValueError) as error:
            recipient = message["To"].addresses[0].addr_spec
            raise _explained(error, recipient, server, sending=connection is not None) from None


def knock(server: Server) -> None:
    """Connect, log in and leave: would it take a mail?

    Raises:
        DeliveryError: It can't be reached, can't be trusted or refuses the login.
    """
    with ExitStack() as stack:
        try:
            _connect(server, stack)
        except (OSError, ValueError) as error:
            raise _explained(error, "", server, sending=False) from None


def _connect(server: Server, stack: ExitStack) -> smtplib.SMTP:
    """Connect and log in; ``stack`` says goodbye, and takes no refusal of that."""
    timeout = server.timeout.total_seconds()
    connection: smtplib.SMTP
    if server.security == "tls":
        trusted = ssl.create_default_context()
        connection = _Encrypted(server.host, server.port, timeout=timeout, context=trusted)
    else:
        connection = _Plain(server.host, server.port, timeout=timeout)
    stack.callback(_leave, connection)
    connection.ehlo_or_helo_if_needed()
    if server.security == "starttls":
        _encrypt(connection, server)
    if server.user:
        _log_in(connection, server)
    return connection


def _encrypt(connection: smtplib.SMTP, server: Server) -> None:
    if not connection.has_extn("starttls"):
        raise DeliveryError(
            "%(host)s offers no encryption (STARTTLS) on port %(port)s. Choose another port and"
            ' security = "tls", or security = "none" on your own network.',
            host=server.host,
            port=server.port,
            temporary=False,
        )
    connection.starttls(context=ssl.create_default_context())


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    try:
        connection.login(server.user, server.password)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:
        code, answer = _answer(error, server)
        raise DeliveryError(
            "%(host)s refused the login of %(user)s: %(answer)s. Check the user and the password.",
            host=server.host,
            user=server.user,
            answer=answer,
            temporary=code != 0 and code < _PERMANENT,
        ) from None


def _leave(connection: smtplib.SMTP) -> None:
    """Say goodbye: the mail was taken or refused before, whatever comes of this."""
    with suppress(OSError):
        connection.quit()
    connection.close()


def _explained(
    error: OSError | ValueError, recipient: str, server: Server, *, sending: bool
) -> DeliveryError:
    """Say what went wrong, and whether it helps to wait."""
    code, answer = _answer(error, server)
    temporary, uncertain = code < _PERMANENT, False
    refused: tuple[str, ...] = ()
    match error:
        case smtplib.SMTPRecipientsRefused():
            sentence = "%(host)s refused %(recipient)s: %(answer)s"
            refused = (recipient,)
        case smtplib.SMTPResponseException() if code > 0:
            sentence = "%(host)s refused the mail: %(answer)s"
        case smtplib.SMTPNotSupportedError():
            sentence = "%(host)s can't write to %(recipient)s: it only knows unaccented letters."
            temporary, refused = False, (recipient,)
        case ssl.SSLError():
            sentence = "%(host)s can't be trusted (TLS): %(answer)s. Check host, port and security."
        case _ if sending:
            sentence = "%(host)s broke off without saying whether it took the mail: %(answer)s"
            uncertain = True
        case _:
            sentence = "%(host)s can't be reached on port %(port)s: %(answer)s"
    return DeliveryError(
        sentence,
        temporary=temporary,
        refused=refused,
        uncertain=uncertain,
        host=server.host,
        port=server.port,
        recipient=recipient,
        answer=answer,
    )


def _answer(error: Exception, server: Server) -> tuple[int, str]:
    """Give the server's code (0 if there is none) and its words, safe to show."""
    code, words = 0, error.args[-1] if error.args else ""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    if server.password:
        said = said.replace(server.password, "***")
    return code, shorten(clean(f"{code} {said}" if code else said), _ANSWER_LENGTH)
