"""Which feeds does an address promise, going by the address alone?"""

import pytest

from webwatch.sources.guesses import common_feeds, linked_feeds, platform_feeds

CHANNEL = "UCabcdefghijklmnopqrstuv"
KNOWN = {
    f"https://www.youtube.com/channel/{CHANNEL}/videos": (
        f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"
    ),
    "https://m.youtube.com/playlist?list=PLabc_1&si=x": (
        "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc_1"
    ),
    "https://www.reddit.com/r/Meerwijk": "https://www.reddit.com/r/Meerwijk/new/.rss",
    "https://old.reddit.com/r/Meerwijk/top/?t=day": "https://www.reddit.com/r/Meerwijk/new/.rss",
    "https://www.reddit.com/r/a/comments/1abc/een_titel/?x=1": (
        "https://www.reddit.com/r/a/comments/1abc/.rss"
    ),
    "https://www.reddit.com/user/tom-1/": "https://www.reddit.com/user/tom-1/.rss",
    "https://bsky.app/profile/tv.bsky.social": "https://bsky.app/profile/tv.bsky.social/rss",
    "https://bsky.app/profile/did:plc:abc1/post/3k": "https://bsky.app/profile/did:plc:abc1/rss",
    "https://github.com/tv/site": "https://github.com/tv/site/releases.atom",
    "https://github.com/tv/site.js/issues?q=1": "https://github.com/tv/site.js/releases.atom",
    "https://github.com/tv": "https://github.com/tv.atom",
    "https://codeberg.org/tv/site": "https://codeberg.org/tv/site/releases.rss",
    "https://tvzwaluw.tumblr.com/archive": "https://tvzwaluw.tumblr.com/rss",
    "https://www.tumblr.com/tvzwaluw/7/een-titel": "https://tvzwaluw.tumblr.com/rss",
    "https://medium.com/@tom/een-stuk-1": "https://medium.com/feed/@tom",
    "https://medium.com/een-blad": "https://medium.com/feed/een-blad",
    "https://tom.medium.com/een-stuk-1": "https://tom.medium.com/feed",
    "https://zwaluw.substack.com/p/een-stuk": "https://zwaluw.substack.com/feed",
    "https://zwaluw.wordpress.com/": "https://zwaluw.wordpress.com/feed",
    "https://zwaluw.blogspot.com/2026/": "https://zwaluw.blogspot.com/feeds/posts/default",
    "https://vimeo.com/zwaluw": "https://vimeo.com/zwaluw/videos/rss",
    "https://news.ycombinator.com/newest": "https://news.ycombinator.com/rss",
    "https://stackoverflow.com/questions/tagged/c%2b%2b": (
        "https://stackoverflow.com/feeds/tag/c%2b%2b"
    ),
    "https://stackoverflow.com/questions/tagged/python?tab=New": (
        "https://stackoverflow.com/feeds/tag/python"
    ),
    "https://bicycles.stackexchange.com/questions/tagged/gym": (
        "https://bicycles.stackexchange.com/feeds/tag/gym"
    ),
    "https://mastodon.nl/@zwaluw": "https://mastodon.nl/@zwaluw.rss",
    "https://mastodon.nl/tags/zwaluw": "https://mastodon.nl/tags/zwaluw.rss",
    "https://feddit.nl/c/nederland": "https://feddit.nl/feeds/c/nederland.xml?sort=New",
    "https://feddit.nl/u/tom": "https://feddit.nl/feeds/u/tom.xml?sort=New",
    "https://forum.example/t/contributie/12/3?u=x": "https://forum.example/t/contributie/12.rss",
    "https://forum.example/c/sport/5": "https://forum.example/c/sport/5.rss",
    "https://forum.example/tag/zaal": "https://forum.example/tag/zaal.rss",
    "https://forum.example/bb/viewforum.php?f=3": "https://forum.example/bb/feed.php?f=3",
    "https://forum.example/viewtopic.php?f=3&t=9#p2": "https://forum.example/feed.php?t=9",
    "https://video.example/video-channels/zwaluw/videos": (
        "https://video.example/feeds/videos.xml?videoChannelName=zwaluw"
    ),
    "http://mastodon.lan:3000/@zwaluw": "http://mastodon.lan:3000/@zwaluw.rss",
}


@pytest.mark.parametrize(("page", "feed"), KNOWN.items())
def test_a_page_of_a_known_platform_has_this_feed(page, feed):
    assert platform_feeds(page)[:1] == (feed,)


@pytest.mark.parametrize(
    "page",
    [
        "https://dezwaluw.example/",
        "https://www.youtube.com/@zwaluw",  # only its page names the channel
        "https://youtube.com.evil.example/channel/" + CHANNEL,
        "https://github.com/",
        "ftp://mastodon.nl/@zwaluw",
        "https:///@zwaluw",
        "http://[/@zwaluw",
        "nergens",
        "",
    ],
)
def test_of_any_other_page_nothing_is_known(page):
    assert platform_feeds(page) == ()


def test_where_sites_often_have_a_feed_is_tried_beside_the_page_first():
    tried = common_feeds("https://dezwaluw.example/nieuws/index.html?x=1#top")
    assert tried[:2] == (
        "https://dezwaluw.example/nieuws/feed",
        "https://dezwaluw.example/nieuws/rss",
    )
    assert "https://dezwaluw.example/feed" in tried
    assert "https://dezwaluw.example/?feed=rss2" in tried
    assert len(tried) == len(set(tried)) == 16


def test_at_the_top_of_a_site_each_is_tried_once():
    names = "feed rss rss.xml feed.xml atom.xml index.xml feed.json ?feed=rss2"
    tried = tuple(f"https://dezwaluw.example/{name}" for name in names.split())
    assert common_feeds("https://dezwaluw.example") == tried
    assert common_feeds("https://dezwaluw.example/index.php") == tried


@pytest.mark.parametrize(
    "page", ["nergens", "file:///etc/passwd", "http://[", "https://www.youtube.com/@zwaluw"]
)
def test_what_is_no_address_or_a_known_platform_has_nothing_to_try(page):
    assert common_feeds(page) == ()


def test_links_that_sound_like_a_feed_are_tried_in_order_and_no_others():
    page = b"""<p><a class="x" href='/nieuws/rss'>RSS</a> <A HREF=atom.xml>Atom</A>
        <a href="/feeding-the-birds">Vogels</a> <a href="/nieuws/rss">nog eens</a> <a>niets</a>
        <a href="javascript:feed()">x</a> <a href="/x.rss?a=1&amp;b=2">x</a>
        <a href="/d/carss">x</a>"""
    assert linked_feeds(page, "https://tv.example/a/") == (
        "https://tv.example/nieuws/rss",
        "https://tv.example/a/atom.xml",
        "https://tv.example/x.rss?a=1&b=2",
    )


def test_of_many_links_only_the_first_are_tried():
    page = b"".join(b'<a href="/feed/%d">x</a>' % number for number in range(2000))
    assert len(linked_feeds(page, "https://tv.example/")) == 5
