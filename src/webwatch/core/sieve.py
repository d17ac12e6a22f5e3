"""Can any of many terms stand in a text at all, as it hardly ever can?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webwatch.core.terms import Term


class Sieve:
    """Holds back the texts in which none of some terms can stand.

    A term needs each of its words, so one of them is asked for: the longest, which is most
    likely the rarest ("zwaluw", not "de"). What passes must still be looked through.

    Args:
        terms: What is looked for.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._words: set[str] = set()
        self._beginnings: defaultdict[int, set[str]] = defaultdict(set)
        for term in terms:
            longest = max(term.words, key=len)
            if term.prefix and longest == term.words[-1]:
                self._beginnings[len(longest)].add(longest)
            else:
                self._words.add(longest)
        self._shortest = min(self._beginnings, default=0)
        self._shortened = {
            word[: self._shortest] for words in self._beginnings.values() for word in words
        }

    def passes(self, words: list[str]) -> bool:
        """Whether a term may stand in a text.

        Args:
            words: All of the text, folded.
        """
        return not self._words.isdisjoint(words) or self._begins_in(words)

    def _begins_in(self, words: list[str]) -> bool:
        if not self._shortest:
            return False
        # First by one length for all, so that many lengths take no more time than one.
        like = [word for word in words if word[: self._shortest] in self._shortened]
        return any(
            word[:length] in beginnings
            for word in like
            for length, beginnings in self._beginnings.items()
        )
