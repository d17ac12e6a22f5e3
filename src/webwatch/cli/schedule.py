"""How does somebody have their system keep the clock?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Annotated

import typer

from webwatch.cli.session import Session, of
from webwatch.errors import UsageError


def print_(
    ctx: typer.Context,
    *,
    cron: Annotated[bool, typer.Option("--cron", help="As lines for a crontab.")] = False,
    systemd: Annotated[bool, typer.Option("--systemd", help="As units for systemd.")] = False,
    windows: Annotated[
        bool, typer.Option("--windows", help="As commands for the Task Scheduler of Windows.")
    ] = False,
) -> None:
    """Show the schedule of the keyword file as your system writes it."""
    from webwatch.render import timetable

    session = of(ctx)
    schedule = session.settings.schedule
    if cron + systemd + windows > 1:
        raise UsageError("Choose one of --cron, --systemd and --windows.")
    if systemd:
        units = timetable.systemd(schedule, _command(session), session.settings.timezone.key)
        for name, content in units.items():
            sys.stdout.write(f"# ~/.config/systemd/user/{name}\n{content}\n")
    elif windows or (os.name == "nt" and not cron):
        sys.stdout.write(timetable.windows(schedule, _command(session)))
    else:
        sys.stdout.write(timetable.crontab(schedule, _command(session)))


def install(ctx: typer.Context) -> None:
    """Put the schedule into your crontab, in the place of what webwatch put there before."""
    from webwatch.render.timetable import crontab, with_crontab

    session = of(ctx)
    program = shutil.which("crontab")
    if program is None:
        raise UsageError(
            "There is no cron here. `webwatch schedule print --systemd` or `--windows` shows what "
            "your system needs, or leave `webwatch run` running."
        )
    # No crontab yet is an error to crontab, and an empty one to us.
    listed = subprocess.run([program, "-l"], capture_output=True, text=True, check=False)  # noqa: S603
    existing = listed.stdout if listed.returncode == 0 else ""
    content = with_crontab(existing, crontab(session.settings.schedule, _command(session)))
    written = subprocess.run(  # noqa: S603 - a program of the system, found by its name
        [program, "-"], input=content, capture_output=True, text=True, check=False
    )
    if written.returncode:
        raise UsageError(
            "The crontab can't be changed: %(reason)s.", reason=written.stderr.strip() or "?"
        )
    session.tell("Your crontab does rounds and digests now. `crontab -l` shows it.")


def _command(session: Session) -> list[str]:
    program = shutil.which("webwatch")
    start = [program] if program else [sys.executable, "-m", "webwatch"]
    return [*start, "--config", str(session.path.resolve())]
