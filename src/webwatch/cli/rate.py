"""How severe is each line of a file? No store, no network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

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
    for number, line in _lines(file):
        try:
            rated = rate_line(line, words)
        except UsageError as error:
            wrong += 1
            why = session.say(error.message, **error.values)
            session.tell("Line %(number)s: %(error)s", number=number, error=why)
        else:
            sys.stdout.write(json.dumps(rated, ensure_ascii=False) + "\n")
    if wrong:
        raise UsageError("%(wrong)s lines could not be rated; the others were.", wrong=wrong)


def _lines(file: str) -> Iterator[tuple[int, str]]:
    if file == "-":
        yield from _numbered(sys.stdin)
        return
    try:
        with Path(file).open(encoding="utf-8-sig") as opened:
            yield from _numbered(opened)
    except OSError as error:
        raise UsageError(
            "%(file)s can't be read: %(reason)s.", file=file, reason=error.strerror or error
        ) from None
    except UnicodeDecodeError:
        raise UsageError("%(file)s is not UTF-8 text. Save it as UTF-8.", file=file) from None


def _numbered(stream: TextIO) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(stream, start=1) if line.strip())
