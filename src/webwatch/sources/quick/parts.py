"""What stands in a part of a feed, if it is no surprise?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

Found = dict[str, Any]
"""A feed or entry in the shape that feedparser gives, as far as anybody asks."""
Reading = Callable[[Element, Found], None]
"""Notes in the second what stands in the first."""

# With these, and the size of the whole, none of the mender's limits is met.
_MAX_ENTRIES = 2000
_MAX_PARTS = 300
_MAX_ENTRY = 100_000
_MAX_LINK = 2000

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"
MEDIA = ("{http://search.yahoo.com/mrss/}", "{http://search.yahoo.com/mrss}")


class Surprise(Exception):  # noqa: N818 - it is no fault
    """There is something in the document that others know better."""


def of(namespaces: Iterable[str], names: str) -> frozenset[str]:
    """Give the tags of these names in each of these namespaces."""
    return frozenset(f"{space}{name}" for space in namespaces for name in names.split())


MODULES = (
    of(MEDIA, "content thumbnail credit")
    | of([DC], "rights publisher")
    | of(["{http://purl.org/rss/1.0/modules/slash/}"], "comments section department hit_parade")
    | of(["{http://wellformedweb.org/CommentAPI/}"], "commentRss comment")
    | of(["{http://purl.org/syndication/thread/1.0}"], "total")
    | of(["{http://rssnamespace.org/feedburner/ext/1.0}"], "origLink info")
    | of(["{com-wordpress:feed-additions:1}"], "site post-id")
    | of(
        ["{http://a9.com/-/spec/opensearchrss/1.0/}", "{http://a9.com/-/spec/opensearch/1.1/}"],
        "totalResults startIndex itemsPerPage",
    )
    | of([ATOM], "logo icon")
    | of([SY], "updateBase")
)
"""What may stand anywhere and is not read by anybody here."""


def whole(version: str, about: Found, entries: list[Found]) -> Found:
    """Give a feed in feedparser's shape."""
    if len(entries) > _MAX_ENTRIES:
        raise Surprise
    return {"version": version, "feed": about, "entries": entries}


def modest(entry: Element) -> None:
    """Refuse an entry with an attribute, with text between its parts, or of unusual size."""
    without(entry)
    if len(entry) > _MAX_PARTS or len("".join(entry.itertext())) > _MAX_ENTRY:
        raise Surprise


def without(part: Element) -> None:
    """Refuse an attribute, or text that stands between the children."""
    if part.attrib:
        raise Surprise
    between(part)


def between(part: Element) -> None:
    """Refuse text that stands between the children."""
    if part.text and not part.text.isspace():
        raise Surprise
    for child in part:
        if child.tail and not child.tail.isspace():
            raise Surprise


def ignore(part: Element, those: frozenset[str]) -> None:
    """Leave a part out if it is one of those, and has nothing within that might be read."""
    if part.tag not in those or len(part):
        raise Surprise


def put(found: Found, key: str, value: object) -> None:
    """Note what may stand there only once."""
    if key in found:
        raise Surprise
    found[key] = value


def text(part: Element) -> str:
    """Give the text of an element that has nothing but text."""
    if part.attrib:
        raise Surprise
    return plain(part)


def plain(part: Element) -> str:
    """Give the text of an element whose attributes were looked at."""
    if len(part):
        raise Surprise
    said = (part.text or "").strip()
    if not said.isascii():
        try:
            said.encode("iso-8859-1").decode()
        except UnicodeError:
            return said
        raise Surprise  # UTF-8 that was taken for ISO 8859-1
    return said


def address(link: str) -> str:
    """Give an address, if it is one that feedparser gives as it is."""
    odd = ":///" in link or ("&" in link and ";" in link)
    if odd or len(link) > _MAX_LINK or not link.isprintable():
        raise Surprise
    return link


def relation(link: Element) -> str:
    """Say what the target of an Atom link is; it has no children, and an address."""
    if len(link) or not link.get("href"):
        raise Surprise
    return link.get("rel", "alternate").lower()


def named(found: Found) -> Found:
    """Let a guid that is an address stand for a link that isn't there."""
    if (guid := found.pop("guid", None)) is not None:
        found.setdefault("link", guid)
    return found
