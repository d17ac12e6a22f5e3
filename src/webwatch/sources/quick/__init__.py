"""What does a feed say that is written as nearly all are: RSS 2.0 or Atom, without surprises?

Mending a document and having feedparser read it takes ten times as long as the XML parser
alone needs. Nearly all feeds need neither. So this reads what is listed here, where it means
one thing only, and leaves a document with anything else in it to those two, as a whole: an
element or attribute that isn't listed, a second title, HTML outside of a CDATA section, a
document type, a fault. What it reads, it reads as they do; the tests hold it to that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, XMLParser

from webwatch.sources.quick.atom import atom
from webwatch.sources.quick.parts import Surprise
from webwatch.sources.quick.rss import rss

if TYPE_CHECKING:
    from webwatch.sources.quick.parts import Found

_MAX_CHARACTERS = 3_000_000
_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^<>]*\?>\s*)?"
    rb"(?:(?:<\?xml-stylesheet[^<>]*\?>|<!--[^<>-]++(?:-[^<>-]++)*+-->)\s*)*"
    rb"<(?:rss|feed)\b"
)
# Each begins with a byte that is rather rare in text: that is what makes looking for it quick.
_SURPRISES = tuple(
    re.compile(pattern)
    for pattern in (
        rb"<!(?!--[^>-]|\[CDATA\[)",  # a document type or the like
        rb"""=(?:(?<=base=)|\s*(?:"[^"<]{2000}|'[^'<]{2000}))""",
        rb"\x7f",  # and the controls of windows-1252, as they are or as references
        rb"\xc2[\x80-\x9f]",
        rb"#(?<=&#)(?:0*1(?:2[7-9]|[345][0-9])|[xX]0*(?:7[fF]|[89][0-9a-fA-F]));",
    )
)


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
    if len(text) > _MAX_CHARACTERS:
        return None
    try:
        content = text.removeprefix("\ufeff").encode()
    except UnicodeEncodeError:  # half a character
        return None
    begins = _BEGINNING.match(content)
    if begins is None or content.find(b"<?", begins.end()) > 0:
        return None
    if any(surprise.search(content) for surprise in _SURPRISES):
        return None
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - there is no document type, so no entities
    try:
        parser.feed(content)
        root = parser.close()
        return rss(root) if root.tag == "rss" else atom(root)
    except (ParseError, Surprise):
        return None
