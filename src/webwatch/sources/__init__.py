"""Where can webwatch look, and how is the answer read?"""

from webwatch.sources.bing_news import BingNews
from webwatch.sources.google_alerts import GoogleAlerts
from webwatch.sources.google_news import GoogleNews
from webwatch.sources.page import feeds_in
from webwatch.sources.rss import Rss
from webwatch.sources.search import Search
from webwatch.sources.source import NotAFeed, Source

KINDS: dict[str, type[Source]] = {
    kind.kind: kind for kind in (Rss, GoogleAlerts, Search, GoogleNews, BingNews)
}
"""Every kind of source, by its word in the keyword file."""

__all__ = [
    "KINDS",
    "BingNews",
    "GoogleAlerts",
    "GoogleNews",
    "NotAFeed",
    "Rss",
    "Search",
    "Source",
    "feeds_in",
]
