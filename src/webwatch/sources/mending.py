"""How does any document become well-formed XML that costs a parser little?

feedparser takes seconds to minutes for what a hostile or broken site can send within the limits on
size (100,000 attributes: 105 s; 200,000 nested tags: 3 s; 50,000 entries: 4 s), falls back to a
loose parser that is twice as slow at the first fault, and lets entities grow. So one linear pass
goes before it: it closes what is left open, drops what can't be read, and stops at a limit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from xml.sax.saxutils import escape

from webwatch.core.text import without_escapes
from webwatch.sources.entries import MAX_ENTRIES
from webwatch.sources.page import ATTRIBUTE

_MAX_MARKS = 450_000
_MAX_TAGS = 120_000
_MAX_WRITTEN = 15_000_000
# In one entry, or between two; beyond it tags and words are left out, and reading goes on.
_MAX_TAGS_HERE = 3000
_MAX_WRITTEN_HERE = 800_000
_MAX_DEPTH = 100
_MAX_ATTRIBUTES = 30
_MAX_VALUE = 10_000

# Nobody reads them here, and feedparser raises on many of them when they are incomplete.
_UNWANTED = frozenset({"image", "textinput", "cloud", "width", "height"})
_UNWANTED_PREFIXES = frozenset({"geo", "georss", "gml", "psc"})

_ROOT = re.compile(
    r"<(?:[\w.-]+:)?(rss|rdf|feed|channel|html|head|body)(?=[\s/>])|<!doctype\s+(html)",
    re.IGNORECASE,
)
# XML 1.0, section 2.2. C1 controls are legal: feedparser takes them for what they are in
# windows-1252, which is what their author meant.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]++")
_PAGE = frozenset({"html", "head", "body"})
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]++)")
_NAME = r"[A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+"
_TAG = re.compile(
    rf"""<(/?)({_NAME})(?:((?:[^<>"']|"[^"]{{0,2000}}+"|'[^']{{0,2000}}+')*+)>|([^<>]*+)>)""",
    re.ASCII,
)
_MARK = re.compile(r"<(?=[A-Za-z_/!?])")
_REFERENCE = r"#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9_.-]{0,31};"
_LONE_AMPERSAND = re.compile(rf"&(?!{_REFERENCE})")
_ODD_REFERENCE = re.compile(rf"&(?!(?:amp|lt|gt|quot|apos);)(?:{_REFERENCE})")


@dataclass(frozen=True, slots=True)
class Mended:
    """What was made of a document.

    Attributes:
        root: ``rss``, ``rdf``, ``feed`` or ``channel``; ``html`` for a page; else empty.
        xml: The well-formed document; empty if it is no feed.
        entries: How many entries are in it.
        complete: False if the document was cut off, by the web or by a limit.
    """

    root: str
    xml: str = ""
    entries: int = 0
    complete: bool = True


def mend(text: str) -> Mended:
    """Make a document well-formed and cheap to parse; takes linear time and never raises.

    Junk before the root and after it goes, with the document type, its entities, comments and
    processing instructions. Stray ``<`` and ``&`` become text, references of HTML characters, tags
    that cross or stay open are closed. An entry that the end of the document cuts is left out.

    Args:
        text: The decoded document.
    """
    root = _ROOT.search(text)
    if root is None:
        return Mended("")
    name = (root[1] or root[2]).lower()
    if name in _PAGE:
        return Mended("html")
    body = _ILLEGAL.sub("", without_escapes(text[root.start() :]))
    walk = _Walk(body, frozenset(_ENTITY.findall(text[: root.start()])))
    complete = walk.run()
    return Mended(name, "".join(walk.out), walk.entries, complete)


@dataclass(slots=True)
class _Walk:
    """One pass over a document that begins with its root element."""

    text: str
    entities: frozenset[str]
    out: list[str] = field(default_factory=list)
    entries: int = 0
    _open: list[tuple[str, bool]] = field(
        default_factory=list
    )  # the name, and whether it is in out
    _names: Counter[str] = field(default_factory=Counter)
    _entry: tuple[int, int] | None = None  # where the one under way begins: in out, in _open
    _unwanted: int | None = None  # where in _open an element begins that is left out
    _marks: int = 0
    _tags: int = 0
    _written: int = 0
    _tags_here: int = 0
    _written_here: int = 0

    def run(self) -> bool:
        """Fill ``out``; say whether the document was whole."""
        at = 0
        while at >= 0 and self._within_limits() and (mark := _MARK.search(self.text, at)):
            self._write(self.text[at : mark.start()])
            at = self._markup(mark.start())
            if not self._open:
                return bool(self._names)  # else not even the root's tag was whole
        if self._entry:
            written, depth = self._entry
            del self.out[written:], self._open[depth:]
            self.entries -= 1
        self._close_to(0)
        return False

    def _within_limits(self) -> bool:
        self._marks += 1
        return (
            self._marks <= _MAX_MARKS
            and self._tags <= _MAX_TAGS
            and self._written <= _MAX_WRITTEN
            and self.entries <= MAX_ENTRIES
        )

    def _markup(self, mark: int) -> int:
        """Write what begins at ``mark``; give where to read on, or -1 if nothing can follow."""
        text = self.text
        if text.startswith("<![CDATA[", mark):
            end = text.find("]]>", mark)
            self._put(escape(text[mark + 9 : max(end, mark)][: self._room()]))
            return end + 3 if end >= 0 else -1
        for opening, closing in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
            if text.startswith(opening, mark):
                end = text.find(closing, mark)
                return end + len(closing) if end >= 0 else -1
        tag = _TAG.match(text, mark)
        if tag is None:
            self._put("&lt;")
            return mark + 1
        if tag[1]:
            self._end(tag[2].lower())
        else:
            self._start(tag[2], tag[3] or tag[4] or "")
        return tag.end()

    def _start(self, name: str, written: str) -> None:
        if self._is_entry(name):
            self._close_to(self._entry[1] if self._entry else self._unwanted)
            self.entries += 1
            self._entry = len(self.out), len(self._open)
            self._tags_here = self._written_here = 0
        self._tags_here += 1
        if self._unwanted is None and self._is_unwanted(name.lower()):
            self._unwanted = len(self._open)
        room = len(self._open) < _MAX_DEPTH and self._tags_here <= _MAX_TAGS_HERE
        kept = room and self._unwanted is None
        self._tags += kept
        self._put(f"<{name}{self._attributes(written)}>" if kept else " ")
        self._open.append((name, kept))
        self._names[name.lower()] += 1
        if written.endswith("/"):
            self._close_to(len(self._open) - 1)

    def _is_entry(self, name: str) -> bool:
        """Say whether it is the feed's own: without a prefix, or with that of the root."""
        prefix, _, local = name.rpartition(":")
        own = not prefix or (bool(self._open) and prefix == self._open[0][0].rpartition(":")[0])
        return own and local.lower() in {"item", "entry"}

    def _is_unwanted(self, name: str) -> bool:
        prefix, _, local = name.rpartition(":")
        return prefix in _UNWANTED_PREFIXES or (not prefix and local in _UNWANTED)

    def _end(self, name: str) -> None:
        if self._names[name]:
            depth = len(self._open) - 1
            while self._open[depth][0].lower() != name:
                depth -= 1
            self._close_to(depth)

    def _close_to(self, depth: int | None) -> None:
        if depth is None:
            return
        while len(self._open) > depth:
            name, kept = self._open.pop()
            self._names[name.lower()] -= 1
            self.out.append(f"</{name}>" if kept else " ")
        if self._unwanted is not None and depth <= self._unwanted:
            self._unwanted = None
        if self._entry and depth <= self._entry[1]:
            self._entry = None
            self._tags_here = self._written_here = 0

    def _attributes(self, written: str) -> str:
        given: dict[str, str] = {}
        for found in ATTRIBUTE.finditer(written):
            value = found[2] or found[3] or found[4] or ""
            if len(value) <= _MAX_VALUE and len(given) < _MAX_ATTRIBUTES:
                given.setdefault(found[1], self._mended(value).replace('"', "&quot;"))
        return "".join(f' {name}="{value}"' for name, value in given.items())

    def _write(self, text: str) -> None:
        self._put(self._mended(text[: self._room()]).replace("]]>", "]]&gt;"))

    def _room(self) -> int:
        return max(0, _MAX_WRITTEN_HERE - self._written_here)

    def _put(self, written: str) -> None:
        if self._unwanted is not None:
            return
        self._written += len(written)
        self._written_here += len(written)
        self.out.append(written)

    def _mended(self, text: str) -> str:
        if "&" in text:
            text = _ODD_REFERENCE.sub(self._reference, _LONE_AMPERSAND.sub("&amp;", text))
        return text.replace("<", "&lt;")

    def _reference(self, found: re.Match[str]) -> str:
        reference = found[0]
        meant = unescape(reference)
        return "" if meant == reference and reference[1:-1] in self.entities else escape(meant)
