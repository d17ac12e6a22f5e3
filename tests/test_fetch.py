"""What the web does to a fetcher: each case on a real loopback server."""

import base64
import gzip
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webserver import WebServer, reset
from webwatch import __version__
from webwatch.core.model import Document, Failure, FailureClass, NotModified, Validators
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher, Network
from webwatch.fetch.target import target

BODY = b"<rss><channel><title>Nieuws</title></channel></rss>"
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PUBLIC = "93.184.215.14"
DEFAULTS = FetchSettings()
QUICK = FetchSettings(
    allow_private_addresses=True,
    read_timeout=timedelta(seconds=0.2),
    connect_timeout=timedelta(seconds=0.3),
    total_timeout=timedelta(seconds=0.4),
)


@pytest.fixture
def site():
    with WebServer() as server:
        yield server


@pytest.fixture
def fetcher():
    """One for a site on one's own network."""
    with Fetcher(FetchSettings(allow_private_addresses=True)) as one:
        yield one


packed = partial(gzip.compress, mtime=0)  # else the name of a test would hold the time


def brief(value):
    """A short name for a case, the same in every process."""
    return value[:30] if isinstance(value, str) and value.isascii() else "raw"


class World:
    """A world of public names, all served by one loopback server, with a clock of its own."""

    def __init__(self, site, **names):
        self.site, self.seconds, self.slept = site, 0.0, []
        self.names = {name.replace("_", "."): found for name, found in names.items()}
        self.network = Network(self._resolve, self._connect, lambda: self.seconds, self._sleep)

    def _resolve(self, host, port):
        literal = ":" in host or host.replace(".", "").isdecimal()
        return (host,) if literal else self.names.get(host, (PUBLIC,))

    def _connect(self, address, seconds):
        assert address[0] == PUBLIC
        return socket.create_connection(("127.0.0.1", self.site.port), seconds)

    def _sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds

    def fetcher(self, limits=DEFAULTS):
        return Fetcher(
            limits, clock=lambda: NOW + timedelta(seconds=self.seconds), network=self.network
        )


def refused(outcome):
    return isinstance(outcome, Failure) and outcome.failure_class is FailureClass.REFUSED_ADDRESS


def class_of(outcome):
    assert isinstance(outcome, Failure), outcome
    return outcome.failure_class


# Asking


def test_a_document_comes_with_all_that_is_to_be_remembered_of_it(site, fetcher):
    url = site.put(
        "/f",
        BODY,
        headers={"ETag": 'W/"1"', "Last-Modified": "x", "Content-Type": "application/rss+xml"},
    )
    found = fetcher.fetch(url)
    assert isinstance(found, Document)
    assert (found.url, found.content, found.content_type) == (url, BODY, "application/rss+xml")
    assert found.validators == Validators('W/"1"', "x")
    assert ("etag", 'W/"1"') in found.headers


def test_it_says_honestly_who_asks_and_what_it_can_read(site, fetcher):
    fetcher.fetch(site.put("/f", BODY))
    asked = site.requests[0]
    assert asked.method == "GET"
    assert asked.headers["user-agent"] == f"webwatch/{__version__}"
    assert asked.headers["accept"].startswith("application/atom+xml, application/rss+xml")
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "referer", "authorization"} & asked.headers.keys()
    assert not asked.conditional


def test_a_contact_stands_in_the_user_agent_and_can_forge_no_header(site):
    contact = "bestuur@dezwaluw.example\r\nX-Evil: ()\u20ac"
    with Fetcher(FetchSettings(allow_private_addresses=True, contact=contact)) as fetcher:
        fetcher.fetch(site.put("/f", BODY))
    asked = site.requests[0].headers
    assert asked["user-agent"].startswith(f"webwatch/{__version__} (+bestuur@dezwaluw.example")
    assert "x-evil" not in asked


def test_validators_go_back_byte_for_byte_and_illegal_ones_stay_home(site, fetcher):
    url = site.put("/f", BODY)
    fetcher.fetch(url, Validators('W/"\xe9" unquoted', "yesterday, or so"))
    fetcher.fetch(url, Validators('"a\r\nX-Evil: 1"', "\u20ac"))
    first, second = site.requests
    assert first.headers["if-none-match"] == 'W/"\xe9" unquoted'
    assert first.headers["if-modified-since"] == "yesterday, or so"
    assert not second.conditional
    assert "x-evil" not in second.headers


