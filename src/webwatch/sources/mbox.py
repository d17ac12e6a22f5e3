"""What do the letters in a file say (mbox)?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from webwatch.core.letters import Box
from webwatch.errors import Problem
from webwatch.sources.letters import GOOGLE_ALERTS, read_letters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from webwatch.core.model import Document, Feed, Keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Mbox:
    """Letters in a file (see ``Source`` and ``sources.letters``).

    Attributes:
        path: The whole path of the file; ``~`` is one's own folder.
        authenticated_by: How the mail server that got the letters calls itself in their
            Authentication-Results: the first word there.
        senders: Whose letters are read.
    """

    kind: ClassVar[str] = "mbox"

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
        return f"mbox:{self.path}"

    @property
    def box(self) -> Box:
        """Where the letters lie."""
        return Box(path=self.path, senders=self.senders)

    def problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with the settings."""
        return path_problems(self.path)

    def addresses(self, keywords: Sequence[Keyword]) -> tuple[str, ...]:  # noqa: ARG002 - all are read
        """Give what the file is called."""
        return (self.url,)

    def read(self, document: Document) -> Feed:
        """Read the letters (see ``Source.read``).

        Raises:
            NotAFeed: None of them is proven to be of its sender.
        """
        return read_letters(document, senders=self.senders, authenticated_by=self.authenticated_by)


def path_problems(path: str) -> tuple[Problem, ...]:
    """Say what is wrong with the path of a mailbox."""
    if PurePath(path).is_absolute() or path.startswith("~"):
        return ()
    return (Problem("path", "Write the whole path, as in ~/Mail/alerts or C:\\Mail\\alerts."),)
