"""A store with mentions, a channel that notes what it is given, and the telling of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from digests import CLUB, source
from keeping import bring, entry
from webwatch.core.model import Assessment, Kind, Severity
from webwatch.core.settings import Audience, Schedule
from webwatch.deliver import Occasion, deliver
from webwatch.errors import DeliveryError

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)
"""A Saturday, eight o'clock where the club is."""

TITLES = (
    "Open dag trekt veel bezoekers",
    "Penningmeester vertrekt na ruzie",
    "Jeugdploeg wint regionale finale",
    "Wachtlijst voor kleutergym groeit",
    "Gemeente verlaagt subsidie sporthal",
    "Trainer uit Vries krijgt lintje",
    "Dak van de gymzaal lekt opnieuw",
    "Fusie met buurvereniging van de baan",
)


@dataclass(frozen=True)
class Note:
    """What a channel was given to send."""

    recipient: str
    token: str
    digest: object

    @property
    def told(self):
        return [mention.id for mention in self.digest.mentions]


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """A channel that writes down what it is given, or fails as it is told to."""

    kind: ClassVar[str] = "notebook"
    toml_names: ClassVar[Mapping[str, str]] = {}
    to: tuple[str, ...] = ("bestuur",)
    name: str = ""
    audience: Audience = field(default_factory=Audience)
    notes: list = field(default_factory=list)
    errors: list = field(default_factory=list)

    def problems(self):
        return ()

    def recipients(self):
        return self.to

    def send(self, digest, recipient, token):
        error = self.errors.pop(0) if self.errors else None
        if error is None or error.uncertain:
            self.notes.append(Note(recipient, token, digest))
        if error is not None:
            raise error


def trouble(**more):
    """What a channel raises."""
    return DeliveryError("It is broken.", **more)


def rated(severity, kind=Kind.NEWS):
    """What the machine says."""
    return Assessment(severity, kind)


def happen(store, *numbers, now=NOW, severity=Severity.LOW, kind=Kind.NEWS):
    """Let the web bring these stories, and give the numbers of their mentions."""
    entries = [
        entry(
            number,
            title=f"{TITLES[number % len(TITLES)]} ({number})",
            summary=f"Alinea {number} over iets anders.",
            published=now - timedelta(minutes=number % 50),
        )
        for number in numbers
    ]
    return bring(store, *entries, now=now, assessment=rated(severity, kind))


def tell(store, *channels, occasion=Occasion.ASKED, now=NOW, **more):
    """Tell what is to be told, as the club is set up."""
    health = [replace(source(), last_checked=now, last_success=now)]
    settings = {
        "occasion": occasion,
        "now": now,
        "language": "nl",
        "timezone": "Europe/Amsterdam",
        "organisation": CLUB,
        "health": health,
        "schedule": Schedule(),
        **more,
    }
    return deliver(store, channels, **settings)
