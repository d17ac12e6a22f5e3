"""What works, what doesn't, and what should somebody do next?

It leaves with 0 if there is no cross: a warning is well. A cross at the keyword file, the
database or the clock gives 2, sources of which none can be read 3, mail 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli.session import Session, of

if TYPE_CHECKING:
    from webwatch.cli.checkups import Finding, State

_MARKS: dict[State, tuple[str, str]] = {
    "ok": ("✓", "green"),
    "warning": ("!", "yellow"),
    "error": ("✗", "red"),
}
_EXIT_CODES = {"sources": 3, "mail": 4}
"""Of an error in a part; 2 for the others, as everywhere."""


def doctor(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    send_test: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Send a test mail to this address, too.")
    ] = "",
) -> None:
    """Check keyword file, database, clock, sources, mail and schedule, and say what to do next."""
    from webwatch.cli.checkups import examined

    session = of(ctx)
    findings: list[Finding] = []
    for finding in examined(session, send_test=send_test):
        findings.append(finding)
        if not as_json:
            _print(session, finding)
    if as_json:
        session.json([_as_json(finding) for finding in findings])
    raise typer.Exit(_exit_code(findings))


def _exit_code(findings: list[Finding]) -> int:
    codes = [_EXIT_CODES.get(each.part, 2) for each in findings if each.state == "error"]
    return min(codes, default=0)


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "part": finding.part,
        "state": finding.state,
        "message": finding.sentence,
        "advice": finding.advice,
    }


def _print(session: Session, finding: Finding) -> None:
    mark, style = _MARKS[finding.state]
    line = Text(f"{mark} ", style=style)
    line.append(finding.sentence, style="default")
    session.out.print(line, soft_wrap=True)
    if finding.advice:
        session.out.print(Text(f"  {finding.advice}", style="dim"), soft_wrap=True)
