"""How does a command look at the sources, and show how far it is?"""

from __future__ import annotations

import random
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from webwatch.cli.session import Session
    from webwatch.core.model import Mention
    from webwatch.core.round import Round
    from webwatch.store import Store


def look(
    session: Session, store: Store, *, only: Collection[str] = (), everything: bool = False
) -> Round:
    """Do one round.

    Args:
        session: The command.
        store: Open, and the lock held.
        only: The names of the sources to look at; empty for all.
        everything: Whether to look also where the time has not come.
    """
    from webwatch.cli.words import words_of
    from webwatch.fetch import Fetcher
    from webwatch.scan import Watch, look_once

    settings = session.settings
    with Fetcher(settings.fetch, clock=session.now) as fetcher, _progress(session) as progress:
        watch = Watch(
            keywords=settings.keywords,
            sources=settings.sources,
            lexicon=cache(partial(words_of, session, store)),
            store=store,
            fetcher=fetcher,
            clock=session.now,
            chance=random.random,
            keep=settings.keep,
            workers=settings.fetch.workers,
            progress=progress,
        )
        return look_once(watch, only=only, everything=everything)


@contextmanager
def _progress(session: Session) -> Iterator[Callable[[str, int], None]]:
    """Give a bar on a terminal, and nothing elsewhere."""
    if not session.watched:
        yield lambda _name, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
    )
    with Progress(*columns, console=session.err, transient=True) as bar:
        task = bar.add_task(session.say("Looking at the sources"), total=None)

        def advance(name: str, total: int) -> None:
            bar.update(task, advance=1, total=total, description=name)

        yield advance


def round_json(
    round_: Round, mentions: Collection[Mention], say: Callable[[str], str]
) -> dict[str, object]:
    """Give a round as JSON's types, by the contract of ``scan --json``.

    Args:
        round_: What came of it.
        mentions: The mentions to tell of.
        say: Translates a sentence.
    """
    from webwatch.core.model import Failure
    from webwatch.render.as_json import mention_json
    from webwatch.render.health import advice, sentence

    def error(failure: Failure | None) -> dict[str, str] | None:
        if failure is None:
            return None
        return {
            "class": str(failure.failure_class),
            "message": say(sentence(failure)),
            "advice": say(advice(failure)),
        }

    return {
        "started": round_.started.isoformat(),
        "finished": round_.finished.isoformat(),
        "sources": [
            {
                "name": result.source,
                "kind": result.kind,
                "url": result.url,
                "status": str(result.status),
                "entries": result.entries,
                "new_mentions": result.new_mentions,
                "error": error(result.failure),
            }
            for result in round_.results
        ],
        "mentions": [mention_json(mention) for mention in mentions],
    }
