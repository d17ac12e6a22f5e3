"""What did Google find, as the mail of an alert says it?

The mail says it up to three times: as JSON in a script of its HTML (what mail programs show
as buttons), as HTML marked up by schema.org, and as text. The first that can be read counts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_TEXT_LINK = re.compile(r"<(https?://[^\s<>]+)>")
_RULE = re.compile(r"(?:=== .* ===|(?:- ){5,}-?)\s*")
_WIDTH = 75
"""How wide Google makes the lines of its text, in characters."""
_DEEPEST = 20


@dataclass(slots=True)
class Finding:
    """One thing that an alert found; texts may hold HTML, the address leads through Google."""

    url: str = ""
    title: str = ""
    text: str = ""
    outlet: str = ""


def findings(html: str, text: str) -> list[Finding]:
    """Read what an alert found.

    Args:
        html: The HTML part of the mail, or its JSON part; empty if there is none.
        text: The text part; empty if there is none.

    Returns:
        What was found, in the mail's order; empty if it can't be read.
    """
    return _in_json(html) or _in_html(html) or list(_in_text(text))


def _in_json(html: str) -> list[Finding]:
    found: list[Finding] = []
    for written in (*_scripts(html), html):
        try:
            document = json.loads(written)
        except (ValueError, RecursionError):
            continue
        found += (
            Finding(url=link["url"], title=link["title"], text=str(link.get("description") or ""))
            for link in _links(document, _DEEPEST)
        )
    return found


def _scripts(html: str) -> Iterator[str]:
    for piece in _SCRIPT_END.split(html):
        _, begun, script = piece.rpartition("<script")
        tag, _, written = script.partition(">")
        if begun and "application/json" in tag:
            yield written


def _links(part: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what JSON holds
    if isinstance(part, dict) and depth:
        told = (part.get("url"), part.get("title"))
        if part.get("type") == "LINK" and all(isinstance(each, str) for each in told):
            yield part
        for each in part.values():
            yield from _links(each, depth - 1)
    elif isinstance(part, list) and depth:
        for each in part:
            yield from _links(each, depth - 1)


def _in_html(html: str) -> list[Finding]:
    reader = _Articles()
    reader.feed(html)
    return [found for found in reader.found if found.url and found.title.strip()]


class _Articles(HTMLParser):
    """Reads the articles (https://schema.org/Article) of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Finding] = []
        self._into = ""
        self._in_publisher = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's signature
        """Notice what the next words are."""
        given = dict(attrs)
        if "schema.org/Article" in (given.get("itemtype") or ""):
            self.found.append(Finding())
            self._into, self._in_publisher = "", False
        said = given.get("itemprop") or ""
        if not self.found or not said:
            return
        if said == "url" and not self.found[-1].url:
            self.found[-1].url = given.get("href") or ""
        self._in_publisher = said == "publisher" or (self._in_publisher and said == "name")
        names = {"name": "outlet" if self._in_publisher else "title", "description": "text"}
        self._into = names.get(said, "")

    def handle_endtag(self, tag: str) -> None:
        """Notice where the words end; bold words are a part of them."""
        if tag not in {"b", "em", "i", "strong"}:
            self._into = ""

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if self._into:
            setattr(self.found[-1], self._into, getattr(self.found[-1], self._into) + data)


def _in_text(text: str) -> Iterator[Finding]:
    """Read blocks of a title, some text and a link; what follows the last rule is Google's."""
    lines: list[str] = []
    for line in text.splitlines():
        link = _TEXT_LINK.fullmatch(line.strip())
        if _RULE.fullmatch(line) or not line.strip():
            lines = []
        elif link and lines:
            title, rest = _title(lines)
            if "/alerts" not in link[1].partition("?")[0]:
                yield Finding(url=link[1], title=title, text=rest)
            lines = []
        else:
            lines.append(line.strip())


def _title(lines: list[str]) -> tuple[str, str]:
    """Part the title from the text: it goes on where the next word didn't fit on its line."""
    end = 1
    while end < len(lines) and len(f"{lines[end - 1]} {lines[end].split()[0]}") > _WIDTH:
        end += 1
    return " ".join(lines[:end]), " ".join(lines[end:])