def test_a_304_says_that_nothing_changed_and_may_bring_new_validators(site, fetcher):
    url = site.put("/f", headers={"ETag": '"2"'}, status=304)
    found = fetcher.fetch(url, Validators('"1"'))
    assert isinstance(found, NotModified)
    assert found.validators == Validators('"2"')


@pytest.mark.parametrize("validators", [Validators(), Validators("\x00")])
def test_a_304_without_validators_is_an_error(site, fetcher, validators):
    found = fetcher.fetch(site.put("/f", status=304), validators)
    assert class_of(found) is FailureClass.BROKEN
    assert found.status == 304


def test_cookies_are_never_kept(site, fetcher):
    site.put("/f", BODY, headers={"Set-Cookie": "id=secret; Path=/"})
    found = fetcher.fetch(site.url("/f"))
    fetcher.fetch(site.url("/f"))
    assert "cookie" not in site.requests[1].headers
    assert "secret" not in repr(found)


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with Fetcher(FetchSettings(allow_private_addresses=True)) as fetcher:
        assert isinstance(fetcher.fetch(site.put("/f", BODY)), Document)


def test_user_info_is_used_on_its_own_host_only_and_never_shown(site, fetcher):
    with WebServer(host="localhost") as other:
        site.put("/away", status=302, headers={"Location": other.url("/f")})
        site.put("/stay", status=301, headers={"Location": "/f"})
        site.put("/f", status=401)
        other.put("/f", status=403)
        secret = site.url().replace("//", "//jan:wacht%20woord%C3%A9@")
        basic = "Basic " + base64.b64encode("jan:wacht woordé".encode()).decode()
        stayed, went = fetcher.fetch(secret + "stay"), fetcher.fetch(secret + "away")
        assert [r.headers.get("authorization") for r in site.requests] == [basic] * 3
        assert "authorization" not in other.requests[0].headers
    assert (class_of(stayed), stayed.status) == (FailureClass.BLOCKED, 401)
    assert "woord" not in repr((stayed, went))


def test_user_info_goes_along_from_http_to_https_and_never_back():
    first = target("http://jan:geheim@site.example/f")
    assert first.authorization
    secured = target("https://site.example/f", first)
    assert secured.authorization == first.authorization
    assert target("http://site.example/f", secured).authorization == ""
    assert target("https://site.example:8443/f", first).authorization == ""
    assert target("http://piet:anders@other.example/f", first).authorization == ""
    assert "geheim" not in repr(first)
    assert str(first.url) == "http://site.example/f"


def test_an_address_of_the_sixth_version_keeps_its_brackets(site):
    site.put("/f", BODY)

    def connect(address, seconds):
        assert address == ("2606:2800:21f::1", 80)
        return socket.create_connection(("127.0.0.1", site.port), seconds)

    with Fetcher(FetchSettings(), network=Network(connect=connect)) as fetcher:
        assert isinstance(fetcher.fetch("http://[2606:2800:21F:0::1]/f"), Document)
    assert site.requests[0].headers["host"] == "[2606:2800:21f::1]"


# Redirects


def test_redirects_are_followed_and_told_of_if_all_are_permanent(site, fetcher):
    end = site.put("/end", BODY)
    site.put("/308", status=308, headers={"Location": "/end"})
    site.put("/301", status=301, headers={"Location": site.url("/308")})
    site.put("/302", status=302, headers={"Location": "/end"})
    site.put("/mixed", status=301, headers={"Location": "/302"})
    forever, mixed = fetcher.fetch(site.url("/301")), fetcher.fetch(site.url("/mixed"))
    assert (forever.url, forever.moved_to) == (end, end)
    assert (mixed.url, mixed.moved_to) == (end, "")
    assert fetcher.fetch(end).moved_to == ""


