"""Does a digest tell each story once, in the right place and order?"""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from digests import NOW, compose_with, eventful, mention, quiet, source
from webwatch.core.digest import BAR_DAYS, Digest, Health
from webwatch.core.item import Place, wanted
from webwatch.core.model import Appearance, Assessment, Kind, Match, Reason, Severity
from webwatch.core.settings import Audience


def the_item(*mentions, **more):
    (item,) = compose_with(mentions, **more).items
    return item


def test_sections_come_in_order_of_what_they_ask_of_the_reader():
    assert [section.place for section in eventful().sections] == list(Place)


@given(st.lists(st.tuples(st.sampled_from(Severity), st.sampled_from(Kind)), max_size=20))
def test_severity_never_rises_from_top_to_bottom_and_nothing_is_left_out(rated):
    mentions = [
        mention(number, severity=severity, kind=kind)
        for number, (severity, kind) in enumerate(rated, start=1)
    ]
    digest = compose_with(mentions)
    severities = [item.severity for item in digest.items]
    assert severities == sorted(severities, reverse=True)
    assert {each.id for each in digest.mentions} == {each.id for each in mentions}
    assert digest.quiet == (not mentions)


def test_of_equally_severe_stories_the_newest_comes_first():
    digest = compose_with([mention(1, hours=9), mention(2, hours=1), mention(3, hours=5)])
    assert [item.lead.id for item in digest.items] == [2, 3, 1]


def test_a_question_that_can_not_wait_needs_attention_and_another_is_a_question():
    digest = compose_with(
        [
            mention(1, kind=Kind.QUESTION, severity=Severity.HIGH),
            mention(2, kind=Kind.QUESTION, severity=Severity.LOW),
            mention(3, kind=Kind.PRAISE, severity=Severity.MEDIUM),
        ]
    )
    assert [(section.place, len(section.items)) for section in digest.sections] == [
        (Place.ATTENTION, 2),
        (Place.QUESTIONS, 1),
    ]


def test_a_story_is_told_once_with_its_worst_mention_in_front():
    item = the_item(
        mention(5, severity=Severity.LOW, outlet="Krant", url="https://krant.example/1"),
        mention(6, severity=Severity.HIGH, story=5, url="https://omroep.example/1"),
    )
    assert item.lead.id == 6
    assert item.severity is Severity.HIGH
    assert item.also_in == (Appearance("Krant", "https://krant.example/1"),)
    assert not item.known


def test_a_mention_without_outlet_is_named_after_its_source():
    item = the_item(mention(5), mention(6, story=5, outlet="", url="https://omroep.example/1"))
    assert item.also_in == (Appearance("Regionaal nieuws", "https://omroep.example/1"),)


def test_other_places_are_named_once_and_never_the_lead_itself():
    twice = (
        Appearance("Omroep", "https://omroep.example/1"),
        Appearance("Dorpsblad", ""),
        Appearance("Nieuwsblad", "https://nieuws.example/open-dag"),
    )
    item = the_item(mention(5, also_in=twice), mention(6, story=5, also_in=twice))
    assert item.also_in == twice[:2]


def test_a_story_that_was_told_before_says_so():
    assert the_item(mention(9, story=4)).known


def test_the_grade_of_a_person_wins_from_the_machine_also_for_the_rest_of_the_story():
    item = the_item(
        mention(5, severity=Severity.CRITICAL, grade=Severity.LOW),
        mention(6, severity=Severity.CRITICAL, story=5),
    )
    assert item.severity is Severity.LOW
    assert item.lead.id == 5
    assert item.graded


def test_the_keywords_of_all_mentions_are_named():
    other = (Match("Jeugdkamp", "title", "jeugdkamp"),)
    item = the_item(mention(5), mention(6, story=5, matches=other))
    assert item.keywords == ("De Zwaluw", "Jeugdkamp")


def test_an_excerpt_shows_the_words_around_the_keyword():
    summary = "Woorden vooraf. " * 40 + "Toen kwam De Zwaluw erbij. " + "Woorden na. " * 40
    item = the_item(mention(summary=summary, matches=(Match("De Zwaluw", "summary", "De Zwaluw"),)))
    assert "Toen kwam De Zwaluw erbij." in item.excerpt
    assert len(item.excerpt) <= 240


def test_a_summary_that_only_repeats_the_title_is_no_excerpt():
    assert the_item(mention(title="Open dag", summary="open DAG")).excerpt == ""


def test_why_it_is_severe_is_said_with_what_a_person_can_follow_heaviest_first():
    reasons = (
        Reason("harm.money", "fraude", 3.0),
        Reason("harm.crime", "Fraude", 2.0),
        Reason("word", "zien", 1.9),
        Reason("role.target", "bij TV", 1.8),
        Reason("guard.sport", "wedstrijd", -1.0),
        Reason("spread", "", 1.0),
        Reason("harm.law", "aangifte", 1.0),
        Reason("press.asks", "wil niet reageren", 1.0),
        Reason("harm.law", "rechter", 1.0),
    )
    severe = replace(mention(), assessment=Assessment(Severity.HIGH, Kind.NEWS, reasons))
    item = the_item(severe)
    assert [ground.quote for ground in item.grounds] == ["fraude", "aangifte", "wil niet reageren"]
    assert item.reasons == reasons


