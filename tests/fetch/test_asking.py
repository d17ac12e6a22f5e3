"""How does it ask, and what does it bring back?"""

import base64
import socket

import pytest

from webserver import WebServer
from webwatch import __version__
from webwatch.core.model import Document, FailureClass, NotModified, Validators
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher, Network
from webwatch.fetch.target import target
from world import BODY, World, class_of


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


@pytest.mark.parametrize("name", ["☃.net", "xn--n3h.net"])
def test_a_name_that_only_browsers_take_is_asked(site, name):
    site.put("/f", BODY)
    with World(site).fetcher() as fetcher:
        assert isinstance(fetcher.fetch(f"http://{name}/f"), Document)
    assert site.requests[0].headers["host"] == "xn--n3h.net"


def test_an_address_of_the_sixth_version_keeps_its_brackets(site):
    site.put("/f", BODY)

    def connect(address, seconds):
        assert address == ("2606:2800:21f::1", 80)
        return socket.create_connection(("127.0.0.1", site.port), seconds)

    with Fetcher(FetchSettings(), network=Network(connect=connect)) as fetcher:
        assert isinstance(fetcher.fetch("http://[2606:2800:21F:0::1]/f"), Document)
    assert site.requests[0].headers["host"] == "[2606:2800:21f::1]"
