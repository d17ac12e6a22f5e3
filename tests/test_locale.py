"""Does every sentence that a user may read have its Dutch, with the same places?"""

import ast
import re
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

import webwatch
from webwatch.core.reasons import SENTENCES
from webwatch.locale import LANGUAGES, chosen, translator
from webwatch.render.wording import KINDS, PLACES, SEVERITIES

ROOT = Path(webwatch.__file__).parent
CATALOGUE = ROOT / "locale" / "nl" / "LC_MESSAGES" / "webwatch.po"
PLACE = re.compile(r"%\((\w+)\)\w")
SENTENCE = re.compile(r"[A-Z%\"'][^\n]* [^\n]*[.?!:]")
SQL = re.compile(r"(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b")
SAYS = {"say", "tell", "gettext", "count", "ngettext"}
"""What is called with a sentence to be translated as its first argument."""

COUNTED = 3
"""``count`` is called with the singular, the plural and the number."""

NOT_FOR_USERS = {"help", "epilog"}
"""Typer shows these, in English: the commands and their options are English too."""


@pytest.fixture(scope="module")
def dutch():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def strings(node):
    """Every string constant that isn't a docstring, with the keyword that it is given for."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.JoinedStr):
            continue
        if isinstance(child, ast.keyword) and child.arg in NOT_FOR_USERS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value
        yield from strings(child)


def said(tree):
    """Every string that is given to something that translates it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in SAYS:
            if name == "count" and len(node.args) != COUNTED:
                continue  # the method of a string or a list
            for argument in node.args[: 2 if name in {"count", "ngettext"} else 1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def looks_like_one(text):
    return bool(PLACE.search(text) or (SENTENCE.fullmatch(text) and not SQL.match(text)))


def sentences():
    """What in the code looks like a sentence, or is given to something that translates it."""
    for path in sorted(ROOT.rglob("*.py")):
        if "demo" in path.relative_to(ROOT).parts:
            continue  # what the demonstration invents is no sentence of ours
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = {text for text in strings(tree) if looks_like_one(text)}
        for text in sorted(found | set(said(tree))):
            yield f"{path.relative_to(ROOT)}: {text}", text


def template_sentences():
    environment = Environment(autoescape=True)
    for path in sorted(ROOT.rglob("*.j2")):
        source = path.read_text(encoding="utf-8")
        for _, _, text in extract_from_ast(environment.parse(source), gettext_functions=("say",)):
            yield f"{path.name}: {text}", text


def msgids(catalogue):
    return {
        text
        for message in catalogue
        for text in ([message.id] if isinstance(message.id, str) else message.id)
    }


def test_every_sentence_of_the_code_and_the_templates_has_its_dutch(dutch):
    known = msgids(dutch)
    missing = [where for where, text in (*sentences(), *template_sentences()) if text not in known]
    assert missing == []


def test_the_search_for_sentences_finds_them():
    found = {text for _, text in (*sentences(), *template_sentences())}
    assert "%(host)s refused %(recipient)s: %(answer)s" in found
    assert "Also at:" in found
    assert "critical" not in found
    assert len(found) > 100


def test_every_word_for_a_severity_a_kind_a_section_and_a_signal_has_its_dutch(dutch):
    words = (*SEVERITIES.values(), *KINDS.values(), *PLACES.values(), *SENTENCES.values())
    assert set(words) - msgids(dutch) == set()


def test_every_signal_of_the_rating_has_its_words():
    with (ROOT / "lexicon" / "signals.toml").open("rb") as file:
        signals = set(tomllib.load(file)["signals"])
    assert signals - set(SENTENCES) == set()


def test_every_translation_has_the_places_of_its_sentence(dutch):
    for message in dutch:
        if not message.id:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        translated = [message.string] if isinstance(message.string, str) else message.string
        assert all(translated), f"{texts[0]} is not translated"
        places = {place for text in texts for place in PLACE.findall(text)}
        for text in translated:
            assert set(PLACE.findall(text)) <= places, text
            assert {place for place in PLACE.findall(texts[-1]) if place != "n"} <= set(
                PLACE.findall(translated[-1])
            ), text


def test_the_compiled_catalogue_is_that_of_the_po_file(dutch):
    compiled = BytesIO()
    write_mo(compiled, dutch)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), (
        "run: pybabel compile -D webwatch -d src/webwatch/locale"
    )


def test_dutch_is_spoken_and_english_is_as_written():
    assert translator("nl").gettext("critical") == "kritiek"
    assert translator("en").gettext("critical") == "critical"
    assert translator("fr").gettext("critical") == "critical"


@pytest.mark.parametrize(
    ("configured", "environ", "language"),
    [
        ("nl", {"LANG": "en_GB.UTF-8"}, "nl"),
        ("", {"LANG": "nl_NL.UTF-8"}, "nl"),
        ("", {"LANG": "nl_NL.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ("", {"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_BE.UTF-8", "LC_ALL": ""}, "nl"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {"LANG": "C"}, "en"),
        ("", {}, "en"),
    ],
)
def test_the_language_is_the_files_else_the_locales_else_english(configured, environ, language):
    assert chosen(configured, environ) == language
    assert language in LANGUAGES
