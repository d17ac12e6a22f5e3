"""What do the words of a text signal, and is it about us?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from webwatch.core.lexicon import GAP, REMOVED, fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.core.lexicon import Phrase, Vocabulary
    from webwatch.core.reading import Reading

_GAP_WORDS: Final = 5
_NEGATION_REACH: Final = 5


class Hit(NamedTuple):
    """A signal that was found.

    Attributes:
        signal: Its name.
        first: The place of its first word.
        last: The place of its last word.
        negated: Whether the clause denies it, shortly before it.
        near: Whether we are named in the same sentence.
        in_title: Whether it stands in the title.
        context: What around it changes what it tells; ``core.contexts`` fills it in.
    """

    signal: str
    first: int
    last: int
    negated: bool
    near: bool
    in_title: bool
    context: str = ""


def find(reading: Reading, vocabulary: Vocabulary) -> list[Hit]:
    """Find every signal in a text, in order; a longer phrase hides what it holds."""
    found: list[tuple[int, int, str]] = []
    end = -1
    following = _following(reading.words)
    for place, entry in vocabulary.entries(reading.words):
        if entry.own:
            own = _matching(reading, place, entry.own)
            found.extend(own)
            end = max([end, *(last for _, last, signal in own if signal == REMOVED)])
        phrases = entry.phrases_before(following[place])
        longest = _longest_phrase(reading, place, phrases) if phrases else None
        if longest is not None and longest[1] > end:
            found.append(longest)
            end = longest[1]
        elif entry.signals and place > end:
            found.extend([(place, place, signal) for signal in entry.signals])
    return [_placed(reading, vocabulary, *each) for each in found if each[2] != "ignore"]


def _following(words: list[str]) -> list[str]:
    """Give the word after each; the further words of our name are none."""
    following = [*words[1:], ""]
    if "" in words:
        for place in range(len(words) - 2, -1, -1):
            following[place] = following[place] or following[place + 1]
    return following


def _longest_phrase(
    reading: Reading, place: int, phrases: tuple[Phrase, ...]
) -> tuple[int, int, str] | None:
    found = _matching(reading, place, phrases)
    return max(found, key=lambda one: one[1]) if found else None


def _matching(
    reading: Reading, place: int, phrases: tuple[Phrase, ...]
) -> list[tuple[int, int, str]]:
    """Give the phrases that stand at a place, each with its last place."""
    ends = ((_phrase_end(reading, place, phrase.parts), phrase) for phrase in phrases)
    return [(place, last, phrase.signal) for last, phrase in ends if last is not None]


def _phrase_end(reading: Reading, place: int, parts: tuple[tuple[str, ...], ...]) -> int | None:
    """Say where a phrase ends that begins here; None if it doesn't stand here."""
    words, sentences = reading.words, reading.sentences
    sentence = sentences[place]
    reach = 0
    for part in parts[1:]:
        if part[0] == GAP:
            reach = _GAP_WORDS
            continue
        for step in range(1, reach + 2):
            following = _next(words, place, step)
            if following >= len(words) or sentences[following] != sentence:
                return None
            if fits(words[following], part):
                place = following
                break
        else:
            return None
        reach = 0
    return place


def _next(words: list[str], place: int, step: int) -> int:
    """Go some words on; the further words of our name are none."""
    for _ in range(step):
        place += 1
        while place < len(words) and not words[place]:
            place += 1
    return place


def _placed(reading: Reading, vocabulary: Vocabulary, first: int, last: int, signal: str) -> Hit:
    return Hit(
        signal,
        first,
        last,
        _is_denied(reading, vocabulary, first),
        reading.sentences[first] in reading.named,
        reading.spans[first][0] < reading.title_end,
    )


def _is_denied(reading: Reading, vocabulary: Vocabulary, place: int) -> bool:
    """Tell whether a negation stands shortly before a place, or at the end of its clause."""
    negation = vocabulary.role("negation")
    contrast = vocabulary.role("contrast")
    for word in _before(reading, place):
        if word in negation:
            return True
        if word in contrast:
            return False
    clause = reading.clauses[place]
    while place + 1 < len(reading.clauses) and reading.clauses[place + 1] == clause:
        place += 1
    return reading.words[place] in negation


def _before(reading: Reading, place: int) -> Iterator[str]:
    """Give the words shortly before a place in the same clause, nearest first."""
    clause = reading.clauses[place]
    for back in range(place - 1, max(-1, place - 1 - _NEGATION_REACH), -1):
        if reading.clauses[back] != clause:
            return
        yield reading.words[back]
