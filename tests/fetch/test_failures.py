"""What does it make of an answer that is no document?"""

import socket
import threading

import pytest

from webwatch.core.model import Document, FailureClass
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher, Network
from world import BODY, PUBLIC, QUICK, World, brief, class_of, packed


@pytest.mark.parametrize(("status", "expected"), [
    (400, "broken"), (401, "blocked"), (403, "blocked"), (404, "gone"), (406, "broken"),
    (410, "gone"), (418, "broken"), (429, "too-fast"), (451, "blocked"), (500, "broken"),
    (502, "broken"), (503, "broken"), (599, "broken"), (204, "empty"), (206, "broken"),
    (202, "broken"), (300, "broken"), (226, "broken"),
], ids=brief)  # fmt: skip
def test_each_status_has_its_class(site, fetcher, status, expected):
    body = b"" if status == 204 else b"Sorry!"
    found = fetcher.fetch(site.put("/f", body, status=status))
    assert (class_of(found), found.status) == (expected, status)
    assert found.detail == f"HTTP {status}"


def test_a_failure_carries_the_headers_that_say_when_to_come_again(site, fetcher):
    found = fetcher.fetch(site.put("/f", status=503, headers={"Retry-After": "77"}))
    assert ("retry-after", "77") in found.headers


@pytest.mark.parametrize(("status", "headers", "body"), [
    (503, {"Content-Type": "text/html"}, b"<html><title>Just a moment...</title>"),
    (200, {"Content-Type": "Text/HTML; charset=x"}, b"<a href=/cdn-cgi/challenge-platform/"),
    (200, {"CF-Mitigated": "challenge"}, b"<html>"),
    (202, {"X-Amzn-Waf-Action": "challenge"}, b""),
    (202, {"Content-Type": "text/html"}, b'<meta content="0;/.well-known/sgcaptcha/?r=%2F">'),
], ids=brief)  # fmt: skip
def test_a_check_for_robots_is_a_wall_whatever_its_status(site, fetcher, status, headers, body):
    found = fetcher.fetch(site.put("/f", body, status=status, headers=headers))
    assert class_of(found) is FailureClass.BLOCKED
    assert "robots" in found.detail


def test_a_compressed_check_for_robots_is_seen_too(site, fetcher):
    page = packed(b"<title>Just a moment...</title>" + b" " * 200_000)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    found = fetcher.fetch(site.put("/f", page, status=503, headers=headers))
    assert class_of(found) is FailureClass.BLOCKED


def test_a_page_that_asks_for_consent_is_a_wall(site):
    site.put("/news", status=302, headers={"Location": "http://consent.google.com/m?continue=x"})
    site.put("/m", "<html>Voordat je verdergaat naar Google")
    with World(site).fetcher() as fetcher:
        found = fetcher.fetch("http://news.google.com/news")
    assert class_of(found) is FailureClass.BLOCKED
    assert "consent" in found.detail


def test_the_page_of_a_captive_portal_is_a_document_like_any_other(site, fetcher):
    site.put("/f", status=302, headers={"Location": "/login"})
    site.put("/login", "<html><form>", headers={"Content-Type": "text/html"})
    found = fetcher.fetch(site.url("/f"))
    assert isinstance(found, Document)
    assert (found.content_type, found.moved_to) == ("text/html", "")


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
def test_an_answer_with_nothing_in_it_is_empty(site, fetcher, body):
    assert class_of(fetcher.fetch(site.put("/f", body))) is FailureClass.EMPTY


def test_nobody_at_home_is_a_failure_of_the_network(fetcher):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    found = fetcher.fetch(f"http://127.0.0.1:{port}/")
    assert class_of(found) is FailureClass.NETWORK
    assert f"port {port}" in found.detail


def test_a_connection_that_nobody_takes_up_is_a_failure_of_the_network():
    def too_long(address, seconds):
        raise TimeoutError

    with Fetcher(QUICK, network=Network(connect=too_long)) as fetcher:
        found = fetcher.fetch("http://127.0.0.1/")
    assert class_of(found) is FailureClass.NETWORK
    assert "no answer in time" in found.detail


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_name_that_nobody_knows_is_a_failure_of_the_network(error):
    def unknown(host, port):
        raise error

    with Fetcher(FetchSettings(), network=Network(resolve=unknown)) as fetcher:
        found = fetcher.fetch("http://nowhere.example/")
    assert (class_of(found), found.status) == (FailureClass.NETWORK, 0)
    assert "nowhere.example" in found.detail


def test_a_resolver_that_never_answers_holds_nobody():
    done = threading.Event()
    with Fetcher(QUICK, network=Network(resolve=lambda host, port: done.wait(5))) as fetcher:
        found = fetcher.fetch("http://slow.example/")
    done.set()
    assert class_of(found) is FailureClass.NETWORK


def test_a_resolver_that_takes_all_the_time_there_is_leaves_none_for_the_answer(site):
    world = World(site)

    def resolve(host, port):
        world.seconds += 45
        return (PUBLIC,)

    network = Network(resolve, world._connect, lambda: world.seconds)
    with Fetcher(FetchSettings(), network=network) as fetcher:
        assert class_of(fetcher.fetch("http://slow.example/")) is FailureClass.TOO_SLOW
    assert site.requests == []


def test_a_real_name_of_this_machine_is_found(site, fetcher):
    site.put("/f", BODY)
    assert isinstance(fetcher.fetch(site.url("/f").replace("127.0.0.1", "localhost")), Document)
