"""How is the keyword file changed, with all that its owner wrote around it left as it is?

An item is put in or taken out as whole lines. That the parser then reads just what
stood there before, with that one item more or less, is checked before anything is written.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

import tomlkit

from webwatch.config import reading
from webwatch.config.checking import check
from webwatch.config.report import meant
from webwatch.config.writing import replace_content
from webwatch.errors import ChangeError, ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from webwatch.config.settings import Settings
    from webwatch.core.model import Keyword

# Strings and comments are gone through first, so that no heading is seen within them.
_HEADING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*|"
    r"(?P<heading>^[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>[\w. \t-]+?)[ \t]*\]\]?)",
    re.DOTALL | re.MULTILINE,
)


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


def remove_source(path: Path, name: str) -> None:
    """Take a source out, by the name it has or was given after its host (see ``add_keyword``)."""
    _remove(path, "source", name)


def _add(path: Path, key: str, values: Mapping[str, object]) -> Settings:
    item = {name: list(v) if isinstance(v, tuple) else v for name, v in values.items() if v}

    def change(text: str, settings: Settings) -> str:
        name = item.get("name", "")
        if _place_of(name, settings, key) is not None:
            raise UsageError("There is a [[%(key)s]] %(name)s already.", key=key, name=repr(name))
        if there := [each.name for each in settings.sources if each.url == item.get("url")]:
            sentence = "This address is there already, as [[source]] %(name)s."
            raise UsageError(sentence, name=repr(there[0]))
        block = f"[[{key}]]\n{tomlkit.dumps(item)}"
        spans = _items(text, key)
        end = spans[-1][1] if spans else len(text)
        before = text[:end].rstrip("\n")
        return f"{before}\n\n{block}" + (text[end:] and "\n" + text[end:].lstrip("\n"))

    return _edit(path, key, change, lambda items: [*items, item])


def _remove(path: Path, key: str, name: str) -> None:
    gone: list[int] = []

    def change(text: str, settings: Settings) -> str:
        place = _place_of(name, settings, key)
        if place is None:
            raise _unknown(key, name, settings)
        gone.append(place)
        spans = _items(text, key)
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


def _items(text: str, key: str) -> list[tuple[int, int]]:
    """Tell where each ``[[key]]`` begins and ends, without the comments above the next heading."""
    headings = [found for found in _HEADING.finditer(text) if found["heading"]]
    ends = [*(found.start() for found in headings[1:]), len(text)]
    spans: list[tuple[int, int]] = []
    for found, end in zip(headings, ends, strict=False):
        inner = found["name"].replace(" ", "").startswith(f"{key}.") and bool(spans)
        own = found["name"] == key and found["open"] == "[["
        if own or inner:
            begin = found.start() if own else spans.pop()[0]
            spans.append((begin, end - _tail(text[found.end() : end])))
    return spans


def _tail(item: str) -> int:
    """Tell how many of an item's last characters are no longer about it.

    Comments directly under its last setting are about it, those after a blank line, or
    directly above the next heading, are not.
    """
    lines = item.splitlines(keepends=True)
    last = len(lines)
    while last > 0 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    rest = lines[last:]
    blank = next((number for number, line in enumerate(rest) if not line.strip()), 0)
    return sum(map(len, rest[blank:]))


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
