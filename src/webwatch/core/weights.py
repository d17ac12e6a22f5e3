"""What was learned about words, in a table that loads at once?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """To come."""
