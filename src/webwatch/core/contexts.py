"""What around a signal changes what it tells?

"Fraude bij De Otter" is not what "De Otter: pas op voor fraude", "geen fraude bij De Otter"
or "cursus over fraude bij De Otter" is: the same word, in another context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from webwatch.core.roles import SPEAKER, is_trouble

if TYPE_CHECKING:
    from webwatch.core.reading import Reading
    from webwatch.core.roles import Role
    from webwatch.core.signals import Hit

NEGATED: Final = "not"
SAID: Final = "said"
GUARDS: Final = frozenset(
    {
        "guard.policy",
        "guard.vacancy",
        "guard.course",
        "guard.resolved",
        "guard.fiction",
        "guard.history",
    }
)
"""The guards that change what a signal of harm or blame in the same sentence tells."""


def in_context(hits: list[Hit], role: Role | None, reading: Reading) -> list[Hit]:
    """Give the hits with their contexts.

    A context is ``not`` (denied in the clause), ``said`` (after our name where we are the
    speaker), the name of a guard in the same sentence, or empty.
    """
    guards: dict[int, str] = {}
    for hit in hits:
        if hit.signal in GUARDS and not hit.negated:
            guards.setdefault(reading.sentences[hit.first], hit.signal)
    spoken = role.last if role is not None and role.name == SPEAKER else -1
    return [_placed(hit, guards, spoken, reading) for hit in hits]


def _placed(hit: Hit, guards: dict[int, str], spoken: int, reading: Reading) -> Hit:
    if hit.negated:
        return hit._replace(context=NEGATED)
    if not is_trouble(hit.signal):
        return hit
    sentence = reading.sentences[hit.first]
    if spoken >= 0 and hit.last >= spoken and sentence == reading.sentences[spoken]:
        return hit._replace(context=SAID)
    if sentence in guards:
        return hit._replace(context=guards[sentence])
    return hit
