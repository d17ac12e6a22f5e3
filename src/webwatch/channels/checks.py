"""Is what a channel is set to do possible, whatever its kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.settings import WEEKDAYS
from webwatch.errors import Problem
from webwatch.locale import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.core.settings import Audience


def audience_problems(audience: Audience) -> Iterator[Problem]:
    """Say what is wrong with who gets what; a problem's place is the key."""
    for day in audience.days:
        if day not in WEEKDAYS:
            message = "%(value)s is no day: the days are mon, tue, wed, thu, fri, sat, sun."
            yield Problem("days", message, (("value", repr(day)),))
    if audience.language not in {"", *LANGUAGES}:
        message = "%(value)s is no language of webwatch: choose nl or en."
        yield Problem("language", message, (("value", repr(audience.language)),))