def test_what_asks_for_nothing_has_no_grounds_but_shows_what_matched():
    twice = (*mention().matches, Match("De Zwaluw", "summary", "de zwaluw"))
    item = the_item(mention(reasons=("fraude",), matches=twice))
    assert item.grounds == ()
    assert len(item.quotes) == 1


def test_an_audience_gets_what_one_of_its_wishes_asks_for():
    severe = mention(severity=Severity.HIGH, kind=Kind.COMPLAINT)
    assert wanted(severe, [])
    assert wanted(severe, [Audience(min_severity=Severity.HIGH)])
    assert not wanted(severe, [Audience(min_severity=Severity.CRITICAL)])
    assert wanted(severe, [Audience(keywords=("De Zwaluw", "Anders"))])
    assert not wanted(severe, [Audience(keywords=("Anders",))])
    assert wanted(severe, [Audience(kinds=(Kind.COMPLAINT,))])
    assert not wanted(severe, [Audience(kinds=(Kind.PRAISE,))])
    assert wanted(severe, [Audience(kinds=(Kind.PRAISE,)), Audience()])


def test_a_story_comes_whole_if_one_of_its_mentions_is_wanted():
    digest = compose_with(
        [mention(5), mention(6, story=5, severity=Severity.HIGH), mention(7)],
        audiences=[Audience(min_severity=Severity.HIGH)],
    )
    assert [each.id for each in digest.mentions] == [6, 5]


def test_counts_are_of_stories_with_zeros_said():
    digest = eventful()
    assert list(digest.by_severity.items()) == [
        (Severity.CRITICAL, 1),
        (Severity.HIGH, 1),
        (Severity.MEDIUM, 1),
        (Severity.LOW, 3),
    ]
    assert digest.by_kind == {Kind.COMPLAINT: 1, Kind.QUESTION: 1, Kind.PRAISE: 1, Kind.NEWS: 3}


def test_only_the_worst_are_left_when_there_is_little_room():
    digest = eventful()
    assert [len(section.items) for section in digest.first(3)] == [2, 1]
    assert digest.first(0) == ()
    assert digest.first(100) == digest.sections


def test_failing_sources_are_named_the_longest_failing_first():
    health = quiet_health(source("A", failing_days=2), source("B"), source("C", failing_days=9))
    assert [each.source for each in health.failing] == ["C", "A"]
    assert (health.total, health.checked, health.stale) == (3, 3, False)
    assert health.last_look == NOW - timedelta(minutes=20)


def test_sources_that_nobody_looked_at_make_no_quiet_day():
    assert quiet_health() == Health()
    never = quiet_health(source(last_checked=None))
    assert (never.checked, never.last_look, never.stale) == (0, None, True)
    long_ago = NOW - timedelta(days=2)
    assert quiet_health(source(last_checked=long_ago)).stale


def quiet_health(*sources):
    return compose_with([], sources).health


def test_the_bars_count_the_stories_of_each_day_where_the_reader_lives():
    late = NOW.replace(hour=23, minute=30) - timedelta(days=2)  # already the next day there
    days = compose_with(
        [],
        history=[
            replace(mention(1, severity=Severity.HIGH), first_seen=late),
            replace(mention(2, story=2), first_seen=late),
            replace(mention(3, story=1), first_seen=late),
            mention(4, hours=24 * 60),
        ],
    ).days
    assert len(days) == BAR_DAYS
    assert days[-1].date == date(2026, 11, 21)
    assert [(day.date.day, day.stories, day.worst) for day in days if day.stories] == [
        (20, 2, Severity.HIGH)
    ]


def test_the_bars_show_only_what_this_audience_asked_for():
    days = compose_with(
        [], history=[mention(1)], audiences=[Audience(min_severity=Severity.HIGH)]
    ).days
    assert sum(day.stories for day in days) == 0


def test_there_are_no_bars_unless_the_history_is_given():
    assert compose_with([]).days == ()


def test_a_digest_without_anything_is_quiet():
    assert quiet().quiet
    assert quiet().items == quiet().mentions == ()
    empty = Digest(organisation="", language="en", timezone="UTC", composed=NOW)
    assert empty.health == Health()


def test_three_people_who_complain_in_their_own_words_raise_a_story_and_that_is_said():
    words = (
        "Al weken geen antwoord op mijn mail over de contributie.",
        "Mijn zoon moest na een uur wachten weer naar huis, schandalig.",
        "Niemand neemt de telefoon op en het geld is al afgeschreven.",
    )
    complaints = [
        mention(
            number=number,
            title=f"Klacht {number}",
            summary=said,
            url=f"https://forum{number}.example/klacht",
            severity=Severity.MEDIUM,
            kind=Kind.COMPLAINT,
            story=1,
        )
        for number, said in enumerate(words, 1)
    ]
    (item,) = compose_with(complaints).items

    assert item.severity is Severity.HIGH
    assert item.grounds[0].signal == "spread.authors"
