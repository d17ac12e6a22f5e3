"""How does a letter go out so that nothing is lost and nothing is told twice?

The order is the crash safety: a letter is kept before the server is called, its mentions
are marked told after that, and only then is it done. Killed in between, the same letter goes
out again under the same Message-ID, or is found to be told already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from webwatch.core.hours import is_due, is_quiet, may_try, next_try
from webwatch.deliver.outcome import Delivery, Occasion, Outcome
from webwatch.deliver.parcel import again, alarm, daily
from webwatch.errors import DeliveryError
from webwatch.store.outbox import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from webwatch.deliver.parcel import Parcel, Post
    from webwatch.deliver.readers import Reader
    from webwatch.store.outbox import Letter

_BY_CLOCK = {Occasion.ROUND, Occasion.DIGEST}


def tell(post: Post, reader: Reader, occasion: Occasion) -> Iterator[Delivery]:
    """Tell one reader what they have not been told.

    While nobody knows whether a letter arrived, nothing else goes out to its reader.

    Raises:
        StoreError: The database failed.
    """
    if occasion in _BY_CLOCK and is_quiet(post.schedule, post.local):
        yield _delivery(reader, Outcome.WAITS)
        return
    for sort in (True, False):
        letter = post.store.outbox.waiting(reader.key, alarm=sort)
        if letter is not None and letter.state is State.SENDING:
            result = _settle(post, reader, letter, occasion)
            if result is not None:
                yield result
                if result.outcome is not Outcome.SENT:
                    return
    if occasion is not Occasion.ROUND:
        yield _daily(post, reader, occasion)
        return
    yield _alarm(post, reader)
    late = post.store.outbox.waiting(reader.key, alarm=False)
    if late is not None and may_try(late.next_try, post.now):
        yield _daily(post, reader, Occasion.DIGEST)


def _settle(post: Post, reader: Reader, letter: Letter, occasion: Occasion) -> Delivery | None:
    """Bring to its end what may have arrived; None if that takes no sending."""
    outbox = post.store.outbox
    untold = {mention.id for mention in post.store.untold(reader.key)}
    if letter.mentions and untold.isdisjoint(letter.mentions):
        outbox.end(letter, post.now)
        return None
    parcel = again(post, reader, letter)
    if parcel.digest.quiet and not _is_today(letter.made, post):
        outbox.end(letter, post.now, sent=False)
        return None
    if occasion is Occasion.ROUND and not may_try(letter.next_try, post.now):
        return _delivery(reader, Outcome.WAITS)
    return _send(post, reader, parcel, letter)


def _alarm(post: Post, reader: Reader) -> Delivery:
    letter = post.store.outbox.waiting(reader.key, alarm=True)
    parcel = alarm(post, reader)
    if parcel.digest.quiet:
        return _nothing(post, reader, parcel, letter)
    if letter is not None and not may_try(letter.next_try, post.now):
        return _delivery(reader, Outcome.WAITS)
    return _send(post, reader, parcel, letter)


def _daily(post: Post, reader: Reader, occasion: Occasion) -> Delivery:
    outbox = post.store.outbox
    letter, last = outbox.waiting(reader.key, alarm=False), outbox.last_sent(reader.key)
    done = last is not None and last.ended is not None and _is_today(last.ended, post)
    by_clock = occasion in _BY_CLOCK
    due = [each for each in reader.audiences if not by_clock or is_due(each, post.local)]
    if by_clock and (done or not due):
        return _delivery(reader, Outcome.NOTHING if done else Outcome.WAITS)
    parcel = daily(post, reader, due)
    wanted = occasion is not Occasion.SCANNED and not done and any(a.when_quiet for a in due)
    if parcel.digest.quiet and not wanted:
        return _nothing(post, reader, parcel, letter)
    return _send(post, reader, parcel, letter)


def _nothing(post: Post, reader: Reader, parcel: Parcel, letter: Letter | None) -> Delivery:
    """Let a letter go that has nothing left to tell."""
    post.store.mark_told(reader.key, parcel.settled, post.now)
    if letter is not None:
        post.store.outbox.end(letter, post.now, sent=False)
    return _delivery(reader, Outcome.NOTHING)


def _send(post: Post, reader: Reader, parcel: Parcel, letter: Letter | None) -> Delivery:
    outbox, digest = post.store.outbox, parcel.digest
    mentions = [mention.id for mention in digest.mentions]
    if letter is None:
        letter = outbox.compose(
            reader.key, mentions, post.now, alarm=digest.instant, token=uuid4().hex
        )
    outbox.begin(letter, mentions)
    try:
        reader.channel.send(digest, reader.recipient, letter.token)
    except DeliveryError as error:
        doubled = error.uncertain and letter.attempts > 0  # enough, for today
        soon = error.temporary and not doubled
        later = next_try(letter.attempts + 1, post.now, temporary=soon)
        outbox.failed(letter, later, str(error), uncertain=error.uncertain)
        return _delivery(reader, Outcome.FAILED, parcel, error)
    post.store.mark_told(reader.key, parcel.settled, post.now)
    post.store.notices.mark_told(reader.key, parcel.notices, post.now)
    outbox.end(letter, post.now)
    return _delivery(reader, Outcome.SENT, parcel)


def _delivery(
    reader: Reader,
    outcome: Outcome,
    parcel: Parcel | None = None,
    error: DeliveryError | None = None,
) -> Delivery:
    return Delivery(
        channel=reader.channel.name or reader.channel.kind,
        recipient=reader.recipient,
        outcome=outcome,
        stories=len(parcel.digest.items) if parcel else 0,
        alarm=parcel.digest.instant if parcel else False,
        error=error,
    )


def _is_today(when: datetime, post: Post) -> bool:
    return when.astimezone(ZoneInfo(post.timezone)).date() == post.local.date()
