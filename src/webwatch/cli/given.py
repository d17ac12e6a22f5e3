"""What did somebody say of their association, and of the mail server?"""

from __future__ import annotations

from dataclasses import dataclass

NONE = "-"
"""What is typed for "none", where Enter stands for something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was given as options, and after the questions: all answers.

    Attributes:
        terms: What else the association is called.
        abbreviations: What it is called for short.
        former: What it was called before.
        misspellings: How it is written wrongly.
        email: Who gets the digest; the first is also who sends it.
        port: 0 if it was not given.
    """

    name: str = ""
    abbreviations: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    place: str = ""
    people: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    site: str = ""
    email: tuple[str, ...] = ()
    host: str = ""
    port: int = 0
    user: str = ""
