"""Are the letters of alerts read whatever their form, and only if their sender is proven?"""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webwatch.config import load
from webwatch.core.letters import pack, unpack
from webwatch.core.model import Document, FailureClass, Keyword
from webwatch.core.text import clean
from webwatch.errors import ConfigError
from webwatch.sources import Imap, Maildir, Mbox, NotAFeed
from webwatch.sources.alert_mail import findings
from webwatch.sources.letters import GOOGLE_ALERTS

SERVER = "mx.tv.example"
PROVEN = f"{SERVER}; dkim=pass (2048-bit; ok) header.i=@google.com header.s=a; spf=pass"
TO_PAPER = "https://www.google.com/url?rct=j&sa=t&url=https://demeerwijker.example/zaal&ct=ga"
TO_FORUM = "https://www.google.com/url?rct=j&sa=t&url=https://forum.example/t/9&ct=ga"

TEXT = f"""\
=== Nieuws - 2 nieuwe resultaten voor [De Zwaluw] ===

De Zwaluw wil een nieuwe zaal
Turnvereniging De Zwaluw vraagt de gemeente om een zaal, want de oude hal is
te klein ...
<{TO_PAPER}>

Wie heeft er ervaring met turnvereniging De Zwaluw in Meerwijk en omgeving?
- Forum
Al maanden geen antwoord.
<{TO_FORUM}>


- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
Deze Google Alert niet meer ontvangen:
<https://www.google.com/alerts/remove?source=alertsmail&s=AB>

Nog een Google Alert maken:
<https://www.google.com/alerts?source=alertsmail>
"""
HTML = f"""\
<html><body><table><tr itemscope itemtype="http://schema.org/Article"><td>
<a href="{TO_PAPER.replace("&", "&amp;")}" itemprop="url"><span itemprop="name"><b>De Zwaluw</b>
wil een nieuwe zaal</span></a>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><a href="x">
<span itemprop="name">De Meerwijker</span></a></div>
<div itemprop="description">Turnvereniging <b>De Zwaluw</b> vraagt de gemeente ...</div>
<a href="https://www.google.com/alerts/share?x">Delen</a></td></tr>
<tr itemscope itemtype="http://schema.org/Article"><td><span itemprop="name">Zonder link</span>
</td></tr></table></body></html>
"""
JSON = json.dumps(
    {
        "publisher": {"name": "Google Alerts"},
        "cards": [
            {
                "title": "Google Alert - De Zwaluw",
                "actions": [{"name": "Meer", "url": "https://www.google.com/alerts"}],
                "widgets": [
                    {
                        "type": "LINK",
                        "title": "De Zwaluw wil een nieuwe zaal",
                        "description": "Turnvereniging De Zwaluw vraagt de gemeente ...",
                        "url": TO_PAPER,
                    },
                    {"type": "LINK", "title": None, "url": 7},
                    {"type": "TEXT", "title": "x", "url": "https://x.example"},
                ],
            }
        ],
    }
)
SCRIPT = f'<script data-scope="inboxmarkup" type="application/json">{JSON}</script>'


NESTED = f"From: {GOOGLE_ALERTS}\nAuthentication-Results: {PROVEN}\n".encode() + b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
)


def letter(text="", html="", *, sender=GOOGLE_ALERTS, proof=PROVEN, **headers):
    message = EmailMessage()
    message["From"] = f"Google Alerts <{sender}>"
    message["Subject"] = "Google Alert - De Zwaluw"
    message["Date"] = "Mon, 05 Oct 2026 09:00:00 +0200"
    if proof:
        message["Authentication-Results"] = proof
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def read(*letters, senders=(GOOGLE_ALERTS,)):
    source = Mbox(name="M", path="/m", authenticated_by=SERVER, senders=senders)
    return source.read(Document(url="mbox:/m", content=pack(letters)))


