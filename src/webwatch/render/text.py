"""How does a digest read as plain text, in a mail's text part or a file?"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

from webwatch.render.terminal import show

if TYPE_CHECKING:
    from webwatch.core.digest import Digest

WIDTH = 72
"""Mail programs show lines of this width as they are (RFC 3676, section 4.2, says 78 at most)."""


def text(digest: Digest, *, limit: int | None = None) -> str:
    """Give a digest as lines of text, with no colours and no control characters.

    Args:
        digest: What to tell.
        limit: Tell the worst so many stories and count the rest; None for all.

    Returns:
        Lines of at most 72 characters, but for addresses, which stay whole; ends in a newline.
    """
    paper = StringIO()
    console = Console(
        file=paper,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        _environ={},
    )
    show(digest, console, limit=limit)
    return paper.getvalue()
