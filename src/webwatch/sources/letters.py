"""What do letters say, and did their senders really write them?"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses
from typing import TYPE_CHECKING, cast

from webwatch.core import dates
from webwatch.core.address import host_of, unwrap
from webwatch.core.letters import unpack
from webwatch.core.model import Entry, Failure, FailureClass, Feed
from webwatch.core.text import clean, plain
from webwatch.sources.alert_mail import Finding, findings
from webwatch.sources.entries import NAME_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from webwatch.sources.page import web_address
from webwatch.sources.source import NotAFeed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from webwatch.core.model import Document

GOOGLE_ALERTS = "googlealerts-noreply@google.com"
_MOST_FINDINGS = 100
_LONGEST_HEADER = 4000
_COMMENT = re.compile(r"\([^()]*\)")
_DKIM_PASS = re.compile(r"\s*dkim\s*=\s*pass\b", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\bheader\.(?:d\s*=\s*|i\s*=\s*[^\s;@]*@)([\w.-]+)", re.IGNORECASE)
_LINK = re.compile(r"""https?://[^\s<>"']+""")


def read_letters(document: Document, *, senders: Sequence[str], authenticated_by: str) -> Feed:
    """Read the letters of senders that one wants to hear.

    A Google Alert gives an entry for each thing that it found; any other letter is one entry.
    A letter counts only if the mail server that got it says that its sender's domain signed
    it (``dkim=pass`` in Authentication-Results, RFC 8601): anybody can write a From.

    Args:
        document: An mbox, as ``webwatch.mailbox`` gives it.
        senders: Their addresses.
        authenticated_by: How that mail server calls itself in Authentication-Results.

    Raises:
        NotAFeed: There are letters of these senders, and none is proven to be.
    """
    wanted = {sender.casefold() for sender in senders}
    entries: list[Entry] = []
    unproven = 0
    for content in unpack(document.content):
        try:
            # The default policy would take minutes for some headers, and raise at others.
            letter = message_from_bytes(content)
            sender, name = _sender(letter)
            if sender not in wanted:
                continue
            if not _is_proven(letter, sender, authenticated_by):
                unproven += 1
                continue
            entries += _entries(letter, sender, name)
        except (ValueError, LookupError, RecursionError):
            continue  # it names a charset that there isn't, or is nested without end
    if unproven and not entries:
        detail = f"{unproven} letters, none with dkim=pass by {authenticated_by}"
        raise NotAFeed(Failure(failure_class=FailureClass.BLOCKED, detail=detail))
    return Feed(title=", ".join(senders), entries=tuple(entries))


def _sender(letter: Message) -> tuple[str, str]:
    """Give address and name of the one sender; empty if there isn't just one."""
    written = _headers(letter, "From")
    found = getaddresses(written)
    if len(written) != 1 or len(found) != 1:
        return "", ""
    name, address = found[0]
    return address.casefold(), str(make_header(decode_header(name)))


def _is_proven(letter: Message, sender: str, server: str) -> bool:
    """Whether our own server's topmost word says that the sender's domain signed it."""
    for written in _headers(letter, "Authentication-Results"):
        by, _, results = _COMMENT.sub(" ", written).partition(";")
        if by.lower().split()[:1] != [server.lower()]:
            continue
        domains = (
            domain.lower()
            for result in results.split(";")
            if _DKIM_PASS.match(result)
            for domain in _SIGNED_BY.findall(result)
        )
        own = sender.rpartition("@")[2]
        return any(own == each or own.endswith(f".{each}") for each in domains if "." in each)
    return False


def _headers(letter: Message, name: str) -> list[str]:
    return [str(each)[:_LONGEST_HEADER] for each in letter.get_all(name, [])]


def _header(letter: Message, name: str) -> str:
    """Give the first header of that name as it is meant (RFC 2047); empty if there is none."""
    written = next(iter(_headers(letter, name)), "")
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, ValueError, LookupError):
        return written


def _entries(letter: Message, sender: str, name: str) -> list[Entry]:
    text, html = _body(letter, "plain"), _body(letter, "html") or _body(letter, "json")
    when = dates.read(_header(letter, "Date"), "en")
    if sender == GOOGLE_ALERTS:
        found = findings(html, text)[:_MOST_FINDINGS]
        return [replace(_entry_of(each), published=when) for each in found]
    link = next((each for each in _LINK.findall(text or html) if _is_of(each, sender)), "")
    return [
        Entry(
            guid=clean(_header(letter, "Message-ID"))[:NAME_LENGTH],
            url=web_address(link.rstrip(").,"), ""),
            title=plain(_header(letter, "Subject"), TITLE_LENGTH),
            summary=clean(text)[:SUMMARY_LENGTH] if text else plain(html, SUMMARY_LENGTH),
            outlet=clean(name)[:NAME_LENGTH] or sender.rpartition("@")[2],
            published=when,
        )
    ]


def _is_of(link: str, sender: str) -> bool:
    """Whether a link leads to the sender's own site."""
    host, domain = host_of(link), sender.rpartition("@")[2]
    return bool(host) and (f".{host}".endswith(f".{domain}") or f".{domain}".endswith(f".{host}"))


def _entry_of(found: Finding) -> Entry:
    url = web_address(unwrap(found.url), "")
    return Entry(
        url=url,
        title=plain(found.title, TITLE_LENGTH),
        summary=plain(found.text, SUMMARY_LENGTH),
        outlet=plain(found.outlet, NAME_LENGTH) or host_of(url),
    )


def _body(letter: Message, subtype: str) -> str:
    """Give the first part of that subtype as text; empty if there is none."""
    for part in letter.walk():
        if part.get_content_subtype() == subtype and not part.is_multipart():
            payload = cast("bytes", part.get_payload(decode=True))
            return payload.decode(part.get_content_charset() or "utf-8", "replace")
    return ""
