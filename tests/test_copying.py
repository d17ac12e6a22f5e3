import os
import sqlite3
import stat
from contextlib import closing

import pytest

from household import entry, run
from webwatch.errors import StoreError
from webwatch.store.copying import backup, damage, write_tables


def titles(path):
    with closing(sqlite3.connect(path)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM entry ORDER BY id")]


@pytest.fixture
def database(house):
    house.feed("/krant.rss", *(entry(n, f"TV De Zwaluw {n}") for n in range(50)))
    run("scan")
    return house.folder / "webwatch.db"


def test_a_copy_has_all_and_is_one_file_for_its_owner_only(database, tmp_path):
    target = tmp_path / "kopie.db"

    size = backup(database, target)

    assert titles(target) == titles(database)
    assert size == target.stat().st_size
    assert not list(tmp_path.glob("*kopie.db?*"))
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_copy_is_made_while_somebody_writes(database, tmp_path):
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM match")
        backup(database, tmp_path / "kopie.db")
        writer.execute("ROLLBACK")

    with closing(sqlite3.connect(tmp_path / "kopie.db")) as connection:
        assert connection.execute("SELECT count(*) FROM match").fetchone()[0] > 0


def test_an_older_copy_is_replaced_and_anything_else_left_alone(database, tmp_path):
    target, letter = tmp_path / "kopie.db", tmp_path / "brief.txt"
    backup(database, target)
    run("scan", "--all")
    backup(database, target)
    letter.write_text("Beste leden, de vergadering is verzet.")

    assert len(titles(target)) == 50
    with pytest.raises(StoreError, match="is no database: name another file"):
        backup(database, letter)
    with pytest.raises(StoreError, match="is no database: name another file"):
        write_tables(tmp_path, {}, search={})
    assert letter.read_text().startswith("Beste leden")


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("webwatch.db", "is the database itself"),
        ("weg/kopie.db", "The folder of"),
        (".", "is no database"),
    ],
)
def test_where_no_copy_can_be_is_one_sentence_and_leaves_nothing(database, target, sentence):
    folder = database.parent
    before = sorted(folder.iterdir())
    with pytest.raises(StoreError, match=sentence):
        backup(database, folder / target)
    assert sorted(folder.iterdir()) == before


def test_there_must_be_something_to_copy(tmp_path):
    with pytest.raises(StoreError, match="nothing to copy"):
        backup(tmp_path / "weg.db", tmp_path / "kopie.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_not_copied_over_a_good_copy(database, tmp_path):
    target = tmp_path / "kopie.db"
    backup(database, target)
    (tmp_path / "kapot.db").write_bytes(b"no database at all" * 100)

    with pytest.raises(StoreError, match="is no webwatch database"):
        backup(tmp_path / "kapot.db", target)

    assert len(titles(target)) == 50
    assert not list(tmp_path.glob(".kopie*"))


def test_a_whole_database_has_no_damage(database):
    assert damage(database) == ""


@pytest.mark.parametrize("pages", [1, 100])
def test_a_broken_database_has_damage(database, pages):
    """On a page of few cells too many, or on all pages at once."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'keyword'"
        ).fetchone()
    content = bytearray(database.read_bytes())
    for page in range(root - 1, min(root - 1 + pages, len(content) // size)):
        content[page * size + 3 : page * size + 200] = b"\x01" * 197
    database.write_bytes(content)

    assert damage(database)


def test_what_is_no_database_can_not_be_looked_at(tmp_path):
    (tmp_path / "kapot.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="is no webwatch database"):
        damage(tmp_path / "kapot.db")


def test_plain_tables_are_written_and_can_be_searched(tmp_path):
    target = tmp_path / "uit.db"
    rows = [{"id": 1, "title": "Café open"}, {"id": 2, "title": "Hal dicht"}]

    write_tables(
        target,
        {"mention": rows, "place": [{"outlet": "De Krant"}], "leeg": []},
        search={"mention": ("title",), "leeg": ("title",)},
    )

    with closing(sqlite3.connect(target)) as connection:
        found = connection.execute(
            "SELECT title FROM mention_fts WHERE mention_fts MATCH 'cafe'"
        ).fetchall()
        assert found == [("Café open",)]
        assert connection.execute("SELECT * FROM place").fetchall() == [("De Krant",)]
        keys = [row[1] for row in connection.execute("PRAGMA table_info(mention)") if row[5]]
        assert keys == ["id"]
