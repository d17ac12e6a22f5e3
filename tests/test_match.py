"""Tests of core.match, core.terms, core.fields and core.folding."""

import re
import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webwatch.core.folding import fold, origins
from webwatch.core.match import Matcher, keyword_fingerprint, term_problem
from webwatch.core.model import Entry, Keyword, Match
from webwatch.core.terms import is_short


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


def test_the_first_field_that_has_it_is_told_in_order_of_title_summary_tags_and_address():
    url = "https://x.example/zwaluw"
    assert found("Zwaluw", title="zwaluw", summary="Zwaluw") == [("title", "zwaluw")]
    assert found("Zwaluw", summary="een Zwaluw", tags=("zwaluw",)) == [("summary", "Zwaluw")]
    assert found("Zwaluw", tags=("sport", "zwaluw"), url=url) == [("tags", "zwaluw")]
    assert found("Zwaluw", url=url) == [("url", "zwaluw")]


@pytest.mark.parametrize(
    ("term", "tag", "expected"),
    [
        ("#dezwaluw", "DeZwaluw", [("tags", "DeZwaluw")]),
        ("#dezwaluw", "#dezwaluw", [("tags", "#dezwaluw")]),
        ("#zwaluw", "de zwaluw", []),
        ("#zwaluw", "zwaluw nieuws", []),
        ("@dezwaluw", "dezwaluw", []),
        ("De Zwaluw", "nieuws van De Zwaluw", [("tags", "De Zwaluw")]),
    ],
)
def test_a_hashtag_is_also_a_whole_tag_of_the_entry(term, tag, expected):
    assert found(term, tags=(tag,)) == expected


def test_a_phrase_does_not_run_from_one_tag_or_field_into_the_next():
    assert found("De Zwaluw", title="de", summary="zwaluw", tags=("de", "zwaluw")) == []


@pytest.mark.parametrize(
    ("term", "author", "expected"),
    [
        ("@dezwaluw", "dezwaluw", [("author", "dezwaluw")]),
        ("@dezwaluw", "Piet (@dezwaluw)", [("author", "@dezwaluw")]),
        ("@dezwaluw", "dezwaluw fans", []),
        ("De Zwaluw", "Redactie De Zwaluw", []),
        ("#dezwaluw", "#dezwaluw", []),
    ],
)
def test_an_author_is_found_by_a_handle_only(term, author, expected):
    assert found(term, author=author) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/nieuws/tv-de-zwaluw-wint", "tv-de-zwaluw"),
        ("https://x.example/TV_De_Zwaluw.html", "TV_De_Zwaluw"),
        ("https://x.example/?q=tv+de+zwaluw&p=1", "tv+de+zwaluw"),
        ("https://x.example/?tv=de&zwaluw", "tv=de&zwaluw"),
        ("HTTPS://x.example?tv.de.zwaluw", "tv.de.zwaluw"),
        ("https://x.example/TV%20De%20Zwaluw", "TV%20De%20Zwaluw"),
        ("https://x.example/a%ff/tv%2fd%c3%a9%2Fzwaluw%2F", "tv%2fd%c3%a9%2Fzwaluw"),
        ("https://tv-de-zwaluw.example/nieuws", None),
        ("https://tv.de.zwaluw/", None),
        ("https://x.example/nieuws#tv-de-zwaluw", None),
        ("https://x.example/tvdezwaluw", None),
        ("geen adres", None),
    ],
)
def test_an_address_is_found_by_its_path_and_query_but_not_by_its_host(url, expected):
    assert found("TV De Zwaluw", url=url) == ([("url", expected)] if expected else [])


def test_all_wants_every_term_anywhere_in_the_entry():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), all=("Utrecht", "turn*"))])
    entry = Entry(title="Zwaluw wint", summary="in Utrecht", tags=("turnen",))
    expected = [("title", "Zwaluw"), ("summary", "Utrecht"), ("tags", "turnen")]
    assert [(m.field, m.quote) for m in matcher.match(entry, "")] == expected
    assert matcher.match(Entry(title="Zwaluw wint", summary="in Utrecht"), "") == ()
    assert matcher.match(Entry(title="Utrecht turnt"), "") == ()


def test_without_any_all_is_enough():
    matcher = Matcher([Keyword(name="K", all=("Zwaluw", "Utrecht"))])
    assert len(matcher.match(Entry(title="Zwaluw in Utrecht"), "")) == 2
    assert matcher.match(Entry(title="Zwaluw in Ede"), "") == ()


def test_none_vetoes_wherever_it_stands():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), none=("Zwaluwstraat", "@zwaluw"))])
    assert matcher.match(Entry(title="Zwaluw"), "") != ()
    assert matcher.match(Entry(title="Zwaluw", summary="bij de zwaluwstraat"), "") == ()
    assert matcher.match(Entry(title="Zwaluw", url="https://x.example/zwaluwstraat"), "") == ()
    assert matcher.match(Entry(title="Zwaluw", author="zwaluw"), "") == ()


