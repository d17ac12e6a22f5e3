"""Which Google Alerts does somebody make, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from webwatch.cli.session import Session
    from webwatch.core.model import Keyword


def tell_of_alerts(session: Session, queries: Iterable[str]) -> None:
    """Tell which Google Alert to make, word for word."""
    session.tell("Google finds the most. Make a Google Alert, one for each of these lines:")
    for query in queries:
        session.err.print(Text(f"   {query}", style="bold"), soft_wrap=True)
    for step in (
        "1. Go to google.com/alerts, log in, and put the line in the box.",
        '2. Click "Show options". With "How many", choose "All results".',
        '3. With "Deliver to", choose "RSS feed", and click "Create alert".',
        "4. Copy the address behind the RSS sign of that alert, and add it:",
    ):
        session.tell(step)
    session.err.print("   webwatch source add https://www.google.com/alerts/feeds/...")


def alert_queries(keywords: Sequence[Keyword]) -> list[str]:
    """Give what to ask of Google, without what stands on the own site.

    Google doesn't know capitals from small letters, so a keyword that needs them is asked only
    if there is no other.
    """
    from webwatch.sources.query import searches

    asked_of = [each for each in keywords if not each.case_sensitive] or list(keywords[:1])
    return [
        unquote(query) + "".join(f" -site:{domain}" for domain in keyword.own_domains)
        for keyword in asked_of
        for query in searches("{query}", [keyword], source="")
    ]
