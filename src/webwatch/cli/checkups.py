"""What works and what doesn't, one part of webwatch after the other?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from webwatch.errors import WebwatchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from webwatch.channels.email import Email
    from webwatch.cli.session import Session
    from webwatch.core.model import SourceHealth
    from webwatch.store import Round

State = Literal["ok", "warning", "error"]

_RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right says less."""

_PLAUSIBLE = timedelta(days=365 * 20)
_AHEAD = timedelta(minutes=5)
_ROUNDS_MISSED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        part: ``config``, ``clock``, ``store``, ``sources``, ``mail`` or ``schedule``.
        state: How it does; a warning is nothing that stops webwatch.
        sentence: What was found, in the user's language.
        advice: What to do next; empty if nothing.
    """

    part: str
    state: State
    sentence: str
    advice: str = ""


def examined(session: Session, *, send_test: str = "") -> Iterator[Finding]:
    """Look at everything; what is found comes as soon as it is known.

    Args:
        session: The command.
        send_test: To which address a test mail goes; empty for none.
    """
    try:
        settings = session.settings
    except WebwatchError as error:
        yield _of_error(session, "config", error)
        return
    yield Finding(
        "config",
        "ok",
        session.say(
            "%(file)s: %(keywords)s keywords, %(sources)s sources.",
            file=session.path,
            keywords=len(settings.keywords),
            sources=len(settings.sources),
        ),
    )
    for warning in settings.warnings:
        sentence = session.say(warning.message, **dict(warning.values))
        yield Finding("config", "warning", f"{warning.place}: {sentence}")
    yield from _store(session)
    yield from _mail(session, send_test)


def _of_error(session: Session, part: str, error: WebwatchError) -> Finding:
    problems = getattr(error, "problems", ())
    advice = "; ".join(
        f"{each.place}: {session.say(each.message, **dict(each.values))}" for each in problems
    )
    return Finding(part, "error", session.say(error.message, **error.values), advice)


def _store(session: Session) -> Iterator[Finding]:
    """Look at the database, and by what is in it at the clock, the sources and the schedule."""
    from webwatch.store.copying import damage

    database = session.settings.database
    try:
        with session.store() as store:
            last = store.last_round()
            health = store.health(session.addresses())
            mentions = len(store.mentions())
        broken = damage(database)
    except WebwatchError as error:
        yield _of_error(session, "store", error)
        return
    if broken:
        said = session.say(
            "%(path)s is damaged. Put back a backup, or move it away.", path=database
        )
        yield Finding("store", "error", said, broken)
        return
    said = session.say("%(file)s: %(mentions)s mentions.", file=database, mentions=mentions)
    yield Finding("store", "ok", said)
    yield _clock(session, last)
    yield from _sources(session, health, last)
    if last is not None:
        yield _schedule(session, last)


def _clock(session: Session, last: Round | None) -> Finding:
    now = session.now()
    local = now.astimezone(session.settings.timezone)
    said = session.say(
        "It is %(time)s in %(zone)s.",
        time=f"{local:%Y-%m-%d %H:%M}",
        zone=session.settings.timezone.key,
    )
    advice = session.say("Set the clock of this machine right: dates and digests depend on it.")
    if not _RELEASED <= now < _RELEASED + _PLAUSIBLE:
        return Finding("clock", "error", said, advice)
    if last is not None and last.started > now + _AHEAD:
        later = session.say("%(said)s But the last round was later than that.", said=said)
        return Finding("clock", "error", later, advice)
    return Finding("clock", "ok", said)


def _sources(session: Session, health: list[SourceHealth], last: Round | None) -> Iterator[Finding]:
    """One that fails is a warning: webwatch tries again. If all fail, nothing is watched."""
    from webwatch.render.health import advice, sentence

    if last is None:
        said = session.say("No round was done yet.")
        yield Finding("sources", "warning", said, session.say("Run `webwatch scan`."))
    nothing = not any(each.last_success and each.failure is None for each in health)
    for source in health:
        if source.failure is not None:
            said = f"{source.source}: {session.say(sentence(source.failure))}"
            state: State = "error" if nothing else "warning"
            yield Finding("sources", state, said, session.say(advice(source.failure)))
        elif source.last_success is not None:
            age = session.wording.age(source.last_success, session.now())
            said = session.say("%(name)s: read %(age)s.", name=source.source, age=age)
            yield Finding("sources", "ok", said)


def _schedule(session: Session, last: Round) -> Finding:
    """By cron or by ``webwatch run``: whatever does the rounds, they must have been done."""
    every = session.settings.schedule.scan_every
    age = session.wording.age(last.started, session.now())
    if session.now() - last.started > _ROUNDS_MISSED * every:
        return Finding(
            "schedule",
            "warning",
            session.say("The last round was %(age)s: webwatch doesn't look by itself.", age=age),
            session.say(
                "`webwatch schedule install` or `webwatch schedule print` has your machine run "
                "it, or leave `webwatch run` running."
            ),
        )
    return Finding("schedule", "ok", session.say("The last round was %(age)s.", age=age))


def _mail(session: Session, send_test: str) -> Iterator[Finding]:
    from webwatch.channels.email import Email

    channels = session.settings.channels
    if not channels:
        yield Finding(
            "mail",
            "warning",
            session.say("Nobody gets the digest by mail."),
            session.say("Add a [[channel]] to the keyword file; keywords.example.toml shows how."),
        )
    else:
        said = session.say("%(n)s channels get the digest.", n=len(channels))
        yield Finding("mail", "ok", said)
    mails = [channel for channel in channels if isinstance(channel, Email)]
    for channel in mails:
        yield _connected(session, channel)
    if send_test and not mails:
        said = session.say("There is no e-mail channel to send a test mail with.")
        yield Finding("mail", "error", said)
    for channel in mails if send_test else ():
        yield _sent(session, channel, send_test)


def _connected(session: Session, channel: Email) -> Finding:
    try:
        channel.knock()
    except WebwatchError as error:
        return _of_error(session, "mail", error)
    if channel.user:
        said = session.say("%(host)s lets %(user)s in.", host=channel.host, user=channel.user)
    else:
        said = session.say("%(host)s can be reached.", host=channel.host)
    return Finding("mail", "ok", said)


def _sent(session: Session, channel: Email, recipient: str) -> Finding:
    subject = session.say("A test mail of webwatch")
    words = session.say(
        "If you can read this, the digest will arrive, too. Is it among the unwanted mail? Then "
        "tell your mail program that it is wanted."
    )
    try:
        channel.try_out(recipient, subject, f"{words}\n", session.now())
    except WebwatchError as error:
        return _of_error(session, "mail", error)
    said = session.say("A test mail is on its way to %(recipient)s.", recipient=recipient)
    return Finding("mail", "ok", said, session.say("Look whether it arrives."))
