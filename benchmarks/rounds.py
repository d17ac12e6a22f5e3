"""How long does a round take, for webwatch and its peers?

    python -m benchmarks.rounds --peers VENV/bin/python

Needs Debian's newsboat, sfeed, nginx and libnginx-mod-http-lua, and for ``--peers`` an
environment with ``reader[cli]`` and ``rss2email``. Each time over, everybody starts from nothing
and does three rounds, in turn: the first, one in which nothing changed, one with 1 % new.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import work
from benchmarks.measure import Cost, median, run, table
from benchmarks.readers import Reader, readers
from benchmarks.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = ("first", "unchanged", "1 % new")
Results = dict[tuple[str, str], list[Cost]]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--feeds", type=int, default=200)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--latency", type=float, default=0.0, metavar="SECONDS")
    options.add_argument("--peers", type=Path, metavar="PYTHON")
    options.add_argument("--only", nargs="+", metavar="NAME")
    asked = options.parse_args()
    who = [each for each in readers(asked.peers) if not asked.only or each.name in asked.only]
    results: Results = defaultdict(list)
    for _ in range(asked.times):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)  # as root, nginx reads as another user
            _once(Path(folder), who, asked, results)
    sys.stdout.write(f"{asked.feeds} feeds, latency {asked.latency:g} s, median of {asked.times}\n")
    sys.stdout.write(table(_headings(), _rows(who, results)) + "\n")


def _once(folder: Path, who: list[Reader], asked: argparse.Namespace, results: Results) -> None:
    feeds = folder / "feeds"
    feeds.mkdir()
    work.write(feeds, asked.feeds)
    with serving(feeds, folder, asked.latency) as site:
        addresses = [f"{site.address}{number}.xml" for number in range(asked.feeds)]
        commands = {each.name: _ready(folder, each, addresses) for each in who}
        for issue, name in enumerate(ROUNDS):
            work.write(feeds, asked.feeds, issue // 2)
            for each, command in commands.items():
                before = site.requests()
                results[name, each].append(run(command))
                if site.requests() - before < asked.feeds:
                    raise RuntimeError(f"{each} did not ask for every feed")


def _ready(folder: Path, reader: Reader, addresses: list[str]) -> tuple[str, ...]:
    own = folder / reader.name
    own.mkdir()
    return reader.prepare(own, addresses)


def _headings() -> list[str]:
    return ["", *(f"{name}, s (busy) " for name in ROUNDS), "peak memory, MB"]


def _rows(who: list[Reader], results: Results) -> Iterator[list[str]]:
    for each in who:
        costs = [median(results[name, each.name]) for name in ROUNDS]
        cells = [f"{cost.seconds:.2f} ({cost.busy:.2f})" for cost in costs]
        yield [each.name, *cells, f"{max(cost.megabytes for cost in costs):.0f}"]
    best = [
        min(
            (median(results[name, each.name]).seconds for each in who if each.name != "webwatch"),
            default=0.0,
        )
        for name in ROUNDS
    ]
    if any(best):
        ratios = [
            f"{median(results[name, 'webwatch']).seconds / least:.2f}"
            for name, least in zip(ROUNDS, best, strict=True)
        ]
        yield ["webwatch / fastest peer", *ratios, ""]


if __name__ == "__main__":
    main()
