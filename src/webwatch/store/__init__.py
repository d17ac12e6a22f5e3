"""What was found, on disk: the only SQL."""

from webwatch.store.kept import Judged, Look, Rematch, StoredEntry
from webwatch.store.rounds import Round
from webwatch.store.store import Store

__all__ = ["Judged", "Look", "Rematch", "Round", "Store", "StoredEntry"]
