import sqlite3

import pytest

from household import run

MAIL = '\n[[channel]]\nkind = "email"\nto = ["b@club.example"]\nfrom = "w@club.example"\n'


def states(ran):
    return [(finding["part"], finding["state"]) for finding in ran.json]


def test_a_new_keyword_file_is_in_order_and_the_next_step_is_named(house):
    ran = run("doctor")

    assert (ran.code, ran.err) == (0, "")
    assert "2 keywords, 1 sources." in ran.out
    assert "No round was done yet." in ran.out
    assert "Run `webwatch scan`." in ran.out
    assert "Nobody gets the digest by mail." in ran.out


def test_json_has_each_finding_with_its_state_sentence_and_advice(house):
    ran = run("doctor", "--json")

    assert ran.code == 0
    assert all(list(each) == ["part", "state", "message", "advice"] for each in ran.json)
    assert states(ran) == [
        ("config", "ok"), ("store", "ok"), ("sources", "warning"), ("mail", "warning")
    ]  # fmt: skip


def test_after_a_round_each_source_says_how_it_does_and_a_failing_one_is_not_fatal(house):
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss"}, more=MAIL)
    run("scan")

    ran = run("doctor", "--json")

    assert ran.code == 0
    assert states(ran) == [
        ("config", "ok"), ("store", "ok"), ("sources", "ok"), ("sources", "error"), ("mail", "ok")
    ]  # fmt: skip
    assert ran.json[2]["message"].startswith("De Krant: read")
    assert ran.json[3]["message"] == "Weg: There is nothing at this address any more."
    assert "new address" in ran.json[3]["advice"]
    shown = run("doctor").out
    assert "✗ Weg: There is nothing" in shown
    assert "✓ De Krant: read" in shown


def test_a_source_that_was_not_looked_at_yet_is_no_finding(house):
    run("scan")
    house.watch({"De Krant": "/krant.rss", "Nieuw": "/nieuw.rss"})
    assert states(run("doctor", "--json")).count(("sources", "ok")) == 1


def test_if_no_source_can_be_read_the_exit_code_is_3(house):
    house.watch({"Weg": "/weg.rss"})
    run("scan")
    assert run("doctor").code == 3


def test_a_broken_keyword_file_is_told_with_every_place_at_once(house):
    house.file.write_text('langage = "nl"\n[[keyword]]\nname = "De Zwaluw"\nanny = ["x"]\n')

    ran = run("doctor", "--json")

    assert ran.code == 2
    assert states(ran) == [("config", "error")]
    assert "langage" in ran.json[0]["advice"]
    assert "anny" in ran.json[0]["advice"]


def test_no_keyword_file_is_told_with_what_makes_one(house):
    house.file.unlink()
    ran = run("doctor")
    assert ran.code == 2
    assert "webwatch init" in ran.out


def test_what_works_but_may_not_be_meant_is_a_warning(house):
    house.watch({})
    ran = run("doctor", "--json")
    assert ("config", "warning") in states(ran)
    assert "webwatch source add" in ran.json[1]["message"]


@pytest.mark.parametrize(
    "content", [b"this is no database at all", b"SQLite format 3\0" + b"x" * 200]
)
def test_a_database_that_is_none_is_told(house, content):
    (house.folder / "webwatch.db").write_bytes(content)

    ran = run("doctor", "--json")

    assert ran.code == 2
    assert ("store", "error") in states(ran)
    assert (house.folder / "webwatch.db").read_bytes() == content


def test_a_database_of_another_program_is_told_and_left_alone(house):
    with sqlite3.connect(house.folder / "webwatch.db") as connection:
        connection.execute("CREATE TABLE photos (id)")
    connection.close()
    ran = run("doctor")
    assert ran.code == 2
    assert "is no webwatch database" in ran.out


def test_dutch_is_spoken_where_the_keyword_file_says_so(house):
    house.watch({"De Krant": "/krant.rss"}, language="nl")
    assert "No round was done yet." not in run("doctor").out
