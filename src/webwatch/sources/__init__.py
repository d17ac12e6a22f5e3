"""Where can webwatch look, and how is the answer read?"""

from webwatch.sources.bing_news import BingNews
from webwatch.sources.google_alerts import GoogleAlerts
from webwatch.sources.google_news import GoogleNews
from webwatch.sources.imap import Imap
from webwatch.sources.maildir import Maildir
from webwatch.sources.mbox import Mbox
from webwatch.sources.page import feeds_in
from webwatch.sources.rss import Rss
from webwatch.sources.search import Search
from webwatch.sources.source import NotAFeed, Source

KINDS: dict[str, type[Source]] = {
    kind.kind: kind
    for kind in (Rss, GoogleAlerts, Search, GoogleNews, BingNews, Mbox, Maildir, Imap)
}
"""Every kind of source, by its word in the keyword file."""

MAILED = (Mbox, Maildir, Imap)
"""The kinds that are not on the web: what they read lies in their ``box``."""

UNEVEN = (Search, GoogleNews, BingNews, *MAILED)
"""The kinds that bring nothing for as long as nobody speaks of what is looked for."""

__all__ = [
    "KINDS",
    "MAILED",
    "UNEVEN",
    "BingNews",
    "GoogleAlerts",
    "GoogleNews",
    "Imap",
    "Maildir",
    "Mbox",
    "NotAFeed",
    "Rss",
    "Search",
    "Source",
    "feeds_in",
]
