"""What no test may do: leave loopback, touch the home folder, hear the machine's settings."""

import ipaddress
import socket

import pytest
from hypothesis import settings

from household import House, entry
from webserver import WebServer

# A busy machine is no mistake of ours, and many properties share one minute.
settings.register_profile("webwatch", deadline=None, max_examples=50)
settings.load_profile("webwatch")


def _on_loopback(connect):
    """Let a socket connect to this machine only.

    In the place of an audit hook: one written in Python gives threads that start a chance to
    trip over each other while their coverage is measured (CPython 3.11).
    """

    def connected(self, address):
        if isinstance(address, tuple) and not ipaddress.ip_address(address[0]).is_loopback:
            raise RuntimeError(f"a test left loopback: {address}")
        return connect(self, address)

    return connected


socket.socket.connect = _on_loopback(socket.socket.connect)
socket.socket.connect_ex = _on_loopback(socket.socket.connect_ex)


@pytest.fixture(autouse=True)
def _nothing_of_this_machine(monkeypatch, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("WEBWATCH_CONFIG", "WEBWATCH_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.setenv(name, "C")


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder to work in, with a keyword file on one source and a server to look at."""
    monkeypatch.chdir(tmp_path)
    with WebServer() as site:
        home = House(tmp_path, site)
        home.watch({"De Krant": "/krant.rss"})
        home.feed("/krant.rss", entry(1, "TV De Zwaluw wint"), entry(2, "Het weer"), etag="1")
        yield home
