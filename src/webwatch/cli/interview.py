"""What is asked of somebody who begins?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from webwatch.cli.mail_server import PORT, with_mail_server
from webwatch.errors import UsageError, WebwatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from webwatch.cli.given import Given
    from webwatch.cli.session import Session

_Read = TypeVar("_Read")

_LISTS = (
    ("abbreviations", "What is it called for short? (with commas between; Enter skips)"),
    ("former", "What was it called before?"),
    ("misspellings", "How else do people write it, rightly or wrongly?"),
)
_MORE_LISTS = (
    ("people", "Who speaks for it? (names, with commas between)"),
    ("events", "What does it organise?"),
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
    if not answers.none:
        known = answers

        def read(typed: str) -> tuple[str, ...]:
            return without(known, _terms(typed))

        none = asked(session, "What looks like it but isn't meant?", read)
        answers = replace(answers, none=none)
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
        question = session.say("At which port? (Enter: %(default)s)", default=PORT)
        answers = replace(answers, port=asked(session, question, _port))
    if not answers.user:
        question = session.say(
            "With which name does one log in there? (Enter: %(default)s; - for no login)",
            default=guess.user,
        )
        answers = replace(answers, user=session.ask(question) or guess.user)
    return answers


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


def without(answers: Given, none: tuple[str, ...]) -> tuple[str, ...]:
    """Check that what is to be left out doesn't leave out the association itself.

    Raises:
        UsageError: It does: nothing would ever be found.
    """
    from webwatch.core.match import Matcher
    from webwatch.core.model import Entry, Keyword

    names = (answers.name, *answers.terms, *answers.abbreviations, *answers.former)
    for term in none:
        matcher = Matcher([Keyword(name=term, any=(term,))])
        for name in (*names, *answers.misspellings, answers.place):
            if matcher.match(Entry(title=name), ""):
                raise UsageError(
                    "'%(term)s' stands in '%(name)s': without it, nothing would be found.",
                    term=term,
                    name=name,
                )
    return none


def _name(typed: str) -> str:
    if not typed:
        raise UsageError("Say what the association is called: --name.")
    return _term(typed)


def _place(typed: str) -> str:
    return next(iter(_terms(typed)), "")


def _addresses(typed: str) -> tuple[str, ...]:
    from webwatch.channels.address import address

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
        return PORT
    if typed.isdecimal() and 0 < int(typed) <= 65535:  # noqa: PLR2004 - TCP's ports
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
    host = host_of(site if "://" in site else f"https://{site}")
    if "." in host and not host.rpartition(".")[2].isdecimal():
        return host
    raise UsageError("'%(site)s' is no address of a site. Write example.org.", site=site)
