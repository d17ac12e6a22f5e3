"""Tests of core.match and core.folding: where does a term stand in a text?"""

import pytest

from webwatch.core.match import Matcher
from webwatch.core.model import Entry, Keyword


def found(term: str, *, case_sensitive: bool = False, **fields) -> list[tuple[str, str]]:
    keyword = Keyword(name="K", any=(term,), case_sensitive=case_sensitive)
    return [(m.field, m.quote) for m in Matcher([keyword]).match(Entry(**fields), "S")]


def quote(term: str, title: str, *, case_sensitive: bool = False) -> str | None:
    matches = found(term, case_sensitive=case_sensitive, title=title)
    return matches[0][1] if matches else None


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("ING", "Bank volgt klanten met tracking", None),
        ("Bol", "Het bolwerk viel", None),
        ("KPN", "KPN's netwerk ligt plat", "KPN"),
        ("KPN", "KPN’s netwerk ligt plat", "KPN"),
        ("Rabobank", "De Rabobank-topman vertrekt", "Rabobank"),
        ("KPN", "Waardeloos @KPN!", "KPN"),
        ("ING", "storing #ing", "ing"),
        ("KPN", "KPN™ stopt", "KPN"),
        ("KPN", "het _KPN_ van vroeger", "KPN"),
        ("topman", "De Rabobank-topman vertrekt", "topman"),
        ("Zwaluw2", "Zwaluw22", None),
        ("één", "Een van de velen", "Een"),
    ],
)
def test_a_word_is_found_whole_and_nowhere_inside_another(term, title, expected):
    assert quote(term, title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Turnvereniging De Zwaluw",
        "TURNVERENIGING\u00a0DE \n\t ZWALUW",
        "Turnvereniging-De-Zwaluw",
        "Turnvereniging – De Zwaluw",
        "Turnvereniging ‘De Zwaluw’",
        'Turnvereniging "De Zwaluw"',
        "turnvereniging_de_zwaluw",
        "Turn\u00advereniging De Zwa\u200bluw",
        "Turnvereniging\u2003De\u202fZwaluw",
        "Turnvereniging De Zwaluw-dag",
    ],
)
def test_a_phrase_is_found_across_white_space_hyphens_and_quote_marks(title):
    assert quote("Turnvereniging De Zwaluw", title) is not None


