"""What does feedparser's entry say, in our words?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from webwatch.core import dates
from webwatch.core.model import Entry
from webwatch.core.text import clean, plain, shorten
from webwatch.sources.page import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_LENGTH = 500
SUMMARY_LENGTH = 20_000
NAME_LENGTH = 200
_GUID_LENGTH = 2000
_TAGS = 50
_PARTS = 6


def entry_of(found: dict[str, Any], feed: dict[str, Any], base: str) -> Entry:
    """Turn one of feedparser's entries into ours.

    Args:
        found: The entry.
        feed: What feedparser says of the feed as a whole.
        base: The address that a relative link is relative to.
    """
    language = two_letters(
        found.get("language") or _detail(found, "title").get("language") or feed.get("language")
    )
    updated = found.get("updated", "") if "updated" in found else ""
    publisher = found.get("source") or {}
    return Entry(
        guid=shorten(clean(found.get("id", "")), _GUID_LENGTH),
        url=web_address(found.get("link", ""), base),
        title=plain(found.get("title", ""), TITLE_LENGTH),
        summary=said_once(
            [
                found.get("summary", ""),
                *(part.get("value", "") for part in found.get("content", ())),
            ]
        ),
        author=plain(found.get("author", ""), NAME_LENGTH),
        outlet=plain(publisher.get("title", "") or feed.get("title", ""), NAME_LENGTH),
        published=dates.read(found.get("published", "") or found.get("created", ""), language),
        updated=dates.read(updated, language),
        language=language,
        tags=tags_of(tag.get("label") or tag.get("term") for tag in found.get("tags", ())),
    )


def said_once(parts: Iterable[str]) -> str:
    """Join the first six texts of one entry (HTML), without what another of them says too."""
    kept: list[str] = []
    for part in islice(parts, _PARTS):
        text = plain(part, SUMMARY_LENGTH)
        if any(text in other for other in kept):
            continue
        kept = [other for other in kept if other.removesuffix("…").rstrip() not in text]
        kept.append(text)
    return shorten(" ".join(kept), SUMMARY_LENGTH)


def tags_of(words: Iterable[str | None]) -> tuple[str, ...]:
    """Clean categories: at most 50, each once, without ``#``."""
    cleaned = (plain(word or "", NAME_LENGTH).lstrip("#").strip() for word in words)
    return tuple(dict.fromkeys(word for word in cleaned if word))[:_TAGS]


def two_letters(language: object) -> str:
    """Give the two-letter code at the front of a language tag (BCP 47); empty if there is none."""
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", language) if isinstance(language, str) else None
    return found[0].lower() if found else ""


def _detail(found: dict[str, Any], name: str) -> dict[str, Any]:
    detail: dict[str, Any] = found.get(f"{name}_detail") or {}
    return detail
