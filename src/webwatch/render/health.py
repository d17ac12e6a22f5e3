"""How do we say what is wrong with a source, and what to do about it?

English sentences that are msgids too; who shows them translates them. What was seen
(``Failure.detail``) is technical, and stands beside them, never in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webwatch.core.model import Failure, FailureClass
from webwatch.core.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, and the next step: two msgids."""

    message: str
    advice: str


_FAILURES: Mapping[FailureClass, Words] = {
    FailureClass.BLOCKED: Words(
        "The site refuses to be read by a program.",
        "Open the address in a browser. If it works there, set a contact under [fetch], so that "
        "the site knows who asks, or look for another feed of it.",
    ),
    FailureClass.TOO_FAST: Words(
        "The site says that it is asked too often.",
        "You need do nothing: webwatch waits as long as the site wants. If it keeps happening, "
        "give this source a longer interval.",
    ),
    FailureClass.GONE: Words(
        "There is nothing at this address any more.",
        "Look for the feed's new address on the site, or remove this source.",
    ),
    FailureClass.BROKEN: Words(
        "The site gives an answer that can't be used.",
        "webwatch keeps trying. If it lasts for days, tell the site.",
    ),
    FailureClass.NOT_A_FEED: Words(
        "What came is not a feed.",
        "Look on the site for a feed (often under the word RSS), and use its address.",
    ),
    FailureClass.EMPTY: Words(
        "The answer was empty.",
        "webwatch keeps trying. If it lasts for days, open the address in a browser.",
    ),
    FailureClass.NETWORK: Words(
        "The site can't be reached.",
        "Check the address and your internet connection. webwatch keeps trying.",
    ),
    FailureClass.TLS: Words(
        "The connection to the site is not secure.",
        "Check the date of this computer. If it is right, tell the site: webwatch doesn't read "
        "it without a valid certificate.",
    ),
    FailureClass.TOO_LARGE: Words(
        "The feed is too large.",
        "Look on the site for a shorter feed, or remove this source.",
    ),
    FailureClass.TOO_SLOW: Words(
        "The site takes too long to answer.",
        "webwatch keeps trying. If it lasts for days, tell the site.",
    ),
    FailureClass.REFUSED_ADDRESS: Words(
        "The address leads to a place where webwatch doesn't go.",
        "Check the address. If it is on your own network, set allow_private_addresses = true "
        "for this source.",
    ),
}
_BY_STATUS: Mapping[int, Words] = {
    401: Words(
        "The site asks for a user name and a password.",
        "Write them in the address: https://user:password@site/feed. webwatch never shows them.",
    ),
    410: Words(
        "The site says that this feed is gone for good.",
        "Look for another feed of it, or remove this source. After two days webwatch no longer "
        "asks for it.",
    ),
}
_WITH_FEEDS = Words(
    "What came is a page, not a feed.",
    "The page names feeds of its own: use the address of one of those.",
)
_NOTICES: Mapping[Notice, Words] = {
    Notice.FAILING: Words(
        "%(source)s has not been read since %(since)s.",
        "",
    ),
    Notice.SWITCHED_OFF: Words(
        "%(source)s is gone for good: webwatch no longer asks for it.",
        "Look for another feed of it, or remove this source.",
    ),
    Notice.RECOVERED: Words(
        "%(source)s is read again.",
        "",
    ),
    Notice.EMPTIED: Words(
        "%(source)s used to have entries, and has none now.",
        "Open the site in a browser: its feed may have moved.",
    ),
    Notice.SILENT: Words(
        "%(source)s has brought nothing new since %(since)s, far longer than usual.",
        "Open the site in a browser: its feed may have moved.",
    ),
}


def sentence(failure: Failure) -> str:
    """Give what is wrong, as a msgid; never empty."""
    return _words(failure).message


def advice(failure: Failure) -> str:
    """Give the next step, as a msgid; never empty."""
    return _words(failure).advice


def _words(failure: Failure) -> Words:
    if failure.failure_class is FailureClass.NOT_A_FEED and failure.feeds:
        return _WITH_FEEDS
    return _BY_STATUS.get(failure.status) or _FAILURES[failure.failure_class]


def announce(what: Notice) -> Words:
    """Give the sentence and the advice (may be empty) for something to be told of a source.

    The places are ``%(source)s``, its name, and ``%(since)s``, a day in words: for FAILING
    ``SourceHealth.failing_since``, for SILENT ``Pace.last_new``.
    """
    return _NOTICES[what]
