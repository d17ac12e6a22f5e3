from dataclasses import replace

import pytest

from keeping import NOW, entry, named
from webwatch.core.model import Assessment, Kind, Mention, Severity
from webwatch.core.spread import complainers, story_severity
from webwatch.core.stories import WHY, Rule

TEXTS = (
    "Al drie weken wacht ik op antwoord van de ledenadministratie, en ik krijg niemand te pakken.",
    "Mijn dochter stond voor een dichte deur omdat niemand had gezegd dat de les niet doorging.",
    "Wie betaalt mij het lesgeld terug nu de zaal al twee maanden niet te gebruiken is voor ons?",
    "De kantine is smerig en de trainer schreeuwt tegen kinderen, dat kan echt niet langer zo.",
)


def mention(number, *, author=None, kind=Kind.COMPLAINT, severity=Severity.MEDIUM, **changes):
    made = entry(
        number,
        author=f"Lid {number}" if author is None else author,
        **{"summary": TEXTS[number - 1], "url": f"https://m{number}.example/x", **changes},
    )
    return Mention(
        id=number,
        entry=made,
        source="Forum",
        matches=named(made),
        assessment=Assessment(severity, kind),
        first_seen=NOW,
    )


def test_a_story_is_as_severe_as_its_worst_mention():
    told = [mention(1), mention(2, severity=Severity.HIGH, kind=Kind.NEWS)]
    assert story_severity(told) == (Severity.HIGH, ())


def test_three_people_with_a_complaint_of_their_own_make_it_worse():
    severity, (reason,) = story_severity([mention(1), mention(2), mention(3)])
    assert severity is Severity.HIGH
    assert (reason.signal, reason.quote) == ("spread.authors", "Lid 1, Lid 2, Lid 3")


@pytest.mark.parametrize(
    "told",
    [
        [mention(n, author="Jan Tol") for n in (1, 2, 3)],
        [mention(n, summary=TEXTS[0]) for n in (1, 2, 3)],
        [mention(n, summary=TEXTS[0] + " Meer" * n) for n in (1, 2, 3)],
        [mention(n, kind=Kind.NEWS) for n in (1, 2, 3)],
        [mention(n, author="", url="") for n in (1, 2, 3)],
        [mention(1), mention(2)],
    ],
    ids=["one author", "copied", "nearly copied", "news", "nobody knows who", "two"],
)
def test_what_is_no_pile_of_complaints_does_not_make_it_worse(told):
    assert story_severity(told) == (Severity.MEDIUM, ())


def test_posts_under_one_address_are_voices_of_their_own():
    thread = [mention(n, url="https://forum.example/draad/7") for n in (1, 2, 3)]
    assert story_severity(thread)[0] is Severity.HIGH


def test_without_authors_the_sites_are_counted():
    told = [mention(n, author="") for n in (1, 2, 3)]
    assert complainers(told) == ("m1.example", "m2.example", "m3.example")


def test_a_grade_and_a_critical_mention_stay_what_they_are():
    graded = [mention(1), mention(2), mention(3)]
    critical = [mention(n, severity=Severity.CRITICAL) for n in (1, 2, 3)]
    graded[0] = replace(graded[0], grade=Severity.LOW)
    assert story_severity(graded) == (Severity.LOW, ())
    assert story_severity(critical) == (Severity.CRITICAL, ())


def test_every_rule_of_stories_has_its_sentence():
    assert set(WHY) == set(Rule)
