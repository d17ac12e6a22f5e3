"""Which commands are there, and which function is each?

A run needs one of them. So a command is named here, and imported only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pkgutil import resolve_name
from typing import Any

import typer

from webwatch.cli.examples import EXAMPLES
from webwatch.cli.sparing import Command, Group
from webwatch.late import Late

COMMANDS = {
    "demo": "demo:demo",
    "init": "init:init",
    "scan": "scan:scan",
    "digest": "digest:digest",
    "run": "run:run_by_the_clock",
    "mentions": "mentions:mentions",
    "show": "mentions:show",
    "open": "browse:open_",
    "explain": "explain:explain",
    "grade": "mentions:grade",
    "release": "forgetting:release",
    "forget": "forgetting:forget",
    "rate": "rate:rate",
    "evaluate": "evaluate:evaluate",
    "export": "copies:export",
    "backup": "copies:backup",
    "doctor": "doctor:doctor",
}
"""Module and function of each, in the order of ``--help``."""

GROUPS = {
    "keyword": (
        "What is watched.",
        {
            "add": "keyword:add",
            "list": "keyword:list_",
            "remove": "keyword:remove",
            "test": "testing:try_",
        },
    ),
    "source": (
        "Where it is looked for.",
        {
            "add": "adding:add",
            "list": "source:list_",
            "presets": "presets:presets",
            "remove": "source:remove",
            "test": "source:try_",
            "import": "opml:import_",
            "export": "opml:export",
        },
    ),
    "mention": ("What has no feed.", {"add": "by_hand:add"}),
    "schedule": (
        "When it is looked for.",
        {"print": "schedule:print_", "install": "schedule:install"},
    ),
}
"""What each is about, and its commands."""

_HEADING = "Examples:"


def tree(app: typer.Typer, say: Callable[[str], str]) -> Any:  # noqa: ANN401 - Typer's own click
    """Give the whole command line.

    Args:
        app: What stands before every command.
        say: Translates a sentence.
    """
    alone = {name: cache(partial(_command, name, at, say)) for name, at in COMMANDS.items()}
    groups = {name: cache(partial(_group, name, say)) for name in GROUPS}
    return _with(typer.main.get_command(app), alone | groups, say)


def _group(name: str, say: Callable[[str], str]) -> Any:  # noqa: ANN401 - Typer's own click
    about, places = GROUPS[name]
    makers = {
        each: cache(partial(_command, each, at, say, f"{name} ")) for each, at in places.items()
    }
    empty = typer.Typer(
        name=name, cls=Group, no_args_is_help=True, help=about, rich_markup_mode="rich"
    )
    return _with(typer.main.get_group(empty), makers, say)


def _with(group: Any, makers: Mapping[str, Callable[[], Any]], say: Callable[[str], str]) -> Any:  # noqa: ANN401 - Typer's own click
    _translate(group, say)
    group.commands = Late(makers)
    return group


def _command(name: str, place: str, say: Callable[[str], str], group: str = "") -> Any:  # noqa: ANN401 - Typer's own click
    examples = "\n\n".join((say(_HEADING), *EXAMPLES[group + name]))
    alone = typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich"
    )
    alone.command(name, cls=Command, epilog=examples)(resolve_name(f"webwatch.cli.{place}"))
    command = typer.main.get_command(alone)
    _translate(command, say)
    return command


def _translate(command: Any, say: Callable[[str], str]) -> None:  # noqa: ANN401 - Typer's own click
    for attribute in ("help", "short_help"):
        if text := getattr(command, attribute, None):
            setattr(command, attribute, say(text))
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            parameter.help = say(text)
