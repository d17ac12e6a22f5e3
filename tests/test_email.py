"""Does a mail arrive, and does webwatch know what it means when it doesn't?"""

import re
import socket
import ssl
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st

from digests import CLUB, compose_with, eventful, hostile, mention
from mailserver import DrippingServer, MailServer, TalkingServer, free_port, password_is
from webwatch.channels import KINDS
from webwatch.channels.address import address
from webwatch.channels.email import Email
from webwatch.channels.message import message
from webwatch.channels.smtp import Server
from webwatch.core.model import Severity
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError

BOARD = "bestuur@dezwaluw.example"
TOKEN = "0123456789abcdef"


@pytest.fixture
def server():
    with MailServer() as running:
        yield running


def channel(port, **more):
    usual = {
        "to": (BOARD,),
        "sender": "Webwatch De Zwaluw <webwatch@dezwaluw.example>",
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "timeout": timedelta(seconds=5),
    }
    return Email(**{**usual, **more})


def refusal(mail, digest=None, recipient=BOARD):
    with pytest.raises(DeliveryError) as caught:
        mail.send(digest or eventful(), recipient, TOKEN)
    return caught.value


def test_email_is_a_kind_of_channel():
    assert KINDS["email"] is Email
    assert Email.toml_names == {"sender": "from"}


def test_a_mail_arrives_with_both_parts_and_its_headers(server):
    channel(server.port).send(eventful(), BOARD, TOKEN)
    (mail,) = server.mails
    assert mail["From"] == "Webwatch De Zwaluw <webwatch@dezwaluw.example>"
    assert mail["To"] == BOARD
    assert mail["Subject"].startswith("Webwatch: 1 kritiek, 1 hoog, 1 vraag")
    assert mail["Date"] == "Sat, 21 Nov 2026 08:00:00 +0100"
    assert mail["Message-ID"] == f"<{TOKEN}@dezwaluw.example>"
    assert mail["List-Id"] == "webwatch <webwatch.dezwaluw.example>"
    assert mail["List-Unsubscribe"] == "<mailto:webwatch@dezwaluw.example?subject=unsubscribe>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "nl"
    assert mail.get_content_type() == "multipart/alternative"
    plain, html = mail.iter_parts()
    assert "doet aangifte van fraude" in plain.get_content()
    assert "Je krijgt deze mail omdat" in plain.get_content()
    assert "doet aangifte van fraude</a>" in html.get_content()
    (envelope,) = server.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("webwatch@dezwaluw.example", [BOARD])


def test_a_mail_is_of_seven_bits_so_that_any_server_can_take_it(server):
    channel(server.port, to=("jürgen@bücher.example",)).send(hostile(), BOARD, TOKEN)
    (envelope,) = server.envelopes
    assert envelope.content.isascii()
    assert max(map(len, envelope.content.splitlines())) <= 998


def test_words_in_a_title_never_become_headers():
    title = "=?utf-8?q?x=0d=0aBcc:_slachtoffer@example.org?="
    alarm = compose_with([mention(title=title, severity=Severity.CRITICAL)], instant=True)
    made = message(alarm, sender="w@club.example", recipient=BOARD, token=TOKEN)
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert read["Bcc"] is None
    assert "= ?utf-8?q?x=0d=0aBcc:" in read["Subject"]


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=60))
def test_whatever_is_in_a_title_the_mail_can_be_made_and_read(title, organisation):
    alarm = compose_with([mention(title=title)], instant=True, organisation=organisation)
    made = message(alarm, sender="w@club.example", recipient=BOARD, token=TOKEN)
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert set(read.keys()) == set(made.keys())
    assert len(read["Subject"]) <= 150 + title.count("=?") + organisation.count("=?")
    assert read["Subject"].strip().startswith("Webwatch:")
    assert len(list(read.iter_parts())) == 2


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("bestuur@club.example", "bestuur@club.example"),
        ("Bestuur <bestuur@club.example>", "Bestuur <bestuur@club.example>"),
        ("Jan@BÜCHER.example", "Jan@xn--bcher-kva.example"),
        ("root@localhost", "root@localhost"),
    ],
)
def test_an_address_is_read(written, read):
    assert str(address(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "bestuur",
        "@club.example",
        "bestuur@",
        "a@b@club.example",
        "bestuur@club.example\r\nBcc: x@y.example",
        "bestuur@club..example",
        "be stuur@club.example",
        "bestuur@club.example, ander@club.example",
    ],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        address(written)
    assert channel(25, to=(written,)).problems()
    error = refusal(channel(25), recipient=written)
    assert (error.temporary, error.refused) == (False, (written,))


def test_settings_without_problems_have_none():
    assert channel(25).problems() == ()
    assert channel(25, security="starttls", user="club").problems() == ()
    assert channel(25, security="none", user="club", host="127.0.0.1").problems() == ()
    assert channel(25, security="none", user="club", host="Localhost").problems() == ()


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"to": ()}, "to"),
        ({"to": (BOARD, "niemand")}, "to"),
        ({"sender": "niemand"}, "from"),
        ({"security": "ssl"}, "security"),
        ({"port": 0}, "port"),
        ({"port": 65536}, "port"),
        ({"user": "club", "host": "mail.club.example"}, "security"),
        ({"user": "club", "host": "192.0.2.1"}, "security"),
        ({"audience": Audience(days=("mon", "maandag"))}, "days"),
        ({"audience": Audience(language="fr")}, "language"),
    ],
)
def test_settings_that_can_not_work_are_said(changed, key):
    (problem,) = channel(**{"port": 25, **changed}).problems()
    assert problem.place == key
    assert str(problem)


