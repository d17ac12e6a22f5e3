"""What does a mail server on this machine hold, and what was it asked (RFC 3501)?

As much of IMAP as a reader needs that only looks. ``says`` gives other answers than a good
server would, by the command.
"""

from __future__ import annotations

import contextlib
import re
import socketserver
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import socket
    import ssl

PASSWORD = "sesame"


@dataclass
class ImapServer:
    """A threaded server on a free port of loopback, from ``with`` to its end.

    Attributes:
        letters: By their number (UID).
        validity: Of the numbers.
        says: What to say to a command instead, with ``TAG`` for its tag; empty to hang up.
        commands: What was asked, without tags.
    """

    letters: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    tls: ssl.SSLContext | None = None
    says: dict[str, bytes] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        serving = {"poll_interval": 0.005}
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs=serving, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, tag: str, command: str) -> bytes:
        name = re.match(r"(?:UID )?\w+", command)[0].upper()
        if name in self.says:
            return self.says[name].replace(b"TAG", tag.encode())
        told = getattr(self, "_" + name.lower().replace(" ", "_"))(command)
        if told is None:
            return f"{tag} NO\r\n".encode()
        return told + f"{tag} OK done\r\n".encode()

    def _capability(self, _command: str) -> bytes:
        return b"* CAPABILITY IMAP4rev1\r\n"

    def _login(self, command: str) -> bytes | None:
        return b"" if command == f'LOGIN "tom@tv.example" "{PASSWORD}"' else None

    def _examine(self, command: str) -> bytes | None:
        if command != 'EXAMINE "INBOX"':
            return None
        return f"* {len(self.letters)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}]\r\n".encode()

    def _uid_search(self, command: str) -> bytes:
        first, sender = re.fullmatch(r'UID SEARCH UID (\d+):\* FROM "(.*)"', command).groups()
        from_ = [
            uid for uid, letter in self.letters.items()
            if re.search(rb"^From:.*" + re.escape(sender.encode()), letter, re.MULTILINE)
        ]  # fmt: skip
        last = [uid for uid in from_ if uid == max(self.letters)]
        found = [uid for uid in from_ if uid >= int(first)] or last
        return f"* SEARCH {' '.join(map(str, found))}\r\n".encode()

    def _uid_fetch(self, command: str) -> bytes:
        uid = int(re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.\d+>\)", command)[1])
        letter = self.letters.get(uid)
        if letter is None:
            return b""
        return b"* 1 FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, len(letter), letter)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


def _handler(server: ImapServer) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError), self._secured() as connection:
                connection.settimeout(10)
                connection.sendall(b"* OK ready\r\n")
                for line in connection.makefile("rb"):
                    tag, _, command = line.decode().strip().partition(" ")
                    server.commands.append(command)
                    answer = server.answer(tag, command)
                    if not answer:
                        return
                    connection.sendall(answer)

        def _secured(self) -> socket.socket:
            if server.tls:
                return server.tls.wrap_socket(self.request, server_side=True)
            return self.request

    return Handler
