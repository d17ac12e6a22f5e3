"""Which sources does somebody begin with, and can each be read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from webwatch.cli.kinds import kind_of, made
from webwatch.core.address import mask
from webwatch.core.folding import WORD, fold
from webwatch.core.match import Matcher
from webwatch.core.model import Document, Failure, FailureClass, Feed, Validators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from webwatch.cli.session import Session
    from webwatch.fetch import Fetcher
    from webwatch.sources import Source

SEARCHES = ("google-news", "bing-news")
"""The presets that anybody may begin with: no account, and Dutch news in them."""

Item = dict[str, object]
"""The settings of a source as they stand in the keyword file."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a source gave.

    Attributes:
        item: Its settings; another address than before if a page led to it.
        read: The feed, or why it can't be read.
    """

    item: Item
    read: Feed | Failure


def of_addresses(addresses: Iterable[str], *, private: bool) -> list[Item]:
    """Make sources of addresses."""
    more: Item = {"allow_private_addresses": True} if private else {}
    return [{"url": url, "kind": kind_of(url), **more} for url in dict.fromkeys(addresses)]


def of_presets(names: Iterable[str]) -> list[Item]:
    """Make sources of presets that search for the keywords.

    Raises:
        UsageError: There is no such preset, or it needs more than its name.
    """
    from webwatch.errors import UsageError
    from webwatch.sources.presets import presets, settings_of

    found: list[Item] = []
    for name in names:
        preset = presets().get(name.casefold())
        if preset is None or not preset.kind:
            raise UsageError(
                "There is no search '%(name)s'. `webwatch source presets` shows what there is.",
                name=name,
            )
        found += [dict(filter(lambda pair: pair[1], each.items())) for each in settings_of(preset)]
    return found


def of_place(place: str) -> list[Item]:
    """Make sources of the papers and broadcasters that bear the name of a town."""
    from webwatch.sources.presets import presets

    words = set(WORD.findall(fold(place)))
    return [
        {"name": name, "url": url, "kind": preset.kind, "interval": preset.interval}
        for preset in presets().values()
        for name, url in preset.feeds
        if words and words <= set(WORD.findall(fold(name)))
    ]


def tried(session: Session, items: list[Item], *, asks: bool) -> list[Item]:
    """Try each source, and say in a line what it gave.

    Args:
        session: Its settings have the keywords.
        items: What to try.
        asks: Whether there is somebody to say what is to be done with what can't be read.

    Returns:
        Those to begin with.
    """
    from webwatch.fetch import Fetcher

    chosen: list[Item] = []
    with Fetcher(session.settings.fetch, clock=session.now) as fetcher:
        for item in items:
            result = _try(session, fetcher, item)
            if asks and _is_own_network(result) and yes(session, _OWN_NETWORK, default=False):
                result = _try(session, fetcher, item | {"allow_private_addresses": True})
            _show(session, result)
            well = isinstance(result.read, Feed)
            if well or not asks or yes(session, _ALL_THE_SAME, default=False):
                chosen.append(result.item)
    return list({str(item.get("url") or item["kind"]): item for item in chosen}.values())


_OWN_NETWORK = "This address is on your own network. Look there? (y/N)"
_ALL_THE_SAME = "Add it all the same? (y/N)"


def yes(session: Session, question: str, *, default: bool) -> bool:
    """Ask a question that is answered by yes or no."""
    typed = session.ask(question).casefold()
    return typed[:1] in {"y", "j"} if typed else default


def _is_own_network(result: Tried) -> bool:
    read = result.read
    return isinstance(read, Failure) and read.failure_class is FailureClass.REFUSED_ADDRESS


def _try(session: Session, fetcher: Fetcher, item: Item) -> Tried:
    """Ask one address of a source; if a page comes, the first feed of the page."""
    from webwatch.cli.finding import look_at

    source = _source(item)
    with session.err.status(Text(_name(item))):
        read = _read(fetcher, source, next(iter(source.addresses(session.settings.keywords)), ""))
        if isinstance(read, Feed) or read.failure_class is not FailureClass.NOT_A_FEED:
            return Tried(item, read)
        look = look_at(session, str(item["url"]), private=source.allow_private_addresses)
    for found in look.feeds[:1]:
        return Tried(item | {"url": found.url, "kind": kind_of(found.url)}, found.feed)
    return Tried(item, read)


def _source(item: Item) -> Source:
    return made(
        str(item.get("url", "")),
        str(item["kind"]),
        private=bool(item.get("allow_private_addresses")),
        name=str(item.get("name", "")),
    )


def _read(fetcher: Fetcher, source: Source, address: str) -> Feed | Failure:
    from webwatch.sources import NotAFeed

    answer = fetcher.fetch(address, Validators(), allow_private=source.allow_private_addresses)
    if isinstance(answer, Failure):
        return answer
    assert isinstance(answer, Document), "nothing conditional was asked"  # noqa: S101 - the fetcher's contract
    try:
        return source.read(answer)
    except NotAFeed as error:
        return error.failure


def _name(item: Item) -> str:
    return str(item.get("name") or mask(str(item["url"])))


def _show(session: Session, result: Tried) -> None:
    for line in _lines(session, result):
        session.err.print(line, soft_wrap=True)


def _lines(session: Session, result: Tried) -> Iterator[Text]:
    from webwatch.render.health import advice, sentence

    name = _name(result.item)
    read = result.read
    if isinstance(read, Failure):
        said = f"{name}: {session.say(sentence(read))}"
        yield Text("✗ ", style="red").append(said, style="default")
        yield Text(f"  {session.say(advice(read))}", style="dim")
        return
    matcher = Matcher(session.settings.keywords)
    said = session.say(
        "%(name)s: %(n)s entries, %(naming)s name a keyword.",
        name=name,
        n=len(read.entries),
        naming=sum(bool(matcher.match(entry, name)) for entry in read.entries),
    )
    yield Text("✓ ", style="green").append(said, style="default")
