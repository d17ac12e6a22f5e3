"""Which feeds does a page link to?"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from webwatch.sources.decoding import decode

_MOST: Final = 20
_MAX_LENGTH: Final = 4000
_LINK = re.compile(r"""<(link|base)\b((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""([A-Za-z_][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++))""", re.ASCII
)
# What resolving leaves as it is; most links are so.
_RESOLVED = re.compile(
    r"https?://[a-z0-9.-]+/[\w./~%!$&'()*+,=:@-]*+(?:\?[\w./~%!$&'()*+,=:@?-]++)?", re.ASCII
)
_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json".split()  # noqa: SIM905
)


def feeds_in(page: bytes, url: str) -> tuple[str, ...]:
    """Find the feeds that an HTML page names (``<link rel="alternate" type="...">``).

    Args:
        page: The page's bytes.
        url: Its address, against which links are resolved.

    Returns:
        Absolute http(s) addresses, at most 20, each once, in the page's order.
    """
    found: dict[str, None] = {}
    for name, written in _LINK.findall(decode(page)):
        given = {key.lower(): unescape(a or b or c) for key, a, b, c in ATTRIBUTE.findall(written)}
        if name.lower() == "base":
            url = web_address(given.get("href", ""), url) or url
        elif "alternate" in given.get("rel", "").lower().split() and _is_feed(
            given.get("type", "")
        ):
            found[web_address(given.get("href", ""), url)] = None
    return tuple(address for address in found if address)[:_MOST]


def _is_feed(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() in _FEED_TYPES


def web_address(link: str, base: str) -> str:
    """Resolve a link.

    Args:
        link: As written; white space within, which browsers ignore, is removed.
        base: The address it is relative to.

    Returns:
        An absolute http(s) address of at most 4,000 characters; empty if it isn't one.
    """
    if len(link) <= _MAX_LENGTH and _RESOLVED.fullmatch(link):
        return link
    link = re.sub(r"[\x00-\x1f\x7f]+", "", link).strip()
    try:
        address = urljoin(base, link) if link else ""
        parts = urlsplit(address)
        web = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return ""
    address = address.replace(" ", "%20")
    return address if web and len(address) <= _MAX_LENGTH else ""
