"""What does a JSON Feed say (https://www.jsonfeed.org/version/1.1/)?"""

from __future__ import annotations

import json
from typing import Any

from webwatch.core import dates
from webwatch.core.model import Entry, Failure, FailureClass, Feed
from webwatch.core.text import clean, plain
from webwatch.sources.entries import (
    MAX_ENTRIES,
    NAME_LENGTH,
    TITLE_LENGTH,
    said_once,
    tags_of,
    two_letters,
)
from webwatch.sources.page import web_address
from webwatch.sources.source import NotAFeed

_GUID_LENGTH = 2000


def read(text: str, url: str) -> Feed:
    """Read a JSON Feed 1.0 or 1.1.

    Args:
        text: The decoded document.
        url: Its address, against which links are resolved.

    Raises:
        NotAFeed: It is broken, or JSON of another sort.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeed(
            Failure(failure_class=FailureClass.BROKEN, detail="JSON that can't be parsed")
        ) from None
    items = [item for item in _of(found, "items", list) if isinstance(item, dict)]
    if "jsonfeed.org/version/" not in _of(found, "version", str):
        raise NotAFeed(
            Failure(failure_class=FailureClass.NOT_A_FEED, detail="JSON, but not a JSON Feed")
        )
    title = plain(_of(found, "title", str), NAME_LENGTH)
    language = two_letters(_of(found, "language", str))
    return Feed(
        title=title,
        entries=tuple(_entry(item, title, language, url) for item in items[:MAX_ENTRIES]),
        complete=len(items) <= MAX_ENTRIES,
    )


def _entry(item: dict[str, Any], outlet: str, language: str, base: str) -> Entry:
    language = two_letters(_of(item, "language", str)) or language
    authors = [*_of(item, "authors", list), _of(item, "author", dict)]
    names = (_of(author, "name", str) for author in authors)
    guid = item.get("id", "")  # 1.1, section Items: a number too
    return Entry(
        guid=clean(str(guid))[:_GUID_LENGTH] if isinstance(guid, str | int | float) else "",
        url=web_address(_of(item, "url", str) or _of(item, "external_url", str), base),
        title=plain(_of(item, "title", str), TITLE_LENGTH),
        summary=said_once(
            _of(item, key, str) for key in ("summary", "content_html", "content_text")
        ),
        author=plain(", ".join(name for name in names if name), NAME_LENGTH),
        outlet=outlet,
        published=dates.read(_of(item, "date_published", str), language),
        updated=dates.read(_of(item, "date_modified", str), language),
        language=language,
        tags=tags_of(tag for tag in _of(item, "tags", list) if isinstance(tag, str)),
    )


def _of(found: Any, key: str, kind: type) -> Any:  # noqa: ANN401 - what JSON holds, of the kind asked for
    """Give a member of a JSON object if it is of that kind, else an empty one."""
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, kind) else kind()
