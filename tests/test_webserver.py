import socket
import threading
import urllib.error
import urllib.request

import pytest

from webserver import WebServer


def get(url, **headers):
    request = urllib.request.Request(
        url, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_it_serves_what_was_put_and_remembers_what_was_asked():
    with WebServer() as site:
        site.put("/feed.xml", "<rss/>", headers={"ETag": '"1"'}, conditional=True)
        assert get(site.url("/feed.xml")) == (200, b"<rss/>")
        assert get(site.url("/feed.xml"), If_None_Match='"1"') == (304, b"")
        assert get(site.url("/feed.xml"), If_None_Match='"2"') == (200, b"<rss/>")
        assert get(site.url("/nowhere"))[0] == 404
        assert [r.conditional for r in site.asked("/feed.xml")] == [False, True, True]
        assert [r.path for r in site.requests] == ["/feed.xml"] * 3 + ["/nowhere"]


def test_a_route_may_misbehave_on_the_raw_socket():
    with WebServer() as site:
        address = site.route("/reset", lambda exchange: exchange.reset())
        with pytest.raises(OSError):  # noqa: PT011 - urllib wraps it differently on each system
            get(address)


def test_a_server_that_closes_lets_nothing_hang():
    asked = threading.Event()

    def route(exchange):
        asked.set()
        exchange.hang()

    with WebServer() as site:
        site.route("/hang", route)
        client = socket.create_connection(("127.0.0.1", site.port), timeout=5)
        client.sendall(b"GET /hang HTTP/1.1\r\n\r\n")
        assert asked.wait(5)
    with client:
        assert client.recv(10) == b""
