"""How severe is a mention that comes as JSON, without store or network?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from webwatch.core.evaluation import Judged
from webwatch.core.model import Kind, Passage, Severity
from webwatch.core.severity import assess
from webwatch.core.text import clean, plain
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.lexicon import Lexicon

_TITLE, _SUMMARY = 500, 20_000  # as when a feed is read
_TEXTS = ("title", "summary", "outlet", "url", "lang")
_LANGUAGES = ("", "nl", "en")
_SHOWN = 60


def rate_line(line: str, lexicon: Lexicon) -> dict[str, Any]:
    """Rate one line of JSON by the same code as in a round.

    Args:
        line: An object with ``title`` and ``names`` (a list), and perhaps ``id``, ``summary``,
            ``outlet``, ``url`` and ``lang`` (``nl`` or ``en``).
        lexicon: The words and weights.

    Returns:
        The same ``id`` if there was one, ``severity``, ``kind`` and ``reasons``.

    Raises:
        UsageError: It is no such object; the sentence says what is wrong with it.
    """
    record = _record(line)
    assessment = assess(_passage(record), lexicon)
    same = {"id": record["id"]} if "id" in record else {}
    return same | {
        "severity": str(assessment.severity),
        "kind": str(assessment.kind),
        "reasons": [
            {"signal": reason.signal, "quote": reason.quote, "points": reason.points}
            for reason in assessment.reasons
        ],
    }


def judge_line(line: str, lexicon: Lexicon) -> Judged:
    """Rate one line of JSON that has its label, to be measured by ``core.evaluation``.

    Args:
        line: As for ``rate_line``, with ``severity``, and perhaps ``kind``, as they should be.
            Where the sets that webwatch learned from say ``text`` for the title, and ``name``,
            or ``org`` and ``aliases``, for the names, that will do too.
        lexicon: The words and weights.

    Raises:
        UsageError: It is no such object; the sentence says what is wrong with it.
    """
    record = _labelled(_record(line))
    severity, kind = record.get("severity"), record.get("kind")
    try:
        true = Severity.parse(str(severity))
    except ValueError:
        raise UsageError(
            '"severity" is %(value)s: write low, medium, high or critical.',
            value=_shown(severity),
        ) from None
    try:
        true_kind = Kind(str(kind)) if kind else None
    except ValueError:
        raise UsageError(
            '"kind" is %(value)s: write complaint, question, praise or news, or leave it out.',
            value=_shown(kind),
        ) from None
    said = assess(_passage(record), lexicon)
    return Judged(true, said.severity, true_kind, said.kind)


def _labelled(record: Mapping[str, Any]) -> dict[str, Any]:
    aliases = record.get("aliases")
    called = [record.get("name") or record.get("org")]
    called += aliases if isinstance(aliases, list) else []
    names = {"names": called} if any(called) else {}
    title = {"title": record["text"]} if "text" in record else {}
    return {**title, **names, **record}


def _shown(value: object) -> str:
    return clean(json.dumps(value, ensure_ascii=False))[:_SHOWN]


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError("This is no JSON.") from None
    if not isinstance(record, dict):
        raise UsageError('This is no JSON object: write {"title": ..., "names": [...]}.')
    return record


def _passage(record: Mapping[str, Any]) -> Passage:
    if "title" not in record:
        raise UsageError('There is no "title".')
    for field in _TEXTS:
        if not isinstance(record.get(field) or "", str):
            raise UsageError('"%(field)s" is no text.', field=field)
    names = record.get("names")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError('"names" is no list of texts: write what the organisation is called.')
    language = record.get("lang") or ""
    return Passage(
        title=plain(record["title"] or "", _TITLE),
        summary=plain(record.get("summary") or "", _SUMMARY),
        names=tuple(clean(name) for name in names if name.strip()),
        outlet=record.get("outlet") or "",
        url=record.get("url") or "",
        language=language if language in _LANGUAGES else "",
    )
