"""How do we import httpx without its command line, which takes twice the time of all the rest?

``httpx/__init__.py`` imports the module of its command line, with click, pygments and half of
Rich, wherever those happen to be installed, and goes on without it where they are not. An
import of which ``sys.modules`` says None fails, as the language promises, so that httpx takes
its own second way. Afterwards ``sys.modules`` is as it was.
"""

import sys

__all__ = ["httpx"]

_COMMAND_LINE = "httpx._main"

sys.modules.setdefault(_COMMAND_LINE, None)  # type: ignore[arg-type]  # None is for this
try:
    import httpx
finally:
    if sys.modules[_COMMAND_LINE] is None:
        del sys.modules[_COMMAND_LINE]
