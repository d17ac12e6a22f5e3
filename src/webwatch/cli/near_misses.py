"""What does a keyword find, and what does it nearly find?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text

from webwatch.core.address import mask
from webwatch.core.model import Document, Entry, Failure
from webwatch.core.near import Difference, NearFinder, NearMiss
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webwatch.cli.session import Session
    from webwatch.core.model import Keyword, Match

_SHOWN = 10
"""So many near misses are shown; the words of all of them are counted."""

_ENOUGH = 20
"""Below so many entries nothing is said of too common or never found."""

_COMMON = 0.05
"""A keyword in more than this share of all entries says little."""

_WHOLE_PAGE = 200_000

_SENTENCES = {
    Difference.EXCLUDED: "left out because of “%(quote)s”",
    Difference.CAPITALS: "“%(quote)s” has other capitals",
    Difference.SPACING: "“%(quote)s” is “%(term)s” in other pieces",
    Difference.LETTER: "“%(quote)s” is nearly “%(term)s”: “%(there)s”, not “%(wanted)s”",
    Difference.ABSENT: "“%(wanted)s” is not named",
    Difference.LACKS: "“%(quote)s” is “%(term)s” without “%(wanted)s”",
    Difference.WORD: "“%(quote)s” is nearly “%(term)s”: “%(there)s”, not “%(wanted)s”",
}


@dataclass(slots=True)
class Result:
    """What came of a test.

    Attributes:
        tried: How many entries there were.
        found: Those that the keyword finds, with where.
        near: Those that it nearly finds, the nearest first.
    """

    tried: int = 0
    found: list[tuple[Entry, tuple[Match, ...]]] = field(default_factory=list)
    near: list[tuple[Entry, NearMiss]] = field(default_factory=list)


def tested(keyword: Keyword, entries: Iterable[tuple[str, Entry]]) -> Result:
    """Try a keyword on entries, each with the name of its source."""
    from webwatch.core.match import Matcher

    matcher, finder, result = Matcher([keyword]), NearFinder(keyword), Result()
    for source, entry in entries:
        result.tried += 1
        if matches := matcher.match(entry, source):
            result.found.append((entry, matches))
        elif miss := finder.look(entry, source):
            result.near.append((entry, miss))
    order = list(Difference)
    result.near.sort(key=lambda each: order.index(each[1].difference))
    return result


def entries_at(session: Session, url: str, *, private: bool) -> list[Entry]:
    """Fetch an address: the entries of a feed, or a page as one entry.

    Raises:
        UsageError: It can't be read.
    """
    from webwatch.cli.kinds import kind_of, made
    from webwatch.core.model import Validators
    from webwatch.core.text import plain
    from webwatch.fetch import Fetcher
    from webwatch.render.health import sentence
    from webwatch.sources import NotAFeed
    from webwatch.sources.decoding import decode

    with Fetcher(session.settings.fetch, clock=session.now) as fetcher:
        answer = fetcher.fetch(url, Validators(), allow_private=private)
    if isinstance(answer, Failure):
        why = session.say(sentence(answer))
        raise UsageError("%(url)s can't be read: %(why)s", url=mask(url), why=why)
    assert isinstance(answer, Document), "nothing conditional was asked"  # noqa: S101 - the fetcher's contract
    try:
        return list(made(url, kind_of(url)).read(answer).entries)
    except NotAFeed:
        page = decode(answer.content, answer.content_type)
        return [Entry(url=answer.url, summary=plain(page, _WHOLE_PAGE))]


def show(session: Session, keyword: Keyword, result: Result) -> None:
    """Show what came of it, and warn of what is too common or never found."""
    for entry, matches in result.found:
        _print(session, _title(entry))
        for match in matches:
            where = session.say(match.field)
            _print(session, f"    {where}: “{match.quote}”", "dim")
    if result.near:
        _print(session, session.say("Nearly found:"), "bold")
    for entry, miss in result.near[:_SHOWN]:
        _print(session, _title(entry))
        where = f"{session.say(miss.field)}: " if miss.field else ""
        _print(session, f"    {where}{_sentence(session, miss)}", "yellow")
    if differing := _differing(result):
        words = ", ".join(f"{words} ({count})" for words, count in differing.most_common(_SHOWN))
        _print(session, session.say("They differ by: %(words)s", words=words))
    session.tell(
        "%(name)s was found in %(found)s of %(tried)s entries.",
        name=keyword.name,
        found=len(result.found),
        tried=result.tried,
    )
    _warn(session, keyword, result)


def _warn(session: Session, keyword: Keyword, result: Result) -> None:
    if result.tried < _ENOUGH:
        return
    if not result.found:
        session.tell(
            "%(name)s was never found: is it how people write it? What it nearly found may say so.",
            name=keyword.name,
        )
    elif len(result.found) > _COMMON * result.tried:
        session.tell(
            "%(name)s is in %(percent)s%% of all entries: too common? Ask for more with "
            "`all`, or leave out what is not meant with `none`.",
            name=keyword.name,
            percent=round(100 * len(result.found) / result.tried),
        )


def _differing(result: Result) -> Counter[str]:
    words: Counter[str] = Counter()
    for _, miss in result.near:
        if miss.there or miss.wanted:
            words[f"{miss.there} ≠ {miss.wanted}" if miss.there else miss.wanted] += 1
    return words


def _sentence(session: Session, miss: NearMiss) -> str:
    return session.say(
        _SENTENCES[miss.difference],
        quote=miss.quote,
        term=miss.term,
        there=miss.there,
        wanted=miss.wanted,
    )


def _title(entry: Entry) -> str:
    from webwatch.core.text import shorten

    return shorten(entry.title or entry.summary or entry.url, _SHOWN * 20)


def _print(session: Session, line: str, style: str = "") -> None:
    session.out.print(Text(line, style=style), soft_wrap=True)


def as_json(keyword: Keyword, result: Result) -> dict[str, object]:
    """Give what came of it as JSON's types."""
    return {
        "keyword": keyword.name,
        "tried": result.tried,
        "found": [
            {
                "title": entry.title,
                "url": entry.url,
                "matches": [{"field": match.field, "quote": match.quote} for match in matches],
            }
            for entry, matches in result.found
        ],
        "near": [
            {
                "title": entry.title,
                "url": entry.url,
                "difference": str(miss.difference),
                "field": miss.field,
                "quote": miss.quote,
                "term": miss.term,
                "wanted": miss.wanted,
                "there": miss.there,
            }
            for entry, miss in result.near
        ],
    }
