"""In which language does webwatch speak, and what are its sentences there?

The English sentence is the msgid. ``nl/LC_MESSAGES/webwatch.po`` has the Dutch ones;
the ``.mo`` beside it is compiled from it: ``pybabel compile -D webwatch -d src/webwatch/locale``.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent
"""Where the catalogues are: gettext wants a folder."""

LANGUAGES = ("nl", "en")
"""The languages that are complete."""


@cache
def translator(language: str) -> gettext.NullTranslations:
    """Give the catalogue of a language; English, and any language unknown, is the msgids.

    Args:
        language: A two-letter code.
    """
    if language != "nl":
        return gettext.NullTranslations()
    with (FOLDER / language / "LC_MESSAGES" / "webwatch.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def chosen(configured: str, environ: Mapping[str, str]) -> str:
    """Choose a language: the keyword file's, else the locale's, else English.

    Args:
        configured: The keyword file's ``language``; empty if it has none.
        environ: The environment; POSIX's order of LC_ALL, LC_MESSAGES and LANG holds.

    Returns:
        ``nl`` or ``en``.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = configured or next((environ[name] for name in names if environ.get(name)), "")
    code = spoken.strip().lower()[:2]
    return code if code in LANGUAGES else "en"
