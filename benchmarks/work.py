"""Which feeds does everybody read?"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = 30
NAMED_IN = 100
"""In one of how many entries somebody is named."""

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_SYLLABLES = [
    "aan",
    "be",
    "dorp",
    "en",
    "ge",
    "haven",
    "in",
    "jaar",
    "kant",
    "land",
    "meer",
    "nieuw",
    "ont",
    "op",
    "plan",
    "raad",
    "sport",
    "ter",
    "uit",
    "veld",
    "ver",
    "voor",
    "weg",
    "wijk",
    "zaal",
    "zon",
]


def _vocabulary() -> tuple[list[str], list[float]]:
    """Make 3,000 words, some of which are as much more frequent as in a language."""
    chance = random.Random(1)  # noqa: S311 - the same work every time
    words = ["".join(chance.choices(_SYLLABLES, k=1 + number % 4)) for number in range(3000)]
    return words, [1 / (10 + rank) for rank in range(len(words))]


_WORDS, _WEIGHTS = _vocabulary()
NAMES = tuple(f"Sportvereniging {first}{last}" for first in ("Zwaluw", "Meeuw", "Valk", "Reiger",
    "Spreeuw", "Merel", "Lijster", "Kievit", "Grutto", "Wulp") for last in ("hof", "dijk", "veld",
    "oord", "horst", "rode", "beek", "burg", "dam", "wijk"))  # fmt: skip
"""Whom people can ask for; the first ten are named in the feeds."""


def write(folder: Path, feeds: int, issue: int = 0) -> None:
    """Write RSS 2.0 feeds of 30 entries: ``0.xml``, ``1.xml`` and so on.

    Args:
        folder: Where; it is there.
        feeds: How many.
        issue: Each issue has one new entry in three of ten feeds: 1 % of all is new.
    """
    for number in range(feeds):
        newest = ENTRIES + (issue if number % 10 < 3 else 0)  # noqa: PLR2004 - three of ten
        path = folder / f"{number}.xml"
        text = feed(number, range(newest - 1, newest - 1 - ENTRIES, -1))
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.write_text(text, encoding="utf-8")
        moment = (START + timedelta(hours=issue)).timestamp()  # a server tells seconds apart
        os.utime(path, (moment, moment))


def feed(number: int, entries: range) -> str:
    """Give the text of a feed that has the entries of these numbers."""
    items = "\n".join(_item(number, each) for each in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>Nieuws uit dorp {number}</title><link>https://dorp{number}.example/</link>"
        f"<description>Het dorp</description><language>nl</language>\n{items}\n</channel></rss>\n"
    )


def _item(feed: int, number: int) -> str:
    chance = random.Random(feed * 1_000_003 + number)  # noqa: S311 - the same work every time
    title = " ".join(chance.choices(_WORDS, _WEIGHTS, k=8)).capitalize()
    told = " ".join(chance.choices(_WORDS, _WEIGHTS, k=70))
    if chance.randrange(NAMED_IN) == 0:
        told = f"{NAMES[chance.randrange(10)]} klaagt: {told}"
    when = format_datetime(START - timedelta(minutes=10 * (ENTRIES - number) + feed))
    return (
        f"<item><title>{title}</title><link>https://dorp{feed}.example/{number}</link>"
        f"<description>&lt;p&gt;{told}&amp;hellip;&lt;/p&gt;</description>"
        f'<guid isPermaLink="false">dorp-{feed}-{number}</guid><pubDate>{when}</pubDate>'
        "<category>Sport</category></item>"
    )
