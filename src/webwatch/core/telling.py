"""What does a mention tell, in a form that can be compared with another?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from webwatch.core.address import host_of
from webwatch.core.fingerprint import fingerprint, folded, key, row_keys
from webwatch.core.small_words import COUNTING, LABELS, NEGATING, SMALL
from webwatch.core.tracking import AGGREGATORS

if TYPE_CHECKING:
    from datetime import datetime

    from webwatch.core.model import Entry

_SHINGLE = 3
_SKETCH = 8
_BEGINNING = 30
_LONG_TEXT = 400
_WORD_PAIRS = 4
_PUBLISHER = re.compile(r"^(.{12,}?)\s*(?:\s[-–—|·»]\s|｜|_)\s*([^-–—|·｜]{2,60})$")
_NAME = re.compile(r"(?<=[\w,:;’'\")] )[A-ZÀ-ÖØ-Þ][\w'’-]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LABEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What of a mention is compared.

    Attributes:
        address: Its canonical URL; empty for none, or the front page of a site.
        host: Of its link; the publisher's name where an aggregator passes it on.
        at: When it was published, else first seen.
        title: The folded words of its title, without label and publisher, in order.
        body: The folded words of its summary, in order.
        counts: What counts or dates in the title: figures, number words, days, months.
        body_counts: The same of the summary.
        names: Folded words that begin with a capital inside the title.
        title_words: The words of the title that say something.
        body_words: The same of the summary.
        words: All of title and summary.
        negations: The words of the title that deny or repeat.
        shingles: Keys of each three words in a row of the summary.
    """

    address: str
    host: str
    at: datetime
    title: tuple[str, ...]
    body: tuple[str, ...]
    counts: frozenset[str]
    body_counts: frozenset[str]
    names: frozenset[str]
    title_words: frozenset[str]
    body_words: frozenset[str]
    words: frozenset[str]
    negations: frozenset[str]
    shingles: frozenset[int]


@lru_cache(maxsize=1_000)  # of a topic of the day, each new mention is compared with the others
def telling(entry: Entry, at: datetime) -> Telling:
    """Take from an entry what is compared.

    Args:
        entry: As last seen.
        at: When it was published, else first seen.
    """
    host = host_of(entry.url)
    title = bare_title(entry.title, entry.outlet, host)
    summary = _whole_words(entry.summary)
    body = tuple(folded(summary).split()[:_LONG_TEXT])
    words = tuple(folded(title).split())
    return Telling(
        address=fingerprint(entry).address,
        host=_squashed(entry.outlet) if entry.outlet and host in AGGREGATORS else host,
        at=at,
        title=words,
        body=body,
        counts=_counts(title),
        body_counts=_counts(summary),
        names=frozenset(word for name in _NAME.findall(title) for word in folded(name).split()),
        title_words=frozenset(_telling_words(words)),
        body_words=frozenset(_telling_words(body)),
        words=frozenset((*words, *body)),
        negations=NEGATING.intersection(words),
        shingles=frozenset(row_keys(body, _SHINGLE)),
    )


def _whole_words(summary: str) -> str:
    """Give a summary without the word at which it was cut off."""
    words = summary.rstrip()
    if not words.endswith(("…", "...")):
        return summary
    return words[: -len(words.split()[-1])].rstrip()


def bare_title(title: str, outlet: str, host: str) -> str:
    """Give a title without "Update:" in front and " - Publisher" behind.

    What stands behind a dash is only taken for the publisher if it looks like the outlet
    or the host: "Ajax - PSV" is whole.
    """
    found = _PUBLISHER.match(title)
    if found:
        said, known = _squashed(found[2]), {_squashed(outlet), _squashed(host)}
        labels = {_squashed(label) for label in host.split(".")[:-1] if len(label) >= _LABEL}
        if said and (said in known or said in labels or any(each in said for each in labels)):
            return bare_title(found[1], outlet, host)
    label, colon, rest = title.partition(":")
    if colon and rest.strip() and folded(label) in LABELS:
        return rest.strip()
    return title


def keys(told: Telling) -> tuple[int, ...]:
    """Give keys, of which two mentions that tell the same thing share at least one.

    They are made of the mention alone, so that it doesn't matter which came first: its
    title, pairs of its longest words (long words are rare), and a sketch of its text
    (the least of the shingles' keys, by which near copies agree).
    """
    found = {key("title", *told.title)}
    found |= _pairs("title", told.title_words)
    found |= _pairs("text", frozenset(_telling_words(told.body[:_BEGINNING])))
    found |= set(sorted(told.shingles)[:_SKETCH])
    found |= set(sorted(row_keys(told.body[:_BEGINNING], _SHINGLE))[:_SKETCH])
    return tuple(sorted(found - {0}))


def _pairs(of: str, words: frozenset[str]) -> set[int]:
    longest = sorted(words, key=lambda word: (-len(word), word))[:_WORD_PAIRS]
    return {
        key(of, *sorted((one, other)))
        for number, one in enumerate(longest)
        for other in longest[number + 1 :]
    }


def _telling_words(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if (len(word) > 2 or word.isdigit()) and word not in SMALL]  # noqa: PLR2004


def _counts(text: str) -> frozenset[str]:
    figures = {figure.replace(",", ".").strip(".") for figure in _NUMBER.findall(text)}
    words = {COUNTING[word] for word in folded(text).split() if word in COUNTING}
    return frozenset(figures | words)


def _squashed(text: str) -> str:
    return folded(text).replace(" ", "")
