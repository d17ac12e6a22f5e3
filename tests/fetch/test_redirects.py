"""Where does it let itself be sent?"""

import pytest

from webwatch.core.model import Document, FailureClass, NotModified, Validators
from world import BODY, World, class_of, refused


def test_redirects_are_followed_and_told_of_if_all_are_permanent(site, fetcher):
    end = site.put("/end", BODY)
    site.put("/308", status=308, headers={"Location": "/end"})
    site.put("/301", status=301, headers={"Location": site.url("/308")})
    site.put("/302", status=302, headers={"Location": "/end"})
    site.put("/mixed", status=301, headers={"Location": "/302"})
    forever, mixed = fetcher.fetch(site.url("/301")), fetcher.fetch(site.url("/mixed"))
    assert (forever.url, forever.moved_to) == (end, end)
    assert (mixed.url, mixed.moved_to) == (end, "")
    assert fetcher.fetch(end).moved_to == ""


def test_a_move_from_or_to_an_address_with_a_secret_is_not_remembered(site, fetcher):
    site.put("/end", BODY)
    site.put("/a", status=301, headers={"Location": "/end?token=geheim"})
    site.put("/b", status=301, headers={"Location": "/end"})
    assert fetcher.fetch(site.url("/a")).moved_to == ""
    assert fetcher.fetch(site.url("/b?token=geheim")).moved_to == ""


def test_a_304_behind_a_permanent_redirect_tells_of_it_too(site, fetcher):
    site.put("/end", headers={"ETag": '"1"'}, conditional=True)
    found = fetcher.fetch(
        site.put("/a", status=301, headers={"Location": "/end"}), Validators('"1"')
    )
    assert isinstance(found, NotModified)
    assert found.moved_to == site.url("/end")


def test_five_redirects_are_followed_and_not_one_more(site, fetcher):
    for number in range(20):
        site.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"})
    site.put("/20", BODY)
    assert isinstance(fetcher.fetch(site.url("/15")), Document)
    assert class_of(fetcher.fetch(site.url("/14"))) is FailureClass.BROKEN
    site.put("/loop", status=301, headers={"Location": "/loop"})
    assert class_of(fetcher.fetch(site.url("/loop"))) is FailureClass.BROKEN
    assert len(site.asked("/loop")) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "data:text/xml,<rss/>",
        "ftp://x/y",
        "gopher://x/",
        "javascript:alert(1)",
        "http://",
        "http://[/",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_refused(site, fetcher, location):
    assert refused(fetcher.fetch(site.put("/f", status=302, headers={"Location": location})))


def test_a_redirect_to_nowhere_is_broken(site, fetcher):
    assert class_of(fetcher.fetch(site.put("/f", status=302))) is FailureClass.BROKEN


def test_a_redirect_from_the_world_into_ones_own_network_is_refused_at_its_hop(site):
    world = World(site, nas_example=("10.0.0.5",))
    for number, inside in enumerate(
        [
            "http://127.0.0.1/",
            "http://169.254.169.254/latest",
            "http://[::ffff:7f00:1]/",
            "http://nas.example/",
        ]
    ):
        site.put(f"/{number}", status=302, headers={"Location": inside})
    with world.fetcher() as fetcher:
        outcomes = [fetcher.fetch(f"http://{n}.example/{n}") for n in range(4)]
    assert all(map(refused, outcomes))
    assert [request.path for request in site.requests] == ["/0", "/1", "/2", "/3"]
