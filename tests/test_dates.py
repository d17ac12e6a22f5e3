from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webwatch.core.dates import _read_usual, believe, plausible, read
from webwatch.core.model import Entry, Feed

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Thu, 1 Oct 2026 12:52:42 +0200", at(2026, 10, 1, 10, 52, 42)),
        ("Thu, 01 Oct 2026 12:52 GMT", at(2026, 10, 1, 12, 52)),
        ("Thu,01 Oct 2026 12:52:42 CEST", at(2026, 10, 1, 10, 52, 42)),
        ("Mon, 05 Jan 2026 12:52:42 CET", at(2026, 1, 5, 11, 52, 42)),
        ("Mon, 05 Jan 2026 12:52:42 -0330", at(2026, 1, 5, 16, 22, 42)),
        ("Mon, 05 Jan 2026 12:52:42 +0000 (UTC)", at(2026, 1, 5, 12, 52, 42)),
        ("Mon, 05 Jan 2026 12:52:42 GMT+0100", at(2026, 1, 5, 11, 52, 42)),
        ("Thu, 31 Dec 2026 23:59:60 GMT", at(2026, 12, 31, 23, 59, 59)),
        ("2026-03-11T10:01:23Z", at(2026, 3, 11, 10, 1, 23)),
        ("2026-03-11t10:01:23.123456+01:00", at(2026, 3, 11, 9, 1, 23)),
        ("2026-03-11 10:01 +01", at(2026, 3, 11, 9, 1)),
        ("2026-03-11", at(2026, 3, 11)),
        ("20260311", at(2026, 3, 11)),
        ("wo 11 maart 2026 09:30", at(2026, 3, 11, 9, 30)),
        ("woensdag 11 mrt. 2026 om 09.30 uur", at(2026, 3, 11, 9, 30)),
        ("6 mei 2026", at(2026, 5, 6)),
        ("zo 4 okt 2026 - 21:05", at(2026, 10, 4, 21, 5)),
        ("September 6, 2021, 10:00", at(2021, 9, 6, 10)),
        ("Mon Sep 6 2021", at(2021, 9, 6)),
        ("11.03.2026 09:30", at(2026, 3, 11, 9, 30)),
        ("13/10/2026", at(2026, 10, 13)),
        ("10/13/2026", at(2026, 10, 13)),
        ("10-10-2026", at(2026, 10, 10)),
        ("1767225600", at(2026, 1, 1)),
        ("1767225600000", at(2026, 1, 1)),
        ("\n 2026-03-11 \t", at(2026, 3, 11)),
    ],
)
def test_a_date_is_read_as_feeds_write_it(written, when):
    assert read(written) == when


@pytest.mark.parametrize(
    "written",
    [
        "", "gisteren", "01-10-2026", "1/2/2026", "13/13/2026", "31-02-2026", "2026-13-01",
        "Thu, 01 Oct 26 10:00:00 GMT", "01-10-26", "9999-12-31T23:59:59Z", "31 dec 9999",
        "0001-01-01", "Mon, 01 Jan 0001 00:00:00 +0000", "1994-12-31", "2100-01-01",
        "0", "-1", "123456789012345678", "9999999999", "100000000", "11 brumaire 2026",
        "Mon, 05 Jan 2026 10:00:00 IST", "2026-03-11T25:00:00Z", "2026-03-11T10:00:00+99:99",
        "2026-03-11" + " " * 200 + "x" * 200, "٢٠٢٦-٠٣-١١",
    ],
)  # fmt: skip
def test_a_date_that_is_unsure_or_impossible_is_no_date(written):
    assert read(written) is None


def test_the_day_comes_first_where_the_language_writes_so():
    assert read("01-10-2026", "nl") == at(2026, 10, 1)
    assert read("01/10/2026 09:30", "nl") == at(2026, 10, 1, 9, 30)
    assert read("01/10/2026", "en") is None


@given(st.text(), st.sampled_from(["", "nl", "en"]))
def test_any_text_is_a_date_of_our_time_or_none(text, language):
    when = read(text, language)
    assert when is None or 1995 <= when.year < 2100


@given(
    st.floats(800_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
)
def test_what_is_written_in_iso_is_read_back(when):
    assert read(when.isoformat()) == when.replace(microsecond=0)


def slowly(written):
    return read(written.lower())  # which is not usual


FORMS = (
    "Mon, {day} {name} {year} {time} {away}",
    "{day} {name} {year} {time} GMT",
    "{year}-{month}-{day}T{time}Z",
    "{year}-{month}-{day}T{time}{away}",
)
PARTS = {
    "day": ("00", "01", "29", "30", "31", "32", "7", "१२"),
    "month": ("00", "02", "11", "12", "13", "4"),
    "name": ("Jan", "Feb", "Mrt", "Okt", "Dec", "Xyz", "mei", "June"),
    "year": ("1994", "1995", "2024", "2025", "2099", "2100", "0001", "24"),
    "time": ("00:00:00", "23:59:59", "23:59:60", "24:00:00", "12:00", "9:05:00"),
    "away": ("+0000", "-0230", "+2400", "+0560", "+01:00", "-23:59", "+24:00", "+01", "GMT", "IST"),
}
WRITTEN = st.builds(
    lambda form, parts: form.format(**parts),
    st.sampled_from(FORMS),
    st.fixed_dictionaries({name: st.sampled_from(said) for name, said in PARTS.items()}),
)


@settings(max_examples=500)
@given(WRITTEN)
def test_a_date_as_nearly_all_are_written_is_read_as_any_other(written):
    assert read(written) == slowly(written)


def test_the_usual_dates_of_both_kinds_are_read_by_the_short_way():
    assert _read_usual("Mon, 05 Jan 2026 12:52:42 +0100") == at(2026, 1, 5, 11, 52, 42)
    assert _read_usual("2026-03-11T10:01:23+01:00") == at(2026, 3, 11, 9, 1, 23)


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(0), timedelta(days=-9999)])
def test_a_date_up_to_two_days_ahead_is_plausible(ahead):
    assert plausible(NOW + ahead, NOW) == NOW + ahead


@pytest.mark.parametrize("when", [None, NOW + timedelta(days=2, seconds=1), at(1994, 12, 31)])
def test_a_date_that_cannot_be_true_is_not_plausible(when):
    assert plausible(when, NOW) is None


def test_a_feed_keeps_only_the_dates_that_can_be_true():
    entries = (
        Entry(guid="a", published=NOW, updated=at(2027, 1, 1)),
        Entry(guid="b", published=at(2027, 1, 1), updated=NOW),
        Entry(guid="c", published=NOW),
    )
    feed = Feed(title="t", entries=entries, ttl=5, complete=False)
    assert believe(feed, NOW) == Feed(
        title="t",
        entries=(
            Entry(guid="a", published=NOW),
            Entry(guid="b", updated=NOW),
            Entry(guid="c", published=NOW),
        ),
        ttl=5,
        complete=False,
    )
