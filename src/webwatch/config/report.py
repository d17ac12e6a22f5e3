"""What was wrong, where, and what was perhaps meant?"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from webwatch.core.masking import mask
from webwatch.core.text import clean
from webwatch.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
# What Dutch and other habits write for the words of the keyword file.
_HABITS = {
    "naam": "name", "titel": "name", "zoekwoord": "keyword", "trefwoord": "keyword",
    "keywords": "keyword", "sources": "source", "channels": "channel", "bron": "source",
    "bronnen": "source", "soort": "kind", "type": "kind", "adres": "url", "address": "url",
    "feed": "url", "link": "url", "taal": "language", "lang": "language", "tijdzone": "timezone",
    "tz": "timezone", "woorden": "any", "words": "any", "terms": "any", "aan": "to",
    "recipients": "to", "recipient": "to", "van": "from", "sender": "from", "server": "host",
    "smtp": "host", "poort": "port", "encryption": "security", "username": "user",
    "gebruiker": "user", "exclude": "none", "not": "none", "gewicht": "weight",
    "severity": "min_severity", "nederlands": "nl", "dutch": "nl", "engels": "en",
    "english": "en", "ssl": "tls", "atom": "rss", "feeds": "rss", "mail": "email",
    "e-mail": "email", "smtps": "tls", "laag": "low", "midden": "medium", "hoog": "high",
    "kritiek": "critical", "nooit": "never", "klacht": "complaint", "vraag": "question",
    "nieuws": "news", "lof": "praise",
}  # fmt: skip


@dataclass(slots=True)
class Report:
    """All problems and warnings of one reading, in the order in which they were found."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def problem(self, place: str, sentence: str, **values: object) -> None:
        """Note what must be mended."""
        self.problems.append(_problem(place, sentence, values))

    def warn(self, place: str, sentence: str, **values: object) -> None:
        """Note what works, but may not do what was meant."""
        self.warnings.append(_problem(place, sentence, values))


def _problem(place: str, sentence: str, values: dict[str, object]) -> Problem:
    return Problem(place, sentence, tuple((name, str(value)) for name, value in values.items()))


def meant(written: str, known: Iterable[str]) -> str:
    """Give the known word that was most likely meant; empty if none is near."""
    folded = {word.casefold(): word for word in known}
    habit = _HABITS.get(written.casefold(), "")
    if habit in folded:
        return folded[habit]
    near = get_close_matches(written.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def shown(value: object) -> str:
    """Give a value of the file for a sentence: short, without secrets and control characters."""
    text = clean(mask(value if isinstance(value, str) else str(value)))
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def listed(words: Iterable[str]) -> str:
    """Give words for a sentence that says what there is."""
    return ", ".join(words)
