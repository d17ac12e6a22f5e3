"""What does each address answer, asked and read by several threads at once?"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TYPE_CHECKING

from webwatch.core.lanes import lanes
from webwatch.core.model import Document, Failure, FailureClass
from webwatch.core.pace import content_hash
from webwatch.sources import MAILED, NotAFeed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from webwatch.core.model import Feed, NotModified, Validators
    from webwatch.core.pace import Pace
    from webwatch.fetch import Fetcher
    from webwatch.sources import Source


_AT_ONCE = 20
ROOM = 3 * _AT_ONCE
"""So many answers wait to be kept at most: a thousand feeds need no more memory than a hundred."""


@dataclass(frozen=True, slots=True)
class Job:
    """One address of a source to look at.

    Attributes:
        address: As the keyword file has it: what is known is kept under it.
        asked: Where to ask: where permanent redirects led for days, else the same.
    """

    source: Source
    address: str
    pace: Pace
    asked: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one address.

    Attributes:
        outcome: The reader's failure, if it could not be read.
        feed: None if there is none, or if it is the same as before.
    """

    outcome: Document | NotModified | Failure
    feed: Feed | None = None


def answers(
    jobs: Sequence[Job], fetcher: Fetcher, workers: int
) -> Iterator[Sequence[tuple[Job, Answer]]]:
    """Fetch and read each address, what is on one host in one thread.

    Args:
        jobs: Each is answered once.
        fetcher: Shared by the threads.
        workers: How many threads.

    Returns:
        Each job with its answer, as soon as it is there: those that are ready together, at
        most 20. When the caller stops asking, what has not begun is not done.
    """
    lanes_left: SimpleQueue[Sequence[Job]] = SimpleQueue()
    ready: SimpleQueue[tuple[Job, Answer]] = SimpleQueue()
    left = Event()
    room = Semaphore(ROOM)

    def work() -> None:
        with suppress(Empty):
            while True:
                for job in lanes_left.get_nowait():
                    room.acquire()
                    if left.is_set():
                        return
                    ready.put((job, _answer(fetcher, job)))

    found = lanes(jobs, lambda job: job.asked)
    for lane in found:
        lanes_left.put(lane)
    # Daemons, since nobody who presses Ctrl-C should have to wait for a site that says nothing.
    for number in range(min(workers, len(found))):
        Thread(target=work, name=f"webwatch-fetch-{number}", daemon=True).start()
    try:
        waiting = len(jobs)
        while waiting:
            batch = [ready.get()]
            with suppress(Empty):
                while len(batch) < _AT_ONCE:
                    batch.append(ready.get_nowait())
            waiting -= len(batch)
            room.release(len(batch))
            yield batch
    finally:
        left.set()
        room.release(workers)


def ask(
    fetcher: Fetcher, source: Source, address: str, validators: Validators
) -> Document | NotModified | Failure:
    """Ask one address of a source, on the web or in a mailbox; never raises for what it does."""
    if isinstance(source, MAILED):
        from webwatch import mailbox  # noqa: PLC0415 - few keyword files have one

        return mailbox.look(source.box, validators, address=address)
    return fetcher.fetch(address, validators, allow_private=source.allow_private_addresses)


def broken_by(error: Exception) -> Answer:
    """Give what a bug that is met at one address is: a failure of that address."""
    detail = f"{type(error).__name__}: {error}"
    return Answer(Failure(failure_class=FailureClass.BROKEN, detail=detail))


def _answer(fetcher: Fetcher, job: Job) -> Answer:
    try:
        return _ask(fetcher, job)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other addresses go on
        return broken_by(error)


def _ask(fetcher: Fetcher, job: Job) -> Answer:
    """Fetch an address and read what came, unless it is what came before."""
    outcome = ask(fetcher, job.source, job.asked, job.pace.validators)
    if job.asked != job.address and not isinstance(outcome, Failure):
        outcome = replace(outcome, moved_to=outcome.moved_to or job.asked)
    if not isinstance(outcome, Document) or content_hash(outcome) == job.pace.content_hash:
        return Answer(outcome)
    try:
        return Answer(outcome, job.source.read(outcome))
    except NotAFeed as error:
        return Answer(replace(error.failure, status=outcome.status, headers=outcome.headers))