def test_a_move_from_or_to_an_address_with_a_secret_is_not_remembered(site, fetcher):
    site.put("/end", BODY)
    site.put("/a", status=301, headers={"Location": "/end?token=geheim"})
    site.put("/b", status=301, headers={"Location": "/end"})
    assert fetcher.fetch(site.url("/a")).moved_to == ""
    assert fetcher.fetch(site.url("/b?token=geheim")).moved_to == ""


def test_a_304_behind_a_permanent_redirect_tells_of_it_too(site, fetcher):
    site.put("/end", headers={"ETag": '"1"'}, conditional=True)
    found = fetcher.fetch(
        site.put("/a", status=301, headers={"Location": "/end"}), Validators('"1"')
    )
    assert isinstance(found, NotModified)
    assert found.moved_to == site.url("/end")


def test_five_redirects_are_followed_and_not_one_more(site, fetcher):
    for number in range(20):
        site.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"})
    site.put("/20", BODY)
    assert isinstance(fetcher.fetch(site.url("/15")), Document)
    assert class_of(fetcher.fetch(site.url("/14"))) is FailureClass.BROKEN
    site.put("/loop", status=301, headers={"Location": "/loop"})
    assert class_of(fetcher.fetch(site.url("/loop"))) is FailureClass.BROKEN
    assert len(site.asked("/loop")) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "data:text/xml,<rss/>",
        "ftp://x/y",
        "gopher://x/",
        "javascript:alert(1)",
        "http://",
        "http://[/",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_refused(site, fetcher, location):
    assert refused(fetcher.fetch(site.put("/f", status=302, headers={"Location": location})))


def test_a_redirect_to_nowhere_is_broken(site, fetcher):
    assert class_of(fetcher.fetch(site.put("/f", status=302))) is FailureClass.BROKEN


def test_a_redirect_from_the_world_into_ones_own_network_is_refused_at_its_hop(site):
    world = World(site, nas_example=("10.0.0.5",))
    for number, inside in enumerate(
        [
            "http://127.0.0.1/",
            "http://169.254.169.254/latest",
            "http://[::ffff:7f00:1]/",
            "http://nas.example/",
        ]
    ):
        site.put(f"/{number}", status=302, headers={"Location": inside})
    with world.fetcher() as fetcher:
        outcomes = [fetcher.fetch(f"http://{n}.example/{n}") for n in range(4)]
    assert all(map(refused, outcomes))
    assert [request.path for request in site.requests] == ["/0", "/1", "/2", "/3"]


# Addresses


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


# Failures


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


# TLS


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


