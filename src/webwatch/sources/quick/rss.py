"""What does an RSS 2.0 feed say that holds no surprises?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.sources.quick.parts import (
    ATOM,
    DC,
    MEDIA,
    MODULES,
    SY,
    Reading,
    Surprise,
    address,
    between,
    ignore,
    modest,
    named,
    of,
    plain,
    put,
    relation,
    text,
    whole,
    without,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from webwatch.sources.quick.parts import Found


def rss(root: Element) -> Found:
    """Read a feed whose root is ``rss``.

    Raises:
        Surprise: Others know better.
    """
    if root.attrib.keys() - {"version"} or len(root) != 1 or root[0].tag != "channel":
        raise Surprise
    about: Found = {}
    items = []
    without(root[0])
    for part in root[0]:
        if part.tag == "item":
            items.append(_item(part))
        elif part.tag == f"{ATOM}link":
            _elsewhere(part, about)
        elif key := _CHANNEL.get(part.tag):
            put(about, key, text(part))
        elif part.tag not in _LEFT_OUT:
            ignore(part, _IGNORED)
    if "link" in about:
        about["link"] = address(about["link"])
    return whole("rss20", about, items)


def _item(item: Element) -> Found:
    found: Found = {}
    modest(item)
    for part in item:
        if key := _ITEM.get(part.tag):
            put(found, key, text(part))
        elif read := _PARTS.get(part.tag):
            read(part, found)
        elif part.tag not in _LEFT_OUT:
            ignore(part, _IGNORED_IN_ITEMS)
    if "link" in found:
        found["link"] = address(found["link"])
    return named(found)


def _guid(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"isPermaLink"}:
        raise Surprise
    guid = plain(part)
    if part.get("isPermaLink", "true") == "true":
        found["guid"] = address(guid)
    put(found, "id", guid)


def _creator(part: Element, found: Found) -> None:
    found["author"] = text(part)  # of several, the last


def _elsewhere(part: Element, found: Found) -> None:  # noqa: ARG001 - as the others
    if relation(part) == "alternate":
        raise Surprise


def _category(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"domain"}:
        raise Surprise
    found.setdefault("tags", []).append({"term": plain(part)})


def _source(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"url"}:
        raise Surprise
    put(found, "source", {"title": plain(part)})


def _encoded(part: Element, found: Found) -> None:
    put(found, "content", [{"value": text(part)}])


def _media_title(part: Element, found: Found) -> None:
    if len(part) or not found.get("title"):  # else it would be the title
        raise Surprise


def _media_content(part: Element, found: Found) -> None:
    between(part)
    for each in part:
        if each.tag in _MEDIA_TITLES:
            _media_title(each, found)
        else:
            ignore(each, MODULES)


_CHANNEL = {
    "title": "title",
    "link": "link",
    "language": "language",
    "ttl": "ttl",
    f"{SY}updatePeriod": "sy_updateperiod",
    f"{SY}updateFrequency": "sy_updatefrequency",
}
_ITEM = {
    "title": "title",
    "link": "link",
    "description": "summary",
    "pubDate": "published",
    "author": "author",
    f"{DC}date": "updated",
}
_PARTS: dict[str, Reading] = {
    "guid": _guid,
    "category": _category,
    "source": _source,
    f"{DC}creator": _creator,
    f"{DC}subject": _category,
    "{http://purl.org/rss/1.0/modules/content/}encoded": _encoded,
    f"{ATOM}link": _elsewhere,
}
_MEDIA_TITLES = of(MEDIA, "title")
_PARTS |= dict.fromkeys(_MEDIA_TITLES, _media_title)
_PARTS |= dict.fromkeys(of(MEDIA, "content"), _media_content)
_LEFT_OUT = frozenset({"image", "textInput", "cloud"})
"""With all that is in them, as the mender does."""
_IGNORED = MODULES | of(
    [""],
    "description copyright managingEditor webMaster pubDate lastBuildDate category generator docs",
)
_IGNORED_IN_ITEMS = MODULES | {"comments", "enclosure"}
