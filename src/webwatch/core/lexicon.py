"""Which words does the severity flag know, and what do they signal?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from webwatch.core.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.weights import Weights

REMOVED: Final = "user.removed"
"""The signal of words that the user took out of the lists."""

GAP: Final = "…"
"""In a phrase: up to five words that don't matter."""

_SHORTEST_BEGINNING: Final = 3
_REMEMBERED: Final = 200_000


@dataclass(frozen=True, slots=True)
class Signal:
    """What a group of words tells.

    Attributes:
        name: Such as ``harm.money`` or ``guard.policy``.
        points: What it weighs by hand, before anything was learned.
        floor: The level that an asserted hit about us has at least; LOW for none.
        cap: The level that a mention has at most where this guard holds; CRITICAL for none.
    """

    name: str
    points: float
    floor: Severity = Severity.LOW
    cap: Severity = Severity.CRITICAL


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words in a row that signal something together.

    Attributes:
        parts: One set of alternatives a word. ``x*`` begins so, ``*x`` ends so, ``@`` is our
            name and ``…`` up to five words that don't matter.
        signal: The name of what it signals.
    """

    parts: tuple[tuple[str, ...], ...]
    signal: str


@dataclass(frozen=True, slots=True)
class WordEntry:
    """All that the vocabulary has on one word."""

    signals: tuple[str, ...]
    phrases: tuple[Phrase, ...] = ()
    own: tuple[Phrase, ...] = ()
    following: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """All phrases that may begin here, by their second word; ``phrases`` has those that can't be
    filed so."""

    def phrases_before(self, word: str) -> tuple[Phrase, ...]:
        """Give the phrases that may begin here if this word is the next."""
        return self.following.get(word, self.phrases)


_NOTHING: Final = WordEntry(())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language.

    Attributes:
        whole: What a word signals, exactly so written.
        beginnings: What a word signals that begins so.
        endings: What a compound signals of which this is the last part.
        harmless: Last parts that make a word of harm harmless (``preventie``).
        phrases: By their first word, where that is written out.
        open_phrases: The phrases whose first word begins or ends so.
        roles: Lists that decide roles: ``negation``, ``speech``, ``first`` ...
        own: The user's words, of one word or more; they hold before the lists.
    """

    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    harmless: tuple[str, ...]
    phrases: Mapping[str, tuple[Phrase, ...]]
    open_phrases: tuple[Phrase, ...]
    roles: Mapping[str, frozenset[str]]
    own: tuple[Phrase, ...] = ()
    _known: dict[str, WordEntry] = field(default_factory=dict, compare=False, repr=False)

    def entry(self, word: str) -> WordEntry:
        """Look a lower-case word up; what was found is remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._look_up(word)
        return known

    def entries(self, words: list[str]) -> list[tuple[int, WordEntry]]:
        """Look words up; give those that signal something, by their places."""
        known = self._known
        found = []
        for place, word in enumerate(words):
            entry = known.get(word)
            if entry is None:
                entry = self.entry(word)
            if entry is not _NOTHING:
                found.append((place, entry))
        return found

    def role(self, name: str) -> frozenset[str]:
        """Give the list of a role; empty if this language has none."""
        return self.roles.get(name, frozenset())

    def _look_up(self, word: str) -> WordEntry:
        if not word:
            return _NOTHING
        signals = self.whole.get(word) or self.whole.get(word.lower())
        if signals is None:
            signals = self._by_parts(word.lower())
        phrases = self.phrases.get(word, ()) + tuple(
            [phrase for phrase in self.open_phrases if fits(word, phrase.parts[0])]
        )
        own = tuple([phrase for phrase in self.own if fits(word.lower(), phrase.parts[0])])
        if not (phrases or own):
            return WordEntry(signals) if signals else _NOTHING
        following: dict[str, tuple[Phrase, ...]] = {}
        for phrase in phrases:
            for second in _filed(phrase):
                following[second] = (*following.get(second, ()), phrase)
        unfiled = tuple([phrase for phrase in phrases if not _filed(phrase)])
        filed = {second: found + unfiled for second, found in following.items()}
        return WordEntry(signals, unfiled, own, filed)

    def _by_parts(self, word: str) -> tuple[str, ...]:
        """Find what a word signals by how it ends, else by how it begins.

        The last part of a Dutch compound counts (btw-fraude); a first part does too, unless
        the last makes it harmless (fraudepreventie).
        """
        for start in range(1, len(word) - 2):
            signals = self.endings.get(word[start:])
            if signals:
                return signals
        for end in range(len(word), _SHORTEST_BEGINNING - 1, -1):
            signals = self.beginnings.get(word[:end])
            if signals:
                harmless = word[end:].endswith(self.harmless)
                return ("guard.compound",) if harmless else signals
        return ()


def _filed(phrase: Phrase) -> tuple[str, ...]:
    """Give the second words under which a phrase is filed; none if any is a pattern."""
    second = phrase.parts[1]
    return () if any(word == GAP or "*" in word for word in second) else second


def fits(word: str, alternatives: tuple[str, ...]) -> bool:
    """Tell whether a word is one of a phrase's alternatives."""
    for alternative in alternatives:
        if alternative[-1] == "*":
            if word.startswith(alternative[:-1]):
                return True
        elif alternative[0] == "*":
            if word.endswith(alternative[1:]):
                return True
        elif word == alternative:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Shift:
    """What a user's grades changed; ``core.grades`` learns it.

    Attributes:
        start: Points that every mention gets.
        traits: Points by signal (``harm.money``) or word (``=kantine``).
        grades: From how many grades.
    """

    start: float
    traits: Mapping[str, float]
    grades: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that an assessment goes by; ``webwatch.lexicon.load`` gives the built-in one.

    Attributes:
        vocabularies: By language, ``nl`` and ``en``.
        signals: By name.
        places: What in the name or address of an outlet tells the kind of place, by kind.
        thresholds: From how many points MEDIUM, HIGH and CRITICAL begin.
        weights: What was learned; None to go by hand-given points only.
        shift: What was learned from this user's grades; None before there are enough.
    """

    vocabularies: Mapping[str, Vocabulary]
    signals: Mapping[str, Signal]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: tuple[float, float, float] = (1.0, 2.0, 3.0)
    weights: Weights | None = None
    shift: Shift | None = None

    def place_of(self, outlet: str, url: str) -> str:
        """Tell ``forum``, ``review`` and so on by an outlet's name and address; else empty."""
        where = f"{outlet} {url.partition('://')[2].partition('/')[0]}".lower()
        for place, parts in self.places.items():
            if any(part in where for part in parts):
                return place
        return ""
