from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webwatch.core.model import (
    Document,
    Entry,
    Failure,
    FailureClass,
    Feed,
    NotModified,
    Validators,
)
from webwatch.core.pace import Pace, after, believed_move, content_hash, due, postponed
from webwatch.core.waits import fresh_for, retry_after

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
URL = "https://site.example/feed"


def document(*headers, **fields):
    return Document(url=URL, content=b"<rss/>", headers=headers, **fields)


def unchanged(*headers, **fields):
    return NotModified(url=URL, headers=headers, **fields)


def failure(failure_class=FailureClass.BROKEN, status=500, *headers):
    return Failure(failure_class=failure_class, status=status, headers=headers)


def feed(*entries, **fields):
    return Feed(entries=entries, **fields)


def wait(pace):
    return pace.next_check - NOW


def test_an_address_that_was_never_asked_is_due():
    assert due(Pace(), NOW)


def test_without_an_interval_and_without_headers_it_is_due_at_every_round():
    pace = after(Pace(), document(), now=NOW, feed=feed(), jitter=1.0)
    assert pace.next_check is None
    assert due(pace, NOW)


def test_an_hourly_round_finds_an_hourly_source_due_every_time():
    pace = after(Pace(), document(), now=NOW + timedelta(seconds=30), interval=HOUR, jitter=0.9)
    assert due(pace, NOW + HOUR)
    assert not due(pace, NOW + timedelta(minutes=50))


def test_jitter_only_ever_lengthens_what_a_server_asked_for():
    headers = ("cache-control", "max-age=3600")
    assert wait(after(Pace(), document(headers), now=NOW, jitter=0.0)) == HOUR
    assert wait(after(Pace(), document(headers), now=NOW, jitter=1.0)) == timedelta(minutes=65)


@pytest.mark.parametrize(
    ("headers", "interval", "ttl", "hours"),
    [
        ((), 2 * HOUR, 60, 1.9166666666666667),
        ((), None, 180, 3),
        ((("cache-control", "max-age=14400"),), 2 * HOUR, 60, 4),
        ((("expires", format_datetime(NOW + 5 * HOUR)),), 2 * HOUR, 60, 5),
        ((("retry-after", "21600"), ("cache-control", "max-age=60")), 2 * HOUR, 60, 6),
        ((("cache-control", "max-age=31536000"),), None, 0, 24),
        ((), None, 10**15, 24),
        ((), timedelta(days=30), 0, 24 - 1 / 12),
    ],
)
def test_the_next_look_is_the_latest_that_anybody_asks_for_and_at_most_a_day_away(
    headers, interval, ttl, hours
):
    pace = after(Pace(), document(*headers), now=NOW, interval=interval, feed=feed(ttl=ttl))
    assert wait(pace) == timedelta(hours=hours)


def test_a_ttl_lasts_through_answers_that_carry_none():
    pace = after(Pace(), document(), now=NOW, feed=feed(ttl=120))
    assert wait(after(pace, unchanged(), now=NOW)) == timedelta(hours=2)
    assert after(pace, document(), now=NOW, feed=feed(ttl=-5)).next_check is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (format_datetime(NOW + 2 * HOUR, usegmt=True), 7200),
        ("Mon, 02 Mar 2026 14:00:00 -0000", 7200),
        ("-1", 600),
        ("0", 600),
        ("99999999", 86400),
        ("9" * 5000, 600),
        ("soon", 600),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 600),
        (format_datetime(NOW - HOUR), 600),
        (None, 600),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_binds_us_whatever_it_says(said, seconds, status):
    headers = () if said is None else (("retry-after", said),)
    pace = after(Pace(), failure(FailureClass.TOO_FAST, status, *headers), now=NOW)
    assert pace.retry_after == NOW + timedelta(seconds=seconds)
    almost = pace.retry_after - timedelta(seconds=1)
    assert not due(pace, almost)
    assert not due(pace, almost, everything=True)
    assert due(pace, pace.retry_after + timedelta(minutes=10))


