"""Where does mail lie that is looked at, and how do several letters stand in one document?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MEDIA_TYPE = "application/mbox"
"""Of a document that holds letters (RFC 4155)."""

MOST_LETTERS = 200
MOST_BYTES = 1_000_000
"""How many letters are read at a look, and how much of each."""

_BEGINNING = re.compile(rb"From [^\n]*+\n")
_QUOTED = re.compile(rb"^(>*From )", re.MULTILINE)
_UNQUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where mail lies: in a file, a folder of files, or on a server.

    Attributes:
        senders: Whose letters are of interest: addresses, in any case.
        path: Of the mbox file, or of the Maildir.
        host: The IMAP server; empty for a path.
        port: Its port.
        security: ``tls``, or ``none`` for a server on this machine.
        user: Who logs in.
        password_env: The environment variable that has the password.
        folder: The folder on the server.
    """

    senders: tuple[str, ...]
    path: str = ""
    host: str = ""
    port: int = 993
    security: str = "tls"
    user: str = ""
    password_env: str = ""
    folder: str = "INBOX"


def pack(letters: Iterable[bytes]) -> bytes:
    """Put letters into one document, as an mbox file of the kind "mboxrd" has them."""
    return b"".join(
        b"From webwatch\n" + _QUOTED.sub(rb">\1", letter) + b"\n\n" for letter in letters
    )


def unpack(content: bytes) -> tuple[bytes, ...]:
    """Take the letters out of an mbox; never raises.

    Returns:
        The last 200, each of at most a million bytes.
    """
    begun = [
        found.span()
        for found in _BEGINNING.finditer(content)
        if not found.start() or content.endswith((b"\n\n", b"\n\r\n"), 0, found.start())
    ]
    ends = [*(start for start, _ in begun[1:]), len(content)]
    letters = [
        content[start:end][:MOST_BYTES] for (_, start), end in zip(begun, ends, strict=False)
    ]
    return tuple(_UNQUOTED.sub(rb"\1", letter) for letter in letters[-MOST_LETTERS:])
