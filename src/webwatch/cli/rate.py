"""How severe is each line of a file? No store, no network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from webwatch.cli.session import of
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


def rate(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines; - for standard input.")],
) -> None:
    """Rate mentions from a file of JSON lines: JSON lines in, JSON lines out."""
    from webwatch import lexicon
    from webwatch.core.rating import rate_line

    session = of(ctx)
    words = lexicon.load()
    wrong = 0
    for number, line in lines_of(file):
        try:
            rated = rate_line(text_of(line), words)
        except UsageError as error:
            wrong += 1
            why = session.say(error.message, **error.values)
            session.tell("Line %(number)s: %(error)s", number=number, error=why)
        else:
            sys.stdout.write(json.dumps(rated, ensure_ascii=False) + "\n")
    if wrong:
        raise UsageError("%(wrong)s lines could not be rated; the others were.", wrong=wrong)


def lines_of(file: str) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a file that are not empty, with their numbers; ``-`` is standard input.

    Raises:
        UsageError: It can't be read.
    """
    if file == "-":
        yield from _numbered(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as opened:
            yield from _numbered(opened)
    except OSError as error:
        raise UsageError(
            "%(file)s can't be read: %(reason)s.", file=file, reason=error.strerror or error
        ) from None


def text_of(line: bytes) -> str:
    """Read a line as UTF-8.

    Raises:
        UsageError: It is something else.
    """
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("This is not UTF-8 text: save the file as UTF-8.") from None


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(stream, start=1) if line.strip())
