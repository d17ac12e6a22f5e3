"""What if a mail server misbehaves at just this step of the conversation?

with ScriptedServer() as server:
    server.fault = Fault("RCPT", "hang up")
"""

import contextlib
import email
import email.policy
import socket
import threading
from dataclasses import dataclass

STEPS = ("greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "text", "QUIT")
DEEDS = (
    "451 4.3.0 not now",
    "554 5.0.0 never",
    "421 4.3.2 closing",
    "hang up",
    "silence",
    "nonsense",
)

ANSWERS = {
    "greeting": "220 mail.club.example",
    "EHLO": "250-mail.club.example\r\n250-SIZE 10000000\r\n250 AUTH PLAIN",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 OK",
    "RCPT": "250 2.1.5 OK",
    "DATA": "354 go on",
    "text": "250 2.0.0 taken",
    "QUIT": "221 2.0.0 bye",
}


@dataclass(frozen=True)
class Fault:
    """What goes wrong, at which step."""

    step: str
    deed: str


class ScriptedServer:
    """A server on loopback that does as RFC 5321 says, but for its fault.

    Attributes:
        fault: What goes wrong; None for nothing.
        mails: What it heard the end of and did not refuse: to the client, it may have arrived.
    """

    def __init__(self):
        self.fault = None
        self.mails = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self):
        return self._listener.getsockname()[1]

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join(5)
        self._listener.close()

    def _serve(self):
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            with connection, contextlib.suppress(OSError, _Gone):
                connection.settimeout(2)
                self._talk(connection, connection.makefile("rb"))

    def _talk(self, connection, heard):
        self._answer(connection, "greeting")
        while line := heard.readline():
            word = line.split()[0].decode("latin-1").upper()
            step = {"HELO": "EHLO"}.get(word, word)
            if step not in ANSWERS:
                connection.sendall(b"250 2.0.0 OK\r\n")
                continue
            if self._answer(connection, step) and step == "DATA":
                self._take(self._text(heard))
                self._answer(connection, "text")

    def _take(self, mail):
        refused = (
            self.fault is not None and self.fault.step == "text" and self.fault.deed[0] in "45"
        )
        if not refused:
            self.mails.append(mail)

    def _text(self, heard):
        lines = []
        while (line := heard.readline()) != b".\r\n":
            if not line:
                raise _Gone
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)

    def _answer(self, connection, step):
        """Answer; tell whether it was a yes."""
        if self.fault is None or self.fault.step != step:
            connection.sendall(ANSWERS[step].encode() + b"\r\n")
            return True
        deed = self.fault.deed
        if deed == "silence":
            connection.recv(65536)  # until the client gives up
        if deed in {"silence", "hang up"}:
            raise _Gone
        connection.sendall(deed.encode() + b"\r\n")
        if deed.startswith("421"):
            raise _Gone
        return False


class _Gone(Exception):  # noqa: N818 - no error: one side left
    """The conversation is over."""
