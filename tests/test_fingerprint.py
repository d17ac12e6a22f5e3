from webwatch.core.fingerprint import fingerprint
from webwatch.core.identity import Familiar, settle
from webwatch.core.model import Entry

DAY = "https://www.weblog.example/2026/11/21"


def test_guids_that_are_addresses_keep_the_fragment_that_tells_posts_apart():
    one = fingerprint(Entry(guid=f"http{DAY[5:]}#p1", title="Zwaluwen"))
    again = fingerprint(Entry(guid=f"{DAY}#p1", title="Zwaluwen"))
    other = fingerprint(Entry(guid=f"{DAY}#p2", title="Zwaluwen"))

    assert one.guid == again.guid != other.guid


def test_posts_without_a_title_on_one_page_are_all_kept():
    posts = [
        Entry(guid=f"{DAY}#When:{hour}", url=f"{DAY}#When:{hour}", summary=f"Het is {hour} uur.")
        for hour in range(6)
    ]

    assert [arrival.entry for arrival in settle(posts, Familiar())] == posts
