import time
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from misbehaviours import FEED, LIMITS, MISBEHAVIOURS, serve
from webserver import WebServer
from webwatch import lexicon
from webwatch.core.model import FailureClass, Keyword
from webwatch.core.round import Status
from webwatch.fetch import Fetcher
from webwatch.render.health import advice, sentence
from webwatch.scan import Watch, look_once
from webwatch.sources.rss import Rss
from webwatch.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def watch(tmp_path):
    """A watch on all misbehaviours, and as healthy as can be beside them fifty feeds."""
    with WebServer() as site, Store.open(tmp_path / "w.db") as store, Fetcher(LIMITS) as fetcher:
        named = {bad.name: address for address, bad in serve(site).items()}
        for number in range(50):
            body = FEED.replace(b">y<", b">De Zwaluw wint %d keer<" % number)
            named[f"good-{number}"] = site.put(f"/good/{number}", body)
        yield Watch(
            keywords=[Keyword(name="De Zwaluw", any=("De Zwaluw",))],
            sources=[
                Rss(name=name, url=named[name])
                for name in sorted(named, key=lambda name: name[::-1])
            ],
            lexicon=lexicon.load,
            store=store,
            fetcher=fetcher,
            clock=lambda: NOW,
            chance=lambda: 0.5,
            workers=LIMITS.workers,
        )


def test_there_are_fifty_kinds_at_least_and_each_has_a_name():
    assert len({bad.name for bad in MISBEHAVIOURS}) == len(MISBEHAVIOURS) >= 50


def test_a_round_over_all_of_them_ends_in_time_and_names_each_and_misses_no_healthy_source(watch):
    tracemalloc.start()
    started = time.monotonic()
    results = {result.source: result for result in look_once(watch).results}
    took, peak = time.monotonic() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    failures = {name: result.failure for name, result in results.items() if result.failure}
    expected = {bad.name: bad.expected for bad in MISBEHAVIOURS}
    assert {name: failure.failure_class for name, failure in failures.items()} == expected
    assert all(each.detail and sentence(each) and advice(each) for each in failures.values())
    healthy = [results[f"good-{number}"] for number in range(50)]
    assert {(each.status, each.entries, each.new_mentions) for each in healthy} == {
        (Status.NEW, 1, 1)
    }
    assert took < 20
    assert peak < 150_000_000


def test_the_next_round_leaves_alone_who_asked_for_it_and_tells_nothing_twice(watch):
    slow = {bad.name for bad in MISBEHAVIOURS if bad.expected is FailureClass.TOO_SLOW}
    watch = replace(watch, sources=[each for each in watch.sources if each.name not in slow])
    look_once(watch)
    again = look_once(watch)
    assert again.mentions == ()
    assert {each.source for each in again.results if each.status is Status.SKIPPED} == {
        "status-429", "status-503", "too-fast-for-years", "busy-since-yesterday", "cloudflare",
    }  # fmt: skip