def test_other_failures_bind_us_only_if_they_say_so():
    assert retry_after(500, (), NOW) is None
    assert retry_after(403, (("retry-after", "60"),), NOW) == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((("cache-control", "public, max-age=600"),), 600),
        ((("cache-control", 'MAX-AGE="600"'), ("age", "200")), 400),
        ((("cache-control", "max-age=600"), ("age", "900")), 0),
        ((("cache-control", "max-age=-600"),), 0),
        ((("cache-control", "x-max-age=600"),), 0),
        ((("cache-control", "no-cache"), ("expires", "0")), 0),
        ((("cache-control", "max-age=60"), ("expires", format_datetime(NOW + DAY))), 60),
        ((("expires", format_datetime(NOW - DAY)),), 0),
        (
            (
                ("expires", format_datetime(NOW - 5 * HOUR)),
                ("date", format_datetime(NOW - 6 * HOUR)),
            ),
            3600,
        ),
        ((), 0),
    ],
)
def test_how_long_an_answer_stays_fresh(headers, seconds):
    assert fresh_for(headers, NOW) == timedelta(seconds=seconds)


def test_a_user_who_wants_everything_now_waits_for_no_interval():
    pace = after(Pace(), document(), now=NOW, interval=DAY)
    assert not due(pace, NOW + HOUR)
    assert due(pace, NOW + HOUR, everything=True)


def test_a_clock_that_jumped_back_locks_nothing():
    pace = after(Pace(), failure(FailureClass.TOO_FAST, 429), now=NOW, interval=DAY)
    assert due(pace, NOW - timedelta(days=400))


def test_validators_are_kept_byte_for_byte_and_dropped_if_they_may_not_be_sent():
    for etag in ['W/"weak"', "unquoted", '"' + "a" * 7998 + '"', '"\xe9\t"']:
        assert after(Pace(), document(validators=Validators(etag)), now=NOW).validators.etag == etag
    for etag in ['"a\x00b"', '"a\r\nX: y"', '"\x7f"', '"' + "a" * 8000 + '"', '"\u20ac"']:
        gave = Validators(etag, "Mon, 02 Mar 2026 12:00:00 GMT")
        kept = after(Pace(), document(validators=gave), now=NOW).validators
        assert kept == Validators("", gave.last_modified)


def test_a_304_with_new_validators_stores_those_it_gives():
    pace = after(Pace(), document(validators=Validators('"1"', "then")), now=NOW)
    assert after(pace, unchanged(), now=NOW).validators == Validators('"1"', "then")
    newer = after(pace, unchanged(validators=Validators('"2"')), now=NOW)
    assert newer.validators == Validators('"2"', "then")


def test_after_8_days_of_nothing_but_304_the_whole_document_is_asked_for_again():
    pace = after(Pace(), document(validators=Validators('"1"')), now=NOW)
    for days in range(1, 8):
        pace = after(pace, unchanged(validators=Validators('"1"')), now=NOW + days * DAY)
        assert pace.validators == Validators('"1"')
    pace = after(pace, unchanged(validators=Validators('"1"')), now=NOW + 8 * DAY)
    assert pace.validators == Validators()
    pace = after(pace, document(validators=Validators('"1"')), now=NOW + 9 * DAY)
    assert pace.validators == Validators('"1"')
    assert (
        after(Pace(), unchanged(validators=Validators('"1"')), now=NOW).validators == Validators()
    )


def test_a_document_that_was_cut_off_is_asked_for_again_as_a_whole():
    cut = document(validators=Validators('"1"'))
    pace = after(Pace(), cut, now=NOW, feed=feed(complete=False))
    assert pace.validators == Validators()
    assert pace.content_hash == ""
    whole = after(Pace(), cut, now=NOW, feed=feed())
    assert whole.content_hash == content_hash(cut) != content_hash(replace(cut, content=b""))


def test_a_failure_keeps_what_was_known_and_success_forgets_the_failure():
    good = after(Pace(), document(validators=Validators('"1"')), now=NOW, feed=feed(Entry()))
    bad = after(good, failure(), now=NOW + HOUR)
    assert (bad.validators, bad.entries, bad.last_success) == (Validators('"1"'), 1, NOW)
    assert (bad.failures, bad.failing_since) == (1, NOW + HOUR)
    assert bad.failure_class is FailureClass.BROKEN
    worse = after(bad, failure(FailureClass.GONE, 404), now=NOW + 2 * HOUR)
    assert (worse.failures, worse.failing_since) == (2, NOW + HOUR)
    mended = after(worse, unchanged(), now=NOW + 3 * HOUR)
    assert (mended.failures, mended.failing_since, mended.failure_class) == (0, None, None)
    assert mended.last_success == NOW + 3 * HOUR


