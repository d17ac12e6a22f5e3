"""Is a search asked for what the keywords look for, and is its answer read well?"""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from household import entry, run
from webwatch.config import load
from webwatch.core.model import Document, Keyword
from webwatch.core.notices import Notice
from webwatch.errors import ConfigError
from webwatch.sources import BingNews, GoogleNews, Search
from webwatch.store import Store

FEEDS = Path(__file__).parent / "fixtures" / "feeds" / "presets"
ADDRESS = "https://zoek.example/rss?q="


def asked(*keywords, place="query", **settings):
    source = Search(name="Zoek", url=f"{ADDRESS}{{{place}}}", **settings)
    addresses = source.addresses(keywords)
    assert all(address.isascii() for address in addresses)
    return [parse_qs(urlsplit(address).query)["q"][0] for address in addresses]


def entries(source, name):
    content = (FEEDS / name).read_bytes()
    return source.read(Document(url="https://zoek.example/rss", content=content)).entries


@pytest.mark.parametrize(
    ("keyword", "question"),
    [
        (Keyword(name="K", any=("TV De Zwaluw",)), '"TV De Zwaluw"'),
        (Keyword(name="K", any=("a b", "#cc", "@dd")), '("a b" OR "cc" OR "dd")'),
        (Keyword(name="K", any=("Zwaluw*",), none=("straat",)), '"Zwaluw"'),
        (Keyword(name="K", any=("aa", "bb"), all=("zaal", "nu")), '("aa" OR "bb") "zaal" "nu"'),
        (Keyword(name="K", all=("zaal", "nu")), '"zaal" "nu"'),
        (Keyword(name="K", any=('de "Zwaluw"\tclub',)), '"de Zwaluw club"'),
        (Keyword(name="K", any=("Citroën & co",)), '"Citroën & co"'),
    ],
)
def test_a_keyword_becomes_one_question(keyword, question):
    assert asked(keyword) == [question]


def test_every_keyword_is_asked_for_once_and_in_order():
    keywords = [Keyword(name=name, any=(name,)) for name in ("bb", "aa", "bb")]
    assert asked(*keywords) == ['"bb"', '"aa"']
    assert asked() == []


def test_a_keyword_that_names_other_sources_is_not_asked_for():
    elsewhere = Keyword(name="K", any=("aa",), sources=("NOS",))
    here = Keyword(name="L", any=("bb",), sources=("NOS", "Zoek"))
    assert asked(elsewhere, here) == ['"bb"']


def test_more_terms_than_an_engine_takes_are_asked_for_in_parts_and_none_is_lost():
    terms = tuple(f"vereniging nummer {number}" for number in range(40))
    questions = asked(Keyword(name="K", any=terms, all=("zaal",)))
    assert 1 < len(questions) < 10
    assert all(len(question) <= 270 and question.endswith(' "zaal"') for question in questions)
    assert [term for term in terms if not any(f'"{term}"' in each for each in questions)] == []


def test_one_term_however_long_is_asked_for_as_a_whole():
    assert asked(Keyword(name="K", any=("x" * 400,))) == [f'"{"x" * 400}"']


def test_an_engine_without_or_is_asked_for_each_term():
    keyword = Keyword(name="K", any=("a b", "#cc"), all=("zaal",))
    assert asked(keyword, place="term") == ["a b", "cc"]
    assert asked(Keyword(name="K", all=("zaal", "nu")), place="term") == ["zaal"]


@pytest.mark.parametrize(
    ("terms", "tags"),
    [
        (("TV De Zwaluw", "#DeZwaluw", "#tvz"), ["dezwaluw", "tvz"]),
        (("TV De Zwaluw", "T.V. Zwaluw"), ["tvdezwaluw", "tvzwaluw"]),
        (("…",), []),
    ],
)
def test_a_tag_is_one_of_the_hashtags_else_the_terms_in_one_word(terms, tags):
    assert asked(Keyword(name="K", any=terms), place="tag") == tags
    assert asked(Keyword(name="K", all=terms), place="tag") == tags


