"""Where does a password come from, since it may not stand in the keyword file?"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

from webwatch.core.text import clean
from webwatch.errors import DeliveryError

SERVICE = "webwatch"
"""What passwords are filed under in the system's keyring."""

_OTHERS = 0o077


def password(user: str, variable: str, file: str) -> str:
    """Find the password of a user: in the environment, else in a file, else in the keyring.

    Args:
        user: Whose.
        variable: The environment variable; what it says goes before all else.
        file: A file that has nothing but the password; empty for none.

    Raises:
        DeliveryError: It is nowhere, or its file can be read by others.
    """
    found = os.environ.get(variable, "") or (_from_file(file) if file else _from_keyring(user))
    if not found:
        raise DeliveryError(
            "The password of %(user)s is missing: put it in the environment variable %(name)s,"
            " in a file that password_file names, or in the keyring.",
            user=user,
            name=variable,
            temporary=False,
        )
    return found


def _from_file(file: str) -> str:
    try:
        path = Path(file).expanduser()
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise DeliveryError(
                "Others can read %(path)s, which has a password. Make it your own: chmod 600"
                " %(path)s",
                path=path,
                temporary=False,
            )
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, RuntimeError, UnicodeError) as error:
        raise DeliveryError(
            "%(path)s, which has a password, can't be read: %(reason)s.",
            path=file,
            reason=clean(str(getattr(error, "strerror", None) or error)),
            temporary=False,
        ) from None
    return lines[0].strip() if lines else ""


def _from_keyring(user: str) -> str:
    try:
        keyring = import_module("keyring")  # an extra
    except ImportError:
        return ""
    try:
        return str(keyring.get_password(SERVICE, user) or "")
    except keyring.errors.KeyringError:
        return ""
