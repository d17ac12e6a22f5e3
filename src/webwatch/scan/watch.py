"""What does a round work with?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from webwatch.core.settings import KeepSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Keyword
    from webwatch.fetch import Fetcher
    from webwatch.sources import Source
    from webwatch.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a round works with.

    Attributes:
        sources: All of the keyword file.
        lexicon: Gives the words and weights of severity, when there is something to rate.
        clock: Gives the present moment in UTC.
        chance: Gives a number from 0 up to 1, for the jitter of the next look.
        keep: The baseline window, and how long things are kept.
        workers: How many threads fetch and read.
        progress: Is told the name of each source that is done, and how many there are.
    """

    keywords: Sequence[Keyword]
    sources: Sequence[Source]
    lexicon: Callable[[], Lexicon]
    store: Store
    fetcher: Fetcher
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    keep: KeepSettings = field(default_factory=KeepSettings)
    workers: int = 8
    progress: Callable[[str, int], None] = lambda _name, _total: None
