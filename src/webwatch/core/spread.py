"""How severe is a story, when several people tell it?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from webwatch.core.address import host_of
from webwatch.core.fingerprint import folded
from webwatch.core.model import Kind, Reason, Severity
from webwatch.core.stories import word_for_word
from webwatch.core.telling import telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.core.model import Mention

_PILE = 3
_COPIED = 0.5


def story_severity(mentions: Sequence[Mention]) -> tuple[Severity, tuple[Reason, ...]]:
    """Give the severity of a story: its worst mention's, one more if complainers pile on.

    A press release copied is no spread; three people with a complaint of their own are. A
    person's grade wins: then nothing is added.

    Args:
        mentions: Of one story; at least one.

    Returns:
        The severity, and why it is above that of the worst mention, if it is.
    """
    graded = [each.grade for each in mentions if each.grade is not None]
    worst = max(graded or (each.severity for each in mentions))
    voices = complainers(mentions)
    if graded or len(voices) < _PILE or worst is Severity.CRITICAL:
        return worst, ()
    return Severity(worst + 1), (Reason("spread.authors", ", ".join(voices), 1.0),)


def complainers(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Name those who each complain in words of their own: authors, else hosts."""
    complaints = [each for each in mentions if each.assessment.kind is Kind.COMPLAINT]
    told = {each.id: telling(each.entry, each.first_seen) for each in complaints}
    copies = {
        max(one.id, other.id)
        for one, other in combinations(complaints, 2)
        if word_for_word(told[one.id], told[other.id]) >= _COPIED
        or (one.entry.summary and one.entry.summary == other.entry.summary)
    }
    voices: dict[str, str] = {}
    for each in complaints:
        name = each.entry.author or host_of(each.entry.url)
        if name and each.id not in copies:
            voices.setdefault(folded(name), name)
    return tuple(voices.values())
