import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from webwatch.core.fingerprint import fingerprint, folded, key, row_keys
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


@given(
    st.text(
        st.one_of(
            st.characters(max_codepoint=0x7F),
            st.characters(min_codepoint=0x80),
            st.sampled_from("\u0301\u0323\u0345ςΣİıßﬁ\u1100\u1161\u11a8…’"),
        )
    )
)
def test_folding_run_by_run_gives_what_folding_the_whole_gives(text):
    whole = unicodedata.normalize("NFKD", text.casefold())
    kept = [each for each in whole if each.isalnum() or not unicodedata.combining(each)]
    words = "".join(each if each.isalnum() else " " for each in kept).split()
    assert folded(text) == " ".join(words)


@given(st.text(), st.text())
def test_the_words_of_an_entry_are_those_of_its_title_and_summary_in_a_row(title, summary):
    words = fingerprint(Entry(title=title, summary=summary)).words
    together = f"{title} {summary}"
    assert words == (folded(together) or together.strip())


@given(st.lists(st.text(min_size=1, max_size=5), max_size=9), st.integers(1, 4))
def test_words_in_a_row_have_the_keys_that_they_have_alone(words, length):
    rows = [words[start : start + length] for start in range(len(words) - length + 1)]
    assert row_keys(words, length) == {key(*row) for row in rows}
