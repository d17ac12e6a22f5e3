"""What was made of a word before, so that it needn't be made again?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST: Final = 100_000
"""So many words are remembered; then it begins anew."""

_LONGEST: Final = 40
"""Longer words are not: links, and what somebody made to fill our memory."""

Made = TypeVar("Made")


class Remembered(dict[str, Made]):
    """What a function makes of each word: ``remembered[word]``.

    A dictionary that fills itself, since all words of every text are looked up here, and no
    call in Python is as quick.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        """Begin with nothing.

        Args:
            make: What to remember of; it gives the same for the same word.
        """
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        """Make what isn't there yet."""
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = made
        return made
