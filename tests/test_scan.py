import os
import signal
import socket
import sqlite3
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Condition, Event
from threading import enumerate as enumerate_threads
from typing import ClassVar

import pytest

from household import entry, rss, run, started
from webserver import WebServer
from webwatch import lexicon
from webwatch.core.model import Entry, Failure, FailureClass, Feed, Keyword, Severity
from webwatch.core.pace import Pace
from webwatch.core.round import Round, Status
from webwatch.core.settings import FetchSettings
from webwatch.errors import StoreError
from webwatch.fetch import Fetcher, Network
from webwatch.scan import Watch, look_once
from webwatch.scan.asking import ROOM, Job, answers
from webwatch.sources import KINDS
from webwatch.store import Store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ZWALUW = Keyword(name="De Zwaluw", any=("TV De Zwaluw",))
WIEK = Keyword(name="Hal De Wiek", any=("hal De Wiek",))


@dataclass
class Rounds:
    """Rounds on a real server with a real store, at a time that the test sets."""

    site: WebServer
    database: object
    now: datetime = NOW
    keywords: tuple = (ZWALUW,)
    network: Network = field(default_factory=Network)

    def source(self, name, **settings):
        url = settings.pop("url", None) or self.site.url(f"/{name}")
        return KINDS["rss"](name=name, url=url, **settings)

    def feed(self, name, *entries, **headers):
        given = {each.replace("_", "-"): value for each, value in headers.items()}
        self.site.put(f"/{name}", rss(*entries), headers=given, conditional=bool(given))

    def look(self, *sources, settings=None, progress=lambda *_: None, **how):
        settings = settings or FetchSettings(allow_private_addresses=True)
        fetcher = Fetcher(settings, clock=lambda: self.now, network=self.network)
        with fetcher, Store.open(self.database) as store:
            watch = Watch(
                keywords=self.keywords,
                sources=sources,
                lexicon=lexicon.load,
                store=store,
                fetcher=fetcher,
                clock=lambda: self.now,
                chance=lambda: 0.0,
                workers=4,
                progress=progress,
            )
            return look_once(watch, **how)

    def titles(self):
        with Store.open(self.database) as store:
            return sorted(mention.entry.title for mention in store.mentions())

    def later(self, **how):
        self.now += timedelta(**how)

    def asked(self, name):
        return len(self.site.asked(f"/{name}"))


@pytest.fixture
def rounds(tmp_path):
    with WebServer() as site:
        yield Rounds(site, tmp_path / "webwatch.db")


def statuses(round_):
    return [str(result.status) for result in round_.results]


