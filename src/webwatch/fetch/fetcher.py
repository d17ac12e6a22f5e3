"""What does an address answer, asked politely and safely?"""

from __future__ import annotations

import re
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

import httpcore

from webwatch import __version__
from webwatch.core.masking import mask
from webwatch.core.model import Document, Failure, FailureClass, NotModified, Validators
from webwatch.core.validators import legal
from webwatch.core.waits import ASK_LATER, retry_after
from webwatch.fetch.answer import DOCUMENTS, PERMANENT, REDIRECTS, Answer, concluded
from webwatch.fetch.decode import ACCEPTED, counted, decoded
from webwatch.fetch.failed import Failed
from webwatch.fetch.lean import httpx
from webwatch.fetch.target import Target, target
from webwatch.fetch.transport import Transport
from webwatch.fetch.trip import Network, Trip
from webwatch.fetch.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from webwatch.core.settings import FetchSettings

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
_GLIMPSE = 65_536
"""How much of an answer that is no document is read, to see what it is."""
_GLIMPSE_SECONDS = 5
_NO_BODY = httpx.ByteStream(b"")


def now_utc() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches documents; a context manager that any number of threads may share.

    TLS is always verified, against the certificates of httpx and of the machine. Proxies of
    the environment are not used: only a connection that we make ourselves goes to an address
    that we checked. Each request has a connection of its own: with a pause between two, a
    kept one is more often stale than of use, and none that was made where private addresses
    are allowed can serve where they are not. Cookies are never kept.

    Args:
        settings: The limits.
        clock: The time, for Retry-After.
        network: The doors to the machine; a test may put others in their place.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], datetime] = now_utc,
        network: Network | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._network = network or Network()
        self._turns = Turns(settings.host_pause, self._network)
        self._headers = _headers(settings.contact)
        self._transport = Transport()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()

    def hold(self, url: str, until: datetime) -> None:
        """Leave the host of an address alone until then, if it is in the world.

        Args:
            url: Of a source that was answered with Retry-After in an earlier round.
            until: In UTC.
        """
        try:
            self._turns.hold(target(url).host, until)
        except Failed:
            return  # what can't be asked needs no holding

    def fetch(
        self, url: str, validators: Validators = Validators(), *, allow_private: bool = False
    ) -> Document | NotModified | Failure:
        """Ask one address, following redirects.

        Args:
            url: Of http or https; user info in it is used for Basic authentication.
            validators: What the address gave before, sent back byte for byte.
            allow_private: Whether it may be on one's own network.

        Returns:
            What came of it. Whatever the web does is a result and never an exception.
            A failure of status 0 and class ``too-fast`` was not asked at all: its host
            wanted to be left alone. ``moved_to`` is empty if the address holds a secret.
        """
        allow_own = allow_private or self._settings.allow_private_addresses
        try:
            return self._follow(url, legal(validators), allow_own=allow_own)
        except Failed as failed:
            return failed.failure

    def _follow(
        self, url: str, validators: Validators, *, allow_own: bool
    ) -> Document | NotModified:
        start = asked = target(url)
        left = self._settings.total_timeout.total_seconds()
        forever = True
        for _ in range(self._settings.max_redirects + 1):
            answer, left = self._hop(asked, validators, left, allow_own=allow_own)
            location = answer.location
            if not location:
                moved = asked.url if forever and asked.url != start.url else ""
                secret = mask(url) != url or mask(moved) != moved
                return concluded(answer, "" if secret else moved)
            asked = target(location, asked)
            forever = forever and answer.status in PERMANENT
        raise Failed(FailureClass.BROKEN, f"more than {self._settings.max_redirects} redirects")

    def _hop(
        self, asked: Target, validators: Validators, left: float, *, allow_own: bool
    ) -> tuple[Answer, float]:
        """Ask once, when it is our turn; waiting for it costs none of the seconds left."""
        now = self._network.monotonic
        trip = Trip(self._network, self._settings, now() + left)
        public = trip.find(asked.host, asked.port, allow_own=allow_own)
        left = trip.ends - now()
        with self._turns.turn(asked.host) if public else nullcontext():
            if public:
                self._refuse_if_held(asked.host)
            trip.ends = now() + left
            answer = self._ask(asked, validators, trip)
            later = retry_after(answer.status, answer.headers, self._clock())
            if public and later and answer.status in ASK_LATER:
                self._turns.hold(asked.host, later)
        return answer, trip.ends - now()

    def _refuse_if_held(self, host: str) -> None:
        now = self._clock()
        if until := self._turns.held(host, now):
            seconds = int((until - now).total_seconds()) + 1
            detail = f"not asked: {host} wants to be left alone until {until:%H:%M} UTC"
            raise Failed(FailureClass.TOO_FAST, detail, 0, (("retry-after", str(seconds)),))

    def _ask(self, asked: Target, validators: Validators, trip: Trip) -> Answer:
        """Send one request and read its answer, redirects not followed."""
        host = {b"Host": asked.netloc.encode("ascii")}
        headers = host | self._headers | _conditions(validators, asked)
        # A body of one's own, and httpx adds no headers: its Host fails on names like ☃.net.
        request = httpx.Request(
            "GET", asked.url, headers=headers, stream=_NO_BODY, extensions={"trip": trip}
        )
        try:
            # not through a client: it would keep cookies and read Location by itself
            with closing(self._transport.handle_request(request)) as response:
                return self._read(response, asked, trip, conditional=bool(validators))
        except httpcore.ProtocolError as error:
            why = str(error).partition(": ")[0]  # what follows is quoted, and may be a secret
            raise Failed(FailureClass.BROKEN, f"an answer that is no HTTP: {why}") from None

    def _read(
        self, response: httpx.Response, asked: Target, trip: Trip, *, conditional: bool
    ) -> Answer:
        """Read as much of the body as the status asks for."""
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, value in response.headers.raw
        )
        answer = Answer(asked, response.status_code, headers, b"", conditional)
        if answer.status in REDIRECTS or answer.status == HTTPStatus.NOT_MODIFIED:
            return answer
        if answer.status not in DOCUMENTS:
            return replace(answer, body=_glimpse(response, answer, trip))
        limit = self._settings.max_bytes
        length = answer.header("content-length")
        if length.isdecimal() and int(length) > limit:
            raise answer.failed(FailureClass.TOO_LARGE, f"{int(length):,} bytes announced")
        try:
            pieces = decoded(counted(response.iter_raw(), limit), answer.header("content-encoding"))
            body = b"".join(counted(pieces, limit))
        except Failed as failed:
            raise answer.failed(failed.failure.failure_class, failed.failure.detail) from None
        if (
            length.isdecimal()
            and trip.body > int(length)
            and not answer.header("transfer-encoding")
        ):
            raise answer.failed(FailureClass.BROKEN, "more than its Content-Length says")
        return replace(answer, body=body)


