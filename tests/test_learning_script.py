"""The script that learns the weights says what it lacks, and learns the same twice."""

import gzip
import hashlib
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from severe import passage
from webwatch import lexicon
from webwatch.core.model import Kind, Severity
from webwatch.core.severity import assess
from webwatch.core.weights import pack, unpack

SCRIPTS = Path(__file__).parents[1] / "scripts" / "severity"
CALM = ("zwemt zaterdag", "viert feest", "opent het bad", "wint de beker")
GRIM = ("verdacht van fraude", "verliest geld door diefstal", "voor de rechter", "in brand")


@pytest.fixture
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    yield tuple(importlib.import_module(name) for name in ("learn", "learning", "sets"))
    for name in ("judging", "learn", "learning", "sets", "templates"):
        sys.modules.pop(name, None)


def few(sets):
    """Invent some forty texts, of every kind."""
    kinds = list(Kind)
    for number in range(40):
        grim = number % 2
        text = (GRIM if grim else CALM)[number // 2 % 4]
        level = Severity(1 + number % 3) if grim else Severity.LOW
        title = f"De Otter {text} {number}"
        yield sets.Example("invented", "part A", passage(title), level, kinds[number % 4])


def test_it_says_which_sets_are_lacking_and_where_their_texts_are_from(scripts, tmp_path, capsys):
    learn, _, _ = scripts
    assert learn.main([str(tmp_path)]) == 2
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 7
    assert any("real-headlines-severity.dev.jsonl" in line and "@9c4c6120" in line for line in said)
    assert learn.main([]) == 2


def test_the_shipped_sets_are_read_and_come_in_another_form_too(scripts, tmp_path):
    _, _, sets = scripts
    found = sets.examples([tmp_path])
    judged = {example.part for example in found if not example.extra}
    assert judged == {"invented", "voices"}
    written = {"more invented", "more voices", "more headlines", "more pairs", "tweets"}
    assert {example.part for example in found} == judged | written
    extra = list(sets.other_forms(found))
    two_forms = {"invented", "more invented", "tweets"}
    assert len(extra) == sum(example.part in two_forms for example in found)
    assert all(example.extra and not example.passage.outlet for example in extra)


def test_our_labels_are_put_beside_the_news_that_they_are_of(scripts, tmp_path):
    _, _, sets = scripts
    url = "https://krant.example/otter"
    label = {
        "id": hashlib.sha256(url.encode()).hexdigest()[:12],
        "name": "De Otter",
        "severity": "high",
        "kind": "news",
    }
    entry = {"title": "Ruzie", "summary": "Bij De Otter", "url": url, "host": "krant.example"}
    with gzip.open(tmp_path / "entries-nl-2019-04-to-07.jsonl.gz", "wt") as stream:
        stream.write(json.dumps(entry) + "\n")
    (tmp_path / "news.labels.jsonl").write_text(json.dumps(label) + "\n")

    found = [each for each in sets.examples([tmp_path]) if each.part == "more news"]

    assert [(each.passage.title, each.passage.names, each.severity) for each in found] == [
        ("Ruzie", ("De Otter",), Severity.HIGH)
    ]
    assert found[0].extra
    assert found[0].passage.outlet == "krant.example"


def test_the_same_texts_give_the_same_table_byte_for_byte_and_it_works(scripts):
    _, learning, sets = scripts
    texts = list(few(sets))
    words = replace(lexicon.load(), weights=None)

    def learned():
        columns = learning.look([text.passage for text in texts], words)
        rows = learning.np.arange(len(texts))
        model = learning.learn(columns, texts, rows, learning.shares_of(texts))
        told = learning.totals(columns, model, rows)
        return pack(learning.packable(columns, model, (0.0, 0.0, 0.0), {"a": "b"})), told

    (first, told), (second, _) = learned(), learned()

    assert first == second
    fresh = replace(words, weights=unpack(first))
    levels = [assess(text.passage, fresh).severity for text in texts]
    assert all((level > 0) == (row[0] > 0) for level, row in zip(levels, told, strict=True))
    right = [(level > 0) == (text.severity > 0) for level, text in zip(levels, texts, strict=True)]
    assert sum(right) == len(texts)