def test_a_query_of_ones_own_is_asked_instead_of_the_keywords():
    keyword = Keyword(name="K", any=("aa",))
    assert asked(keyword, query='turnen -"zwaluw"') == ['turnen -"zwaluw"']
    assert asked(keyword, query="#turnen", place="tag") == ["turnen"]
    assert asked(query="#turnen") == ["#turnen"]


@pytest.mark.parametrize("kind", ["search", "google-news", "bing-news"])
@pytest.mark.parametrize("url", [ADDRESS, f"{ADDRESS}{{query}}{{tag}}", f"{ADDRESS}{{q}}"])
def test_an_address_without_one_place_for_the_words_is_a_problem_of_the_keyword_file(
    kind, url, tmp_path
):
    path = tmp_path / "keywords.toml"
    text = f'[[keyword]]\nname = "K1"\n[[source]]\nname = "Z"\nkind = "{kind}"\nurl = "{url}"\n'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert problem.place == '[[source]] 1 "Z", url'
    assert str(problem).count("{query}, {term} or {tag} once") == 1


def test_a_search_engine_needs_no_address_in_the_keyword_file(tmp_path):
    path = tmp_path / "keywords.toml"
    text = '[[keyword]]\nname = "De Wiek"\n[[source]]\nkind = "google-news"\n'
    path.write_text(text, encoding="utf-8")
    (source,) = load(path).sources
    assert source.addresses(load(path).keywords) == (
        "https://news.google.com/rss/search?q=%22De%20Wiek%22%20when%3A30d&hl=nl&gl=NL&ceid=NL:nl",
    )


def test_google_news_gives_the_title_and_the_publisher_apart():
    first, second = entries(GoogleNews(name="G"), "google-news.xml")
    assert (first.title, first.outlet) == ("TV De Zwaluw zoekt een nieuwe zaal", "De Meerwijker")
    assert (second.title, second.outlet) == (
        "Turners - jong en oud - boos op TV De Zwaluw",
        "Omroep Oostkant",
    )


def test_google_news_doesnt_say_a_title_twice_but_keeps_what_others_say():
    first, second = entries(GoogleNews(name="G"), "google-news.xml")
    assert first.summary == ""
    assert second.summary == "Ruzie in de turnhal Gymnieuws"


def test_a_title_that_is_only_a_publisher_stays():
    content = (
        b"<rss version='2.0'><channel><title>G</title><item><title> - NOS</title>"
        b"<source url='https://nos.example'>NOS</source></item></channel></rss>"
    )
    (entry,) = GoogleNews(name="G").read(Document(url="https://g.example", content=content)).entries
    assert entry.title


def test_bing_news_leads_to_the_target_and_names_the_publisher_else_the_host():
    first, second = entries(BingNews(name="B"), "bing-news.xml")
    assert (first.url, first.outlet) == (
        "https://www.demeerwijker.example/zaal?id=1",
        "De Meerwijker op MSN",
    )
    assert (second.url, second.outlet) == ("https://gymnieuws.example/2", "gymnieuws.example")


def test_a_search_that_finds_nothing_any_more_is_no_news_and_a_feed_without_entries_is(house):
    house.watch(
        {"Feed": "/feed.rss"},
        more='[[source]]\nkind = "search"\nname = "Zoek"\n'
        f'url = "{house.site.url("/zoek")}?q={{query}}"\n',
    )
    for entries in ([entry(1, "TV De Zwaluw wint")], []):
        house.feed("/feed.rss", *entries)
        house.feed("/zoek", *entries)
        assert run("scan", "--all").code == 0

    with Store.open(house.folder / "webwatch.db") as store:
        told = store.notices.untold("x", since=datetime(2000, 1, 1, tzinfo=UTC))
    assert [(each.source, each.what) for each in told] == [("Feed", Notice.EMPTIED)]
