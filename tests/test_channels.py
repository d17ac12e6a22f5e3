"""Does every kind of channel keep its promise: told, or a DeliveryError and nothing else?"""

import json
import mailbox
import sys
import xml.etree.ElementTree as ET
from dataclasses import fields, is_dataclass
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from digests import compose_with, eventful, hostile, mention, quiet
from mailserver import MailServer
from postbox import Postbox
from webwatch.channels import KINDS
from webwatch.channels.atom import MOST, AtomFile
from webwatch.channels.email import Email
from webwatch.channels.maildir import Maildir
from webwatch.channels.notify import Notify
from webwatch.channels.webhook import Webhook
from webwatch.core.settings import Audience
from webwatch.errors import DeliveryError

# What Apprise imports is Apprise's concern.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:apprise")

ATOM = "{http://www.w3.org/2005/Atom}"
TOKEN = "0123456789abcdef"


@pytest.fixture
def box():
    with Postbox() as running:
        yield running


@pytest.fixture
def working(tmp_path, box):
    """A channel of every kind that can tell."""
    with MailServer() as server:
        yield {
            "email": Email(
                to=("bestuur@club.example",),
                sender="webwatch@club.example",
                host="127.0.0.1",
                port=server.port,
                security="none",
            ),
            "apprise": Notify(url=f"json://127.0.0.1:{box.port}/", name="bord"),
            "webhook": Webhook(url=box.url, name="haak"),
            "atom": AtomFile(path=str(tmp_path / "feed.xml")),
            "maildir": Maildir(path=str(tmp_path / "mail")),
        }


@pytest.fixture
def broken(tmp_path):
    """A channel of every kind that can't tell."""
    (tmp_path / "file").write_text("x")
    nobody = {"host": "127.0.0.1", "port": 9, "security": "none", "sender": "w@club.example"}
    return {
        "email": Email(to=("bestuur@club.example",), **nobody),
        "apprise": Notify(url="json://127.0.0.1:9/", name="bord"),
        "webhook": Webhook(url="http://127.0.0.1:9/", name="haak"),
        "atom": AtomFile(path=str(tmp_path / "file" / "feed.xml")),
        "maildir": Maildir(path=str(tmp_path / "file" / "mail")),
    }


EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


@EVERY_KIND
def test_a_kind_is_a_frozen_dataclass_whose_fields_are_its_settings(kind, working):
    channel = working[kind]
    assert is_dataclass(channel)
    assert KINDS[kind] is type(channel)
    assert channel.kind == kind
    assert {"name", "audience"} <= {each.name for each in fields(channel)}
    assert channel.problems() == ()
    with pytest.raises(AttributeError):
        channel.name = "anders"


@EVERY_KIND
@pytest.mark.parametrize("day", [eventful, quiet, hostile])
def test_every_day_can_be_told(kind, day, working):
    channel = working[kind]
    for recipient in channel.recipients():
        channel.send(day(), recipient, TOKEN)


@EVERY_KIND
def test_what_can_not_be_told_is_a_delivery_error(kind, broken):
    channel = broken[kind]
    (recipient,) = channel.recipients()
    with pytest.raises(DeliveryError) as caught:
        channel.send(eventful(), recipient, TOKEN)
    assert caught.value.temporary
    assert not caught.value.uncertain
    assert str(caught.value)


@EVERY_KIND
def test_what_is_wrong_with_who_gets_what_is_said(kind, working):
    channel = working[kind]
    settings = {each.name: getattr(channel, each.name) for each in fields(channel)}
    wrong = type(channel)(**{**settings, "audience": Audience(language="xx")})
    assert [problem.place for problem in wrong.problems()] == ["language"]


@pytest.mark.parametrize("kind", [Notify, Webhook])
@pytest.mark.parametrize(
    ("settings", "keys"),
    [
        ({"url": "https://a.example/", "name": ""}, ["name"]),
        ({"name": "n"}, ["url"]),
        ({"name": "n", "url": "https://a.example/", "url_env": "A"}, ["url"]),
        ({"name": "n", "url_env": "A"}, []),
    ],
)
def test_a_service_needs_a_name_and_just_one_address(kind, settings, keys):
    assert [problem.place for problem in kind(**settings).problems()] == keys


def test_a_webhook_needs_an_address_of_the_web():
    (problem,) = Webhook(name="haak", url="file:///etc/passwd").problems()
    assert problem.place == "url"


@pytest.mark.parametrize("kind", [AtomFile, Maildir])
@pytest.mark.parametrize("path", ["", "feed.xml", "~nobody-of-this-name/feed"])
def test_a_file_needs_a_whole_path(kind, path):
    assert [problem.place for problem in kind(path=path).problems()] == ["path"]
    assert kind(path="~/feed").problems() == ()


def test_a_webhook_gets_the_json_of_the_digest_and_a_key_to_know_it_by(box):
    Webhook(url=box.url, name="haak").send(eventful(), "haak", TOKEN)
    ((headers, body),) = box.posts
    assert headers["Content-Type"] == "application/json"
    assert headers["Idempotency-Key"] == TOKEN
    told = json.loads(body)
    assert told["mentions"][0]["title"].startswith("Bestuur turnvereniging De Zwaluw")


