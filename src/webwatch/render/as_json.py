"""How does a mention or a digest look to a program?

The names of the keys are a contract: they are added to, never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from webwatch.core.language import language_of
from webwatch.render.summary import subject

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.digest import Digest
    from webwatch.core.item import StoryItem
    from webwatch.core.model import Mention, SourceHealth


def mention_json(mention: Mention) -> dict[str, Any]:
    """Give a mention as JSON's types.

    Returns:
        Times in ISO 8601, UTC, with ``Z``; None where the feed gave no date. The severity is
        the person's, where there is a grade.
    """
    entry, assessment = mention.entry, mention.assessment
    return {
        "id": mention.id,
        "keywords": list(mention.keywords),
        "title": entry.title,
        "summary": entry.summary,
        "url": entry.url,
        "source": mention.source,
        "outlet": entry.outlet,
        "published": _time(entry.published),
        "first_seen": _time(mention.first_seen),
        "language": entry.language or language_of(f"{entry.title} {entry.summary}"),
        "severity": str(mention.severity),
        "kind": str(assessment.kind),
        "reasons": [
            {"signal": reason.signal, "quote": reason.quote, "points": reason.points}
            for reason in assessment.reasons
        ],
        "story": mention.story or mention.id,
        "also_in": [{"outlet": place.outlet, "url": place.url} for place in mention.also_in],
    }


def digest_json(digest: Digest) -> dict[str, Any]:
    """Give a digest as JSON's types; ``mentions`` has every mention, worst story first."""
    health = digest.health
    return {
        "subject": subject(digest),
        "organisation": digest.organisation,
        "language": digest.language,
        "timezone": digest.timezone,
        "composed": _time(digest.composed),
        "quiet": digest.quiet,
        "instant": digest.instant,
        "counts": _counts(digest),
        "sections": [
            {"name": str(section.place), "stories": [_story(item) for item in section.items]}
            for section in digest.sections
        ],
        "mentions": [mention_json(mention) for mention in digest.mentions],
        "told": [mention.id for mention in digest.told],
        "held": [{"source": source, "mentions": n} for source, n in digest.held],
        "notices": [
            {"source": each.source, "what": str(each.what), "since": _time(each.since)}
            for each in digest.notices
        ],
        "health": {
            "total": health.total,
            "checked": health.checked,
            "last_look": _time(health.last_look),
            "stale": health.stale,
            "failing": [source_json(source) for source in health.failing],
        },
        "days": [
            {"date": day.date.isoformat(), "stories": day.stories, "worst": str(day.worst)}
            for day in digest.days
        ],
    }


def _counts(digest: Digest) -> dict[str, Any]:
    return {
        "stories": len(digest.items),
        "mentions": len(digest.mentions),
        "severity": {str(severity): n for severity, n in digest.by_severity.items()},
        "kind": {str(kind): n for kind, n in digest.by_kind.items()},
    }


def _story(item: StoryItem) -> dict[str, Any]:
    return {
        "story": item.lead.story or item.lead.id,
        "severity": str(item.severity),
        "kind": str(item.kind),
        "mentions": [mention.id for mention in item.mentions],
    }


def source_json(source: SourceHealth) -> dict[str, Any]:
    """Give how a source does as JSON's types; ``class`` is None where it does well."""
    return {
        "name": source.source,
        "kind": source.kind,
        "url": source.url,
        "class": str(source.failure.failure_class) if source.failure else None,
        "since": _time(source.failing_since),
        "last_success": _time(source.last_success),
    }


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat().replace("+00:00", "Z")