@pytest.mark.parametrize(
    ("form", "outlet"),
    [
        (letter(TEXT), "demeerwijker.example"),
        (letter(html=HTML), "De Meerwijker"),
        (letter(TEXT, SCRIPT + "<p>x</p>"), "demeerwijker.example"),
        (letter(TEXT, HTML), "De Meerwijker"),
    ],
)
def test_an_alert_says_what_was_found_whatever_its_form(form, outlet):
    first = read(form).entries[0]
    assert first.title == "De Zwaluw wil een nieuwe zaal"
    assert first.url == "https://demeerwijker.example/zaal"
    assert first.summary.startswith("Turnvereniging De Zwaluw vraagt de gemeente")
    assert first.outlet == outlet
    assert first.published.isoformat() == "2026-10-05T07:00:00+00:00"


def test_an_alert_in_text_has_titles_over_two_lines_and_ends_at_the_rule():
    first, second = read(letter(TEXT)).entries
    assert first.summary.endswith("want de oude hal is te klein ...")
    assert second.title == (
        "Wie heeft er ervaring met turnvereniging De Zwaluw in Meerwijk en omgeving? - Forum"
    )
    assert second.summary == "Al maanden geen antwoord."
    assert second.url == "https://forum.example/t/9"


@pytest.mark.parametrize("form", [letter(html=HTML), letter(html=SCRIPT)])
def test_what_has_no_link_or_title_is_no_finding(form):
    assert len(read(form).entries) == 1


def test_json_in_a_part_of_its_own_is_read_too():
    message = EmailMessage()
    message["From"] = GOOGLE_ALERTS
    message["Authentication-Results"] = PROVEN
    message.add_attachment(JSON.encode(), maintype="application", subtype="json")
    assert len(read(message.as_bytes()).entries) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<script type='application/json'>{</script>",
        f"<script>{JSON}</script>",
        "[" * 100_000,
        '<script type="application/json">' + '{"a":' * 50 + JSON + "}" * 50 + "</script>",
        "<script application/json>" * 20_000,
        '<p itemprop="name">x</p>',
    ],
)
def test_what_is_no_alert_finds_nothing(html):
    assert findings(html, "") == []


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "evil.example; dkim=pass header.i=@google.com",
        f"{SERVER}; dkim=fail header.i=@google.com",
        f"{SERVER}; dkim=none; spf=pass smtp.mailfrom=google.com",
        f"{SERVER}; dkim=pass header.i=@evil.example",
        f"{SERVER}; dkim=pass header.d=oogle.com",
        f"{SERVER}; dkim=pass header.d=com",
        f"{SERVER}; dkim=pass",
        f"{SERVER}; spf=pass (dkim=pass header.d=google.com) smtp.mailfrom=x",
        f"evil.{SERVER}; dkim=pass header.d=google.com",
        ";",
    ],
)
def test_a_letter_whose_sender_is_not_proven_counts_for_nothing(proof):
    with pytest.raises(NotAFeed) as refused:
        read(letter(TEXT, proof=proof))
    assert refused.value.failure.failure_class is FailureClass.BLOCKED
    assert refused.value.failure.detail == f"1 letters, none with dkim=pass by {SERVER}"


def test_only_the_topmost_word_of_our_own_server_counts():
    """Below it stands what the sender may have written."""
    forged = letter(TEXT, proof=f"{SERVER}; dkim=fail header.d=google.com")
    forged = forged.replace(b"\nTo:", b"\n").replace(
        b"Authentication-Results:", b"X-First: 1\nAuthentication-Results:", 1
    )
    forged += b""
    head, _, body = forged.partition(b"\n\n")
    forged = head + f"\nAuthentication-Results: {PROVEN}".encode() + b"\n\n" + body
    with pytest.raises(NotAFeed):
        read(forged)


def test_a_proven_letter_goes_on_beside_one_that_is_not():
    assert len(read(letter(TEXT, proof=""), letter(TEXT)).entries) == 2


@pytest.mark.parametrize(
    "proof",
    [
        f"{SERVER.upper()} 1; spf=fail; DKIM=pass header.d=google.com",
        f"{SERVER};\n dkim=pass reason=ok\n header.i=@alerts.google.com header.d=google.com",
    ],
)
def test_a_proof_may_be_written_in_more_ways(proof):
    assert len(read(letter(TEXT, proof=proof.replace("\n", ""))).entries) == 2


