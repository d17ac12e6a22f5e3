"""Are words, days and ages those of the reader's language and place?"""

from datetime import UTC, datetime, timedelta

import pytest

from digests import NOW, compose_with, eventful, hostile, mention, quiet, source
from webwatch.core.model import Kind, Match, Severity
from webwatch.core.notices import Notice, SourceNotice
from webwatch.render.summary import (
    days_line,
    facts,
    health_line,
    notice_lines,
    opening,
    source_line,
    subject,
    why,
)
from webwatch.render.wording import Wording, link

DUTCH = Wording("nl", "Europe/Amsterdam")
ENGLISH = Wording("en", "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("ago", "dutch", "english"),
    [
        (timedelta(seconds=5), "zojuist", "just now"),
        (timedelta(minutes=5), "5 minuten geleden", "5 minutes ago"),
        (timedelta(hours=1), "1 uur geleden", "1 hour ago"),
        (timedelta(days=3), "3 dagen geleden", "3 days ago"),
        (timedelta(days=9), "12 november", "12 November"),
        (timedelta(days=400), "17 oktober 2025", "17 October 2025"),
        (-timedelta(hours=3), "21 november", "21 November"),
    ],
)
def test_an_age_is_a_date_once_that_says_more(ago, dutch, english):
    assert DUTCH.age(NOW - ago, NOW) == dutch
    assert ENGLISH.age(NOW - ago, NOW) == english


@pytest.mark.parametrize(
    ("ago", "dutch", "english"),
    [
        (timedelta(hours=1), "07:00", "07:00"),
        (timedelta(days=3), "woensdag", "Wednesday"),
        (timedelta(days=9), "12 november", "12 November"),
        (timedelta(days=400), "17 oktober 2025", "17 October 2025"),
    ],
)
def test_since_when_is_a_time_a_weekday_or_a_date(ago, dutch, english):
    assert DUTCH.since(NOW - ago, NOW) == dutch
    assert ENGLISH.since(NOW - ago, NOW) == english


def test_a_day_is_the_day_where_the_reader_is():
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert DUTCH.local_day(late) == "22 november"
    assert DUTCH.long_day(late) == "zondag 22 november 2026"
    assert Wording("nl", "UTC").local_day(late) == "21 november"


def test_every_severity_and_kind_has_a_word():
    assert [DUTCH.severity(each) for each in Severity] == ["laag", "middel", "hoog", "kritiek"]
    assert [DUTCH.kind(each) for each in Kind] == ["klacht", "vraag", "compliment", "nieuws"]
    assert [ENGLISH.severity(each) for each in Severity] == ["low", "medium", "high", "critical"]


def test_a_mention_without_a_title_is_called_so_and_an_endless_one_is_cut():
    assert DUTCH.title(mention(title="")) == "(zonder titel)"
    assert len(DUTCH.title(mention(title="W" * 5000))) == 200


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://ok.example/\x1b]52;c;x",
        "https://ok.example/a b",
        "https://[::1",
        "",
    ],
)
def test_an_address_that_is_not_safe_is_no_link(url):
    assert link(url) == ""


def test_an_address_of_the_web_is_a_link():
    assert link("https://例え.example/漢字?a=1&b=2") == "https://例え.example/漢字?a=1&b=2"


def test_the_subject_says_it_all():
    assert subject(eventful()) == (
        "Webwatch: 1 kritiek, 1 hoog, 1 vraag, 1 compliment, 2 andere berichten"
        " - Turnvereniging De Zwaluw, 21 november"
    )
    assert subject(quiet("en")) == (
        "Webwatch: nothing special, 1 source failing - Turnvereniging De Zwaluw, 21 November"
    )
    assert subject(compose_with([], [source()], organisation="")) == (
        "Webwatch: niets bijzonders - 21 november"
    )


def test_the_subject_of_an_alarm_is_its_title():
    alarm = compose_with(
        [mention(title="Brand in de gymzaal", severity=Severity.CRITICAL)], instant=True
    )
    assert subject(alarm) == (
        "Webwatch: kritiek - Brand in de gymzaal - Turnvereniging De Zwaluw, 21 november"
    )


def test_an_alarm_says_why_it_comes_now():
    alarm = compose_with([mention(severity=Severity.CRITICAL)], instant=True)
    assert opening(alarm) == "1 kritiek. Dit kon niet wachten tot het overzicht."


def test_a_subject_is_never_longer_than_150_characters():
    title = "Zeer lang " * 500
    alarm = compose_with([mention(title=title)], instant=True, organisation="Vereniging " * 50)
    assert len(subject(alarm)) <= 150
    assert subject(alarm).endswith("…, 21 november")


