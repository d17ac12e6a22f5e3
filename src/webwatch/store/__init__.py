"""What was found, on disk: the only SQL."""

from webwatch.store.forgetting import Forgotten
from webwatch.store.kept import Judged, Look, Rematch, StoredEntry
from webwatch.store.retention import Purged, Trend
from webwatch.store.rounds import Round
from webwatch.store.store import Store

__all__ = [
    "Forgotten",
    "Judged",
    "Look",
    "Purged",
    "Rematch",
    "Round",
    "Store",
    "StoredEntry",
    "Trend",
]
