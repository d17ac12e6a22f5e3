"""What does a feed say that is written as nearly all are: RSS 2.0 or Atom, without surprises?

Mending a document and having feedparser read it takes ten times as long as the XML parser
alone needs. Nearly all feeds need neither. So this reads what is listed here, where it means
one thing only, and leaves a document with anything else in it to those two, as a whole: an
element or attribute that isn't listed, a second title, HTML outside of a CDATA section, a
document type, a fault. What it reads, it reads as they do; the tests hold it to that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, XMLParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Found = dict[str, Any]
"""A feed or entry in the shape that feedparser gives, as far as anybody asks."""

MAX_CHARACTERS = 3_000_000
_MAX_ENTRIES = 2000
_MAX_PARTS = 300
_MAX_ENTRY = 100_000
"""Characters in one entry; with this and the limits above, none of the mender's is met."""
_MAX_VALUE = 2000

_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_MEDIA = ("{http://search.yahoo.com/mrss/}", "{http://search.yahoo.com/mrss}")
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML = frozenset({"text/html", "html", "application/xhtml+xml", "xhtml"})
_TYPES = frozenset({"text", "html", "text/html", "text/plain", "plain"})
_LINK = frozenset({"rel", "type", "href", "title", "hreflang", "length"})

_BEGINNING = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<\?xml-stylesheet[^<>]*\?>\s*)*<(?:rss|feed)\b")
_SURPRISE = re.compile(
    "<!(?!--[^>-]|\\[CDATA\\[)"  # a document type or the like
    r"""|base=|=\s*(?:"[^"<]{2000}|'[^'<]{2000})"""
    "|[\x7f-\x9f\ud800-\udfff]"
    "|&#0*(?:12[7-9]|1[34][0-9]|15[0-9]);|&#[xX]0*(?:7[fF]|[89][0-9a-fA-F]);"
    "|&#[0-9]{5,};|&#[xX][0-9a-fA-F]{4,};"
)


class _Surprise(Exception):  # noqa: N818 - it is no fault
    """There is something in the document that others know better."""


def read(text: str) -> Found | None:
    """Read a feed that holds no surprises.

    Takes linear time. Entities, document types and processing instructions are surprises,
    so that nothing can grow or be fetched.

    Args:
        text: The decoded document.

    Returns:
        ``version``, ``feed`` and ``entries`` as feedparser would give them after the document
        was mended; None if it takes more than this to read it.
    """
    begins = _BEGINNING.match(text, text.startswith("\ufeff"))
    if begins is None or len(text) > MAX_CHARACTERS or text.find("<?", begins.end()) > 0:
        return None
    if _SURPRISE.search(text):
        return None
    parser = XMLParser()  # noqa: S314 - there is no document type, so no entities either
    try:
        parser.feed(text[text.startswith("\ufeff") :])
        root = parser.close()
        return _rss(root) if root.tag == "rss" else _atom(root)
    except (ParseError, _Surprise):
        return None


def _rss(root: Element) -> Found:
    if root.attrib.keys() - {"version"} or len(root) != 1 or root[0].tag != "channel":
        raise _Surprise
    about: Found = {}
    items = []
    channel = root[0]
    _without(channel)
    for part in channel:
        if part.tag == "item":
            items.append(_item(part))
        elif part.tag == f"{_ATOM}link":
            if part.get("rel", "alternate") not in {"self", "hub", "next", "first", "last"}:
                raise _Surprise
        elif key := _CHANNEL.get(part.tag):
            _put(about, key, _text(part))
        elif part.tag not in _IGNORED:
            raise _Surprise
    return _found("rss", about, items)


def _item(item: Element) -> Found:
    found: Found = {}
    _modest(item)
    for part in item:
        tag = part.tag
        if key := _ITEM.get(tag):
            _put(found, key, _text(part))
        elif read_part := _ITEM_PARTS.get(tag):
            read_part(part, found)
        elif tag == f"{_DC}creator":
            found["author"] = _text(part)
        elif tag not in _IGNORED_IN_ITEMS:
            raise _Surprise
    if "link" in found:
        found["link"] = _address(found["link"])
    return _named(found)


def _guid(part: Element, found: Found) -> None:
    given = part.attrib
    if given.keys() - {"isPermaLink"}:
        raise _Surprise
    guid = _plain(part)
    if given.get("isPermaLink", "true") == "true":
        found["guid"] = _address(guid)
    _put(found, "id", guid)


def _named(found: Found) -> Found:
    """Let a guid that is an address stand for a link that isn't there."""
    if (guid := found.pop("guid", None)) is not None:
        found.setdefault("link", guid)
    return found


