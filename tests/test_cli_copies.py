import csv
import json
import sqlite3
from contextlib import closing

import pytest

from household import entry, run
from webwatch.cli.session import Session

TITLES = ["TV De Zwaluw wint", "=TV De Zwaluw;gevaar"]


@pytest.fixture
def found(house):
    house.watch(
        {"De Krant": "/krant.rss", "Alert": "https://www.google.com/alerts/feeds/123/456"},
        more='\n[[channel]]\nkind = "email"\nto = ["jan@club.example"]\nfrom = "w@club.example"\n',
    )
    house.feed("/krant.rss", *(entry(n, title) for n, title in enumerate(TITLES, 1)))
    run("scan", "--source", "De Krant")
    run("grade", "1", "high")
    return house


def test_a_table_for_a_spreadsheet_has_a_byte_order_mark_and_no_formulas(found):
    ran = run("export", "--csv", "uit.csv")

    raw = (found.folder / "uit.csv").read_bytes()
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 mentions written to uit.csv.\n"
    assert raw.startswith(b"\xef\xbb\xbf")
    assert {row["title"] for row in rows} == {TITLES[0], f"'{TITLES[1]}"}
    assert next(row for row in rows if row["id"] == "1")["severity"] == "high"


def test_one_json_document_has_all(found):
    run("export", "--json", "uit.json")
    document = json.loads((found.folder / "uit.json").read_text(encoding="utf-8"))
    assert document == run("mentions", "--json").json


def test_a_database_has_plain_tables_to_browse_and_to_search(found):
    ran = run("export", "--db", "uit.db")

    with closing(sqlite3.connect(found.folder / "uit.db")) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        graded = connection.execute("SELECT severity FROM mentions WHERE id = 1").fetchone()
        quotes = connection.execute("SELECT DISTINCT keyword, quote FROM matches").fetchall()
        hits = connection.execute(
            "SELECT rowid FROM mentions_fts WHERE mentions_fts MATCH 'wint'"
        ).fetchall()
    assert ran.code == 0
    assert {"mentions", "matches", "sources"} <= tables
    assert graded == ("high",)
    assert quotes == [("De Zwaluw", "TV De Zwaluw")]
    assert hits == [(1,)]


def test_no_secret_and_no_mail_address_leaves_the_house(found):
    run("export", "--db", "uit.db", "--json", "uit.json", "--csv", "uit.csv")
    for name in ("uit.db", "uit.json", "uit.csv"):
        content = (found.folder / name).read_bytes()
        assert b"jan@club.example" not in content
        assert b"123/456" not in content


def test_all_at_once_is_said_of_each(found):
    ran = run("export", "--db", "uit.db", "--json", "uit.json")
    assert ran.err.splitlines() == [
        "2 mentions written to uit.json.", "2 mentions written to uit.db."
    ]  # fmt: skip


def test_where_to_must_be_said(found):
    ran = run("export")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Say what to write: --csv FILE, --json FILE or --db FILE.\n"


@pytest.mark.parametrize("option", ["--csv", "--json", "--db"])
def test_a_file_that_can_not_be_written_is_one_sentence(found, option):
    ran = run("export", option, "weg/uit")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_a_letter_is_not_replaced_by_a_database(found):
    (found.folder / "brief.txt").write_text("Beste leden")
    assert run("export", "--db", "brief.txt").code == 2
    assert (found.folder / "brief.txt").read_text() == "Beste leden"


def test_a_backup_says_how_it_is_put_back(found):
    ran = run("backup", "kopie.db")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("kopie.db is a copy now (")
    assert str(found.folder / "webwatch.db") in ran.err
    (found.folder / "webwatch.db").unlink()
    (found.folder / "kopie.db").rename(found.folder / "webwatch.db")
    assert len(run("mentions", "--json").json) == 2


def test_a_file_may_have_any_name_also_on_a_terminal(found):
    assert run("backup", "[bold]kopie[red].db", terminal=True).code == 0
    assert (found.folder / "[bold]kopie[red].db").exists()


def test_a_backup_is_made_while_a_round_holds_the_lock(found):
    with Session().lock():
        assert run("scan").code == 75
        assert run("backup", "kopie.db").code == 0


def test_a_backup_of_nothing_is_one_sentence(house):
    ran = run("backup", "kopie.db")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert list(house.folder.glob("*.db")) == []
