"""What do the sources say now that the store doesn't know yet?"""

from webwatch.scan.asking import ask
from webwatch.scan.round import look_once
from webwatch.scan.watch import Watch

__all__ = ["Watch", "ask", "look_once"]
