"""Does ``webwatch source add`` find the feed of a page, and add what somebody wants?"""

import pytest

from household import entry, rss, run
from pages import PAGES, feed, html, link
from webserver import WebServer

WITH = {name: page for name, page in PAGES.items() if page.feed}
WITHOUT = {name: page for name, page in PAGES.items() if not page.feed}


def serve(site, page):
    """Put a page and what belongs to it on a server; give the page's address."""
    for path, content in page.others.items():
        site.put(path, content)
    body = page.body
    if isinstance(body, str):
        body = body.replace("{site}", site.url("")).replace("{host}", site.url("")[5:].strip("/"))
    return site.put(page.path, body, headers=page.headers, status=page.status)


def sources():
    return run("source", "list", "--json").json[1:]


def urls(house):
    text = house.file.read_text(encoding="utf-8")
    return [line[7:-1] for line in text.splitlines() if line.startswith('url = "')][1:]


@pytest.fixture
def two(house):
    """A page with two feeds."""
    house.feed("/een.rss", entry(1, "TV De Zwaluw [b]wint[/b]"), entry(2, "Het weer"))
    house.site.put("/twee.rss", rss(entry(3, "Reactie"), title="Reacties"))
    return house.site.put("/", html(link("/een.rss") + link("/twee.rss")))


def test_there_are_forty_pages_with_a_feed():
    assert len(WITH) == 40


@pytest.mark.parametrize("name", WITH)
def test_the_feed_of_a_page_is_found(name, house):
    page = WITH[name]
    with WebServer() as site:
        ran = run("source", "add", serve(site, page), "--yes")

        assert ran.code == 0, ran.err
        assert urls(house) == [site.url(page.feed)]


@pytest.mark.parametrize("name", WITHOUT)
def test_a_page_without_a_feed_is_not_added(name, house):
    with WebServer() as site:
        ran = run("source", "add", serve(site, WITHOUT[name]), "--yes")

        assert ran.code == 2
        assert "is a page, and no feed was found for it." in ran.err
        assert urls(house) == []
        assert len(site.requests) < 20


def test_a_page_that_can_be_read_only_by_people_is_refused_when_nobody_can_be_asked(house):
    ran = run("source", "add", house.site.put("/", html()))
    assert ran.code == 2
    assert "What came is not a feed." in ran.out
    assert "so it was not added" in ran.err


def test_feeds_are_shown_with_their_newest_entries_and_asked_about(house, two):
    ran = run("source", "add", two, stdin="2\n", terminal=True)

    assert ran.code == 0
    assert f"{two} is no feed, but has feeds:" in ran.err
    assert "1  De Krant: 2 entries" in ran.out
    assert "TV De Zwaluw [b]wint[/b]" in ran.out
    assert "2  Reacties: 1 entries" in ran.out
    assert urls(house) == [house.site.url("/twee.rss")]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("\n", ["/een.rss"]),
        ("1,2\n", ["/een.rss", "/twee.rss"]),
        ("2 1 2\n", ["/twee.rss", "/een.rss"]),
        ("drie\n3\n-1\n2\n", ["/twee.rss"]),
    ],
)
def test_somebody_chooses_by_number(house, two, typed, chosen):
    ran = run("source", "add", two, stdin=typed, terminal=True)
    assert ran.code == 0
    assert urls(house) == [house.site.url(path) for path in chosen]
    assert ("Type numbers from 1 to 2." in ran.err) is ("drie" in typed)


def test_nought_adds_none_of_them(house, two):
    assert run("source", "add", two, stdin="0\n", terminal=True).code == 3
    assert urls(house) == []


def test_all_feeds_of_a_page_are_added_at_once_under_names_of_their_own(house, two):
    ran = run("source", "add", two, "--all-feeds")

    assert ran.code == 0
    assert urls(house) == [house.site.url("/een.rss"), house.site.url("/twee.rss")]
    assert len({source["name"] for source in sources()}) == 2
    assert run("source", "add", two, "--all-feeds").err.endswith(
        "All of them were there already.\n"
    )


def test_with_nobody_to_ask_the_ways_to_choose_are_named(house, two):
    ran = run("source", "add", two)
    assert ran.code == 2
    assert "--yes takes the first, --all-feeds takes all" in ran.err
    assert urls(house) == []


def test_a_feed_gets_the_name_that_is_given(house, two):
    run("source", "add", two, "--yes", "--name", "Ons blad")
    assert [source["name"] for source in sources()] == ["Ons blad"]


def test_a_feed_of_somebodys_own_network_counts_only_beside_its_page(house):
    """Else a page in the world could have any machine at home asked."""
    house.file.write_text(
        house.file.read_text(encoding="utf-8").replace("allow_private_addresses = true", ""),
        encoding="utf-8",
    )
    with WebServer() as elsewhere:
        elsewhere.put("/x.rss", feed())
        there = elsewhere.url("/x.rss").replace("127.0.0.1", "127.0.0.2")
        page = house.site.put("/", html(link(there)))

        ran = run("source", "add", page, "--private", "--yes")

        assert ran.code == 2
        assert elsewhere.requests == []


def test_with_yes_what_cannot_be_read_now_is_added_all_the_same(house):
    ran = run("source", "add", house.site.url("/weg.rss"), "--yes")
    assert ran.code == 0
    assert "It can't be read now, but was added all the same." in ran.err
    assert urls(house) == [house.site.url("/weg.rss")]


def test_a_feed_is_asked_for_once_and_added_without_a_question(house):
    house.feed("/blad.rss", entry(1, "Het weer"))
    ran = run("source", "add", house.site.url("/blad.rss"), "--yes")
    assert (ran.code, ran.out) == (0, "")
    assert len(house.site.requests) == 1


