"""Tests of core.terms: which terms can't work, and when does a keyword find something else?"""

import pytest

from webwatch.core.model import Keyword
from webwatch.core.terms import is_short, keyword_fingerprint, term_problem


@pytest.mark.parametrize(
    ("term", "part"),
    [
        ("", "empty"),
        (" \u200b ", "empty"),
        ("*", "lone *"),
        ("* *", "lone *"),
        ("?!", "letter or a digit"),
        ("#", "letter or a digit"),
        ("-Zwaluwstraat", "hyphen"),
        ("*zwaluw", "directly behind"),
        ("Zwa*luw", "directly behind"),
        ("Zwaluw *", "directly behind"),
        ("Zwaluw**", "directly behind"),
        ("De* Zwaluw", "directly behind"),
        ("K", "one letter"),
        ("K*", "one letter"),
        ("#K", "one letter"),
    ],
)
def test_a_term_that_cannot_work_is_named_with_a_remedy(term, part):
    assert part in term_problem(term)


@pytest.mark.parametrize(
    "term", ["De Zwaluw", "Zwaluw*", "#dezwaluw", "@zw", "C++", "KP", "T.V. De Zwaluw", "7-7", "ß"]
)
def test_a_term_that_works_has_no_problem(term):
    assert term_problem(term) is None


def test_a_short_term_is_one_of_under_four_letters_without_a_sign():
    assert is_short("KPN")
    assert is_short("A.B.")
    assert not is_short("KPNN")
    assert not is_short("#ING")
    assert is_short("De Z")
    assert not is_short("??")


BASE = Keyword(name="K", any=("De Zwaluw", "TV*"), all=("turnen",), none=("straat",))


@pytest.mark.parametrize(
    "same",
    [
        Keyword(
            name="Other", any=BASE.any, all=BASE.all, none=BASE.none, own_domains=("x.example",)
        ),
        Keyword(name="K", any=("TV*", "De Zwaluw", "TV*"), all=BASE.all, none=BASE.none),
        Keyword(name="K", any=("de  ZWÁLUW", "tv*"), all=("Turnen",), none=BASE.none),
    ],
)
def test_the_fingerprint_stays_when_the_same_is_found(same):
    assert keyword_fingerprint(same) == keyword_fingerprint(BASE)


def test_the_fingerprint_changes_with_all_that_changes_what_is_found():
    variants = [
        BASE,
        Keyword(name="K", any=("De Zwaluw", "TV"), all=BASE.all, none=BASE.none),
        Keyword(name="K", any=("De.Zwaluw", "TV*"), all=BASE.all, none=BASE.none),
        Keyword(name="K", any=("#De Zwaluw", "TV*"), all=BASE.all, none=BASE.none),
        Keyword(name="K", any=("De Zwaluw!", "TV*"), all=BASE.all, none=BASE.none),
        Keyword(name="K", any=BASE.any, all=(), none=BASE.none),
        Keyword(name="K", any=BASE.any, all=BASE.all, none=()),
        Keyword(name="K", any=BASE.any, all=BASE.none, none=BASE.all),
        Keyword(name="K", any=BASE.any, all=BASE.all, none=BASE.none, case_sensitive=True),
        Keyword(name="K", any=BASE.any, all=BASE.all, none=BASE.none, sources=("NOS",)),
        Keyword(name="K", any=BASE.any, all=(*BASE.all, "!!"), none=BASE.none),
    ]
    assert len({keyword_fingerprint(keyword) for keyword in variants}) == len(variants)
