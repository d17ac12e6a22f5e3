"""What works, what doesn't, and what should somebody do next?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.text import Text

from webwatch.cli.session import Session, of
from webwatch.errors import WebwatchError

if TYPE_CHECKING:
    from collections.abc import Iterator

State = Literal["ok", "warning", "error"]
_MARKS: dict[State, tuple[str, str]] = {
    "ok": ("✓", "green"),
    "warning": ("!", "yellow"),
    "error": ("✗", "red"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        part: ``config``, ``store``, ``sources``, ``mail`` or ``schedule``.
        state: How it does.
        sentence: What was found, in the user's language.
        advice: What to do next; empty if nothing.
    """

    part: str
    state: State
    sentence: str
    advice: str = ""


def doctor(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the keyword file, the database, the sources and the mail, and say what to do next."""
    session = of(ctx)
    findings = list(_examined(session))
    if as_json:
        session.json(
            [
                {
                    "part": each.part,
                    "state": each.state,
                    "message": each.sentence,
                    "advice": each.advice,
                }
                for each in findings
            ]
        )
    else:
        for finding in findings:
            _print(session, finding)
    raise typer.Exit(_exit_code(findings))


def _exit_code(findings: list[Finding]) -> int:
    """As of a round: a single source that fails is shown and not fatal."""
    if any(each.state == "error" and each.part != "sources" for each in findings):
        return 2
    sources = [each.state for each in findings if each.part == "sources"]
    return 3 if sources and all(state == "error" for state in sources) else 0


def _print(session: Session, finding: Finding) -> None:
    mark, style = _MARKS[finding.state]
    line = Text(f"{mark} ", style=style)
    line.append(finding.sentence, style="default")
    session.out.print(line, soft_wrap=True)
    if finding.advice:
        session.out.print(Text(f"  {finding.advice}", style="dim"), soft_wrap=True)


def _examined(session: Session) -> Iterator[Finding]:
    try:
        settings = session.settings
    except WebwatchError as error:
        problems = getattr(error, "problems", ())
        said = "; ".join(
            f"{each.place}: {session.say(each.message, **dict(each.values))}" for each in problems
        )
        yield Finding("config", "error", session.say(error.message, **error.values), said)
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
    yield _mail(session)


def _store(session: Session) -> Iterator[Finding]:
    try:
        with session.store() as store:
            last = store.last_round()
            health = store.health(session.addresses())
            mentions = len(store.mentions())
    except WebwatchError as error:
        yield Finding("store", "error", session.say(error.message, **error.values))
        return
    yield Finding(
        "store",
        "ok",
        session.say(
            "%(file)s: %(mentions)s mentions.", file=session.settings.database, mentions=mentions
        ),
    )
    if last is None:
        yield Finding(
            "sources",
            "warning",
            session.say("No round was done yet."),
            session.say("Run `webwatch scan`."),
        )
    for source in health:
        if source.failure is not None:
            from webwatch.render.health import advice, sentence

            yield Finding(
                "sources",
                "error",
                f"{source.source}: {session.say(sentence(source.failure))}",
                session.say(advice(source.failure)),
            )
        elif source.last_success is not None:
            age = session.wording.age(source.last_success, session.now())
            yield Finding(
                "sources", "ok", session.say("%(name)s: read %(age)s.", name=source.source, age=age)
            )


def _mail(session: Session) -> Finding:
    if session.settings.channels:
        return Finding(
            "mail",
            "ok",
            session.say("%(n)s channels get the digest.", n=len(session.settings.channels)),
        )
    return Finding(
        "mail",
        "warning",
        session.say("Nobody gets the digest by mail."),
        session.say("Add a [[channel]] to the keyword file; keywords.example.toml shows how."),
    )