@pytest.mark.parametrize(
    ("status", "temporary", "uncertain"),
    [
        (204, None, None),
        (302, False, False),
        (404, False, False),
        (429, True, False),
        (500, True, False),
        ("hang up", True, True),
        ("wait", True, True),
    ],
)
def test_a_webhook_knows_what_an_answer_means(box, status, temporary, uncertain):
    box.status = status
    hook = Webhook(url=box.url, name="haak", timeout=timedelta(milliseconds=200))
    if temporary is None:
        hook.send(quiet(), "haak", TOKEN)
        return
    with pytest.raises(DeliveryError) as caught:
        hook.send(quiet(), "haak", TOKEN)
    assert (caught.value.temporary, caught.value.uncertain) == (temporary, uncertain)
    assert len(box.posts) == 1


def test_an_address_may_stand_in_the_environment(box, monkeypatch):
    monkeypatch.setenv("CLUB_HOOK", box.url)
    Webhook(url_env="CLUB_HOOK", name="haak").send(quiet(), "haak", TOKEN)
    assert len(box.posts) == 1


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "ftp://a.example/"])
def test_an_address_that_is_missing_or_no_address_is_asked_for(monkeypatch, address):
    monkeypatch.setenv("CLUB_HOOK", address)
    with pytest.raises(DeliveryError, match="CLUB_HOOK") as caught:
        Webhook(url_env="CLUB_HOOK", name="haak").send(quiet(), "haak", TOKEN)
    assert not caught.value.temporary


def test_apprise_gets_the_subject_and_a_short_text(box):
    many = [mention(number, f"Bericht {number}") for number in range(1, 31)]
    Notify(url=f"json://127.0.0.1:{box.port}/", name="bord").send(compose_with(many), "bord", TOKEN)
    ((_, body),) = box.posts
    told = json.loads(body)
    assert told["title"].startswith("Webwatch: 30 andere berichten")
    assert "En nog 20:" in told["message"]


def test_apprise_that_is_refused_is_an_error(box, capfd):
    box.status = 500
    with pytest.raises(DeliveryError, match="bord was not told") as caught:
        Notify(url=f"json://127.0.0.1:{box.port}/", name="bord").send(quiet(), "bord", TOKEN)
    assert caught.value.temporary
    assert capfd.readouterr().err == ""


def test_an_address_that_apprise_does_not_know_is_an_error(monkeypatch):
    monkeypatch.setenv("CLUB_NTFY", "nosuch://geheim")
    with pytest.raises(DeliveryError, match="none that Apprise knows") as caught:
        Notify(url_env="CLUB_NTFY", name="bord").send(quiet(), "bord", TOKEN)
    assert not caught.value.temporary
    assert "geheim" not in str(caught.value)


def test_without_apprise_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(DeliveryError) as caught:
        Notify(url="ntfy://club", name="bord").send(quiet(), "bord", TOKEN)
    assert 'pip install "webwatch-alerts[notify]"' in str(caught.value)


def entries(path):
    return ET.parse(path).getroot().findall(f"{ATOM}entry")


def test_a_feed_has_an_entry_for_each_story_the_newest_digest_first(tmp_path):
    path = tmp_path / "deep" / "feed.xml"
    channel = AtomFile(path=str(path))
    channel.send(eventful(), str(path), TOKEN)
    channel.send(compose_with([mention(90, "Nieuw bericht")]), str(path), TOKEN)
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(path)]
    assert titles[0] == "LAAG: Nieuw bericht"
    assert titles[1] == "KRITIEK: Bestuur turnvereniging De Zwaluw doet aangifte van fraude"
    assert len(titles) == 7
    first = entries(path)[1]
    assert first.find(f"{ATOM}link").get("href").startswith("https://krant.example/")
    assert first.find(f"{ATOM}category").get("term") == "critical"
    assert "(“aangifte van fraude”)" in first.findtext(f"{ATOM}summary")
    assert not path.with_name("feed.xml.new").exists()


def test_a_story_that_is_told_again_stands_in_the_feed_once(tmp_path):
    path = tmp_path / "feed.xml"
    for _ in range(2):
        AtomFile(path=str(path)).send(eventful(), str(path), TOKEN)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries(path)]
    assert len(ids) == len(set(ids)) == 6
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_a_feed_does_not_grow_for_ever(tmp_path):
    path = tmp_path / "feed.xml"
    for start in (1, 201):
        many = [mention(number, f"Bericht {number}") for number in range(start, start + 150)]
        AtomFile(path=str(path)).send(compose_with(many), str(path), TOKEN)
    assert len(entries(path)) == MOST


def test_a_hostile_day_makes_a_feed_that_can_be_read(tmp_path):
    path = tmp_path / "feed.xml"
    AtomFile(path=str(path)).send(hostile(), str(path), TOKEN)
    links = [link.get("href") for link in ET.parse(path).iter(f"{ATOM}link")]
    assert all(address.startswith("https://") for address in links)
    assert len(entries(path)) == 5


def test_a_file_that_is_no_feed_is_left_alone(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dit is geen feed.")
    with pytest.raises(DeliveryError):
        AtomFile(path=str(path)).send(eventful(), str(path), TOKEN)
    assert path.read_text() == "Dit is geen feed."


def test_a_maildir_gets_a_mail_that_can_be_read(tmp_path):
    folder = tmp_path / "deep" / "mail"
    Maildir(path=str(folder)).send(eventful(), str(folder), TOKEN)
    (key,) = mailbox.Maildir(folder).keys()
    read = message_from_bytes(mailbox.Maildir(folder).get_bytes(key), policy=default)
    assert read["Message-ID"] == f"<{TOKEN}@localhost>"
    assert read["Subject"].startswith("Webwatch: 1 kritiek")
    plain, html = read.iter_parts()
    assert "doet aangifte van fraude" in plain.get_content()
    assert "<!doctype html>" in html.get_content().lower()
