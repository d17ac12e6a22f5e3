"""Does a table of the keyword file have the settings that a dataclass has fields for?

A new kind of source or channel is checked without a line here: its fields are its
settings, their type hints say how a value is read.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, dataclass, fields
from typing import TYPE_CHECKING, Any

from webwatch.config.report import listed, meant, shown
from webwatch.config.values import READERS, Unfit
from webwatch.core.settings import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from webwatch.config.report import Report

TOP = ("language", "database", "timezone", "keyword", "source", "channel",
       "fetch", "severity", "schedule", "keep")  # fmt: skip
"""What may stand at the top of the file."""

_LIST = re.compile(r"tuple\[(.+), \.\.\.\]")
_PASSWORD = re.compile(r"passw(?:or)?d|wachtwoord|passphrase", re.IGNORECASE)
_NAME_OF_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_EXAMPLES = {
    "name": '"De Zwaluw"',
    "url": '"https://www.example.org/feed"',
    "to": '["board@club.example"]',
    "from": '"webwatch@club.example"',
    "authenticated_by": '"mx.google.com"',
    "path": '"~/Mail/alerts"',
    "host": '"imap.gmail.com"',
    "user": '"board@club.example"',
}
# The least and most that a number or span may be, whatever table it stands in.
_LIMITS: dict[str, tuple[str, str]] = {
    "workers": ("1", "64"),
    "host_pause": ("0s", "10m"),
    "scan_every": ("1m", "7d"),
    "interval": ("1m", "30d"),
    "connect_timeout": ("1s", "2m"),
    "read_timeout": ("1s", "5m"),
    "total_timeout": ("1s", "10m"),
    "timeout": ("1s", "10m"),
    "max_bytes": ("1000", "200000000"),
    "max_redirects": ("0", "20"),
    "weight": ("0", "100"),
    "baseline": ("0d", "3650d"),
    "entries": ("1d", "3650d"),
    "mentions": ("1d", "36500d"),
}


@dataclass(slots=True)
class Table:
    """A table of the file, being read.

    Attributes:
        place: In words that a user can search for.
        values: As TOML gave them.
        report: Where problems go.
    """

    place: str
    values: Mapping[str, Any]
    report: Report

    def at(self, key: str) -> str:
        """The place of one of its settings."""
        return f"{self.place}, {key}" if self.place else key

    def read(self, key: str, reader: Callable[[object], Any], default: Any = None) -> Any:  # noqa: ANN401 - as the reader
        """Read a setting; the default if it isn't there or doesn't fit."""
        return self._fitting(self.at(key), self.values[key], reader) if key in self else default

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def _fitting(self, place: str, value: object, reader: Callable[[object], Any]) -> Any:  # noqa: ANN401 - as the reader
        try:
            return reader(value)
        except Unfit as unfit:
            self.report.problem(place, unfit.sentence, **unfit.values)
            return None

    def read_list(self, key: str, reader: Callable[[object], Any]) -> tuple[Any, ...]:
        """Read a list of values, without those that don't fit."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.report.problem(
                self.at(key),
                "A list belongs here: put %(value)s between brackets, as in [%(value)s].",
                value=shown(value),
            )
            return ()
        read = [self._fitting(f"{self.at(key)} {n}", v, reader) for n, v in enumerate(value, 1)]
        return tuple(each for each in read if each is not None)

    def check_keys(self, known: Collection[str]) -> None:
        """Note every key that isn't known, with what was probably meant."""
        for key in self.values:
            if key not in known:
                self._unknown(key, known)

    def _unknown(self, key: str, known: Collection[str]) -> None:
        name = shown(key)[1:-1]
        if _PASSWORD.search(key):
            sentence = (
                "A password doesn't belong in this file, which others may read: put it in an "
                "environment variable, name that in password_env, and take this line out."
            )
            self.report.problem(self.at(name), sentence)
        elif near := meant(key, known):
            sentence = "There is no setting of this name here. Did you mean %(meant)s?"
            self.report.problem(self.at(name), sentence, meant=near)
        elif self.place and key in TOP:
            sentence = "This belongs at the top of the file, above the first [."
            self.report.problem(self.at(name), sentence)
        else:
            sentence = "There is no setting of this name here. There are: %(known)s."
            self.report.problem(self.at(name), sentence, known=listed(known))

    def missing(self, key: str) -> None:
        """Note that a setting isn't there that must be."""
        example = _EXAMPLES.get(key, '"..."')
        sentence = "%(key)s is missing: add a line such as %(key)s = %(example)s."
        self.report.problem(self.place, sentence, key=key, example=example)


def keys_of(cls: type, *, without: Collection[str] = ()) -> dict[str, Field[Any]]:
    """Give the fields of a dataclass by the key that each has in the keyword file.

    A class can rename fields by its ``toml_names``; a field ``from_`` is ``from``. The
    fields of an ``Audience`` stand among the others.
    """
    renamed: Mapping[str, str] = getattr(cls, "toml_names", {})
    keys: dict[str, Field[Any]] = {}
    for each in fields(cls):
        if each.type == "Audience":
            keys |= keys_of(Audience)
        elif each.name not in without:
            keys[renamed.get(each.name, each.name.rstrip("_"))] = each
    return keys


def arguments(cls: type, table: Table, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Read the settings of a dataclass from a table.

    Args:
        cls: The dataclass.
        table: Where they stand; unknown keys are not its concern.
        without: Fields that somebody else reads.

    Returns:
        What to make the dataclass with: only fields that are in the table and fit.
    """
    found: dict[str, Any] = {}
    if any(each.type == "Audience" for each in fields(cls)):
        found["audience"] = Audience(**arguments(Audience, table))
    for key, each in keys_of(cls, without=without).items():
        if each in fields(Audience) and cls is not Audience:
            continue
        if key in table:
            problems = len(table.report.problems)
            value = _value(key, str(each.type), table)
            if len(table.report.problems) == problems:
                found[each.name] = value
        elif each.default is MISSING and each.default_factory is MISSING:
            table.missing(key)
    return found


def _value(key: str, hint: str, table: Table) -> Any:  # noqa: ANN401 - as the hint says
    if several := _LIST.fullmatch(hint):
        return table.read_list(key, READERS[several[1]])
    reader = READERS[hint] if hint in READERS else READERS[hint.removesuffix(" | None")]
    value = table.read(key, reader)
    if value is not None and key in _LIMITS:
        _check_limits(key, value, reader, table)
    if key.endswith("_env") and value and not _NAME_OF_VARIABLE.fullmatch(value):
        sentence = (
            "The name of an environment variable belongs here, in capitals, as in "
            "WEBWATCH_SMTP_PASSWORD; never a password itself."
        )
        table.report.problem(table.at(key), sentence)
    return value


def _check_limits(key: str, value: Any, reader: Callable[[object], Any], table: Table) -> None:  # noqa: ANN401 - any number
    least, most = _LIMITS[key]
    is_span = not least.isdigit()
    low, high = (reader(end if is_span else int(end)) for end in (least, most))
    if not low <= value <= high:
        sentence = "%(value)s is out of range: it goes from %(least)s to %(most)s."
        written = shown(table.values[key])
        table.report.problem(table.at(key), sentence, value=written, least=least, most=most)
