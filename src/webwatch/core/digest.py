"""What does a reader get told, in which order, and how do the sources do?"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from webwatch.core.item import Place, StoryItem, stories, wanted
from webwatch.core.model import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from webwatch.core.model import Mention, SourceHealth
    from webwatch.core.notices import SourceNotice
    from webwatch.core.settings import Audience

BAR_DAYS = 30
"""How many days the row of bars goes back."""

STALE_AFTER = timedelta(hours=26)
"""From here on, that nobody looked is news itself: a daily look and two hours of grace."""


@dataclass(frozen=True, slots=True)
class Section:
    """Stories that ask the same of the reader, worst first; never empty."""

    place: Place
    items: tuple[StoryItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the sources do.

    Attributes:
        total: How many sources there are.
        checked: How many of them were ever looked at.
        failing: Those that can't be read now, longest failing first.
        last_look: When a source was last looked at; None if never.
        stale: Whether that is so long ago that a quiet digest would deceive.
    """

    total: int = 0
    checked: int = 0
    failing: tuple[SourceHealth, ...] = ()
    last_look: datetime | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One bar of the row: how many stories began on a day, and the worst of them."""

    date: date
    stories: int = 0
    worst: Severity = Severity.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one reader is told at one time; every rendering is made from this alone.

    Attributes:
        organisation: Whose digest it is; may be empty.
        language: ``nl`` or ``en``.
        timezone: The reader's IANA time zone.
        composed: When it was made, UTC.
        sections: In order of reading; none on a quiet day.
        health: How the sources do.
        days: The last 30 days in the reader's zone, oldest first; empty if not asked for.
        told: Leads of stories that were told at once, since the digest before this one.
        keywords: The names of the keywords that its stories have, each once.
        held: How many mentions are held back, by source, since nearly all was suddenly new there.
        notices: What is to be told of the sources themselves, once.
        instant: Whether this is an alarm between digests.
    """

    organisation: str
    language: str
    timezone: str
    composed: datetime
    sections: tuple[Section, ...] = ()
    health: Health = Health()
    days: tuple[Day, ...] = ()
    told: tuple[Mention, ...] = ()
    keywords: tuple[str, ...] = ()
    held: tuple[tuple[str, int], ...] = ()
    notices: tuple[SourceNotice, ...] = ()
    instant: bool = False

    @property
    def items(self) -> tuple[StoryItem, ...]:
        """Every story, worst first."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, in the order of the stories."""
        return tuple(mention for item in self.items for mention in item.mentions)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell of."""
        return not self.sections

    def first(self, limit: int) -> tuple[Section, ...]:
        """Give the sections with no more than the worst ``limit`` stories."""
        sections = []
        for section in self.sections:
            items = section.items[: max(0, limit)]
            limit -= len(items)
            if items:
                sections.append(Section(section.place, items))
        return tuple(sections)

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many stories of each severity, worst first, zeros included."""
        found = Counter(item.severity for item in self.items)
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    @property
    def by_kind(self) -> dict[Kind, int]:
        """How many stories of each kind, zeros included."""
        found = Counter(item.kind for item in self.items)
        return {kind: found[kind] for kind in Kind}


def compose(  # noqa: PLR0913 - all by name, each a thing only the caller knows
    mentions: Iterable[Mention],
    health: Sequence[SourceHealth],
    *,
    now: datetime,
    language: str,
    timezone: str,
    organisation: str,
    audiences: Sequence[Audience] = (),
    history: Iterable[Mention] | None = None,
    told: Iterable[Mention] = (),
    held: Iterable[tuple[str, int]] = (),
    notices: Iterable[SourceNotice] = (),
    instant: bool = False,
) -> Digest:
    """Make a digest.

    Args:
        mentions: What to tell of, in any order.
        health: Every source, as the store knows it.
        now: Aware, in UTC.
        language: ``nl`` or ``en``.
        timezone: An IANA name: days begin and end there.
        organisation: Whose digest it is; may be empty.
        audiences: Who reads it; a story comes in if one of its mentions is wanted by one.
        history: The mentions of the last 30 days for the row of bars; None for no bars.
        told: What was told at once since the last digest: named once more, in one line each.
        held: How many mentions a storm holds back, by source.
        notices: What is to be told of the sources themselves.
        instant: Whether this is an alarm between digests.

    Returns:
        The digest: sections in order of reading, one item a story.
    """
    items = [item for item in stories(mentions) if _asked_for(item, audiences)]
    items.sort(key=lambda item: (-item.severity, -_moment(item.lead).timestamp(), -item.lead.id))
    sections = (
        Section(place, tuple(item for item in items if item.place is place)) for place in Place
    )
    return Digest(
        organisation=organisation,
        language=language,
        timezone=timezone,
        composed=now,
        sections=tuple(section for section in sections if section.items),
        health=_health(health, now),
        days=() if history is None else _days(history, audiences, now, ZoneInfo(timezone)),
        told=tuple(told),
        keywords=tuple(dict.fromkeys(name for item in items for name in item.keywords)),
        held=tuple(held),
        notices=tuple(notices),
        instant=instant,
    )


def _moment(mention: Mention) -> datetime:
    return mention.entry.published or mention.first_seen


def _asked_for(item: StoryItem, audiences: Sequence[Audience]) -> bool:
    return any(wanted(mention, audiences) for mention in item.mentions)


def _health(sources: Sequence[SourceHealth], now: datetime) -> Health:
    looks = [source.last_checked for source in sources if source.last_checked is not None]
    last_look = max(looks, default=None)
    failing = [source for source in sources if source.failure is not None]
    return Health(
        total=len(sources),
        checked=len(looks),
        failing=tuple(sorted(failing, key=lambda source: source.failing_since or now)),
        last_look=last_look,
        stale=bool(sources) and (last_look is None or now - last_look > STALE_AFTER),
    )


def _days(
    history: Iterable[Mention], audiences: Sequence[Audience], now: datetime, zone: ZoneInfo
) -> tuple[Day, ...]:
    found: dict[date, list[Severity]] = defaultdict(list)
    for mention in history:
        if mention.story in (0, mention.id) and wanted(mention, audiences):
            found[mention.first_seen.astimezone(zone).date()].append(mention.severity)
    today = now.astimezone(zone).date()
    dates = (today - timedelta(days=back) for back in reversed(range(BAR_DAYS)))
    return tuple(
        Day(date, len(found[date]), max(found[date], default=Severity.LOW)) for date in dates
    )
