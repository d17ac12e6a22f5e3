"""What does an Atom 1.0 feed say (RFC 4287) that holds no surprises?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.sources.quick.parts import (
    ATOM,
    MODULES,
    Reading,
    Surprise,
    address,
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

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PAGE = frozenset({"text/html", "html", "application/xhtml+xml", "xhtml"})
_TYPES = frozenset({"text", "html", "text/html", "text/plain", "plain"})


def atom(root: Element) -> Found:
    """Read a feed whose root is Atom's.

    Raises:
        Surprise: Others know better.
    """
    if root.tag != f"{ATOM}feed" or root.attrib.keys() - {_LANGUAGE}:
        raise Surprise
    about: Found = {"language": root.get(_LANGUAGE, "")}
    entries = []
    for part in root:
        if part.tag == f"{ATOM}entry":
            entries.append(_entry(part))
        elif part.tag == f"{ATOM}title":
            _typed("title", part, about)
        elif part.tag == f"{ATOM}author":
            _author(part, {})
        else:
            ignore(part, _IGNORED)
    return whole("atom10", about, entries)


def _entry(entry: Element) -> Found:
    found: Found = {}
    modest(entry)
    for part in entry:
        if key := _TEXTS.get(part.tag):
            put(found, key, text(part))
        elif key := _TYPED.get(part.tag):
            _typed(key, part, found)
        elif read := _PARTS.get(part.tag):
            read(part, found)
        else:
            ignore(part, _IGNORED_IN_ENTRIES)
    if "id" in found:
        found["guid"] = address(found["id"])
    if "content" in found:
        found["content"] = [{"value": found["content"]}]
    return named(found)


def _typed(key: str, part: Element, found: Found) -> None:
    """Read a text whose type is said."""
    if part.attrib.keys() - {"type"} or part.get("type", "text") not in _TYPES:
        raise Surprise
    put(found, key, plain(part))


def _link(part: Element, found: Found) -> None:
    if relation(part) != "alternate":
        return
    if part.attrib.keys() - {"rel", "type", "href", "title", "hreflang", "length"}:
        raise Surprise
    if part.get("type", "text/html").lower() in _PAGE:
        found["link"] = address(part.attrib["href"])  # of several, the last


def _author(part: Element, found: Found) -> None:
    without(part)
    said = {each.tag: (each.text or "").strip() for each in part if not len(each)}
    if len(said) != len(part) or said.keys() - _PERSON:
        raise Surprise
    name, email = said.get(f"{ATOM}name", ""), said.get(f"{ATOM}email", "")
    put(found, "author", f"{name} ({email})" if name and email else name or email)


def _category(part: Element, found: Found) -> None:
    if part.attrib.keys() - {"term", "scheme", "label"} or len(part) or part.text:
        raise Surprise
    tag = {"term": part.get("term", ""), "label": part.get("label", "")}
    found.setdefault("tags", []).append(tag)


_TEXTS = {f"{ATOM}{name}": name for name in ("id", "updated", "published")}
_TYPED = {f"{ATOM}{name}": name for name in ("title", "summary", "content")}
_PARTS: dict[str, Reading] = {
    f"{ATOM}link": _link,
    f"{ATOM}author": _author,
    f"{ATOM}category": _category,
}
_PERSON = of([ATOM], "name email uri") | {"{http://schemas.google.com/g/2005}image"}
_IGNORED = MODULES | of([ATOM], "id link updated subtitle generator rights category")
_IGNORED_IN_ENTRIES = MODULES | of([ATOM], "rights")
