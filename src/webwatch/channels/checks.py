"""Is what a channel is set to do possible, whatever its kind?"""

from __future__ import annotations

from pathlib import Path
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


def path_problems(path: str) -> Iterator[Problem]:
    """Say what is wrong with the path of what a channel writes; a problem's place is the key."""
    try:
        whole = Path(path).expanduser().is_absolute()
    except RuntimeError:
        whole = False
    if not whole:
        message = "%(value)s must be a whole path, such as /home/club/mentions or ~/mentions."
        yield Problem("path", message, (("value", repr(path)),))


def url_problems(url: str, url_env: str) -> Iterator[Problem]:
    """Say whether there is just one address to tell; a problem's place is the key."""
    if bool(url) == bool(url_env):
        message = (
            "Either url or url_env is needed: the address, or the environment variable that has"
            " it (better, if the address is secret)."
        )
        yield Problem("url", message)


def name_problems(name: str) -> Iterator[Problem]:
    """Say that a channel needs a name by which webwatch remembers what it told."""
    if not name:
        yield Problem("name", "This channel needs a name, by which webwatch remembers it.")
