"""Of which kind is an address, and which source does it make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from webwatch.core.address import mask
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from webwatch.sources import Source


def kind_of(url: str) -> str:
    """Give the kind of source that an address is of."""
    return "google-alerts" if "google." in url and "/alerts/feeds/" in url else "rss"


def made(url: str, kind: str, *, private: bool = False, name: str = "", query: str = "") -> Source:
    """Make a source that stands in no keyword file.

    Args:
        url: Its address; empty for that of its kind.
        kind: Its kind.
        private: Whether it may lie on the user's own network.
        name: What it is called; empty for its address.
        query: What a search asks for; empty for what the keywords say.

    Raises:
        UsageError: There is no such kind, or it can't be so.
    """
    from webwatch.sources import KINDS, MAILED

    if kind not in KINDS:
        raise UsageError(
            "There is no kind '%(kind)s'. There are: %(kinds)s.", kind=kind, kinds=", ".join(KINDS)
        )
    if KINDS[kind] in MAILED:
        raise UsageError(
            "A mailbox needs more than an address: `webwatch source presets` says what to write "
            "in the keyword file, under google-alerts-mail."
        )
    make = cast("Callable[..., Source]", KINDS[kind])
    given = {"name": name or mask(url), "url": url, "query": query}
    said = {key: value for key, value in given.items() if value}
    source = make(allow_private_addresses=private, **said)
    for problem in getattr(source, "problems", tuple)():
        raise UsageError(problem.message, **dict(problem.values))
    return source
