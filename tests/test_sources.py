from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from webwatch.core.model import Document, FailureClass, Keyword
from webwatch.sources import KINDS, MAILED, GoogleAlerts, NotAFeed, Rss

FEEDS = Path(__file__).parent / "fixtures" / "feeds"
URL = "https://bron.example/feed"
ALERT = "google-alerts.xml"
OF_A_KIND = {
    "rss": "rss20.xml",
    "google-alerts": ALERT,
    "search": "rss20.xml",
    "google-news": "presets/google-news.xml",
    "bing-news": "presets/bing-news.xml",
}
SEARCHES = {"search", "google-news", "bing-news"}


@pytest.fixture(params=OF_A_KIND)
def source(request):
    return KINDS[request.param](name="Bron", url=URL)


@pytest.fixture(params=sorted(SEARCHES))
def search(request):
    return KINDS[request.param](name="Bron", url=f"{URL}?q={{query}}")


def document(name, url=URL):
    return Document(url=url, content=(FEEDS / name).read_bytes())


def test_every_kind_is_registered_by_its_own_word():
    words = {*OF_A_KIND, *(kind.kind for kind in MAILED)}
    assert {word: kind.kind for word, kind in KINDS.items()} == {word: word for word in words}


def test_every_kind_has_the_settings_that_all_share(source):
    settings = {field.name: getattr(source, field.name) for field in fields(source)}
    searching = {"query": ""} if source.kind in SEARCHES else {}
    assert settings == searching | {
        "name": "Bron",
        "url": URL,
        "weight": 1.0,
        "allow_private_addresses": False,
        "interval": None,
    }
    assert type(source)(name="B", url=URL, interval=timedelta(hours=1)).interval == timedelta(
        hours=1
    )


@pytest.mark.parametrize("kind", sorted(set(OF_A_KIND) - SEARCHES))
def test_a_feed_asks_its_own_address_whatever_the_keywords(kind):
    source = KINDS[kind](name="Bron", url=URL)
    assert source.addresses([]) == (URL,)
    assert source.addresses([Keyword(name="x", any=("De Zwaluw",))]) == (URL,)


def test_a_search_asks_for_the_keywords(search):
    assert search.addresses([]) == ()
    asked = search.addresses([Keyword(name="x", any=("De Zwaluw",))])
    assert asked == (f"{URL}?q=%22De%20Zwaluw%22",)


def test_every_kind_reads_its_own_sort_of_document(source):
    feed = source.read(document(OF_A_KIND[source.kind]))
    assert len(feed.entries) == (3 if "/" not in OF_A_KIND[source.kind] else 2)
    assert "De Zwaluw" in feed.entries[0].title


def test_every_kind_refuses_a_page(source):
    with pytest.raises(NotAFeed) as refused:
        source.read(document("page.html"))
    assert refused.value.failure.failure_class is FailureClass.NOT_A_FEED


def test_an_alert_leads_to_its_target_and_not_to_google():
    feed = GoogleAlerts(name="G", url=URL).read(document(ALERT))
    assert [entry.url for entry in feed.entries] == [
        "https://dorpskrant.example/zaal?id=1",
        "https://www.forum.example/t/9",
        "https://www.google.com/url?rct=j&sa=t&url=javascript:alert(1)&ct=ga",
    ]


def test_the_title_of_an_alert_is_plain_text():
    feed = GoogleAlerts(name="G", url=URL).read(document(ALERT))
    assert feed.entries[0].title == "De Zwaluw wil 'nieuwe' zaal - De Dorpskrant"
    assert feed.entries[0].summary == "Turnvereniging De Zwaluw vraagt de gemeente om een zaal, ..."


def test_the_outlet_of_an_alert_is_the_end_of_its_title_else_the_host():
    feed = GoogleAlerts(name="G", url=URL).read(document(ALERT))
    assert [entry.outlet for entry in feed.entries] == [
        "De Dorpskrant",
        "forum.example",
        "google.com",
    ]


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Zwaluw wint - NOS", "NOS"),
        ("Zwaluw wint - nu.nl", "nu.nl"),
        ("Zwaluw - een bericht", "krant.example"),
        ("Zwaluw wint - Dit Is Veel Te Lang Voor", "krant.example"),
        ("Zwaluw wint - Afgekapt ...", "krant.example"),
        ("Uitslag - 3-0", "krant.example"),
        ("Zwaluw wint", "krant.example"),
        ("", "krant.example"),
    ],
)
def test_only_what_looks_like_a_publisher_is_one(title, outlet):
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert</title><entry>'
        f'<title>{title}</title><link href="https://www.krant.example/1"/></entry></feed>'
    ).encode()
    feed = GoogleAlerts(name="G", url=URL).read(Document(url=URL, content=content))
    assert feed.entries[0].outlet == outlet


def test_an_rss_source_leaves_a_redirect_of_google_as_it_is():
    feed = Rss(name="G", url=URL).read(document(ALERT))
    assert feed.entries[1].url.startswith("https://www.google.com/url?")
