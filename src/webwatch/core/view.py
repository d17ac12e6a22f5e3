"""What is known of a passage once it was read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.core.lexicon import Vocabulary
    from webwatch.core.model import Passage
    from webwatch.core.reading import Reading
    from webwatch.core.roles import Role
    from webwatch.core.signals import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that features are made of: a passage, read.

    Attributes:
        passage: As given.
        reading: Its words.
        vocabulary: Of its language.
        hits: The signals found.
        role: What we are in it, if that can be told.
        place: The kind of place where it stands: ``forum``, ``review`` ...; empty if unknown.
        language: ``nl`` or ``en``.
    """

    passage: Passage
    reading: Reading
    vocabulary: Vocabulary
    hits: list[Hit]
    role: Role | None
    place: str
    language: str
