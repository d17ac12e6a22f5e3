"""Through which mail server does the digest go?"""

from __future__ import annotations

from dataclasses import replace
from email.utils import parseaddr
from typing import TYPE_CHECKING

from webwatch.cli.given import NONE

if TYPE_CHECKING:
    from webwatch.cli.given import Given

_PROVIDERS = {
    "gmail.com": "smtp.gmail.com",
    "googlemail.com": "smtp.gmail.com",
    "icloud.com": "smtp.mail.me.com",
    "me.com": "smtp.mail.me.com",
    "kpnmail.nl": "smtp.kpnmail.nl",
    "ziggo.nl": "smtp.ziggo.nl",
}
_CLOSED = frozenset(
    ("hotmail.com", "hotmail.nl", "live.com", "live.nl", "msn.com", "outlook.com", "outlook.nl")
)
PORT = 587
"""For a mail to be handed in, by RFC 6409."""

_TLS_PORT = 465


def with_mail_server(answers: Given) -> Given:
    """Guess what was not said of the mail server, from the address that mails."""
    if not answers.email:
        return answers
    address = parseaddr(answers.email[0])[1]
    domain = _domain(answers)
    return replace(
        answers,
        host=answers.host or _PROVIDERS.get(domain, f"smtp.{domain}"),
        port=answers.port or PORT,
        user=answers.user or address,
    )


def is_closed(answers: Given) -> bool:
    """Whether the mail server is one of Microsoft's for private people.

    Since 16 September 2024 these let no program in with a password, nor with an app password.
    """
    domain = _domain(answers) if answers.email else ""
    return domain in _CLOSED and answers.host == f"smtp.{domain}"


def mail_settings(answers: Given) -> dict[str, object] | None:
    """Give the settings of the mail channel as they stand in the keyword file; None for none."""
    if not answers.email:
        return None
    user = "" if answers.user == NONE else answers.user
    here = answers.host in {"localhost", "127.0.0.1", "::1"}
    encrypted = "tls" if answers.port == _TLS_PORT else "starttls"
    return {
        "to": list(answers.email),
        "from": answers.email[0],
        "host": answers.host,
        "port": answers.port,
        "security": "none" if here else encrypted,
        "user": user,
    }


def _domain(answers: Given) -> str:
    return parseaddr(answers.email[0])[1].rpartition("@")[2].casefold()
