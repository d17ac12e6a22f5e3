"""Is what is kept together kept as cheaply as it can be, and as surely?"""

# ruff: noqa: PT012 - what is undone is what stands in the block

import subprocess
import sys

import pytest

from keeping import FEED, OTHER, bring, entry, look
from webwatch.store import Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "webwatch.db"


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


class Said:
    """The statements that a store gives its database."""

    def __init__(self, store):
        self.all = []
        store._database.conn.set_trace_callback(self.all.append)

    def count(self, beginning):
        return sum(statement.startswith(beginning) for statement in self.all)


def kept(path):
    with Store.open(path) as other:
        return sorted(each.entry.title for each in other.entries())


def test_what_is_kept_together_is_seen_by_others_at_once_and_in_one_transaction(store, path):
    said = Said(store)
    with store.together():
        bring(store, entry(1))
        bring(store, entry(2), address=OTHER)
        assert kept(path) == []
    assert len(kept(path)) == 2
    assert (said.count("BEGIN"), said.count("COMMIT")) == (1, 1)


def test_a_part_that_fails_takes_nothing_of_the_others_with_it(store, path):
    with store.together():
        bring(store, entry(1))
        with pytest.raises(ZeroDivisionError), store.together():
            bring(store, entry(2), address=OTHER)
            raise ZeroDivisionError
        bring(store, entry(3))
    assert kept(path) == [entry(1).title, entry(3).title]


def test_the_whole_is_undone_if_it_fails_as_a_whole(store, path):
    with pytest.raises(ZeroDivisionError), store.together():
        bring(store, entry(1))
        raise ZeroDivisionError
    assert kept(path) == []
    bring(store, entry(2))
    assert kept(path) == [entry(2).title]


def test_when_the_database_undid_it_all_by_itself_the_error_is_told(store, path):
    with pytest.raises(ZeroDivisionError), store.together():
        bring(store, entry(1))
        with store.together():
            store._database.conn.execute("ROLLBACK")  # as SQLite does when the disk is full
            raise ZeroDivisionError
    assert kept(path) == []


def test_what_was_looked_up_is_not_looked_up_again_while_nobody_else_can_write(store):
    said = Said(store)
    with store.together():
        bring(store, entry(1))
    assert said.count("SELECT url_key FROM entry") == 1
    bring(store, entry(2), address=OTHER)
    assert said.count("SELECT url_key FROM entry") == 3


def test_what_was_written_since_is_looked_up_again(store):
    with store.together():
        given = look(store, [entry(1)])
        bring(store, entry(1))
        assert store.keep(given) == ()
    assert len(list(store.entries())) == 1


def test_what_another_wrote_between_two_transactions_is_seen(store, path):
    with store.together():
        given = look(store, [entry(1)])
    with Store.open(path) as other:
        bring(other, entry(1))
    with store.together():
        assert store.keep(given) == ()
    assert len(list(store.entries())) == 1


@pytest.mark.parametrize(("before", "expected"), [(True, "no"), (False, "yes")])
def test_a_database_in_shape_is_opened_without_the_library_of_its_steps(path, before, expected):
    if before:
        Store.open(path).close()
    program = (
        "import sys; from pathlib import Path; from webwatch.store import Store;"
        "Store.open(Path(sys.argv[1])).close();"
        "print('yes' if 'sqlite_utils' in sys.modules else 'no')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == expected


def test_the_address_that_was_looked_up_is_the_one_that_counts(store):
    with store.together():
        given = look(store, [entry(1)])
        store.familiar(FEED, [])
        store.familiar(OTHER, [])
        assert len(store.keep(given)) == 1
