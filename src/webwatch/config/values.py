"""Is this value of the kind that the setting takes?"""

from __future__ import annotations

import math
import re
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from webwatch.config.report import listed, meant, shown
from webwatch.core.model import Kind, Severity
from webwatch.core.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable


class Unfit(Exception):  # noqa: N818 - a finding, not a fault
    """A value doesn't fit; ``values`` go into the places of ``sentence``."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence)


_SPAN = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([smhdw])", re.ASCII)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_LONGEST = timedelta(days=36500)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


def text(value: object) -> str:
    """Read a text of one line."""
    if not isinstance(value, str):
        raise Unfit('Text between quote marks belongs here, not %(value)s: write "...".',
                    value=shown(value))  # fmt: skip
    if clean(value) != " ".join(value.split()):
        raise Unfit("%(value)s has characters in it that can't be seen: type it anew.",
                    value=shown(value))  # fmt: skip
    return value.strip()


def yes_or_no(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise Unfit("Write true or false here, without quote marks, not %(value)s.",
                    value=shown(value))  # fmt: skip
    return value


def whole(value: object) -> int:
    """Read a whole number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Unfit("A whole number from 0 up belongs here, without quote marks, not %(value)s.",
                    value=shown(value))  # fmt: skip
    return value


def number(value: object) -> float:
    """Read a number, 0 or more."""
    fits = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not fits or not math.isfinite(value) or value < 0:  # type: ignore[arg-type,operator]
        raise Unfit("A number from 0 up belongs here, without quote marks and with a point "
                    "(1.5), not %(value)s.", value=shown(value))  # fmt: skip
    return float(value)  # type: ignore[arg-type]


def span(value: object) -> timedelta:
    """Read a span of time: ``90s``, ``60m``, ``2h``, ``1d``, ``1w``."""
    found = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit('A span of time is written as "90s", "60m", "2h" or "1d", not %(value)s.',
                    value=shown(value))  # fmt: skip
    seconds = float(found[1]) * _UNITS[found[2]]
    if seconds > _LONGEST.total_seconds():
        raise Unfit("%(value)s is longer than a hundred years.", value=shown(value))
    return timedelta(seconds=seconds)


def of_day(value: object) -> time:
    """Read a time of day: ``08:00``."""
    if isinstance(value, time):  # TOML has times of its own
        return value.replace(microsecond=0)
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit('A time of day is written as "08:00", from "00:00" to "23:59", not %(value)s.',
                    value=shown(value))  # fmt: skip
    return time(int(found[1]), int(found[2]))


def _word(value: object, words: list[str]) -> str:
    written = value.strip().lower() if isinstance(value, str) else ""
    if written in words:
        return written
    if near := meant(written, words):
        raise Unfit('%(value)s is not known here. Did you mean "%(meant)s"?',
                    value=shown(value), meant=near)  # fmt: skip
    raise Unfit("%(value)s is not known here: choose from %(words)s.",
                value=shown(value), words=listed(words))  # fmt: skip


def one_of(*words: str) -> Callable[[object], str]:
    """Make a reader of one of some words, in any case."""
    return lambda value: _word(value, list(words))


def severity(value: object) -> Severity:
    """Read a level of severity."""
    return Severity.parse(_word(value, list(map(str, Severity))))


def severity_or_never(value: object) -> Severity | None:
    """Read a level of severity or ``never``, which is None."""
    word = _word(value, [*map(str, Severity), "never"])
    return None if word == "never" else Severity.parse(word)


def kind(value: object) -> Kind:
    """Read a kind of mention."""
    return Kind(_word(value, [each.value for each in Kind]))


READERS: dict[str, Callable[[object], Any]] = {
    "str": text,
    "bool": yes_or_no,
    "int": whole,
    "float": number,
    "timedelta": span,
    "time": of_day,
    "Severity": severity,
    "Severity | None": severity_or_never,
    "Kind": kind,
}
"""Reads a value for a field with such a type hint; ``X | None`` reads as ``X``."""
