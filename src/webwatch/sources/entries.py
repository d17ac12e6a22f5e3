"""What does feedparser's entry say, in our words?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from webwatch.core import dates
from webwatch.core.model import Entry
from webwatch.core.text import clean, plain, shorten
from webwatch.sources.page import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ENTRIES = 2000
"""Of one feed; what stands beyond is not read."""

TITLE_LENGTH = 500
SUMMARY_LENGTH = 20_000
NAME_LENGTH = 200
_GUID_LENGTH = 2000
_TAGS = 50
_CONTENTS = 5
# RSS 2.0 gives an address with a name in brackets; of Atom, feedparser makes the contrary.
_ADDRESS = re.compile(r"^\S{1,200}@\S{1,200} \(([^()]+)\)$|^([^()]+) \(\S{1,200}@\S{1,200}\)$")


@dataclass(frozen=True, slots=True)
class Whole:
    """What a feed says of all its entries.

    Attributes:
        title: Plain text.
        language: Two letters; empty if it says none.
        base: The address that a relative link is relative to.
        atom: Whether the feed is Atom, whose ``updated`` says nothing of when it was published;
            elsewhere feedparser calls Dublin Core's date so.
    """

    title: str
    language: str
    base: str
    atom: bool


def entry_of(found: dict[str, Any], whole: Whole) -> Entry:
    """Turn one of feedparser's entries into ours.

    Args:
        found: The entry.
        whole: The feed that it is in.
    """
    own = said(found, "language") or said(found.get("title_detail"), "language")
    language = two_letters(own) if own else whole.language
    updated = said(found, "updated")
    published = (
        said(found, "published") or said(found, "created") or ("" if whole.atom else updated)
    )
    contents = (said(part, "value") for part in found.get("content", ()))
    author = said(found, "author")
    outlet = said(found.get("source"), "title") or said(found, "news_source")  # of Bing News
    return Entry(
        guid=shorten(clean(said(found, "id")), _GUID_LENGTH),
        url=web_address(said(found, "link"), whole.base),
        title=plain(said(found, "title"), TITLE_LENGTH),
        summary=said_once([said(found, "summary"), *islice(contents, _CONTENTS)]),
        author=plain(_ADDRESS.sub(r"\1\2", author), NAME_LENGTH) if author else "",
        outlet=plain(outlet, NAME_LENGTH) if outlet else whole.title,
        published=dates.read(published, language),
        updated=dates.read(updated, language),
        language=language,
        tags=tags_of(said(tag, "label") or said(tag, "term") for tag in found.get("tags", ())),
    )


def said(found: object, key: str) -> str:
    """Give a text that feedparser found; empty if there is none there, or something else."""
    # Asked for with get, a missing "updated" would be "published", with a warning.
    value = found[key] if isinstance(found, dict) and key in found else ""
    return value if isinstance(value, str) else ""


def said_once(parts: Iterable[str]) -> str:
    """Join texts of one entry (HTML), without what another of them says too."""
    kept: list[str] = []
    for part in parts:
        text = plain(part, SUMMARY_LENGTH)
        if any(text in other for other in kept):
            continue
        kept = [other for other in kept if other.removesuffix("…").rstrip() not in text]
        kept.append(text)
    return shorten(" ".join(kept), SUMMARY_LENGTH)


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Clean categories: at most 50, each once, without ``#``."""
    cleaned = (plain(word, NAME_LENGTH).lstrip("#").strip() for word in words)
    return tuple(dict.fromkeys(word for word in cleaned if word))[:_TAGS]


def two_letters(language: object) -> str:
    """Give the two-letter code at the front of a language tag (BCP 47); empty if there is none."""
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", language) if isinstance(language, str) else None
    return found[0].lower() if found else ""
