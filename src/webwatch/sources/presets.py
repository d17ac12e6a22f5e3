"""Which places to look are ready made, and what do they need?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from webwatch.errors import UsageError
from webwatch.sources.query import PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_HOST = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:/[\w.~-]+)*)/*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A place to look, of which at most a few words are still to be filled in.

    Attributes:
        name: What is typed.
        title: What it is called.
        notes: How well it works and what is forbidden, by language (``en``, ``nl``).
        noted: The day on which the note was true.
        kind: The kind of source that reads it; empty if it has no feed.
        url: Its address, with places to fill in; empty for the kind's own.
        interval: The least time between two looks, as the keyword file has it.
        example: How it is added, where more than its name is needed.
        feeds: Name and address of each, if it is a list of feeds.
    """

    name: str
    title: str
    notes: Mapping[str, str] = field(hash=False)
    noted: date
    kind: str = ""
    url: str = ""
    interval: str = ""
    example: str = ""
    feeds: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """Which options it can't do without: ``host``, ``query``."""
        places = {"{host}": "host", "{id}": "query"}
        return tuple(option for place, option in places.items() if place in self.url)


@cache
def presets() -> dict[str, Preset]:
    """Read the presets from the package, by name; once."""
    table = tomllib.loads(files(__package__).joinpath("presets.toml").read_text(encoding="utf-8"))
    noted = table.pop("noted")
    return {name: _preset(name, noted, given) for name, given in table.items()}


def _preset(name: str, noted: date, given: dict[str, Any]) -> Preset:
    notes = {language: given.pop(language) for language in ("en", "nl")}
    feeds = tuple((title, url) for title, url in given.pop("feeds", ()))
    return Preset(name=name, notes=notes, noted=noted, feeds=feeds, **given)


def settings_of(preset: Preset, *, query: str = "", host: str = "") -> tuple[dict[str, str], ...]:
    """Give what stands in the keyword file for a preset.

    Args:
        preset: One that has a feed.
        query: What to look for, or whom; in a list of feeds: a part of the name of those meant.
        host: The site, as a name or as an address.

    Returns:
        The settings of each source: one, or for a list of feeds those that ``query`` names.
        A setting that isn't needed is empty.

    Raises:
        UsageError: Something is missing, or makes no sense.
    """
    shared = {"kind": preset.kind, "interval": preset.interval}
    if preset.feeds:
        named = [each for each in preset.feeds if query.casefold() in each[0].casefold()]
        if not named:
            there = ", ".join(name for name, _ in preset.feeds)
            raise UsageError("There is no '%(query)s' in it. There are: %(names)s.",
                             query=query, names=there)  # fmt: skip
        return tuple(shared | {"name": name, "url": url} for name, url in named)
    given = {"host": _host(host), "query": query.strip()}
    if missing := [option for option in preset.needs if not given[option]]:
        raise UsageError(
            "%(preset)s needs --%(option)s, as in: %(example)s",
            preset=preset.name, option=missing[0], example=preset.example,
        )  # fmt: skip
    who = given["query"] if "{id}" in preset.url else ""
    asked = "" if who else given["query"]
    plain = host.strip().startswith("http://")
    template = preset.url.replace("https://{host}", "http://{host}") if plain else preset.url
    url = template.replace("{host}", given["host"])
    url = url.replace("{id}", quote(who.removeprefix("r/").lstrip("@#"), safe=".:"))
    name = " ".join(filter(None, (preset.title, given["query"], given["host"])))
    return (shared | {"name": name[:100], "url": url, "query": _asked(url, asked, preset)},)


def _asked(url: str, query: str, preset: Preset) -> str:
    if query and url and not any(place in url for place in PLACES):
        raise UsageError("%(preset)s can't search: leave --query out.", preset=preset.name)
    return query


def _host(written: str) -> str:
    found = _HOST.fullmatch(written.strip())
    if written.strip() and not found:
        raise UsageError(
            "'%(host)s' is no name of a site: write it as in forum.example.", host=written
        )
    return found[1] if found else ""
