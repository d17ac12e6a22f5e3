"""Which addresses have to wait for each other?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from webwatch.core.address import host_of
from webwatch.core.reach import is_own_by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def lanes(items: Iterable[T], address: Callable[[T], str]) -> tuple[tuple[T, ...], ...]:
    """Put what is on one public host in one lane, to be done in its order by one worker.

    A public host is asked one thing at a time, with a pause between: in lanes, only one
    worker waits for it. On one's own network everything has a lane of its own.

    Args:
        items: What is to be fetched, most urgent first (longest not looked at).
        address: Gives the address of one.

    Returns:
        The longest lanes first, since they take longest; each item once.
    """
    found: dict[object, list[T]] = {}
    for number, item in enumerate(items):
        host = host_of(address(item))
        alone = not host or is_own_by_name(host)
        found.setdefault(number if alone else host, []).append(item)
    return tuple(sorted(map(tuple, found.values()), key=len, reverse=True))
