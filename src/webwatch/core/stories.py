"""Which mentions tell the same thing?

A wrong join hides a mention, a missed one only tells a thing twice: every rule asks for
more than it would need. A rule looks at two mentions alone and gives the same both ways
round; a story is all that hangs together by them. So it doesn't matter what came first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.likeness import likeness
from webwatch.core.small_words import NEGATING
from webwatch.core.telling import Telling, keys, telling

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = [
    "WHY",
    "WINDOW",
    "Rule",
    "Telling",
    "Verdict",
    "compare",
    "keys",
    "telling",
    "word_for_word",
]

WINDOW = timedelta(hours=72)
"""Mentions further apart tell different things, unless they stand at one address."""

_TELLING_WORDS = 3
_ALIKE_WORD = 85.0
_NEARLY_SAME_TITLE = 0.9
_ALIKE_TITLES = 0.8
_CLOSE_TITLES = 0.7
_AKIN_TITLES = 0.6
_BODY_WORDS = 12
_TELLING_BODY = 10
_COPIED = 0.5
_WHOLLY_COPIED = 0.8
_REWRITTEN = 0.4
_AKIN = 0.25
_NOTHING_COMMON = 0.12


class Rule(StrEnum):
    """Why two mentions tell the same thing, or what keeps them apart."""

    ADDRESS = "address"
    TITLE = "title"
    NEAR_TITLE = "near-title"
    COPIED = "copied"
    REWRITTEN = "rewritten"
    TOO_FAR_APART = "too-far-apart"
    SAME_HOST = "same-host"
    COUNTS = "counts"
    NEGATION = "negation"
    NAMES = "names"
    DIFFERENT = "different"


_JOINS = frozenset((Rule.ADDRESS, Rule.TITLE, Rule.NEAR_TITLE, Rule.COPIED, Rule.REWRITTEN))


WHY = {
    Rule.ADDRESS: "They stand at the same address.",
    Rule.TITLE: "They have the same title, within three days.",
    Rule.NEAR_TITLE: "Their titles say nearly the same, within three days.",
    Rule.COPIED: "Large parts of their texts are the same, word for word.",
    Rule.REWRITTEN: "Titles and texts say the same in other words.",
    Rule.TOO_FAR_APART: "There are more than three days between them.",
    Rule.SAME_HOST: "One site has both, under two titles and two addresses.",
    Rule.COUNTS: "They name other numbers, days or parts.",
    Rule.NEGATION: "One denies, or repeats, what the other says.",
    Rule.NAMES: "They name other people or places.",
    Rule.DIFFERENT: "Too little of what they say is the same.",
}
"""Each rule as a sentence for a reader: English, and a gettext msgid."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two mentions tell the same thing, and why.

    Attributes:
        rule: The rule that joins them or keeps them apart.
        titles: How much the titles have in common, 0 to 1.
        bodies: How much of the shorter text is in the longer word for word, 0 to 1.
    """

    rule: Rule
    titles: float = 0.0
    bodies: float = 0.0

    @property
    def same(self) -> bool:
        """Whether they are one story."""
        return self.rule in _JOINS


def compare(one: Telling, other: Telling) -> Verdict:
    """Tell whether two mentions tell the same thing; the same both ways round."""
    if one.address and one.address == other.address:
        return Verdict(Rule.ADDRESS, 1.0, 1.0)
    titles = _titles_alike(one, other)
    copied = word_for_word(one, other)
    return Verdict(_rule(one, other, titles, copied), titles, copied)


def word_for_word(one: Telling, other: Telling) -> float:
    """Give how much of the shorter text is in the longer word for word, 0 to 1."""
    return _share(one.shingles, other.shingles)


def _rule(one: Telling, other: Telling, titles: float, copied: float) -> Rule:  # noqa: PLR0911 - one sieve after the other
    if abs(one.at - other.at) > WINDOW:
        return Rule.TOO_FAR_APART
    said = _Said.of(one, other, copied)
    if one.title == other.title and len(one.title_words) >= _TELLING_WORDS:
        return Rule.TITLE if _fits(one, other, said) else Rule.DIFFERENT
    if one.host == other.host:
        return Rule.SAME_HOST
    apart = _apart(one, other)
    if apart:
        return apart
    denied = (NEGATING & set(one.title)) != (NEGATING & set(other.title))
    if said.agree and said.enough and copied >= (_WHOLLY_COPIED if denied else _COPIED):
        return Rule.COPIED
    if denied:
        return Rule.NEGATION
    return _by_likeness(one, other, titles, said)


def _by_likeness(one: Telling, other: Telling, titles: float, said: _Said) -> Rule:
    if one.counts != other.counts:
        return Rule.COUNTS
    if titles >= _NEARLY_SAME_TITLE and said.may_be_same:
        return Rule.NEAR_TITLE
    if not said.agree:
        return Rule.COUNTS
    if titles >= _ALIKE_TITLES and said.enough and said.common >= _AKIN:
        return Rule.NEAR_TITLE
    close = titles >= _CLOSE_TITLES or (titles >= _AKIN_TITLES and said.copied >= _AKIN)
    if close and said.plenty and said.common >= _REWRITTEN:
        return Rule.NAMES if _missing(one, other) or _missing(other, one) else Rule.REWRITTEN
    return Rule.DIFFERENT


@dataclass(frozen=True, slots=True)
class _Said:
    """What two texts have in common; they agree unless each has a number of its own."""

    copied: float
    common: float
    agree: bool
    enough: bool
    plenty: bool

    @classmethod
    def of(cls, one: Telling, other: Telling, copied: float) -> _Said:
        return cls(
            copied=copied,
            common=_share(one.body_words, other.body_words),
            agree=not _counted_otherwise(one.body_counts, other.body_counts),
            enough=min(len(one.body), len(other.body)) >= _BODY_WORDS,
            plenty=min(len(one.body_words), len(other.body_words)) >= _TELLING_BODY,
        )

    @property
    def may_be_same(self) -> bool:
        """Whether the texts don't speak against what the titles say."""
        if not self.agree:
            return self.common >= _AKIN
        return not self.enough or self.common >= _NOTHING_COMMON


