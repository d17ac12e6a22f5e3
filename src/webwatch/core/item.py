"""How is one story told: by which mention, how severe, and in the words of whom?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.model import Appearance, Kind, Severity
from webwatch.core.spread import story_severity
from webwatch.core.text import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from webwatch.core.model import Mention, Reason
    from webwatch.core.settings import Audience

EXCERPT_WIDTH = 240
"""How many characters of a mention a digest quotes."""

GROUNDS = 3
"""How many reasons say why."""

_HARD_TO_FOLLOW = ("word", "tone.", "role.", "guard.", "place.")


class Place(StrEnum):
    """The sections of a digest, in the order in which they are read."""

    ATTENTION = "attention"
    QUESTIONS = "questions"
    REST = "rest"
    PRAISE = "praise"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """One story, told once, however many outlets have it.

    Attributes:
        lead: The mention that stands for the story.
        mentions: All of the story's mentions in this digest, ``lead`` first.
        severity: The worst of the mentions; a person's grade wins from the machine.
        also_in: Where else it stands, each place once.
        excerpt: The words around the keyword; empty if the title says it all.
        grounds: The heaviest reasons that a person can follow; none if nothing alarms.
        quotes: The words that matched, each once.
        known: Whether an earlier digest told the story: this one adds to it.
    """

    lead: Mention
    mentions: tuple[Mention, ...]
    severity: Severity
    also_in: tuple[Appearance, ...]
    excerpt: str
    grounds: tuple[Reason, ...]
    quotes: tuple[str, ...]
    known: bool

    @property
    def kind(self) -> Kind:
        """What the lead is."""
        return self.lead.assessment.kind

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the lead is so severe, heaviest first."""
        return self.lead.assessment.reasons

    @property
    def graded(self) -> bool:
        """Whether a person said how severe it is."""
        return any(mention.grade is not None for mention in self.mentions)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The names of the keywords of all mentions, each once."""
        return tuple(dict.fromkeys(name for each in self.mentions for name in each.keywords))

    @property
    def place(self) -> Place:
        """The section it belongs in; through all sections the severity never rises."""
        if self.severity >= Severity.HIGH:
            return Place.ATTENTION
        if self.kind is Kind.QUESTION:
            return Place.QUESTIONS
        if self.severity is Severity.MEDIUM:
            return Place.ATTENTION
        return Place.PRAISE if self.kind is Kind.PRAISE else Place.REST


def wanted(mention: Mention, audiences: Sequence[Audience]) -> bool:
    """Tell whether one of these audiences asked for a mention; no audience asks for all."""
    return not audiences or any(
        mention.severity >= audience.min_severity
        and (not audience.keywords or not set(audience.keywords).isdisjoint(mention.keywords))
        and (not audience.kinds or mention.assessment.kind in audience.kinds)
        for audience in audiences
    )


def stories(mentions: Iterable[Mention]) -> list[StoryItem]:
    """Tell each story once, in the order in which its first mention comes."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.story or mention.id].append(mention)
    return [_item(story, members) for story, members in grouped.items()]


def _item(story: int, members: list[Mention]) -> StoryItem:
    severity, spread = story_severity(members)
    ranked = sorted(
        members,
        key=lambda each: (
            each.grade is None,
            -each.severity,
            not each.entry.url,
            -len(each.keywords),
            each.id,
        ),
    )
    lead = ranked[0]
    return StoryItem(
        lead=lead,
        mentions=tuple(ranked),
        severity=severity,
        also_in=_also_in(ranked),
        excerpt=_excerpt(lead),
        grounds=(*spread, *_grounds(lead))[:GROUNDS],
        quotes=tuple({match.quote.casefold(): match.quote for match in lead.matches}.values()),
        known=all(mention.id != story for mention in members),
    )


def _also_in(ranked: Sequence[Mention]) -> tuple[Appearance, ...]:
    lead, *others = ranked
    own = [Appearance(each.entry.outlet or each.source, each.entry.url) for each in others]
    places: dict[str, Appearance] = {}
    for place in (*own, *(place for each in ranked for place in each.also_in)):
        if place.url != lead.entry.url or not place.url:
            places.setdefault(place.url or place.outlet, place)
    return tuple(places.values())


def _excerpt(mention: Mention) -> str:
    entry = mention.entry
    if entry.summary.casefold() in entry.title.casefold():
        return ""
    quote = next((match.quote for match in mention.matches if match.field == "summary"), "")
    return excerpt(entry.summary, quote, EXCERPT_WIDTH)


def _grounds(mention: Mention) -> tuple[Reason, ...]:
    """Leave out what only a model understands: single words, the tone, where we stand."""
    if mention.severity is Severity.LOW:
        return ()
    followed = (
        reason
        for reason in mention.assessment.reasons
        if reason.points > 0 and reason.quote and not reason.signal.startswith(_HARD_TO_FOLLOW)
    )
    once = {reason.quote.casefold(): reason for reason in reversed(tuple(followed))}
    return tuple(reversed(once.values()))[:GROUNDS]
