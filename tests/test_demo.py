import http.client
import time
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from filelock import FileLock

from household import run, started
from webwatch.config import load
from webwatch.demo import DemoSite, keyword_file
from webwatch.demo.site import DOWN, FEEDS, PORT
from webwatch.store import Store

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path, tmp_path_factory, monkeypatch):
    """A folder of its own, and the demonstration's port: one test at a time, of all workers."""
    monkeypatch.chdir(tmp_path)
    with FileLock(tmp_path_factory.getbasetemp().parent / "demo.lock"):
        yield tmp_path


def get(site, path, **headers):
    host = site.address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    try:
        return answer.status, answer.getheader("ETag"), answer.read()
    finally:
        connection.close()


def test_a_round_is_shown_and_a_second_one_finds_nothing_new_all_within_ten_seconds(folder):
    began = time.monotonic()
    with started("demo", folder=folder) as process:
        out, err = process.communicate(timeout=10)
    assert process.returncode == 0
    again = run("demo")
    assert time.monotonic() - began < 10

    assert "Ouders doen aangifte" in out
    assert "10 sources" in err
    assert str((folder / "webwatch-demo" / "digest.html").resolve()) in err
    assert again.code == 0
    assert "Ouders doen aangifte" not in again.out
    assert "0 new mentions" in again.err
    assert "Nothing is told twice." in again.err


def test_it_has_all_that_a_round_may_meet(folder):
    ran = run("demo")

    settings = load(folder / "webwatch-demo" / "keywords.toml")
    assert ran.code == 0
    assert len(settings.sources) == 10
    assert {source.kind for source in settings.sources} == {"rss", "google-alerts"}
    assert "Prikbord Meerwijk" in ran.out  # the source that is down
    assert "[/b][link=https://kwaad.example]" in ran.out
    assert "Zwaluwstraat" not in ran.out  # what is not meant
    assert "gedragscode" in ran.out.casefold()
    page = (folder / "webwatch-demo" / "digest.html").read_text(encoding="utf-8")
    assert "Ouders doen aangifte" in page
    assert "<script>alert" not in page
    with Store.open(folder / "webwatch-demo" / "demo.db") as store:
        places = [mention.also_in for mention in store.mentions(search="huur van sporthal")]
    assert len(places) == 2
    assert all(places)  # the syndicated press report is one story


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_speaks_both_languages(language):
    ran = run("demo", "--language", language)
    assert ran.code == 0
    assert ("bronnen bekeken" in ran.out) is (language == "nl")
    assert ("sources checked" in ran.out) is (language == "en")


def test_without_a_language_it_speaks_the_locale_s(monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert "bronnen bekeken" in run("demo").out


def test_when_its_port_is_taken_it_serves_at_the_next_and_still_tells_nothing_twice():
    with DemoSite(NOW):
        assert run("demo").code == 0
        ran = run("demo")
    assert ran.code == 0
    assert "0 new mentions" in ran.err


def test_when_ten_ports_are_taken_it_serves_anywhere():
    with ExitStack() as taken:
        sites = [taken.enter_context(DemoSite(NOW)) for _ in range(11)]
        ports = {int(site.address.rpartition(":")[2]) for site in sites}
    assert len(ports) == 11
    assert ports - set(range(PORT, PORT + 10))


def test_fresh_starts_all_over_and_takes_nothing_away_that_is_not_its_own(folder):
    run("demo")
    mine = folder / "webwatch-demo" / "mine.txt"
    mine.write_text("mine")

    ran = run("demo", "--fresh")

    assert "Ouders doen aangifte" in ran.out
    assert mine.read_text() == "mine"


def test_a_keyword_file_of_the_user_s_own_is_left_as_it_is(folder):
    (folder / "keywords.toml").write_text("# mine\n")

    ran = run("demo", "--folder", ".", "--fresh")

    assert (ran.code, ran.out) == (2, "")
    assert "keywords.toml is a keyword file of your own." in ran.err
    assert (folder / "keywords.toml").read_text() == "# mine\n"
    assert len(list(folder.iterdir())) == 1


def test_a_language_that_it_has_not_is_one_sentence(folder):
    ran = run("demo", "--language", "fr")
    assert (ran.code, ran.err) == (2, "'fr' is no language. Choose nl or en.\n")
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(folder):
    (folder / "file").write_text("")
    ran = run("demo", "--folder", "file/demo")
    assert ran.code == 2
    assert "can't be written" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert run("demo", "--folder", "file").code == 2


def test_the_site_says_304_to_who_has_it_and_the_same_bytes_all_day():
    with DemoSite(NOW) as morning, DemoSite(NOW.replace(hour=23)) as evening:
        for path in FEEDS:
            status, etag, body = get(morning, path)
            assert (status, bool(body)) == (200, True)
            assert get(morning, path, **{"If-None-Match": etag}) == (304, etag, b"")
            assert get(evening, path)[1] == etag
        assert get(morning, DOWN)[0] == 503
        assert get(morning, "/nergens")[0] == 404


def test_no_host_of_the_invented_site_can_exist():
    text = keyword_file("http://127.0.0.1:1", "nl")
    assert 'language = "nl"' in text
    with DemoSite(NOW, port=0) as site:
        bodies = b"".join(get(site, path)[2] for path in FEEDS)
    hosts = {part.split(b"/")[0] for part in bodies.split(b"://")[1:]}
    known = {b"www.w3.org", b"purl.org", b"www.google.com", b"jsonfeed.org"}
    assert all(b".example" in host for host in hosts - known), hosts
