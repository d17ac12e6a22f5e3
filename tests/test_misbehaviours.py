import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest

from misbehaviours import FEED, LIMITS, MISBEHAVIOURS, serve
from webserver import WebServer
from webwatch.core.model import Document
from webwatch.fetch import Fetcher
from webwatch.render.health import advice, sentence


@pytest.fixture(scope="module")
def round_():
    """What came of all of them, among as many healthy sources, and how long it took."""
    with WebServer() as site, Fetcher(LIMITS) as fetcher:
        bad = serve(site)
        good = [site.put(f"/good/{number}", FEED) for number in range(50)]
        addresses = [address for pair in zip(bad, good, strict=False) for address in pair]
        addresses += [address for address in (*bad, *good) if address not in set(addresses)]
        started = time.monotonic()
        tracemalloc.start()
        with ThreadPoolExecutor(LIMITS.workers) as workers:
            outcomes = dict(zip(addresses, workers.map(fetcher.fetch, addresses), strict=True))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        took = time.monotonic() - started
    by_name = {bad[address].name: outcomes[address] for address in bad}
    return by_name, [outcomes[address] for address in good], took, peak


def test_there_are_fifty_kinds_at_least_and_each_has_a_name():
    assert len({bad.name for bad in MISBEHAVIOURS}) == len(MISBEHAVIOURS) >= 50


@pytest.mark.parametrize("bad", MISBEHAVIOURS, ids=lambda bad: bad.name)
def test_each_has_its_class_its_sentence_and_a_next_step(round_, bad):
    outcome = round_[0][bad.name]
    if bad.fetched:
        assert isinstance(outcome, Document)
    else:
        assert outcome.failure_class is bad.expected, outcome.detail
        assert outcome.detail
        assert sentence(outcome)
        assert advice(outcome)


def test_the_healthy_ones_beside_them_are_complete_and_the_round_ends_in_time(round_):
    _, healthy, took, peak = round_
    assert [outcome.content for outcome in healthy] == [FEED] * 50
    assert took < 15
    assert peak < 150_000_000
