"""What does it do with a server that keeps no rules?"""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webwatch.core.model import Document, Failure, FailureClass
from webwatch.fetch import Fetcher
from world import BODY, QUICK, brief, class_of, packed


def test_a_connection_that_is_reset_is_a_failure_of_the_network(site, fetcher):
    assert class_of(fetcher.fetch(site.route("/f", lambda e: e.reset()))) is FailureClass.NETWORK


@pytest.mark.parametrize("raw", [
    b"", b"220 smtp.example ESMTP\r\n", b"HTTP/1.1 999999 No\r\n\r\n", b"\x00" * 100,
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000,
    b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss></rss>",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss></rss>",
    b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
], ids=brief)  # fmt: skip
def test_an_answer_that_breaks_the_rules_of_http_is_broken(site, fetcher, raw):
    assert class_of(fetcher.fetch(site.route("/f", lambda e: e.send(raw)))) is FailureClass.BROKEN


@pytest.mark.parametrize("raw", [
    b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY),
    b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
    % (len(BODY), BODY),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
    % (len(BODY), BODY),
    b"HTTP/1.1 200 \r\n\r\n" + BODY,
], ids=brief)  # fmt: skip
def test_an_odd_answer_that_keeps_the_rules_is_read(site, fetcher, raw):
    found = fetcher.fetch(site.route("/f", lambda e: e.send(raw)))
    assert isinstance(found, Document), found
    assert found.content == BODY


def test_what_breaks_the_rules_is_not_quoted_for_it_may_be_a_secret(site, fetcher):
    raw = b"HTTP/1.1 200 OK\r\nSet-Cookie geheim\r\n\r\n"
    found = fetcher.fetch(site.route("/f", lambda e: e.send(raw)))
    assert found.detail == "an answer that is no HTTP: illegal header line"


ANSWERS = st.sampled_from(
    [
        b'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nETag: "1"\r\n\r\n<rss/>',
        b"HTTP/1.1 301 Moved\r\nLocation: /f?x#y\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate, gzip\r\n\r\n" + packed(BODY),
        b"HTTP/1.1 429 Slow\r\nRetry-After: 120\r\n\r\n",
    ]
)


@given(answer=ANSWERS, at=st.integers(0, 120), gone=st.integers(0, 9), put=st.binary(max_size=9))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_is_so_mangled_that_fetching_raises(site, answer, at, gone, put):
    site.route("/f", lambda e: e.send(answer[:at] + put + answer[at + gone :]))
    with Fetcher(QUICK) as fetcher:
        outcome = fetcher.fetch(site.url("/f"))
    assert isinstance(outcome, Document | Failure)


def test_bytes_after_the_content_length_are_seen_though_they_come_later(site, fetcher):
    def route(exchange):
        exchange.head(200, {"Content-Length": "8"})
        exchange.send(b"<rss")
        exchange.closing.wait(0.05)
        exchange.send(b"></rss> and more")

    assert class_of(fetcher.fetch(site.route("/f", route))) is FailureClass.BROKEN


def endless(exchange):
    exchange.head(200)
    exchange.drip(iter(lambda: b"<item/>" * 10_000, b""), 0)


def test_a_body_without_end_is_cut_at_the_limit(site, fetcher):
    started = time.monotonic()
    assert class_of(fetcher.fetch(site.route("/f", endless))) is FailureClass.TOO_LARGE
    assert time.monotonic() - started < 5


def test_a_body_that_announces_too_much_is_not_even_begun(site, fetcher):
    def route(exchange):
        exchange.head(200, {"Content-Length": "10000001"})
        exchange.hang()

    found = fetcher.fetch(site.route("/f", route))
    assert class_of(found) is FailureClass.TOO_LARGE
    assert "10,000,001" in found.detail


def drip_body(exchange):
    exchange.head(200, {"Content-Length": "1000"})
    exchange.drip(iter(lambda: b"<", b""), 0.05)


def drip_head(exchange):
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    exchange.drip(iter(lambda: b"X: y\r\n", b""), 0.05)


def stall(exchange):
    exchange.head(200, {"Content-Length": "1000"})
    exchange.hang()


@pytest.mark.parametrize("route", [drip_body, drip_head, stall, lambda e: e.hang()])
def test_a_server_that_takes_for_ever_is_given_up(site, route):
    started = time.monotonic()
    with Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.route("/f", route))
    assert class_of(found) is FailureClass.TOO_SLOW
    assert time.monotonic() - started < 2


def test_a_failure_that_drips_its_page_is_that_failure_all_the_same(site):
    def route(exchange):
        exchange.head(500, {"Content-Type": "text/html"})
        exchange.drip(iter(lambda: b"<", b""), 0.05)

    with Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.route("/f", route))
    assert (class_of(found), found.status) == (FailureClass.BROKEN, 500)


def test_redirects_share_one_time_limit(site):
    def slowly(exchange):
        exchange.closing.wait(0.15)
        exchange.answer(302, {"Location": "/f"})

    with Fetcher(QUICK) as fetcher:
        assert class_of(fetcher.fetch(site.route("/f", slowly))) is FailureClass.TOO_SLOW
    assert 1 < len(site.requests) < 6
