"""How much work is a round: requests, readings, matchings, statements, rows?

Seconds differ from machine to machine, these don't; ``python -m benchmarks.rounds`` has seconds.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from benchmarks import filling, work

from keeping import OTHER, bring, entry
from webserver import WebServer
from webwatch import lexicon
from webwatch.core import judge, severity
from webwatch.core.model import Keyword
from webwatch.core.settings import FetchSettings
from webwatch.core.stories import Rule
from webwatch.fetch import Fetcher
from webwatch.scan import Watch, look_once
from webwatch.sources import KINDS, documents
from webwatch.store import Store

FEEDS = 20
ENTRIES = FEEDS * work.ENTRIES
NEW = FEEDS * 3 // 10
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass
class Work:
    """What three rounds did; each count is of the last one."""

    site: WebServer
    store: Store
    folder: object
    monkeypatch: pytest.MonkeyPatch
    count: Counter = field(default_factory=Counter)
    now: datetime = NOW

    def watch(self):
        connection = self.store._database.conn
        connection.set_trace_callback(lambda said: self.count.update([said.split()[0]]))
        for name, where, what in (
            ("read", documents, "read"),
            ("matched", judge.Matcher, "match"),
            ("rated", severity, "assess"),
        ):
            self.monkeypatch.setattr(where, what, self._counted(name, getattr(where, what)))

    def _counted(self, name, function):
        def counted(*given):
            self.count[name] += 1
            return function(*given)

        return counted

    def round(self, issue):
        work.write(self.folder, FEEDS, issue)
        for number in range(FEEDS):
            body = (self.folder / f"{number}.xml").read_bytes()
            tag = {"ETag": f'"{hash(body)}"'}
            self.site.put(f"/{number}.xml", body, headers=tag, conditional=True)
        self.count.clear()
        asked = len(self.site.requests)
        sources = [
            KINDS["rss"](name=f"Dorp {number}", url=self.site.url(f"/{number}.xml"))
            for number in range(FEEDS)
        ]
        self.now += timedelta(hours=1)
        with Fetcher(FetchSettings(allow_private_addresses=True)) as fetcher:
            done = look_once(
                Watch(
                    keywords=[Keyword(name=name, any=(name,)) for name in work.NAMES[:10]],
                    sources=sources,
                    lexicon=lexicon.load,
                    store=self.store,
                    fetcher=fetcher,
                    clock=lambda: self.now,
                    chance=lambda: 0.0,
                ),
                everything=True,
            )
        self.count["asked"] = len(self.site.requests) - asked
        return done

    def some(self, *names):
        return {name: self.count[name] for name in names}


@pytest.fixture
def at_work(tmp_path, monkeypatch):
    with WebServer() as site, Store.open(tmp_path / "webwatch.db") as store:
        made = Work(site, store, tmp_path, monkeypatch)
        made.watch()
        yield made


def test_a_first_round_asks_reads_matches_and_keeps_everything_once(at_work):
    done = at_work.round(0)

    mentions = len(done.mentions)
    assert mentions > 2
    assert at_work.some("asked", "read", "matched") == {
        "asked": FEEDS, "read": FEEDS, "matched": ENTRIES,
    }  # fmt: skip
    assert at_work.count["rated"] == mentions
    assert len(list(at_work.store.entries())) == ENTRIES
    # A mention has some thirty keys, by which the next one finds its story.
    assert at_work.count["INSERT"] <= ENTRIES + FEEDS + 40 * mentions
    assert at_work.count["SELECT"] <= 5 * FEEDS + 8 * mentions + 20
    assert at_work.count["COMMIT"] <= FEEDS + 4


def test_a_round_in_which_nothing_changed_asks_and_does_next_to_nothing(at_work):
    at_work.round(0)
    at_work.round(0)

    assert at_work.some("asked", "read", "matched", "rated") == {
        "asked": FEEDS, "read": 0, "matched": 0, "rated": 0,
    }  # fmt: skip
    assert at_work.count["INSERT"] == FEEDS + 1  # what is known of each, and the round
    assert at_work.count["SELECT"] <= 2 * FEEDS + 5
    assert at_work.count["UPDATE"] == 1  # the round: no entry is touched


def test_a_round_with_one_per_cent_new_matches_and_rates_only_that(at_work):
    at_work.round(0)
    at_work.round(1)

    assert at_work.some("asked", "read", "matched") == {
        "asked": FEEDS, "read": NEW, "matched": NEW,
    }  # fmt: skip
    assert at_work.count["INSERT"] <= FEEDS + 1 + NEW + 40
    assert at_work.count["SELECT"] <= 2 * FEEDS + 10 * NEW + 20
    assert at_work.count["UPDATE"] <= 2 * NEW + 10  # what was seen again, at once
    assert len(list(at_work.store.entries())) == ENTRIES + NEW


def test_mentions_severities_and_stories_are_the_same_by_the_quick_way_and_the_long_one(
    tmp_path, monkeypatch
):
    found = []
    for way in ("quick", "long"):
        folder = tmp_path / way
        folder.mkdir()
        if way == "long":
            monkeypatch.setattr(documents.quick, "read", lambda _: None)
        with WebServer() as site, Store.open(folder / "webwatch.db") as store:
            done = Work(site, store, folder, monkeypatch)
            done.round(0)
            done.round(1)
            found.append({told(store, each) for each in store.mentions()})
    assert len(found[0]) > 2
    assert found[0] == found[1]


def told(store, mention):
    """All that is decided of a mention, without the numbers that the store gives."""
    joined = sorted(
        (str(rule), store.mention(other).entry.guid) for other, rule in store.joins(mention.id)
    )
    decided = (mention.entry, mention.source, mention.matches, mention.assessment, mention.held)
    return (*decided, tuple(joined))


def test_a_database_that_was_filled_for_measuring_is_like_one_that_grew(tmp_path):
    texts = [entry(number) for number in range(3)]
    filling.fill(tmp_path / "webwatch.db", 50, texts)
    with Store.open(tmp_path / "webwatch.db") as store:
        connection = store._database.conn
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert len(store.mentions(search="zaal")) == 50
        assert store.untold(filling.CHANNEL) == []
        stored = list(store.entries())[-1].entry
        bring(store, replace(stored, guid="elders", url="https://blad.example/1"), address=OTHER)
        assert store.joins(51) == [(50, Rule.TITLE)]
