"""How is it said in the reader's language: words, numbers, days and ages?

Every rendering says it with these, so that mail, terminal and file never differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from babel.dates import format_date, format_time, format_timedelta, get_timezone

from webwatch.core.item import Place
from webwatch.core.model import Kind, Severity
from webwatch.core.reasons import sentence_of
from webwatch.core.text import shorten
from webwatch.locale import translator

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from webwatch.core.digest import Digest
    from webwatch.core.item import StoryItem
    from webwatch.core.model import Mention

SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.HIGH: "high",
    Severity.MEDIUM: "medium",
    Severity.LOW: "low",
}
KINDS = {
    Kind.COMPLAINT: "complaint",
    Kind.QUESTION: "question",
    Kind.PRAISE: "compliment",
    Kind.NEWS: "news",
}
PLACES = {
    Place.ATTENTION: "Needs attention",
    Place.QUESTIONS: "Questions",
    Place.REST: "Also mentioned",
    Place.PRAISE: "Compliments: thank them",
}

FOOT = (
    "You get this mail because your address is in webwatch's settings. Something else, less mail"
    " or none? Answer this mail."
)
"""How to change what one gets."""

TITLE_LENGTH = 200
"""How many characters of a title are shown."""

_AS_AGE = timedelta(days=6)
"""Up to here "3 hours ago" and "Tuesday" say more than a date does."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, and the days of one time zone.

    Attributes:
        language: ``nl`` or ``en``.
        timezone: An IANA name.
    """

    language: str
    timezone: str

    @classmethod
    def of(cls, digest: Digest) -> Wording:
        """Give the words for a digest's reader."""
        return cls(digest.language, digest.timezone)

    def say(self, msgid: str, **values: object) -> str:
        """Translate a sentence, and fill its ``%(name)s`` places if there are values."""
        translated = translator(self.language).gettext(msgid)
        return translated % values if values else translated

    def count(self, one: str, more: str, n: int, **values: object) -> str:
        """Translate a sentence with a number, which goes into its ``%(n)s`` place."""
        return translator(self.language).ngettext(one, more, n) % {"n": n, **values}

    def severity(self, severity: Severity) -> str:
        """Give the word for a severity, in lower case."""
        return self.say(SEVERITIES[severity])

    def kind(self, kind: Kind) -> str:
        """Give the word for a kind, in lower case."""
        return self.say(KINDS[kind])

    def signal(self, signal: str) -> str:
        """Give what a reader calls a signal of the rating."""
        return self.say(sentence_of(signal))

    def place(self, place: Place) -> str:
        """Give the heading of a section."""
        return self.say(PLACES[place])

    def title(self, mention: Mention) -> str:
        """Give a mention's title, cut if it is endless, or what stands for it."""
        return shorten(mention.entry.title, TITLE_LENGTH) or self.say("(no title)")

    def flag(self, item: StoryItem) -> str:
        """Give the word that stands before a story, in capitals: its severity, or praise."""
        praise = item.place is Place.PRAISE
        return (self.kind(item.kind) if praise else self.severity(item.severity)).upper()

    def day(self, day: date) -> str:
        """Give a date without its year: ``21 november``."""
        return format_date(day, "d MMMM", locale=self._locale)

    def long_day(self, when: datetime) -> str:
        """Give the reader's day in full: ``zaterdag 21 november 2026``."""
        local = when.astimezone(self._zone)
        return format_date(local, "EEEE d MMMM y", locale=self._locale)

    def local_day(self, when: datetime) -> str:
        """Give the reader's day of a moment: ``21 november``."""
        return self.day(when.astimezone(self._zone))

    def age(self, then: datetime, now: datetime) -> str:
        """Give how long ago it was, or its date once that says more."""
        if timedelta(0) <= now - then < timedelta(minutes=1):
            return self.say("just now")
        if timedelta(0) <= now - then < _AS_AGE:
            return format_timedelta(
                then - now, threshold=0.95, add_direction=True, locale=self._locale
            )
        return self._date(then, now)

    def ahead(self, then: datetime, now: datetime) -> str:
        """Give in how long it will be: ``over 10 minuten``."""
        return format_timedelta(then - now, threshold=0.95, add_direction=True, locale=self._locale)

    def since(self, then: datetime, now: datetime) -> str:
        """Give what comes after "since": ``08:12``, ``dinsdag`` or ``12 november``."""
        local, today = then.astimezone(self._zone), now.astimezone(self._zone)
        if local.date() == today.date():
            return format_time(local, "HH:mm", locale=self._locale)
        if timedelta(0) <= now - then < _AS_AGE:
            return format_date(local, "EEEE", locale=self._locale)
        return self._date(then, now)

    def _date(self, then: datetime, now: datetime) -> str:
        local, today = then.astimezone(self._zone), now.astimezone(self._zone)
        form = "d MMMM" if local.year == today.year else "d MMMM y"
        return format_date(local, form, locale=self._locale)

    @property
    def _locale(self) -> str:
        return "nl" if self.language == "nl" else "en_GB"

    @property
    def _zone(self) -> tzinfo:
        return get_timezone(self.timezone)


def link(url: str) -> str:
    """Give an address that is safe to link to, else an empty string.

    Only http and https, and nothing in it that a terminal or a browser would obey or skip.
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    safe = scheme in {"http", "https"} and url.isprintable() and " " not in url
    return url if safe else ""
