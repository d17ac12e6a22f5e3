"""What do the sections ``[fetch]``, ``[severity]``, ``[schedule]`` and ``[keep]`` say?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from webwatch.config.report import shown
from webwatch.config.tables import Table, arguments, keys_of
from webwatch.config.values import Unfit, number, of_day, text
from webwatch.core.model import Severity
from webwatch.core.settings import FetchSettings, KeepSettings, Schedule, SeveritySettings

if TYPE_CHECKING:
    from datetime import time

_HOURS = re.compile(r"\s*(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)\s*", re.ASCII)
_LEVELS = tuple(map(str, Severity))


def fetch(table: Table) -> FetchSettings:
    """Read ``[fetch]``."""
    table.check_keys(keys_of(FetchSettings))
    return FetchSettings(**arguments(FetchSettings, table))


def keep(table: Table) -> KeepSettings:
    """Read ``[keep]``."""
    table.check_keys(keys_of(KeepSettings))
    return KeepSettings(**arguments(KeepSettings, table))


def schedule(table: Table) -> Schedule:
    """Read ``[schedule]``, in which quiet hours are one setting."""
    inner = ("quiet_from", "quiet_until")
    table.check_keys([*keys_of(Schedule, without=inner), "quiet_hours"])
    quiet = table.read("quiet_hours", _hours) or (None, None)
    found = arguments(Schedule, table, without=inner)
    return Schedule(**found, quiet_from=quiet[0], quiet_until=quiet[1])


def _hours(value: object) -> tuple[time, time] | None:
    if value == "":
        return None
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        sentence = 'Quiet hours are written as "22:00-07:00", not %(value)s.'
        raise Unfit(sentence, value=shown(value))
    begin, end = of_day(found[1]), of_day(found[2])
    if begin == end:
        raise Unfit("Quiet hours from %(time)s to the same time would never begin or never end.",
                    time=found[1])  # fmt: skip
    return begin, end


def severity(table: Table) -> SeveritySettings:
    """Read ``[severity]``, with its tables ``add`` and ``thresholds`` by level."""
    table.check_keys(("add", "remove", "thresholds"))
    add, limits = _levels(table, "add", _LEVELS), _levels(table, "thresholds", _LEVELS[1:])
    points = [
        (level, limits.read(str(level), number)) for level in Severity if str(level) in limits
    ]
    given = tuple((level, each) for level, each in points if each is not None)
    if any(low[1] >= high[1] for low, high in pairwise(given)):
        sentence = "A higher level needs a higher threshold: medium < high < critical."
        table.report.problem(limits.place, sentence)
    return SeveritySettings(
        add=tuple(
            (level, add.read_list(str(level), _word)) for level in Severity if str(level) in add
        ),
        remove=table.read_list("remove", _word),
        thresholds=given,
    )


def _levels(table: Table, key: str, levels: tuple[str, ...]) -> Table:
    values = table.values.get(key, {})
    inner = Table(f"[severity.{key}]", values if isinstance(values, dict) else {}, table.report)
    if inner.values is not values:
        sentence = "Write [severity.%(key)s] between single brackets, and a line for each level."
        table.report.problem(table.at(key), sentence, key=key)
    inner.check_keys(levels)
    return inner


def _word(value: object) -> str:
    word = text(value)
    if not any(map(str.isalnum, word)):
        raise Unfit("A word is expected here, not %(value)s.", value=shown(value))
    return word
