"""What does a server's answer come down to: a document, nothing new, or which failure?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from webwatch.core.masking import mask
from webwatch.core.model import Document, FailureClass, NotModified, Validators
from webwatch.fetch.failed import Failed

if TYPE_CHECKING:
    from webwatch.fetch.target import Target

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
DOCUMENTS = frozenset({200, 203})
_CLASSES = {
    401: FailureClass.BLOCKED,
    403: FailureClass.BLOCKED,
    404: FailureClass.GONE,
    410: FailureClass.GONE,
    429: FailureClass.TOO_FAST,
    451: FailureClass.BLOCKED,
}
_COOKIES = frozenset({"set-cookie", "set-cookie2"})
_ADDRESSES = frozenset({"location", "content-location", "link", "refresh"})
_CONSENT = re.compile(r"consent\.(?:google|youtube|yahoo)\.[a-z.]+")
_CHALLENGE = re.compile(
    rb"<title>(?:Just a moment\.\.\.|Attention Required! \| Cloudflare|DDoS-Guard)"
    rb"|/cdn-cgi/challenge-platform/|/\.well-known/sgcaptcha/"
)
_PROLOGUE = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, to one hop.

    Attributes:
        target: Who gave it.
        status: The HTTP status.
        headers: Names in lower case.
        body: Decoded; of a failure only its beginning, of a redirect nothing.
        conditional: Whether it was asked with validators.
    """

    target: Target
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    conditional: bool = False

    def header(self, name: str) -> str:
        """Give a header's value, its lines joined as RFC 9110, section 5.3, says."""
        return ", ".join(value for given, value in self.headers if given == name)

    @property
    def location(self) -> str:
        """Where it redirects to; empty if it doesn't.

        Raises:
            Failed: It redirects without saying where to.
        """
        if self.status not in REDIRECTS:
            return ""
        given = next((value for name, value in self.headers if name == "location"), "")
        if not given:
            raise self.failed(FailureClass.BROKEN, "a redirect to nowhere")
        return given

    @property
    def shown_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers without cookies and other secrets."""
        return tuple(
            (name, mask(value) if name in _ADDRESSES else value)
            for name, value in self.headers
            if name not in _COOKIES
        )

    def failed(self, failure_class: FailureClass, seen: str) -> Failed:
        """Make a failure of it."""
        detail = f"HTTP {self.status}, {seen}" if seen else f"HTTP {self.status}"
        return Failed(failure_class, detail, self.status, self.shown_headers)


def concluded(answer: Answer, moved_to: str) -> Document | NotModified:
    """Say what an answer that is no redirect comes down to.

    Args:
        answer: The last of its chain.
        moved_to: Where the chain led, if every redirect in it was permanent; else empty.

    Raises:
        Failed: There is no document in it.
    """
    validators = Validators(answer.header("etag"), answer.header("last-modified"))
    if answer.status == HTTPStatus.NOT_MODIFIED:
        if not answer.conditional:
            raise answer.failed(FailureClass.BROKEN, "though nobody asked whether it changed")
        return NotModified(
            url=answer.target.url,
            validators=validators,
            headers=answer.shown_headers,
            moved_to=moved_to,
        )
    _refuse_walls(answer)
    if answer.status not in DOCUMENTS:
        raise answer.failed(_CLASSES.get(answer.status, _by_hundreds(answer.status)), "")
    if not answer.body.strip():
        raise answer.failed(FailureClass.EMPTY, "with nothing in it")
    return Document(
        url=answer.target.url,
        content=answer.body,
        content_type=answer.header("content-type"),
        validators=validators,
        headers=answer.shown_headers,
        status=answer.status,
        moved_to=moved_to,
    )


def _refuse_walls(answer: Answer) -> None:
    """See the pages that stand between a program and a site, whatever their status."""
    if _CONSENT.fullmatch(answer.target.host):
        raise answer.failed(FailureClass.BLOCKED, "a page that asks for consent")
    if answer.header("cf-mitigated") or answer.header("x-amzn-waf-action"):
        raise answer.failed(FailureClass.BLOCKED, "a check for robots")
    page = "html" in answer.header("content-type").lower()
    if page and _CHALLENGE.search(answer.body[:_PROLOGUE]):
        raise answer.failed(FailureClass.BLOCKED, "a check for robots")


def _by_hundreds(status: int) -> FailureClass:
    no_content = {HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT}
    return FailureClass.EMPTY if status in no_content else FailureClass.BROKEN
