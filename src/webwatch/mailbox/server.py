"""Which letters are on an IMAP server (RFC 3501), looked at without a trace?

The folder is opened read-only (EXAMINE), and letters are fetched with BODY.PEEK: none
becomes read by being looked at.
"""

from __future__ import annotations

import imaplib
import re
import ssl
import time
from typing import TYPE_CHECKING

from webwatch.core.letters import MOST_BYTES, MOST_LETTERS
from webwatch.core.model import Failure, FailureClass

if TYPE_CHECKING:
    from webwatch.core.letters import Box

_PATIENCE = 30
_LONGEST = 120
"""Seconds for one step, and for a whole look; what is left waits for the next."""


class Refused(Exception):  # noqa: N818 - a finding, not a fault
    """The server would not, or could not."""

    def __init__(self, failure_class: FailureClass, detail: str) -> None:
        self.failure = Failure(failure_class=failure_class, detail=detail)
        super().__init__(detail)


def letters_on(box: Box, seen: str, password: str) -> tuple[tuple[bytes, ...], str]:
    """Fetch the letters of the wanted senders that are new.

    Args:
        box: Where they lie.
        seen: What the last look gave, to know what is new; empty for the newest 200.
        password: For the login.

    Returns:
        The letters, oldest first, and what to give at the next look.

    Raises:
        Refused: The server would not, or could not.
    """
    if not password:
        raise Refused(FailureClass.BLOCKED, f"no password in {box.password_env}")
    try:
        server = _connected(box)
        try:
            return _fetched(server, box, seen, password)
        finally:
            server.shutdown()
    except ssl.SSLError as error:
        raise Refused(FailureClass.TLS, error.reason or "TLS failed") from None
    except TimeoutError:
        raise Refused(FailureClass.TOO_SLOW, "the mail server gave no answer") from None
    except OSError as error:
        raise Refused(FailureClass.NETWORK, error.strerror or str(error)) from None
    except (imaplib.IMAP4.error, ValueError) as error:
        detail = f"the mail server's answer was no IMAP: {type(error).__name__}"
        raise Refused(FailureClass.BROKEN, detail) from None


def _connected(box: Box) -> imaplib.IMAP4:
    if box.security == "none":
        return imaplib.IMAP4(box.host, box.port, timeout=_PATIENCE)
    context = ssl.create_default_context()
    return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=_PATIENCE)


def _fetched(
    server: imaplib.IMAP4, box: Box, seen: str, password: str
) -> tuple[tuple[bytes, ...], str]:
    try:
        server.login(_quoted(box.user), password)
    except (imaplib.IMAP4.error, UnicodeError):
        raise Refused(FailureClass.BLOCKED, "the mail server refused the login") from None
    said, _ = server.select(_quoted(box.folder), readonly=True)
    if said != "OK":
        raise Refused(FailureClass.GONE, "there is no such folder on the mail server")
    validity = _first(server.response("UIDVALIDITY")[1])
    before, _, last = seen.partition(".")
    first = int(last) + 1 if before == validity and last.isdecimal() else 1
    letters, highest = [], first - 1
    until = time.monotonic() + _LONGEST
    for uid in _new(server, box, first):
        if time.monotonic() > until:
            break
        letters.append(_letter(server, uid))
        highest = uid
    return tuple(filter(None, letters)), f"{validity}.{highest}"


def _new(server: imaplib.IMAP4, box: Box, first: int) -> list[int]:
    """Give the numbers of the letters from ``first`` on, in order."""
    found: set[int] = set()
    for sender in box.senders:
        _, answer = server.uid("SEARCH", "UID", f"{first}:*", "FROM", _quoted(sender))
        found |= {int(number) for number in re.findall(r"\d+", _first(answer))}
    # RFC 3501, section 6.4.8: "7:*" has the last letter in it even if that is number 3.
    return sorted(uid for uid in found if uid >= first)[-MOST_LETTERS:]


def _letter(server: imaplib.IMAP4, uid: int) -> bytes:
    """Fetch one letter; empty if it is gone by now."""
    _, answer = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
    for part in answer:
        if isinstance(part, tuple):
            return bytes(part[1])[:MOST_BYTES]
    return b""


def _first(answer: list[bytes | None]) -> str:
    return (answer[0] or b"").decode("ascii", "replace") if answer else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
