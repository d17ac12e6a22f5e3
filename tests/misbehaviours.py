"""In how many ways can a server answer that a feed reader has no use for?

``MISBEHAVIOURS`` is a table: a name, what the server does, and the class of failure that a
user must be told. ``serve`` puts them all on one server. They want a fetcher with short
limits (``LIMITS``), and a round that gives each its class and its sentence, and reads the
healthy sources beside them as if nothing were the matter.
"""

from __future__ import annotations

import gzip
import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from webwatch.core.model import FailureClass
from webwatch.core.settings import FetchSettings

if TYPE_CHECKING:
    from webserver import Exchange, Route, WebServer

LIMITS = FetchSettings(
    allow_private_addresses=True,
    workers=16,
    connect_timeout=timedelta(seconds=2),
    read_timeout=timedelta(seconds=1),
    total_timeout=timedelta(seconds=2),
    max_bytes=2_000_000,
)
HTML = {"Content_Type": "text/html; charset=utf-8"}
FEED = b"<rss version='2.0'><channel><title>x</title><item><title>y</title></item></channel></rss>"


@dataclass(frozen=True)
class Misbehaviour:
    """One way to be of no use.

    Attributes:
        name: Its path on the server is this, behind a slash.
        route: What the server does.
        expected: What a user must be told.
        fetched: Whether the fetcher finds nothing wrong, and only the reader can.
    """

    name: str
    route: Route
    expected: FailureClass
    fetched: bool = False


def serve(site: WebServer) -> dict[str, Misbehaviour]:
    """Put all of them on a server; give them by address."""
    return {site.route(f"/{bad.name}", bad.route): bad for bad in MISBEHAVIOURS}


def _says(status: int, body: bytes = b"Sorry!", **headers: str) -> Route:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda exchange: exchange.answer(status, named, body)


def _sends(*pieces: bytes) -> Route:
    return lambda exchange: exchange.send(*pieces)


def _leads_to(location: str, status: int = 302) -> Route:
    return lambda exchange: exchange.answer(status, {"Location": location})


def _drips(head: bytes, pieces: bytes) -> Route:
    def route(exchange: Exchange) -> None:
        exchange.send(head)
        exchange.drip(itertools.repeat(pieces), 0.1)

    return route


def _pours(head: bytes, piece: bytes) -> Route:
    def route(exchange: Exchange) -> None:
        exchange.send(head)
        exchange.drip(itertools.repeat(piece), 0)

    return route


def _stalls(head: bytes) -> Route:
    def route(exchange: Exchange) -> None:
        exchange.send(head)
        exchange.hang()

    return route


def _hops(exchange: Exchange) -> None:
    number = int(exchange.request.path.partition("?")[2] or 0)
    exchange.answer(301, {"Location": f"/twenty-hops?{number + 1}"})


_BOMB = gzip.compress(b"\x00" * 5_000_000, 1)
_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_PAGE = b"<!DOCTYPE html><html><head><title>Welkom</title></head><body>Meld je aan</body></html>"
_OFFER = b'<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
C = FailureClass

