"""Entries, looks and judgements for the tests of the store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webwatch.core.identity import settle
from webwatch.core.model import Assessment, Entry, Kind, Match, Severity
from webwatch.core.pace import Pace
from webwatch.store import Judged, Look

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
FEED = "https://krant.example/feed"
OTHER = "https://blad.example/rss"
LOW = Assessment(Severity.LOW, Kind.NEWS)
CRITICAL = Assessment(Severity.CRITICAL, Kind.COMPLAINT)


def entry(number=1, **changes):
    made = Entry(
        guid=f"artikel-{number}",
        url=f"https://krant.example/nieuws/{number}",
        title=f"De Zwaluw opent zaal {number}",
        summary=f"Zaal {number} van de vereniging is open voor publiek.",
        outlet="De Krant",
        published=NOW - timedelta(hours=number),
    )
    return replace(made, **changes)


def named(given, keyword="De Zwaluw"):
    return (Match(keyword, "title", given.title[:9]),)


def look(store, entries, *, address=FEED, source="Krant", now=NOW, pace=None, **judged):
    """Judge what one reading brought, every entry a mention unless ``matches=()`` is given."""
    arrivals = settle(entries, store.familiar(address, entries))
    return Look(
        source=source,
        kind="rss",
        address=address,
        arrivals=tuple(
            Judged(
                arrival=each,
                **{"matches": named(each.entry), "assessment": LOW, **judged},
            )
            for each in arrivals
        ),
        pace=pace or Pace(last_checked=now),
        now=now,
    )


def bring(store, *entries, **how):
    """Read a feed with these entries and keep what it brought."""
    return store.keep(look(store, entries, **how))
