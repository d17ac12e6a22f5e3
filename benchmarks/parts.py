"""How long does each part of the work take, and how does that grow?

    python -m benchmarks.parts --mentions 10000 100000 1000000

Matching, rating, keeping, joining, composing, listing and searching, without network. Times are
of the processor, the least of three where that makes sense. A million mentions take two minutes
and 2.5 GB of the folder for temporary files to be made.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import work
from benchmarks.filling import CHANNEL, TEXTS, fill
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
    rows = [*_matching(entries), *_rating(entries), *_joining(entries)]
    sys.stdout.write(table(["part", "s"], rows) + "\n\n")
    headings = ["with so many stored", "keep 990 mentions, s", "a round of 30 known, ms"]
    headings += ["what is untold, ms", "newest 200, ms", "search, ms", "search in vain, ms"]
    headings += ["digest of 200, ms", "database, MB"]
    stored = [_stored(mentions, entries) for mentions in asked.mentions]
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


def _joining(entries: list[Entry]) -> Iterator[list[str]]:
    """Keep what all comes on one day: of all sorts, on one topic, or one text of many papers."""
    topic = "Zwaluwhof klaagt over het geluid van de nieuwe sporthal"
    one_day = [replace(each, published=work.START) for each in entries[:900]]
    for told, given in {
        "900 mentions of one day": one_day,
        "900 of one topic": [_about(topic, each) for each in one_day],
        "240 copies of one text": [
            replace(each, title=topic, summary=topic) for each in one_day[:240]
        ],
    }.items():
        yield [f"keep and join {told}", f"{_seconds(lambda: _keep_anew(given), 2):.2f}"]  # noqa: B023


def _about(topic: str, entry: Entry) -> Entry:
    title, summary = f"{topic[:16]} {entry.title}", f"{topic}. {entry.summary}"
    return replace(entry, title=title, summary=summary)


def _keep_anew(entries: list[Entry]) -> None:
    with _folder() as path, Store.open(path) as store, store.together():
        for first in range(0, len(entries), work.ENTRIES):
            address = f"https://dorp{first}.example/"
            _keep(store, address, entries[first : first + work.ENTRIES], _verdict())


def _stored(mentions: int, entries: list[Entry]) -> list[str]:
    verdict = _verdict()
    known, new = entries[-work.ENTRIES :], entries[-34 * work.ENTRIES : -work.ENTRIES]

    def keep() -> None:
        with store.together():
            for feed in range(33):
                some = new[feed * work.ENTRIES : (feed + 1) * work.ENTRIES]
                given = [_at(each, feed) for each in some]
                _keep(store, f"https://nieuw{feed}.example/", given, verdict)

    with _folder() as path:
        fill(path, mentions, entries[:TEXTS])
        with Store.open(path) as store:
            _keep(store, "https://known.example/", known, verdict)
            took = [
                _ms(lambda: _keep(store, "https://known.example/", known, verdict), 9),
                _ms(lambda: store.untold(CHANNEL)),
                _ms(lambda: store.mentions(limit=200)),
                _ms(lambda: store.mentions(search="zwaluwhof klaagt", limit=200)),
                _ms(lambda: store.mentions(search="staat er niet", limit=200)),
                _ms(lambda: _digest(store)),
            ]
            size = path.stat().st_size
            return [f"{mentions:,}", f"{_seconds(keep, 1):.2f}", *took, f"{size / 1e6:.0f}"]


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "webwatch.db"


@cache
def _verdict() -> Verdict:
    judge = Judge([Keyword(name="x", any=("de", "dorp*"))], lexicon.load)
    return next(found for each in _entries() if (found := judge.judge(each, "x")).matches)


def _at(entry: Entry, half_days: int) -> Entry:
    """Let sixty mentions come a day: a federation of hundreds of clubs has no more."""
    return replace(entry, published=work.START + timedelta(hours=12 * half_days))


def _ms(do: Callable[[], object], times: int = 3) -> str:
    return f"{1000 * _seconds(do, times):.1f}"


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
