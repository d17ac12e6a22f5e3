"""What do the hand-given rules say of a passage, and between which levels must it stay?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from webwatch.core.contexts import NEGATED, SAID
from webwatch.core.model import Kind, Reason, Severity

if TYPE_CHECKING:
    from webwatch.core.lexicon import Lexicon
    from webwatch.core.signals import Hit
    from webwatch.core.view import View

_FALLING: Final = (1.0, 0.4, 0.2)
"""What the heaviest signal counts, the next, and each one after; alike up and down."""

_FAR: Final = 0.6
_TITLE: Final = 1.15
_ALTERED: Final = 0.2
USER: Final = "user."
_HARM: Final = "harm."
_PLAIN_MATTERS: Final = (_HARM, "blame.", "act.", "work.", USER)
_CAPPED: Final = -2.0
_NOT_ABOUT_US: Final = frozenset({"role.speaker", "role.bystander", "role.absent"})


class Bounds(NamedTuple):
    """Between which levels a mention stays, whatever was learned, and why."""

    floor: Severity = Severity.LOW
    cap: Severity = Severity.CRITICAL
    floored: Reason | None = None
    capped: Reason | None = None


def reasons_by_hand(view: View, lexicon: Lexicon) -> list[Reason]:
    """Weigh each signal once, at its heaviest place, and our role."""
    heaviest: dict[str, Reason] = {}
    for hit in view.hits:
        points = lexicon.signals[hit.signal].points
        points *= 1.0 if hit.near else _FAR
        points *= _TITLE if hit.in_title else 1.0
        points *= _ALTERED if hit.context else 1.0
        known = heaviest.get(hit.signal)
        if points and (known is None or abs(points) > abs(known.points)):
            quote = view.reading.quote(hit.first, hit.last)
            heaviest[hit.signal] = Reason(hit.signal, quote, round(points, 2))
    role = view.role
    if role is not None:
        quote = view.reading.quote(role.first, role.last) if role.first >= 0 else ""
        heaviest[role.name] = Reason(role.name, quote, lexicon.signals[role.name].points)
    return list(heaviest.values())


def points_by_hand(reasons: list[Reason]) -> float:
    """Add up with falling weight, so that many small things don't make an alarm."""
    ups = sorted((reason.points for reason in reasons if reason.points > 0), reverse=True)
    downs = sorted(reason.points for reason in reasons if reason.points < 0)
    return sum(
        points * _FALLING[min(place, len(_FALLING) - 1)]
        for side in (ups, downs)
        for place, points in enumerate(side)
    )


def kind_by_hand(view: View) -> Kind:
    """Tell the kind by the signals alone."""
    signals = {hit.signal for hit in view.hits if not hit.context}
    groups = {signal.partition(".")[0] for signal in signals}
    if "act" in groups:
        return Kind.COMPLAINT
    if "ask.question" in signals and "?" in view.reading.text:
        return Kind.QUESTION
    if "praise" in groups and not groups & {"harm", "blame", "problem"}:
        return Kind.PRAISE
    return Kind.NEWS


def bounds(view: View, lexicon: Lexicon) -> Bounds:
    """Say the lowest and the highest level that the rules allow.

    An asserted harm in a sentence about us is never low, unless a guard stands in the text or
    we are the speaker or a bystander; a guard with a cap in the title is a ceiling. Words that
    the user gave a level hold before every guard.
    """
    guarded = any(hit.signal.startswith(("guard.", "praise.")) for hit in view.hits)
    aside = view.role is not None and view.role.name in _NOT_ABOUT_US
    unguarded = not guarded and not aside and bool(view.reading.names)
    limits = Bounds()
    for hit in view.hits:
        signal = lexicon.signals[hit.signal]
        if not hit.near or hit.context:
            continue
        own = hit.signal.startswith(USER)
        if (own or unguarded) and signal.floor > limits.floor:
            limits = limits._replace(floor=signal.floor, floored=_reason(view, hit, signal.points))
        if hit.in_title and signal.cap < limits.cap:
            limits = limits._replace(cap=signal.cap, capped=_reason(view, hit, signal.points))
    if limits.cap > Severity.MEDIUM:
        limits = _only_in_context(view, limits)
    if limits.floored is not None and limits.floored.signal.startswith(USER):
        return limits._replace(cap=max(limits.cap, limits.floor))
    return limits


def _only_in_context(view: View, limits: Bounds) -> Bounds:
    """Cap a text whose every word of harm or blame is denied, guarded or said by us."""
    if any(hit.signal.startswith(_PLAIN_MATTERS) and not hit.context for hit in view.hits):
        return limits
    altered = [hit for hit in view.hits if hit.context and hit.signal.startswith(_HARM)]
    if not altered:
        return limits
    return limits._replace(cap=Severity.MEDIUM, capped=_altered(view, altered[0]))


def _altered(view: View, hit: Hit) -> Reason:
    """Give the reason for what a context takes away: the guard, the denial, our being speaker."""
    reading = view.reading
    if hit.context == SAID and view.role is not None:
        quote = reading.quote(view.role.first, view.role.last)
        return Reason(view.role.name, quote, _CAPPED)
    if hit.context == NEGATED:
        return Reason("guard.denied", reading.quote(hit.first, hit.last), _CAPPED)
    guard = next(each for each in view.hits if each.signal == hit.context)
    return Reason(hit.context, reading.quote(guard.first, guard.last), _CAPPED)


def _reason(view: View, hit: Hit, points: float) -> Reason:
    return Reason(hit.signal, view.reading.quote(hit.first, hit.last), points)
