"""A month of hourly rounds, in seconds: does each server get what it asks for?"""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from webserver import WebServer
from webwatch.core.model import Document, Feed
from webwatch.core.pace import Pace, after, believed_move, due
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher

START = datetime(2026, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
DAYS = 30


@dataclass
class Watched:
    """One source of the month, and when it was asked."""

    path: str
    interval: timedelta | None = None
    ttl: int = 0
    pace: Pace = field(default_factory=Pace)
    asked_at: list[datetime] = field(default_factory=list)

    def look(self, fetcher, url, now, jitter):
        self.asked_at.append(now)
        outcome = fetcher.fetch(url, self.pace.validators)
        feed = Feed(ttl=self.ttl) if isinstance(outcome, Document) else None
        self.pace = after(
            self.pace, outcome, now=now, interval=self.interval, feed=feed, jitter=jitter
        )


@dataclass
class Month:
    watched: dict[str, Watched]
    site: WebServer

    def times(self, path):
        return self.watched[path].asked_at

    def requests(self, path):
        return self.site.asked(path)

    def gaps(self, path):
        times = self.times(path)
        return {later - sooner for sooner, later in itertools.pairwise(times)}


WATCHED = (
    Watched("/steady"),
    Watched("/no-validators", interval=6 * HOUR),
    Watched("/fresh-for-four-hours"),
    Watched("/fresh-for-a-year"),
    Watched("/ttl-of-three-hours", ttl=180),
    Watched("/twice-a-day", interval=12 * HOUR),
    Watched("/busy", interval=DAY),
    Watched("/broken"),
    Watched("/gone"),
    Watched("/moved", interval=6 * HOUR),
)


@pytest.fixture(scope="module")
def month():
    now = START
    with WebServer() as site:
        body = "<rss/>"
        for path in ("/steady", "/ttl-of-three-hours", "/twice-a-day", "/new"):
            site.put(path, body, headers={"ETag": f'W/"{path}"'}, conditional=True)
        site.put("/no-validators", body)
        site.put("/fresh-for-four-hours", body, headers={"Cache-Control": "max-age=14400"})
        site.put("/fresh-for-a-year", body, headers={"Cache-Control": "max-age=31536000"})
        site.put("/broken", status=500)
        site.put("/gone", status=410)
        site.put("/moved", status=301, headers={"Location": "/new"})
        watched = {each.path: each for each in WATCHED}
        settings = FetchSettings(allow_private_addresses=True)
        with Fetcher(settings, clock=lambda: now) as fetcher:
            for hour in range(DAYS * 24):
                now = START + hour * HOUR
                every_fifth = hour % 120 == 0  # every fifth day it has had enough for nine hours
                busy = {"Retry-After": "32400"} if every_fifth else {}
                site.put("/busy", body, status=429 if every_fifth else 200, headers=busy)
                for each in watched.values():
                    if due(each.pace, now, everything=hour % 3 == 0 and each.path == "/busy"):
                        each.look(fetcher, site.url(each.path), now, jitter=hour % 10 / 10)
        yield Month(watched, site)


def test_a_source_that_asks_for_nothing_is_looked_at_every_round_and_costs_almost_nothing(month):
    requests = month.requests("/steady")
    assert len(requests) == DAYS * 24
    # all of it at first, and again after each 8 days of nothing but 304
    assert [number for number, each in enumerate(requests) if not each.conditional] == [
        0, 8 * 24 + 1, 16 * 24 + 2, 24 * 24 + 3,
    ]  # fmt: skip
    assert {each.headers["if-none-match"] for each in requests if each.conditional} == {
        'W/"/steady"'
    }


def test_the_users_interval_is_kept_exactly_by_hourly_rounds(month):
    assert month.gaps("/twice-a-day") == {12 * HOUR}
    assert month.gaps("/no-validators") == {6 * HOUR}
    assert not any(each.conditional for each in month.requests("/no-validators"))


def test_what_headers_and_feeds_ask_for_is_never_shortened(month):
    assert min(month.gaps("/fresh-for-four-hours")) >= 4 * HOUR
    assert max(month.gaps("/fresh-for-four-hours")) <= 5 * HOUR
    assert min(month.gaps("/ttl-of-three-hours")) >= 3 * HOUR
    assert {gap // HOUR for gap in month.gaps("/fresh-for-a-year")} <= {24, 25}


def test_nothing_is_asked_during_a_retry_after_whatever_the_user_wants(month):
    stops = [START + timedelta(days=days) for days in range(0, DAYS, 5)]
    asked = month.times("/busy")
    for stop in stops:
        assert stop in asked
        assert not [at for at in asked if stop < at < stop + 9 * HOUR]
        assert stop + 9 * HOUR in asked


def test_a_broken_source_is_asked_ever_less_but_every_day(month):
    asked = month.times("/broken")
    assert 30 < len(asked) < 45
    assert max(month.gaps("/broken")) <= 25 * HOUR


def test_a_source_that_is_gone_is_switched_off_on_the_second_day(month):
    pace = month.watched["/gone"].pace
    assert START + timedelta(days=1) <= pace.switched_off <= START + timedelta(days=2)
    assert month.times("/gone")[-1] == pace.switched_off
    assert len(month.requests("/gone")) < 10


def test_a_source_that_moved_for_good_is_believed_in_the_end(month):
    pace = month.watched["/moved"].pace
    assert believed_move(pace, START + timedelta(days=DAYS)) == month.site.url("/new")


def test_every_look_was_one_request(month):
    looks = sum(len(each.asked_at) for each in month.watched.values())
    to_where_it_moved = len(month.requests("/new"))
    assert len(month.site.requests) == looks + to_where_it_moved
