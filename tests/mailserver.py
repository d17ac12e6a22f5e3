"""What does a mail server on this machine answer, and what was it given?

with MailServer() as server:
    server.answers["DATA"] = "451 4.3.0 Try again later"
    ... webwatch mails to 127.0.0.1, server.port ...
    assert server.mails[0]["To"] == "board@club.example"
"""

import contextlib
import email
import email.policy
import socket
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class MailServer:
    """A real SMTP server on loopback that refuses what it is told to.

    Attributes:
        answers: What it says at MAIL, RCPT, DATA or QUIT instead of yes; for RCPT a
            dict by recipient may stand there.
        envelopes: What it took.
        encrypted: Whether each of these came over TLS.
        mails: The same, read.
    """

    def __init__(self, *, size=None, utf8=False, **settings):
        self.answers = {}
        self.envelopes = []
        self.encrypted = []
        self._settings = {"data_size_limit": size, "enable_SMTPUTF8": utf8, **settings}

    @property
    def port(self):
        return self._controller.port

    @property
    def mails(self):
        return [
            email.message_from_bytes(each.content, policy=email.policy.default)
            for each in self.envelopes
        ]

    def __enter__(self):
        patience = 5
        while True:
            self._controller = Controller(
                _Handler(self),
                hostname="127.0.0.1",
                port=free_port(),
                server_hostname="mail.club.example",
                **self._settings,
            )
            try:
                self._controller.start()
            except OSError:  # somebody else was quicker to take the port
                patience -= 1
                if not patience:
                    raise
            else:
                return self

    def __exit__(self, *_error):
        self._controller.stop()


class _Handler:
    def __init__(self, server):
        self._server = server

    def _answer(self, step):
        return self._server.answers.get(step)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer("MAIL")
        if answer is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer("RCPT")
        if isinstance(answer, dict):
            answer = answer.get(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self._answer("DATA")
        if answer is None or answer.startswith("hang"):
            self._server.envelopes.append(envelope)
            tls = server.transport.get_extra_info("sslcontext") is not None
            self._server.encrypted.append(tls)
        if answer is not None and answer.startswith("hang"):
            server.transport.abort()
        return answer or "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        return self._answer("QUIT") or "221 Bye"


def password_is(secret):
    """An authenticator for the only user there is."""

    def check(server, session, envelope, mechanism, data):
        right = data.login == b"club" and data.password == secret.encode()
        return AuthResult(success=right, handled=False)

    return check


def free_port():
    """A port that nobody listens on; Controller(port=0) can't find one by itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TalkingServer:
    """A server that says these lines, one an accepted command, and then hangs up."""

    def __init__(self, *lines):
        self._lines = lines
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self):
        return self._listener.getsockname()[1]

    def _serve(self):
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as heard:
            for line in self._lines:
                connection.sendall(line.encode() + b"\r\n")
                heard.readline()

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._over.set()
        self._thread.join(timeout=5)
        self._listener.close()


class DrippingServer(TalkingServer):
    """A server whose greeting never ends."""

    def _serve(self):
        connection, _ = self._listener.accept()
        with connection, contextlib.suppress(OSError):
            while not self._over.is_set():
                connection.sendall(b"2")
                self._over.wait(0.02)