@pytest.mark.parametrize(
    "title",
    ["Turnvereniging. De Zwaluw", "Turnvereniging De, Zwaluw", "Turnvereniging (De) Zwaluw",
     "Turnvereniging De Nieuwe Zwaluw", "De Zwaluw Turnvereniging", "Turnvereniging DeZwaluw"],
)  # fmt: skip
def test_a_phrase_is_not_found_across_other_punctuation_or_words(title):
    assert quote("Turnvereniging De Zwaluw", title) is None


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("Citroën", "citroen", "citroen"),
        ("Citroen", "CITROËN C3", "CITROËN"),
        ("Citroën", "Citroe\u0308n C3", "Citroe\u0308n"),
        ("Café", "In cafe\u0301 De Zon", "cafe\u0301"),
        ("Café", "cafe\u0301", "cafe\u0301"),
        ("Istanbul", "İSTANBUL", "İSTANBUL"),
        ("Diyarbakır", "DIYARBAKIR", "DIYARBAKIR"),
        ("Straße", "STRASSE", "STRASSE"),
        ("Strasse", "Große Straße 4", "Straße"),
        ("Malmo", "In Malmø", "Malmø"),
        ("Zwaluw", "De Z\u200bwa\u00adluw\ufeff vliegt", "Z\u200bwa\u00adluw"),
        ("Ijsclub", "Ĳsclub Nova", "Ĳsclub"),
        ("Zwaluw", "𝗭𝘄𝗮𝗹𝘂𝘄 wint", "𝗭𝘄𝗮𝗹𝘂𝘄"),
        ("KPN", "ＫＰＮ", "ＫＰＮ"),
    ],
)
def test_case_and_diacritics_are_folded_and_the_quote_is_as_it_stands(term, title, expected):
    assert quote(term, title) == expected


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("ING", "ing in het Engels, maar ING ook", "ING"),
        ("ING", "alleen ing", None),
        ("De Zon", "de zon schijnt op De Zon", "De Zon"),
        ("Één", "Een", "Een"),
        ("Één", "een", None),
        ("Zwal*", "zwaluwen en Zwaluwen", "Zwaluwen"),
        ("Zwal*", "zwaluwen", None),
        ("ING", "tr\u00e9s ing of \u0130NG", "İNG"),
        ("#ING", "#ing #ING", "#ING"),
    ],
)
def test_case_counts_where_the_keyword_says_so_but_diacritics_do_not(term, title, expected):
    assert quote(term, title, case_sensitive=True) == expected


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("Zwaluw*", "Alle zwaluwen weg", "zwaluwen"),
        ("Zwaluw*", "De zwaluw", "zwaluw"),
        ("Zwaluw*", "De boerenzwaluw", None),
        ("De Zwaluw*", "de zwaluwnesten", "de zwaluwnesten"),
        ("De Zwaluw*", "een zwaluwnest", None),
        ("#zwaluw*", "feest #zwaluw_2026", "#zwaluw"),
    ],
)
def test_a_star_stands_for_the_rest_of_the_word(term, title, expected):
    assert quote(term, title) == expected


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("#dezwaluw", "Leve #DeZwaluw!", "#DeZwaluw"),
        ("#dezwaluw", "＃dezwaluw", "＃dezwaluw"),
        ("#dezwaluw", "dezwaluw", None),
        ("#dezwaluw", "# dezwaluw", None),
        ("#dezwaluw", "#dezwaluw_jeugd", None),
        ("#dezwaluw", "#dezwaluwen", None),
        ("#de_zwaluw", "#de_zwaluw", "#de_zwaluw"),
        ("#de_zwaluw", "#de-zwaluw", None),
        ("#dezwaluw", "#turnen#dezwaluw", "#dezwaluw"),
        ("@dezwaluw", "dank @dezwaluw.", "@dezwaluw"),
        ("@dezwaluw", "(@dezwaluw@mastodon.example)", "@dezwaluw"),
        ("@dezwaluw", "mail info@dezwaluw.example", None),
        ("@dezwaluw", "wij van dezwaluw", None),
    ],
)
def test_hashtags_and_handles_are_found_whole_and_with_their_sign(term, title, expected):
    assert quote(term, title) == expected


@pytest.mark.parametrize(
    ("term", "title", "expected"),
    [
        ("C++", "Leer C++ of C", "C++"),
        ("C++", "Leer C of c+", None),
        (".NET", "ASP.NET", ".NET"),
        (".NET", "net", None),
        ("a.c", "abc", None),
        ("a.c", "A.C. Milan", "A.C"),
        ("T.V. De Zwaluw", "Bij T.V. De Zwaluw", "T.V. De Zwaluw"),
        ("T.V. De Zwaluw", "Bij TV De Zwaluw", None),
        ("Jansen & Zn", "jansen&zn", "jansen&zn"),
        ("x OR y", "x of y", None),
        ("NEAR(a b)", "near(a b)", "near(a b)"),
        ("[ab]+", "ab", None),
        ("(ING)", "de bank (ING) zegt", "(ING)"),
        ('"De Zwaluw"', "bij de zwaluw", "de zwaluw"),
        ("'t Hoekje", "In ’t Hoekje", "t Hoekje"),
        ("O'Neill", "O’Neill", "O’Neill"),
        ("Zwa*luw", "Zwaarluw", None),
        ("50%", "50% korting", "50%"),
    ],
)
def test_signs_in_a_term_are_literal(term, title, expected):
    assert quote(term, title) == expected
