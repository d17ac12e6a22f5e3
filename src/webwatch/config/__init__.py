"""What did the user set, where does it stand, and how is it changed?

What changes a keyword file is imported when it is asked for: most commands only read it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from webwatch.config.checking import load
from webwatch.config.finding import find
from webwatch.config.settings import Settings

if TYPE_CHECKING:
    from webwatch.config.editing import (
        add_keyword,
        add_source,
        add_sources,
        remove_keyword,
        remove_source,
    )
    from webwatch.config.starting import create, starter

__all__ = [
    "Settings",
    "add_keyword",
    "add_source",
    "add_sources",
    "create",
    "find",
    "load",
    "remove_keyword",
    "remove_source",
    "starter",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562; a checker sees the imports above
    if name not in __all__:
        raise AttributeError(name)
    place = "starting" if name in {"create", "starter"} else "editing"
    return getattr(import_module(f"webwatch.config.{place}"), name)
