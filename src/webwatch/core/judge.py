"""Does an entry name us, and if so, how severe is what it says?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from webwatch.core.match import Matcher
from webwatch.core.model import Assessment, Entry, Keyword, Match, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from webwatch.core.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of one entry.

    Attributes:
        matches: Where each keyword was found; empty if it is no mention.
        assessment: None if it is no mention.
    """

    matches: tuple[Match, ...] = ()
    assessment: Assessment | None = None


class Judge:
    """Finds keywords in entries, and rates the entries that name one.

    Args:
        keywords: What is watched.
        lexicon: Gives the words and weights of severity. It is asked at every mention, and not
            before the first: most rounds have none.
    """

    def __init__(self, keywords: Sequence[Keyword], lexicon: Callable[[], Lexicon]) -> None:
        self._keywords = {keyword.name: keyword for keyword in keywords}
        self._lexicon = lexicon

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(tuple(self._keywords.values()))

    def judge(self, entry: Entry, source: str, weight: float = 1.0) -> Verdict:
        """Decide on one entry.

        Args:
            entry: As published.
            source: The name of the source that it came from: a keyword may want only some.
            weight: How much that source counts.
        """
        matches = self._matcher.match(entry, source)
        if not matches:
            return Verdict()
        from webwatch.core.severity import assess  # noqa: PLC0415 - as its words, see above

        found = dict.fromkeys(match.keyword for match in matches)
        keywords = [self._keywords[name] for name in found]
        return Verdict(matches, assess(passage_of(entry, keywords, weight), self._lexicon()))


def names_of(keyword: Keyword) -> tuple[str, ...]:
    """Give what an organisation is called by a keyword: its name and terms, without signs."""
    terms = (keyword.name, *keyword.any, *keyword.all)
    return tuple(dict.fromkeys(term.strip("#@*") for term in terms))


def passage_of(entry: Entry, keywords: Sequence[Keyword], weight: float = 1.0) -> Passage:
    """Give what is rated of an entry that names these keywords.

    Args:
        entry: As published.
        keywords: Those that it names.
        weight: How much its source counts.
    """
    names = [name for keyword in keywords for name in names_of(keyword)]
    domains = [domain for keyword in keywords for domain in keyword.own_domains]
    return Passage(
        title=entry.title,
        summary=entry.summary,
        names=tuple(dict.fromkeys(names)),
        outlet=entry.outlet,
        url=entry.url,
        weight=weight,
        own_domains=tuple(dict.fromkeys(domains)),
    )
