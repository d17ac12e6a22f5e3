"""How is the keyword file changed, with all that its owner wrote around it left as it is?

An item is put in or taken out as whole lines. That the parser then reads just what
stood there before, with that one item more or less, is checked before anything is written.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from webwatch.config import reading
from webwatch.config.checking import check
from webwatch.config.layout import behind, items_of
from webwatch.config.report import meant
from webwatch.config.writing import replace_content
from webwatch.errors import ChangeError, ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from webwatch.config.settings import Settings
    from webwatch.core.model import Keyword


def add_keyword(path: Path, keyword: Keyword) -> None:
    """Add a keyword behind those that are there; what it leaves at its default isn't written.

    Args:
        path: The keyword file.
        keyword: Its name must be new.

    The former content is kept in ``keywords.toml.bak``.

    Raises:
        ConfigError: The file can't be used as it is.
        ChangeError: It couldn't be used after this; nothing changed.
        UsageError: There is one of that name, or the file can't be written; nothing changed.
    """
    values = {
        "name": keyword.name,
        "any": () if keyword.any == (keyword.name,) else keyword.any,
        "all": keyword.all,
        "none": keyword.none,
        "case_sensitive": keyword.case_sensitive,
        "sources": keyword.sources,
        "own_domains": keyword.own_domains,
    }
    _add(path, "keyword", values)


def remove_keyword(path: Path, name: str) -> None:
    """Take a keyword out (see ``add_keyword``)."""
    _remove(path, "keyword", name)


def add_source(path: Path, *, url: str, kind: str = "", name: str = "", **others: object) -> str:
    """Add a source behind those that are there (see ``add_keyword``).

    Args:
        path: The keyword file.
        url: Its address.
        kind: Empty for what the address looks like.
        name: Empty for the host of the address.
        **others: More settings, as they stand in the file; false and empty ones aren't written.

    Returns:
        What it is called.
    """
    values = {"name": name, "kind": kind, "url": url, **others}
    return _add(path, "source", values).sources[-1].name


def add_sources(path: Path, items: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Add sources behind those that are there, in one change (see ``add_source``).

    Args:
        path: The keyword file.
        items: The settings of each. One whose address is there already is left out, and a
            name that is taken gets a number behind it.

    Returns:
        What those that were added are called.
    """
    added: list[dict[str, object]] = []

    def change(text: str, settings: Settings) -> str:
        addresses = {each.url for each in settings.sources}
        names = {each.name.casefold() for each in settings.sources}
        for given in items:
            item = _written(given)
            if item.get("url") in addresses:
                continue
            if name := str(item.get("name", "")):
                item["name"] = _free(name, names)
            addresses.add(str(item.get("url")))
            added.append(item)
        return behind(text, "source", added)

    settings = _edit(path, "source", change, lambda there: [*there, *added])
    return tuple(each.name for each in settings.sources[len(settings.sources) - len(added) :])


def _free(name: str, taken: set[str]) -> str:
    """Give a name that is not taken, and take it."""
    numbered = (f"{name[:90]} {number}" for number in range(2, len(taken) + 3))
    free = next(each for each in (name, *numbered) if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


def remove_source(path: Path, name: str) -> None:
    """Take a source out, by the name it has or was given after its host (see ``add_keyword``)."""
    _remove(path, "source", name)


def _add(path: Path, key: str, values: Mapping[str, object]) -> Settings:
    item = _written(values)

    def change(text: str, settings: Settings) -> str:
        name = item.get("name", "")
        if _place_of(name, settings, key) is not None:
            raise UsageError("There is a [[%(key)s]] %(name)s already.", key=key, name=repr(name))
        if there := [each.name for each in settings.sources if each.url == item.get("url")]:
            sentence = "This address is there already, as [[source]] %(name)s."
            raise UsageError(sentence, name=repr(there[0]))
        return behind(text, key, [item])

    return _edit(path, key, change, lambda items: [*items, item])


def _written(values: Mapping[str, object]) -> dict[str, object]:
    """Give settings as they stand in the file; false and empty ones aren't written."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items() if v}


def _remove(path: Path, key: str, name: str) -> None:
    gone: list[int] = []

    def change(text: str, settings: Settings) -> str:
        place = _place_of(name, settings, key)
        if place is None:
            raise _unknown(key, name, settings)
        gone.append(place)
        spans = items_of(text, key)
        if place >= len(spans):
            return text
        begin, end = spans[place]
        before, after = text[:begin].rstrip("\n"), text[end:].lstrip("\n")
        return f"{before}\n\n{after}".lstrip("\n") if after else f"{before}\n"

    _edit(path, key, change, lambda items: [x for n, x in enumerate(items) if n not in gone])


def _place_of(name: object, settings: Settings, key: str) -> int | None:
    names = [each.name for each in (settings.keywords if key == "keyword" else settings.sources)]
    folded = [each.casefold() for each in names]
    wanted = str(name).casefold()
    return folded.index(wanted) if wanted in folded else None


def _unknown(key: str, name: str, settings: Settings) -> UsageError:
    names = [each.name for each in (settings.keywords if key == "keyword" else settings.sources)]
    if near := meant(name, names):
        sentence = "There is no [[%(key)s]] %(name)s. Did you mean %(meant)s?"
        return UsageError(sentence, key=key, name=repr(name), meant=repr(near))
    sentence = "There is no [[%(key)s]] %(name)s. There are: %(names)s."
    return UsageError(sentence, key=key, name=repr(name), names=", ".join(names) or "-")


def _edit(
    path: Path,
    key: str,
    change: Callable[[str, Settings], str],
    outcome: Callable[[list[Any]], list[Any]],
) -> Settings:
    content = reading.read(path)
    settings = check(content, path)
    text = reading.decode(content, path)
    old = reading.parse(text, path)
    lines = text.replace("\r\n", "\n")
    changed = change(lines if lines.endswith("\n") or not lines else lines + "\n", settings)
    expected = {**old, key: outcome(old.get(key, []))}
    _check_outcome(changed, {name: value for name, value in expected.items() if value != []}, path)
    if "\r\n" in text:
        changed = changed.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    new = mark + changed.encode()
    try:
        settings = check(new, path)
    except ConfigError as error:
        raise ChangeError(str(path), error.problems) from None
    replace_content(path, content, new)
    return settings


def _check_outcome(changed: str, expected: dict[str, Any], path: Path) -> None:
    try:
        outcome = reading.parse(changed, path)
    except ConfigError:
        outcome = {}
    if {name: value for name, value in outcome.items() if value != []} != expected:
        raise UsageError(
            "%(path)s is laid out in a way that webwatch can't change without risk: "
            "change it in an editor. Nothing was changed.",
            path=path,
        )
