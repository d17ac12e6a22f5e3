"""What do the letters in a folder of files say (Maildir)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from webwatch.core.letters import Box
from webwatch.sources.letters import GOOGLE_ALERTS, read_letters
from webwatch.sources.mbox import path_problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Feed, Keyword
    from webwatch.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Maildir:
    """Letters in a Maildir (see ``Source`` and ``sources.letters``).

    Attributes:
        path: The whole path of the folder that has ``new`` and ``cur`` in it; ``~`` is one's
            own folder.
        authenticated_by: How the mail server that got the letters calls itself in their
            Authentication-Results: the first word there.
        senders: Whose letters are read.
    """

    kind: ClassVar[str] = "maildir"

    name: str
    path: str
    authenticated_by: str
    senders: tuple[str, ...] = (GOOGLE_ALERTS,)
    weight: float = 1.0
    allow_private_addresses: bool = False
    interval: timedelta | None = None

    @property
    def url(self) -> str:
        """What it is called where others have an address."""
        return f"maildir:{self.path}"

    @property
    def box(self) -> Box:
        """Where the letters lie."""
        return Box(path=self.path, senders=self.senders)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings."""
        return path_problems(self.path)

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:  # noqa: ARG002 - all are read
        """Give what the folder is called."""
        return (self.url,)

    def read(self, document: Document) -> Feed:
        """Read the letters (see ``Source.read``).

        Raises:
            NotAFeed: None of them is proven to be of its sender.
        """
        return read_letters(document, senders=self.senders, authenticated_by=self.authenticated_by)
