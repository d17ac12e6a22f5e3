"""Do the ready-made places to look give sources that ask and read as they should?"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from webwatch.config import add_source, load
from webwatch.core.address import host_of
from webwatch.core.model import Document, Keyword
from webwatch.errors import UsageError
from webwatch.sources import KINDS
from webwatch.sources.presets import presets, settings_of

FEEDS = Path(__file__).parent / "fixtures" / "feeds" / "presets"
WITH_A_FEED = sorted(name for name, preset in presets().items() if preset.kind)
WITHOUT = sorted(set(presets()) - set(WITH_A_FEED))
ZWALUW = Keyword(name="De Zwaluw", any=("TV De Zwaluw", "#dezwaluw"))
GIVEN = {"host": "site.example", "query": "dezwaluw"}


def filled(name, **given):
    preset = presets()[name]
    needed = {option: GIVEN[option] for option in preset.needs}
    return settings_of(preset, **(needed | given))


def made(settings):
    given = {key: value for key, value in settings.items() if value and key != "interval"}
    return KINDS[given.pop("kind")](**given)


def read(name):
    content = (FEEDS / f"{name}.xml").read_bytes()
    return made(filled(name)[0]).read(Document(url="https://site.example/feed", content=content))


def test_all_that_the_plan_names_is_there():
    named = """google-alerts google-news bing-news gdelt mastodon bluesky reddit subreddit
        hacker-news youtube lemmy discourse wordpress wordpress-comments stack-exchange tweakers
        phpbb nos nu ad kranten omroepen officielebekendmakingen raadsinformatie peertube
        facebook instagram linkedin google-reviews"""
    assert set(named.split()) <= set(presets())


@pytest.mark.parametrize("name", presets())
def test_every_preset_has_a_dated_note_in_both_languages(name):
    preset = presets()[name]
    assert preset.noted.year >= 2026
    assert len(preset.notes["en"]) > 30
    assert len(preset.notes["nl"]) > 30
    assert preset.notes["en"] != preset.notes["nl"]
    assert preset.name == name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


@pytest.mark.parametrize("name", WITH_A_FEED)
def test_every_preset_stands_in_the_keyword_file_and_asks_an_address(name, tmp_path):
    path = tmp_path / "keywords.toml"
    path.write_text('[[keyword]]\nname = "De Zwaluw"\n', encoding="utf-8")
    for settings in filled(name):
        assert add_source(path, **settings) == settings["name"]
    for source in load(path).sources:
        assert source.interval >= timedelta(minutes=15)
        for address in source.addresses([ZWALUW]):
            assert host_of(address)
            assert not re.search(r"[{}\s]", address)


@pytest.mark.parametrize("name", WITH_A_FEED)
def test_what_a_preset_answers_is_read(name):
    feed = read(name)
    assert feed.complete
    for entry in feed.entries:
        assert entry.url.startswith("http")
        assert entry.published.year == 2026
        assert entry.outlet
    words = " ".join(f"{entry.title} {entry.summary}" for entry in feed.entries)
    assert "zwaluw" in words.lower()


@pytest.mark.parametrize("name", WITH_A_FEED)
def test_a_preset_that_needs_something_says_so_with_an_example(name):
    preset = presets()[name]
    for option in preset.needs:
        assert f"--{option} " in preset.example
        given = {other: GIVEN[other] for other in preset.needs if other != option}
        with pytest.raises(UsageError, match=f"{name} needs --{option}, as in: webwatch source"):
            settings_of(preset, **given)


@pytest.mark.parametrize("name", ["mastodon", "mastodon-account", "bluesky"])
def test_posts_have_no_title_and_are_read_all_the_same(name):
    feed = read(name)
    assert {entry.title for entry in feed.entries} == {""}
    assert all(entry.summary and entry.guid for entry in feed.entries)


def test_comments_on_one_page_are_told_apart():
    urls = [entry.url for entry in read("wordpress-comments").entries]
    assert urls == [f"https://dorpsblad.example/2026/10/zaal/#comment-{n}" for n in (7, 8)]


@pytest.mark.parametrize(
    ("name", "given", "address"),
    [
        (
            "mastodon",
            {"host": "https://mastodon.nl/", "query": "#dezwaluw"},
            "https://mastodon.nl/tags/dezwaluw.rss",
        ),
        ("mastodon", {"host": "mastodon.nl"}, "https://mastodon.nl/tags/dezwaluw.rss"),
        ("mastodon-account", {"query": "@tv"}, "https://site.example/@tv.rss"),
        ("bluesky", {"query": "@tv.bsky.social"}, "https://bsky.app/profile/tv.bsky.social/rss"),
        ("subreddit", {"query": "r/Meerwijk"}, "https://www.reddit.com/r/Meerwijk/new/.rss"),
        (
            "reddit",
            {},
            (
                "https://www.reddit.com/search.rss"
                "?q=%28%22TV%20De%20Zwaluw%22%20OR%20%22dezwaluw%22%29&sort=new"
            ),
        ),
        ("phpbb", {"host": "http://nas.lan:80"}, "http://nas.lan:80/feed.php"),
        ("phpbb", {"host": "forum.example/phpbb/"}, "https://forum.example/phpbb/feed.php"),
        (
            "wordpress",
            {"query": "turnen & dans"},
            "https://site.example/?s=%22turnen%20%26%20dans%22&feed=rss2",
        ),
        (
            "google-news",
            {"query": "turnzaal"},
            "https://news.google.com/rss/search?q=turnzaal%20when%3A30d&hl=nl&gl=NL&ceid=NL:nl",
        ),
        (
            "youtube",
            {"query": "UCa_b-c"},
            "https://www.youtube.com/feeds/videos.xml?channel_id=UCa_b-c",
        ),
        ("nu", {}, "https://www.nu.nl/rss/Algemeen"),
    ],
)
def test_a_preset_becomes_this_address(name, given, address):
    assert made(filled(name, **given)[0]).addresses([ZWALUW])[0] == address


def test_of_a_list_of_feeds_a_part_of_the_name_says_which():
    (west,) = filled("omroepen", query="west")
    assert west["url"] == "https://www.omroepwest.nl/rss/index.xml"
    assert len(filled("omroepen")) == 13
    with pytest.raises(
        UsageError, match=r"There is no 'radio' in it\. There are: Omroep West, Rij"
    ):
        filled("omroepen", query="radio")


@pytest.mark.parametrize("host", ["forum example", "ftp://x.example", "x.example/?a=b", "{host}"])
def test_what_is_no_name_of_a_site_is_refused(host):
    with pytest.raises(UsageError, match="is no name of a site"):
        filled("phpbb", host=host)


def test_a_query_where_nothing_is_searched_is_refused():
    with pytest.raises(UsageError, match="phpbb can't search: leave --query out"):
        filled("phpbb", query="zwaluw")


def test_a_source_is_called_after_what_it_looks_for():
    assert filled("google-news")[0]["name"] == "Google News"
    assert filled("google-news", query="turnen")[0]["name"] == "Google News turnen"
    assert filled("mastodon", host="mastodon.nl")[0]["name"] == "Mastodon mastodon.nl"


@pytest.mark.parametrize("name", WITHOUT)
def test_what_has_no_feed_says_how_to_get_by(name):
    preset = presets()[name]
    assert (preset.url, preset.feeds) == ("", ())
    assert re.search("alert", preset.notes["en"], re.IGNORECASE) or "mails" in preset.notes["en"]
