"""Where do the built-in words and weights come from?"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from webwatch.core.lexicon import GAP, Lexicon, Phrase, Signal, Vocabulary
from webwatch.core.model import Severity
from webwatch.core.weights import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("nl", "en")


@cache
def load() -> Lexicon:
    """Read the built-in words, signals and learned weights from the package; once."""
    packed = files(__package__).joinpath("weights.bin")
    return replace(words(), weights=unpack(packed.read_bytes()) if packed.is_file() else None)


def words() -> Lexicon:
    """Read the built-in words and signals alone: what weights are learned by."""
    table = _table("signals.toml")
    return Lexicon(
        vocabularies={name: vocabulary(_table(f"{name}.toml")) for name in _LANGUAGES},
        signals={name: _signal(name, settings) for name, settings in table["signals"].items()},
        places={name: tuple(parts) for name, parts in table["places"].items()},
    )


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _signal(name: str, settings: Mapping[str, Any]) -> Signal:
    return Signal(
        name,
        float(settings["points"]),
        Severity.parse(settings.get("floor", "low")),
        Severity.parse(settings.get("cap", "critical")),
    )


def vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of a table with the keys ``words``, ``roles`` and ``harmless``."""
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    open_phrases: list[Phrase] = []
    for signal, patterns in table["words"].items():
        for pattern in patterns:
            words = pattern.replace("-", " ").split()
            if len(words) > 1:
                phrase = Phrase(tuple(tuple(word.split("|")) for word in words), signal)
                _add_phrase(phrase, phrases, open_phrases)
            elif pattern[-1] == "*":
                _add(beginnings, pattern[:-1], signal)
            elif pattern[0] == "*":
                _add(endings, pattern[1:], signal)
            else:
                _add(whole, pattern, signal)
    return Vocabulary(
        whole=whole,
        beginnings=beginnings,
        endings=endings,
        harmless=tuple(table["harmless"]),
        phrases=phrases,
        open_phrases=tuple(open_phrases),
        roles={name: frozenset(words) for name, words in table["roles"].items()},
    )


def _add(words: dict[str, tuple[str, ...]], word: str, signal: str) -> None:
    if signal not in words.get(word, ()):
        words[word] = (*words.get(word, ()), signal)


def _add_phrase(
    phrase: Phrase, phrases: dict[str, tuple[Phrase, ...]], open_phrases: list[Phrase]
) -> None:
    """File a phrase under each way in which its first word may be written."""
    for first in phrase.parts[0]:
        if "*" in first and first != GAP:
            open_phrases.append(phrase)
        else:
            phrases[first] = (*phrases.get(first, ()), phrase)
