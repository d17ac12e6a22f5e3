"""May we send back what a server gave to ask "has it changed?" with?"""

from __future__ import annotations

import re

from webwatch.core.model import Validators

# RFC 9110, section 5.5: visible characters, spaces and tabs, and the old bytes above ASCII.
# The length is ours: servers refuse longer headers.
_LEGAL = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,8000}")


def legal(validators: Validators) -> Validators:
    """Keep what may stand in a request, byte for byte, and drop the rest.

    Args:
        validators: As a server gave them, decoded as Latin-1.
    """
    return Validators(
        validators.etag if _LEGAL.fullmatch(validators.etag) else "",
        validators.last_modified if _LEGAL.fullmatch(validators.last_modified) else "",
    )
