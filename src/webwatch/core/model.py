"""What are the things webwatch speaks of?

Every time is an aware ``datetime`` in UTC; every text from the web is plain text,
cleaned by ``core.text`` when the entry was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Severity(IntEnum):
    """How soon somebody of the organisation must act."""

    LOW = 0
    """No need to act."""
    MEDIUM = 1
    """This week."""
    HIGH = 2
    """Within a working day."""
    CRITICAL = 3
    """Today."""

    def __str__(self) -> str:
        """Give the word that stands in files, on the command line and in JSON: ``low``."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Read the word that ``str`` gives, in any case.

        Raises:
            ValueError: It is no level of severity.
        """
        try:
            return cls[word.strip().upper()]
        except KeyError:
            raise ValueError(word) from None


class Kind(StrEnum):
    """What a mention is."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    PRAISE = "praise"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an assessment is what it is.

    Attributes:
        signal: The name of the rule, guard or feature, such as ``harm.money`` or ``guard.sport``.
        quote: The words of the mention that it stands on, as written.
        points: What it weighed; positive towards severity, negative away from it.
    """

    signal: str
    quote: str
    points: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """How severe a mention is, of what kind, and why (heaviest reason first)."""

    severity: Severity
    kind: Kind
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with, byte for byte (RFC 9110, section 8.8)."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a server answered to one address.

    Attributes:
        url: The address that answered, after redirects.
        content: The decoded body.
        content_type: The Content-Type header, as sent; empty if there was none.
        validators: To be kept after the entries are, never before.
        headers: The answer's headers, names in lower case.
        status: The HTTP status of the answer (2xx).
        moved_to: Where a chain of only permanent redirects (301, 308) led; empty if none.
    """

    url: str
    content: bytes
    content_type: str = ""
    validators: Validators = Validators()
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server said 304 to a conditional request."""

    url: str
    validators: Validators = Validators()
    headers: tuple[tuple[str, str], ...] = ()
    moved_to: str = ""


class FailureClass(StrEnum):
    """What went wrong with a source, as a user can act on it."""

    BLOCKED = "blocked"
    TOO_FAST = "too-fast"
    GONE = "gone"
    BROKEN = "broken"
    NOT_A_FEED = "not-a-feed"
    EMPTY = "empty"
    NETWORK = "network"
    TLS = "tls"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    REFUSED_ADDRESS = "refused-address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source could not be read.

    Attributes:
        failure_class: What a user can act on; its sentence and advice are in ``render.health``.
        detail: What was seen, in technical English, without secrets: ``HTTP 503``.
        status: The HTTP status, where there was an answer; else 0.
        headers: The answer's headers, names in lower case.
        feeds: The feeds that a page links to, when a page came instead of a feed.
    """

    failure_class: FailureClass
    detail: str = ""
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a feed published (RSS says item).

    Attributes:
        guid: The feed's own identifier, as published; empty if it gave none.
        url: The link as the site gave it, redirect unwrapped; empty if none or not http(s).
        title: Plain text on one line.
        summary: Plain text: the summary and the content, each said once.
        author: Plain text; empty if not given.
        outlet: Who published it: the entry's own publisher, else the feed's title.
        published: When, if the feed gave a plausible date.
        updated: When last changed, if the feed gave a plausible date.
        language: A two-letter code if the feed gave one, else empty.
        tags: Categories, without ``#``.
    """

    guid: str = ""
    url: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    outlet: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A document that was read.

    Attributes:
        title: The feed's title, plain text.
        entries: In the feed's order.
        ttl: After how many minutes the publisher wants the next look; None if it doesn't say.
        complete: False if the document was cut off or broken halfway: what is
            missing from it was not removed.
    """

    title: str = ""
    entries: tuple[Entry, ...] = ()
    ttl: int | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """What is watched. An entry matches if one of ``any``, every one of ``all`` and none of
    ``none`` occur in it; ``docs/design.md`` has the grammar of a term.
    """  # noqa: D205 - one sentence

    name: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    case_sensitive: bool = False
    sources: tuple[str, ...] = ()
    own_domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Where a keyword was found.

    Attributes:
        keyword: The name of the keyword.
        field: ``title``, ``summary``, ``tags``, ``author`` or ``url``.
        quote: The words as they stand in the entry.
    """

    keyword: str
    field: str
    quote: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One more place where a story stands."""

    outlet: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry that names at least one keyword, as the store keeps it.

    Attributes:
        id: Given by the store, from 1; never used again.
        entry: As last seen.
        source: The name of the source that brought it first.
        matches: Where each keyword was found; never empty.
        assessment: What the machine says.
        grade: A person's correction; it always wins.
        first_seen: When webwatch saw it first.
        story: The id of the earliest mention of the same story.
        also_in: The story's other places, best first.
        held: Why it is not told until a person releases it; empty if it is.
        last_seen: When a source last brought it; None if not known.
        title_before: What its title was before an edit; empty if it had none.
    """

    id: int
    entry: Entry
    source: str
    matches: tuple[Match, ...]
    assessment: Assessment
    first_seen: datetime
    grade: Severity | None = None
    story: int = 0
    also_in: tuple[Appearance, ...] = ()
    held: str = ""
    last_seen: datetime | None = None
    title_before: str = ""

    @property
    def severity(self) -> Severity:
        """The grade of a person, else what the machine says."""
        return self.assessment.severity if self.grade is None else self.grade

    @property
    def keywords(self) -> tuple[str, ...]:
        """The names of the keywords that matched, each once, in order of match."""
        return tuple(dict.fromkeys(match.keyword for match in self.matches))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source does, as kept by the store.

    Attributes:
        source: Its name.
        kind: Its kind.
        url: Its address, secrets masked.
        last_checked: When it was last asked; None if never.
        last_success: When it was last read or unchanged; None if never.
        failing_since: When the present row of failures began; None if it does well.
        failures: How many rounds in a row it has failed.
        failure: What the last one was; None if it does well.
        entries: How many entries the last reading had.
        next_check: Not to be asked before this; None if at any time.
    """

    source: str
    kind: str
    url: str
    last_checked: datetime | None = None
    last_success: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: Failure | None = None
    entries: int = 0
    next_check: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is rated: a mention's words, and what is known of where they stand.

    Attributes:
        title: Plain text.
        summary: Plain text.
        names: What the organisation is called: the words that matched, and its aliases.
        outlet: Who published it.
        url: Where it stands.
        language: ``nl`` or ``en``; empty: to be found out.
        weight: How much the source counts, 0 or more; 1 is normal.
        own_domains: Host names of the organisation's own sites: never an alarm.
    """

    title: str
    summary: str = ""
    names: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    language: str = ""
    weight: float = 1.0
    own_domains: tuple[str, ...] = ()
