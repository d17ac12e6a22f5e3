"""What do the sources say now that the store doesn't know yet?"""

from webwatch.scan.round import Watch, look_once

__all__ = ["Watch", "look_once"]