def _fits(one: Telling, other: Telling, said: _Said) -> bool:
    """Tell whether the texts under one title tell one thing; a column comes back every day."""
    return said.may_be_same and (said.agree or one.host != other.host)


def _apart(one: Telling, other: Telling) -> Rule | None:
    """Tell what makes two mentions two things, however alike they are otherwise."""
    if _counted_otherwise(one.counts, other.counts):
        return Rule.COUNTS
    if _missing(one, other) and _missing(other, one):
        return Rule.NAMES
    return None


def _missing(one: Telling, other: Telling) -> bool:
    """Tell whether one title has a name that the other mention nowhere has."""
    return not one.names <= {*other.title, *other.body}


def _counted_otherwise(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell whether each counts or dates what the other doesn't: more than an omission."""
    return bool(mine - yours) and bool(yours - mine)


def _titles_alike(one: Telling, other: Telling) -> float:
    """Give the share of telling words, of both titles, that the other has too or nearly has."""
    mine, yours = one.title_words, other.title_words
    if min(len(mine), len(yours)) < _TELLING_WORDS:
        return 0.0
    found = _partners(mine, yours) + _partners(yours, mine)
    return found / (len(mine) + len(yours))


def _partners(mine: AbstractSet[str], yours: AbstractSet[str]) -> int:
    return sum(
        word in yours or any(likeness(word, each) >= _ALIKE_WORD for each in yours) for word in mine
    )


def _share(mine: AbstractSet[object], yours: AbstractSet[object]) -> float:
    """Give how much of the smaller set is in the larger."""
    return len(mine & yours) / max(1, min(len(mine), len(yours)))
