"""Which feeds may an address have that is none?

What the page itself names as its feeds (see ``feeds_in``) counts before what is guessed here,
and a guess counts only if it can be read.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import urlsplit

from webwatch.sources.decoding import decode
from webwatch.sources.page import ATTRIBUTE, web_address

_SITES: Final = tuple(
    (re.compile(rf"(?:www\.|m\.)?{host}"), re.compile(path), feed)
    for host, path, feed in (
        # YouTube names the feed of a handle only in its page.
        (
            r"youtube\.com",
            r"/channel/(UC[\w-]{22}).*",
            "https://www.youtube.com/feeds/videos.xml?channel_id={0}",
        ),
        (
            r"youtube\.com",
            r"/playlist\?(?:.*&)?list=([\w-]+).*",
            "https://www.youtube.com/feeds/videos.xml?playlist_id={0}",
        ),
        (r"youtube\.com", r".*", ""),
        (
            r"(?:old\.|new\.|np\.)?reddit\.com",
            r"(/r/\w+/comments/\w+).*",
            "https://www.reddit.com{0}/.rss",
        ),
        (
            r"(?:old\.|new\.|np\.)?reddit\.com",
            r"(/r/\w+).*",
            "https://www.reddit.com{0}/new/.rss",
        ),
        (
            r"(?:old\.|new\.|np\.)?reddit\.com",
            r"/u(?:ser)?/([\w-]+).*",
            "https://www.reddit.com/user/{0}/.rss",
        ),
        (r"bsky\.app", r"(/profile/[\w.:-]+).*", "https://bsky.app{0}/rss"),
        (r"github\.com", r"(/[\w-]+/[\w.-]+).*", "https://github.com{0}/releases.atom"),
        (r"github\.com", r"(/[\w-]+)/?", "https://github.com{0}.atom"),
        (r"codeberg\.org", r"(/[\w-]+/[\w.-]+).*", "https://codeberg.org{0}/releases.rss"),
        (r"tumblr\.com", r"/(?:blog/)?([\w-]+).*", "https://{0}.tumblr.com/rss"),
        (r"medium\.com", r"/(@?[\w.-]+).*", "https://medium.com/feed/{0}"),
        (r"vimeo\.com", r"/([\w-]+)/?", "https://vimeo.com/{0}/videos/rss"),
        (r"news\.ycombinator\.com", r".*", "https://news.ycombinator.com/rss"),
        (r"[\w-]+\.tumblr\.com", r".*", "{home}/rss"),
        (r"[\w-]+\.(?:substack|medium|wordpress)\.com", r".*", "{home}/feed"),
        (r"[\w-]+\.blogspot\.[a-z.]{2,6}", r".*", "{home}/feeds/posts/default"),
        (
            r"(?:stackoverflow|serverfault|superuser|askubuntu|[\w-]+\.stackexchange)\.com",
            r"/questions/tagged/([\w.+%-]+).*",
            "{home}/feeds/tag/{0}",
        ),
    )
)
"""Host and path (both whole, as patterns), and the feed; empty if none can be known."""

_PROGRAMS: Final = tuple(
    (re.compile(path), feed)
    for path, feed in (
        (r"(/@[\w.-]+)/?", "{home}{0}.rss"),  # Mastodon
        (r"(/tags/\w+)/?", "{home}{0}.rss"),
        (r"/(c|u)/([\w@.-]+)(?:/videos)?/?", "{home}/feeds/{0}/{1}.xml?sort=New"),  # Lemmy
        (r"/(?:c|video-channels)/([\w@.-]+)(?:/videos)?/?",
         "{home}/feeds/videos.xml?videoChannelName={0}"),  # PeerTube
        (r"(/t/[\w-]+/\d+).*", "{home}{0}.rss"),  # Discourse
        (r"(/c/[\w/-]+/\d+)/?", "{home}{0}.rss"),
        (r"(/tag/[\w-]+)/?", "{home}{0}.rss"),
        (r"(/(?:[\w-]+/)*)view(?:forum|topic)\.php\?(?:.*&)?([ft]=\d+).*",
         "{home}{0}feed.php?{1}"),  # phpBB
    )
)  # fmt: skip
"""What programs that run on many sites have, by the path."""

_LINK = re.compile(r"""<a\b((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""", re.IGNORECASE)
_SOUNDS_SO = re.compile(
    r"(?<![a-z])(?:rss\d?|atom|feeds?)(?![a-z])|\.(?:rss|atom|rdf)\b", re.IGNORECASE
)
_MOST_LINKS: Final = 5

_COMMON: Final = (
    "feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "?feed=rss2",
)  # fmt: skip


def platform_feeds(url: str) -> tuple[str, ...]:
    """Give the feeds that a known platform has for a page, without asking anybody.

    Args:
        url: The page's address.

    Returns:
        Addresses to try, likeliest first; empty if the platform isn't known.
    """
    home, host, path = _parts(url)
    if not home:
        return ()
    for hosts, paths, feed in _SITES:
        if hosts.fullmatch(host) and (found := paths.fullmatch(path)):
            return (feed.format(*found.groups(), home=home),) if feed else ()
    return tuple(
        feed.format(*found.groups(), home=home)
        for paths, feed in _PROGRAMS
        if (found := paths.fullmatch(path))
    )


def linked_feeds(page: bytes, url: str) -> tuple[str, ...]:
    """Give the links of an HTML page whose address sounds like that of a feed.

    Args:
        page: The page's bytes.
        url: Its address, against which links are resolved.

    Returns:
        Absolute http(s) addresses to try, at most 5, each once, in the page's order.
    """
    found: dict[str, None] = {}
    for written in _LINK.findall(decode(page)):
        given = {key.lower(): unescape(a or b or c) for key, a, b, c in ATTRIBUTE.findall(written)}
        href = given.get("href", "")
        if _SOUNDS_SO.search(href) and (address := web_address(href, url)):
            found[address] = None
    return tuple(found)[:_MOST_LINKS]


def common_feeds(url: str) -> tuple[str, ...]:
    """Give the addresses where sites often have their feed.

    Args:
        url: A page's address.

    Returns:
        Addresses to try: beside the page first, then at the top of its site; empty for a
        platform, which has its own.
    """
    home, host, path = _parts(url)
    if not home or any(hosts.fullmatch(host) for hosts, _, _ in _SITES):
        return ()
    own = re.sub(r"/[^/]*\.\w+$", "", path.partition("?")[0]).rstrip("/")
    return tuple(dict.fromkeys(f"{home}{at}/{name}" for at in (own, "") for name in _COMMON))


def _parts(url: str) -> tuple[str, str, str]:
    """Give the address of a site's top, its host, and what comes behind; empty if no address."""
    try:
        found = urlsplit(url)
        host = found.hostname or ""
    except ValueError:
        return "", "", ""
    if found.scheme not in {"http", "https"} or not host:
        return "", "", ""
    query = f"?{found.query}" if found.query else ""
    return f"{found.scheme}://{found.netloc}", host, (found.path or "/") + query
