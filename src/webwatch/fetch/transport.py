"""How does a request reach a server that can neither lead it astray nor keep it waiting?"""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpcore

from webwatch.core.model import FailureClass
from webwatch.fetch.failed import Failed
from webwatch.fetch.lean import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from webwatch.fetch.trip import Trip


class Transport(httpx.BaseTransport):
    """Gives each request a connection of its own, made by its trip (``extensions["trip"]``).

    TLS is always verified, against the certificates that come with httpx and those of the
    machine, so that an authority of one's own network works too.
    """

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        # trust_env: a wrong path in the environment would end the program here
        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()
        return context

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.

        Raises:
            Failed: There is no way to the server, or it is too slow.
            httpcore.ProtocolError: What came is no HTTP.
        """
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        secured = self._tls if request.url.scheme == "https" else None  # it takes long to make
        backend = _Backend(request.extensions["trip"])
        connection = httpcore.HTTPConnection(url.origin, secured, network_backend=backend)
        try:
            answer = connection.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw)
            )
        except BaseException:
            connection.close()
            raise
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer, connection)
        )


@dataclass(frozen=True, slots=True)
class _Body(httpx.SyncByteStream):
    """The body of an answer, which closes its connection with it."""

    answer: httpcore.Response
    connection: httpcore.HTTPConnection

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


@dataclass(frozen=True, slots=True)
class _Backend(httpcore.NetworkBackend):
    """Connects one trip to an address that was checked, whatever it is asked for."""

    trip: Trip

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the trip knows
        local_address: str | None = None,  # noqa: ARG002 - never given
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        trip = self.trip
        patience = trip.settings.connect_timeout.total_seconds()
        why = ""
        for address in trip.addresses:
            try:
                connection = trip.network.connect((address, port), trip.left(patience))
            except TimeoutError:
                why = "no answer in time"
            except OSError as error:
                why = error.strerror or type(error).__name__
            else:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return _Stream(connection, trip)
        raise Failed(FailureClass.NETWORK, f"no connection to {host}, port {port}: {why}")


@dataclass(frozen=True, slots=True)
class _Stream(httpcore.NetworkStream):
    """A socket that knows how long its trip may take."""

    connection: socket.socket
    trip: Trip

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        patience = self.trip.settings.read_timeout.total_seconds()
        self.connection.settimeout(self.trip.left(patience))
        try:
            yield
        except TimeoutError:
            raise self.trip.too_slow() from None
        except OSError as error:
            raise _lost(error) from None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the trip
        with self._in_time():
            piece = self.connection.recv(max_bytes)
        self.trip.count(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the trip
        if not buffer:
            return  # httpcore "sends" the body of a GET: each is a call of the system for nothing
        with self._in_time():
            self.connection.sendall(buffer)

    def close(self) -> None:
        self.connection.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the trip knows
    ) -> httpcore.NetworkStream:
        patience = self.trip.settings.connect_timeout.total_seconds()
        try:
            self.connection.settimeout(self.trip.left(patience))
            secured = ssl_context.wrap_socket(self.connection, server_hostname=server_hostname)
        except TimeoutError:
            self.close()
            raise Failed(FailureClass.TOO_SLOW, "no secure connection in time") from None
        except ssl.SSLError as error:
            self.close()
            raise Failed(FailureClass.TLS, f"no secure connection: {_reason(error)}") from None
        except OSError as error:
            self.close()
            raise _lost(error) from None
        return _Stream(secured, self.trip)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401, ARG002 - httpcore's own signature
        return None  # no HTTP/2 was agreed on


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.lower().replace("_", " ")
    return error.strerror or type(error).__name__


def _lost(error: OSError) -> Failed:
    return Failed(FailureClass.NETWORK, f"the connection was lost: {_reason(error)}")
