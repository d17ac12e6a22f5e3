"""Which labelled texts is the severity flag learned from and judged on?

Shipped beside this script: what was written for this project, and our labels for other
people's news. The other sets are other people's texts: they are read from folders that you
name, and may not be shipped.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from webwatch.core.model import Kind, Passage, Severity
from webwatch.core.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Reader = Callable[[list[dict[str, Any]]], Iterator["Example"]]

SHIPPED = Path(__file__).parent / "data"

SOURCES = {
    "mentions.train.jsonl": "written for this project; shipped",
    "mentions.more.jsonl": "written for this project; shipped",
    "voices.dev.jsonl": "written for this project; shipped",
    "voices.more.jsonl": "written for this project; shipped",
    "headlines.more.jsonl": "written for this project; shipped",
    "tweets.more.jsonl": "written for this project; shipped",
    "pairs.more.jsonl": "written for this project; shipped",
    "news.labels.jsonl": "written for this project; shipped",
    "entries-nl-2019-04-to-07.jsonl.gz": "wijnandb/leestmeer @e536f649; its labels are in "
    "news.labels.jsonl",
    "real-news-severity.train.jsonl.gz": "wijnandb/leestmeer @e536f649, labelled for this project",
    "real-news-severity.dev.jsonl": "wijnandb/leestmeer @e536f649 and the repositories named in "
    "its lines, labelled for this project",
    "real-headlines-severity.dev.jsonl": "vanatteveldt/ecosent @9c4c6120, labelled for this "
    "project",
    "adverse-media-en.train.jsonl.gz": "kristjanr/ut-ml-adverse-media @12fa6ada",
    "complaints-en.train.jsonl.gz": "appy1608/ACL2023 @b475e60b",
    "association-posts-nl.unlabelled.jsonl.gz": "fronteers/website @e4ef5217",
}
"""Each file, and the repository and commit that its texts are from."""

_LABELS = "news.labels.jsonl"
_STREAM = "entries-nl-2019-04-to-07.jsonl.gz"
_COMPLAINT_LEVELS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.HIGH, Severity.HIGH)
_LIMIT = 4_000
_HANDLE = re.compile(r"@(\w+)")


@dataclass(frozen=True)
class Example:
    """A labelled text.

    Attributes:
        part: The name of its set.
        group: What is left out together: a part, an organisation, a domain.
        passage: As the program gets it.
        severity: The label.
        kind: The label; None where the set has none.
    """

    part: str
    group: str
    passage: Passage
    severity: Severity
    kind: Kind | None = None
    extra: bool = False
    """Whether it is another form of a text that is there already: learned, never judged."""


def missing(folders: Sequence[Path]) -> list[str]:
    """Say which files are neither in one of the folders nor shipped."""
    return [name for name in SOURCES if _find(folders, name) is None]


def hashes(folders: Sequence[Path]) -> dict[str, str]:
    """Give the SHA-256 of each file's unpacked text."""
    return {name: hashlib.sha256(_bytes(folders, name)).hexdigest() for name in SOURCES}


def examples(folders: Sequence[Path]) -> list[Example]:
    """Read every set that is there, in a fixed order."""
    found: list[Example] = []
    for name, reader in _READERS.items():
        if _find(folders, name) is not None:
            found.extend(reader(_rows(folders, name)))
    if _find(folders, _STREAM) is not None:
        found.extend(_labelled(_rows(folders, _LABELS), _rows(folders, _STREAM)))
    return found


def other_forms(found: list[Example]) -> Iterator[Example]:
    """Give texts as they may also come: without a place, as a title only, without names."""
    for example in found:
        passage = example.passage
        title = f"{passage.title}. {passage.summary}" if passage.title else passage.summary
        if example.part in {"invented", "more invented"}:
            form = replace(passage, outlet="", url="")
        elif example.part in {"posts", "complaints", "tweets"}:
            form = replace(passage, title=title, summary="", names=())
        else:
            continue
        yield replace(example, passage=form, extra=True)


def _find(folders: Sequence[Path], name: str) -> Path | None:
    paths = (folder / name for folder in (*folders, SHIPPED))
    return next((path for path in paths if path.is_file()), None)