def test_a_recipient_who_is_named_twice_is_one():
    twice = (BOARD, "Bestuur@DeZwaluw.example", "ander@dezwaluw.example")
    assert channel(25, to=twice).recipients() == (BOARD, "ander@dezwaluw.example")


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(("answer", "temporary"), [("451 4.3.0 Later", True), ("554 No", False)])
def test_a_refusal_says_whether_it_helps_to_wait(server, step, answer, temporary):
    server.answers[step] = answer
    error = refusal(channel(server.port))
    assert error.temporary is temporary
    assert error.uncertain is False
    assert answer in str(error)
    assert error.refused == ((BOARD,) if step == "RCPT" else ())
    assert server.envelopes == []


def test_a_refused_recipient_is_named(server):
    server.answers["RCPT"] = {BOARD: "550 5.1.1 No such user"}
    assert str(refusal(channel(server.port))) == (
        f"127.0.0.1 refused {BOARD}: 550 5.1.1 No such user"
    )


def test_a_mail_that_is_too_large_for_the_server_is_refused_for_good():
    with MailServer(size=1000) as server:
        error = refusal(channel(server.port))
    assert not error.temporary
    assert str(error).startswith("127.0.0.1 refused the mail: 552")


def test_a_refused_goodbye_is_no_failure(server):
    server.answers["QUIT"] = "421 Go away"
    channel(server.port).send(eventful(), BOARD, TOKEN)
    assert len(server.envelopes) == 1


def test_a_server_that_hangs_up_after_the_text_may_have_taken_it(server):
    server.answers["DATA"] = "hang"
    error = refusal(channel(server.port))
    assert (error.temporary, error.uncertain) == (True, True)
    assert len(server.envelopes) == 1


def test_a_server_that_hangs_up_before_it_heard_anything_took_nothing():
    with TalkingServer("220 hello") as server:
        error = refusal(channel(server.port))
    assert (error.temporary, error.uncertain) == (True, False)


def test_a_server_that_says_nothing_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        impatient = channel(silent.getsockname()[1], timeout=timedelta(milliseconds=50))
        error = refusal(impatient)
    assert (error.temporary, error.uncertain) == (True, False)


def test_a_server_that_drips_its_answer_is_given_up():
    with DrippingServer() as server:
        error = refusal(channel(server.port, timeout=timedelta(milliseconds=100)))
    assert (error.temporary, error.uncertain) == (True, False)


def test_a_server_that_greets_with_a_refusal_is_busy():
    with TalkingServer("421 Too many connections") as server:
        error = refusal(channel(server.port))
    assert error.temporary
    assert "421 Too many connections" in str(error)


def test_no_server_at_all_is_said():
    port = free_port()
    error = refusal(channel(port))
    assert error.temporary
    assert str(error).startswith(f"127.0.0.1 can't be reached on port {port}: ")


@pytest.mark.parametrize("host", ["a" * 300, "bad\x00host", "..."])
def test_a_host_that_is_no_host_is_an_error_and_no_crash(host):
    error = refusal(channel(25, host=host))
    assert not error.uncertain


