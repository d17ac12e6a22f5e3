"""Where may one request go, and how long may it take?

A name is resolved once, every address that it gives is judged, and the connection goes to
one of those very addresses: a name that says something else a moment later changes nothing.
Each piece of an answer has its time limit, and the whole has one too, so that a server
that drips a byte now and then doesn't hold a worker for ever.
"""

from __future__ import annotations

import queue
import re
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING

from webwatch.core.model import FailureClass
from webwatch.core.reach import Reach, reach
from webwatch.fetch.failed import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from webwatch.core.settings import FetchSettings

_TICK = 0.001
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_INTERIM = b"HTTP/1.1 1"


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the operating system for the IP addresses of a name, in its order of preference.

    Raises:
        OSError: The name is not known, or nobody can be asked.
        UnicodeError: It can be no name at all.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


@dataclass(frozen=True, slots=True)
class Network:
    """The four doors to the machine we run on; a test may put others in their place.

    Attributes:
        resolve: Name and port to IP addresses; may raise OSError or UnicodeError.
        connect: (IP address, port) and seconds to a connected socket; may raise OSError.
        monotonic: Seconds that never go back.
        sleep: Wait so many seconds.
    """

    resolve: Callable[[str, int], Sequence[str]] = resolve
    connect: Callable[[tuple[str, int], float], socket.socket] = socket.create_connection
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Trip:
    """One request: where it may go, how long it may take, and what came over the wire.

    Attributes:
        network: The doors.
        settings: The limits.
        ends: When it must be over, by the network's clock.
        addresses: Where it may connect to, best first.
        body: How many bytes came in after the head of the answer.
    """

    network: Network
    settings: FetchSettings
    ends: float
    addresses: tuple[str, ...] = ()
    body: int = 0
    _head: bytearray = field(default_factory=bytearray)
    _in_body: bool = False

    def left(self, at_most: float) -> float:
        """Give the seconds that one step may take.

        Raises:
            Failed: There are none left.
        """
        left = self.ends - self.network.monotonic()
        if left < _TICK:
            raise self.too_slow()
        return min(left, at_most)

    def too_slow(self) -> Failed:
        """Say that it took too long."""
        total = self.settings.total_timeout.total_seconds()
        return Failed(FailureClass.TOO_SLOW, f"no complete answer in time (at most {total:g} s)")

    def count(self, piece: bytes) -> None:
        """Take note of bytes that came in, after TLS was taken off.

        The HTTP library drops what comes after the Content-Length; this count shows it.
        """
        if self._in_body:
            self.body += len(piece)
            return
        self._head += piece
        while end := _HEAD_END.search(self._head):
            interim = self._head.startswith(_INTERIM)
            del self._head[: end.end()]
            if not interim:
                self._in_body, self.body = True, len(self._head)
                return

    def find(self, host: str, port: int, *, allow_own: bool) -> bool:
        """Resolve a host into ``addresses``, if all of them may be asked.

        Returns:
            Whether it is in the world: False if every address is on one's own network.

        Raises:
            Failed: The name is unknown or too slow, or one of its addresses is refused.
        """
        found = self._resolve(host, port)
        reaches = {address: reach(address) for address in found}
        allowed = {Reach.PUBLIC, Reach.OWN} if allow_own else {Reach.PUBLIC}
        for address, where in reaches.items():
            if where not in allowed:
                what = "of one's own network" if where is Reach.OWN else "never to be asked"
                raise Failed(
                    FailureClass.REFUSED_ADDRESS, f"refused: {host} is {address}, an address {what}"
                )
        self.addresses = tuple(found)
        return Reach.PUBLIC in reaches.values()

    def _resolve(self, host: str, port: int) -> Sequence[str]:
        """Resolve in a thread of its own: a resolver has no time limit that we can set."""
        with suppress(ValueError):
            return (str(ip_address(host.strip("[]"))),)
        answer: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self.network.resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        patience = self.settings.connect_timeout.total_seconds()
        try:
            found = answer.get(timeout=self.left(patience))
        except queue.Empty:
            raise Failed(
                FailureClass.NETWORK, f"the name {host} could not be found in time"
            ) from None
        if isinstance(found, Exception) or not found:
            raise Failed(FailureClass.NETWORK, f"the name {host} could not be found")
        return found
