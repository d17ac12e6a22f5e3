"""Does an address that needs no work come out as if it had been worked on?"""

from itertools import product

import pytest

from webwatch.core import address

HOSTS = [
    "nu.nl",
    "a-b.example",
    "www.nu.nl",
    "m.nu.nl",
    "nl.m.wikipedia.org",
    "www12.nl",
    "google.nl",
    "news.google.com",
    "bing.com",
    "youtu.be",
    "twitter.com",
    "out.reddit.com",
    "l.facebook.com",
    "x.cdn.ampproject.org",
    "a.bing-amp.com",
    "1.2.3.nl",
    "xn--bcher-kva.example",
]
PATHS = [
    "/a",
    "/nieuws/2026/zwaluw-wint",
    "/nieuws/1.html",
    "/a/index.html",
    "/INDEX.php",
    "/amp/a",
    "/a/amp",
    "/a.amp",
    "/a_b~c",
    "/voorbeeld/sample",
    "/v/s/dorp.example/x",
]


def the_long_way(url):
    before, found = "", address._canonical_once(url)
    while found != before:
        before, found = found, address._canonical_once(found)
    return found


@pytest.mark.parametrize("host", HOSTS)
def test_a_plain_address_is_what_the_long_way_makes_of_it(host):
    for scheme, path in product(("http", "https"), PATHS):
        url = f"{scheme}://{host}{path}"
        assert address.canonical(url) == the_long_way(url)


def test_most_addresses_are_plain():
    plain = address._PLAIN.fullmatch("https://www-2.dorp.example/nieuws/2026/zwaluw-wint.html")
    assert address._is_plain(*plain.groups())