def test_a_quiet_day_takes_two_lines():
    assert opening(quiet()) == "Niets bijzonders."
    assert health_line(quiet()) == "14 bronnen bekeken, 1 hapert sinds woensdag."
    assert opening(quiet("en")) == "Nothing special."
    assert health_line(quiet("en")) == "14 sources checked, 1 failing since Wednesday."


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ([], "Er zijn nog geen bronnen: er wordt nergens gekeken."),
        ([source(last_checked=None)], "Er is nog in geen enkele bron gekeken."),
        (
            [source(last_checked=NOW - timedelta(days=4))],
            "Er is sinds dinsdag niet meer gekeken. Draait webwatch nog?",
        ),
        ([source()], "1 bron bekeken, alles werkt."),
        (
            [source("A", failing_days=2), source("B", failing_days=5)],
            "2 bronnen bekeken, 2 haperen, de langste sinds maandag.",
        ),
    ],
)
def test_silence_is_never_mistaken_for_rest(sources, line):
    assert health_line(compose_with([], sources)) == line


def test_a_digest_that_is_empty_because_nobody_looked_does_not_say_nothing_special():
    for sources in ([], [source(last_checked=NOW - timedelta(days=4))]):
        blind = compose_with([], sources)
        assert opening(blind) == "Er wordt nergens gekeken."
        assert subject(blind).startswith("Webwatch: er wordt nergens gekeken - ")
    told = compose_with([mention()], [])
    assert opening(told) == "1 ander bericht"


def test_what_a_storm_holds_back_is_said():
    stormy = compose_with([], [source()], held=[("Krant", 12), ("Blad", 1)])
    assert notice_lines(stormy) == (
        "Krant: 12 berichten vastgehouden, omdat daar opeens bijna alles nieuw was.",
        "Blad: 1 bericht vastgehouden, omdat daar opeens bijna alles nieuw was.",
    )


def test_what_there_is_to_say_of_sources_is_said_but_not_twice_that_they_fail():
    since = NOW - timedelta(days=40)
    notices = [
        SourceNotice(1, "Krant", Notice.SILENT, since),
        SourceNotice(2, "Blad", Notice.FAILING, since),
        SourceNotice(3, "Omroep", Notice.RECOVERED, since),
    ]
    silent, recovered = notice_lines(compose_with([], [source()], notices=notices))
    assert silent.startswith("Krant ")
    assert "12 oktober" in silent
    assert recovered.startswith("Omroep ")


def test_a_failing_source_says_since_when_and_when_it_was_last_read():
    day = quiet()
    assert source_line(source(failing_days=3), day) == (
        "De site zegt dat deze feed voorgoed weg is"
        " (sinds woensdag, laatst gelezen: 3 dagen geleden)."
    )
    new = source(failing_days=3, last_success=None, failing_since=None)
    assert source_line(new, day).endswith(" (sinds 08:00, nog nooit gelezen).")


def test_a_story_says_who_has_it_how_old_it_is_and_what_it_is():
    digest = eventful()
    first, *_, last = digest.items
    assert facts(first, digest) == (
        "Dagblad van het Noorden",
        "2 uur geleden",
        "nieuws",
        "+2 andere plekken",
    )
    assert facts(last, digest) == ("Ouderforum", "20 uur geleden")


def test_a_story_names_its_keywords_where_there_are_several():
    other = mention(2, matches=(Match("Jeugdkamp", "title", "kamp"),), outlet="", story=1)
    digest = compose_with([mention(3), other])
    assert facts(digest.items[1], digest) == (
        "Regionaal nieuws",
        "3 uur geleden",
        "nieuws",
        "Jeugdkamp",
        "eerder gemeld",
    )


def test_why_is_said_with_the_quoted_words():
    first, _, third, *_ = eventful().items
    assert why(first, DUTCH) == (
        "Waarom: politie, rechter of wet (“aangifte van fraude”),"
        " fraude of verdwenen geld (“verdwenen”)"
    )
    assert why(third, ENGLISH) == "Why: a question (“Weet iemand”)"
    low = eventful().items[-1]
    assert why(low, DUTCH) == "Noemt “De Zwaluw”"
    graded = compose_with([mention(grade=Severity.HIGH)]).items[0]
    assert why(graded, DUTCH) == "Waarom: door jullie zelf zo beoordeeld"
    assert max(map(len, why(hostile().items[1], DUTCH).split())) <= 64


def test_a_signal_is_called_by_its_words():
    assert DUTCH.signal("harm.law") == "politie, rechter of wet"
    assert ENGLISH.signal("a.signal.of.long.ago") == "what was found"


def test_the_bars_are_said_in_words_too():
    assert days_line(eventful()) == (
        "54 berichten in de laatste 30 dagen, de meeste op 9 november (9)."
    )
    assert days_line(compose_with([])) == ""
    assert days_line(compose_with([], history=[])) == "Niets in de laatste 30 dagen."
    assert days_line(compose_with([], history=[mention()])) == (
        "1 bericht in de laatste 30 dagen, op 21 november."
    )


def test_what_is_to_come_is_said_as_how_long_it_takes():
    assert Wording("nl", "Europe/Amsterdam").ahead(NOW + timedelta(minutes=10), NOW) == (
        "over 10 minuten"
    )
