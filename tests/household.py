"""What does somebody at a terminal see? A folder with a keyword file, and webwatch run in it.

``run`` is the whole command line in this process; ``started`` is a process of its own, for
what only a process shows: signals, a kill, the way that it starts.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from webwatch.cli.app import run as run_command_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from webserver import WebServer

WATCHED = """\
language = "{language}"
timezone = "Europe/Amsterdam"

[[keyword]]
name = "De Zwaluw"
any = ["TV De Zwaluw", "#dezwaluw"]
none = ["Zwaluwstraat"]

[[keyword]]
name = "Hal De Wiek"
"""
OPEN = "\n[fetch]\nallow_private_addresses = true\n"


@dataclass(frozen=True)
class Ran:
    """What a command gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def run(*arguments: object, stdin: str | bytes = "", terminal: bool = False) -> Ran:
    """Run ``webwatch`` with these arguments; with ``terminal`` all three streams are one."""
    kind = _Terminal if terminal else io.TextIOWrapper
    typed = stdin.encode() if isinstance(stdin, str) else stdin
    heard = kind(io.BytesIO(typed), encoding="utf-8")
    out, err = (kind(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before, sys.stdin = sys.stdin, heard
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run_command_line([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    written = [stream.buffer.getvalue().decode() for stream in (out, err)]
    assert "Traceback" not in written[1], written[1]
    return Ran(code, *written)


def started(*arguments: object, folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Start ``python -m webwatch`` as a process of its own; end it with ``with``."""
    return subprocess.Popen(
        [sys.executable, "-m", "webwatch", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def entry(number: int, title: str, *, summary: str = "") -> str:
    """Give an RSS item; equal numbers are the same entry."""
    return (
        f"<item><title>{escape(title)}</title><guid>entry-{number}</guid>"
        f"<link>https://krant.example/{number}</link>"
        f"<description>{escape(summary)}</description></item>"
    )


def rss(*entries: str, title: str = "De Krant") -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"{''.join(entries)}</channel></rss>"
    )


@dataclass
class House:
    """A folder with a keyword file about sources on a real server."""

    folder: Path
    site: WebServer

    @property
    def file(self) -> Path:
        return self.folder / "keywords.toml"

    def watch(
        self,
        sources: Mapping[str, str],
        *,
        language: str = "en",
        keywords: str | None = None,
        more: str = "",
    ) -> None:
        """Write the keyword file: sources by name and path (or whole address)."""
        tables = "".join(
            f'\n[[source]]\nname = "{name}"\n'
            f'url = "{address if "://" in address else self.site.url(address)}"\n'
            for name, address in sources.items()
        )
        watched = WATCHED.format(language=language) if keywords is None else keywords
        self.file.write_text(watched + tables + OPEN + more, encoding="utf-8")

    def feed(self, path: str, *entries: str, etag: str = "", **headers: str) -> None:
        """Serve a feed of these entries; with an ``etag`` it says 304 to who has it."""
        given = {"Content-Type": "application/rss+xml"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        given |= {"ETag": f'"{etag}"'} if etag else {}
        self.site.put(path, rss(*entries), headers=given, conditional=bool(etag))
