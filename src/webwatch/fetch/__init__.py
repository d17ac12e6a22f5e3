"""What does the web answer, in the only room that speaks HTTP?"""

from webwatch.fetch.fetcher import Fetcher
from webwatch.fetch.trip import Network

__all__ = ["Fetcher", "Network"]
