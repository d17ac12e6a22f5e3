"""Which keywords does an association begin with?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from webwatch.core.folding import WORD, fold
from webwatch.core.model import Keyword
from webwatch.core.namesakes import is_common, other_meanings
from webwatch.core.terms import is_short, term_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What stands behind the name of each keyword but the first, in the user's language."""

    events: str = "events"
    people: str = "people"
    capitals: str = "with capitals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What an association says of itself.

    Attributes:
        name: What it is called; not empty.
        terms: What else it is called: abbreviations, former names, misspellings.
        place: Its town; empty if it has none.
        people: Names of those that speak for it.
        events: Names of what it organises.
        none: What looks like it but isn't meant.
        site: The host of its own site; empty if it has none.
    """

    name: str
    terms: tuple[str, ...] = ()
    place: str = ""
    people: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    site: str = ""


class Doubt(StrEnum):
    """Why a term may find too much."""

    SHORT = "short"
    COMMON = "common"
    PERSON = "person"


class Remedy(StrEnum):
    """What keeps a doubtful term from finding too much."""

    PLACE = "place"
    CAPITALS = "capitals"
    EITHER = "either"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A term that may find too much, and what is done about it."""

    term: str
    doubt: Doubt
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class Beginning:
    """The keywords to begin with, the organisation's own first, and what may be wrong with them."""

    keywords: tuple[Keyword, ...]
    doubts: tuple[Doubtful, ...]


def beginning(answers: Answers, labels: Labels | None = None) -> Beginning:
    """Propose keywords.

    What is special stands alone. What is short or an ordinary word must stand together with
    the place, and without what shows that the ordinary word is meant; a name of several words
    may also have its capitals ("De Zwaluw" is hardly ever the bird), since the paper of the
    place doesn't always say where it is.
    """
    said = labels or Labels()
    groups = [(answers.name, _once((answers.name, *answers.terms, *_derived(answers))), False)]
    if answers.events:
        groups.append((f"{answers.name}: {said.events}", _once(answers.events), False))
    if answers.people:
        groups.append((f"{answers.name}: {said.people}", _once(answers.people), True))
    keywords: list[Keyword] = []
    doubts: list[Doubtful] = []
    for name, terms, people in groups:
        found = [_doubtful(term, answers, people=people) for term in terms]
        doubts += filter(None, found)
        keywords += _keywords(answers, name, list(zip(terms, found, strict=True)), said.capitals)
    return Beginning(tuple(keywords), tuple(doubts))


def _keywords(
    answers: Answers, name: str, terms: Sequence[tuple[str, Doubtful | None]], capitals: str
) -> list[Keyword]:
    """Make up to three keywords of some terms; the first has the plain name."""

    def by(*remedies: Remedy) -> tuple[str, ...]:
        return tuple(term for term, doubtful in terms if doubtful and doubtful.remedy in remedies)

    alone = tuple(t for t, doubtful in terms if not doubtful or doubtful.remedy is Remedy.NOTHING)
    near, cased = by(Remedy.PLACE, Remedy.EITHER), by(Remedy.CAPITALS, Remedy.EITHER)
    own = (answers.site,) if answers.site else ()
    plain = Keyword(name=name, any=alone, none=answers.none, own_domains=own)
    choices = (
        ("", plain),
        (answers.place, replace(plain, any=near, all=(answers.place,), none=_not(answers, near))),
        (capitals, replace(plain, any=cased, case_sensitive=True, none=_not(answers, cased))),
    )
    found = [(suffix, keyword) for suffix, keyword in choices if keyword.any]
    return [
        replace(keyword, name=_named(name, suffix if number else ""))
        for number, (suffix, keyword) in enumerate(found)
    ]


def _not(answers: Answers, terms: Iterable[str]) -> tuple[str, ...]:
    return _once((*answers.none, *(sign for term in terms for sign in other_meanings(term))))


def _named(name: str, suffix: str) -> str:
    room = _LONGEST_NAME - len(suffix) - 3
    return f"{name[:room]} ({suffix})" if suffix else name[:_LONGEST_NAME]


def _doubtful(term: str, answers: Answers, *, people: bool) -> Doubtful | None:
    if is_short(term):
        doubt, cased = Doubt.SHORT, term == term.upper() and not answers.place
    elif is_common(term):
        doubt, cased = Doubt.COMMON, len(WORD.findall(fold(term))) > 1
    elif people:
        doubt, cased = Doubt.PERSON, False
    else:
        return None
    if answers.place:
        return Doubtful(term, doubt, Remedy.EITHER if cased else Remedy.PLACE)
    return Doubtful(term, doubt, Remedy.CAPITALS if cased else Remedy.NOTHING)


def _derived(answers: Answers) -> Iterable[str]:
    """Give what people write without thinking: the name as a hashtag, and the site."""
    words = WORD.findall(fold(answers.name))
    if len(words) > 1:
        yield f"#{''.join(words)}"
    if answers.site and not is_short(re.sub(r"\.\w+$", "", answers.site)):
        yield answers.site


def _once(terms: Iterable[str]) -> tuple[str, ...]:
    """Give each term once, however it is written.

    One that can't be looked for is kept too: the keyword file says what is wrong with it.
    """
    once: dict[str, str] = {}
    for term in terms:
        once.setdefault(term if term_problem(term) else fold(term), term)
    return tuple(once.values())
