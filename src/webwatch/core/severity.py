"""How soon must somebody of the organisation act on a mention, and why?"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from webwatch.core.contexts import in_context
from webwatch.core.language import language_of
from webwatch.core.model import Assessment, Kind, Reason, Severity
from webwatch.core.reading import NAME, read
from webwatch.core.roles import role_of
from webwatch.core.rules import bounds, kind_by_hand, points_by_hand, reasons_by_hand
from webwatch.core.shift import shifted
from webwatch.core.signals import find
from webwatch.core.tally import LEVELS, learned_reasons, tally
from webwatch.core.view import View

if TYPE_CHECKING:
    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Passage
    from webwatch.core.weights import Points

OWN_SITE: Final = "guard.own-site"
_OWN_SITE_POINTS: Final = -9.0
_MOST_REASONS: Final = 6
_LEAST_POINTS: Final = 0.05
_LEAST_WEIGHT: Final = 1e-9
"""A source of weight 0 takes away whatever was learned."""
_MOST_ODDS: Final = 50.0
_STEPS: Final = (1.0, 2.0, 3.0)
"""Where medium, high and critical begin, in points."""


def assess(passage: Passage, lexicon: Lexicon) -> Assessment:
    """Rate a passage by the label guide in ``docs/severity.md``.

    Args:
        passage: The words, and what is known of where they stand.
        lexicon: The words and weights to go by.

    Returns:
        Severity, kind and reasons: what decided against the sum, then the heaviest first. Each
        quote is verbatim from the title or the summary, and empty where the reason is not one
        of words.
    """
    view = view_of(passage, lexicon)
    points, kind, reasons = _weighed(view, lexicon)
    source = log(max(passage.weight, _LEAST_WEIGHT))
    severity = level_of([point + source for point in points], lexicon.thresholds)
    if kind is Kind.PRAISE:
        severity = Severity.LOW
    limits = bounds(view, lexicon)
    decisive: list[Reason] = []
    if severity < limits.floor and limits.floored is not None:
        severity = limits.floor
        decisive = [limits.floored]
    if severity > limits.cap and limits.capped is not None:
        severity = limits.cap
        decisive = [limits.capped]
    if is_own_site(passage):
        severity = Severity.LOW
        decisive = [Reason(OWN_SITE, "", _OWN_SITE_POINTS)]
    return Assessment(severity, kind, _first(decisive, _heaviest(reasons)))


def points_of(view: View, lexicon: Lexicon) -> list[float]:
    """Give the points of a text for medium, high and critical."""
    return _weighed(view, lexicon)[0]


def view_of(passage: Passage, lexicon: Lexicon) -> View:
    """Read a passage in its language and find what it signals."""
    reading = read(passage)
    language = passage.language[:2].lower()
    if language not in lexicon.vocabularies:
        language = language_of(" ".join(word for word in reading.words if word != NAME)) or "nl"
    vocabulary = lexicon.vocabularies[language]
    found = find(reading, vocabulary)
    role = role_of(reading, vocabulary, found)
    return View(
        passage=passage,
        reading=reading,
        vocabulary=vocabulary,
        hits=in_context(found, role, reading),
        role=role,
        place=lexicon.place_of(passage.outlet, passage.url),
        language=language,
    )


def _weighed(view: View, lexicon: Lexicon) -> tuple[list[float], Kind, list[Reason]]:
    """Weigh a passage by what was learned, else by hand: points for each level, kind, reasons."""
    by_hand = reasons_by_hand(view, lexicon)
    weights = lexicon.weights
    if weights is None:
        points, kind, reasons = [points_by_hand(by_hand)] * LEVELS, kind_by_hand(view), by_hand
    else:
        sums = tally(view, weights, by_hand)
        points = _points(sums.totals[:LEVELS], weights.thresholds)
        kind, reasons = sums.kind, learned_reasons(view, sums, level_of(points, _STEPS))
    if lexicon.shift is not None:
        reason = shifted(view, lexicon.shift)
        points = [point + reason.points for point in points]
        reasons.append(reason)
    return points, kind, reasons


def _points(totals: Points, thresholds: Points) -> list[float]:
    """Make points of what was learned: the log odds of at least each level, plus its step.

    So a text gets the median of its levels: the least mistake that can be expected.

    Args:
        totals: Log odds of medium, high and critical, each against low.
        thresholds: What is taken from each of these.
    """
    odds = [
        exp(min(total - threshold, _MOST_ODDS))
        for total, threshold in zip(totals, thresholds, strict=True)
    ]
    odds.insert(0, 1.0)
    return [log(sum(odds[step:]) / sum(odds[:step])) + step for step in range(1, len(odds))]


def level_of(points: list[float], thresholds: tuple[float, ...]) -> Severity:
    """Say which level is reached; critical only where high is too."""
    medium, high, critical = (
        point >= threshold for point, threshold in zip(points, thresholds, strict=True)
    )
    if high:
        return Severity.CRITICAL if critical else Severity.HIGH
    return Severity.MEDIUM if medium else Severity.LOW


def is_own_site(passage: Passage) -> bool:
    """Tell whether a passage stands on one of the organisation's own sites."""
    try:
        host = (urlsplit(passage.url).hostname or "").rstrip(".")
    except ValueError:
        return False
    own = [domain.lower().removeprefix("www.").rstrip(".") for domain in passage.own_domains]
    return any(domain and (host == domain or host.endswith("." + domain)) for domain in own)


def _first(decisive: list[Reason], others: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Put what decided before the rest, and tell nothing of the same words twice."""
    told = {(reason.signal, reason.quote) for reason in decisive}
    rest = [reason for reason in others if (reason.signal, reason.quote) not in told]
    return (*decisive, *rest)[:_MOST_REASONS]


def _heaviest(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Keep the few reasons that weigh most, in order; of one signal and quote the heaviest."""
    ordered = sorted(reasons, key=lambda reason: (-abs(reason.points), reason.signal, reason.quote))
    kept: dict[tuple[str, str], Reason] = {}
    for reason in ordered:
        if abs(reason.points) >= _LEAST_POINTS:
            rounded = Reason(reason.signal, reason.quote, round(reason.points, 2))
            kept.setdefault((reason.signal, reason.quote), rounded)
    return tuple(kept.values())[:_MOST_REASONS]
