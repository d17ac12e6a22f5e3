"""Whom does it believe?"""

import socket
import ssl
import threading
from datetime import timedelta

import pytest
import trustme

from webserver import WebServer, reset
from webwatch.core.model import Document, FailureClass
from webwatch.fetch import Fetcher
from world import BODY, NOW, OWN, QUICK, class_of


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
    with speaking_tls(authority, "localhost") as site, Fetcher(OWN) as fetcher:
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
    with speaking_tls(authority, name, **dates) as site, Fetcher(OWN) as fetcher:
        found = fetcher.fetch(site.put("/f", BODY))
    assert class_of(found) is FailureClass.TLS
    assert reason in found.detail
    assert site.requests == []


def test_a_certificate_of_an_authority_that_nobody_knows_is_an_error(authority):
    with speaking_tls(authority, "localhost") as site, Fetcher(OWN) as fetcher:
        found = fetcher.fetch(site.put("/f", BODY))
    assert class_of(found) is FailureClass.TLS
    assert "issuer certificate" in found.detail


def test_a_wrong_path_to_certificates_in_the_environment_ends_nothing(site, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at-all.pem")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    with Fetcher(OWN) as fetcher:
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
