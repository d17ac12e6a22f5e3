"""What does a new keyword file look like?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from webwatch.config.checking import check
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from webwatch.config.settings import Settings
    from webwatch.core.model import Keyword


def starter(
    keywords: Sequence[Keyword],
    sources: Sequence[Mapping[str, object]] = (),
    *,
    language: str = "en",
    mail: Mapping[str, object] | None = None,
) -> str:
    """Write a keyword file, with comments that tell a volunteer what can be changed.

    Args:
        keywords: At least one.
        sources: Settings of each as they stand in the file: ``url``, ``kind``, ``name`` ...
        language: ``nl`` or ``en``, of the comments too.
        mail: Settings of an e-mail channel as they stand in the file (``to``, ``from``,
            ``host``, ``port``, ``security``, ``user``); None for an example that is off.

    Returns:
        TOML; ``create`` checks it.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only init asks

    environment = Environment(
        loader=PackageLoader("webwatch.config", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - TOML: every value goes through the filter below
    )
    environment.filters["toml"] = _toml
    template = environment.get_template(f"starter.{language}.toml")
    return template.render(keywords=keywords, sources=sources, mail=mail or {})


def _toml(value: object) -> str:
    return tomlkit.item(list(value) if isinstance(value, (list, tuple)) else value).as_string()


def create(path: Path, content: str) -> Settings:
    """Write a new keyword file, never over one that is there.

    Args:
        path: Where; folders on the way are made.
        content: What ``starter`` gave.

    Raises:
        ConfigError: It couldn't be used; nothing was written.
        UsageError: There is something at the path, or it can't be written.
    """
    settings = check(content.encode(), path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            sentence = (
                "%(path)s is there already and was left as it is: take it away, or name another "
                "file with --config."
            )
            raise UsageError(sentence, path=path) from None
        reason = error.strerror or error
        raise UsageError(
            "%(path)s can't be written (%(reason)s).", path=path, reason=reason
        ) from None
    return settings
