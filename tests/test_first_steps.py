"""From an empty home folder to a mailed digest, at a real terminal."""

import os
import threading
import time

import pytest

from household import entry, rss, run
from mailserver import MailServer
from webserver import WebServer
from webwatch.config import load

if os.name == "nt":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from terminal import Terminal

QUESTIONS = 16
"""How many a volunteer answers, a mail server included."""

SECONDS = 20
"""How long webwatch itself may take for all of it; what somebody thinks about is not counted."""

PLAIN = (
    ("Nederlands of English?", "en"),
    ("What is the association called?", "De Zwaluw"),
    ("What is it called for short?", "TDZ"),
    ("What was it called before?", ""),
    ("How else do people write it", "TV De Zwaluw"),
    ("In which town is it?", "Meerwijk"),
    ("Who speaks for it?", "Jan Jansen"),
    ("What does it organise?", "Zwaluwloop"),
    ("What looks like it but isn't meant?", "De Zwaluw Hengelo"),
    ("What is its own site?", "www.dezwaluw.example"),
)


@pytest.fixture
def site(tmp_path):
    with WebServer() as site:
        feed = rss(entry(1, "Hal van De Zwaluw lekt"), entry(2, "Het weer"))
        site.put("/feed", feed, headers={"Content-Type": "application/rss+xml"})
        head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        page = f"<html><head>{head}</head><body>De Meerwijker</body></html>"
        site.put("/", page, headers={"Content-Type": "text/html"})
        yield site


def test_from_an_empty_home_folder_to_a_mailed_digest(tmp_path, monkeypatch, site):
    monkeypatch.chdir(tmp_path)
    begun = time.monotonic()
    with MailServer() as mail, Terminal(["init"], folder=tmp_path) as terminal:
        for question, typed in PLAIN:
            terminal.answer(question, typed)
        terminal.answer("Who gets the digest by mail?", "bestuur@dezwaluw.example")
        terminal.answer("Which mail server sends it? (Enter: smtp.dezwaluw.example)", "127.0.0.1")
        terminal.answer("At which port? (Enter: 587)", str(mail.port))
        terminal.answer("With which name does one log in there?", "-")
        terminal.wait_for("'De Zwaluw' is an ordinary word")
        terminal.answer("Which feeds, sites or Google Alerts do you have?", site.url("/"))
        terminal.wait_for("for personal and non-commercial use")
        terminal.answer("Where shall webwatch search?", "-")
        terminal.answer("This address is on your own network. Look there? (y/N)", "y")
        terminal.wait_for("/feed: 2 entries, 1 name a keyword.")
        terminal.wait_for("Written: keywords.toml.")
        terminal.wait_for("Hal van De Zwaluw lekt")
        terminal.wait_for('("De Zwaluw" OR "TDZ") "Meerwijk" -site:dezwaluw.example')
        terminal.wait_for('choose "RSS feed"')
        assert terminal.end() == 0

        assert run("doctor").code == 0
        assert run("digest", "--email").code == 0
        assert "Hal van De Zwaluw lekt" in mail.mails[0].get_body(("plain",)).get_content()

    assert len(terminal.answered) == QUESTIONS + 1  # the last is for a site of this machine only
    assert time.monotonic() - begun < SECONDS
    assert load(tmp_path / "keywords.toml").sources[0].url == site.url("/feed")


def test_the_first_digest_is_only_shown_so_the_real_one_tells_all(tmp_path, monkeypatch, site):
    monkeypatch.chdir(tmp_path)
    made = run(
        "init", "--yes", "--name", "De Zwaluw", "--source", site.url("/feed"), "--private",
        "--search", "-",
    )  # fmt: skip

    assert made.code == 0
    assert "Hal van De Zwaluw lekt" in made.out
    assert "Hal van De Zwaluw lekt" in run("digest").out


def test_ctrl_c_at_a_question_writes_nothing(tmp_path):
    with Terminal(["init"], folder=tmp_path) as terminal:
        for question, typed in PLAIN[:4]:
            terminal.answer(question, typed)
        terminal.wait_for(PLAIN[4][0])
        assert terminal.interrupt() == 130

    assert "Traceback" not in terminal.shown
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_a_source_is_tried_writes_nothing(tmp_path, site):
    asked = threading.Event()

    def slow(exchange):
        asked.set()
        exchange.hang()

    site.route("/slow", slow)
    options = ["--source", site.url("/slow"), "--private", "--search", "-", "--yes"]
    with Terminal(["init", "--name", "De Zwaluw", *options], folder=tmp_path) as terminal:
        terminal.wait_for("/slow")
        assert asked.wait(20)
        assert terminal.interrupt() == 130

    assert "Traceback" not in terminal.shown
    assert list(tmp_path.iterdir()) == []
