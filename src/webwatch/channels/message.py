"""How does a digest become a mail?

RFC 5322 for the message, 2046 for its two forms, 2919 for List-Id, 2369 for
List-Unsubscribe, 3834 for Auto-Submitted.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from textwrap import wrap
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from webwatch.channels.address import address, literal
from webwatch.render.html import mail
from webwatch.render.summary import subject
from webwatch.render.text import WIDTH, text
from webwatch.render.wording import FOOT, Wording

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.digest import Digest

TEXT_STORIES = 100
"""How many stories the text part has; the rest is counted."""


def message(digest: Digest, *, sender: str, recipient: str, token: str) -> EmailMessage:
    """Build the mail for one recipient.

    Args:
        digest: What to tell.
        sender: ``name@domain`` or ``Name <name@domain>``, without errors.
        recipient: ``name@domain``, without errors.
        token: Names this message; the Message-ID is made of it.

    Returns:
        Text and HTML, in 7 bits, so that any server can take it.
    """
    mailbox = address(sender)
    made = EmailMessage(policy=SMTP)
    made["From"] = mailbox
    made["To"] = address(recipient)
    made["Subject"] = literal(subject(digest))
    made["Date"] = format_datetime(digest.composed.astimezone(ZoneInfo(digest.timezone)))
    made["Message-ID"] = f"<{token}@{mailbox.domain}>"
    made["List-Id"] = f"webwatch <webwatch.{mailbox.domain}>"
    made["List-Unsubscribe"] = f"<mailto:{mailbox.addr_spec}?subject=unsubscribe>"
    made["Auto-Submitted"] = "auto-generated"
    made["Precedence"] = "bulk"
    made.set_content(_text(digest), cte="quoted-printable")
    made.add_alternative(mail(digest), subtype="html", cte="quoted-printable")
    made["Content-Language"] = digest.language  # set_content() takes away what was set before
    return made


def note(
    subject_line: str, words: str, *, sender: str, recipient: str, now: datetime
) -> EmailMessage:
    """Build a mail of a few words that is no digest.

    Raises:
        ValueError: An address is none.
    """
    made = EmailMessage(policy=SMTP)
    mailbox = address(sender)
    made["From"] = mailbox
    made["To"] = address(recipient)
    made["Subject"] = literal(subject_line)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = make_msgid(domain=mailbox.domain)
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(words, cte="quoted-printable")
    return made


def _text(digest: Digest) -> str:
    foot = wrap(Wording.of(digest).say(FOOT), WIDTH)
    return "\n".join((text(digest, limit=TEXT_STORIES), "-- ", *foot, ""))
