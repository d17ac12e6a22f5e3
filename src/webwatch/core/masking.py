"""How is an address shown without the secrets in it?"""

from __future__ import annotations

import re
from urllib.parse import unquote

import ada_url

_SHOWN = "***"
_USER = re.compile(r"(^\s*https?:[/\\]*|[/\\]{2,})[^/\\?#]*@", re.IGNORECASE)
_USER_IN_VALUE = re.compile(r"((?::|%3A)%2F%2F)(?:(?!%2F|%3F|%23)[^/?#&])*%40", re.IGNORECASE)
_UP_TO_LAST_AT = re.compile(
    r"(^\s*[a-z][a-z0-9+.-]*:[/\\]*|[/\\]{2,}).*@", re.IGNORECASE | re.DOTALL
)
_ALERTS = re.compile(r"(/alerts/feeds/)[^/?#]+(?=/)")
_BOT = re.compile(r"(/bot\d+:)[\w-]{20,}")
_PAIR = re.compile(
    r"(?P<before>[?&;#]|%3F|%26|%23)(?P<name>(?:(?!%3D|%26)[^=&;#?\s])+)(?P<is>=|%3D)"
    r"(?P<value>(?:(?!%3F|%26|%23)[^?&#;\s])+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SECRET_WORDS = frozenset(
    (
        "key", "apikey", "auth", "authkey", "authorization", "sig", "sign", "signature", "pass",
        "passwd", "password", "passphrase", "pwd", "pw", "secret", "token", "jwt", "sid",
        "session", "sessionid", "hash", "hmac", "credential", "credentials", "access", "bearer",
        "private", "user", "username", "login", "otp", "pin", "wachtwoord", "sleutel",
    )
)  # fmt: skip
_SECRET_PARTS = ("token", "secret", "passw", "apikey", "signature", "credential", "session")
_RANDOM = re.compile(
    r"(?=.*\d)(?:(?=.*[a-f])[0-9a-f]{16,}|(?=.*[A-F])[0-9A-F]{16,}"
    r"|(?=.*[a-z])(?=.*[A-Z])[\w-]{20,}=*)"
)


def mask(url: str) -> str:
    """Show an address with ``***`` in the place of what nobody else should read.

    Those are user info, the values of parameters that are called like a secret (``key``,
    ``token``, ``auth``, ``user`` ...) or look like one, also within an address that stands
    in a parameter, the user part of a Google Alerts address and the token of a Telegram
    bot. All else stays as written. ``mask(mask(url)) == mask(url)``.

    Args:
        url: Any text, also what is no address.

    Returns:
        The address, for logs, messages and the database.
    """
    shown = _USER.sub(rf"\1{_SHOWN}@", url)
    if "@" in shown and not ada_url.check_url(url):  # a password with / or ? in it
        shown = _UP_TO_LAST_AT.sub(rf"\1{_SHOWN}@", shown)
    shown = _USER_IN_VALUE.sub(rf"\1{_SHOWN}%40", shown)
    shown = _ALERTS.sub(rf"\1{_SHOWN}", shown)
    shown = _BOT.sub(rf"\1{_SHOWN}", shown)
    return _PAIR.sub(_pair, shown)


def _pair(found: re.Match[str]) -> str:
    name = unquote(found["name"])
    words = {word.lower() for word in _WORD.findall(name)}
    secret = words & _SECRET_WORDS or any(part in name.lower() for part in _SECRET_PARTS)
    if not secret and not _RANDOM.fullmatch(found["value"]):
        return found[0]
    return f"{found['before']}{found['name']}{found['is']}{_SHOWN}"
