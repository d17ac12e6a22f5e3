import pytest

from webwatch.core.model import Entry, Keyword
from webwatch.core.near import Difference, NearFinder, NearMiss

CLUB = Keyword(name="any", any=("TV De Zwaluw", "Zwaluwloop"), none=("Zwaluwstraat",))


def near(keyword, title, source="De Krant", **more):
    return NearFinder(keyword).look(Entry(title=title, **more), source)


@pytest.mark.parametrize(
    ("title", "miss"),
    [
        ("TV De Zwaluw, Zwaluwstraat 1",
         NearMiss(Difference.EXCLUDED, "title", "Zwaluwstraat", wanted="Zwaluwstraat")),
        ("TVDeZwaluw wint",
         NearMiss(Difference.SPACING, "title", "TVDeZwaluw", "TV De Zwaluw")),
        ("T.V. De Zwaluw wint",
         NearMiss(Difference.SPACING, "title", "T.V. De Zwaluw", "TV De Zwaluw")),
        ("De zwaluw loop!", NearMiss(Difference.SPACING, "title", "zwaluw loop", "Zwaluwloop")),
        ("Kom naar TV De Zwalw!",
         NearMiss(Difference.LETTER, "title", "TV De Zwalw", "TV De Zwaluw", "zwaluw", "zwalw")),
        ("De Zwaluwloopdag is er weer",
         NearMiss(Difference.LETTER, "title", "Zwaluwloopdag", "Zwaluwloop", "zwaluwloop",
                  "zwaluwloopdag")),
        ("De Zwaluwlop is er weer",
         NearMiss(Difference.LETTER, "title", "Zwaluwlop", "Zwaluwloop", "zwaluwloop",
                  "zwaluwlop")),
        ("TV Zwaluw wint",
         NearMiss(Difference.LACKS, "title", "TV Zwaluw", "TV De Zwaluw", "de")),
        ("Turnen bij De Zwaluw",
         NearMiss(Difference.LACKS, "title", "De Zwaluw", "TV De Zwaluw", "tv")),
    ],
)  # fmt: skip
def test_what_nearly_fits_is_told_with_what_differs(title, miss):
    assert near(CLUB, title) == miss


@pytest.mark.parametrize(
    "title",
    ["TV De Zwaluw wint", "Het weer", "TV De Krant", "Zwaluwstraat afgesloten", "de tv", ""],
)
def test_what_is_found_or_is_about_something_else_is_no_near_miss(title):
    assert near(CLUB, title) is None


def test_another_word_is_a_near_miss_only_if_the_rest_says_something():
    keyword = Keyword(name="Koor", any=("Koor Oost",))
    assert near(keyword, "Koor West zingt") == NearMiss(
        Difference.WORD, "title", "Koor West", "Koor Oost", "oost", "west"
    )
    assert near(Keyword(name="x", any=("De Uil",)), "De krant") is None


def test_the_smallest_difference_is_told():
    assert near(CLUB, "Bij De Zwaluw is de Zwaluwlop").difference is Difference.LETTER


def test_a_word_that_must_be_there_too_is_named():
    keyword = Keyword(name="Hal", any=("turnhal",), all=("Meerwijk", "dak"))

    assert near(keyword, "Het dak van de turnhal lekt") == NearMiss(
        Difference.ABSENT, term="Meerwijk", wanted="Meerwijk"
    )
    assert near(keyword, "De turnhal is dicht") is None
    assert near(keyword, "Meerwijk: dak van turnhall lekt").wanted == "turnhal"
    assert near(keyword, "Dak van turnhall lekt") is None


def test_without_any_all_but_one_of_all_will_do():
    assert near(Keyword(name="Hal", all=("hal", "dak")), "Het dak lekt").wanted == "hal"
    assert near(Keyword(name="Hal", all=("Hallencomplex",)), "Halencomplex").there == "halencomplex"


def test_other_capitals_are_a_near_miss_where_they_matter():
    keyword = Keyword(name="Bond", any=("TBN",), case_sensitive=True)
    assert near(keyword, "De tbn vergadert") == NearMiss(Difference.CAPITALS, "title", "tbn")
    assert near(keyword, "De TBN vergadert") is None


def test_only_the_sources_of_the_keyword_count():
    keyword = Keyword(name="Koor", any=("Koor Oost",), sources=("De Krant",))
    assert near(keyword, "Koor West", "Elders") is None
    assert near(keyword, "Koor West") is not None


def test_the_summary_and_the_tags_count_and_the_address_does_not():
    assert near(CLUB, "x", summary="bij TV Zwaluw").field == "summary"
    assert near(CLUB, "x", tags=("zwaluwlop",)).field == "tags"
    assert near(CLUB, "x", url="https://krant.example/tv-zwaluw") is None


def test_what_must_not_occur_ends_it():
    assert near(CLUB, "TV Zwaluw, Zwaluwstraat") is None
    keyword = Keyword(name="Hal", any=("turnhal",), all=("Meerwijk",), none=("Hengelo",))
    assert near(keyword, "De turnhal van Hengelo") is None
    assert near(keyword, "Turnhal Meerwijk wint in Hengelo").difference is Difference.EXCLUDED


def test_a_term_without_a_word_is_nowhere():
    assert near(Keyword(name="x", any=("!!",)), "!!") is None
