"""Are mailboxes looked at as a whole once, then for what is new, and never touched?"""

import os
import socket
import ssl
import time
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from household import WATCHED, run
from imapserver import PASSWORD, ImapServer
from test_letters import TEXT, letter
from webwatch.core.letters import MEDIA_TYPE, Box, pack, unpack
from webwatch.core.model import Document, Failure, FailureClass, NotModified, Validators
from webwatch.mailbox import look, server

SENDER = "googlealerts-noreply@google.com"
ADDRESS = "imap://here"
ENVIRON = {"PW": PASSWORD}
ALERT = letter(TEXT)


@pytest.fixture
def maildir(tmp_path):
    for name in ("new", "cur", "tmp"):
        (tmp_path / "Mail" / name).mkdir(parents=True)
    return tmp_path / "Mail"


@pytest.fixture
def imap():
    with ImapServer({3: ALERT, 5: letter("x", sender="tom@tv.example"), 8: ALERT}) as running:
        yield running


def box(running, **others):
    return Box(
        senders=(SENDER,), host="127.0.0.1", port=running.port, security="none",
        user="tom@tv.example", password_env="PW", **others,
    )  # fmt: skip


def at(path):
    return Box(senders=(SENDER,), path=str(path))


def seen(where, validators=Validators()):
    return look(where, validators, address=ADDRESS, environ=ENVIRON)


def failure(where):
    outcome = seen(where)
    assert isinstance(outcome, Failure), outcome
    return outcome


def test_a_file_of_letters_is_read_and_then_only_when_it_changed(tmp_path):
    path = tmp_path / "alerts"
    path.write_bytes(pack([ALERT, ALERT]))

    first = seen(at(path))

    assert isinstance(first, Document)
    assert (first.url, first.content_type) == (ADDRESS, MEDIA_TYPE)
    assert len(unpack(first.content)) == 2
    again = seen(at(path), first.validators)
    assert again == NotModified(url=ADDRESS, validators=first.validators)
    path.write_bytes(pack([ALERT] * 3))
    assert len(unpack(seen(at(path), first.validators).content)) == 3


def test_a_large_file_is_read_from_its_end(tmp_path):
    path = tmp_path / "alerts"
    with path.open("wb") as file:
        file.truncate(50_000_000)
        file.seek(50_000_000)
        file.write(b"\n\n" + pack([ALERT]))
    begun = time.monotonic()
    assert len(unpack(seen(at(path)).content)) == 1
    assert time.monotonic() - begun < 5


def test_a_folder_of_letters_is_read_newest_last_and_stays_as_it_is(maildir):
    for number, name in enumerate(("new/2.host", "cur/1.host:2,S", "new/3.host")):
        (maildir / name).write_bytes(b"N: %d\n\nx" % number)
        os.utime(maildir / name, (1000 + number, 1000 + number))
    (maildir / "tmp" / "4.host").write_bytes(ALERT)
    (maildir / "new" / "folder").mkdir()
    before = sorted(path for path in maildir.rglob("*"))

    first = seen(at(maildir))

    assert [each[:4] for each in unpack(first.content)] == [b"N: 0", b"N: 1", b"N: 2"]
    assert sorted(path for path in maildir.rglob("*")) == before
    assert isinstance(seen(at(maildir), first.validators), NotModified)
    (maildir / "new" / "5.host").write_bytes(ALERT)
    os.utime(maildir / "new", (5000, 5000))
    assert len(unpack(seen(at(maildir), first.validators).content)) == 4


def test_a_path_may_begin_with_ones_own_folder(maildir, monkeypatch):
    monkeypatch.setenv("HOME", str(maildir.parent))
    monkeypatch.setenv("USERPROFILE", str(maildir.parent))
    assert isinstance(seen(at("~/Mail")), Document)


def test_a_file_that_is_not_there_is_a_failure(tmp_path):
    assert failure(at(tmp_path / "weg")).failure_class is FailureClass.GONE


@pytest.mark.parametrize(
    ("error", "failure_class"),
    [(PermissionError(13, "Nee"), FailureClass.BLOCKED), (OSError("stuk"), FailureClass.NETWORK)],
)
def test_a_file_that_cannot_be_read_is_a_failure(tmp_path, monkeypatch, error, failure_class):
    path = tmp_path / "alerts"
    path.write_bytes(b"")

    def refuse(*_, **__):  # root may read all, and a disk that fails is hard to come by
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert failure(at(path)).failure_class is failure_class


def test_of_a_server_the_letters_of_the_wanted_senders_come(imap):
    outcome = seen(box(imap))
    assert isinstance(outcome, Document)
    assert [each.rstrip() for each in unpack(outcome.content)] == [ALERT.rstrip()] * 2
    assert outcome.validators.etag == "7.8"


def test_the_next_look_at_a_server_asks_for_what_is_new_only(imap):
    first = seen(box(imap))
    imap.commands.clear()

    assert isinstance(seen(box(imap), first.validators), NotModified)
    assert not [command for command in imap.commands if "FETCH" in command]

    imap.letters[9] = ALERT
    second = seen(box(imap), first.validators)
    assert len(unpack(second.content)) == 1
    assert second.validators.etag == "7.9"


def test_when_a_server_numbers_anew_all_letters_are_read_anew(imap):
    imap.validity = 8
    outcome = seen(box(imap), Validators(etag="7.8"))
    assert len(unpack(outcome.content)) == 2
    assert outcome.validators.etag == "8.8"


def test_no_letter_at_all_is_an_empty_look_and_no_failure():
    with ImapServer() as empty:
        outcome = seen(box(empty))
        assert isinstance(outcome, Document)
        assert (outcome.content, outcome.validators.etag) == (b"", "7.0")


