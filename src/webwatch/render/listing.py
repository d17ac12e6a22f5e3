"""How do mentions look in a list, and one by itself?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from webwatch.core.model import Severity
from webwatch.render.marking import mark, passage
from webwatch.render.wording import link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from webwatch.core.model import Assessment, Match, Mention, Reason
    from webwatch.render.wording import Wording

STYLES = {
    Severity.CRITICAL: "bold white on red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "dim",
}


def table(
    mentions: Sequence[Mention], wording: Wording, now: datetime, *, search: str = ""
) -> Table:
    """Give mentions as a table, one a row, with their number to ask further by.

    Args:
        mentions: In the order of the rows.
        wording: The reader's.
        now: The present moment.
        search: What was searched for: it is marked, and shown where only the text has it.
    """
    rows = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    rows.add_column("ID", justify="right")
    rows.add_column(wording.say("Severity"), no_wrap=True)
    rows.add_column(wording.say("Seen"), no_wrap=True)
    rows.add_column(wording.say("Title"), ratio=1, overflow="fold")
    rows.add_column(wording.say("Outlet"), overflow="fold", max_width=24)
    for mention in mentions:
        rows.add_row(
            str(mention.id),
            flag(mention.severity, wording),
            Text(wording.age(mention.first_seen, now)),
            _found(mention, wording, search),
            Text(mention.entry.outlet or mention.source),
        )
    return rows


def _found(mention: Mention, wording: Wording, search: str) -> Text:
    title = Text(wording.title(mention), style=_linked(mention.entry.url))
    if not search or mark(title, search):
        return title
    piece = Text(passage(mention.entry.summary, search), style="dim")
    mark(piece, search)
    return Text("\n").join((title, piece)) if piece else title


def flag(severity: Severity, wording: Wording) -> Text:
    """Give a severity as a word in its colour."""
    return Text(wording.severity(severity), style=STYLES[severity])


def card(mention: Mention, wording: Wording) -> Table:
    """Give all that is known of a mention, a line a thing."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="bold", no_wrap=True)
    lines.add_column(overflow="fold")
    for name, value in _facts(mention, wording):
        lines.add_row(name, value)
    return lines


def _facts(mention: Mention, wording: Wording) -> Iterator[tuple[str, Text]]:
    entry = mention.entry
    yield wording.say("Title"), Text(wording.title(mention))
    yield from _severity(mention, wording)
    yield wording.say("Kind"), Text(wording.kind(mention.assessment.kind))
    yield wording.say("Link"), Text(entry.url or "-", style=_linked(entry.url))
    yield wording.say("Outlet"), Text(entry.outlet or "-")
    yield wording.say("Author"), Text(entry.author or "-")
    yield wording.say("Source"), Text(mention.source)
    published = wording.long_day(entry.published) if entry.published else "-"
    yield wording.say("Published"), Text(published)
    yield wording.say("First seen"), Text(wording.long_day(mention.first_seen))
    yield wording.say("Keywords"), Text(", ".join(mention.keywords))
    yield from _story(mention, wording)
    yield wording.say("Text"), Text(entry.summary or "-")


def _severity(mention: Mention, wording: Wording) -> Iterator[tuple[str, Text]]:
    yield wording.say("Severity"), flag(mention.severity, wording)
    if mention.grade is not None:
        machine = wording.severity(mention.assessment.severity)
        yield "", Text(wording.say("graded by a person; webwatch said %(word)s", word=machine))


def _story(mention: Mention, wording: Wording) -> Iterator[tuple[str, Text]]:
    yield wording.say("Story"), Text(str(mention.story or mention.id))
    for place in mention.also_in:
        yield wording.say("Also in"), Text(f"{place.outlet}  {place.url}".strip())


def explanation(mention: Mention, wording: Wording) -> Table:
    """Give why a mention matched, why it has its severity, and which story it is in."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="bold", no_wrap=True)
    lines.add_column(overflow="fold")
    for name, value in _severity(mention, wording):
        lines.add_row(name, value)
    for text in _matches(mention.matches, wording):
        lines.add_row(wording.say("Matched"), text)
    for text in _reasons(mention.assessment.reasons, wording):
        lines.add_row(wording.say("Because"), text)
    for name, value in _story(mention, wording):
        lines.add_row(name, value)
    return lines


def assessment(rated: Assessment, wording: Wording) -> Table:
    """Give why words have their severity and kind."""
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="bold", no_wrap=True)
    lines.add_column(overflow="fold")
    lines.add_row(wording.say("Severity"), flag(rated.severity, wording))
    lines.add_row(wording.say("Kind"), Text(wording.kind(rated.kind)))
    for text in _reasons(rated.reasons, wording):
        lines.add_row(wording.say("Because"), text)
    return lines


def _matches(matches: Iterable[Match], wording: Wording) -> Iterator[Text]:
    for match in matches:
        yield Text(
            wording.say(
                "%(keyword)s: \u201c%(quote)s\u201d in the %(field)s",
                keyword=match.keyword,
                quote=match.quote,
                field=wording.say(match.field),
            )
        )


def _reasons(reasons: Iterable[Reason], wording: Wording) -> Iterator[Text]:
    none = True
    for reason in reasons:
        none = False
        quote = f"\u201c{reason.quote}\u201d  " if reason.quote else ""
        yield Text(f"{reason.points:+.1f}  {quote}{wording.signal(reason.signal)}")
    if none:
        yield Text(wording.say("nothing in it asks for action"))


def _linked(url: str) -> str:
    return f"link {url}" if link(url) else ""