@pytest.mark.parametrize(
    "headers",
    [
        b"From: tom@tv.example\n",
        b"",
        b"From: a@b.example, " + GOOGLE_ALERTS.encode() + b"\n",
        b"From: " + GOOGLE_ALERTS.encode() + b"\nFrom: " + GOOGLE_ALERTS.encode() + b"\n",
        b'From: "' + GOOGLE_ALERTS.encode() + b'" <x@evil.example>\n',
    ],
)
def test_letters_of_others_are_left_alone(headers):
    content = headers + f"Authentication-Results: {PROVEN}\n\n{TEXT}".encode()
    assert read(content).entries == ()


def test_a_letter_of_a_site_for_complaints_is_one_entry():
    site = "noreply@klachten.example"
    content = letter(
        "Nieuwe klacht over TV De Zwaluw:\nniemand neemt op.\nhttps://evil.example/x\n"
        "Lees hem op https://www.klachten.example/k/7).",
        sender=site,
        proof=f"{SERVER}; dkim=pass header.d=klachten.example",
        Message_ID="<7@klachten.example>",
    ).replace(b"Google Alerts <", b"=?utf-8?q?Klachten_=26_z=C3=B3?= <")
    content = content.replace(b"Google Alert - De Zwaluw", b"=?utf-8?q?Klacht_caf=C3=A9?=")

    (entry,) = read(content, senders=("NoReply@klachten.example",)).entries

    assert entry.title == "Klacht café"
    assert entry.url == "https://www.klachten.example/k/7"
    assert entry.outlet == "Klachten & zó"
    assert entry.guid == "<7@klachten.example>"
    assert "niemand neemt op." in entry.summary


def test_a_letter_in_html_only_and_without_a_name_is_an_entry_too():
    message = EmailMessage()
    message["From"] = "x@klachten.example"
    message["Authentication-Results"] = f"{SERVER}; dkim=pass header.d=klachten.example"
    message.set_content("<p>Klacht <b>over</b> TV</p>", subtype="html")
    (entry,) = read(message.as_bytes(), senders=("x@klachten.example",)).entries
    assert (entry.summary, entry.url, entry.outlet) == ("Klacht over TV", "", "klachten.example")
    assert (entry.title, entry.published) == ("", None)


@pytest.mark.parametrize(
    "content",
    [
        letter(TEXT).replace(b'charset="utf-8"', b'charset="klingon"'),
        letter(TEXT).replace(b"Google Alerts <", b"=?klingon?q?x?= <"),
        NESTED,
        b"\xff\xfe\0" * 100,
        b"",
    ],
)
def test_a_broken_letter_is_passed_over_and_the_next_is_read(content):
    assert len(read(content, letter(TEXT)).entries) == 2


def test_a_subject_that_names_no_charset_is_kept_as_written():
    site = letter("x", sender="a@b.example", proof=f"{SERVER}; dkim=pass header.d=b.example")
    site = site.replace(b"Google Alert - De Zwaluw", b"=?klingon?q?Klacht?=")
    (entry,) = read(site, senders=("a@b.example",)).entries
    assert entry.title == "=?klingon?q?Klacht?="


@given(
    st.sampled_from([GOOGLE_ALERTS, "x@klachten.example"]),
    st.binary(max_size=200),
    st.sampled_from(["text/plain", "text/html; charset=utf-7", "application/json", "x"]),
    st.binary(max_size=300) | st.sampled_from([TEXT, HTML, SCRIPT]).map(str.encode),
)
def test_whatever_a_proven_letter_says_only_entries_come_of_it(sender, header, kind, body):
    domain = sender.partition("@")[2]
    content = (
        f"From: {sender}\nAuthentication-Results: {SERVER}; dkim=pass header.d={domain}\n"
        f"Content-Type: {kind}\n".encode()
        + b"Subject: "
        + header
        + b"\n\n"
        + body
    )
    for entry in read(content, senders=(sender,)).entries:
        said = (entry.title, entry.summary, entry.outlet, entry.guid)
        assert all(text == clean(text) for text in said)
        assert entry.url == "" or entry.url.startswith(("http://", "https://"))
        assert (len(entry.title) <= 500, len(entry.summary) <= 20_000) == (True, True)