def test_a_round_keeps_what_names_us_and_a_second_one_that_gets_304_finds_nothing_new(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"), entry(2, "Het weer"), ETag='"a"')
    krant = rounds.source("krant")

    first = rounds.look(krant)
    second = rounds.look(krant)

    assert statuses(first) == ["new"]
    assert (first.results[0].entries, first.results[0].new_mentions) == (2, 1)
    assert first.mentions == (1,)
    assert statuses(second) == ["unchanged"]
    assert (second.results[0].entries, second.results[0].new_mentions) == (2, 0)
    assert second.mentions == ()
    assert [each.conditional for each in rounds.site.asked("/krant")] == [False, True]
    assert rounds.titles() == ["TV De Zwaluw wint"]


def test_the_same_bytes_from_a_server_without_validators_are_not_read_again(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    read = []

    class Counting(KINDS["rss"]):
        def read(self, document):
            read.append(document)
            return super().read(document)

    krant = Counting(name="krant", url=rounds.site.url("/krant"))
    assert statuses(rounds.look(krant)) == ["new"]
    assert statuses(rounds.look(krant)) == ["unchanged"]
    assert len(read) == 1
    assert rounds.asked("krant") == 2


def test_other_bytes_with_the_same_entries_are_unchanged(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.look(rounds.source("krant"))
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"), "<!-- made at 12:01 -->")

    again = rounds.look(rounds.source("krant"))

    assert statuses(again) == ["unchanged"]
    assert again.results[0].entries == 1


def test_a_title_that_is_rewritten_is_the_same_mention(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint de beker"))
    rounds.look(rounds.source("krant"))
    rounds.feed("krant", entry(1, "TV De Zwaluw wint de beker na verlenging"))

    assert rounds.look(rounds.source("krant")).mentions == ()
    assert rounds.titles() == ["TV De Zwaluw wint de beker na verlenging"]


def test_one_article_in_two_feeds_is_one_mention(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.feed("blad", entry(1, "TV De Zwaluw wint"))

    round_ = rounds.look(rounds.source("krant"), rounds.source("blad"))

    assert len(round_.mentions) == 1
    assert sorted(result.new_mentions for result in round_.results) == [0, 1]


def test_a_source_that_fails_is_a_result_and_the_others_go_on(rounds):
    rounds.site.put("/weg", status=404)
    rounds.site.put("/pagina", "<html><body>Hallo</body></html>")
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    closed = socket.create_server(("127.0.0.1", 0))
    dead = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    closed.close()
    names = [rounds.source("weg"), rounds.source("pagina"), rounds.source("dood", url=dead)]

    round_ = rounds.look(*names, rounds.source("krant"))

    assert statuses(round_) == ["failed", "failed", "failed", "new"]
    assert [each.failure and each.failure.failure_class for each in round_.results] == [
        FailureClass.GONE, FailureClass.NOT_A_FEED, FailureClass.NETWORK, None
    ]  # fmt: skip
    assert not round_.nothing_read
    assert len(round_.mentions) == 1
    with Store.open(rounds.database) as store:
        last = store.last_round()
        (health, *_) = store.health([("weg", "rss", rounds.site.url("/weg"))])
    assert (last.checked, last.failed, last.new_mentions) == (4, 3, 1)
    assert last.finished == NOW
    assert health.failing_since == NOW


def test_nothing_is_read_if_every_source_that_was_asked_failed(rounds):
    rounds.site.put("/weg", status=404)

    assert rounds.look(rounds.source("weg")).nothing_read
    assert not rounds.look().nothing_read


def test_skipped_sources_say_nothing_about_whether_any_could_be_read(rounds):
    rounds.feed("krant", entry(1, "Het weer"), Cache_Control="max-age=3600")
    krant, weg = rounds.source("krant"), rounds.source("weg")
    rounds.look(krant)

    assert not rounds.look(krant).nothing_read
    assert rounds.look(krant, weg).nothing_read


def test_a_source_is_left_alone_as_long_as_its_headers_ask_unless_all_are_wanted(rounds):
    rounds.feed("krant", entry(1, "Het weer"), Cache_Control="max-age=3600")
    krant = rounds.source("krant")
    rounds.look(krant)
    rounds.later(minutes=30)

    assert statuses(rounds.look(krant)) == ["skipped"]
    assert rounds.asked("krant") == 1
    assert statuses(rounds.look(krant, everything=True)) == ["unchanged"]
    assert rounds.asked("krant") == 2
    rounds.later(minutes=61)
    assert statuses(rounds.look(krant)) == ["unchanged"]


def test_a_source_is_left_alone_for_the_interval_that_the_user_set(rounds):
    rounds.feed("krant", entry(1, "Het weer"))
    krant = rounds.source("krant", interval=timedelta(hours=6))
    rounds.look(krant)
    rounds.later(hours=5)

    assert statuses(rounds.look(krant)) == ["skipped"]
    rounds.later(hours=1)
    assert statuses(rounds.look(krant)) == ["unchanged"]


def test_nobody_asks_before_the_moment_of_retry_after_not_even_for_all(rounds):
    rounds.site.put("/krant", status=503, headers={"Retry-After": "1800"})
    krant = rounds.source("krant")

    assert statuses(rounds.look(krant)) == ["failed"]
    rounds.later(minutes=29)
    assert statuses(rounds.look(krant, everything=True)) == ["skipped"]
    assert rounds.asked("krant") == 1
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.later(minutes=2)
    assert statuses(rounds.look(krant, everything=True)) == ["new"]


def test_a_host_that_asked_to_be_left_alone_is_not_asked_for_its_other_feeds(rounds):
    rounds.network = Network(
        resolve=lambda _host, _port: ("93.184.215.14",),
        connect=lambda _at, seconds: socket.create_connection(
            ("127.0.0.1", rounds.site.port), seconds
        ),
        sleep=lambda _seconds: None,
    )
    rounds.site.put("/een", status=429, headers={"Retry-After": "1800"})
    rounds.feed("twee", entry(1, "TV De Zwaluw wint"))
    one = rounds.source("een", url="http://krant.example/een")
    two = rounds.source("twee", url="http://krant.example/twee")

    first = rounds.look(one, two)
    rounds.later(minutes=29)
    second = rounds.look(one, two, only=["twee"], everything=True)
    rounds.later(minutes=2)
    third = rounds.look(one, two)

    assert statuses(first) == ["failed", "skipped"]
    assert first.results[1].failure is None
    assert first.nothing_read
    assert statuses(second) == ["skipped"]
    assert statuses(third) == ["failed", "new"]  # it is the turn of the other one first
    assert (rounds.asked("een"), rounds.asked("twee")) == (2, 1)


def test_where_an_address_moved_for_days_is_asked_and_kept_under_its_old_address(rounds):
    rounds.feed("nieuw", entry(1, "Het weer"))
    rounds.site.put("/oud", status=301, headers={"Location": rounds.site.url("/nieuw")})
    oud = rounds.source("oud")
    for _ in range(4):
        rounds.look(oud)
        rounds.later(days=1)
    asked = rounds.asked("oud")
    rounds.feed("nieuw", entry(2, "TV De Zwaluw wint"))

    round_ = rounds.look(oud)

    assert rounds.asked("oud") == asked
    assert statuses(round_) == ["new"]
    assert round_.results[0].url == rounds.site.url("/oud")
    assert rounds.titles() == ["TV De Zwaluw wint"]


def test_only_the_sources_that_are_named_are_looked_at(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.feed("blad", entry(2, "TV De Zwaluw verliest"))

    round_ = rounds.look(rounds.source("krant"), rounds.source("blad"), only=["blad"])

    assert [result.source for result in round_.results] == ["blad"]
    assert rounds.asked("krant") == 0


def test_a_keyword_that_is_added_finds_what_was_fetched_before_although_it_is_unchanged(rounds):
    rounds.feed(
        "krant", entry(1, "TV De Zwaluw wint"), entry(2, "Dak van hal De Wiek lekt"), ETag='"a"'
    )
    krant = rounds.source("krant")
    rounds.look(krant)
    rounds.keywords = (ZWALUW, WIEK)

    added = rounds.look(krant)

    assert statuses(added) == ["unchanged"]
    assert len(added.mentions) == 1
    assert rounds.titles() == ["Dak van hal De Wiek lekt", "TV De Zwaluw wint"]
    assert rounds.look(krant).mentions == ()


def test_a_keyword_that_is_changed_finds_more_in_what_was_fetched_before(rounds):
    rounds.feed("krant", entry(1, "De Zwaluwen winnen"), ETag='"a"')
    krant = rounds.source("krant")
    rounds.look(krant)
    rounds.keywords = (replace(ZWALUW, any=("De Zwaluw*",)),)

    assert len(rounds.look(krant).mentions) == 1


def test_a_keyword_that_is_added_finds_entries_of_a_source_that_is_no_longer_there(rounds):
    rounds.feed("krant", entry(1, "Dak van hal De Wiek lekt"))
    rounds.look(rounds.source("krant"))
    rounds.keywords = (WIEK,)

    assert len(rounds.look().mentions) == 1


def test_a_keyword_that_is_taken_away_keeps_what_it_found(rounds):
    rounds.feed(
        "krant", entry(1, "TV De Zwaluw wint"), entry(2, "Dak van hal De Wiek lekt"), ETag='"a"'
    )
    rounds.keywords = (ZWALUW, WIEK)
    rounds.look(rounds.source("krant"))
    rounds.keywords = (WIEK,)

    assert rounds.look(rounds.source("krant")).mentions == ()
    assert len(rounds.titles()) == 2


@dataclass(frozen=True, kw_only=True)
class Buggy:
    """A kind of source with a bug in it."""

    kind: ClassVar[str] = "buggy"
    name: str = "buggy"
    url: str = ""
    weight: float = 1.0
    allow_private_addresses: bool = True
    interval: timedelta | None = None
    answer: Feed | None = None

    def addresses(self, keywords):
        return (self.url,)

    def read(self, document):
        if self.answer is None:
            raise ZeroDivisionError("a bug")
        return self.answer


@pytest.mark.parametrize(
    ("answer", "bug"),
    [(None, "ZeroDivisionError: a bug"), (Feed(entries=(Entry(title=None),)), "Error")],
    ids=["in reading", "in what comes after"],
)
def test_a_bug_met_at_one_source_is_a_failure_of_that_source_only(rounds, answer, bug):
    rounds.feed("buggy", entry(1, "TV De Zwaluw wint"), ETag='"a"')
    rounds.feed("krant", entry(2, "TV De Zwaluw verliest"))
    buggy = Buggy(url=rounds.site.url("/buggy"), answer=answer)

    round_ = rounds.look(buggy, rounds.source("krant"))

    assert statuses(round_) == ["failed", "new"]
    assert round_.results[0].failure.failure_class is FailureClass.BROKEN
    assert bug in round_.results[0].failure.detail
    assert rounds.titles() == ["TV De Zwaluw verliest"]
    # What was not read is asked for as a whole again.
    assert statuses(rounds.look(rounds.source("buggy"))) == ["new"]
    assert not rounds.site.asked("/buggy")[-1].conditional


def test_what_has_not_begun_when_nobody_waits_for_it_is_not_done(rounds):
    asked, go_on = Event(), Event()
    rounds.feed("een")
    rounds.site.route("/twee", lambda _: (asked.set(), go_on.wait(10)))
    jobs = [
        Job(each, each.url, Pace(), each.url)
        for each in map(rounds.source, ["een", "twee", "drie"])
    ]

    with Fetcher(FetchSettings(allow_private_addresses=True)) as fetcher:
        found = answers(jobs, fetcher, workers=1)
        assert [job for job, _ in next(found)] == jobs[:1]
        (worker,) = [each for each in enumerate_threads() if each.name == "webwatch-fetch-0"]
        assert asked.wait(10)
        found.close()
        go_on.set()
        worker.join(10)

    assert not worker.is_alive()
    assert [rounds.asked(name) for name in ("een", "twee", "drie")] == [1, 1, 0]


def test_no_more_is_fetched_than_there_is_room_for_until_it_is_kept():
    source = KINDS["rss"](name="krant", url="https://krant.example/")
    jobs = [
        Job(source, f"http://127.0.0.1/{n}", Pace(), f"http://127.0.0.1/{n}") for n in range(300)
    ]
    asked, changed = [], Condition()

    class Counting:
        def fetch(self, url, validators, *, allow_private):
            with changed:
                asked.append(url)
                changed.notify_all()
            return Failure(failure_class=FailureClass.NETWORK)

    taken, ahead = 0, []
    for batch in answers(jobs, Counting(), workers=4):
        full = min(300, taken + ROOM)
        with changed:
            assert changed.wait_for(lambda full=full: len(asked) >= full, timeout=10)
        taken += len(batch)
        ahead.append(len(asked) - taken)

    assert taken == len(asked) == 300
    assert max(ahead) <= ROOM


def test_a_database_that_cannot_be_written_ends_the_round_with_what_was_kept_before(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.look(rounds.source("krant"))
    connection = sqlite3.connect(rounds.database)
    connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT raise(ABORT, 'no'); END"
    )
    connection.close()
    rounds.feed("blad", entry(2, "TV De Zwaluw verliest"))

    with pytest.raises(StoreError):
        rounds.look(rounds.source("blad"))

    assert rounds.titles() == ["TV De Zwaluw wint"]


def test_what_is_shown_of_an_address_has_no_secrets(rounds):
    url = f"http://jan:hunter2@127.0.0.1:{rounds.site.port}/krant?token=sesame"
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))

    (result,) = rounds.look(rounds.source("krant", url=url)).results

    assert result.status is Status.NEW
    assert "***" in result.url
    for secret in ("hunter2", "sesame"):
        assert secret not in result.url
        assert secret.encode() not in rounds.database.read_bytes()


def test_progress_is_told_of_each_source_that_is_asked(rounds):
    rounds.feed("krant", entry(1, "Het weer"))
    rounds.feed("blad", entry(2, "Het weer"), Cache_Control="max-age=3600")
    sources = [rounds.source(name) for name in ("krant", "blad", "weg")]
    told = []

    rounds.look(*sources, progress=lambda *step: told.append(step))
    assert sorted(told) == [("blad", 3), ("krant", 3), ("weg", 3)]

    told.clear()
    rounds.look(*sources, progress=lambda *step: told.append(step))
    assert sorted(told) == [("krant", 2), ("weg", 2)]


def test_a_person_s_grade_outlives_the_next_round(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    rounds.look(rounds.source("krant"))
    with Store.open(rounds.database) as store:
        store.grade(1, Severity.CRITICAL, NOW)
    rounds.feed("krant", entry(1, "TV De Zwaluw wint weer"))
    rounds.look(rounds.source("krant"))

    with Store.open(rounds.database) as store:
        assert store.mention(1).severity is Severity.CRITICAL


def test_an_empty_round_has_no_results():
    empty = Round(started=NOW, finished=NOW, results=(), mentions=())
    assert not empty.nothing_read


def _kept(database):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM mention").fetchone()[0]


def test_after_a_kill_in_the_middle_the_next_round_is_complete_and_tells_nothing_twice(house):
    asked, patience = Event(), Event()
    for number, path in enumerate(("/een.rss", "/twee.rss")):
        house.feed(path, entry(number, f"TV De Zwaluw wint {path}"), etag="1")
    house.site.route("/drie.rss", lambda exchange: (asked.set(), exchange.hang()))
    house.watch({"Een": "/een.rss", "Twee": "/twee.rss", "Drie": "/drie.rss"})

    with started("scan", folder=house.folder) as process:
        assert asked.wait(20)
        for _ in range(500):
            if (house.folder / "webwatch.db").exists() and _kept(house.folder / "webwatch.db") == 2:
                break
            patience.wait(0.02)
        process.kill()
        assert process.communicate()[0] == ""
    assert _kept(house.folder / "webwatch.db") == 2

    house.feed("/drie.rss", entry(3, "TV De Zwaluw wint /drie.rss"))
    next_ = run("scan", "--json")
    assert next_.code == 0
    assert {each["name"]: each["status"] for each in next_.json["sources"]} == {
        "Een": "unchanged", "Twee": "unchanged", "Drie": "new"
    }  # fmt: skip
    assert sorted(each["title"] for each in next_.json["mentions"]) == [
        "TV De Zwaluw wint /drie.rss", "TV De Zwaluw wint /een.rss", "TV De Zwaluw wint /twee.rss"
    ]  # fmt: skip
    assert run("scan", "--json").json["mentions"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can't be sent to one process there")
def test_ctrl_c_ends_a_round_at_once_with_130_also_while_a_site_says_nothing(house):
    asked = Event()
    house.site.route("/krant.rss", lambda exchange: (asked.set(), exchange.hang()))

    with started("scan", folder=house.folder) as process:
        assert asked.wait(20)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=5)

    assert process.returncode == 130
    assert (out, err) == ("", "")


def test_what_is_too_old_goes_once_a_day_and_does_not_come_back_as_new(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"), entry(2, "Het weer"))
    krant = rounds.source("krant")
    rounds.look(krant)
    rounds.feed("krant", entry(3, "Iets anders"))
    for _ in range(53):  # a week apart: the mention of the first day is kept for a year
        rounds.later(days=7)
        rounds.look(krant)

    assert rounds.titles() == []
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"), entry(3, "Iets anders"))
    assert rounds.look(krant).mentions == ()


def test_when_the_clock_jumps_ahead_nothing_is_thrown_away(rounds):
    rounds.feed("krant", entry(1, "TV De Zwaluw wint"))
    krant = rounds.source("krant")
    rounds.look(krant)
    rounds.feed("krant", entry(3, "Iets anders"))
    rounds.later(days=3_000)
    rounds.look(krant)
    rounds.later(days=-3_000, hours=1)
    rounds.look(krant)

    assert rounds.titles() == ["TV De Zwaluw wint"]


def test_a_known_feed_of_which_nearly_all_is_suddenly_new_is_held_back(rounds):
    def matches(first, title):
        return [entry(n, f"{title} TV De Zwaluw, ronde {n}") for n in range(first, first + 20)]

    krant = rounds.source("krant")
    rounds.feed("krant", *matches(1, "Uitslagen"))
    rounds.look(krant)
    rounds.later(hours=1)
    rounds.feed("krant", *matches(101, "Verslag van"))
    rounds.look(krant)

    with Store.open(rounds.database) as store:
        assert len(store.mentions()) == 40
        assert store.held() == {("krant", "storm"): 20}
