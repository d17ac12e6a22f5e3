"""Which entries are in a document of any sort, and if none can be read, why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.core.model import Document, Feed


def read(document: Document) -> Feed:
    """Read a feed of any format (see ``sources.documents``).

    Raises:
        NotAFeed: Nothing can be read from it; its failure says why.
    """
    from webwatch.sources import documents  # noqa: PLC0415 - few commands read a feed

    return documents.read(document)
