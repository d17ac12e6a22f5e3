import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from household import run
from mailserver import MailServer, free_port, password_is
from webwatch.cli.session import Session


def channel(port, user=""):
    return (
        '\n[[channel]]\nkind = "email"\nto = ["b@club.example"]\nfrom = "w@club.example"\n'
        f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\nuser = "{user}"\n'
    )


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
        ("config", "ok"), ("store", "ok"), ("clock", "ok"), ("sources", "warning"),
        ("mail", "warning"),
    ]  # fmt: skip


def test_after_a_round_each_source_says_how_it_does_and_a_failing_one_is_a_warning(house):
    house.watch({"De Krant": "/krant.rss", "Weg": "/weg.rss"})
    run("scan")

    ran = run("doctor", "--json")

    assert ran.code == 0
    assert states(ran) == [
        ("config", "ok"), ("store", "ok"), ("clock", "ok"), ("sources", "ok"),
        ("sources", "warning"), ("schedule", "ok"), ("mail", "warning"),
    ]  # fmt: skip
    assert ran.json[3]["message"].startswith("De Krant: read")
    assert ran.json[4]["message"] == "Weg: There is nothing at this address any more."
    assert "new address" in ran.json[4]["advice"]
    shown = run("doctor").out
    assert "! Weg: There is nothing" in shown
    assert "✓ De Krant: read" in shown


def test_a_source_that_was_not_looked_at_yet_is_no_finding(house):
    run("scan")
    house.watch({"De Krant": "/krant.rss", "Nieuw": "/nieuw.rss"})
    assert states(run("doctor", "--json")).count(("sources", "ok")) == 1


def test_if_no_source_can_be_read_the_exit_code_is_3(house):
    house.watch({"Weg": "/weg.rss"})
    run("scan")
    ran = run("doctor")
    assert ran.code == 3
    assert "✗ Weg: " in ran.out


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


def parts(ran, part):
    return [each for each in ran.json if each["part"] == part]


def at(monkeypatch, moment):
    monkeypatch.setattr(Session, "now", lambda _session: moment)


def test_a_mail_server_that_can_be_reached_is_a_tick_and_gets_no_mail(house):
    with MailServer() as server:
        house.watch({"De Krant": "/krant.rss"}, more=channel(server.port))
        ran = run("doctor", "--json")
        assert server.mails == []

    assert ran.code == 0
    assert parts(ran, "mail")[1]["message"] == "127.0.0.1 can be reached."


def test_the_login_is_tried_and_a_refusal_is_a_cross_with_exit_code_4(house, monkeypatch):
    with MailServer(authenticator=password_is("right"), auth_require_tls=False) as server:
        house.watch({"De Krant": "/krant.rss"}, more=channel(server.port, "club"))
        monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "right")
        well = run("doctor", "--json")
        monkeypatch.setenv("WEBWATCH_SMTP_PASSWORD", "wrong")
        refused = run("doctor", "--json")
        monkeypatch.delenv("WEBWATCH_SMTP_PASSWORD")
        missing = run("doctor")

    assert well.code == 0
    assert parts(well, "mail")[1]["message"] == "127.0.0.1 lets club in."
    assert refused.code == 4
    assert parts(refused, "mail")[1]["message"].startswith("127.0.0.1 refused the login of club")
    assert missing.code == 4
    assert "✗ The password of club is missing" in missing.out


def test_a_mail_server_that_is_not_there_is_a_cross(house):
    house.watch({"De Krant": "/krant.rss"}, more=channel(free_port()))
    ran = run("doctor")
    assert ran.code == 4
    assert "✗ 127.0.0.1 can't be reached on port" in ran.out


def test_a_test_mail_goes_to_the_address_that_was_asked_for_only(house):
    with MailServer() as server:
        house.watch({"De Krant": "/krant.rss"}, more=channel(server.port))
        ran = run("doctor", "--send-test", "jan@club.example")
        refused = run("doctor", "--send-test", "jan")
        (mail,) = server.mails

    assert ran.code == 0
    assert "✓ A test mail is on its way to jan@club.example." in ran.out
    assert mail["To"] == "jan@club.example"
    assert "If you can read this" in mail.get_content()
    assert refused.code == 4
    assert "✗ 'jan' is not a mail address" in refused.out


def test_without_a_mail_channel_no_test_mail_can_go(house):
    ran = run("doctor", "--send-test", "jan@club.example")
    assert ran.code == 4
    assert "✗ There is no e-mail channel" in ran.out


def test_a_channel_that_is_no_mail_is_counted_only(house):
    post = (house.folder / "post").as_posix()
    maildir = f'\n[[channel]]\nkind = "maildir"\npath = "{post}"\n'
    house.watch({"De Krant": "/krant.rss"}, more=maildir)
    ran = run("doctor", "--json")
    assert (ran.code, len(parts(ran, "mail"))) == (0, 1)


@pytest.mark.parametrize(
    "moment", [datetime(1970, 1, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)]
)
def test_a_clock_that_can_not_be_right_is_a_cross(house, monkeypatch, moment):
    at(monkeypatch, moment)
    ran = run("doctor")
    assert ran.code == 2
    assert f"✗ It is {moment.year}-01-01 0" in ran.out
    assert "Set the clock of this machine right" in ran.out


def test_a_clock_before_the_last_round_is_a_cross(house, monkeypatch):
    run("scan")
    at(monkeypatch, datetime.now(UTC) - timedelta(hours=1))
    ran = run("doctor")
    assert ran.code == 2
    assert "But the last round was later than that." in ran.out


def test_rounds_that_nobody_does_any_more_are_a_warning(house, monkeypatch):
    run("scan")
    at(monkeypatch, datetime.now(UTC) + timedelta(days=2))

    ran = run("doctor", "--json")

    (schedule,) = parts(ran, "schedule")
    assert (ran.code, schedule["state"]) == (0, "warning")
    assert "2 days ago: webwatch doesn't look by itself" in schedule["message"]
    assert "webwatch schedule install" in schedule["advice"]


def test_a_damaged_database_is_a_cross(house):
    run("scan")
    database = house.folder / "webwatch.db"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'tombstone'"
        ).fetchone()
    connection.close()
    content = bytearray(database.read_bytes())
    content[(page - 1) * size + 3 : (page - 1) * size + 200] = b"\x01" * 197
    database.write_bytes(content)

    ran = run("doctor")

    assert ran.code == 2
    assert "webwatch.db is damaged. Put back a backup" in ran.out