def test_nothing_on_a_server_is_marked_or_changed(imap):
    """EXAMINE opens read-only (RFC 3501, 6.3.2), PEEK doesn't set Seen (6.4.5)."""
    seen(box(imap))
    words = {command.split("(")[0].strip() for command in imap.commands}
    assert words == {
        "CAPABILITY",
        f'LOGIN "tom@tv.example" "{PASSWORD}"',
        'EXAMINE "INBOX"',
        f'UID SEARCH UID 1:* FROM "{SENDER}"',
        "UID FETCH 3",
        "UID FETCH 8",
    }
    fetched = [command for command in imap.commands if "FETCH" in command]
    assert all("BODY.PEEK[]" in command for command in fetched)


def test_the_letters_of_several_senders_come_in_order(imap):
    both = replace(box(imap), senders=("tom@tv.example", SENDER))
    assert seen(both).validators.etag == "7.8"
    assert [command for command in imap.commands if "FETCH" in command][1].startswith("UID FETCH 5")


def test_a_letter_that_goes_meanwhile_is_passed_over(imap):
    imap.says["UID FETCH"] = b"TAG OK nothing\r\n"
    assert seen(box(imap)).content == b""


def test_a_look_that_takes_too_long_goes_on_at_the_next(imap, monkeypatch):
    monkeypatch.setattr(server, "_LONGEST", -1)
    outcome = seen(box(imap))
    assert (outcome.content, outcome.validators.etag) == (b"", "7.0")


@pytest.mark.parametrize(
    ("command", "answer", "failure_class"),
    [
        ("LOGIN", b"TAG NO [AUTHENTICATIONFAILED] sesame\r\n", FailureClass.BLOCKED),
        ("EXAMINE", b"TAG NO there is none\r\n", FailureClass.GONE),
        ("UID SEARCH", b"TAG BAD what?\r\n", FailureClass.BROKEN),
        ("UID SEARCH", b"", FailureClass.BROKEN),
        ("CAPABILITY", b"HTTP/1.1 400 Bad\r\n\r\n", FailureClass.BROKEN),
    ],
)
def test_what_a_server_refuses_is_a_failure_without_the_password(
    imap, command, answer, failure_class
):
    imap.says[command] = answer
    found = failure(box(imap))
    assert found.failure_class is failure_class
    assert PASSWORD not in found.detail


def test_a_wrong_or_missing_password_is_a_failure(imap):
    wrong = look(box(imap), Validators(), address=ADDRESS, environ={"PW": "fout"})
    assert wrong.failure_class is FailureClass.BLOCKED
    odd = look(box(imap), Validators(), address=ADDRESS, environ={"PW": "caf\xe9"})
    assert odd.failure_class is FailureClass.BLOCKED
    none = look(box(imap), Validators(), address=ADDRESS, environ={})
    assert none == Failure(failure_class=FailureClass.BLOCKED, detail="no password in PW")


def test_a_folder_or_sender_cannot_say_more_than_its_name(imap):
    seen(box(imap, folder='x" (EVIL) \\'))
    assert imap.commands[-1] == 'EXAMINE "x\\" (EVIL) \\\\"'


def test_a_folder_with_letters_that_imap_has_not_is_a_failure(imap):
    assert failure(box(imap, folder="Café")).failure_class is FailureClass.BROKEN


def test_a_server_that_is_not_there_or_silent_is_a_failure(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        there = Box(senders=(SENDER,), host="127.0.0.1", port=port, security="none",
                    user="t", password_env="PW")  # fmt: skip
        monkeypatch.setattr(server, "_PATIENCE", 0.05)
        assert failure(there).failure_class is FailureClass.TOO_SLOW
    assert failure(there).failure_class is FailureClass.NETWORK


def test_mail_is_read_over_tls_from_a_server_that_is_trusted_and_no_other(monkeypatch):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with ImapServer({1: ALERT}, tls=context) as secured:
        there = replace(box(secured), security="tls")
        assert failure(there).failure_class is FailureClass.TLS
        assert secured.commands == []
        with authority.cert_pem.tempfile() as path:
            monkeypatch.setenv("SSL_CERT_FILE", path)
            assert len(unpack(seen(there).content)) == 1


def test_a_scan_finds_what_alerts_said_by_mail_once(house, imap, monkeypatch):
    monkeypatch.setenv("WEBWATCH_IMAP_PASSWORD", PASSWORD)
    path = house.folder / "alerts"
    path.write_bytes(pack([ALERT]))
    mail = 'authenticated_by = "mx.tv.example"\n'
    keywords = WATCHED.format(language="en").replace("TV De Zwaluw", "De Zwaluw")
    house.watch(
        {},
        keywords=keywords,
        more=f'[[source]]\nkind = "mbox"\nname = "Bestand"\npath = "{path.as_posix()}"\n{mail}'
        f'[[source]]\nkind = "imap"\nname = "Server"\nhost = "127.0.0.1"\nport = {imap.port}\n'
        f'security = "none"\nuser = "tom@tv.example"\n{mail}',
    )

    tried = run("source", "test", "Server")
    assert tried.code == 0
    assert "De Zwaluw wil een nieuwe zaal" in tried.out
    first = run("scan", "--json")

    assert first.code == 0
    assert len(run("mentions", "--json").json) == 2  # of both boxes, each once
    assert [each["class"] for each in run("source", "list", "--json").json] == [None, None]
    imap.commands.clear()
    run("scan", "--all")
    assert len(run("mentions", "--json").json) == 2
    assert not [command for command in imap.commands if "FETCH" in command]
