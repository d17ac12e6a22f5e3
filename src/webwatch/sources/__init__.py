"""Where can webwatch look, and how is the answer read?"""

from webwatch.sources.google_alerts import GoogleAlerts
from webwatch.sources.page import feeds_in
from webwatch.sources.rss import Rss
from webwatch.sources.source import NotAFeed, Source

KINDS: dict[str, type[Source]] = {kind.kind: kind for kind in (Rss, GoogleAlerts)}
"""Every kind of source, by its word in the keyword file."""

__all__ = ["KINDS", "GoogleAlerts", "NotAFeed", "Rss", "Source", "feeds_in"]