def test_no_letters_are_no_failure():
    assert read().entries == ()


def test_letters_come_out_of_an_mbox_as_they_went_in():
    letters = (b"A: 1\n\nFrom here\n>From there\n", b"B: 2\r\n\r\nx", b"")
    assert [each.rstrip(b"\n") for each in unpack(pack(letters))] == [
        each.rstrip(b"\n") for each in letters
    ]
    assert unpack(b"") == unpack(b"no mbox at all\nFrom x\n") == ()
    assert len(unpack(pack([b"x"] * 300))) == 200
    assert len(unpack(pack([b"x" * 2_000_000]))[0]) == 1_000_000


def test_mailboxes_stand_in_the_keyword_file(tmp_path):
    path = tmp_path / "keywords.toml"
    shared = 'authenticated_by = "mx.tv.example"\nsenders = ["a@b.example"]\n'
    path.write_text(
        '[[keyword]]\nname = "De Wiek"\n'
        f'[[source]]\nkind = "mbox"\nname = "A"\npath = "~/alerts"\n{shared}'
        f'[[source]]\nkind = "maildir"\nname = "B"\npath = {json.dumps(str(tmp_path))}\n{shared}'
        f'[[source]]\nkind = "imap"\nname = "C"\nhost = "imap.x.example"\nuser = "tom@x"\n{shared}',
        encoding="utf-8",
    )
    a, b, c = load(path).sources
    assert (type(a), type(b), type(c)) == (Mbox, Maildir, Imap)
    assert a.addresses([Keyword(name="x")]) == ("mbox:~/alerts",)
    assert b.addresses([]) == (f"maildir:{tmp_path}",)
    assert c.addresses([]) == ("imap://imap.x.example:993/tom%40x/INBOX",)
    assert c.box.password_env == "WEBWATCH_IMAP_PASSWORD"
    assert a.box.senders == b.box.senders == ("a@b.example",)
    document = Document(url="x", content=b"")
    assert [source.read(document).entries for source in (a, b, c)] == [(), (), ()]


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ('kind = "mbox"\npath = "alerts"\n', "path"),
        ('kind = "maildir"\npath = "Mail/alerts"\n', "path"),
        ('kind = "imap"\nhost = "x.example"\nuser = "t"\nsecurity = "starttls"\n', "security"),
        ('kind = "imap"\nhost = "x.example"\nuser = "t"\nsecurity = "none"\n', "security"),
        ('kind = "imap"\nhost = "x.example"\nuser = "t"\nsenders = ["é@x"]\n', "senders"),
        ('kind = "imap"\nhost = "x.example"\nuser = "t"\npassword = "x"\n', "password"),
    ],
)
def test_what_a_mailbox_cannot_be_is_a_problem_of_the_keyword_file(settings, place, tmp_path):
    path = tmp_path / "keywords.toml"
    text = (
        f'[[keyword]]\nname = "De Wiek"\n[[source]]\nname = "M"\nauthenticated_by = "m"\n{settings}'
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load(path)
    assert [problem.place for problem in refused.value.problems] == [f'[[source]] 1 "M", {place}']


def test_what_a_mailbox_needs_is_asked_for_with_an_example(tmp_path):
    path = tmp_path / "keywords.toml"
    path.write_text('[[keyword]]\nname = "De Wiek"\n[[source]]\nkind = "imap"\n', "utf-8")
    with pytest.raises(ConfigError) as refused:
        load(path)
    said = "\n".join(map(str, refused.value.problems))
    assert 'host = "imap.gmail.com"' in said
    assert 'user = "board@club.example"' in said
    assert 'authenticated_by = "mx.google.com"' in said


def test_a_whole_path_is_one_of_this_system():
    assert Mbox(name="M", path=str(Path.cwd()), authenticated_by="m").problems() == ()
