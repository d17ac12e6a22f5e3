import time
from concurrent.futures import ThreadPoolExecutor

from misbehaviours import FEED, LIMITS, MISBEHAVIOURS, serve
from webserver import WebServer
from webwatch.core.model import Document
from webwatch.fetch import Fetcher
from webwatch.render.health import advice, sentence


def test_there_are_fifty_kinds_at_least_and_each_has_a_name():
    assert len({bad.name for bad in MISBEHAVIOURS}) == len(MISBEHAVIOURS) >= 50


def test_fetched_all_at_once_each_has_its_class_and_fifty_healthy_ones_beside_them_are_complete():
    with WebServer() as site, Fetcher(LIMITS) as fetcher:
        bad = serve(site)
        good = [site.put(f"/good/{number}", FEED) for number in range(50)]
        addresses = sorted([*bad, *good], key=lambda address: address[::-1])  # well mixed
        started = time.monotonic()
        with ThreadPoolExecutor(LIMITS.workers) as workers:
            outcomes = dict(zip(addresses, workers.map(fetcher.fetch, addresses), strict=True))
        took = time.monotonic() - started
    readable = {address for address, found in outcomes.items() if isinstance(found, Document)}
    assert readable == {*good} | {address for address in bad if bad[address].fetched}
    failures = {bad[address].name: outcomes[address] for address in bad if address not in readable}
    expected = {each.name: each.expected for each in MISBEHAVIOURS if not each.fetched}
    assert {name: failure.failure_class for name, failure in failures.items()} == expected
    assert all(each.detail and sentence(each) and advice(each) for each in failures.values())
    assert {outcomes[address].content for address in good} == {FEED}
    assert took < 15
