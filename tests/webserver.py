"""What does a web server on this machine answer, and what was it asked?

    with WebServer() as site:
        site.put("/feed.xml", b"<rss/>", headers={"ETag": '"1"'})
        ... webwatch fetches site.url("/feed.xml") ...
        assert site.requests[0].headers["user-agent"].startswith("webwatch/")

``put`` gives a fixed answer, and says 304 by itself if ``conditional``. ``route`` gives the
raw socket to a function, which may misbehave as it likes; what it does once its client has
gone, or this server has closed, is nobody's concern.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import socketserver
import struct
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Mapping

    Route = Callable[["Exchange"], None]

CLIENT_PATIENCE = 10
_TLS_HELLO = b"\x16\x03"


def reset(connection: socket.socket) -> None:
    """Hang up so that the other side hears a TCP reset."""
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()


@dataclass(frozen=True)
class Request:
    """One request, as it came in; names of headers in lower case."""

    method: str
    path: str
    headers: dict[str, str]

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass
class Exchange:
    """One request, and the socket that waits for its answer."""

    request: Request
    socket: socket.socket
    closing: threading.Event

    def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.socket.sendall(piece)

    def head(self, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Send the status line and just these headers."""
        reason = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unheard Of"
        lines = [f"HTTP/1.1 {status} {reason}", *(f"{n}: {v}" for n, v in (headers or {}).items())]
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1"))

    def answer(
        self, status: int = 200, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> None:
        """Answer as a good server does."""
        length = {} if status == HTTPStatus.NOT_MODIFIED else {"Content-Length": str(len(body))}
        self.head(status, {"Connection": "close"} | length | dict(headers or {}))
        self.send(body)

    def drip(self, pieces: Iterable[bytes], seconds: float) -> None:
        """Send a piece, wait, send a piece, until the client goes or the server closes."""
        for piece in pieces:
            self.send(piece)
            if self.closing.wait(seconds):
                return

    def hang(self) -> None:
        """Say nothing more, and don't hang up, until the client does or the server closes."""
        self.socket.settimeout(0.05)
        while not self.closing.is_set():
            with contextlib.suppress(TimeoutError):
                if not self.socket.recv(1024):
                    return

    def reset(self) -> None:
        """Hang up with a TCP reset instead of a goodbye."""
        reset(self.socket)


@dataclass
class WebServer:
    """A threaded server on a free port of loopback, from ``with`` to its end.

    Attributes:
        tls: With a context, it speaks https.
        host: What stands in its addresses; it always listens on 127.0.0.1.
        requests: What was asked, in order of arrival.
    """

    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    requests: list[Request] = field(default_factory=list)
    _routes: dict[str, Route] = field(default_factory=dict)
    _closing: threading.Event = field(default_factory=threading.Event)

    def put(
        self,
        path: str,
        body: bytes | str = b"",
        *,
        headers: Mapping[str, str] | None = None,
        status: int = 200,
        conditional: bool = False,
    ) -> str:
        """Answer ``path`` so from now on; give its address."""
        content = body.encode() if isinstance(body, str) else body
        sent = dict(headers or {})

        def answer(exchange: Exchange) -> None:
            asked = exchange.request.headers
            same = asked.get("if-none-match", asked.get("if-modified-since"))
            if conditional and same in {sent.get("ETag"), sent.get("Last-Modified")} - {None}:
                exchange.answer(304, {n: v for n, v in sent.items() if n != "Content-Type"})
            else:
                exchange.answer(status, sent, content)

        return self.route(path, answer)

    def route(self, path: str, answer: Route) -> str:
        """Let a function answer ``path`` on the raw socket; give its address."""
        self._routes[path] = answer
        return self.url(path)

    def url(self, path: str = "/") -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{self.host}:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        """The requests for one path, in order."""
        return [request for request in self.requests if request.path == path]

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 256


def _handler(site: WebServer) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            # OSError: the client hung up, was reset or gave up on TLS; that is its right.
            with contextlib.suppress(OSError), self._secured() as connection:
                connection.settimeout(CLIENT_PATIENCE)
                if request := _read(connection):
                    site.requests.append(request)
                    path = request.path.partition("?")[0]
                    route = site._routes.get(request.path) or site._routes.get(path, _nothing)
                    route(Exchange(request, connection, site._closing))

        def _secured(self) -> socket.socket:
            return (
                site.tls.wrap_socket(self.request, server_side=True) if site.tls else self.request
            )

    return Handler


def _nothing(exchange: Exchange) -> None:
    exchange.answer(404, {"Content-Type": "text/plain"}, b"There is nothing here.")


def _read(connection: socket.socket) -> Request | None:
    """Read one request; None if the client left before it had asked, or speaks TLS."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece or piece.startswith(_TLS_HELLO):
            return None
        received += piece
    line, _, rest = received.partition(b"\r\n")
    method, path, _ = line.decode("latin-1").split(" ", 2)
    headers = http.client.parse_headers(io.BytesIO(rest))
    return Request(method, path, {name.lower(): value for name, value in headers.items()})
