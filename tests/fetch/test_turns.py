"""How long does it leave a host alone?"""

import threading
from datetime import timedelta
from email.utils import format_datetime

import pytest

from webwatch.core.model import Document, FailureClass
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher
from world import BODY, NOW, World, class_of


def test_a_public_host_gets_a_pause_between_two_requests_and_another_host_none(site):
    site.put("/f", BODY)
    world = World(site)
    with world.fetcher() as fetcher:
        for host in ("a.example", "b.example", "a.example", "a.example:8080"):
            assert isinstance(fetcher.fetch(f"http://{host}/f"), Document)
    assert world.slept == [1.0, 1.0]


def test_a_public_host_gets_its_pause_even_where_private_addresses_are_allowed(site):
    site.put("/f", BODY)
    world = World(site, nas_example=("192.168.1.9",))
    with world.fetcher(FetchSettings(host_pause=timedelta(seconds=3))) as fetcher:
        for _ in range(2):
            fetcher.fetch("http://a.example/f", allow_private=True)
    assert world.slept == [3.0]


def test_waiting_for_a_turn_is_not_held_against_the_answer(site):
    site.put("/f", BODY)
    slow = FetchSettings(host_pause=timedelta(minutes=5))
    with World(site).fetcher(slow) as fetcher:
        fetcher.fetch("http://a.example/f")
        assert isinstance(fetcher.fetch("http://a.example/f"), Document)


@pytest.mark.parametrize(("public", "at_once"), [(True, 1), (False, 4)])
def test_a_public_host_is_asked_one_thing_at_a_time_and_ones_own_several(site, public, at_once):
    gate, inside, most = threading.Barrier(at_once), [], []

    def route(exchange):
        inside.append(1)
        most.append(len(inside))
        gate.wait(5)
        inside.pop()
        exchange.answer(200, {}, BODY)

    site.route("/f", route)
    world = World(site)
    url = "http://a.example/f" if public else site.url("/f")
    with world.fetcher() if public else Fetcher(FetchSettings()) as fetcher:
        workers = [
            threading.Thread(target=fetcher.fetch, args=(url,), kwargs={"allow_private": True})
            for _ in range(4)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert max(most) == at_once
    assert len(site.requests) == 4


@pytest.mark.parametrize("status", [429, 503])
def test_a_retry_after_holds_the_whole_public_host_and_only_it(site, status):
    later = format_datetime(NOW + timedelta(seconds=90), usegmt=True)
    site.put("/busy", status=status, headers={"Retry-After": later})
    site.put("/f", BODY)
    world = World(site)
    with world.fetcher() as fetcher:
        assert fetcher.fetch("http://a.example/busy").status == status
        held = fetcher.fetch("http://a.example/f")
        assert (class_of(held), held.status) == (FailureClass.TOO_FAST, 0)
        assert held.headers == (("retry-after", "90"),)
        assert "12:01 UTC" in held.detail
        assert isinstance(fetcher.fetch("http://b.example/f"), Document)
        world.seconds += 90
        assert isinstance(fetcher.fetch("http://a.example/f"), Document)
    assert [request.path for request in site.requests] == ["/busy", "/f", "/f"]


def test_a_retry_after_of_an_earlier_round_holds_too(site):
    site.put("/f", BODY)
    with World(site).fetcher() as fetcher:
        fetcher.hold("http://a.example/other", NOW + timedelta(minutes=5))
        fetcher.hold("http://a.example/third", NOW + timedelta(minutes=1))
        fetcher.hold("no address", NOW + timedelta(minutes=5))
        held = fetcher.fetch("http://a.example/f")
    assert held.headers == (("retry-after", "301"),)
    assert site.requests == []


def test_on_ones_own_network_a_retry_after_is_a_matter_of_the_address(site, fetcher):
    site.put("/busy", status=429)
    site.put("/f", BODY)
    assert class_of(fetcher.fetch(site.url("/busy"))) is FailureClass.TOO_FAST
    assert isinstance(fetcher.fetch(site.url("/f")), Document)