def _bytes(folders: Sequence[Path], name: str) -> bytes:
    path = _find(folders, name)
    if path is None:
        raise FileNotFoundError(name)
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _rows(folders: Sequence[Path], name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _bytes(folders, name).decode("utf-8").split("\n") if line]


def _plain(text: str) -> str:
    """Make plain text as the program does before it rates."""
    return plain(text, _LIMIT)


def _organisation(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))


def _example(row: dict[str, Any], part: str, group: str, outlet: str) -> Example:
    """Read a line of what was written for this project."""
    passage = Passage(
        title=_plain(row["title"]),
        summary=_plain(row["summary"]),
        names=(row["org"], *row["aliases"]),
        language=row["lang"],
        outlet=outlet,
        url=f"https://{row['host']}/",
    )
    return Example(part, group, passage, Severity.parse(row["severity"]), Kind(row["kind"]))


def _mentions(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        yield _example(row, "invented", f"part {row['id'][0]}", row["outlet"])


def _voices(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        yield _example(row, "voices", _organisation(row["org"]), "")


def _news(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        passage = Passage(
            title=_plain(row["title"]),
            summary=_plain(row["summary"]),
            names=(row["name"],),
            language=row["lang"],
            outlet=row["host"],
        )
        part = "news dev" if "labels" in row else "news"
        group = _organisation(row["name"])
        yield Example(part, group, passage, Severity.parse(row["severity"]), Kind(row["kind"]))


def _headlines(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        passage = Passage(title=_plain(row["text"]), names=(row["name"],), language=row["lang"])
        group = _organisation(row["name"])
        level = Severity.parse(row["severity"])
        yield Example("headlines", group, passage, level, Kind(row["kind"]))


def _adverse(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        level = Severity.CRITICAL if row["label"] == "adverse" else Severity.LOW
        passage = Passage(title=_plain(row["text"]), language="en")
        yield Example("adverse", row["text"][:40], passage, level)


def _complaints(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        handle = _HANDLE.search(row["text"])
        names = (handle.group(1),) if handle else ()
        passage = Passage(title="", summary=_plain(row["text"]), names=names, language="en")
        level = _COMPLAINT_LEVELS[row["label"]]
        random = row["domain"].startswith("random")
        group = row["text"][:40] if random else f"domain {row['domain']}"
        kind = Kind.COMPLAINT if level is Severity.HIGH else None
        yield Example("complaints", group, passage, level, kind)


def _more(part: str) -> Reader:
    """Read what was written to learn from, and never judged: a set of its own."""

    def read(rows: list[dict[str, Any]]) -> Iterator[Example]:
        for row in rows:
            outlet = row["outlet"] if part == "more invented" else ""
            yield replace(_example(row, part, _organisation(row["org"]), outlet), extra=True)

    return read


def _labelled(labels: list[dict[str, Any]], stream: list[dict[str, Any]]) -> Iterator[Example]:
    """Put our labels beside the entries that they are of; an entry may name several."""
    entries = {hashlib.sha256(row["url"].encode()).hexdigest()[:12]: row for row in stream}
    for label in labels:
        row = {"lang": "nl", **entries[label["id"]], **label}
        yield from (replace(example, part="more news", extra=True) for example in _news([row]))


def _posts(rows: list[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        title, _, summary = _plain(row["text"]).partition(". ")
        passage = Passage(title=title, summary=summary, names=("Fronteers",), language="nl")
        yield Example("posts", row["text"][:40], passage, Severity.LOW)


_READERS = {
    "mentions.train.jsonl": _mentions,
    "mentions.more.jsonl": _more("more invented"),
    "voices.dev.jsonl": _voices,
    "voices.more.jsonl": _more("more voices"),
    "headlines.more.jsonl": _more("more headlines"),
    "tweets.more.jsonl": _more("tweets"),
    "pairs.more.jsonl": _more("more pairs"),
    "real-news-severity.train.jsonl.gz": _news,
    "real-news-severity.dev.jsonl": _news,
    "real-headlines-severity.dev.jsonl": _headlines,
    "adverse-media-en.train.jsonl.gz": _adverse,
    "complaints-en.train.jsonl.gz": _complaints,
    "association-posts-nl.unlabelled.jsonl.gz": _posts,
}
