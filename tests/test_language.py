"""Dutch and English are told apart by their function words."""

import pytest

from webwatch.core.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "De kas is leeg en het bestuur weet van niets",
        "Ouders boos op zwemclub na ongeluk",
        "Kan iemand mij vertellen hoe laat de training begint?",
        "Bestuurscrisis bij harmonie",
    ],
)
def test_dutch_is_told_by_its_words_or_its_spelling(text):
    assert language_of(text) == "nl"


@pytest.mark.parametrize(
    "text",
    [
        "The treasurer has resigned and nobody knows where the money is",
        "Does anyone know when the pool opens?",
        "Paid them twice, still waiting for a refund. Don’t join!",
        "Swimming coach suspended",
    ],
)
def test_english_is_told_by_its_words_or_its_spelling(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "2026", "KNVB", "!!! ... ???", "日本語のニュース"])
def test_no_words_of_either_is_no_language(text):
    assert language_of(text) == ""


def test_only_the_beginning_of_a_long_text_is_looked_at():
    assert language_of("de het een van " * 60 + "the and with from " * 5_000) == "nl"
