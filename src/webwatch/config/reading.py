"""What stands in the keyword file, before anybody asks whether it makes sense?"""

from __future__ import annotations

import codecs
import re
import tomllib
from typing import TYPE_CHECKING, Any

from webwatch.errors import ConfigError, Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 5_000_000
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

# The first that tomllib's own sentence begins with tells what people do wrong there.
_SYNTAX = (
    ("Expected '=' after", "An = is missing, or a quote mark or bracket before it isn't closed."),
    ("Cannot overwrite", "This stands here twice: take one of the two out."),
    ("Cannot declare", "This stands here twice: take one of the two out."),
    ("Cannot mutate", "This stands here twice: take one of the two out."),
    ("Duplicate inline table key", "This stands here twice: take one of the two out."),
    ("Unclosed array", "A list isn't closed: a ] or the comma between two values is missing."),
    ("Unterminated string", "A text isn't closed: its last quote mark is missing."),
    ("Expected \"'\"", "A text isn't closed: its last quote mark is missing."),
    ("Illegal character", "A text isn't closed: its last quote mark is missing."),
    ("Unescaped '\\'", "Write a backslash in a text twice (\\\\), or use / instead."),
    ("Invalid hex value", "Write a backslash in a text twice (\\\\), or use / instead."),
    ("Invalid value", 'This is no value: put text between straight quote marks ("...").'),
    ("Expected newline", 'Put straight quote marks ("...") around text; one setting a line.'),
    ("Expected ']'", "A heading isn't closed: write [fetch], or [[keyword]] with two brackets."),
    ("Expected ']]'", "A heading isn't closed: write [fetch], or [[keyword]] with two brackets."),
    ("Invalid initial character", 'A name of a setting is missing: write name = "value".'),
    ("Invalid statement", 'A line must be a setting (name = "value"), a heading or a # comment.'),
)  # fmt: skip


def read(path: Path) -> bytes:
    """Read the file.

    Raises:
        ConfigError: It can't be read.
    """
    try:
        if path.is_dir():
            raise _error(path, "This is a folder: name the keyword file in it.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _error(path, "There is no such file: `webwatch init` makes one.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        sentence = "The file can't be read (%(reason)s): see who may read it."
        raise _error(path, sentence, reason=reason) from None
    if len(content) > MAX_BYTES:
        raise _error(path, "The file is over 5 MB: it can't be a keyword file.")
    return content


def decode(content: bytes, path: Path) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        ConfigError: It isn't UTF-8.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _error(path, "The file is in UTF-16: save it as UTF-8 in your editor.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = "A character on this line isn't UTF-8: save the file as UTF-8 in your editor."
        line = content.count(b"\n", 0, error.start) + 1
        raise _error(path, sentence, where=f":{line}") from None


def parse(text: str, path: Path) -> dict[str, Any]:
    """Read the text as TOML 1.0.

    Raises:
        ConfigError: It isn't; the place is ``keywords.toml:LINE:COLUMN``, or the last line.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _error(path, "Brackets are nested too deep: one list is enough.") from None
    except ValueError as error:
        reason = str(error)
    place = _PLACE.search(reason)
    last = text.rstrip().count("\n") + 1
    where = f":{place['line']}:{place['column']}" if place and place["line"] else f":{last}"
    reason = _PLACE.sub("", reason)
    for beginning, sentence in _SYNTAX:
        if reason.startswith(beginning):
            raise _error(path, sentence, where=where)
    raise _error(path, "This can't be read as TOML (%(reason)s).", where=where, reason=reason)


def _error(path: Path, sentence: str, *, where: str = "", **values: str) -> ConfigError:
    problem = Problem(f"{path.name}{where}", sentence, tuple(values.items()))
    return ConfigError(str(path), (problem,))
