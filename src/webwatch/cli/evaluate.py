"""How good is the flag, on mentions that somebody labelled?"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from webwatch.cli.rate import lines_of, text_of
from webwatch.cli.session import Session, of
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.core.evaluation import Evaluation, Figure, Judged

_MEASURES = {
    "exact": "exact",
    "within_one": "at most one level off",
    "critical_seen": "critical seen as critical or high",
    "alarm_precision": "alarms that are right",
    "alarm_recall": "alarms that are found",
    "kind": "kind right",
    "false_alarms": "false alarms in 1,000",
    "cost": "cost of a mention",
}
_IN_NUMBERS = {"false_alarms", "cost"}
# The same samples each time, so that the same file gives the same intervals.
_SEED = 2026


def evaluate(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="LABELLED", help="JSON lines as for `rate`, with severity and kind."
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Measure the severity flag on mentions that have a label."""
    from webwatch.core.evaluation import evaluate as measured

    session = of(ctx)
    judged = _judged(session, file)
    if not judged:
        raise UsageError("There is no labelled mention in %(file)s.", file=file)
    found = measured(judged, random.Random(_SEED))  # noqa: S311 - samples, not secrets
    if as_json:
        session.json(_as_json(found))
    else:
        session.out.print(_confusion(session, found))
        session.out.print()
        session.out.print(_figures(session, found))


def _judged(session: Session, file: str) -> list[Judged]:
    from webwatch import lexicon
    from webwatch.core.rating import judge_line

    words = lexicon.load()
    judged = []
    for number, line in lines_of(file):
        try:
            judged.append(judge_line(text_of(line), words))
        except UsageError as error:
            why = session.say(error.message, **error.values)
            session.tell("Line %(number)s: %(error)s", number=number, error=why)
    return judged


def _confusion(session: Session, found: Evaluation) -> Table:
    """Show how often each level was said where each was true."""
    levels = [session.say(level) for level in _levels()]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(session.say("Label \\ said"))
    for level in levels:
        table.add_column(level, justify="right")
    for level, row in zip(levels, found.confusion, strict=True):
        table.add_row(level, *(str(count) for count in row))
    return table


def _figures(session: Session, found: Evaluation) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(session.say("%(n)s mentions", n=found.count))
    for heading in ("webwatch", "95 %", "all low", "all high"):
        table.add_column(session.say(heading), justify="right")
    rows = zip(found.figures, found.all_low, found.all_high, strict=True)
    for figure, low, high in rows:
        table.add_row(
            session.say(_MEASURES[figure.name]),
            _shown(figure.name, figure.value),
            _interval(figure),
            _shown(low.name, low.value),
            _shown(high.name, high.value),
        )
    return table


def _interval(figure: Figure) -> str:
    if figure.low is None:
        return "-"
    return f"{_shown(figure.name, figure.low)} - {_shown(figure.name, figure.high)}"


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if name in _IN_NUMBERS else f"{value:.2f}"


def _levels() -> tuple[str, ...]:
    from webwatch.core.model import Severity

    return tuple(str(level) for level in Severity)


def _as_json(found: Evaluation) -> dict[str, object]:
    def figures(each: tuple[Figure, ...]) -> dict[str, object]:
        return {one.name: {"value": one.value, "low": one.low, "high": one.high} for one in each}

    levels = _levels()
    return {
        "count": found.count,
        "confusion": {
            true: dict(zip(levels, row, strict=True))
            for true, row in zip(levels, found.confusion, strict=True)
        },
        "kinds": [
            {"true": str(true), "said": str(said), "count": count}
            for (true, said), count in sorted(found.kinds.items())
        ],
        "figures": figures(found.figures),
        "all_low": figures(found.all_low),
        "all_high": figures(found.all_high),
    }
