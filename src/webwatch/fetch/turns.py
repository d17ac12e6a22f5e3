"""Whose turn is it at a public host, and which hosts want to be left alone?"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from webwatch.fetch.trip import Network


class Turns:
    """One request at a time per host, a pause between two, none during a Retry-After.

    A worker that waits for its turn is held; ``core.lanes`` keeps the addresses of one host
    together, so that it is only ever one.

    Args:
        pause: Between the end of one request and the beginning of the next.
        network: Its clock and sleep are used.
    """

    def __init__(self, pause: timedelta, network: Network) -> None:
        self._pause = pause.total_seconds()
        self._network = network
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._free_from: dict[str, float] = {}
        self._held: dict[str, datetime] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the host to be free, and keep it until the end of the ``with``."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            now = self._network.monotonic()
            if (wait := self._free_from.get(host, now) - now) > 0:
                self._network.sleep(wait)
            try:
                yield
            finally:
                self._free_from[host] = self._network.monotonic() + self._pause

    def hold(self, host: str, until: datetime) -> None:
        """Leave a host alone until then, or until later if that was said before."""
        with self._guard:
            self._held[host] = max(until, self._held.get(host, until))

    def held(self, host: str, now: datetime) -> datetime | None:
        """Say until when a host is to be left alone; None if it may be asked."""
        until = self._held.get(host)
        return until if until and until > now else None
