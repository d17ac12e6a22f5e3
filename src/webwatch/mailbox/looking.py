"""What does a mailbox answer, asked as the web is: has it changed, and what is in it?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from webwatch.core.letters import MEDIA_TYPE, pack
from webwatch.core.model import Document, Failure, FailureClass, NotModified, Validators
from webwatch.mailbox.files import letters_at, state_of
from webwatch.mailbox.server import Refused, letters_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webwatch.core.letters import Box


def look(
    box: Box,
    validators: Validators,
    *,
    address: str,
    environ: Mapping[str, str] = os.environ,
) -> Document | NotModified | Failure:
    """Take what is new in a mailbox.

    Args:
        box: Where it lies.
        validators: What the last look gave; empty at the first. As with an ETag, what was
            seen is only passed over once the entries of that look are kept.
        address: What it is called.
        environ: Where the password is.

    Returns:
        The letters, as an mbox document; from a server only those that are new. Never raises
        for what a mailbox does.
    """
    try:
        if box.host:
            password = environ.get(box.password_env, "")
            letters, etag = letters_on(box, validators.etag, password)
            if not letters and validators.etag:
                return NotModified(url=address, validators=validators)
        else:
            etag = state_of(box)
            if etag == validators.etag:
                return NotModified(url=address, validators=validators)
            letters = letters_at(box)
    except Refused as refused:
        return refused.failure
    except OSError as error:
        failure_class = (
            FailureClass.GONE
            if isinstance(error, FileNotFoundError)
            else (
                FailureClass.BLOCKED if isinstance(error, PermissionError) else FailureClass.NETWORK
            )
        )
        return Failure(failure_class=failure_class, detail=error.strerror or str(error))
    return Document(
        url=address,
        content=pack(letters),
        content_type=MEDIA_TYPE,
        validators=Validators(etag=etag),
    )
