"""Which letters are in a file (mbox) or in a folder of files (Maildir)?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from webwatch.core.letters import MOST_BYTES, MOST_LETTERS, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.core.letters import Box

_TAIL = 20_000_000
"""How much of the end of an mbox file is read."""


def state_of(box: Box) -> str:
    """Give a word that changes when letters come or go.

    Raises:
        OSError: There is nothing there, or it may not be read.
    """
    path = _path(box)
    parts = [each.stat() for each in (path, *_folders(path))]
    return ".".join(f"{part.st_mtime_ns:x}-{part.st_size:x}" for part in parts)


def letters_at(box: Box) -> tuple[bytes, ...]:
    """Read the newest letters, oldest first.

    Raises:
        OSError: It may not be read.
    """
    path = _path(box)
    if not path.is_dir():
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            return unpack(file.read(_TAIL))
    letters = []
    for each in sorted(_files(path), key=_age)[-MOST_LETTERS:]:
        with each.open("rb") as file:
            letters.append(file.read(MOST_BYTES))
    return tuple(letters)


def _path(box: Box) -> Path:
    return Path(box.path).expanduser()


def _folders(maildir: Path) -> list[Path]:
    return [each for each in (maildir / "new", maildir / "cur") if each.is_dir()]


def _files(maildir: Path) -> Iterator[Path]:
    for folder in _folders(maildir):
        yield from (each for each in folder.iterdir() if each.is_file())


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name