_STATUSES = [
    Misbehaviour(f"status-{status}", _says(status), expected)
    for status, expected in [
        (400, C.BROKEN), (401, C.BLOCKED), (402, C.BROKEN), (403, C.BLOCKED), (404, C.GONE),
        (405, C.BROKEN), (406, C.BROKEN), (410, C.GONE), (418, C.BROKEN), (429, C.TOO_FAST),
        (451, C.BLOCKED), (500, C.BROKEN), (502, C.BROKEN), (503, C.BROKEN), (520, C.BROKEN),
        (599, C.BROKEN), (206, C.BROKEN), (300, C.BROKEN), (304, C.BROKEN),
    ]
]  # fmt: skip
_WALLS = [
    Misbehaviour("no-content", _says(204, b""), C.EMPTY),
    Misbehaviour("too-fast-for-years", _says(429, Retry_After="99999999"), C.TOO_FAST),
    Misbehaviour("busy-since-yesterday", _says(503, Retry_After="-1"), C.BROKEN),
    Misbehaviour("cloudflare", _says(503, b"<title>Just a moment...</title>", **HTML), C.BLOCKED),
    Misbehaviour("waf", _says(202, b"", X_Amzn_Waf_Action="challenge"), C.BLOCKED),
    Misbehaviour("captcha", _says(202, b"/.well-known/sgcaptcha/", **HTML), C.BLOCKED),
]
_REDIRECTS = [
    Misbehaviour("loop", _leads_to("/loop", 308), C.BROKEN),
    Misbehaviour("twenty-hops", _hops, C.BROKEN),
    Misbehaviour("to-nowhere", _says(302), C.BROKEN),
    Misbehaviour("to-file", _leads_to("file:///etc/passwd"), C.REFUSED_ADDRESS),
    Misbehaviour("to-data", _leads_to("data:text/xml,<rss/>"), C.REFUSED_ADDRESS),
    Misbehaviour("to-script", _leads_to("javascript:alert(1)"), C.REFUSED_ADDRESS),
    Misbehaviour("to-metadata", _leads_to("http://169.254.169.254/"), C.REFUSED_ADDRESS),
    Misbehaviour("to-nat64", _leads_to("http://[64:ff9b::a9fe:a9fe]/"), C.REFUSED_ADDRESS),
    Misbehaviour("to-everybody", _leads_to("http://0.0.0.0/"), C.REFUSED_ADDRESS),
    Misbehaviour("to-two-hosts", _leads_to("http://a.example\\@b.example/"), C.REFUSED_ADDRESS),
]
_BODIES = [
    Misbehaviour("empty", _says(200, b""), C.EMPTY),
    Misbehaviour("blank", _says(200, b" \r\n" * 99), C.EMPTY),
    Misbehaviour("endless", _pours(_OK + b"\r\n", b"<item/>" * 10_000), C.TOO_LARGE),
    Misbehaviour(
        "endless-chunks", _pours(_CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n"), C.TOO_LARGE
    ),
    Misbehaviour("announces-much", _stalls(_OK + b"Content-Length: 99999999\r\n\r\n"), C.TOO_LARGE),
    Misbehaviour("bomb", lambda e: e.answer(200, {"Content-Encoding": "gzip"}, _BOMB), C.TOO_LARGE),
    Misbehaviour("bomb-unsaid", lambda e: e.answer(200, {}, _BOMB), C.TOO_LARGE),
    Misbehaviour(
        "bomb-in-bomb",
        lambda e: e.answer(200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(_BOMB)),
        C.TOO_LARGE,
    ),
    Misbehaviour("brotli", _says(200, Content_Encoding="br"), C.BROKEN),
    Misbehaviour(
        "gzip-cut", _says(200, gzip.compress(FEED)[:-9], Content_Encoding="gzip"), C.BROKEN
    ),
    Misbehaviour("gzip-junk", _says(200, b"\x1f\x8b" * 99, Content_Encoding="gzip"), C.BROKEN),
    Misbehaviour("gzip-thrice", _says(200, FEED, Content_Encoding="gzip,gzip,gzip"), C.BROKEN),
    Misbehaviour("length-too-long", _sends(_OK, b"Content-Length: 999\r\n\r\n", FEED), C.BROKEN),
    Misbehaviour("length-too-short", _sends(_OK + b"Content-Length: 9\r\n\r\n" + FEED), C.BROKEN),
    Misbehaviour(
        "lengths", _sends(_OK, b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n"), C.BROKEN
    ),
    Misbehaviour("length-negative", _sends(_OK, b"Content-Length: -1\r\n\r\n"), C.BROKEN),
    Misbehaviour("chunk-junk", _sends(_CHUNKED, b"zz\r\n\r\n"), C.BROKEN),
    Misbehaviour("chunk-cut", _sends(_CHUNKED, b"ff\r\n<rss>"), C.BROKEN),
]
_SOCKETS = [
    Misbehaviour("reset", lambda e: e.reset(), C.NETWORK),
    Misbehaviour("hangs-up", _sends(), C.BROKEN),
    Misbehaviour("smtp", _sends(b"220 mail.example ESMTP\r\n"), C.BROKEN),
    Misbehaviour("zeros", _sends(b"\x00" * 1000), C.BROKEN),
    Misbehaviour("header-nul", _sends(_OK, b"X: \x00\r\n\r\n"), C.BROKEN),
    Misbehaviour("header-flood", _pours(_OK, b"X: " + b"x" * 4096 + b"\r\n"), C.BROKEN),
    Misbehaviour("silence", lambda e: e.hang(), C.TOO_SLOW),
    Misbehaviour("stalls", _stalls(_OK + b"\r\n<rss>"), C.TOO_SLOW),
    Misbehaviour("drips-body", _drips(_OK + b"\r\n", b"<"), C.TOO_SLOW),
    Misbehaviour("drips-head", _drips(_OK, b"X: y\r\n"), C.TOO_SLOW),
    Misbehaviour("drips-chunks", _drips(_CHUNKED, b"1\r\n<\r\n"), C.TOO_SLOW),
]
_PAGES = [
    Misbehaviour(name, _says(200, body, Content_Type=kind), C.NOT_A_FEED, fetched=True)
    for name, kind, body in [
        ("page", "text/html", _PAGE),
        ("page-named-xml", "application/rss+xml", _PAGE),
        ("page-with-feeds", "text/html", _PAGE.replace(b"</head>", _OFFER + b"</head>")),
        ("a-path", "text/plain", b"/etc/passwd"),
        ("an-address", "text/plain", b"http://127.0.0.1:1/feed.xml"),
        ("a-complaint", "text/plain", b"Too many requests, try again later."),
        ("json", "application/json", b'{"error": "not found"}'),
        ("image", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("svg", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'),
    ]
]
MISBEHAVIOURS = (*_STATUSES, *_WALLS, *_REDIRECTS, *_BODIES, *_SOCKETS, *_PAGES)
