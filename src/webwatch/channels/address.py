"""Is this a mail address, and how does it stand in a header?"""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.utils import getaddresses

from webwatch.core.text import clean

_NO_ADDRESS = re.compile(r"[\s<>()\[\],;:\\\"]|@.*@")


def address(written: str) -> Address:
    """Read ``name@domain`` or ``Name <name@domain>``; an international domain becomes ASCII.

    Raises:
        ValueError: It is no address.
    """
    found = getaddresses([written])
    name, spec = found[0] if len(found) == 1 else ("", "")
    local, _, domain = spec.rpartition("@")
    if not local or not domain or _NO_ADDRESS.search(spec) or written != clean(written):
        raise ValueError(written)
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(written) from None
    return Address(literal(name), username=local, domain=ascii_domain)


def literal(text: str) -> str:
    """Give a text that stands for itself in a header.

    ``EmailMessage`` decodes RFC 2047 words in what it is given: "=?utf-8?q?x=0d=0aBcc:_e@x?="
    in a title would become a header of its own.
    """
    return clean(text).replace("=?", "= ?")
