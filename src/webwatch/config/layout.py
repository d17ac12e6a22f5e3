"""Where in the text of a keyword file does an item begin and end?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomlkit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Strings and comments are gone through first, so that no heading is seen within them.
_HEADING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*|"
    r"(?P<heading>^[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>[\w. \t-]+?)[ \t]*\]\]?)",
    re.DOTALL | re.MULTILINE,
)


def behind(text: str, key: str, items: Sequence[Mapping[str, object]]) -> str:
    """Put items of ``[[key]]`` into a text, behind those that are there."""
    if not items:
        return text
    block = "\n".join(f"[[{key}]]\n{tomlkit.dumps(item)}" for item in items)
    spans = items_of(text, key)
    end = spans[-1][1] if spans else len(text)
    before = text[:end].rstrip("\n")
    return f"{before}\n\n{block}" + (text[end:] and "\n" + text[end:].lstrip("\n"))


def items_of(text: str, key: str) -> list[tuple[int, int]]:
    """Tell where each ``[[key]]`` begins and ends, without the comments above the next heading."""
    headings = [found for found in _HEADING.finditer(text) if found["heading"]]
    ends = [*(found.start() for found in headings[1:]), len(text)]
    spans: list[tuple[int, int]] = []
    for found, end in zip(headings, ends, strict=False):
        inner = found["name"].replace(" ", "").startswith(f"{key}.") and bool(spans)
        own = found["name"] == key and found["open"] == "[["
        if own or inner:
            begin = found.start() if own else spans.pop()[0]
            spans.append((begin, end - _tail(text[found.end() : end])))
    return spans


def _tail(item: str) -> int:
    """Tell how many of an item's last characters are no longer about it.

    Comments directly under its last setting are about it, those after a blank line, or
    directly above the next heading, are not.
    """
    lines = item.splitlines(keepends=True)
    last = len(lines)
    while last > 0 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    rest = lines[last:]
    blank = next((number for number, line in enumerate(rest) if not line.strip()), 0)
    return sum(map(len, rest[blank:]))
