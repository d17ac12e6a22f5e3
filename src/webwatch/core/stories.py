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

from webwatch.core.likeness import has_alike
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
    "decide",
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

    @property
    def joins(self) -> bool:
        """Whether it makes two mentions one story."""
        return self in _JOINS


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
        return self.rule.joins


def compare(one: Telling, other: Telling) -> Verdict:
    """Tell whether two mentions tell the same thing; the same both ways round."""
    rule = decide(one, other)
    if rule is Rule.ADDRESS:
        return Verdict(rule, 1.0, 1.0)
    return Verdict(rule, _titles_alike(one, other), word_for_word(one, other))


def word_for_word(one: Telling, other: Telling) -> float:
    """Give how much of the shorter text is in the longer word for word, 0 to 1."""
    return _share(one.shingles, other.shingles)


def decide(one: Telling, other: Telling) -> Rule:  # noqa: PLR0911 - one sieve after the other
    """Give the rule of ``compare``; the quick sieves come first, since few pairs get through."""
    if one.address and one.address == other.address:
        return Rule.ADDRESS
    if abs(one.at - other.at) > WINDOW:
        return Rule.TOO_FAR_APART
    if one.title == other.title and len(one.title_words) >= _TELLING_WORDS:
        return Rule.TITLE if _fits(one, other) else Rule.DIFFERENT
    if one.host == other.host:
        return Rule.SAME_HOST
    apart = _apart(one, other)
    if apart:
        return apart
    denied = one.negations != other.negations
    copied = word_for_word(one, other)
    enough = copied >= (_WHOLLY_COPIED if denied else _COPIED)
    if enough and _have_enough(one, other) and _agree(one, other):
        return Rule.COPIED
    if denied:
        return Rule.NEGATION
    return Rule.COUNTS if one.counts != other.counts else _by_likeness(one, other, copied)


def _by_likeness(one: Telling, other: Telling, copied: float) -> Rule:
    agree, enough = _agree(one, other), _have_enough(one, other)
    common = _in_common(one, other)
    otherwise = Rule.DIFFERENT if agree else Rule.COUNTS
    if not _may_be_same(common, agree=agree, enough=enough):
        return otherwise  # no title, however alike, would make it so
    plenty = min(len(one.body_words), len(other.body_words)) >= _TELLING_BODY
    akin = agree and enough and common >= _AKIN
    rewritten = agree and plenty and common >= _REWRITTEN
    least = _NEARLY_SAME_TITLE
    if rewritten:
        least = _AKIN_TITLES if copied >= _AKIN else _CLOSE_TITLES
    elif akin:
        least = _ALIKE_TITLES
    titles = _titles_alike(one, other, least)
    if titles < least:
        return otherwise
    if titles >= _NEARLY_SAME_TITLE or (akin and titles >= _ALIKE_TITLES):
        return Rule.NEAR_TITLE
    return Rule.NAMES if _missing(one, other) or _missing(other, one) else Rule.REWRITTEN


def _in_common(one: Telling, other: Telling) -> float:
    return _share(one.body_words, other.body_words)


def _agree(one: Telling, other: Telling) -> bool:
    """Tell whether two texts agree; not if each has a number of its own."""
    return not _counted_otherwise(one.body_counts, other.body_counts)


def _have_enough(one: Telling, other: Telling) -> bool:
    return min(len(one.body), len(other.body)) >= _BODY_WORDS


def _may_be_same(common: float, *, agree: bool, enough: bool) -> bool:
    """Tell whether the texts don't speak against what the titles say."""
    if not agree:
        return common >= _AKIN
    return not enough or common >= _NOTHING_COMMON


def _fits(one: Telling, other: Telling) -> bool:
    """Tell whether the texts under one title tell one thing; a column comes back every day."""
    agree, enough = _agree(one, other), _have_enough(one, other)
    may_be_same = _may_be_same(_in_common(one, other), agree=agree, enough=enough)
    return may_be_same and (agree or one.host != other.host)


def _apart(one: Telling, other: Telling) -> Rule | None:
    """Tell what makes two mentions two things, however alike they are otherwise."""
    if _counted_otherwise(one.counts, other.counts):
        return Rule.COUNTS
    if _missing(one, other) and _missing(other, one):
        return Rule.NAMES
    return None


def _missing(one: Telling, other: Telling) -> bool:
    """Tell whether one title has a name that the other mention nowhere has."""
    return not one.names <= other.words


def _counted_otherwise(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell whether each counts or dates what the other doesn't: more than an omission."""
    return not (mine <= yours or yours <= mine)


def _titles_alike(one: Telling, other: Telling, least: float = 0.0) -> float:
    """Give the share of telling words, of both titles, that the other has too or nearly has.

    It is 0 if it is below ``least``, which is known as soon as too many words are alone.
    """
    mine, yours = one.title_words, other.title_words
    if min(len(mine), len(yours)) < _TELLING_WORDS:
        return 0.0
    found = words = len(mine) + len(yours)
    for some, others in ((mine, yours), (yours, mine)):
        for word in some - others:
            if not has_alike(word, others, _ALIKE_WORD):
                found -= 1
                if found / words < least:
                    return 0.0
    return found / words


def _share(mine: AbstractSet[object], yours: AbstractSet[object]) -> float:
    """Give how much of the smaller set is in the larger."""
    return len(mine & yours) / (min(len(mine), len(yours)) or 1)