def test_a_keyword_with_sources_finds_nothing_elsewhere():
    matcher = Matcher([Keyword(name="K", any=("Zwaluw",), sources=("NOS",))])
    assert matcher.match(Entry(title="Zwaluw"), "NOS") == (Match("K", "title", "Zwaluw"),)
    assert matcher.match(Entry(title="Zwaluw"), "RTL") == ()


def test_several_keywords_come_in_their_own_order_and_may_share_a_term():
    keywords = [Keyword(name="B", any=("zwaluw",)), Keyword(name="A", any=("Zwaluw", "de zwaluw"))]
    expected = (
        Match("B", "title", "zwaluw"),
        Match("A", "title", "zwaluw"),
        Match("A", "title", "De zwaluw"),
    )
    assert Matcher(keywords).match(Entry(title="De zwaluw"), "") == expected


def test_a_term_without_words_is_found_nowhere():
    assert Matcher([Keyword(name="K", any=("!!",))]).match(Entry(title="!!"), "") == ()
    assert Matcher([Keyword(name="K", all=("a", "!!"))]).match(Entry(title="a !!"), "") == ()
    assert Matcher([Keyword(name="K")]).match(Entry(title="a"), "") == ()


WORDS = st.sampled_from(
    ["de", "De", "zwaluw", "Zwáluw", "zwa\u00adluw", "ing", "tracking", "b", "ß"]
)
GLUE = st.sampled_from(
    [" ", "-", "\u00a0", "\n", "'", ". ", "_", " #", " @", "@", "", "+", "\u200b"]
)
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=8).map(lambda p: "".join(chain(*p)))
TERMS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def slowly_folded(text: str) -> str:
    text = text.casefold().replace("\u00ad", "").replace("\u200b", "")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slowly_found(term: str, text: str) -> bool:
    words = r"[\s\-'_]+".join(map(re.escape, slowly_folded(term).split()))
    return bool(re.search(rf"(?<![^\W_]){words}(?![^\W_])", slowly_folded(text)))


@given(TERMS, TEXTS)
def test_phrases_are_found_as_a_slow_obvious_search_finds_them(term, text):
    assert (quote(term, text) is not None) == slowly_found(term, text)


@given(st.lists(TERMS, max_size=3), st.lists(TERMS, max_size=2), st.lists(TERMS, max_size=2), TEXTS)
def test_any_all_and_none_mean_what_they_say(any_, all_, none, text):
    keyword = Keyword(name="K", any=tuple(any_), all=tuple(all_), none=tuple(none))
    hits = {term: slowly_found(term, text) for term in (*any_, *all_, *none)}
    expected = (
        bool(any_ or all_)
        and (not any_ or any(hits[t] for t in any_))
        and all(hits[t] for t in all_)
        and not any(hits[t] for t in none)
    )
    assert bool(Matcher([keyword]).match(Entry(summary=text), "")) == expected


@given(TERMS, st.text(max_size=30), TEXTS, st.booleans())
def test_a_quote_is_a_piece_of_the_entry_that_folds_to_the_term(term, noise, text, case_sensitive):
    text = f"{noise} {text} {noise}"
    found_quote = quote(term, text, case_sensitive=case_sensitive)
    if found_quote is not None:
        assert found_quote in text
        assert re.split(r"[ \-'_]+", fold(found_quote)) == fold(term).split()


@given(st.text(max_size=40))
def test_folding_is_settled_after_one_time_and_knows_where_all_came_from(text):
    assert fold(fold(text)) == fold(text)
    assert len(origins(text)) == len(fold(text))


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_and_no_term_stops_the_matcher(text, term):
    entry = Entry(title=text, author=text, tags=(text,), url=f"https://x.example/{text}%{term}")
    keyword = Keyword(name="K", any=(term, f"#{term}", f"@{term}", f"{term}*"), case_sensitive=True)
    for match in Matcher([keyword]).match(entry, ""):
        assert match.quote in (entry.url if match.field == "url" else text)


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


def test_no_more_terms_are_looked_at_with_a_thousand_keywords_than_with_ten():
    entry = Entry(
        title="Het bestuur van turnvereniging Club7 zoekt trainers", summary="woord " * 50
    )
    counts = []
    for size in (10, 1000):
        names = [f"Club{number}" for number in range(size)]
        matcher = Matcher([Keyword(name=n, any=(f"Turnvereniging {n}", f"{n}*")) for n in names])
        words = fold(entry.title).split()
        counts.append(sum(1 for i in range(len(words)) for _ in matcher._root.terms_at(words, i)))
        assert [m.keyword for m in matcher.match(entry, "")] == ["Club7", "Club7"]
    assert counts == [2, 2]
