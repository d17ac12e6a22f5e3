"""What ends one look at an address before there is a document?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.model import Failure

if TYPE_CHECKING:
    from webwatch.core.model import FailureClass


class Failed(Exception):  # noqa: N818 - it is what happened, and never leaves this room
    """Carries a ``Failure`` from where it was seen to ``Fetcher.fetch``, which returns it."""

    def __init__(
        self,
        failure_class: FailureClass,
        detail: str,
        status: int = 0,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(detail)
        self.failure = Failure(
            failure_class=failure_class, detail=detail, status=status, headers=headers
        )
