"""Is there a thing of that name, and if not, which did you mean?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from webwatch.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNKNOWN = {
    "keyword": "There is no keyword '%(name)s'. There are: %(names)s.",
    "source": "There is no source '%(name)s'. There are: %(names)s.",
}
_MEANT = {
    "keyword": "There is no keyword '%(name)s'. Did you mean '%(meant)s'?",
    "source": "There is no source '%(name)s'. Did you mean '%(meant)s'?",
}


def known(what: str, asked: Iterable[str], names: Sequence[str]) -> None:
    """Check that every name that was asked for is there.

    Args:
        what: ``keyword`` or ``source``.
        asked: What was typed.
        names: What the keyword file has.

    Raises:
        UsageError: One is not there; it names the nearest, or all there are.
    """
    for name in asked:
        if name in names:
            continue
        folded = {each.casefold(): each for each in names}
        if near := get_close_matches(name.casefold(), folded, n=1, cutoff=0.5):
            raise UsageError(_MEANT[what], name=name, meant=folded[near[0]])
        raise UsageError(_UNKNOWN[what], name=name, names=", ".join(names) or "-")
