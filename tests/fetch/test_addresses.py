"""Whom does it never ask?"""

import socket

import pytest

from webwatch.core.model import Document
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher, Network
from world import BODY, PUBLIC, World, brief, refused


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
    ],
)
def test_without_leave_nothing_is_asked_on_ones_own_network(address):
    with Fetcher(FetchSettings()) as fetcher:
        assert refused(fetcher.fetch(address))


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/",
        "http://[::127.0.0.1]/",
    ],
)
def test_even_with_leave_some_addresses_are_never_asked(address):
    with Fetcher(FetchSettings()) as fetcher:
        assert refused(fetcher.fetch(address, allow_private=True))


def test_leave_for_one_source_is_no_leave_for_another(site):
    site.put("/f", BODY)
    with Fetcher(FetchSettings()) as fetcher:
        assert isinstance(fetcher.fetch(site.url("/f"), allow_private=True), Document)
        assert refused(fetcher.fetch(site.url("/f")))


@pytest.mark.parametrize("address", [
    "", "feed.xml", "/etc/passwd", "file:///etc/passwd", "ftp://site.example/f", "http://",
    "http://good.example\\@evil.example/", "http:\\\\good.example\\f",
    "http://a@b@evil.example/", "http://site.example/\r\nX-Evil: 1", "http://site.example/\t",
    "http://site.example:99999/", "http://[::1/", "http://\ud800.example/", "http://%00.example/",
    "http://site.example/" + "a" * 9000, "http://a b.example/",
], ids=brief)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_without_a_word_to_anybody(address):
    def nobody(host, port):
        raise AssertionError(host)

    with Fetcher(FetchSettings(), network=Network(resolve=nobody)) as fetcher:
        assert refused(fetcher.fetch(address))


def test_a_name_is_refused_if_any_of_its_addresses_is(site):
    world = World(site, mixed_example=(PUBLIC, "127.0.0.1"))
    with world.fetcher() as fetcher:
        assert refused(fetcher.fetch("http://mixed.example/"))
    assert site.requests == []


def test_the_connection_goes_to_the_address_that_was_checked_however_often_the_name_changes(site):
    site.put("/f", BODY)
    answers = iter([(PUBLIC,), ("127.0.0.1",), ("127.0.0.1",)])
    world = World(site)
    network = Network(lambda host, port: next(answers), world._connect, lambda: 0.0, world._sleep)
    with Fetcher(FetchSettings(), network=network) as fetcher:
        assert isinstance(fetcher.fetch("http://rebind.example/f"), Document)
        assert refused(fetcher.fetch("http://rebind.example/f"))
    assert len(site.requests) == 1


def test_an_address_that_does_not_answer_gives_way_to_the_next(site):
    site.put("/f", BODY)
    tried = []

    def connect(address, seconds):
        tried.append(address[0])
        if address[0] == PUBLIC:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", site.port), seconds)

    network = Network(lambda host, port: (PUBLIC, "93.184.215.15"), connect)
    with Fetcher(FetchSettings(), network=network) as fetcher:
        assert isinstance(fetcher.fetch("http://two.example/f"), Document)
    assert tried == [PUBLIC, "93.184.215.15"]
