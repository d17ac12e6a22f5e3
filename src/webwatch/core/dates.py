"""When was it published, as far as one can know?

A date that can be read in two ways, or that can't be true, is no date: undated rather than wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.core.model import Entry, Feed

_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
_LATEST = datetime(
    2100, 1, 1, tzinfo=UTC
)  # far off: ``plausible``, which knows the present, is strict
_AHEAD = timedelta(days=2)
_SECONDS_LENGTH = 10
_MONTHS_A_YEAR = 12
_MAX_LENGTH = 100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari",
            "feb february februari",
            "mar march maart mrt",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august augustus",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
# RFC 822, section 5, and what European sites write. IST, CST and the like mean several zones,
# and military letters were specified with the wrong sign (RFC 2822, section 4.3): undated.
_ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60,
    "met": 60, "cest": 120, "mest": 120, "eet": 120, "eest": 180, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
_DAY_FIRST = frozenset({"nl", "de", "fr", "it", "es", "pt", "pl", "da", "nb", "no", "fi", "tr"})

_TIME = (
    r"(?:(?:,?\s*+(?:T|om|at|[-–|])?\s*+)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s*+uur)?)?"
    r"\s*+(?P<zone>[a-z]{0,4})\s*+(?P<offset>[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*+(?:\([a-z ]{0,40}\))?"
)
_WEEKDAY = r"(?:[a-z]{2,9}[.,]*\s*+)?"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_ISO_BASIC = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
_DAY_NAME = r"(?P<day>\d{1,2})[.\s-]\s*+(?P<name>[a-z]{3,9})[.,]?[\s-]\s*+(?P<year>\d{4})"
_NAME_DAY = r"(?P<name>[a-z]{3,9})\.?\s++(?P<day>\d{1,2}),?\s++(?P<year>\d{4})"
_DIGITS = r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE | re.ASCII)
    for form in (
        _ISO,
        _ISO_BASIC,
        _WEEKDAY + _DAY_NAME,
        _NAME_DAY,
        r"[a-z]{3,9}[.,]*\s++" + _NAME_DAY,
        _WEEKDAY + _DIGITS,
    )
)

# As nearly all dates are written: RFC 822 with a year of four digits, and RFC 3339.
_CLOCK = r"((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
_AWAY = r"[+-](?:[01][0-9]|2[0-3])"
_MAIL = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?([0-3][0-9]) ([A-Z][a-z]{{2}}) (199[5-9]|20[0-9]{{2}}) {_CLOCK}"
    rf" (?:GMT|({_AWAY}[0-5][0-9]))"
)
_INTERNET = re.compile(
    rf"(?:199[5-9]|20[0-9]{{2}})-[01][0-9]-[0-3][0-9]T{_CLOCK}(?:Z|{_AWAY}:[0-5][0-9])"
)


def read(text: str, language: str = "") -> datetime | None:
    """Read a date as feeds write it.

    That is RFC 822 and its successors, RFC 3339 and ISO 8601, Dutch and English month names
    (``wo 11 maart 2026 09:30``), digits with the day first where that is sure (a point between
    them, a language that writes so, or a day over 12), and seconds or milliseconds since 1970.

    Args:
        text: What stands in the feed.
        language: The feed's language, two letters; empty if not known.

    Returns:
        The moment in UTC, which is also taken for a zone that isn't named. None if the text can't
        be read in one way only or lies outside 1995 to 2099: a year of two digits, 02-03-2026
        in English, a zone such as IST.
    """
    text = text.strip()
    if not text or len(text) > _MAX_LENGTH:
        return None
    if when := _read_usual(text):
        return when
    text = " ".join(text.split())
    if re.fullmatch(r"[0-9]{9,10}|[0-9]{12,13}", text, re.ASCII):
        when = datetime.fromtimestamp(int(text[:-3] if len(text) > _SECONDS_LENGTH else text), UTC)
        return when if _EARLIEST <= when < _LATEST else None
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _moment({key: part or "" for key, part in found.groupdict().items()}, language)
    return None


def plausible(when: datetime | None, now: datetime) -> datetime | None:
    """Give the date back if it can be true.

    Args:
        when: What a feed says; aware.
        now: The present; aware.

    Returns:
        ``when``, or None if it lies before 1995 or more than two days after ``now``.
    """
    return when if when is not None and _EARLIEST <= when <= now + _AHEAD else None


def believe(feed: Feed, now: datetime) -> Feed:
    """Take the dates that can't be true from a feed's entries (see ``plausible``)."""
    return replace(feed, entries=tuple(_believable(entry, now) for entry in feed.entries))


def _believable(entry: Entry, now: datetime) -> Entry:
    published, updated = plausible(entry.published, now), plausible(entry.updated, now)
    if published is entry.published and updated is entry.updated:
        return entry  # as nearly all are; to make another takes as long as to read a date
    return replace(entry, published=published, updated=updated)


def _read_usual(text: str) -> datetime | None:
    """Read a date as nearly all are written; None if it isn't, or is none."""
    if found := _MAIL.fullmatch(text):
        day, name, year, time, offset = found.groups()
        text = f"{year}-{_MONTHS.get(name.lower(), 0):02}-{day}T{time}{offset or 'Z'}"
    elif not _INTERNET.fullmatch(text):
        return None
    try:
        when = datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None
    return when if _EARLIEST <= when < _LATEST else None


def _moment(parts: dict[str, str], language: str) -> datetime | None:
    day, month = _day_and_month(parts, language)
    minutes = _offset(parts["zone"].lower(), parts["offset"])
    if minutes is None:
        return None
    try:
        local = datetime(
            int(parts["year"]),
            month,
            day,
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            min(int(parts["second"] or 0), 59),  # a leap second
            tzinfo=timezone(timedelta(minutes=minutes)),
        )
        when = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return when if _EARLIEST <= when < _LATEST else None


def _day_and_month(parts: dict[str, str], language: str) -> tuple[int, int]:
    if "name" in parts:
        return int(parts["day"]), _MONTHS.get(parts["name"].lower(), 0)
    if "mark" not in parts:
        return int(parts["day"]), int(parts["month"])
    one, two = int(parts["one"]), int(parts["two"])
    if parts["mark"] == "." or language in _DAY_FIRST or one > _MONTHS_A_YEAR or one == two:
        return one, two
    return (two, one) if two > _MONTHS_A_YEAR else (0, 0)


def _offset(zone: str, offset: str) -> int | None:
    """Give the minutes east of Greenwich; None if the zone's name means nothing sure."""
    if not offset:
        return _ZONES.get(zone)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if offset[0] == "-" else minutes
