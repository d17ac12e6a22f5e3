import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from webwatch.core.address import canonical, host_of, mask, unwrap

PAGE = "https://krant.example/nieuws/zwaluw-wint"
AWAY = "https%3A%2F%2Fkrant.example%2Fnieuws%2Fzwaluw-wint"


@pytest.mark.parametrize(
    "written",
    [
        "http://krant.example/nieuws/zwaluw-wint",
        "https://www.krant.example/nieuws/zwaluw-wint/",
        "HTTPS://WWW.Krant.Example:443/nieuws/zwaluw-wint",
        "http://krant.example:80/nieuws/zwaluw-wint",
        "https://m.krant.example/nieuws/zwaluw-wint",
        "https://amp.krant.example./nieuws/zwaluw-wint",
        "https://www.m.krant.example/nieuws/zwaluw-wint",
        "https://krant.example/nieuws/zwaluw-wint/amp/",
        "https://krant.example/amp/nieuws/zwaluw-wint",
        "https://krant.example/nieuws/zwaluw-wint.amp.html",
        "https://krant.example/nieuws/zwaluw-wint?amp=1",
        "https://krant.example/nieuws/zwaluw-wint/index.html",
        "https://krant.example/nieuws/zwaluw-wint?utm_source=rss&utm_medium=feed&fbclid=x",
        "https://krant.example/nieuws/zwaluw-wint?ref=rss&UTM_Campaign=x",
        "https://krant.example/nieuws/zwaluw-wint;jsessionid=0A1B",
        "https://krant.example/nieuws/zwaluw-wint#reacties",
        "https://krant.example/nieuws/zwaluw-wint#:~:text=wint",
        "https://jan:geheim@krant.example/nieuws/zwaluw-wint",
        "https://krant.example/nieuws/./x/../zwaluw%2Dwint",
        " https://krant.example/nieuws\n/zwaluw-wint ",
        f"https://www.google.com/url?rct=j&sa=t&url={PAGE}&ct=ga&cd=CAI&usg=AOv",
        f"https://www.google.nl/url?q={AWAY}&sa=D",
        "https://www.google.com/amp/s/www.krant.example/nieuws/zwaluw-wint/amp",
        "https://krant-example.cdn.ampproject.org/c/s/www.krant.example/nieuws/zwaluw-wint",
        f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&tid=1A&url={AWAY}&c=12&mkt=nl-nl",
        "https://www.bing.com/ck/a?p=1&u=a1aHR0cHM6Ly9rcmFudC5leGFtcGxlL25pZXV3cy96d2FsdXctd2ludA",
        f"https://duckduckgo.com/l/?uddg={AWAY}",
        f"https://l.facebook.com/l.php?u={AWAY}%3Ffbclid%3Dx&h=AT0",
        f"https://eur01.safelinks.protection.outlook.com/?url={AWAY}&data=05",
    ],
)
def test_the_same_page_has_one_canonical_address(written):
    assert canonical(written) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/x", "https://a.example:8443/x"),
        ("https://a.example/x#post-7", "https://a.example/x#post-8"),
        ("https://a.example/#!/x", "https://a.example/#!/y"),
        ("https://a.example/x?ref=123", "https://a.example/x?ref=124"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
        ("https://www.nl/x", "https://nl/x"),
        ("https://10.0.0.1/x", "https://0.0.1/x"),
    ],
)
def test_what_may_be_another_page_keeps_another_address(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("https://bücher.example/ä", "http://www.xn--bcher-kva.example/%c3%a4"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://a.example", "http://www.a.example/index.php"),
        ("https://youtu.be/Zw4luw?si=1&t=9", "https://m.youtube.com/watch?t=9&v=Zw4luw&feature=x"),
        ("https://youtu.be/Zw4luw", "https://www.youtube.com/watch?v=Zw4luw"),
        ("https://mobile.twitter.com/zwaluw/status/1?s=20", "https://x.com/zwaluw/status/1"),
        ("https://nl.m.wikipedia.org/wiki/Zwaluw", "https://nl.wikipedia.org/wiki/Zwaluw"),
        ("https://2130706433/x", "https://127.0.0.1/x"),
        ("https://news.google.com/rss/articles/CB?oc=5", "https://news.google.com/rss/articles/CB"),
        ("https://m.google.com/url?url=https://a.example/", "https://a.example/"),
    ],
)
def test_two_ways_to_write_one_address_are_one(written, same):
    assert canonical(written) == canonical(same) != ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "zwaluw",
        "/nieuws/1",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "http://",
        "http://a b/",
        "http://[::1",
        "https://a.example/\ud800",
        "http://good.example\\@evil.example/",
        "https://a.example/" + "x" * 8_000,
    ],
)
def test_what_is_no_web_address_has_no_canonical_one(written):
    assert canonical(written) == ""
    assert unwrap(written) == written.strip()
    assert host_of(written) == ""


