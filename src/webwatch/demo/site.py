"""Which invented site does the demonstration look at?

A real HTTP server on a loopback address, with ten feeds about an association
that does not exist: most do well, one is down, one tries to do harm. Dates are
reckoned from the start of the day, so that a second round on the same day sees
the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import TYPE_CHECKING, Self

from jinja2 import Environment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

# Registered by nobody (IANA, 2026). A port that stays the same from run to run lets
# the second round ask "has it changed?"; when it is taken, the next one that is free will do.
PORT = 18765
_OTHERS = 9

# Path, media type, and the name of the template behind it.
FEEDS = {
    "/meerwijker.rss": ("application/rss+xml", "meerwijker.rss"),
    "/omroep.atom": ("application/atom+xml", "omroep.atom"),
    "/gymnieuws.json": ("application/feed+json", "gymnieuws.json"),
    "/persdienst.rss": ("application/rss+xml", "persdienst.rss"),
    "/forum.rss": ("application/rss+xml", "forum.rss"),
    "/alerts/feeds/00000000000000000001/1": ("application/atom+xml", "alert.atom"),
    "/blog.rdf": ("application/rdf+xml", "blog.rdf"),
    "/dezwaluw.rss": ("application/rss+xml", "dezwaluw.rss"),
    "/kwaad.rss": ("application/rss+xml", "kwaad.rss"),
}
DOWN = "/prikbord.rss"


def _render(template: str, day: datetime) -> bytes:
    def ago(days: float) -> datetime:
        return day - timedelta(days=days)

    environment = Environment(autoescape=False)  # noqa: S701 - the files are XML and JSON already
    environment.filters["rfc822"] = format_datetime
    environment.filters["iso"] = datetime.isoformat
    source = files("webwatch.demo").joinpath("feeds", template).read_text(encoding="utf-8")
    return environment.from_string(source).render(ago=ago).encode()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with a feed, with 304 where the asker has it already, or with 503."""
        if self.path == DOWN:
            self._answer(503, "text/plain", b"Even niet.")
            return
        if self.path not in self.server.documents:
            self._answer(404, "text/plain", b"Niet gevonden.")
            return
        media_type, content = self.server.documents[self.path]
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, media_type, b"", etag)
        else:
            self._answer(200, media_type, content, etag)

    def _answer(self, status: int, media_type: str, content: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is theirs
        """Stay quiet: the terminal is for the digest."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows it would let two servers share a port; elsewhere a port that was let go of a
    # minute ago could not be taken again without it.
    allow_reuse_address = os.name != "nt"
    documents: dict[str, tuple[str, bytes]]


def _served(ports: Iterable[int]) -> _Server:
    for port in ports:
        with suppress(OSError):
            return _Server(("127.0.0.1", port), _Handler)
    return _Server(("127.0.0.1", 0), _Handler)


class DemoSite:
    """The invented site, served while the ``with`` block lasts.

    Args:
        now: The moment of the demonstration, with a time zone.
        port: Where to serve it; if that is taken, at the next one that is free.
    """

    def __init__(self, now: datetime, port: int = PORT) -> None:
        day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        self._server = _served(range(port, port + 1 + _OTHERS))
        self._server.documents = {
            path: (media_type, _render(template, day))
            for path, (media_type, template) in FEEDS.items()
        }
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Where it is served, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def keyword_file(address: str, language: str) -> str:
    """Give the text of the demonstration's keyword file.

    Args:
        address: Where the site is served.
        language: ``nl`` or ``en``.
    """
    source = files("webwatch.demo").joinpath("keywords.toml").read_text(encoding="utf-8")
    environment = Environment(autoescape=False)  # noqa: S701 - it is TOML
    return environment.from_string(source).render(address=address, language=language)
