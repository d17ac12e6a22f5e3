"""Tests of core.match and core.fields: which parts of an entry and which terms count?"""

import pytest

from webwatch.core.match import Matcher
from webwatch.core.model import Entry, Keyword, Match


def found(term: str, *, case_sensitive: bool = False, **fields) -> list[tuple[str, str]]:
    keyword = Keyword(name="K", any=(term,), case_sensitive=case_sensitive)
    return [(m.field, m.quote) for m in Matcher([keyword]).match(Entry(**fields), "S")]


def test_the_first_field_that_has_it_is_told_in_order_of_title_summary_tags_and_address():
    url = "https://x.example/zwaluw"
    assert found("Zwaluw", title="zwaluw", summary="Zwaluw") == [("title", "zwaluw")]
    assert found("Zwaluw", summary="een Zwaluw", tags=("zwaluw",)) == [("summary", "Zwaluw")]
    assert found("Zwaluw", tags=("sport", "zwaluw"), url=url) == [("tags", "zwaluw")]
    assert found("Zwaluw", url=url) == [("url", "zwaluw")]


@pytest.mark.parametrize(
    ("term", "tag", "expected"),
    [
        ("#dezwaluw", "DeZwaluw", [("tags", "DeZwaluw")]),
        ("#dezwaluw", "#dezwaluw", [("tags", "#dezwaluw")]),
        ("#zwaluw", "de zwaluw", []),
        ("#zwaluw", "zwaluw nieuws", []),
        ("@dezwaluw", "dezwaluw", []),
        ("De Zwaluw", "nieuws van De Zwaluw", [("tags", "De Zwaluw")]),
    ],
)
def test_a_hashtag_is_also_a_whole_tag_of_the_entry(term, tag, expected):
    assert found(term, tags=(tag,)) == expected


def test_a_phrase_does_not_run_from_one_tag_or_field_into_the_next():
    assert found("De Zwaluw", title="de", summary="zwaluw", tags=("de", "zwaluw")) == []


@pytest.mark.parametrize(
    ("term", "author", "expected"),
    [
        ("@dezwaluw", "dezwaluw", [("author", "dezwaluw")]),
        ("@dezwaluw", "Piet (@dezwaluw)", [("author", "@dezwaluw")]),
        ("@dezwaluw", "dezwaluw fans", []),
        ("De Zwaluw", "Redactie De Zwaluw", []),
        ("#dezwaluw", "#dezwaluw", []),
    ],
)
def test_an_author_is_found_by_a_handle_only(term, author, expected):
    assert found(term, author=author) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/nieuws/tv-de-zwaluw-wint", "tv-de-zwaluw"),
        ("https://x.example/TV_De_Zwaluw.html", "TV_De_Zwaluw"),
        ("https://x.example/?q=tv+de+zwaluw&p=1", "tv+de+zwaluw"),
        ("https://x.example/?tv=de&zwaluw", "tv=de&zwaluw"),
        ("HTTPS://x.example?tv.de.zwaluw", "tv.de.zwaluw"),
        ("https://x.example/TV%20De%20Zwaluw", "TV%20De%20Zwaluw"),
        ("https://x.example/a%ff/tv%2fd%c3%a9%2Fzwaluw%2F", "tv%2fd%c3%a9%2Fzwaluw"),
        ("https://tv-de-zwaluw.example/nieuws", None),
        ("https://tv.de.zwaluw/", None),
        ("https://x.example/nieuws#tv-de-zwaluw", None),
        ("https://x.example/tvdezwaluw", None),
        ("geen adres", None),
    ],
)
def test_an_address_is_found_by_its_path_and_query_but_not_by_its_host(url, expected):
    assert found("TV De Zwaluw", url=url) == ([("url", expected)] if expected else [])


def test_all_wants_every_term_anywhere_in_the_entry():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), all=("Utrecht", "turn*"))])
    entry = Entry(title="Zwaluw wint", summary="in Utrecht", tags=("turnen",))
    expected = [("title", "Zwaluw"), ("summary", "Utrecht"), ("tags", "turnen")]
    assert [(m.field, m.quote) for m in matcher.match(entry, "")] == expected
    assert matcher.match(Entry(title="Zwaluw wint", summary="in Utrecht"), "") == ()
    assert matcher.match(Entry(title="Utrecht turnt"), "") == ()


def test_without_any_all_is_enough():
    matcher = Matcher([Keyword(name="K", all=("Zwaluw", "Utrecht"))])
    assert len(matcher.match(Entry(title="Zwaluw in Utrecht"), "")) == 2
    assert matcher.match(Entry(title="Zwaluw in Ede"), "") == ()


def test_none_vetoes_wherever_it_stands():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), none=("Zwaluwstraat", "@zwaluw"))])
    assert matcher.match(Entry(title="Zwaluw"), "") != ()
    assert matcher.match(Entry(title="Zwaluw", summary="bij de zwaluwstraat"), "") == ()
    assert matcher.match(Entry(title="Zwaluw", url="https://x.example/zwaluwstraat"), "") == ()
    assert matcher.match(Entry(title="Zwaluw", author="zwaluw"), "") == ()


def test_a_keyword_with_sources_finds_nothing_elsewhere():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), sources=("NOS",))])
    assert matcher.match(Entry(title="Zwaluw"), "NOS") == (Match("K", "title", "Zwaluw"),)
    assert matcher.match(Entry(title="Zwaluw"), "RTL") == ()


def test_several_keywords_come_in_their_own_order_and_may_share_a_term():
    keywords = [Keyword(name="B", any=("zwaluw",)), Keyword(name="A", any=("Zwaluw", "de zwaluw"))]
    expected = (
        Match("B", "title", "zwaluw"),
        Match("A", "title", "zwaluw"),
        Match("A", "title", "De zwaluw"),
    )
    assert Matcher(keywords).match(Entry(title="De zwaluw"), "") == expected


def test_a_term_without_words_is_found_nowhere():
    assert Matcher([Keyword(name="K", any=("!!",))]).match(Entry(title="!!"), "") == ()
    assert Matcher([Keyword(name="K", all=("a", "!!"))]).match(Entry(title="a !!"), "") == ()
    assert Matcher([Keyword(name="K")]).match(Entry(title="a"), "") == ()