def _glimpse(response: httpx.Response, answer: Answer, trip: Trip) -> bytes:
    """Read the beginning of an answer that is no document, as far as it comes."""
    trip.ends = min(trip.ends, trip.network.monotonic() + _GLIMPSE_SECONDS)
    seen = bytearray()
    with suppress(Failed, httpcore.ProtocolError):
        encoding = answer.header("content-encoding")
        for piece in decoded(counted(response.iter_raw(), _GLIMPSE), encoding):
            seen += piece
            if len(seen) >= _GLIMPSE:
                break
    return bytes(seen)


def _headers(contact: str) -> dict[bytes, bytes]:
    """Say who we are, and what we can read."""
    legible = re.sub(r"[^!-'*-~]+", "", contact)  # what a comment in a header may hold
    agent = f"webwatch/{__version__} (+{legible})" if legible else f"webwatch/{__version__}"
    return {
        b"User-Agent": agent.encode("ascii"),
        b"Accept": _ACCEPT.encode("ascii"),
        b"Accept-Encoding": ACCEPTED.encode("ascii"),
        b"Connection": b"close",
    }


def _conditions(validators: Validators, asked: Target) -> dict[bytes, bytes]:
    """Give the headers that are this request's own."""
    own = {
        b"If-None-Match": validators.etag,
        b"If-Modified-Since": validators.last_modified,
        b"Authorization": asked.authorization,
    }
    return {name: value.encode("latin-1") for name, value in own.items() if value}
