"""How long does each part of the work take, and how does that grow?

    python -m benchmarks.parts --mentions 10000 100000

Matching, rating, keeping, joining, composing, listing and searching, without network. Times are
of the processor, the least of three where that makes sense.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import work
from benchmarks.measure import table
from webwatch import lexicon
from webwatch.core.digest import compose
from webwatch.core.identity import settle
from webwatch.core.judge import Judge, Verdict
from webwatch.core.match import Matcher
from webwatch.core.model import Document, Entry, Keyword
from webwatch.core.pace import Pace
from webwatch.sources.reading import read
from webwatch.store import Judged, Look, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ENTRIES = 30_000


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    asked = options.parse_args()
    entries = list(islice(_entries(), _ENTRIES))
    rows = [*_matching(entries), *_rating(entries)]
    sys.stdout.write(table(["part", "s"], rows) + "\n\n")
    headings = ["with so many stored", "keep 1,000 mentions, s", "a round of 30 known, ms"]
    headings += ["newest 200, ms", "search, ms", "digest of 200, ms", "database, MB"]
    stored = [_stored(mentions) for mentions in asked.mentions]
    sys.stdout.write(table(headings, stored) + "\n")


def _entries() -> Iterator[Entry]:
    """Give entries of the benchmark's feeds, without end."""
    for number in count():
        text = work.feed(number, range(work.ENTRIES - 1, -1, -1))
        yield from read(Document(url="https://dorp.example/", content=text.encode())).entries


def _seconds(do: Callable[[], object], times: int = 3) -> float:
    took = []
    for _ in range(times):
        before = time.process_time()
        do()
        took.append(time.process_time() - before)
    return min(took)


def _matching(entries: list[Entry]) -> Iterator[list[str]]:
    for keywords in (1, 10, 100, 1000):
        names = [f"{name} {each}" for each in range(10) for name in work.NAMES]
        matcher = Matcher([Keyword(name=name, any=(name,)) for name in names[:keywords]])
        seconds = _seconds(lambda: [matcher.match(each, "x") for each in entries], 2)  # noqa: B023
        yield [f"match {keywords:,} keywords in {len(entries):,} entries", f"{seconds:.2f}"]


def _rating(entries: list[Entry]) -> Iterator[list[str]]:
    judge = Judge([Keyword(name="x", any=("de", "dorp", "sport*"))], lexicon.load)
    some = entries[:500]
    seconds = _seconds(lambda: [judge.judge(each, "x") for each in some])
    yield [f"match and rate {len(some)} entries, all mentions", f"{seconds:.2f}"]


def _stored(mentions: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "webwatch.db"
        with Store.open(path) as store:
            entries = _entries()
            judge = Judge([Keyword(name="x", any=("de", "dorp*"))], lexicon.load)
            verdict = next(found for each in entries if (found := judge.judge(each, "x")).matches)

            def keep(feeds: int, first: int) -> None:
                for feed in range(first, first + feeds):
                    given = [_at(each, feed) for each in islice(entries, work.ENTRIES)]
                    _keep(store, f"https://dorp.example/{feed}", given, verdict)

            feeds = mentions // work.ENTRIES
            for first in range(0, feeds, 20):
                with store.together():
                    keep(min(20, feeds - first), first)
            known = list(islice(entries, work.ENTRIES))
            _keep(store, "https://known.example/", known, verdict)
            more = 1000 // work.ENTRIES
            return [
                f"{mentions:,}",
                f"{_seconds(lambda: keep(more, feeds), 1):.2f}",
                _ms(lambda: _keep(store, "https://known.example/", known, verdict)),
                _ms(lambda: store.mentions(limit=200)),
                _ms(lambda: store.mentions(search="zwaluwhof klaagt", limit=200)),
                _ms(lambda: _digest(store)),
                f"{path.stat().st_size / 1e6:.0f}",
            ]


def _at(entry: Entry, half_days: int) -> Entry:
    """Let sixty mentions come a day: a federation of hundreds of clubs has no more."""
    return replace(entry, published=work.START + timedelta(hours=12 * half_days))


def _ms(do: Callable[[], object]) -> str:
    return f"{1000 * _seconds(do):.0f}"


def _keep(store: Store, address: str, entries: list[Entry], verdict: Verdict) -> None:
    arrivals = settle(entries, store.familiar(address, entries))
    judged = tuple(
        Judged(arrival=each, matches=verdict.matches, assessment=verdict.assessment)
        for each in arrivals
    )
    look = Look(
        source="Dorp", kind="rss", address=address, arrivals=judged, pace=Pace(), now=work.START
    )
    store.keep(look)


def _digest(store: Store) -> object:
    return compose(
        store.mentions(limit=200),
        (),
        now=work.START + timedelta(days=1),
        language="nl",
        timezone="Europe/Amsterdam",
        organisation="De Zwaluw",
    )


if __name__ == "__main__":
    main()