def test_a_source_that_fails_is_asked_ever_less_and_at_least_once_a_day():
    pace, waits = Pace(), []
    for _ in range(10):
        pace = after(pace, failure(), now=NOW)
        waits.append(pace.next_check and wait(pace) / HOUR)
    assert waits == [None, None, 0.5, 1, 2, 4, 8, 16, 24, 24]


def test_our_own_line_being_down_costs_an_hour_at_most():
    pace = Pace()
    for _ in range(48):
        pace = after(pace, failure(FailureClass.NETWORK, 0), now=NOW)
    assert wait(pace) == HOUR


def test_an_address_that_was_not_asked_has_not_failed():
    held = failure(FailureClass.TOO_FAST, 0, ("retry-after", "300"))
    assert postponed(held)
    assert not postponed(failure(FailureClass.TOO_FAST, 429))
    assert not postponed(document())
    known = Pace(validators=Validators('"1"'), last_checked=NOW - DAY)
    assert after(known, held, now=NOW) == replace(known, retry_after=NOW + timedelta(minutes=5))


def test_410_on_a_second_day_switches_an_address_off_and_nothing_less_does():
    gone = failure(FailureClass.GONE, 410)
    once = after(replace(Pace(), failure_told=True), gone, now=NOW)
    again = after(once, gone, now=NOW + 23 * HOUR)
    assert again.switched_off is None
    assert again.failure_told
    off = after(again, gone, now=NOW + 24 * HOUR)
    assert off.switched_off == NOW + 24 * HOUR
    assert not off.failure_told
    assert not due(off, NOW + 100 * DAY, everything=True)
    between = after(once, failure(FailureClass.GONE, 404), now=NOW + 23 * HOUR)
    assert after(between, gone, now=NOW + 24 * HOUR).switched_off is None


def test_a_permanent_redirect_is_believed_after_several_rounds_over_days():
    there = "https://new.example/feed"
    pace = Pace()
    for hours in (0, 1, 2):
        pace = after(pace, document(moved_to=there), now=NOW + hours * HOUR)
    assert pace.moved_seen == 3
    assert believed_move(pace, NOW + 3 * HOUR) == ""
    pace = after(pace, unchanged(moved_to=there), now=NOW + 2 * DAY)
    assert believed_move(pace, NOW + 2 * DAY) == there
    failing = after(pace, failure(), now=NOW + 2 * DAY)
    assert believed_move(failing, NOW + 2 * DAY) == ""
    back = after(pace, document(), now=NOW + 3 * DAY)
    assert believed_move(back, NOW + 9 * DAY) == ""


def test_a_redirect_that_changes_its_mind_begins_anew():
    pace = after(Pace(), document(moved_to="https://a.example/"), now=NOW)
    pace = after(pace, document(moved_to="https://b.example/"), now=NOW + 3 * DAY)
    pace = after(pace, document(moved_to="https://b.example/"), now=NOW + 3 * DAY + HOUR)
    assert (pace.moved_to, pace.moved_seen) == ("https://b.example/", 2)
    assert believed_move(pace, NOW + 9 * DAY) == ""


def test_a_long_detail_is_cut():
    long = Failure(failure_class=FailureClass.BROKEN, detail="x" * 1000)
    assert len(after(Pace(), long, now=NOW).failure_detail) == 300


@given(st.text() | st.from_regex(r"\A[A-Za-z]{0,3},? ?\d{0,5}[ :/+-]?[\d: ,+-]{0,30}\Z"))
def test_no_header_is_too_strange(said):
    headers = (("retry-after", said), ("expires", said), ("cache-control", said), ("age", said))
    assert NOW <= retry_after(429, headers, NOW) <= NOW + DAY
    assert timedelta(0) <= fresh_for(headers, NOW) <= DAY
