"""Which commands are there, and how does an error become words and an exit code?"""

from __future__ import annotations

import gettext
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from webwatch import __version__
from webwatch.cli import by_hand, keyword, schedule, source
from webwatch.cli.browse import open_
from webwatch.cli.copies import backup, export
from webwatch.cli.demo import demo
from webwatch.cli.digest import digest
from webwatch.cli.doctor import doctor
from webwatch.cli.evaluate import evaluate
from webwatch.cli.examples import EXAMPLES
from webwatch.cli.explain import explain
from webwatch.cli.forgetting import forget, release
from webwatch.cli.init import init
from webwatch.cli.mentions import grade, mentions, show
from webwatch.cli.rate import rate
from webwatch.cli.run import run_by_the_clock
from webwatch.cli.scan import scan
from webwatch.cli.session import Session, of
from webwatch.errors import WebwatchError
from webwatch.locale import translator

app = typer.Typer(
    name="webwatch",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "init": init,
    "scan": scan,
    "digest": digest,
    "run": run_by_the_clock,
    "mentions": mentions,
    "show": show,
    "open": open_,
    "explain": explain,
    "grade": grade,
    "release": release,
    "forget": forget,
    "rate": rate,
    "evaluate": evaluate,
    "export": export,
    "backup": backup,
    "doctor": doctor,
}
GROUPS: dict[str, tuple[str, dict[str, Callable[..., None]]]] = {
    "keyword": ("What is watched.", keyword.COMMANDS),
    "source": ("Where it is looked for.", source.COMMANDS),
    "mention": ("What has no feed.", by_hand.COMMANDS),
    "schedule": ("When it is looked for.", schedule.COMMANDS),
}


_HEADING = "Examples:"


def _examples(name: str) -> str:
    return "\n\n".join((_HEADING, *EXAMPLES[name]))


for _name, _command in COMMANDS.items():
    app.command(_name, epilog=_examples(_name))(_command)
for _group, (_help, _commands) in GROUPS.items():
    _sub = typer.Typer(no_args_is_help=True, help=_help)
    for _name, _command in _commands.items():
        _sub.command(_name, epilog=_examples(f"{_group} {_name}"))(_command)
    app.add_typer(_sub, name=_group)


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if asked:
        sys.stdout.write(f"webwatch {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    *,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="PATH",
            help="The keyword file. Without it: $WEBWATCH_CONFIG, then ./keywords.toml, "
            "then your own config folder.",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which version it is."
        ),
    ] = False,
) -> None:
    """Know what the web says of your association, before you are surprised by it."""
    of(ctx).config = config


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Args:
        arguments: What stands behind ``webwatch``.

    Returns:
        The exit code: 0 done, 1 a bug, 2 usage or configuration, 3 no source could be read,
        4 a delivery failed, 75 another round is running, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    _speak()
    session = Session()
    command = _spoken(session.language)
    code: object = 0
    try:
        command.main(list(arguments), prog_name="webwatch", obj=session, windows_expand_args=False)
    except WebwatchError as error:
        session.explain(error)
        code = error.exit_code
    except SystemExit as left:
        code = left.code
    except Exception as error:
        if os.environ.get("WEBWATCH_DEBUG"):
            raise
        session.confess(error)
        code = 1
    return code if isinstance(code, int) else 1


@cache
def _spoken(language: str) -> Any:  # noqa: ANN401 - Typer's own click
    command = typer.main.get_command(app)
    _translate(command, translator(language).gettext)
    return command


def _speak() -> None:
    """Let Typer's own words be looked up in our catalogue, by the locale."""
    gettext.bindtextdomain("webwatch", str(files("webwatch.locale")))
    gettext.textdomain("webwatch")


def _translate(command: Any, say: Callable[[str], str]) -> None:  # noqa: ANN401 - Typer's own click
    for attribute in ("help", "short_help"):
        if text := getattr(command, attribute, None):
            setattr(command, attribute, say(text))
    if command.epilog:
        command.epilog = command.epilog.replace(_HEADING, say(_HEADING), 1)
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            parameter.help = say(text)
    for child in getattr(command, "commands", {}).values():
        _translate(child, say)
