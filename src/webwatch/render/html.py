"""How does a digest look as a mail, and as a file for the browser?"""

# ruff: noqa: PLC0415 - these libraries take long to import, and few commands make HTML

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from webwatch.core.item import Place
from webwatch.render.summary import (
    days_line,
    facts,
    health_line,
    more,
    notice_lines,
    opening,
    source_line,
    subject,
    why,
)
from webwatch.render.wording import FOOT, Wording, link

if TYPE_CHECKING:
    import css_inline
    from jinja2 import Environment

    from webwatch.core.digest import Day, Digest
    from webwatch.core.item import StoryItem
    from webwatch.core.model import Mention

MAIL_BYTES = 90_000
"""Gmail clips a mail whose HTML is over 102 KB."""

ALSO = 3
"""How many other places of a story are linked to."""

_BAR_PIXELS = 40
_MOST_STORIES = 200


def page(digest: Digest) -> str:
    """Give a digest as a file that stands alone: every story, light and dark, to be printed."""
    return _rendered(digest, mail=False, limit=len(digest.items))


def mail(digest: Digest) -> str:
    """Give a digest as a mail's HTML: styles inlined, nothing fetched, under 90,000 bytes.

    Where that takes fewer stories than there are, the worst are shown and the rest counted.
    """
    limit = min(len(digest.items), _MOST_STORIES)
    while True:
        html = _inliner().inline(_rendered(digest, mail=True, limit=limit))
        size = len(html.encode())
        if size < MAIL_BYTES or not limit:
            return html
        limit = min(limit - 1, limit * MAIL_BYTES * 9 // (size * 10))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=PackageLoader("webwatch.render"),
        undefined=StrictUndefined,
        trim_blocks=True,
    )


@cache
def _inliner() -> css_inline.CSSInliner:
    import css_inline

    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def _rendered(digest: Digest, *, mail: bool, limit: int) -> str:
    words = Wording.of(digest)
    return (
        _environment()
        .get_template("digest.html.j2")
        .render(
            digest=digest,
            mail=mail,
            say=words.say,
            subject=subject(digest),
            date=words.long_day(digest.composed),
            opening=opening(digest),
            health_line=health_line(digest),
            sections=_sections(digest, words, limit),
            more=more(len(digest.items) - limit, words) if limit < len(digest.items) else "",
            told=[_told(mention, words) for mention in digest.told],
            days=_bars(digest.days),
            days_line=days_line(digest),
            failing=[
                {"name": source.source, "line": source_line(source, digest)}
                for source in digest.health.failing
            ],
            notices=notice_lines(digest),
            foot=words.say(FOOT),
        )
    )


def _sections(digest: Digest, words: Wording, limit: int) -> list[dict[str, Any]]:
    return [
        {
            "place": str(section.place),
            "heading": words.place(section.place),
            "stories": [_story(item, digest, words) for item in section.items],
        }
        for section in digest.first(limit)
    ]


def _story(item: StoryItem, digest: Digest, words: Wording) -> dict[str, Any]:
    return {
        "flag": "praise" if item.place is Place.PRAISE else str(item.severity),
        "word": words.flag(item),
        "facts": " · ".join(facts(item, digest)),
        "title": words.title(item.lead),
        "url": link(item.lead.entry.url),
        "excerpt": item.excerpt,
        "why": why(item, words),
        "also": [
            {"outlet": place.outlet or place.url, "url": link(place.url)}
            for place in item.also_in[:ALSO]
        ],
    }


def _told(mention: Mention, words: Wording) -> dict[str, str]:
    return {
        "word": words.severity(mention.severity).upper(),
        "title": words.title(mention),
        "url": link(mention.entry.url),
    }


def _bars(days: tuple[Day, ...]) -> list[dict[str, Any]]:
    most = max((day.stories for day in days), default=0) or 1
    return [
        {
            "flag": str(day.worst) if day.stories else "none",
            "height": max(2, _BAR_PIXELS * day.stories // most),
        }
        for day in days
    ]
