"""Can a mail channel be tried without a digest?"""

from datetime import UTC, datetime

import pytest

from mailserver import MailServer, free_port, password_is
from webwatch.channels.email import Email
from webwatch.errors import DeliveryError

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def channel(port, **settings):
    given = {"to": ("board@club.example",), "sender": "webwatch@club.example", "security": "none"}
    return Email(host="127.0.0.1", port=port, **given, **settings)


def test_a_server_that_takes_mail_is_knocked_at_and_gets_none():
    with MailServer() as server:
        channel(server.port).knock()
        assert server.mails == []


def test_the_login_is_tried(monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "wrong")
    settings = {"authenticator": password_is("right"), "auth_require_tls": False}
    with MailServer(**settings) as server:
        with pytest.raises(DeliveryError, match="refused the login of club"):
            channel(server.port, user="club").knock()
        monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "right")
        channel(server.port, user="club").knock()


def test_nobody_at_home_is_told():
    with pytest.raises(DeliveryError, match="can't be reached on port"):
        channel(free_port()).knock()


def test_a_test_mail_arrives_as_one_of_few_words():
    with MailServer() as server:
        channel(server.port).try_out("jan@club.example", "Proef =?utf-8?q?x?=", "Dág!\n", NOW)

    (mail,) = server.mails
    assert (mail["To"], mail["From"]) == ("jan@club.example", "webwatch@club.example")
    assert mail["Subject"] == "Proef = ?utf-8?q?x?="
    assert mail.get_content().strip() == "Dág!"
    assert mail["Date"].datetime == NOW


@pytest.mark.parametrize("recipient", ["jan", "jan@club.example\r\nBcc: x@y.example", ""])
def test_a_test_mail_to_what_is_no_address_is_refused(recipient):
    with MailServer() as server:
        with pytest.raises(DeliveryError, match="is not a mail address"):
            channel(server.port).try_out(recipient, "Proef", "Dag", NOW)
        assert server.mails == []
