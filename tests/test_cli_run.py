import os
import signal
import sys
from threading import Event

import pytest
from filelock import FileLock

import webwatch.cli.run as command
from household import entry, run, started
from mailserver import MailServer
from webwatch.store import Store

MAIL = """
[[channel]]
kind = "email"
to = ["bestuur@club.example"]
from = "webwatch@club.example"
host = "127.0.0.1"
port = {port}
security = "none"
instant = "{instant}"
"""


@pytest.fixture(autouse=True)
def _signals_as_they_were():
    names = [name for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.fixture
def clock(monkeypatch):
    """Let a test say which steps the clock brings; then somebody presses Ctrl-C."""

    def brings(*steps):
        def keep_going(schedule, zone, *, scan, digest, stop):
            for step in steps:
                {"scan": scan, "digest": digest}.get(step, step)()
            signal.raise_signal(signal.SIGINT)
            assert stop.is_set()

        monkeypatch.setattr("webwatch.schedule.keep_going", keep_going)

    return brings


def titles(house):
    with Store.open(house.folder / "webwatch.db") as store:
        return [mention.entry.title for mention in store.mentions()]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to catch there")
def test_sigterm_stops_it_after_the_round_with_exit_code_0(house):
    asked, go_on = Event(), Event()

    def slow(exchange):
        asked.set()
        go_on.wait(10)
        exchange.answer(404)

    house.watch({"De Krant": "/krant.rss", "Traag": "/traag.rss"})
    house.site.route("/traag.rss", slow)

    with started("run", folder=house.folder) as process:
        assert asked.wait(20)
        os.kill(process.pid, signal.SIGTERM)
        go_on.set()
        out, err = process.communicate(timeout=15)

    assert (process.returncode, out) == (0, "")
    assert (
        err == "webwatch looks every 60 minutes and sends the digest at 08:00. Ctrl-C stops it.\n"
    )
    assert titles(house) == ["TV De Zwaluw wint"]


def test_it_says_when_it_looks_and_does_a_round_at_once(house):
    house.watch(
        {"De Krant": "/krant.rss"}, more='[schedule]\nscan_every = "20m"\ndigest_at = "07:30"\n'
    )
    house.site.route(
        "/krant.rss", lambda exchange: (os.kill(os.getpid(), signal.SIGINT), exchange.answer(404))
    )
    if sys.platform == "win32":
        pytest.skip("Ctrl-C can't be sent to one process there")

    ran = run("run")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("webwatch looks every 20 minutes and sends the digest at 07:30.")
    assert len(house.site.requests) == 1


def test_a_step_that_finds_the_lock_taken_says_so_and_the_next_one_is_done(house, clock):
    lock = FileLock(house.folder / "webwatch.db.lock")
    clock(lock.acquire, "scan", lock.release, "scan", "digest")

    ran = run("run")

    assert ran.code == 0
    assert "Another round is running" in ran.err
    assert titles(house) == ["TV De Zwaluw wint"]


def test_a_bug_in_a_step_is_confessed_and_the_next_one_is_done(house, clock, monkeypatch):
    steps = iter([ZeroDivisionError("oops"), None])
    look = command.look

    def sometimes(session, store):
        if error := next(steps):
            raise error
        return look(session, store)

    monkeypatch.setattr(command, "look", sometimes)
    clock("scan", "scan")

    ran = run("run")

    assert ran.code == 0
    assert "This is a bug in webwatch, not a mistake of yours: ZeroDivisionError: oops." in ran.err
    assert titles(house) == ["TV De Zwaluw wint"]


def test_what_cannot_wait_is_mailed_after_the_round_and_the_rest_with_the_digest(house, clock):
    with MailServer() as server:
        house.watch({"De Krant": "/krant.rss"}, more=MAIL.format(port=server.port, instant="never"))
        sent = []
        clock(
            "scan", lambda: sent.append(len(server.mails)), "digest",
            lambda: sent.append(len(server.mails)), "digest",
        )  # fmt: skip
        assert run("run").code == 0
        assert sent == [0, 1]
        assert len(server.mails) == 1

        house.feed("/krant.rss", entry(7, "TV De Zwaluw brand"))
        house.watch({"De Krant": "/krant.rss"}, more=MAIL.format(port=server.port, instant="low"))
        clock("scan")
        run("run")
        assert len(server.mails) == 2
        assert "TV De Zwaluw brand" in server.mails[1].get_body().get_content()


def test_a_keyword_file_that_is_broken_is_told_before_it_stays(house):
    house.file.write_text("[[keyword]\n")
    ran = run("run")
    assert (ran.code, ran.out) == (2, "")
    assert "keywords.toml:1" in ran.err
