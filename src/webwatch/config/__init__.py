"""What did the user set, where does it stand, and how is it changed?"""

from webwatch.config.checking import load
from webwatch.config.editing import (
    add_keyword,
    add_source,
    add_sources,
    remove_keyword,
    remove_source,
)
from webwatch.config.finding import find
from webwatch.config.settings import Settings
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
