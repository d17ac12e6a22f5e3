"""Do the items of the keyword file name each other rightly, and differ in name?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from webwatch.config.report import listed, meant, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webwatch.config.items import Item
    from webwatch.config.report import Report
    from webwatch.config.tables import Table


def check_references(
    keywords: list[Item[Any]], sources: list[Item[Any]], channels: list[Item[Any]], report: Report
) -> None:
    """Note every name that occurs twice and every reference that leads nowhere.

    Items with problems of their own count by their names: one mistake gives one problem.
    """
    for items in (keywords, sources, channels):
        _check_unique(items, report)
    for item in keywords:
        _check_named(item.table, "sources", "source", [each.name for each in sources], report)
    for item in channels:
        _check_named(item.table, "keywords", "keyword", [each.name for each in keywords], report)


def _check_unique(items: Iterable[Item[Any]], report: Report) -> None:
    seen: dict[str, str] = {}
    for item in items:
        first = seen.setdefault(item.name.casefold(), item.table.place)
        if item.name and first is not item.table.place:
            sentence = "%(first)s has this name too: give one of the two another name."
            report.problem(item.table.at("name"), sentence, first=first)


def _check_named(table: Table, key: str, what: str, names: list[str], report: Report) -> None:
    written = table.values.get(key, [])
    for number, name in enumerate(written if isinstance(written, list) else [], 1):
        if not isinstance(name, str) or name.strip() in names:
            continue
        place = f"{table.at(key)} {number}"
        if near := meant(name, names):
            sentence = 'There is no [[%(what)s]] %(name)s. Did you mean "%(meant)s"?'
            report.problem(place, sentence, what=what, name=shown(name), meant=near)
        else:
            sentence = "There is no [[%(what)s]] %(name)s. There are: %(names)s."
            there = listed(names) or "-"
            report.problem(place, sentence, what=what, name=shown(name), names=there)
