"""How do a user's own words and thresholds change what the severity flag goes by?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from webwatch.core.lexicon import REMOVED, Phrase, Signal
from webwatch.core.model import Severity

if TYPE_CHECKING:
    from webwatch.core.lexicon import Lexicon
    from webwatch.core.settings import SeveritySettings


def with_wishes(lexicon: Lexicon, settings: SeveritySettings) -> Lexicon:
    """Give a lexicon in which the user's words and thresholds hold.

    Args:
        lexicon: As loaded.
        settings: The keyword file's ``[severity]``. A word may be several in a row, and each
            may begin or end with ``*``.

    Returns:
        A lexicon in which an added word raises a mention that it is about us in to at least
        its level, a removed one counts for nothing, in the lists and in what was learned, and
        the thresholds are the user's. Thresholds are in points; the built-in ones are 1 for
        medium, 2 for high and 3 for critical.
    """
    wishes = [_phrase(word, REMOVED) for word in settings.remove]
    wishes += [_phrase(word, f"user.{level}") for level, words in settings.add for word in words]
    signals = dict(lexicon.signals)
    for level, _ in settings.add:
        signals[f"user.{level}"] = Signal(f"user.{level}", float(level), floor=level)
    given = dict(settings.thresholds)
    medium, high, critical = (
        given.get(level, built_in)
        for level, built_in in zip(tuple(Severity)[1:], lexicon.thresholds, strict=True)
    )
    return replace(
        lexicon,
        vocabularies={
            language: replace(vocabulary, own=(*vocabulary.own, *wishes), _known={})
            for language, vocabulary in lexicon.vocabularies.items()
        },
        signals=signals,
        thresholds=(medium, high, critical),
    )


def _phrase(words: str, signal: str) -> Phrase:
    return Phrase(tuple((word,) for word in words.lower().split()), signal)
