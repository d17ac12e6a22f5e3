"""Whom does an address really ask, and with what right?"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

import ada_url

from webwatch.core.model import FailureClass
from webwatch.fetch.failed import Failed

_MAX_LENGTH = 8_000
_PORTS = {"http": 80, "https": 443}
_AUTHORITY = re.compile(r"\s*[a-z][a-z0-9+.-]*:[/\\]*([^/?#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """One address, ready to be asked.

    Attributes:
        scheme: ``http`` or ``https``.
        netloc: The host with the port, if that isn't the scheme's.
        path: With the query.
        host: As the address says it: a name in ASCII, or an IP address without brackets.
        port: The given one, else the scheme's.
        authorization: What the Authorization header has to say; empty for nothing.
    """

    scheme: str
    netloc: str
    path: str
    host: str
    port: int
    authorization: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """Give it in its normal form, without user info or fragment."""
        return f"{self.scheme}://{self.netloc}{self.path}"


def target(address: str, base: Target | None = None) -> Target:
    """Read an address as browsers do, by the WHATWG URL Standard.

    Args:
        address: Of a source, or what a redirect gave.
        base: The address that redirected here. User info of a redirect counts for nothing;
            that of ``base`` goes along on the same host, but never from https back to http.

    Raises:
        Failed: It is not http or https, or one on whose host parsers disagree.
    """
    parsed = _parse(address, base.url if base else None)
    # the host is read once, by one parser; everything after goes by this
    scheme = parsed.protocol.rstrip(":")
    asked = Target(
        scheme=scheme,
        netloc=parsed.host,
        path=parsed.pathname + parsed.search,
        host=parsed.hostname.strip("[]"),
        port=int(parsed.port or 0) or _PORTS[scheme],
    )
    if base is None:
        return replace(asked, authorization=_basic(parsed.username, parsed.password))
    return replace(asked, authorization=base.authorization) if _as_safe(asked, base) else asked


def _parse(address: str, base: str | None) -> ada_url.URL:
    authority = _AUTHORITY.match(address)
    written = authority[1] if authority else ""
    if len(address) > _MAX_LENGTH or "\\" in written or written.count("@") > 1:
        raise _refused("an address that programs read in different ways")
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in address):  # noqa: PLR2004
        raise _refused("an address with control characters in it")
    try:
        parsed = ada_url.URL(address, base)
    except ValueError:
        raise _refused("not an address of the web") from None
    if parsed.protocol not in {"http:", "https:"}:
        raise _refused(f"{parsed.protocol[:20]} is neither http nor https")
    return parsed


def _as_safe(asked: Target, base: Target) -> bool:
    """Whether what may be told to one address may be told to where it redirects."""
    if asked.host != base.host:
        return False
    ways = ((base.scheme, base.port), (asked.scheme, asked.port))
    return ways[0] == ways[1] or ways == (("http", 80), ("https", 443))


def _basic(user: str, password: str) -> str:
    """Give the credentials as RFC 7617 wants them; empty without a user or password."""
    if not (user or password):
        return ""
    pair = f"{unquote(user)}:{unquote(password)}".encode("utf-8", "replace")
    return f"Basic {base64.b64encode(pair).decode('ascii')}"


def _refused(why: str) -> Failed:
    return Failed(FailureClass.REFUSED_ADDRESS, f"refused: {why}")
