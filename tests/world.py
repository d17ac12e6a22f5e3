"""What is the web that a fetcher is tried on?"""

import gzip
import socket
from datetime import UTC, datetime, timedelta
from functools import partial

from webwatch.core.model import Failure, FailureClass
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher, Network

BODY = b"<rss><channel><title>Nieuws</title></channel></rss>"
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PUBLIC = "93.184.215.14"
DEFAULTS = FetchSettings()
OWN = FetchSettings(allow_private_addresses=True)
QUICK = FetchSettings(
    allow_private_addresses=True,
    read_timeout=timedelta(seconds=0.2),
    connect_timeout=timedelta(seconds=0.3),
    total_timeout=timedelta(seconds=0.4),
)

packed = partial(gzip.compress, mtime=0)  # else the name of a test would hold the time


def brief(value):
    """A short name for a case, the same in every process."""
    return value[:30] if isinstance(value, str) and value.isascii() else "raw"


class World:
    """A world of public names, all served by one loopback server, with a clock of its own."""

    def __init__(self, site, **names):
        self.site, self.seconds, self.slept = site, 0.0, []
        self.names = {name.replace("_", "."): found for name, found in names.items()}
        self.network = Network(self._resolve, self._connect, lambda: self.seconds, self._sleep)

    def _resolve(self, host, port):
        literal = ":" in host or host.replace(".", "").isdecimal()
        return (host,) if literal else self.names.get(host, (PUBLIC,))

    def _connect(self, address, seconds):
        assert address[0] == PUBLIC
        return socket.create_connection(("127.0.0.1", self.site.port), seconds)

    def _sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds

    def fetcher(self, limits=DEFAULTS):
        return Fetcher(
            limits, clock=lambda: NOW + timedelta(seconds=self.seconds), network=self.network
        )


def refused(outcome):
    return isinstance(outcome, Failure) and outcome.failure_class is FailureClass.REFUSED_ADDRESS


def class_of(outcome):
    assert isinstance(outcome, Failure), outcome
    return outcome.failure_class
