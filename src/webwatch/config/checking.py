"""Does the keyword file make sense, and if not, what is wrong with it, all at once?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from webwatch.config import reading
from webwatch.config.items import channels, keywords, sources
from webwatch.config.references import check_references
from webwatch.config.report import Report, meant, shown
from webwatch.config.sections import fetch, keep, schedule, severity
from webwatch.config.settings import Settings
from webwatch.config.tables import TOP, Table
from webwatch.config.values import Unfit, one_of, text
from webwatch.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")


def load(path: Path) -> Settings:
    """Read a keyword file.

    Args:
        path: The file; ``~`` is not expanded.

    Returns:
        What it says, with defaults for what it leaves out, and warnings.

    Raises:
        ConfigError: It can't be used; it has every problem at once.
    """
    return check(reading.read(path), path)


def check(content: bytes, path: Path) -> Settings:
    """Read what is, or may become, the content of a keyword file.

    Raises:
        ConfigError: It can't be used; it has every problem at once.
    """
    report = Report()
    written = reading.parse(reading.decode(content, path), path)
    top = Table("", written, report)
    top.check_keys(TOP)
    settings = _settings(top, path.absolute())
    if report.problems:
        raise ConfigError(str(path), tuple(report.problems))
    return settings


def _settings(top: Table, path: Path) -> Settings:
    watched, looked_at = keywords(_items(top, "keyword")), sources(_items(top, "source"))
    told = channels(_items(top, "channel"))
    if not watched and not top.report.problems:
        sentence = "There is no keyword, so nothing would be found: add [[keyword]] with a name."
        top.report.problem("[[keyword]]", sentence)
    if not looked_at and "source" not in top:
        sentence = "There is no source to look at yet: `webwatch source add ADDRESS` adds one."
        top.report.warn("[[source]]", sentence)
    check_references(watched, looked_at, told, top.report)
    return Settings(
        path=path,
        database=_database(top, path),
        language=top.read("language", one_of("nl", "en")) or "",
        timezone=top.read("timezone", _zone) or ZoneInfo("Europe/Amsterdam"),
        keywords=tuple(each.made for each in watched if each.made),
        sources=tuple(each.made for each in looked_at if each.made),
        channels=tuple(each.made for each in told if each.made),
        fetch=_section(top, "fetch", fetch),
        severity=_section(top, "severity", severity),
        schedule=_section(top, "schedule", schedule),
        keep=_section(top, "keep", keep),
        warnings=tuple(top.report.warnings),
    )


def _items(top: Table, key: str) -> list[Table]:
    """Give the tables of ``[[keyword]]`` and the like, each with its place."""
    values = top.values.get(key, [])
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        sentence = "Write [[%(key)s]] between double brackets, and its settings on lines below it."
        top.report.problem(key, sentence, key=key)
        return []
    return [Table(_place(key, n, each), each, top.report) for n, each in enumerate(values, 1)]


def _place(key: str, number: int, values: dict[str, Any]) -> str:
    name = values.get("name")
    return f"[[{key}]] {number}" + (f" {shown(name)}" if isinstance(name, str) and name else "")


def _section(top: Table, key: str, make: Callable[[Table], _Made]) -> _Made:
    values = top.values.get(key, {})
    if not isinstance(values, dict):
        sentence = "Write [%(key)s] between single brackets, and its settings on lines below it."
        top.report.problem(key, sentence, key=key)
        values = {}
    return make(Table(f"[{key}]", values, top.report))


def _database(top: Table, path: Path) -> Path:
    written = top.read("database", text, "webwatch.db")
    if not written:
        if written is not None:
            sentence = 'Name a file, as in database = "webwatch.db", or take this line out.'
            top.report.problem("database", sentence)
        return path
    try:
        database = path.parent / Path(written).expanduser()
    except RuntimeError:  # "~somebody" whom this machine doesn't know
        database = path.parent / written
    if os.path.isdir(database):  # noqa: PTH112 - Path.is_dir raises for a closed folder
        top.report.problem("database", "%(path)s is a folder: name a file.", path=database)
    if database == path:
        sentence = "This is the keyword file itself: name another file for the database."
        top.report.problem("database", sentence)
    return database


def _zone(value: object) -> ZoneInfo:
    name = text(value)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError for "Europe", which is a folder
        zones = available_timezones()
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(zones)}
    near = meant(name, zones) or cities.get(meant(name, cities), "Europe/Amsterdam")
    sentence = '%(value)s is no time zone. Did you mean "%(meant)s"?'
    raise Unfit(sentence, value=shown(value), meant=near)
