"""Which entries are in a document of any sort, and if none can be read, why?"""

# ruff: noqa: PLC0415 - what few documents need is imported for them

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from webwatch.core.model import Failure, FailureClass, Feed
from webwatch.core.text import plain
from webwatch.sources import quick
from webwatch.sources.decoding import decode
from webwatch.sources.entries import MAX_ENTRIES, NAME_LENGTH, Whole, entry_of, said, two_letters
from webwatch.sources.page import feeds_in, web_address
from webwatch.sources.source import NotAFeed

if TYPE_CHECKING:
    from webwatch.core.model import Document, Entry

_BLANK = b" \t\r\n\0\xef\xbb\xbf"
_BRIDGE_ERROR = re.compile(r"Bridge returned error (\d{1,3})")
_CLASSES = {
    401: FailureClass.BLOCKED,
    403: FailureClass.BLOCKED,
    404: FailureClass.GONE,
    410: FailureClass.GONE,
    429: FailureClass.TOO_FAST,
}
_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST_TTL = 10_080


def read(document: Document) -> Feed:
    """Read a feed of any format.

    Pure, opens nothing and takes bounded time. At most 2,000 entries are read; dates are
    within 1995 to 2099, and for ``core.dates.believe`` to check against the present.

    Args:
        document: What a server answered.

    Returns:
        The feed; ``complete`` is False if it was cut off, and its last, unfinished entry left out.

    Raises:
        NotAFeed: Nothing can be read from it; its failure says why.
    """
    if not document.content.strip(_BLANK):
        raise _refusal(FailureClass.EMPTY, "an empty body")
    text = decode(document.content, document.content_type)
    if text.lstrip("\ufeff\0 \t\r\n").startswith("{"):
        from webwatch.sources import json_feed

        return json_feed.read(text.strip("\ufeff\0 \t\r\n"), document.url)
    if found := quick.read(text):
        return _feed(found, document.url, complete=True)
    from webwatch.sources.mending import mend

    mended = mend(text)
    if mended.root == "html":
        raise _a_page(document, text)
    if not mended.root:
        raise _refusal(FailureClass.NOT_A_FEED, "no RSS, Atom, RDF or JSON Feed in it")
    if not (mended.complete or mended.entries):
        raise _refusal(FailureClass.BROKEN, "cut off before the first entry was complete")
    return _feed(_parse(mended.xml, document.url), document.url, complete=mended.complete)


def _parse(xml: str, url: str) -> dict[str, Any]:
    """Have feedparser read XML, from bytes only: a string may be an address that it opens.

    Raises:
        NotAFeed: It stumbled.
    """
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if "base=" in xml:  # without a base of the document, it gives an entry's base to the next
        headers["content-location"] = url
    try:
        parsed: dict[str, Any] = feedparser.parse(
            io.BytesIO(xml.encode()),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers=headers,
        )
    except Exception as error:  # noqa: BLE001 - its handlers of rare elements raise whatever they meet
        detail = f"feedparser stumbled: {type(error).__name__}"
        raise _refusal(FailureClass.BROKEN, detail) from None
    return parsed


def _feed(parsed: dict[str, Any], url: str, *, complete: bool) -> Feed:
    about = parsed["feed"]
    # RFC 4287, section 2: Atom's links are relative to xml:base, else to the document. RSS says
    # nothing; its links are those of the site.
    atom = parsed["version"].startswith("atom")
    home = "" if atom else said(about, "link")
    whole = Whole(
        title=plain(said(about, "title"), NAME_LENGTH),
        language=two_letters(said(about, "language")),
        base=web_address(home, url) or url,
        atom=atom,
    )
    entries = tuple(entry_of(found, whole) for found in parsed["entries"][:MAX_ENTRIES])
    return Feed(
        title=whole.title,
        entries=_without_errors(entries),
        ttl=_ttl(about),
        complete=complete,
    )


def _without_errors(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out what RSS-Bridge writes into a feed when it failed (its ``error_output = "feed"``).

    Raises:
        NotAFeed: There is nothing else in it.
    """
    errors = [found for entry in entries if (found := _BRIDGE_ERROR.match(entry.title))]
    if errors and len(errors) == len(entries):
        status = int(errors[0][1])
        raise NotAFeed(
            Failure(
                failure_class=_CLASSES.get(status, FailureClass.BROKEN),
                detail=f"RSS-Bridge: {errors[0][0]}",
            )
        )
    return tuple(entry for entry in entries if not _BRIDGE_ERROR.match(entry.title))


def _ttl(about: dict[str, Any]) -> int | None:
    """Give the minutes of RSS 2.0's ttl, or of RSS 1.0's syndication module; None if unsaid."""
    ttl = said(about, "ttl").strip()
    minutes = int(ttl) if re.fullmatch(r"[0-9]{1,9}", ttl) else 0
    if not minutes:
        often = said(about, "sy_updatefrequency").strip()
        times = int(often) if re.fullmatch(r"[1-9][0-9]{0,3}", often) else 1
        minutes = _MINUTES.get(said(about, "sy_updateperiod").strip().lower(), 0) // times
    return min(minutes, _LONGEST_TTL) if minutes else None


def _a_page(document: Document, text: str) -> NotAFeed:
    title = re.search(r"<title\b[^<>]*+>([^<]*+)", text, re.IGNORECASE)
    named = plain(title[1], NAME_LENGTH) if title else ""
    return _refusal(
        FailureClass.NOT_A_FEED,
        f'an HTML page: "{named}"' if named else "an HTML page",
        feeds_in(document.content, document.url),
    )


def _refusal(failure_class: FailureClass, detail: str, feeds: tuple[str, ...] = ()) -> NotAFeed:
    return NotAFeed(Failure(failure_class=failure_class, detail=detail, feeds=feeds))