def test_without_starttls_nothing_is_sent_in_the_clear(server):
    error = refusal(channel(server.port, security="starttls"))
    assert not error.temporary
    assert "STARTTLS" in str(error)
    assert server.envelopes == []


@pytest.fixture(scope="module")
def certificate():
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with authority.cert_pem.tempfile() as path:
        yield context, path


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_goes_encrypted_to_a_server_that_is_trusted(certificate, monkeypatch, security):
    context, path = certificate
    monkeypatch.setenv("SSL_CERT_FILE", path)
    how = {"ssl_context" if security == "tls" else "tls_context": context}
    with MailServer(**how) as server:
        channel(server.port, security=security).send(eventful(), BOARD, TOKEN)
        assert server.encrypted == [True]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_with_a_certificate_of_its_own_making_is_not_trusted(certificate, security):
    context, _ = certificate
    how = {"ssl_context" if security == "tls" else "tls_context": context}
    with MailServer(**how) as server:
        error = refusal(channel(server.port, security=security))
        assert server.envelopes == []
    assert "can't be trusted (TLS)" in str(error)
    assert "certificate" in str(error)


def test_a_server_that_speaks_no_tls_is_not_trusted(server):
    error = refusal(channel(server.port, security="tls"))
    assert "can't be trusted (TLS)" in str(error)
    assert server.envelopes == []


def test_an_accented_address_needs_a_server_that_knows_how(server):
    error = refusal(channel(server.port), recipient="jürgen@club.example")
    assert (error.temporary, error.refused) == (False, ("jürgen@club.example",))
    with MailServer(utf8=True) as modern:
        channel(modern.port).send(eventful(), "jürgen@club.example", TOKEN)
        assert modern.envelopes[0].rcpt_tos == ["jürgen@club.example"]
        assert modern.mails[0]["To"] == "jürgen@club.example"


NO_TLS = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def locked():
    with MailServer(
        authenticator=password_is("geheim"), auth_require_tls=False, auth_required=True
    ) as running:
        yield running


@NO_TLS
def test_a_login_with_the_right_password_gets_in(locked, monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "geheim")
    channel(locked.port, user="club").send(eventful(), BOARD, TOKEN)
    assert len(locked.envelopes) == 1


@NO_TLS
def test_a_refused_login_says_so_and_never_the_password(locked, monkeypatch):
    monkeypatch.setenv("CLUB_PASSWORD", "verkeerd")
    error = refusal(channel(locked.port, user="club", password_env="CLUB_PASSWORD"))
    assert not error.temporary
    assert "refused the login of club: 535" in str(error)
    assert "verkeerd" not in str(error)


def test_a_password_that_the_server_repeats_is_not_shown(monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "s3cret-word")
    lines = ("220 hi", "250-hi\r\n250 AUTH PLAIN", "454 s3cret-word is not today's")
    with TalkingServer(*lines) as server:
        error = refusal(channel(server.port, user="club"))
    assert error.temporary
    assert "454 *** is not today's" in str(error)


def test_a_server_without_login_says_so(server, monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "geheim")
    error = refusal(channel(server.port, user="club"))
    assert not error.temporary
    assert "refused the login of club" in str(error)


def test_a_server_that_hangs_up_at_the_login_can_be_tried_again(monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "geheim")
    with TalkingServer("220 hi", "250-hi\r\n250 AUTH PLAIN") as server:
        error = refusal(channel(server.port, user="club"))
    assert (error.temporary, error.uncertain) == (True, False)


def test_a_password_that_is_not_in_the_environment_is_asked_for(server, monkeypatch):
    monkeypatch.delenv("WEBWATCH_SMTP_PASSWORD", raising=False)
    error = refusal(channel(server.port, user="club"))
    assert "WEBWATCH_SMTP_PASSWORD" in str(error)
    assert not error.temporary


def test_a_server_never_shows_its_password():
    assert "geheim" not in repr(
        Server(host="h", port=1, security="none", user="u", password="geheim", timeout=timedelta(1))
    )


def test_the_name_of_the_organisation_may_be_missing(server):
    nameless = replace(eventful(), organisation="")
    channel(server.port).send(nameless, BOARD, TOKEN)
    assert CLUB not in server.mails[0]["Subject"]
