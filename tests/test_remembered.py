"""What is made of words is remembered, but not of all words that may ever come."""

from webwatch.core import remembered as module
from webwatch.core.remembered import Remembered


def test_a_word_is_made_something_of_once():
    made = []
    remembered = Remembered(lambda word: made.append(word) or len(made))
    assert [remembered[word] for word in ("kas", "bad", "kas", "kas")] == [1, 2, 1, 1]


def test_what_is_remembered_has_a_limit(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 2)
    remembered = Remembered(str.upper)
    for word in ("een", "twee", "drie", "een"):
        assert remembered[word] == word.upper()
        assert len(remembered) <= 2


def test_a_long_word_is_made_anew_each_time():
    remembered = Remembered(len)
    assert remembered["x" * 5_000] == remembered["y" * 5_000] == 5_000
    assert not remembered
