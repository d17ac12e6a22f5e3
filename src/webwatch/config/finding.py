"""Where is the keyword file?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "keywords.toml"


def find(option: Path | None, environ: Mapping[str, str], cwd: Path, user_config_dir: Path) -> Path:
    """Find the keyword file.

    Args:
        option: What ``--config`` says; it alone counts if given.
        environ: The environment; ``WEBWATCH_CONFIG`` alone counts if it isn't empty.
        cwd: The working folder, looked in next.
        user_config_dir: The user's config folder for webwatch, looked in last.

    Returns:
        A path at which there is something; ``load`` says whether it can be used.

    Raises:
        UsageError: There is nothing; it says where was looked and what makes one.
    """
    named = os.path.expanduser(environ.get("WEBWATCH_CONFIG", ""))  # noqa: PTH111 - never raises
    if option is not None:
        return _named(option, "--config")
    if named:
        return _named(Path(named), "WEBWATCH_CONFIG")
    places = (cwd / FILE_NAME, user_config_dir / FILE_NAME)
    for place in places:
        if os.path.exists(place):  # noqa: PTH110 - Path.exists raises for a closed folder
            return place
    raise UsageError(
        "There is no keyword file. Looked at: %(places)s. `webwatch init` makes one; "
        "--config names one that lies elsewhere.",
        places=", ".join(map(str, places)),
    )


def _named(path: Path, by: str) -> Path:
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a closed folder
        raise UsageError(
            "There is no keyword file %(path)s, which %(by)s names. "
            "`webwatch init` makes a new one.",
            path=path,
            by=by,
        )
    return path
