"""What do the items ``[[keyword]]``, ``[[source]]`` and ``[[channel]]`` say?"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from webwatch.channels import KINDS as CHANNELS
from webwatch.config.report import shown
from webwatch.config.tables import Table, arguments, keys_of
from webwatch.config.values import Unfit, one_of, text
from webwatch.core.address import host_of
from webwatch.core.model import Keyword
from webwatch.core.terms import is_short, term_problem
from webwatch.sources import KINDS as SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webwatch.channels import Channel
    from webwatch.sources import Source

_Made = TypeVar("_Made")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DOMAIN = re.compile(r"(?!-)[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")
_ALERT = re.compile(r"https://(?:www\.)?google\.[a-z.]{2,6}/alerts/feeds/")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Item(Generic[_Made]):
    """One table of the file and what was made of it.

    Attributes:
        table: The table.
        name: What it is called, as far as that could be read; empty for no name.
        made: None if it has problems.
    """

    table: Table
    name: str
    made: _Made | None


def keywords(tables: list[Table]) -> list[Item[Keyword]]:
    """Read every ``[[keyword]]``."""
    return [_keyword(table) for table in tables]


def sources(tables: list[Table]) -> list[Item[Source]]:
    """Read every ``[[source]]``; one without a name is called after its host."""
    taken = {str(table.values.get("name", "")).casefold() for table in tables}
    return [_source(table, taken) for table in tables]


def channels(tables: list[Table]) -> list[Item[Channel]]:
    """Read every ``[[channel]]``."""
    return [_channel(table) for table in tables]


def _keyword(table: Table) -> Item[Keyword]:
    before = len(table.report.problems)
    table.check_keys(keys_of(Keyword))
    name = table.read("name", _name)
    if "name" not in table:
        table.missing("name")
    found = arguments(Keyword, table, without=("name", "own_domains"))
    if name and not found.get("any") and not found.get("all"):
        found["any"] = (name,)
    terms = {key: found.get(key, ()) for key in ("any", "all", "none")}
    _check_terms(table, terms)
    own = table.read_list("own_domains", _domain)
    if len(table.report.problems) > before:
        return Item(table, name or "", None)
    keyword = Keyword(name=name, own_domains=own, **found)
    _warn_of_terms(table, keyword)
    return Item(table, name, keyword)


def _check_terms(table: Table, terms: dict[str, tuple[str, ...]]) -> None:
    for key, written in terms.items():
        place = table.at(key) if key in table else table.at("name")
        for number, term in enumerate(written, 1):
            if sentence := term_problem(term):
                table.report.problem(f"{place} {number}" if key in table else place, sentence)


def _warn_of_terms(table: Table, keyword: Keyword) -> None:
    alone = () if keyword.all or keyword.case_sensitive else keyword.any
    for term in filter(is_short, alone):
        sentence = (
            "%(term)s is short and may stand for other things too: add words under `all`, "
            "or set case_sensitive = true."
        )
        table.report.warn(table.place, sentence, term=shown(term))
    for term in set(keyword.none) & {*keyword.any, *keyword.all}:
        sentence = "%(term)s is looked for and excluded at once: take it out of `none`."
        table.report.warn(table.place, sentence, term=shown(term))


def _source(table: Table, taken: set[str]) -> Item[Source]:
    before = len(table.report.problems)
    url = table.values.get("url")
    address = url if isinstance(url, str) else ""
    alert = "google-alerts" if _ALERT.match(address) else "rss"
    kind = table.read("kind", one_of(*SOURCES), alert)
    name = table.read("name", _name) if "name" in table else _unique(host_of(address), taken)
    if kind is None:
        return Item(table, name or "", None)
    cls = SOURCES[kind]
    table.check_keys([*keys_of(cls), "kind"])
    found = arguments(cls, table, without=("name",))
    if "url" in found and (found["url"] or keys_of(cls)["url"].default is MISSING):
        table.read("url", _web_address)
    if kind == "rss" and alert != kind:
        sentence = 'This is a Google Alert: write kind = "google-alerts", to see what it links to.'
        table.report.warn(table.at("kind"), sentence)
    return Item(table, name or "", _made(cls, table, before, {**found, "name": name or kind}))


def _unique(name: str, taken: set[str]) -> str:
    candidates = (f"{name} {number}" if number > 1 else name for number in range(1, len(taken) + 3))
    free = next(each for each in candidates if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _channel(table: Table) -> Item[Channel]:
    before = len(table.report.problems)
    kind = table.read("kind", one_of(*CHANNELS))
    name = table.read("name", _name, "") or ""
    if "kind" not in table:
        table.missing("kind")
    if kind is None:
        return Item(table, name, None)
    cls = CHANNELS[kind]
    table.check_keys([*keys_of(cls), "kind"])
    found = arguments(cls, table, without=("name",))
    return Item(table, name, _made(cls, table, before, {**found, "name": name}))


def _made(cls: type[Any], table: Table, before: int, found: dict[str, Any]) -> Any:  # noqa: ANN401 - a kind
    """Make the kind, if nothing is wrong with it."""
    if len(table.report.problems) > before:
        return None
    made = cls(**found)
    own: Iterable[Any] = made.problems() if hasattr(made, "problems") else ()
    for problem in own:
        table.report.problem(table.at(problem.place), problem.message, **dict(problem.values))
    return None if len(table.report.problems) > before else made


def _name(value: object) -> str:
    name = text(value)
    if not name:
        raise Unfit('A name is needed: write something between the quote marks ("De Zwaluw").')
    if len(name) > _LONGEST_NAME:
        raise Unfit("A name has at most 100 characters.")
    return name


def _web_address(value: object) -> str:
    url = text(value)
    scheme = _SCHEME.match(url)
    if not url:
        raise Unfit("An address is needed here, as in https://www.example.org/feed.")
    if re.search(r"\s", url):
        raise Unfit("%(url)s has white space in it: copy the address anew.", url=shown(url))
    if scheme and "://" not in url[: scheme.end() + 2] and "." in scheme[1]:
        scheme = None  # "nos.nl:8080/rss" has a port, no scheme
    if scheme is None:
        raise Unfit("%(url)s is no whole address: write https:// before it.", url=shown(url))
    if scheme[1].lower() not in {"http", "https"}:
        raise Unfit("%(url)s can't be fetched: only http:// and https:// can.", url=shown(url))
    if not host_of(url):
        raise Unfit("%(url)s is no address: copy it anew from your browser.", url=shown(url))
    return url


def _domain(value: object) -> str:
    domain = text(value)
    if not _DOMAIN.fullmatch(domain):
        raise Unfit('Only the name of the site belongs here, as in "dezwaluw.example", '
                    "not %(value)s.", value=shown(value))  # fmt: skip
    return domain.lower()
