"""The door of the severity flag: a passage and a lexicon in, an assessment with reasons out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webwatch import lexicon
from webwatch.core.model import Kind, Passage, Severity
from webwatch.core.severity import assess, is_own_site

CLUB = ("Zwemclub De Otter", "De Otter", "#deotter")


def rate(title, summary="", **more):
    return assess(Passage(title=title, summary=summary, names=CLUB, **more), lexicon.load())


@pytest.mark.parametrize(
    "title",
    [
        "Penningmeester van De Otter verdacht van fraude",
        "Kind verdronken bij Zwemclub De Otter",
        "Trainer De Otter aangehouden voor ontucht",
        "Treasurer of De Otter arrested for embezzlement",
    ],
)
def test_serious_harm_about_us_is_an_alarm(title):
    assert rate(title).severity >= Severity.HIGH


@pytest.mark.parametrize(
    "title",
    [
        "De Otter zwemt zaterdag in Meerwijk, iedereen is welkom",
        "Zwemclub De Otter viert jubileum met feestelijke open dag",
        "De Otter zoekt een enthousiaste penningmeester (vacature)",
        "De Otter stelt gedragscode tegen grensoverschrijdend gedrag vast",
        "De Otter hosts a swimming gala on Saturday",
    ],
)
def test_daily_news_needs_nobody(title):
    assert rate(title).severity <= Severity.MEDIUM


def test_our_own_site_never_alarms():
    title = "Penningmeester van De Otter verdacht van fraude"
    own = rate(title, url="https://www.deotter.example/nieuws/1", own_domains=("deotter.example",))
    assert own.severity is Severity.LOW
    assert "guard.own-site" in [reason.signal for reason in own.reasons]


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://deotter.example/", True),
        ("https://WWW.DeOtter.example./x", True),
        ("https://nieuws.deotter.example/x", True),
        ("https://nietdeotter.example/", False),
        ("https://evil.example/deotter.example", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_an_own_site_is_told_by_its_host(url, own):
    passage = Passage(title="x", url=url, own_domains=("", "www.deotter.example"))
    assert is_own_site(passage) is own


def test_each_reason_quotes_the_text_and_the_heaviest_comes_first():
    title, summary = "Fraude bij De Otter", "De penningmeester is opgestapt. Leden zijn woedend!"
    reasons = rate(title, summary).reasons
    assert reasons
    assert all(reason.quote in f"{title}\n{summary}" for reason in reasons)
    weights = [abs(reason.points) for reason in reasons]
    assert weights == sorted(weights, reverse=True)


def test_thanks_are_praise():
    assessment = rate(
        "Bedankt De Otter, wat een fijne club!", "Mijn dochter had een heerlijke les."
    )
    assert (assessment.severity, assessment.kind) == (Severity.LOW, Kind.PRAISE)


def test_a_question_is_a_question():
    assert rate("Weet iemand wanneer De Otter weer les geeft?").kind is Kind.QUESTION


@given(
    st.text(max_size=200),
    st.text(max_size=200),
    st.lists(st.text(max_size=20), max_size=3),
    st.sampled_from(["", "nl", "en", "fr", "nl-BE", "x" * 50]),
)
def test_no_text_whatever_breaks_it(title, summary, names, language):
    passage = Passage(title=title, summary=summary, names=tuple(names), language=language)
    assessment = assess(passage, lexicon.load())
    assert assessment == assess(passage, lexicon.load())
    assert all(reason.quote in f"{title}\n{summary}" for reason in assessment.reasons)


def test_the_weight_of_a_source_of_nothing_takes_its_points_away():
    passage = Passage(title="De Otter krijgt kritiek om chaos", names=CLUB)
    heavy = assess(passage, lexicon.load())
    light = assess(replace(passage, weight=0.0), lexicon.load())
    assert light.severity < heavy.severity
