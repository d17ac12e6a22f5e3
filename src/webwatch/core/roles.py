"""Are we the target, the speaker or a bystander in a text?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from webwatch.core.lexicon import Vocabulary
    from webwatch.core.reading import Reading
    from webwatch.core.signals import Hit

SPEAKER: Final = "role.speaker"
_ARTICLE: Final = 2
"""How far ``volgens`` may be from our name: an article may stand between."""


@dataclass(frozen=True, slots=True)
class Role:
    """What we are in a text.

    Attributes:
        name: ``role.speaker``, ``role.target``, ``role.bystander`` or ``role.absent``.
        first: The place of the first word that tells; -1 if no word does.
        last: The place of the last.
    """

    name: str
    first: int
    last: int


def role_of(reading: Reading, vocabulary: Vocabulary, hits: list[Hit]) -> Role | None:
    """Tell our role by where our name stands; None if that says nothing.

    Speaker: ``KNVB: ...``, our name before a verb of saying, or after ``volgens``.
    Target: our name after ``tegen``, ``over``, ``bij`` in a sentence that signals harm.
    Bystander: we are named, but in no sentence that signals harm or blame.
    """
    if not reading.names:
        return None if reading.named else Role("role.absent", -1, -1)
    speaker = _speaker(reading, vocabulary)
    if speaker is not None:
        return speaker
    troubled = {reading.sentences[hit.first] for hit in hits if is_trouble(hit.signal)}
    if troubled and not troubled & reading.named:
        return Role("role.bystander", reading.names[0], reading.names[0])
    against = vocabulary.role("against")
    for place in reading.names:
        if reading.sentences[place] in troubled and place and reading.words[place - 1] in against:
            return Role("role.target", place - 1, place)
    return None


def is_trouble(signal: str) -> bool:
    """Tell whether a signal is one of harm or blame."""
    return signal.startswith(("harm.", "blame."))


def _speaker(reading: Reading, vocabulary: Vocabulary) -> Role | None:
    says, source = vocabulary.role("speech"), vocabulary.role("source")
    for place in reading.names:
        end = _name_end(reading, place)
        if end in reading.colon and _begins(reading, place):
            return Role(SPEAKER, place, end)
        if end + 1 < len(reading.words) and reading.words[end + 1] in says:
            return Role(SPEAKER, place, end + 1)
        for before in range(place - 1, max(-1, place - 1 - _ARTICLE), -1):
            if reading.words[before] in source:
                return Role(SPEAKER, before, end)
    return None


def _begins(reading: Reading, place: int) -> bool:
    """Tell whether a sentence begins at a place."""
    return place == 0 or reading.sentences[place - 1] != reading.sentences[place]


def _name_end(reading: Reading, place: int) -> int:
    """Give the place of a name's last word."""
    while place + 1 < len(reading.words) and not reading.words[place + 1]:
        place += 1
    return place
