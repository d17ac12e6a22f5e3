"""Which feeds does a list of another feed reader name (OPML 2.0, http://opml.org/spec2.opml)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from webwatch.core.address import host_of, mask
from webwatch.core.text import clean, shorten
from webwatch.errors import UsageError
from webwatch.sources.decoding import decode
from webwatch.sources.page import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 5000
_NAME_LENGTH = 100
_SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list; its name is empty if it has none."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a list has.

    Attributes:
        feeds: Each address once, in the list's order, folders left out.
        refused: What can't be fetched over http or https, as it may be shown.
    """

    feeds: tuple[Listed, ...]
    refused: tuple[str, ...] = ()


def read_opml(content: bytes) -> FeedList:
    """Read a list of feeds.

    Only addresses over http and https are taken: other readers also keep commands
    (``exec:``, ``|command``) and files in such lists.

    Raises:
        UsageError: It can't be read; the sentence says where.
    """
    found: list[dict[str, str]] = []
    roots: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        roots[:] = roots or [name.lower()]
        if name.lower() == "outline" and len(found) < _MOST:
            found.append({key.lower(): value for key, value in attributes.items()})

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(decode(content).encode("utf-8", "replace"), True)  # noqa: FBT003 - its signature
    except expat.ExpatError as error:
        raise UsageError(
            "It is broken XML: line %(line)s, column %(column)s. Export it anew from the reader "
            "that made it.",
            line=error.lineno,
            column=error.offset + 1,
        ) from None
    if roots != ["opml"]:
        raise UsageError("It is XML, but no OPML: it doesn't begin with <opml>.")
    return _list_of(found)


def _refuse_entities(*_: object) -> None:
    raise UsageError("It declares entities, which a list of feeds never needs: it was not read.")


def _list_of(outlines: Iterable[dict[str, str]]) -> FeedList:
    feeds: dict[str, Listed] = {}
    refused: dict[str, None] = {}
    for outline in outlines:
        written = outline.get("xmlurl", "")
        if not written.strip():
            continue  # a folder, or a link
        url = web_address(written, "")
        if not (url and host_of(url)):
            refused[shorten(clean(mask(written)), _SHOWN_LENGTH)] = None
            continue
        name = clean(outline.get("title", "") or outline.get("text", ""))
        feeds.setdefault(url, Listed(shorten(name, _NAME_LENGTH), url))
    return FeedList(tuple(feeds.values()), tuple(refused))


def write_opml(feeds: Iterable[Listed], *, title: str) -> bytes:
    """Write a list of feeds that other readers can take over (OPML 2.0, in UTF-8)."""
    lines = (
        f'    <outline type="rss" text={quoteattr(feed.name)} title={quoteattr(feed.name)} '
        f"xmlUrl={quoteattr(feed.url)}/>"
        for feed in feeds
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            f"  <head><title>{escape(title)}</title></head>",
            "  <body>",
            *lines,
            "  </body>",
            "</opml>",
            "",
        )
    ).encode()
