"""How does a command write a file, or say why it can't?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, content: str) -> None:
    """Write a text file in UTF-8, over what is there.

    Raises:
        UsageError: It can't be written.
    """
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "%(file)s can't be written: %(reason)s.", file=path, reason=error.strerror or error
        ) from None