def speaking_tls(authority, *names, **dates):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **dates).configure_cert(context)
    return WebServer(tls=context, host="localhost")


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    """A machine that trusts the authority."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_an_authority_that_the_machine_trusts_is_good(authority):
    with speaking_tls(authority, "localhost") as site, Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.put("/f", BODY))
    assert isinstance(found, Document), found
    assert found.content == BODY


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("name", "dates", "reason"),
    [
        ("other.example", {}, "Hostname mismatch"),
        ("localhost", {"not_after": NOW - timedelta(days=900)}, "certificate has expired"),
    ],
)
def test_a_certificate_that_is_not_good_is_an_error_with_its_reason(authority, name, dates, reason):
    dates = dates and {"not_before": NOW - timedelta(days=999)} | dates
    with speaking_tls(authority, name, **dates) as site, Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.put("/f", BODY))
    assert class_of(found) is FailureClass.TLS
    assert reason in found.detail
    assert site.requests == []


def test_a_certificate_of_an_authority_that_nobody_knows_is_an_error(authority):
    with speaking_tls(authority, "localhost") as site, Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.put("/f", BODY))
    assert class_of(found) is FailureClass.TLS
    assert "issuer certificate" in found.detail


def test_a_wrong_path_to_certificates_in_the_environment_ends_nothing(site, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at-all.pem")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    with Fetcher(QUICK) as fetcher:
        found = fetcher.fetch(site.url("/f").replace("http:", "https:"))
    assert class_of(found) is FailureClass.TLS


def test_https_that_is_no_tls_is_an_error_and_never_a_silent_http(site, fetcher):
    site.put("/f", BODY)
    assert class_of(fetcher.fetch(site.url("/f").replace("http:", "https:"))) is FailureClass.TLS
    assert site.requests == []


@pytest.mark.parametrize("then", ["hang", "reset"])
def test_a_handshake_that_never_ends_is_given_up(then):
    done = threading.Event()

    def answer(server):
        connection, _ = server.accept()
        if then == "reset":
            connection.recv(1)
            reset(connection)
        else:
            done.wait(5)
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as server, Fetcher(QUICK) as fetcher:
        thread = threading.Thread(target=answer, args=(server,))
        thread.start()
        found = fetcher.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/")
        done.set()
        thread.join()
    expected = FailureClass.NETWORK if then == "reset" else FailureClass.TOO_SLOW
    assert class_of(found) is expected


# Sockets that misbehave


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
    assert len(site.requests) == 3


# Encodings


@pytest.mark.parametrize(("encoding", "body"), [
    ("gzip", packed(BODY)),
    ("GZip , identity", packed(BODY)),
    ("x-gzip", packed(BODY[:9]) + packed(BODY[9:])),
    ("gzip", packed(BODY) + b"\x00" * 100),
    ("deflate", zlib.compress(BODY)),
    ("deflate", zlib.compress(BODY)[2:-4]),
    ("deflate", zlib.compress(BODY) + b"more"),
    ("gzip, gzip", packed(packed(BODY))),
    ("", packed(BODY)),
    ("gzip", BODY),
    ("deflate", BODY),
    ("identity", BODY),
], ids=brief)  # fmt: skip
def test_encodings_are_taken_off_and_lies_about_them_forgiven(site, fetcher, encoding, body):
    found = fetcher.fetch(site.put("/f", body, headers={"Content-Encoding": encoding}))
    assert isinstance(found, Document), found
    assert found.content == BODY


@pytest.mark.parametrize(("encoding", "body"), [
    ("br", b"\x0b\x02\x80"), ("zstd", b"x"), ("gzip, gzip, gzip", BODY), ("\xa4\x9b", BODY),
    ("gzip", packed(BODY)[:-9]), ("gzip", b"\x1f\x8b" + b"junk" * 9),
    ("deflate", b"\x78\x9cjunk"),
    ("deflate", b"\xff\xff\xff"),
], ids=brief)  # fmt: skip
def test_what_can_not_be_decoded_is_broken(site, fetcher, encoding, body):
    def route(exchange):
        exchange.answer(200, {"Content-Encoding": encoding}, body)

    assert class_of(fetcher.fetch(site.route("/f", route))) is FailureClass.BROKEN


def test_a_raw_deflate_stream_gives_its_last_bytes_too(site, fetcher):
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = maker.compress(b"<" + b"a" * 66_049) + maker.flush()
    found = fetcher.fetch(site.put("/f", body, headers={"Content-Encoding": "deflate"}))
    assert len(found.content) == 66_050


def bomb(layers):
    """200 MB of nothing, in one gzip member per 10 MB."""
    one = packed(b"\x00" * 10_000_000) * 20
    return one if layers == 1 else packed(one)


@pytest.mark.parametrize(("layers", "encoding"), [(1, "gzip"), (2, "gzip, gzip"), (1, "")])
def test_a_gzip_bomb_is_stopped_at_the_limit_and_memory_stays_flat(site, layers, encoding):
    url = site.put("/f", bomb(layers), headers={"Content-Encoding": encoding})
    limits = FetchSettings(allow_private_addresses=True, max_bytes=1_000_000)
    with Fetcher(limits) as fetcher:
        fetcher.fetch(site.put("/warm", BODY))
        tracemalloc.start()
        found = fetcher.fetch(url)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert class_of(found) is FailureClass.TOO_LARGE
    assert peak < 5_000_000


def test_gzip_members_that_hold_nothing_are_counted_as_they_come(site):
    url = site.put("/f", packed(b"") * 60_000, headers={"Content-Encoding": "gzip"})
    limits = FetchSettings(allow_private_addresses=True, max_bytes=1_000_000)
    with Fetcher(limits) as fetcher:
        assert class_of(fetcher.fetch(url)) is FailureClass.TOO_LARGE


# Turns


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
