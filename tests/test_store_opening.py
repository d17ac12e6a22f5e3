import os
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from keeping import NOW, OTHER, bring, entry
from killed_while_keeping import FIRST, SECOND, keep_second
from webwatch.core.stories import Rule, keys, telling
from webwatch.errors import StoreError
from webwatch.migrations import steps
from webwatch.store import Store, opening
from webwatch.store.rows import ENTRY_COLUMNS, entry_columns, moment

HERE = Path(__file__).parent


@pytest.fixture
def path(tmp_path):
    return tmp_path / "webwatch.db"


def child(script, *arguments, **how):
    environment = dict(os.environ, PYTHONPATH=str(HERE))
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **how)


@pytest.fixture(scope="module")
def statements(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    with child("killed_while_keeping.py", path, 0) as process:
        return int(process.communicate(timeout=30)[0])


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_a_process_killed_at_any_point_leaves_the_store_whole(path, statements, part):
    with child("killed_while_keeping.py", path, max(1, round(statements * part))) as process:
        assert process.communicate(timeout=30)[0] == ""
    assert process.returncode != 0
    with Store.open(path) as store:
        (state,) = store._database.conn.execute("PRAGMA integrity_check").fetchone()
        assert state == "ok"
        assert [each.entry for each in store.entries()] == FIRST
        assert store.pace("https://krant.example/feed").content_hash == "first"
        assert store.pace("https://blad.example/rss").content_hash == ""
        assert [each.story for each in store.mentions()] == [3, 2, 1]
        keep_second(store)
        assert len(list(store.entries())) == len(FIRST) + len(SECOND)
        assert [each.story for each in store.mentions()] == [8, 7, 3, 2, 1, 3, 2, 1]
        assert len(store.untold("mail")) == len(FIRST) + len(SECOND)


def test_eight_processes_that_open_a_new_database_at_once_all_succeed(path):
    processes = [child("open_and_keep.py", path, n, stdin=subprocess.PIPE) for n in range(8)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    made = [int(process.communicate(timeout=60)[0]) for process in processes]
    assert [process.returncode for process in processes] == [0] * 8
    assert sorted(made) == [1] * 7 + [2]
    with Store.open(path) as store:
        assert len(store.mentions()) == 9
        assert len(list(store.entries())) == 16


def test_an_open_database_is_found_again_with_what_was_in_it(path):
    with Store.open(path) as store:
        bring(store, entry())
    with Store.open(path) as store:
        assert [each.entry for each in store.mentions()] == [entry()]


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_only_the_owner_can_read_the_database_and_what_lies_beside_it(path):
    with Store.open(path) as store:
        bring(store, entry())
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == dict.fromkeys(["webwatch.db", "webwatch.db-shm", "webwatch.db-wal"], 0o600)


def test_an_empty_file_becomes_a_database(path):
    path.touch()
    with Store.open(path) as store:
        assert store.mentions() == []


def refusal(path):
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    return caught.value.message


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path):
    path.write_bytes(b"Lieve mensen, dit is een brief. " * 200)
    assert refusal(path) == "%(path)s is no webwatch database. Move it away, or set another path."
    assert path.read_bytes().startswith(b"Lieve mensen")


def test_the_database_of_another_program_is_refused(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    assert refusal(path) == "%(path)s is no webwatch database. Move it away, or set another path."


def test_a_database_of_a_newer_webwatch_is_refused(path):
    Store.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute(
        f"INSERT INTO {steps.migrations_table} (migration_set, name, applied_at)"
        " VALUES ('webwatch', 'of_next_year', '')"
    )
    newer.execute("PRAGMA user_version = 9999")  # each webwatch writes its own
    newer.commit()
    newer.close()
    assert "newer webwatch" in refusal(path)


def test_stories_go_on_in_a_database_whose_keys_were_kept_by_the_moment(path):
    old = Database(path)
    steps.apply(old, stop_before="lean_story_keys")
    first = replace(entry(1), title="De Zwaluw viert groot jubileum in de sporthal", published=NOW)
    values = (*entry_columns(first), 1, moment(NOW), moment(NOW))
    names = ("address_hash", "address", "source", "kind")
    old["feed"].insert(dict.fromkeys(names, "x"))
    old["entry"].insert(
        dict(zip((*ENTRY_COLUMNS, "feed", "first_seen", "last_seen"), values, strict=True))
    )
    old["mention"].insert({
        "entry": 1, "source": "x", "severity": 0, "kind": "news", "reasons": "[]", "held": "",
        "first_seen": moment(NOW), "story": 1, "at": moment(NOW), "url_key": 1, "search": "",
    })  # fmt: skip
    old["story_key"].insert_all(
        {"key": key, "at": moment(NOW), "mention": 1} for key in keys(telling(first, NOW))
    )
    old.close()
    with Store.open(path) as store:
        again = replace(first, guid="2", url="https://blad.example/2")
        assert bring(store, again, address=OTHER) == (2,)
        assert store.joins(2) == [(1, Rule.TITLE)]


def test_a_damaged_database_is_said_to_be_damaged(path):
    with Store.open(path) as store:
        bring(store, *(entry(number, summary="lang " * 200) for number in range(50)))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 4096 * 8 + whole[4096 * 10 :])
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        store.mentions()


def test_a_missing_folder_is_named(path):
    assert "folder of %(path)s" in refusal(path.parent / "weg" / "webwatch.db")


def test_a_folder_in_the_place_of_the_file_is_refused(path):
    path.mkdir()
    assert "can't be opened" in refusal(path)


def test_a_file_without_rights_is_refused(path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opening.os, "open", refuse)  # root may open everything
    assert "can't be opened" in refusal(path)


def test_another_trouble_of_the_system_is_told_in_its_own_words(path):
    assert "can't be used" in refusal(path.parent / ("x" * 300))


def test_a_full_disk_is_said_and_what_was_kept_before_stays(path):
    with Store.open(path) as store:
        bring(store, entry(1))
        (pages,) = store._database.conn.execute("PRAGMA page_count").fetchone()
        store._database.conn.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            bring(store, *(entry(number, summary="lang " * 2000) for number in range(2, 9)))
        assert [each.id for each in store.mentions()] == [1]


def test_a_database_that_another_program_keeps_busy_is_said_to_be_in_use(path, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use"):
            bring(store, entry())
        other.close()
        assert len(bring(store, entry())) == 1


def test_a_new_database_that_another_program_holds_is_waited_for_and_then_refused(
    path, monkeypatch
):
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "in use" in refusal(path)
    other.close()


def test_a_new_database_that_is_let_go_in_time_is_opened(path, monkeypatch):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(opening.time, "sleep", lambda _: other.rollback())
    connection = sqlite3.connect(path, timeout=0)
    opening._log_ahead(connection)  # SQLite itself must not wait here
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    other.close()


def test_what_goes_wrong_halfway_is_undone(path):
    with Store.open(path) as store:
        with pytest.raises(ZeroDivisionError):
            store.keep_matches((1 / 0 for _ in range(1)), None)
        assert len(bring(store, entry())) == 1
