"""What does a digest come down to, in one line and in two?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webwatch.core.item import Place
from webwatch.core.model import Severity
from webwatch.core.notices import Notice
from webwatch.core.text import clean, shorten
from webwatch.render.health import announce, sentence
from webwatch.render.wording import Wording

if TYPE_CHECKING:
    from webwatch.core.digest import Digest
    from webwatch.core.item import StoryItem
    from webwatch.core.model import Reason, SourceHealth
    from webwatch.core.notices import SourceNotice

SUBJECT_LENGTH = 150
"""How many characters of a subject a mail program may have to show."""

_QUOTES = 3
_NAME = 60
"""How many characters of an outlet or a quote say enough."""


def subject(digest: Digest) -> str:
    """Say it all in one line: ``Webwatch: 1 kritiek, 2 vragen - De Zwaluw, 21 november``.

    Returns:
        At most 150 characters; the end is cut off where it would be more.
    """
    wording = Wording.of(digest)
    if digest.instant and not digest.quiet:
        first = digest.items[0]
        gist = f"{wording.severity(first.severity)} - {wording.title(first.lead)}"
    else:
        gist = tally(digest) or _quiet_gist(digest, wording)
    day = wording.local_day(digest.composed)
    organisation = shorten(clean(digest.organisation), SUBJECT_LENGTH // 3)
    tail = f"{organisation}, {day}" if organisation else day
    head = shorten(f"Webwatch: {gist}", SUBJECT_LENGTH - len(tail) - len(" - "))
    return f"{head} - {tail}"


def tally(digest: Digest) -> str:
    """Count what is in it, worst first: ``1 kritiek, 2 vragen``; empty on a quiet day."""
    wording = Wording.of(digest)
    sections = {section.place: section.items for section in digest.sections}
    urgent = [item.severity for item in sections.get(Place.ATTENTION, ())]
    parts = [
        f"{urgent.count(severity)} {wording.severity(severity)}"
        for severity in sorted(Severity, reverse=True)
        if severity in urgent
    ]
    if asked := len(sections.get(Place.QUESTIONS, ())):
        parts.append(wording.count("%(n)s question", "%(n)s questions", asked))
    if praised := len(sections.get(Place.PRAISE, ())):
        parts.append(wording.count("%(n)s compliment", "%(n)s compliments", praised))
    if others := len(sections.get(Place.REST, ())):
        parts.append(wording.count("%(n)s other mention", "%(n)s other mentions", others))
    return ", ".join(parts)


def opening(digest: Digest) -> str:
    """Say what is in it, as the first thing to read: ``1 kritiek, 2 vragen``."""
    wording, counted = Wording.of(digest), tally(digest)
    if digest.instant and counted:
        return f"{counted}. {wording.say('This could not wait for the digest.')}"
    if _blind(digest):
        return wording.say("Nothing is being looked at.")
    return counted or wording.say("Nothing special.")


def more(left_out: int, wording: Wording) -> str:
    """Say how many stories there are besides those that are shown."""
    return wording.count(
        "And %(n)s more: see them with the command webwatch mentions.",
        "And %(n)s more: see them with the command webwatch mentions.",
        left_out,
    )


def days_line(digest: Digest) -> str:
    """Say what the row of bars shows; empty if there are no bars."""
    wording, stories = Wording.of(digest), sum(day.stories for day in digest.days)
    if not digest.days:
        return ""
    if not stories:
        return wording.say("Nothing in the last %(days)s days.", days=len(digest.days))
    top = max(digest.days, key=lambda day: day.stories)
    return wording.count(
        "%(n)s story in the last %(days)s days, on %(day)s.",
        "%(n)s stories in the last %(days)s days, most on %(day)s (%(most)s).",
        stories,
        days=len(digest.days),
        day=wording.day(top.date),
        most=top.stories,
    )


def health_line(digest: Digest) -> str:
    """Say how the sources do: ``14 bronnen bekeken, 1 hapert sinds dinsdag``."""
    wording, health = Wording.of(digest), digest.health
    if not health.total:
        return wording.say("There are no sources yet: nothing is being looked at.")
    if health.last_look is None:
        return wording.say("No source has been looked at yet.")
    if health.stale:
        since = wording.since(health.last_look, digest.composed)
        return wording.say(
            "Nothing has been looked at since %(since)s. Is webwatch still running?", since=since
        )
    checked = wording.count("%(n)s source checked", "%(n)s sources checked", health.checked)
    if not health.failing:
        return wording.say("%(checked)s, all well.", checked=checked)
    return f"{checked}, {_failing(digest, wording)}."


def facts(item: StoryItem, digest: Digest) -> tuple[str, ...]:
    """Say of a story who has it, how old it is, what it is, and where else it stands."""
    wording, lead = Wording.of(digest), item.lead
    outlet = lead.entry.outlet or lead.source
    age = wording.age(lead.entry.published or lead.first_seen, digest.composed)
    parts = [shorten(outlet, _NAME), age]
    if item.place is not Place.PRAISE:
        parts.append(wording.kind(item.kind))
    if len(digest.keywords) > 1:
        parts.append(", ".join(item.keywords))
    if others := len(item.also_in):
        parts.append(wording.count("+%(n)s other outlet", "+%(n)s other outlets", others))
    if item.known:
        parts.append(wording.say("reported before"))
    return tuple(parts)


def why(item: StoryItem, wording: Wording) -> str:
    """Say in one line why it is so severe, or why it is here at all, with the quoted words."""
    if item.graded:
        return wording.say("Why: somebody of your own said so")
    if item.grounds:
        reasons = ", ".join(_ground(reason, wording) for reason in item.grounds)
        return wording.say("Why: %(reasons)s", reasons=reasons)
    quotes = ", ".join(f"“{shorten(quote, _NAME)}”" for quote in item.quotes[:_QUOTES])
    return wording.say("Mentions %(quotes)s", quotes=quotes)


def _ground(reason: Reason, wording: Wording) -> str:
    return f"{wording.signal(reason.signal)} (“{shorten(reason.quote, _NAME)}”)"


def notice_lines(digest: Digest) -> tuple[str, ...]:
    """Say what there is to say of sources, besides that they fail: held back, silent, gone."""
    wording = Wording.of(digest)
    held = (
        wording.count(
            "%(source)s: %(n)s mention held back, since nearly everything there was suddenly new.",
            "%(source)s: %(n)s mentions held back, since nearly everything there was suddenly new.",
            n,
            source=shorten(source, _NAME),
        )
        for source, n in digest.held
    )
    others = (each for each in digest.notices if each.what is not Notice.FAILING)
    return (*held, *(_notice(each, digest, wording) for each in others))


def _notice(notice: SourceNotice, digest: Digest, wording: Wording) -> str:
    words = announce(notice.what)
    since = wording.since(notice.since, digest.composed)
    told = wording.say(words.message, source=shorten(notice.source, _NAME), since=since)
    return f"{told} {wording.say(words.advice)}" if words.advice else told


def source_line(source: SourceHealth, digest: Digest) -> str:
    """Say what is wrong with a failing source, since when, and when it was last read."""
    wording = Wording.of(digest)
    since = wording.since(source.failing_since or digest.composed, digest.composed)
    if source.last_success is None:
        when = wording.say("since %(since)s, never read yet", since=since)
    else:
        age = wording.age(source.last_success, digest.composed)
        when = wording.say("since %(since)s, last read: %(age)s", since=since, age=age)
    wrong = wording.say(sentence(source.failure)) if source.failure else ""
    return f"{wrong.rstrip('.')} ({when})."


def _failing(digest: Digest, wording: Wording) -> str:
    failing = digest.health.failing
    since = wording.since(failing[0].failing_since or digest.composed, digest.composed)
    return wording.count(
        "%(n)s failing since %(since)s",
        "%(n)s failing, the longest since %(since)s",
        len(failing),
        since=since,
    )


def _blind(digest: Digest) -> bool:
    """Tell whether there is nothing to tell because nobody looked."""
    return digest.quiet and (digest.health.stale or not digest.health.total)


def _quiet_gist(digest: Digest, wording: Wording) -> str:
    if _blind(digest):
        return wording.say("nothing is being looked at")
    gist = wording.say("nothing special")
    if failing := len(digest.health.failing):
        more = wording.count("%(n)s source failing", "%(n)s sources failing", failing)
        return f"{gist}, {more}"
    return gist
