"""How does a file get new content without ever being half written?"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from webwatch.errors import UsageError


def replace_content(path: Path, former: bytes, new: bytes) -> None:
    """Give a file new content at once, and keep the former beside it as ``NAME.bak``.

    Its permissions stay, a symbolic link stays a link.

    Args:
        path: The file.
        former: What it is believed to contain.
        new: What it is to contain.

    Raises:
        UsageError: It has other content by now, or can't be written; it is unchanged.
    """
    target = path.resolve()
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if not mode & stat.S_IWUSR:
            raise UsageError(
                "%(path)s is read-only: make it writable first. Nothing was changed.", path=path
            )
        if target.read_bytes() != former:
            raise UsageError(
                "%(path)s was changed by somebody else just now: try again. Nothing was changed.",
                path=path,
            )
        _write(target.with_name(target.name + ".bak"), former, mode)
        _write(target, new, mode)
    except OSError as error:
        raise UsageError(
            "%(path)s can't be written (%(reason)s). Nothing was changed.",
            path=path,
            reason=error.strerror or error,
        ) from None


def _write(target: Path, content: bytes, mode: int) -> None:
    """Write beside the target, then put it in the target's place (POSIX rename is atomic)."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
