"""Which addresses does a search have, for the keywords that are looked for?

An address holds one of these places: ``{query}`` for all terms of a keyword in one question
(``("TV De Zwaluw" OR "tvdezwaluw") "zaal"``), ``{term}`` for one term, where an engine knows
no OR, ``{tag}`` for one hashtag. Which entries match is decided later, by ``core.match``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from webwatch.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from webwatch.core.model import Keyword

PLACES = ("{query}", "{term}", "{tag}")
"""What an address of a search can have, one of them once."""

_LONGEST = 250
"""How many characters a question to an engine may have; what doesn't fit goes into another."""


def searches(
    address: str, keywords: Sequence[Keyword], *, source: str, query: str = ""
) -> tuple[str, ...]:
    """Fill in what is looked for.

    Args:
        address: With one of the places in it.
        keywords: Those that name other sources only are left out.
        source: The name of the source that asks.
        query: What to ask instead of what the keywords say.

    Returns:
        The addresses, each once, in the order of the keywords.
    """
    place = _place(address)
    if query:
        wanted: Iterable[str] = [query.lstrip("#") if place == "{tag}" else query]
    else:
        heard = (each for each in keywords if not each.sources or source in each.sources)
        wanted = (words for each in heard for words in _ASKED[place](each))
    return tuple(dict.fromkeys(address.replace(place, quote(words, safe="")) for words in wanted))


def problems(address: str) -> tuple[Problem, ...]:
    """Say what is wrong with the address of a search."""
    if sum(address.count(place) for place in PLACES) == 1:
        return ()
    sentence = (
        "The address of a search needs {query}, {term} or {tag} once, where the words go; "
        'a feed at a fixed address is of the kind "rss".'
    )
    return (Problem("url", sentence),)


def _place(address: str) -> str:
    return next(place for place in PLACES if place in address)


def _questions(keyword: Keyword) -> Iterator[str]:
    """Join the terms by OR, in as few questions as there must be."""
    needed = " ".join(f'"{_words(term)}"' for term in keyword.all)
    chosen: list[str] = []
    for term in keyword.any:
        phrase = f'"{_words(term)}"'
        if chosen and len(" OR ".join((*chosen, phrase))) + len(needed) > _LONGEST:
            yield _question(chosen, needed)
            chosen = []
        chosen.append(phrase)
    yield _question(chosen, needed)


def _question(chosen: list[str], needed: str) -> str:
    either = " OR ".join(chosen)
    return " ".join(filter(None, (f"({either})" if len(chosen) > 1 else either, needed)))


def _terms(keyword: Keyword) -> Iterator[str]:
    yield from map(_words, keyword.any or keyword.all[:1])


def _tags(keyword: Keyword) -> Iterator[str]:
    """Give the hashtags among the terms; without any, the terms written as one word."""
    terms = keyword.any or keyword.all
    tags = [term for term in terms if term.lstrip().startswith("#")]
    yield from filter(None, (re.sub(r"\W+", "", term).lower() for term in tags or terms))


def _words(term: str) -> str:
    """Give the words of a term (see ``core.terms``), without the marks that only we know."""
    return " ".join(term.replace('"', " ").replace("*", " ").split()).lstrip("#@")


_ASKED = {"{query}": _questions, "{term}": _terms, "{tag}": _tags}
