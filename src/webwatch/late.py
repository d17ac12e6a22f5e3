"""Which of many things does this run need, so that the others need not be imported?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

_Thing = TypeVar("_Thing")


class Late(Mapping[str, _Thing]):
    """Things by name, each made when it is asked for.

    Args:
        makers: What makes (or imports) each; it is called every time, so let it remember.
    """

    def __init__(self, makers: Mapping[str, Callable[[], _Thing]]) -> None:
        self._makers = makers

    def __getitem__(self, name: str) -> _Thing:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
