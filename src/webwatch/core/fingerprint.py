"""What of an entry stays the same when it is published again?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from webwatch.core.address import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.core.model import Entry

_NAMES_A_SIGHTING = ("tag:google.com,2013:googlealerts/",)
"""Google Alerts gives a target a new guid in each alert and again on later days."""


class _Folded(dict[int, int | None]):
    """What becomes of a character: letters and digits stay, marks go, all else is a space."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        kept = code if character.isalnum() else None if unicodedata.combining(character) else 32
        self[code] = kept
        return kept


_FOLDED = _Folded()
# ``str.translate`` is twenty times as fast where all is ASCII, which most of a text is; nothing
# that folding does goes beyond such a run, since marks attach to no ASCII character for good.
_RUNS = re.compile("[\0-\x7f]+|[^\0-\x7f]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What identifies an entry; each may be empty, and if all are, it is nothing.

    Attributes:
        guid: The feed's own identifier; an address in its canonical form, with its fragment.
        address: The canonical URL; empty for the front page of a site, which names no entry.
        title: The words of the title, folded.
        words: The words of title and summary, folded.
        target: Whether the address alone is the identity: the guid names a sighting of it.
        keys: The ``key`` of guid, address and title.
    """

    guid: str
    address: str
    title: str
    words: str
    target: bool
    keys: tuple[int, int, int]


@lru_cache(maxsize=2_000)
def fingerprint(entry: Entry) -> Fingerprint:
    """Tell what identifies an entry."""
    guid = " ".join(entry.guid.split())
    address = canonical(entry.url)
    target = bool(address) and guid.startswith(_NAMES_A_SIGHTING)
    if guid.lower().startswith(("http:", "https:")):
        # Posts of one page differ in the fragment alone (Radio UserLand, many forums).
        _, mark, fragment = guid.partition("#")
        known = address if guid == entry.url else canonical(guid)  # most guids are the link
        guid = (known or guid) + mark + fragment
    guid = "" if target else guid
    address = "" if is_front_page(address) else address
    title, summary = folded(entry.title), folded(entry.summary)
    words = f"{title} {summary}".strip() or f"{entry.title} {entry.summary}".strip()
    title = title or entry.title.strip()  # may be an emoji
    return Fingerprint(
        guid=guid,
        address=address,
        title=title,
        words=words,
        target=target,
        keys=(key(guid), key(address), key(title)),
    )


def is_front_page(address: str) -> bool:
    """Tell whether a canonical address names a site and not a page."""
    return address.count("/") == 3 and address.endswith("/")  # noqa: PLR2004 - https://host/


def folded(text: str) -> str:
    """Give the words of a text without case, accents and punctuation, one space between."""
    runs = (text,) if text.isascii() else _RUNS.findall(text)
    return " ".join("".join(map(_folded_run, runs)).split())


def _folded_run(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)


def key(*parts: str) -> int:
    """Give 64 bits, signed, that stand for these texts; 0 if all are empty."""
    return _number(b"".join(map(_coded, parts))) if any(parts) else 0


def row_keys(words: Sequence[str], length: int) -> set[int]:
    """Give the ``key`` of each so many words in a row; no word is empty."""
    coded = [_coded(word) for word in words]
    rows = zip(*(coded[start:] for start in range(length)), strict=False)
    return {_number(b"".join(row)) for row in rows}


def _coded(part: str) -> bytes:
    coded = part.encode("utf-8", "replace")
    return len(coded).to_bytes(8, "big") + coded


def _number(coded: bytes) -> int:
    return int.from_bytes(blake2b(coded, digest_size=8).digest(), "big", signed=True)
