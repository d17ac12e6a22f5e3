import pytest

from household import entry, run
from mailserver import MailServer

MAIL = """
[[channel]]
kind = "email"
to = ["bestuur@club.example"]
from = "webwatch@club.example"
host = "127.0.0.1"
port = {port}
security = "none"
"""


@pytest.fixture
def scanned(house):
    assert run("scan").code == 0
    return house


@pytest.fixture
def mail(house):
    """A mail server that the keyword file names; the sources were not looked at yet."""
    with MailServer() as server:
        house.watch({"De Krant": "/krant.rss"}, more=MAIL.format(port=server.port))
        yield server


def test_a_digest_tells_once_what_a_scan_found(scanned):
    first, second = run("digest"), run("digest")

    assert (first.code, first.err) == (0, "")
    assert "TV De Zwaluw wint" in first.out
    assert second.code == 0
    assert "TV De Zwaluw wint" not in second.out
    assert "1 source checked, all well." in second.out


def test_json_is_one_document(scanned):
    ran = run("digest", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert [mention["title"] for mention in ran.json["mentions"]] == ["TV De Zwaluw wint"]
    assert ran.json["health"]["total"] == 1
    assert run("digest", "--json").json["mentions"] == []


def test_a_dry_run_marks_nothing(scanned):
    assert run("digest", "--dry-run") == run("digest", "--dry-run")
    assert "TV De Zwaluw wint" in run("digest").out


def test_since_tells_all_since_then_told_or_not_and_marks_nothing(scanned):
    assert "TV De Zwaluw wint" in run("digest", "--since", "1h").out
    assert "TV De Zwaluw wint" in run("digest").out
    assert "TV De Zwaluw wint" in run("digest", "--since", "7d").out
    assert "TV De Zwaluw wint" not in run("digest", "--since", "2999-01-01").out


def test_files_are_written_in_place_of_the_terminal(scanned):
    ran = run("digest", "--html", "a.html", "--text", "a.txt")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Written to a.html.\nWritten to a.txt.\n"
    page = (scanned.folder / "a.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "TV De Zwaluw wint" in page
    assert "TV De Zwaluw wint" in (scanned.folder / "a.txt").read_text(encoding="utf-8")
    assert run("digest", "--json").json["mentions"] == []


def test_a_file_and_json_may_go_together(scanned):
    ran = run("digest", "--json", "--text", "a.txt")
    assert len(ran.json["mentions"]) == 1
    assert (scanned.folder / "a.txt").exists()


@pytest.mark.parametrize("option", ["--html", "--text"])
def test_a_file_that_cannot_be_written_loses_nothing(scanned, option):
    ran = run("digest", option, scanned.folder / "none" / "a")

    assert (ran.code, ran.out) == (2, "")
    assert "can't be written" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert len(run("digest", "--json").json["mentions"]) == 1


def test_a_folder_is_no_file_to_write(scanned):
    assert run("digest", "--html", scanned.folder).code == 2
    assert len(run("digest", "--json").json["mentions"]) == 1


def test_a_moment_that_is_none_is_one_sentence(scanned):
    ran = run("digest", "--since", "ooit")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("'ooit' is no moment.")


def test_a_mail_arrives_once_in_two_parts(mail):
    run("scan")

    assert (run("digest", "--email"), len(mail.mails)) == (run("digest", "--email"), 1)
    (message,) = mail.mails
    assert message["To"] == "bestuur@club.example"
    assert message.get_content_type() == "multipart/alternative"
    parts = {part.get_content_type(): part.get_content() for part in message.iter_parts()}
    assert list(parts) == ["text/plain", "text/html"]
    assert all("TV De Zwaluw wint" in part for part in parts.values())


def test_the_terminal_and_the_mail_are_told_apart(mail):
    run("scan")
    run("digest", "--email")
    assert "TV De Zwaluw wint" in run("digest").out


def test_a_scan_can_send_what_it_finds_and_its_json_stays_pure(mail):
    ran = run("scan", "--email", "--json")

    assert ran.code == 0
    assert len(ran.json["mentions"]) == 1
    assert len(mail.mails) == 1
    assert run("scan", "--email", "--quiet").out == ""
    assert len(mail.mails) == 1


@pytest.mark.parametrize("command", [["scan", "--email"], ["digest", "--email"]])
def test_a_mail_that_is_refused_is_sent_the_next_time(mail, house, command):
    run("scan")
    mail.answers["RCPT"] = "451 4.3.0 Try again later"

    refused = run(*command)

    assert refused.code == 4
    assert "bestuur@club.example was not told yet" in refused.err
    assert len(refused.err.splitlines()) == 1
    assert mail.mails == []
    mail.answers.clear()
    assert run("digest", "--email").code == 0
    assert len(mail.mails) == 1
    assert "TV De Zwaluw wint" in mail.mails[0].get_body().get_content()


def test_no_source_at_all_counts_for_more_than_a_mail_that_failed(mail, house):
    house.site.put("/krant.rss", status=404)
    mail.answers["RCPT"] = "451 4.3.0 Try again later"
    assert run("scan", "--email").code == 3


def test_a_digest_is_mailed_and_written_if_both_are_asked(mail, house):
    run("scan")
    ran = run("digest", "--email", "--html", "a.html")
    assert (ran.code, ran.out) == (0, "")
    assert len(mail.mails) == 1
    assert "TV De Zwaluw wint" in (house.folder / "a.html").read_text(encoding="utf-8")


def test_a_dry_run_sends_nothing(mail):
    run("scan")
    ran = run("digest", "--email", "--dry-run")
    assert "TV De Zwaluw wint" in ran.out
    assert mail.mails == []
    run("digest", "--email")
    assert len(mail.mails) == 1


@pytest.mark.parametrize("command", ["scan", "digest"])
def test_without_anybody_to_tell_nothing_is_done_and_the_file_is_named(house, command):
    ran = run(command, "--email")

    assert (ran.code, ran.out) == (2, "")
    assert "The keyword file names nobody to tell. Add a [[channel]]" in ran.err
    assert house.site.requests == []


def test_a_digest_of_a_hostile_title_is_written_as_data(house):
    title = "<script>alert(1)</script> {{7*7}} TV De Zwaluw </td> <img src=x onerror=alert(1)>"
    house.feed("/krant.rss", entry(1, title))
    run("scan")
    run("digest", "--html", "a.html")

    page = (house.folder / "a.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


def test_a_mail_of_all_since_a_moment_is_refused_since_it_would_tell_twice(house):
    ran = run("digest", "--email", "--since", "7d")

    assert (ran.code, ran.out) == (2, "")
    assert "leave out --since" in ran.err
