"""How does a digest look on a terminal, of any width?

What the web wrote goes in as ``Text`` only: Rich would obey it as markup otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from webwatch.core.item import Place
from webwatch.core.model import Severity
from webwatch.render.summary import (
    facts,
    health_line,
    more,
    notice_lines,
    opening,
    source_line,
    why,
)
from webwatch.render.wording import Wording, link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

    from webwatch.core.digest import Digest
    from webwatch.core.item import StoryItem

STYLES = {
    Severity.CRITICAL: Style(color="bright_white", bgcolor="red", bold=True),
    Severity.HIGH: Style(color="red", bold=True),
    Severity.MEDIUM: Style(color="yellow", bold=True),
    Severity.LOW: Style(color="cyan"),
}
PRAISE = Style(color="green", bold=True)
DIM = Style(dim=True)

WIDEST = 100
"""Lines longer than this are hard to read."""

ROOMY = 76
"""From this width on flags stand in a column of their own, below it before the title."""


def show(digest: Digest, console: Console, *, limit: int | None = None) -> None:
    """Print a digest; long addresses stay in one piece, so that they can be clicked.

    Args:
        digest: What to show.
        console: Where; its width, colours and links are obeyed.
        limit: Show the worst so many stories and count the rest; None for all.
    """
    console.print(DigestView(digest, limit), crop=False)


_INDENT = 2


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest as Rich shows it; print it with ``crop=False``, or call ``show``."""

    digest: Digest
    limit: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield one line after the other, none wider than it should be but an address."""
        width = min(options.max_width, WIDEST)
        for block in _blocks(self.digest, self.limit, roomy=width >= ROOMY):
            for line in block.lines(console, width):
                line.no_wrap, line.overflow = True, "ignore"
                yield line


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph.

    Attributes:
        text: What it says.
        first: What stands before its first line.
        indent: How many cells stand before the other lines.
        whole: Whether it must stay on one line, however wide.
    """

    text: Text
    first: Text = field(default_factory=Text)
    indent: int = 0
    whole: bool = False

    def lines(self, console: Console, width: int) -> Iterator[Text]:
        """Give its lines for a width in cells."""
        room = max(width - self.indent, 10)
        pieces = [self.text] if self.whole else self.text.wrap(console, room)
        for number, piece in enumerate(pieces):
            piece.rstrip()
            yield (Text(" " * self.indent) if number else self.first) + piece


def _blocks(digest: Digest, limit: int | None, *, roomy: bool) -> Iterator[_Block]:
    wording, total = Wording.of(digest), len(digest.items)
    limit = total if limit is None else limit
    flags = {len(wording.flag(item)) for item in digest.items}
    column = _INDENT + max(flags, default=0) if roomy else 0
    heading = (digest.organisation or "Webwatch", wording.long_day(digest.composed))
    yield _Block(Text(" · ".join(heading), style="bold"))
    yield _Block(Text(opening(digest)))
    yield _Block(Text(health_line(digest), style="yellow" if digest.health.failing else DIM))
    for section in digest.first(limit):
        yield _Block(Text())
        yield _Block(Text(wording.place(section.place).upper(), style="bold underline"))
        for number, item in enumerate(section.items):
            if number:
                yield _Block(Text())
            yield from _story(item, digest, column)
    if total > limit:
        yield _Block(Text())
        yield _Block(Text(more(total - limit, wording), style="bold"))
    yield from _told(digest, wording)
    yield from _failing(digest, wording)


def _story(item: StoryItem, digest: Digest, column: int) -> Iterator[_Block]:
    wording = Wording.of(digest)
    style = PRAISE if item.place is Place.PRAISE else STYLES[item.severity]
    word = wording.flag(item)
    flag = Text.assemble((word, style), " " * max(column - len(word), 1))
    address = link(item.lead.entry.url)
    title = Text(wording.title(item.lead), style=Style(bold=True, link=address or None))
    yield _Block(title, flag, column) if column else _Block(flag + title, indent=_INDENT)
    column = column or _INDENT
    first = Text(" " * column)
    yield _Block(Text(" · ".join(facts(item, digest)), style=DIM), first, column)
    if item.excerpt:
        yield _Block(Text(item.excerpt), first, column)
    yield _Block(Text(why(item, wording), style="italic"), first, column)
    if address:
        yield _Block(Text(address, style=Style(dim=True, link=address)), first, column, whole=True)


def _told(digest: Digest, wording: Wording) -> Iterator[_Block]:
    if digest.told:
        yield _Block(Text())
        yield _Block(Text(wording.say("You were told of these at once:"), style="bold"))
    for mention in digest.told:
        word = wording.severity(mention.severity).upper()
        yield _Block(Text(f"{word} {wording.title(mention)}"), Text("  "), 4)


def _failing(digest: Digest, wording: Wording) -> Iterator[_Block]:
    if digest.health.failing:
        yield _Block(Text())
        yield _Block(Text(wording.say("Sources that can't be read now:"), style="bold"))
    for source in digest.health.failing:
        name = Text(source.source, style="bold")
        yield _Block(name + Text(f": {source_line(source, digest)}"), Text("  "), 4)
    notices = notice_lines(digest)
    if notices:
        yield _Block(Text())
    for line in notices:
        yield _Block(Text(line))
