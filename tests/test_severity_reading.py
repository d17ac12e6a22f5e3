"""A text becomes words with their sentences, clauses and our name."""

from dataclasses import replace

import pytest

from webwatch.core.model import Passage
from webwatch.core.reading import NAME, name_words, read


def words(title, names=(), summary=""):
    return [word for word in read(Passage(title=title, summary=summary, names=names)).words if word]


def test_numbers_old_years_links_and_abbreviations_have_one_spelling():
    text = "In 1931 en 2024 kostte het 1.250,50 bij het OM, zie https://x.example/a?b"
    assert words(text) == ["in", "1900", "en", "0", "kostte", "het", "0", "bij", "het", "OM",
                           "zie", "url"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KPN's storing", ("KPN",)),
        ("Kpn’s storing", ("KPN",)),
        ("#deotter storing", ("#DeOtter",)),
        ("V&D storing", ("V&D",)),
        ("v&d'ers storing", ("V&D",)),
        ("Zwemclub De Otter storing", ("De Otter", "Zwemclub De Otter")),
    ],
)
def test_a_name_is_one_mark_however_it_is_written(text, names):
    assert words(text, names) == [NAME, "storing"]


def test_a_name_in_another_word_or_cut_off_at_the_end_is_no_name():
    assert NAME not in words("Bolwerk in het bos, de", ("Bol", "de Otter"))


def test_a_longer_word_of_a_name_stands_for_it_where_no_full_name_does():
    assert words("Brand bij Dulvert in de stal", ("Hondenvereniging Dulvert",))[2] == NAME
    assert NAME not in words("een dulvert in de stal", ("Hondenvereniging Dulvert",))


def test_sentences_and_clauses_are_counted_through_title_and_summary():
    title, summary = "Ruzie: bestuur weg; club blij", "Echt waar? Ja, heus."
    found = read(Passage(title=title, summary=summary, names=("club",)))
    assert found.sentences == [0, 0, 0, 1, 1, 2, 2, 3, 3]
    assert len(set(found.clauses)) == 6
    assert found.colon == {0}
    assert found.named == {1}
    assert found.text[found.title_end :].startswith("\n")


def test_without_a_name_every_sentence_may_be_about_us():
    assert read(Passage(title="Een. Twee. Drie.")).named == {0, 1, 2}
    assert read(Passage(title="Een. Twee.", names=("Otter",))).named == set()


def test_a_text_without_end_is_read_to_a_limit():
    found = read(Passage(title="woord " * 100_000, summary="meer"))
    assert len(found.words) == 667


def test_the_words_of_a_name_are_those_of_a_text():
    assert name_words("Stichting 't Rif: Oost") == ("stichting", "t", "rif", "oost")
    assert name_words("!!!") == ()


def test_a_quote_is_verbatim():
    found = read(Passage(title="De  “Otter”, is\tBOOS"))
    assert found.quote(1, 3) == "Otter”, is\tBOOS"
    assert replace(Passage(title="x"), title="y").title == "y"
