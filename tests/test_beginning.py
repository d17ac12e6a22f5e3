import pytest

from webwatch.core.beginning import Answers, Doubt, Doubtful, Labels, Remedy, beginning
from webwatch.core.match import Matcher
from webwatch.core.model import Entry
from webwatch.core.namesakes import is_common, other_meanings

SWALLOW = Answers(
    name="De Zwaluw",
    terms=("Turnvereniging De Zwaluw", "TDZ"),
    place="Meerwijk",
    people=("Jan Jansen",),
    events=("Zwaluwloop",),
    none=("De Zwaluw Hengelo",),
    site="dezwaluw.example",
)


def found(answers, title):
    matcher = Matcher(beginning(answers).keywords)
    return bool(matcher.match(Entry(title=title), "De Krant"))


def test_what_is_special_stands_alone_and_the_rest_gets_company():
    keywords = beginning(SWALLOW).keywords

    assert [(each.name, each.any, each.all, each.case_sensitive) for each in keywords] == [
        ("De Zwaluw", ("Turnvereniging De Zwaluw", "#dezwaluw", "dezwaluw.example"), (), False),
        ("De Zwaluw (Meerwijk)", ("De Zwaluw", "TDZ"), ("Meerwijk",), False),
        ("De Zwaluw (with capitals)", ("De Zwaluw",), (), True),
        ("De Zwaluw: events", ("Zwaluwloop",), (), False),
        ("De Zwaluw: people", ("Jan Jansen",), ("Meerwijk",), False),
    ]
    assert all(each.own_domains == ("dezwaluw.example",) for each in keywords)
    assert all(each.none[0] == "De Zwaluw Hengelo" for each in keywords)


@pytest.mark.parametrize(
    ("title", "about_us"),
    [
        ("turnvereniging de zwaluw zoekt leiding", True),
        ("De hal van De Zwaluw lekt", True),
        ("de hal van de zwaluw in meerwijk lekt", True),
        ("De zwaluw is terug uit Afrika", False),
        ("Vogels in Meerwijk: de zwaluw is terug", False),
        ("TDZ is een ziekte", False),
        ("TDZ Meerwijk wint", True),
        ("Kom kijken #dezwaluw", True),
        ("Zie www.dezwaluw.example voor de tijden", True),
        ("Jan Jansen scoort in Hengelo", False),
        ("Jan Jansen over de subsidie van Meerwijk", True),
        ("Wie wint de Zwaluwloop?", True),
        ("Turnvereniging De Zwaluw Hengelo wint", False),
    ],
)
def test_the_association_is_found_and_its_namesakes_are_not(title, about_us):
    assert found(SWALLOW, title) is about_us


def test_each_doubt_is_told_with_what_is_done_about_it():
    assert beginning(SWALLOW).doubts == (
        Doubtful("De Zwaluw", Doubt.COMMON, Remedy.EITHER),
        Doubtful("TDZ", Doubt.SHORT, Remedy.PLACE),
        Doubtful("Jan Jansen", Doubt.PERSON, Remedy.PLACE),
    )


def test_without_a_place_an_abbreviation_needs_its_capitals():
    made = beginning(Answers(name="TBN", terms=("Turnbond Nederland", "bn")))

    assert [(each.name, each.any, each.case_sensitive) for each in made.keywords] == [
        ("TBN", ("Turnbond Nederland", "bn"), False),
        ("TBN (with capitals)", ("TBN",), True),
    ]
    assert [(each.term, each.remedy) for each in made.doubts] == [
        ("TBN", Remedy.CAPITALS), ("bn", Remedy.NOTHING)
    ]  # fmt: skip


def test_a_name_with_nothing_special_is_the_first_keyword_all_the_same():
    with_place = beginning(Answers(name="Excelsior", place="Oost"))
    without = beginning(Answers(name="Excelsior"))

    assert [(each.name, each.any, each.all) for each in with_place.keywords] == [
        ("Excelsior", ("Excelsior",), ("Oost",))
    ]
    assert [(each.name, each.all) for each in without.keywords] == [("Excelsior", ())]
    assert without.doubts == (Doubtful("Excelsior", Doubt.COMMON, Remedy.NOTHING),)


def test_a_name_that_nothing_else_has_needs_no_care():
    made = beginning(Answers(name="Hockeyclub Meerwijk"))
    assert [(each.name, each.any) for each in made.keywords] == [
        ("Hockeyclub Meerwijk", ("Hockeyclub Meerwijk", "#hockeyclubmeerwijk"))
    ]
    assert made.doubts == ()


def test_a_site_as_short_as_an_abbreviation_is_no_term():
    (keyword,) = beginning(Answers(name="Koor Oost", site="ko.nl")).keywords
    assert "ko.nl" not in keyword.any
    assert keyword.own_domains == ("ko.nl",)


def test_the_same_term_in_another_spelling_is_one():
    (keyword,) = beginning(Answers(name="Koor Oost", terms=("koor oost", "KOOR-Oost"))).keywords
    assert keyword.any == ("Koor Oost", "KOOR-Oost", "#kooroost")


def test_what_can_not_be_looked_for_is_left_for_the_keyword_file_to_refuse():
    (keyword,) = beginning(Answers(name="Koor Oost", terms=("*", ""))).keywords
    assert {"*", ""} < set(keyword.any)


def test_the_names_are_in_the_user_s_language_and_never_too_long():
    made = beginning(
        Answers(name="De Zwaluw" * 20, events=("Lente",), people=("Jan",)),
        Labels(events="activiteiten", people="mensen", capitals="met hoofdletters"),
    )
    assert all(len(keyword.name) <= 100 for keyword in made.keywords)
    named = beginning(Answers(name="Koor", events=("Lentezang",)), Labels(events="activiteiten"))
    assert named.keywords[-1].name == "Koor: activiteiten"


@pytest.mark.parametrize(
    ("term", "common"),
    [
        ("De Zwaluw", True), ("ZWALUW", True), ("Excelsior", True), ("Voor het", True),
        ("De Hoop", True), ("#zwaluw", False), ("@zwaluw", False), ("TV De Zwaluw", False),
        ("Meerwijk", False), ("Rood-Wit", False),
    ],
)  # fmt: skip
def test_an_ordinary_word_is_known_as_one(term, common):
    assert is_common(term) is common


def test_what_the_ordinary_word_stands_among_is_known():
    assert "vogels" in other_meanings("De Zwaluw")
    assert other_meanings("De Hoop") == ()
