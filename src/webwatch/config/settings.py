"""What does a whole keyword file say?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from webwatch.core.settings import FetchSettings, KeepSettings, Schedule, SeveritySettings

if TYPE_CHECKING:
    from pathlib import Path

    from webwatch.channels import Channel
    from webwatch.core.model import Keyword
    from webwatch.errors import Problem
    from webwatch.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a keyword file says, checked, with defaults for what it leaves out.

    Attributes:
        path: The keyword file, absolute.
        language: ``nl`` or ``en``; empty if the file doesn't say.
        database: Where mentions are kept, absolute.
        timezone: Of the times that people see and set.
        keywords: At least one; their names differ in more than case.
        sources: Their names differ in more than case.
        channels: Whom to tell; the terminal needs no mention.
        fetch: ``[fetch]``.
        severity: ``[severity]``.
        schedule: ``[schedule]``.
        keep: ``[keep]``.
        warnings: What works, but may not do what was meant.
    """

    path: Path
    database: Path
    language: str = ""
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Amsterdam"))
    keywords: tuple[Keyword, ...] = ()
    sources: tuple[Source, ...] = ()
    channels: tuple[Channel, ...] = ()
    fetch: FetchSettings = field(default_factory=FetchSettings)
    severity: SeveritySettings = field(default_factory=SeveritySettings)
    schedule: Schedule = field(default_factory=Schedule)
    keep: KeepSettings = field(default_factory=KeepSettings)
    warnings: tuple[Problem, ...] = ()