def _category(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"domain"}:
        raise _Surprise
    found.setdefault("tags", []).append({"term": _plain(part)})


def _source(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"url"}:
        raise _Surprise
    _put(found, "source", {"title": _plain(part)})


def _encoded(part: Element, found: Found) -> None:
    _put(found, "content", [{"value": _text(part)}])


def _media_title(part: Element, found: Found) -> None:
    if _plain(part) != found.get("title"):
        raise _Surprise


def _atom(root: Element) -> Found:
    if root.tag != f"{_ATOM}feed" or root.attrib.keys() - {_LANGUAGE}:
        raise _Surprise
    about: Found = {"language": root.get(_LANGUAGE, "")}
    entries = []
    for part in root:
        if part.tag == f"{_ATOM}entry":
            entries.append(_entry(part))
        elif part.tag == f"{_ATOM}title":
            _typed("title", part, about)
        elif part.tag not in _IGNORED_IN_ATOM:
            raise _Surprise
    return _found("atom10", about, entries)


def _entry(entry: Element) -> Found:
    found: Found = {}
    _modest(entry)
    for part in entry:
        tag = part.tag
        if key := _ENTRY.get(tag):
            _put(found, key, _text(part))
        elif key := _ENTRY_TYPED.get(tag):
            _typed(key, part, found)
        elif read_part := _ENTRY_PARTS.get(tag):
            read_part(part, found)
        elif tag not in _IGNORED_IN_ENTRIES:
            raise _Surprise
    if "id" in found:
        found["guid"] = _address(found["id"])
    if "content" in found:
        found["content"] = [{"value": found["content"]}]
    return _named(found)


def _typed(key: str, part: Element, found: Found) -> None:
    """Read a text whose type is said."""
    given = part.attrib
    if given.keys() - {"type"} or given.get("type", "text") not in _TYPES:
        raise _Surprise
    _put(found, key, _plain(part))


def _link(part: Element, found: Found) -> None:
    given = part.attrib
    if given.keys() - _LINK or not given.get("href") or part.text:
        raise _Surprise
    rel, media_type = given.get("rel", "alternate").lower(), given.get("type", "text/html").lower()
    if rel == "alternate" and media_type in _HTML:
        found["link"] = _address(given["href"])


def _author(part: Element, found: Found) -> None:
    _without(part)
    said = {each.tag: (each.text or "").strip() for each in part if not (len(each) or each.attrib)}
    if len(said) != len(part) or said.keys() - _PERSON:
        raise _Surprise
    name, email = said.get(f"{_ATOM}name", ""), said.get(f"{_ATOM}email", "")
    _put(found, "author", f"{name} ({email})" if name and email else name or email)


def _term(part: Element, found: Found) -> None:
    given = part.attrib
    if given.keys() - {"term", "scheme", "label"} or len(part) or part.text:
        raise _Surprise
    tag = {"term": given.get("term", ""), "label": given.get("label", "")}
    found.setdefault("tags", []).append(tag)


def _found(version: str, about: Found, entries: list[Found]) -> Found:
    if len(entries) > _MAX_ENTRIES:
        raise _Surprise
    return {"version": version, "feed": about, "entries": entries}


def _modest(entry: Element) -> None:
    """Refuse an entry that the mender would cut."""
    _without(entry)
    if len(entry) > _MAX_PARTS or sum(len(part.text or "") for part in entry) > _MAX_ENTRY:
        raise _Surprise


def _without(part: Element) -> None:
    if part.attrib:
        raise _Surprise


def _put(found: Found, key: str, value: object) -> None:
    """Note what stands in an entry once."""
    if key in found:
        raise _Surprise
    found[key] = value


def _text(part: Element) -> str:
    """Give the text of an element that has nothing but text."""
    _without(part)
    return _plain(part)


def _plain(part: Element) -> str:
    if len(part):
        raise _Surprise
    text = (part.text or "").strip()
    if not text.isascii():
        try:
            text.encode("iso-8859-1").decode()
        except UnicodeError:
            return text
        raise _Surprise  # UTF-8 that was taken for ISO 8859-1
    return text


def _address(link: str) -> str:
    """Give an address as it is, if feedparser would."""
    if ":///" in link or len(link) > _MAX_VALUE or ("&" in link and ";" in link):
        raise _Surprise
    return link


def _of(namespace: str, names: str) -> frozenset[str]:
    return frozenset(f"{namespace}{name}" for name in names.split())


def _keys(namespace: str, names: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {f"{namespace}{name}": key for name, key in names}


_PERSON = _of(_ATOM, "name email uri")
