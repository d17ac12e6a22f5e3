"""What stands before every command, and how does an error become words and an exit code?"""

from __future__ import annotations

import gettext
import io
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from webwatch import __version__
from webwatch.cli.commands import tree
from webwatch.cli.session import Session, of
from webwatch.cli.sparing import Group
from webwatch.errors import WebwatchError
from webwatch.locale import FOLDER, translator

app = typer.Typer(
    name="webwatch",
    cls=Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    command = spoken(session.language)
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
def spoken(language: str) -> Any:  # noqa: ANN401 - Typer's own click
    """Give the command line in a language."""
    return tree(app, translator(language).gettext)


def _speak() -> None:
    """Let Typer's own words be looked up in our catalogue, by the locale."""
    gettext.bindtextdomain("webwatch", str(FOLDER))
    gettext.textdomain("webwatch")
