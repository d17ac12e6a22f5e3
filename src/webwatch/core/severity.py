"""How soon must somebody of the organisation act on a mention, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from webwatch.core.language import language_of
from webwatch.core.model import Assessment, Kind, Reason, Severity
from webwatch.core.reading import read
from webwatch.core.roles import role_of
from webwatch.core.signals import find

if TYPE_CHECKING:
    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Passage
    from webwatch.core.reading import Reading
    from webwatch.core.signals import Hit

_FALLING: Final = (1.0, 0.4, 0.2)
"""What the heaviest signal counts, the next, and each one after; alike up and down."""

_FAR: Final = 0.6
_TITLE: Final = 1.15
_NEGATED: Final = 0.2
_MOST_REASONS: Final = 6


def assess(passage: Passage, lexicon: Lexicon) -> Assessment:
    """Rate a passage by the label guide in ``docs/severity.md``.

    Args:
        passage: The words, and what is known of where they stand.
        lexicon: The words and weights to go by.

    Returns:
        Severity, kind and reasons, the heaviest first; each quote is verbatim from the title
        or the summary, and empty where the reason is not one of words.
    """
    language = passage.language[:2].lower()
    if language not in lexicon.vocabularies:
        language = language_of(f"{passage.title} {passage.summary}") or "nl"
    vocabulary = lexicon.vocabularies[language]
    reading = read(passage)
    hits = find(reading, vocabulary)
    reasons = _reasons(reading, lexicon, hits)
    role = role_of(reading, vocabulary, hits)
    if role is not None:
        points = lexicon.signals[role.name].points
        quote = reading.quote(role.first, role.last) if role.first >= 0 else ""
        reasons.append(Reason(role.name, quote, points))
    severity = _level(_sum(reasons) * passage.weight, lexicon)
    severity = _bounded(severity, hits, lexicon)
    kind = _kind(reading, hits)
    if kind is Kind.PRAISE:
        severity = Severity.LOW
    if is_own_site(passage):
        severity = Severity.LOW
        reasons.append(Reason("guard.own-site", "", -9.0))
    reasons.sort(key=lambda reason: -abs(reason.points))
    return Assessment(severity, kind, tuple(reasons[:_MOST_REASONS]))


def is_own_site(passage: Passage) -> bool:
    """Tell whether a passage stands on one of the organisation's own sites."""
    try:
        host = (urlsplit(passage.url).hostname or "").rstrip(".")
    except ValueError:
        return False
    own = [domain.lower().removeprefix("www.").rstrip(".") for domain in passage.own_domains]
    return any(domain and (host == domain or host.endswith("." + domain)) for domain in own)


def _reasons(reading: Reading, lexicon: Lexicon, hits: list[Hit]) -> list[Reason]:
    """Weigh each signal once, at its heaviest place."""
    heaviest: dict[str, Reason] = {}
    for hit in hits:
        points = lexicon.signals[hit.signal].points
        points *= 1.0 if hit.near else _FAR
        points *= _TITLE if hit.in_title else 1.0
        points *= _NEGATED if hit.negated else 1.0
        known = heaviest.get(hit.signal)
        if points and (known is None or abs(points) > abs(known.points)):
            quote = reading.quote(hit.first, hit.last)
            heaviest[hit.signal] = Reason(hit.signal, quote, round(points, 2))
    return list(heaviest.values())


def _sum(reasons: list[Reason]) -> float:
    """Add up with falling weight, so that many small things don't make an alarm."""
    ups = sorted((reason.points for reason in reasons if reason.points > 0), reverse=True)
    downs = sorted(reason.points for reason in reasons if reason.points < 0)
    return sum(
        points * _FALLING[min(place, len(_FALLING) - 1)]
        for side in (ups, downs)
        for place, points in enumerate(side)
    )


def _level(points: float, lexicon: Lexicon) -> Severity:
    return Severity(sum(points >= threshold for threshold in lexicon.thresholds))


def _bounded(severity: Severity, hits: list[Hit], lexicon: Lexicon) -> Severity:
    """Hold floors (asserted, near our name) and then caps."""
    signals = lexicon.signals
    floor = max(
        (signals[hit.signal].floor for hit in hits if hit.near and not hit.negated),
        default=Severity.LOW,
    )
    capped = any(signals[hit.signal].cap < Severity.CRITICAL and hit.in_title for hit in hits)
    if capped:
        return min(severity, Severity.MEDIUM)
    return max(severity, floor)


def _kind(reading: Reading, hits: list[Hit]) -> Kind:
    signals = {hit.signal for hit in hits if not hit.negated}
    groups = {signal.partition(".")[0] for signal in signals}
    if "act" in groups:
        return Kind.COMPLAINT
    if "ask.question" in signals and "?" in reading.text:
        return Kind.QUESTION
    if "praise" in groups and not groups & {"harm", "blame", "problem"}:
        return Kind.PRAISE
    return Kind.NEWS
