"""What is asked of somebody who begins?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from webwatch.errors import UsageError, WebwatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from webwatch.cli.session import Session

_Read = TypeVar("_Read")

NONE = "-"
"""What is typed for "none", where Enter stands for something else."""

_PROVIDERS = {
    "gmail.com": "smtp.gmail.com",
    "googlemail.com": "smtp.gmail.com",
    "icloud.com": "smtp.mail.me.com",
    "me.com": "smtp.mail.me.com",
    "kpnmail.nl": "smtp.kpnmail.nl",
    "ziggo.nl": "smtp.ziggo.nl",
}
_CLOSED = frozenset(
    ("hotmail.com", "hotmail.nl", "live.com", "live.nl", "msn.com", "outlook.com", "outlook.nl")
)
_PORT = 587
_PORTS = 65535
_TLS_PORT = 465


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was given as options, and after the questions: all answers.

    Attributes:
        terms: What else the association is called.
        abbreviations: What it is called for short.
        former: What it was called before.
        misspellings: How it is written wrongly.
        email: Who gets the digest; the first is also who sends it.
        port: 0 if it was not given.
    """

    name: str = ""
    abbreviations: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    place: str = ""
    people: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    site: str = ""
    email: tuple[str, ...] = ()
    host: str = ""
    port: int = 0
    user: str = ""


_LISTS = (
    ("abbreviations", "What is it called for short? (with commas between; Enter skips)"),
    ("former", "What was it called before?"),
    ("misspellings", "How else do people write it, rightly or wrongly?"),
)
_MORE_LISTS = (
    ("people", "Who speaks for it? (names, with commas between)"),
    ("events", "What does it organise?"),
    ("none", "What looks like it but isn't meant?"),
)


def interview(session: Session, given: Given) -> Given:
    """Ask all that was not given; what can't be is asked again.

    Raises:
        typer.Exit: They pressed Ctrl-C, or nothing more can be typed.
    """
    answers = given
    if not answers.name.strip():
        answers = replace(answers, name=asked(session, "What is the association called?", _name))
    answers = _lists(session, answers, _LISTS)
    if not answers.place:
        answers = replace(answers, place=asked(session, "In which town is it?", _place))
    answers = _lists(session, answers, _MORE_LISTS)
    if not answers.site:
        answers = replace(answers, site=asked(session, "What is its own site?", own_host))
    if not answers.email:
        email = asked(session, "Who gets the digest by mail?", _addresses)
        answers = replace(answers, email=email)
    return _mail(session, answers) if answers.email else answers


def _lists(session: Session, answers: Given, questions: Sequence[tuple[str, str]]) -> Given:
    for field, question in questions:
        if not getattr(answers, field):
            change: dict[str, Any] = {field: asked(session, question, _terms)}
            answers = replace(answers, **change)
    return answers


def _mail(session: Session, answers: Given) -> Given:
    guess = with_mail_server(answers)
    if not answers.host:
        typed = session.ask(
            session.say("Which mail server sends it? (Enter: %(default)s)", default=guess.host)
        )
        answers = replace(answers, host=typed or guess.host)
    if not answers.port:
        question = session.say("At which port? (Enter: %(default)s)", default=_PORT)
        answers = replace(answers, port=asked(session, question, _port))
    if not answers.user:
        question = session.say(
            "With which name does one log in there? (Enter: %(default)s; - for no login)",
            default=guess.user,
        )
        answers = replace(answers, user=session.ask(question) or guess.user)
    return answers


def with_mail_server(answers: Given) -> Given:
    """Guess what was not said of the mail server, from the address that mails."""
    if not answers.email:
        return answers
    domain = answers.email[0].rpartition("@")[2].rstrip(">").casefold()
    return replace(
        answers,
        host=answers.host or _PROVIDERS.get(domain, f"smtp.{domain}"),
        port=answers.port or _PORT,
        user=answers.user or answers.email[0],
    )


def is_closed(answers: Given) -> bool:
    """Whether the mail server is one of Microsoft's for private people.

    Since 16 September 2024 these let no program in with a password, nor with an app password.
    """
    domain = answers.email[0].rpartition("@")[2].casefold() if answers.email else ""
    return domain in _CLOSED and answers.host == f"smtp.{domain}"


def mail_settings(answers: Given) -> dict[str, object] | None:
    """Give the settings of the mail channel as they stand in the keyword file; None for none."""
    if not answers.email:
        return None
    user = "" if answers.user == NONE else answers.user
    here = answers.host in {"localhost", "127.0.0.1", "::1"}
    encrypted = "tls" if answers.port == _TLS_PORT else "starttls"
    return {
        "to": list(answers.email),
        "from": answers.email[0],
        "host": answers.host,
        "port": answers.port,
        "security": "none" if here else encrypted,
        "user": user,
    }


def asked(session: Session, question: str, read: Callable[[str], _Read]) -> _Read:
    """Ask until the answer can be read; what is wrong with it is said.

    Raises:
        typer.Exit: They pressed Ctrl-C, or nothing more can be typed.
    """
    while True:
        try:
            return read(session.ask(question))
        except WebwatchError as error:
            session.explain(error)


def split(typed: str) -> tuple[str, ...]:
    """Give what stands between commas."""
    return tuple(filter(None, (part.strip() for part in typed.split(","))))


def _term(typed: str) -> str:
    from webwatch.core.terms import term_problem

    if problem := term_problem(typed):
        raise UsageError(problem)
    return typed


def _terms(typed: str) -> tuple[str, ...]:
    return tuple(map(_term, split(typed)))


def _name(typed: str) -> str:
    if not typed:
        raise UsageError("Say what the association is called: --name.")
    return _term(typed)


def _place(typed: str) -> str:
    return next(iter(_terms(typed)), "")


def _addresses(typed: str) -> tuple[str, ...]:
    from webwatch.channels.message import address

    for each in split(typed):
        try:
            address(each)
        except ValueError:
            raise UsageError(
                "%(value)s is not a mail address, such as board@club.example.", value=repr(each)
            ) from None
    return split(typed)


def _port(typed: str) -> int:
    if not typed:
        return _PORT
    if typed.isdecimal() and 0 < int(typed) <= _PORTS:
        return int(typed)
    raise UsageError("A port is a number from 1 to 65535.")


def own_host(site: str) -> str:
    """Give the host of somebody's own site; empty for none.

    Raises:
        UsageError: It is no address of a site.
    """
    from webwatch.core.address import host_of

    if not site.strip():
        return ""
    if host := host_of(site if "://" in site else f"https://{site}"):
        return host
    raise UsageError("'%(site)s' is no address of a site. Write example.org.", site=site)
