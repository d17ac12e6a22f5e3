"""Who reads the feeds, and how is each set up for the same work?

All may ask eight addresses at once; none sends mail. webwatch looks for ten names besides.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.work import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORKERS = 8
KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class Reader:
    """One program that reads feeds.

    Attributes:
        name: As in the table.
        prepare: Writes its settings into an empty folder, given that and the addresses; gives
            the command that does a round.
    """

    name: str
    prepare: Callable[[Path, Sequence[str]], tuple[str, ...]]


def keyword_file(folder: Path, addresses: Sequence[str], keywords: int = KEYWORDS) -> Path:
    """Write webwatch's settings and give their path."""
    lines = ['database = "webwatch.db"', "[fetch]", f"workers = {WORKERS}"]
    lines.append("allow_private_addresses = true")
    for name in NAMES[:keywords]:
        lines += ["[[keyword]]", f'name = "{name}"', f'any = ["{name}"]']
    for number, address in enumerate(addresses):
        lines += ["[[source]]", f'name = "Dorp {number}"', f'url = "{address}"']
    path = folder / "keywords.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _webwatch(folder: Path, addresses: Sequence[str]) -> tuple[str, ...]:
    path = keyword_file(folder, addresses)
    # --all, as the others: webwatch by itself asks no oftener than a server wants
    return (*webwatch(), "--config", str(path), "scan", "--all", "--quiet")


def webwatch() -> tuple[str, ...]:
    """Give the command that people type, of the environment that runs this."""
    return (str(Path(sys.executable).with_name("webwatch")),)


def _newsboat(folder: Path, addresses: Sequence[str]) -> tuple[str, ...]:
    (folder / "urls").write_text("\n".join(addresses) + "\n", encoding="utf-8")
    (folder / "config").write_text(f"reload-threads {WORKERS}\n", encoding="utf-8")
    named = {"-u": "urls", "-c": "cache.db", "-C": "config"}
    options = [part for option, name in named.items() for part in (option, str(folder / name))]
    return ("newsboat", *options, "-x", "reload")


def _sfeed(folder: Path, addresses: Sequence[str]) -> tuple[str, ...]:
    feeds = [f'  feed "dorp{number}" "{each}"' for number, each in enumerate(addresses)]
    lines = [f'sfeedpath="{folder}/feeds"', f"maxjobs={WORKERS}", "feeds() {", *feeds, "}"]
    (folder / "sfeedrc").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ("sfeed_update", str(folder / "sfeedrc"))


def _reader(folder: Path, addresses: Sequence[str], python: Path) -> tuple[str, ...]:
    database = str(folder / "reader.db")
    add = "import json, reader, sys; it = reader.make_reader(sys.argv[1]);"
    add += "[it.add_feed(url) for url in json.load(sys.stdin)]"
    given = json.dumps(list(addresses)).encode()
    subprocess.run([python, "-c", add, database], input=given, check=True)
    # Without it, a reader that asked within the hour asks nobody, and is done in no time.
    return (
        str(python),
        "-m",
        "reader",
        "--db",
        database,
        "update",
        "--no-scheduled",
        "--workers",
        str(WORKERS),
    )


def _rss2email(folder: Path, addresses: Sequence[str], python: Path) -> tuple[str, ...]:
    lines = ["[DEFAULT]", "to = board@club.example", "from = webwatch@club.example"]
    for number, address in enumerate(addresses):
        lines += [f"[feed.dorp{number}]", f"url = {address}"]
    (folder / "r2e.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    program = str(python.with_name("r2e"))
    options = ("-c", str(folder / "r2e.cfg"), "-d", str(folder / "r2e.json"))
    return (program, *options, "run", "--no-send")


def readers(peers: Path | None) -> list[Reader]:
    """Give webwatch and its peers.

    Args:
        peers: The Python of an environment with ``reader[cli]`` and ``rss2email``; None to
            leave those two out.
    """
    found = [Reader("webwatch", _webwatch), Reader("newsboat", _newsboat), Reader("sfeed", _sfeed)]
    if peers:
        python = peers
        found.append(Reader("reader", lambda folder, given: _reader(folder, given, python)))
        found.append(Reader("rss2email", lambda folder, given: _rss2email(folder, given, python)))
    return found
