"""What is lost and what is doubled when telling goes wrong, at any point?"""

import shutil
import sqlite3
from datetime import timedelta

import pytest

from letters import NOW, happen, tell
from scripted import DEEDS, STEPS, Fault, ScriptedServer
from snapshots import assert_same
from webwatch.channels.email import Email
from webwatch.deliver import Occasion, Outcome
from webwatch.errors import StoreError
from webwatch.store import Store

READER = "email:bestuur@club.example"
HEAD = """\
| step | what the server does | delivery | lost | doubled |
|---|---|---|---|---|
"""


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "webwatch.db") as opened:
        opened._database.conn.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        opened._database.conn.execute("PRAGMA busy_timeout = 0")
        yield opened


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "geheim")


def board(server, kind=Email):
    return kind(
        to=("bestuur@club.example",),
        sender="webwatch@club.example",
        host="127.0.0.1",
        port=server.port,
        security="none",
        user="club",
        timeout=timedelta(milliseconds=100),
    )


def told(server):
    """The Message-ID and the stories of each mail whose end the server heard."""
    texts = [next(mail.iter_parts()).get_content() for mail in server.mails]
    return [
        (mail["Message-ID"], {number for number in range(400) if f"({number})" in text})
        for mail, text in zip(server.mails, texts, strict=True)
    ]


def recovered(store, server, expected):
    """Tell until nothing is left, the fault being over; count what was lost and doubled."""
    for _ in range(2):
        deliveries = tell(store, board(server))
    assert [each.outcome for each in deliveries] == [Outcome.NOTHING]
    assert store.untold(READER) == []
    mails = told(server)
    assert len({name for name, _ in mails}) == 1, "a double must bear the same Message-ID"
    return len(expected - mails[-1][1]), len(mails) - 1


def described(delivery):
    """The outcome, and what is known of a failure."""
    error = delivery.error
    if error is None:
        return str(delivery.outcome)
    if error.uncertain:
        return "failed, may have arrived"
    return "failed for now" if error.temporary else "failed for good"


@pytest.fixture
def night(tmp_path):
    """A database with three mentions that nobody was told of."""
    with Store.open(tmp_path / "night.db") as store:
        happen(store, 1, 2, 3)
    return tmp_path / "night.db"


def row_of(night, number, fault):
    """Go through one fault, and write a row of the table."""
    copy = shutil.copy(night, night.with_name(f"{number}.db"))
    with Store.open(copy) as store, ScriptedServer() as server:
        store._database.conn.execute("PRAGMA synchronous = OFF")
        server.fault = fault
        (delivery,) = tell(store, board(server))
        server.fault = None
        lost, doubled = recovered(store, server, {1, 2, 3})
        assert lost == 0
        assert doubled <= 1
        cells = (fault.step, fault.deed, described(delivery), lost, doubled)
        return f"| {' | '.join(map(str, cells))} |\n"


def test_nothing_is_lost_and_one_mail_doubled_at_most_whatever_a_server_does(night):
    faults = [Fault(step, deed) for step in STEPS for deed in DEEDS]
    assert len(faults) >= 40
    rows = [row_of(night, number, fault) for number, fault in enumerate(faults)]
    assert_same("faults.md", HEAD + "".join(rows))


class Hooked(Email):
    """Mail, after which something goes wrong at once."""

    after = None

    def send(self, digest, recipient, token):
        super().send(digest, recipient, token)
        type(self).after()


def test_a_database_that_is_locked_before_the_mail_costs_nothing(store, tmp_path):
    happen(store, 1, 2)
    with ScriptedServer() as server:
        with sqlite3.connect(tmp_path / "webwatch.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="in use"):
                tell(store, board(server))
            other.execute("ROLLBACK")
        other.close()
        assert server.mails == []
        assert recovered(store, server, {1, 2}) == (0, 0)


def test_a_database_that_is_locked_after_the_mail_costs_one_double(store, tmp_path):
    happen(store, 1, 2)
    other = sqlite3.connect(tmp_path / "webwatch.db", isolation_level=None)
    Hooked.after = lambda: other.execute("BEGIN IMMEDIATE")
    with ScriptedServer() as server:
        with pytest.raises(StoreError, match="in use"):
            tell(store, board(server, Hooked))
        other.execute("ROLLBACK")
        assert recovered(store, server, {1, 2}) == (0, 1)
    other.close()


def test_a_disk_that_is_full_after_the_mail_costs_one_double(store):
    numbers = set(range(1, 151))
    happen(store, *numbers)
    connection = store._database.conn

    def fill():
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    Hooked.after = fill
    with ScriptedServer() as server:
        with pytest.raises(StoreError, match="disk is full"):
            tell(store, board(server, Hooked))
        connection.execute("PRAGMA max_page_count = 1073741823")
        _, doubled = recovered(store, server, numbers)
        assert doubled == 1


def test_a_clock_that_jumps_back_does_not_keep_a_late_mail_waiting(store):
    happen(store, 1)
    with ScriptedServer() as server:
        server.fault = Fault("MAIL", DEEDS[1])
        tell(store, board(server), now=NOW + timedelta(days=300))
        server.fault = None
        (_, late) = tell(store, board(server), occasion=Occasion.ROUND, now=NOW)
        assert late.outcome is Outcome.SENT
        assert len(server.mails) == 1


def test_a_clock_that_jumps_forward_tells_all_at_once(store):
    happen(store, 1)
    with ScriptedServer() as server:
        tell(store, board(server), occasion=Occasion.DIGEST, now=NOW + timedelta(days=300))
        tell(store, board(server), occasion=Occasion.DIGEST, now=NOW)
        assert told(server)[0][1] == set()  # too old for a newcomer
        assert store.untold(READER) == []
