"""Forty invented pages, and the feed that each of them has."""

from __future__ import annotations

from dataclasses import dataclass, field

RSS = "application/rss+xml"


@dataclass(frozen=True)
class Page:
    """A page at ``path``, and what else its site has; ``feed`` is empty if it has none."""

    path: str
    body: bytes | str
    feed: str = ""
    others: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


def feed(title: str = "Nieuws") -> str:
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title><item>"
        f"<title>TV De Zwaluw wint</title><link>https://tv.example/1</link></item></channel></rss>"
    )


JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": []}'


def html(head: str = "", body: str = "<p>Welkom</p>") -> str:
    return f"<!doctype html><html><head><title>TV</title>{head}</head><body>{body}</body></html>"


def link(href: str, kind: str = RSS, rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="Feed" href="{href}">'


def _named(path: str, written: str, at: str, content: str = "", **others: str) -> Page:
    return Page(path, html(written), at, {at: content or feed(), **others})


def _hidden(path: str, at: str, content: str = "", body: str = "<p>Welkom</p>") -> Page:
    return Page(path, html("", body), at, {at: content or feed()})


PAGES = {
    "absolute link": _named("/", link("{site}/nieuws.rss"), "/nieuws.rss"),
    "link from the top": _named("/a/b", link("/nieuws.rss"), "/nieuws.rss"),
    "relative link": _named("/a/b", link("nieuws.rss"), "/a/nieuws.rss"),
    "link up": _named("/a/b/c", link("../nieuws.rss"), "/a/nieuws.rss"),
    "link without a host": _named("/", link("//{host}/x.rss"), "/x.rss"),
    "base": _named("/a/", '<base href="/elders/">' + link("x.rss"), "/elders/x.rss"),
    "atom": _named("/", link("/x", "application/atom+xml"), "/x"),
    "rdf": _named("/", link("/x", "application/rdf+xml"), "/x"),
    "json": _named("/", link("/x", "application/feed+json"), "/x", JSON_FEED),
    "charset in the type": _named("/", link("/x", f"{RSS}; charset=utf-8"), "/x"),
    "single quotes": _named("/", f"<link rel='alternate' type='{RSS}' href='/x'>", "/x"),
    "no quotes": _named("/", f"<link rel=alternate type={RSS} href=/x>", "/x"),
    "capitals": _named("/", f'<LINK REL="Alternate" TYPE="{RSS.upper()}" HREF="/x">', "/x"),
    "other order": _named(
        "/", f'<link href="/x" title="a > b" type="{RSS}" rel="alternate"/>', "/x"
    ),
    "two words in rel": _named("/", link("/x", rel="home alternate"), "/x"),
    "entities": _named("/", link("/x?a=1&amp;b=2"), "/x?a=1&b=2"),
    "over lines": _named("/", f'<link\n rel="alternate"\n\ttype="{RSS}"\n href="/x"\n>', "/x"),
    "in the body": Page("/", html("", link("/x")), "/x", {"/x": feed()}),
    "posts before comments": _named(
        "/", link("/feed/") + link("/comments/feed/"), "/feed/", **{"/comments/feed/": feed("R")}
    ),
    "first is gone": _named("/", link("/weg") + link("/x"), "/x"),
    "first is a page": _named("/", link("/pagina") + link("/x"), "/x", **{"/pagina": html()}),
    "windows-1252": Page("/", html(link("/x"), "caf\xe9").encode("cp1252"), "/x", {"/x": feed()}),
    "utf-16": Page("/", html(link("/x")).encode("utf-16"), "/x", {"/x": feed()}),
    "broken html": Page("/", "<html><head><title>x" + link("/x") + "<p><<b", "/x", {"/x": feed()}),
    "mastodon account": _hidden("/@zwaluw", "/@zwaluw.rss"),
    "mastodon tag": _hidden("/tags/zwaluw", "/tags/zwaluw.rss"),
    "lemmy community": _hidden("/c/meerwijk", "/feeds/c/meerwijk.xml?sort=New"),
    "peertube channel": _hidden(
        "/video-channels/tv/videos", "/feeds/videos.xml?videoChannelName=tv"
    ),
    "discourse topic": _hidden("/t/zaal/7/2", "/t/zaal/7.rss"),
    "phpbb forum": _hidden("/viewforum.php?f=2", "/feed.php?f=2"),
    "platform that hides its pages": Page(
        "/@dicht", "Nee", "/@dicht.rss", {"/@dicht.rss": feed()}, {}, 403
    ),
    "a link in the text": _hidden("/", "/nieuws/rss?t=1", body='<a href="/nieuws/rss?t=1">RSS</a>'),
    "at /feed": _hidden("/", "/feed"),
    "at /rss.xml": _hidden("/", "/rss.xml"),
    "at /atom.xml": _hidden("/over/ons.html", "/atom.xml"),
    "at /index.xml": _hidden("/", "/index.xml"),
    "at /feed.json": _hidden("/", "/feed.json", JSON_FEED),
    "beside the page": _hidden("/blog/", "/blog/feed"),
    "wordpress without pretty addresses": _hidden("/", "/?feed=rss2"),
    "behind a redirect": Page(
        "/oud", "", "/x", {"/nieuw/": html(link("/x")), "/x": feed()}, {"Location": "/nieuw/"}, 301
    ),
    "none at all": Page("/", html()),
    "none but a page that sounds so": Page(
        "/", html("", '<a href="/feed">Voer</a>'), "", {"/feed": html()}
    ),
    "only other alternates": Page(
        "/", html(link("/en", "text/html") + link("/o", "application/json+oembed"))
    ),
    "script for an address": Page("/", html(link("javascript:alert(1)") + link("file:///etc/x"))),
    "empty feeds": Page("/", html(link("/x")), "", {"/x": ""}),
}
