import pytest

from webwatch import lexicon
from webwatch.core.judge import Judge, Verdict, names_of
from webwatch.core.model import Entry, Keyword, Severity

ZWALUW = Keyword(
    name="De Zwaluw", any=("TV De Zwaluw", "#dezwaluw"), none=("Zwaluwstraat",),
    own_domains=("dezwaluw.example",),
)  # fmt: skip
WIEK = Keyword(name="Hal De Wiek", any=("Hal De Wiek",), sources=("De Krant",))
ALARM = Entry(
    title="Ouders doen aangifte van misbruik tegen trainer van TV De Zwaluw",
    summary="De politie onderzoekt misbruik bij TV De Zwaluw.",
    url="https://krant.example/1",
)


@pytest.fixture(scope="module")
def judge():
    return Judge([ZWALUW, WIEK], lexicon.load)


@pytest.mark.parametrize("title", ["Het weer", "TV De Zwaluw aan de Zwaluwstraat", ""])
def test_what_names_nobody_is_no_mention(judge, title):
    assert judge.judge(Entry(title=title), "De Krant") == Verdict(matches=(), assessment=None)


def test_what_names_us_is_matched_and_rated(judge):
    verdict = judge.judge(ALARM, "De Krant")

    assert {match.keyword for match in verdict.matches} == {"De Zwaluw"}
    assert verdict.assessment.severity is Severity.CRITICAL
    assert verdict.assessment.reasons


def test_one_entry_may_name_two_keywords(judge):
    verdict = judge.judge(Entry(title="TV De Zwaluw in Hal De Wiek"), "De Krant")
    assert [match.keyword for match in verdict.matches] == ["De Zwaluw", "Hal De Wiek"]


def test_a_keyword_may_want_only_some_sources(judge):
    entry = Entry(title="Dak van Hal De Wiek lekt")
    assert judge.judge(entry, "De Krant").matches
    assert judge.judge(entry, "Blad") == Verdict()


def test_our_own_site_is_never_an_alarm(judge):
    own = Entry(title=ALARM.title, summary=ALARM.summary, url="https://www.dezwaluw.example/1")
    assert judge.judge(own, "De Krant").assessment.severity < Severity.HIGH


def test_the_same_words_weigh_more_in_a_source_that_counts_for_more(judge):
    complaint = Entry(title="Ouders boos op bestuur van TV De Zwaluw: geen antwoord op klachten")
    light, heavy = (judge.judge(complaint, "De Krant", weight).assessment for weight in (0, 1e9))
    assert light.severity < heavy.severity


def test_an_organisation_is_called_by_its_name_and_terms_each_once_without_signs():
    keyword = Keyword(
        name="De Zwaluw", any=("#zwaluw", "@zwaluw", "De Zwaluw", "Zwaluw*"), all=("turnen",)
    )
    assert names_of(keyword) == ("De Zwaluw", "zwaluw", "Zwaluw", "turnen")
