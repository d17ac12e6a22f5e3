"""What does a reader get this time, and what is then no longer to be told?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from webwatch.core.digest import BAR_DAYS, compose
from webwatch.core.flood import storms
from webwatch.core.item import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from webwatch.core.digest import Digest
    from webwatch.core.model import Mention, SourceHealth
    from webwatch.core.settings import Audience, Schedule
    from webwatch.deliver.readers import Reader
    from webwatch.store import Store
    from webwatch.store.outbox import Letter

NEWCOMER = timedelta(days=7)
"""Who was never told anything isn't told what is older than this."""

ALARM = timedelta(hours=24)
"""What is older than this is no alarm any more; the digest has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What all deliveries of one call have in common.

    Attributes:
        store: Open, and the lock held.
        now: Aware, in UTC.
        language: Of those whose channel sets none.
        timezone: An IANA name.
        organisation: Whose digest it is.
        health: Every source, as the store knows it.
        schedule: The keyword file's.
    """

    store: Store
    now: datetime
    language: str
    timezone: str
    organisation: str
    health: Sequence[SourceHealth]
    schedule: Schedule

    @property
    def local(self) -> datetime:
        """The present moment where the user is."""
        return self.now.astimezone(ZoneInfo(self.timezone))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A digest, and the mentions and notices that need never be told again once it was sent."""

    digest: Digest
    settled: tuple[int, ...]

    @property
    def notices(self) -> tuple[int, ...]:
        """The numbers of what it tells of sources."""
        return tuple(notice.id for notice in self.digest.notices)


def alarm(post: Post, reader: Reader) -> Parcel:
    """Take what can't wait for the digest; a story that was an alarm before can."""
    known = {_story(each) for each in _alarmed(post, reader, post.now - NEWCOMER)}
    urgent = [
        mention
        for mention in post.store.untold(reader.key)
        if mention.first_seen > post.now - ALARM
        and _story(mention) not in known
        and any(_is_urgent(mention, audience) for audience in reader.audiences)
    ]
    digest = _composed(post, reader, urgent, (), instant=True)
    return Parcel(digest, tuple(mention.id for mention in digest.mentions))


def daily(post: Post, reader: Reader, due: Sequence[Audience]) -> Parcel:
    """Take what the audiences that are due ask for; settle all but what another day is for."""
    outbox = post.store.outbox
    last, waiting = outbox.last_sent(reader.key), outbox.waiting(reader.key, alarm=False)
    first = (waiting.made if waiting else post.now) - NEWCOMER
    untold = post.store.untold(reader.key)
    fresh = [each for each in untold if last or each.first_seen > first]
    told = _alarmed(post, reader, last.ended if last else None)
    digest = _composed(post, reader, fresh, due, told=told, history=_history(post))
    shown = {mention.id for mention in digest.mentions}
    later = {mention.id for mention in fresh if wanted(mention, reader.audiences)} - shown
    return Parcel(digest, tuple(mention.id for mention in untold if mention.id not in later))


def again(post: Post, reader: Reader, letter: Letter) -> Parcel:
    """Take just what a letter had that may have arrived."""
    mentions = post.store.mentions(ids=letter.mentions)
    history = None if letter.alarm else _history(post)
    digest = _composed(post, reader, mentions, (), instant=letter.alarm, history=history)
    return Parcel(digest, letter.mentions)


def _composed(  # noqa: PLR0913 - what differs between the sorts of letters
    post: Post,
    reader: Reader,
    mentions: Iterable[Mention],
    audiences: Sequence[Audience],
    *,
    told: Iterable[Mention] = (),
    history: Iterable[Mention] | None = None,
    instant: bool = False,
) -> Digest:
    return compose(
        mentions,
        post.health,
        now=post.now,
        language=reader.language(post.language),
        timezone=post.timezone,
        organisation=post.organisation,
        audiences=audiences,
        told=told,
        history=history,
        held=() if instant else storms(post.store.held()),
        notices=() if instant else post.store.notices.untold(reader.key, post.now - NEWCOMER),
        instant=instant,
    )


def _alarmed(post: Post, reader: Reader, since: datetime | None) -> list[Mention]:
    letters = post.store.outbox.alarms(reader.key, since)
    mentions = post.store.mentions(ids=[number for each in letters for number in each.mentions])
    stories = {_story(mention): mention for mention in mentions}
    return sorted(stories.values(), key=lambda mention: (-mention.severity, mention.id))


def _history(post: Post) -> list[Mention]:
    return post.store.mentions(since=post.now - timedelta(days=BAR_DAYS))


def _is_urgent(mention: Mention, audience: Audience) -> bool:
    return (
        audience.instant is not None
        and mention.severity >= audience.instant
        and wanted(mention, [audience])
    )


def _story(mention: Mention) -> int:
    return mention.story or mention.id