def test_a_redirect_is_decoded_once_for_each_address_it_stands_in():
    inner = "https://www.google.com/url?url=https://a.example/x%253Fy"
    assert unwrap(inner) == "https://a.example/x%3Fy"
    outer = "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwww.google.com%2Furl%3Furl%3D"
    assert unwrap(outer + "https%253A%252F%252Fa.example%252Fx%252Bb") == "https://a.example/x+b"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/url?url=javascript:alert(1)",
        "https://www.google.com/url?url=http://good.example%5C@evil.example/",
        "https://www.google.com/url?sa=t",
        "https://www.google.com/url?url=",
        "https://www.google.com/amp/help",
        "https://www.google.com/search?q=https://a.example/",
        "https://evilgoogle.com/url?url=https://a.example/",
        "https://www.bing.com/ck/a?u=a1%00",
        "https://www.bing.com/ck/a?u=a1_w",
        "https://www.bing.com/ck/a?u=zz",
        "https://news.google.com/rss/articles/CBMiopaque?oc=5",
    ],
)
def test_a_redirect_without_a_readable_web_target_stays_as_it_is(link):
    assert unwrap(link) == link


def test_the_target_of_a_redirect_stays_as_the_site_gave_it():
    given_by_site = "https://www.krant.example/Artikel/?utm_source=x&b=2&a=1#reacties"
    link = "https://www.google.com/url?url=https%3A%2F%2Fwww.krant.example%2FArtikel%2F"
    assert unwrap(link + "%3Futm_source%3Dx%26b%3D2%26a%3D1%23reacties") == given_by_site


def test_a_target_with_spaces_or_controls_is_written_as_a_browser_would():
    link = "https://www.google.com/url?url=https://a.example/een%20twee%0A%C3%A9"
    assert unwrap(link) == "https://a.example/een%20twee%C3%A9"


def test_the_host_is_named_as_people_know_it():
    assert host_of("https://www.Krant.example:8080/x") == "krant.example"


WEB = st.from_regex(
    r"https?://(www\.|m\.|amp\.|google\.com/url\?url=|google\.com/amp/){0,3}[a-z]{1,5}\.[a-z]{2,3}"
    r"(:80|:8080)?(/(amp|index\.html|[a-zA-Z%0-9;=._-]{0,6})){0,4}/?"
    r"(\?([a-z_]{1,4}=[a-z%0-9]{0,3}&?){0,4})?(#[!/a-z0-9-]{0,8})?",
    fullmatch=True,
)


@given(st.one_of(st.text(), WEB))
@example("https://m.google.com/url?url=https%3A%2F%2Fa.example")
@example("https://google.com/url/amp?url=https://a.example")
@example("http://a.example/amp/index.html/amp")
def test_the_canonical_address_of_a_canonical_address_is_itself(url):
    once = canonical(url)
    assert canonical(once) == once
    assert once == "" or once.startswith("https://")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://jan:geheim@a.example/x", "https://***@a.example/x"),
        ("https://jan@a.example/x", "https://***@a.example/x"),
        ("https:jan:geheim@a.example/x", "https:***@a.example/x"),
        ("https:\\\\jan:geheim@a.example/x", "https:\\\\***@a.example/x"),
        ("https://jan:ge/heim@a.example/x", "https://***@a.example/x"),
        ("https://jan:ge?heim\ud800@a.example/x", "https://***@a.example/x"),
        ("mailtos://jan:geheim@a.example", "mailtos://***@a.example"),
        ("https://a.example/@jan", "https://a.example/@jan"),
        ("https://a.example/x?key=abc&q=key", "https://a.example/x?key=***&q=key"),
        ("https://a.example/?apiKey=a;b=1", "https://a.example/?apiKey=***;b=1"),
        ("https://a.example/?rss_key=a#access_token=b", "https://a.example/?rss_key=***#access_token=***"),
        ("https://a.example/?%6Bey=abc", "https://a.example/?%6Bey=***"),
        ("https://a.example/?feed=0123456789abcdef&user=jan", "https://a.example/?feed=***&user=***"),
        ("https://a.example/?t=Zx81kQpL0aYt7WmN2vBc", "https://a.example/?t=***"),
        (
            "https://a.example/?url=https%3A%2F%2Fjan%3Ageheim%40b.example%2F%3Ftoken%3Dabc%26q%3D1",
            "https://a.example/?url=https%3A%2F%2F***%40b.example%2F%3Ftoken%3D***%26q%3D1",
        ),
        (
            "https://www.google.nl/alerts/feeds/01234567890123456789/2330",
            "https://www.google.nl/alerts/feeds/***/2330",
        ),
        (
            "https://api.telegram.example/bot12345:AAabcdefghijklmnopqrst/x",
            "https://api.telegram.example/bot12345:***/x",
        ),
        (
            "https://news.google.com/rss/search?q=%22TV+De+Zwaluw%22&hl=nl&ceid=NL:nl",
            "https://news.google.com/rss/search?q=%22TV+De+Zwaluw%22&hl=nl&ceid=NL:nl",
        ),
        ("https://a.example/?q=turnvereniging-de-zwaluw-2026&author=jan&keywords=x",) * 2,
        ("", ""),
        ("geen adres", "geen adres"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_secrets(address, shown):
    assert mask(address) == shown


@given(
    st.text(st.characters(exclude_characters="/\\?#@*", codec="utf-8"), min_size=1).map(
        lambda secret: secret + "Zq9"
    ),
    st.sampled_from(["https://{}@a.example/x", "https://u:{}@a.example/?a=b", "http:\\\\{}@a/"]),
)
def test_no_user_info_is_ever_shown(secret, address):
    assert "Zq9" not in mask(address.format(secret))


@given(st.one_of(st.text(), WEB))
def test_what_is_masked_stays_masked(url):
    assert mask(mask(url)) == mask(url)