def test_the_presets_are_shown_with_their_notes(house):
    ran = run("source", "presets")
    assert ran.code == 0
    assert "personal and non-commercial use" in ran.out
    assert "webwatch source add mastodon --host" in ran.out
    assert "Omroep West, Rijnmond" in ran.out
    listed = {preset["name"]: preset for preset in run("source", "presets", "--json").json}
    assert listed["facebook"]["kind"] is None
    assert listed["lemmy"]["needs"] == ["host", "query"]
    assert listed["nos"]["feeds"][0]["url"] == "https://feeds.nos.nl/nosnieuwsalgemeen"
    assert listed["nos"]["noted"] >= "2026"


def test_the_presets_are_shown_in_the_language_of_the_keyword_file_also_without_one(house):
    house.watch({}, language="nl")
    assert "Heeft geen feed" in run("source", "presets").out
    house.file.unlink()
    assert "Has no feed" in run("source", "presets").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("masto", "There is no preset 'masto'. Did you mean 'mastodon'?"),
        ("nergens", "'nergens' is no address of a site, and no preset either"),
        ("file:///etc/passwd", "is no address of a site"),
        ("exec:ls", "is no address of a site"),
        ("https://", "is no address of a site"),
        ("tv dezwaluw.example", "is no address of a site"),
    ],
)
def test_what_is_neither_an_address_nor_a_preset_is_refused(house, typed, said):
    ran = run("source", "add", typed, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert urls(house) == []


@pytest.mark.parametrize("command", ["add", "test"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("search", "needs {query}, {term} or {tag} once"),
        ("google-news", "needs {query}, {term} or {tag} once"),
        ("imap", "A mailbox needs more than an address"),
        ("mbox", "A mailbox needs more than an address"),
    ],
)
def test_an_address_that_a_kind_cannot_do_with_is_refused(house, command, kind, said):
    ran = run("source", command, house.site.url("/krant.rss"), "--kind", kind)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert urls(house) == []


def test_a_search_of_ones_own_is_tried_and_added(house):
    house.site.put("/zoek", feed("Zoek"))
    address = house.site.url("/zoek?q={query}")
    ran = run("source", "add", address, "--kind", "search", "--name", "Zoek")
    assert ran.code == 0
    assert urls(house) == [address]
    assert [request.path for request in house.site.requests] == [
        "/zoek?q=%28%22TV%20De%20Zwaluw%22%20OR%20%22dezwaluw%22%29",
        "/zoek?q=%22Hal%20De%20Wiek%22",
    ]


def test_an_address_may_be_typed_without_https(house):
    ran = run("source", "add", "127.0.0.1:1/rss", "--yes")
    assert ran.code == 0
    assert urls(house) == ["https://127.0.0.1:1/rss"]


def test_a_preset_is_added_with_its_terms_said_once(house):
    ran = run("source", "add", "google-news", "--query", "turnzaal", "--yes")

    assert ran.code == 0
    assert ran.err.count("personal and non-commercial use") == 1
    text = house.file.read_text(encoding="utf-8")
    assert 'kind = "google-news"' in text
    assert 'query = "turnzaal"' in text
    assert 'interval = "1h"' in text
    assert [source["name"] for source in sources()] == ["Google News turnzaal"]


def test_a_preset_is_tried_before_it_is_added(house):
    house.site.put("/tags/dezwaluw.rss", feed("#dezwaluw"))

    at = house.site.url("/")
    ran = run("source", "add", "mastodon", "--host", at, "--query", "#dezwaluw", "--name", "Tag")

    assert ran.code == 0
    assert "#dezwaluw: 1 entries" in ran.out
    assert urls(house) == [house.site.url("/tags/{tag}.rss")]
    assert run("scan", "--source", "Tag", "--json").code == 0
    assert len(house.site.asked("/tags/dezwaluw.rss")) == 2


def test_a_preset_that_cannot_be_read_is_not_added_when_nobody_can_be_asked(house):
    ran = run("source", "add", "phpbb", "--host", house.site.url("/"))
    assert ran.code == 2
    assert urls(house) == []


def test_what_has_no_feed_says_how_to_get_by_and_adds_nothing(house):
    ran = run("source", "add", "Facebook", "--yes")
    assert ran.code == 2
    assert "site:facebook.com" in ran.err
    assert urls(house) == []


def test_of_a_list_of_feeds_some_are_chosen(house):
    ran = run("source", "add", "nu", stdin="1,4\n", terminal=True)
    assert ran.code == 0
    assert " 4  NU.nl Sport" in ran.out
    assert urls(house) == ["https://www.nu.nl/rss/Algemeen", "https://www.nu.nl/rss/Sport"]


def test_one_of_a_list_is_named_or_all_are_taken(house):
    refused = run("source", "add", "omroepen", "--yes")
    assert refused.code == 2
    assert "Say which with --query, or take all with --all-feeds: Omroep West," in refused.err
    assert run("source", "add", "omroepen", "--query", "zeeland", "--yes").code == 0
    assert urls(house) == ["https://www.omroepzeeland.nl/rss/index.xml"]
    run("source", "add", "omroepen", "--yes", "--all-feeds")
    assert len(urls(house)) == 13


def test_a_query_without_a_preset_is_refused(house):
    ran = run("source", "add", "https://krant.example/f", "--query", "zwaluw", "--yes")
    assert ran.code == 2
    assert "`webwatch source presets` shows them" in ran.err
