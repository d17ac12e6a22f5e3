"""How is the schedule written for cron, for systemd and for Windows?

For those who rather have their system keep the clock than leave ``webwatch run`` running.
"""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from webwatch.core.settings import Schedule

BEGIN, END = "# webwatch: begin", "# webwatch: end"
"""Between these lines, a crontab is ours."""

_SCAN = ("scan", "--quiet", "--alarms")
_DIGEST = ("digest", "--email")
_HOUR, _DAY = 60, 24
_DAILY_UNIT = "*-*-* 07:00:00"
_MINUTES = (5, 10, 15, 20, 30)
_HOURS = (1, 2, 3, 4, 6, 8, 12, _DAY)


def crontab(schedule: Schedule, command: Sequence[str]) -> str:
    """Give the lines for a crontab, with a mark before and behind.

    Args:
        schedule: Cron knows only some intervals: the nearest that is not longer is taken.
            Its times are those of the machine.
        command: The program, and the words that go before each of its commands.
    """
    # A percent sign is the end of a line to cron.
    words = shlex.join(command).replace("%", r"\%")
    at = schedule.digest_at
    return (
        f"{BEGIN}\n"
        f"{_every(schedule)} {words} {shlex.join(_SCAN)}\n"
        f"{at.minute} {at.hour} * * * {words} {shlex.join(_DIGEST)}\n"
        f"{END}\n"
    )


def with_crontab(existing: str, ours: str) -> str:
    """Put our lines into a crontab, in the place of those that were ours before."""
    before, found, rest = existing.partition(f"{BEGIN}\n")
    if found:
        _, _, rest = rest.partition(f"{END}\n")
        return before + ours + rest
    gap = "" if not existing or existing.endswith("\n") else "\n"
    return existing + gap + ours


def systemd(schedule: Schedule, command: Sequence[str], timezone: str) -> dict[str, str]:
    """Give the unit files for a user's systemd, by name.

    Args:
        schedule: When.
        command: The program, and the words that go before each of its commands.
        timezone: In which the digest's time is meant (systemd.time, section 'Calendar events').
    """
    at = schedule.digest_at
    minutes, hours = _step(schedule)
    often = f"*:0/{minutes}" if minutes else _DAILY_UNIT if hours == _DAY else f"00/{hours}:00:00"
    scan = _units("scan", "Look what the web says of us", (*command, *_SCAN), often)
    daily = f"*-*-* {at:%H:%M}:00 {timezone}"
    digest = _units("digest", "Mail what the web says of us", (*command, *_DIGEST), daily)
    return scan | digest


def windows(schedule: Schedule, command: Sequence[str]) -> str:
    """Give the two commands that make tasks in the Task Scheduler of Windows."""
    minutes = max(1, int(schedule.scan_every.total_seconds()) // 60)
    when = (
        ("/SC", "MINUTE", "/MO", str(minutes))
        if minutes < _DAY * _HOUR
        else ("/SC", "DAILY", "/ST", "07:00")
    )
    scan = _task("scan", (*command, *_SCAN), when)
    at = f"{schedule.digest_at:%H:%M}"
    digest = _task("digest", (*command, *_DIGEST), ("/SC", "DAILY", "/ST", at))
    return f"{scan}\n{digest}\n"


def _task(name: str, command: Sequence[str], when: Sequence[str]) -> str:
    run = subprocess.list2cmdline(command)
    return subprocess.list2cmdline(
        ("schtasks", "/Create", "/F", "/TN", f"webwatch {name}", "/TR", run, *when)
    )


def _every(schedule: Schedule) -> str:
    minutes, hours = _step(schedule)
    if minutes:
        return f"*/{minutes} * * * *"
    return "0 7 * * *" if hours == _DAY else f"0 */{hours} * * *"


def _step(schedule: Schedule) -> tuple[int, int]:
    """Give the longest step that is not longer than the interval: minutes, or else hours."""
    minutes = int(schedule.scan_every.total_seconds()) // 60
    if minutes < _HOUR:
        return max((each for each in _MINUTES if each <= minutes), default=_MINUTES[0]), 0
    return 0, max(each for each in _HOURS if each <= minutes // _HOUR)


def _units(name: str, what: str, command: Sequence[str], when: str) -> dict[str, str]:
    # systemd expands % and $ in a command (systemd.service, section 'Command lines').
    words = shlex.join(command).replace("%", "%%").replace("$", "$$")
    return {
        f"webwatch-{name}.service": (
            f"[Unit]\nDescription={what}\n\n[Service]\nType=oneshot\nExecStart={words}\n"
            "# 75: another round was running.\nSuccessExitStatus=75\n"
        ),
        f"webwatch-{name}.timer": (
            f"[Unit]\nDescription={what}\n\n[Timer]\nOnCalendar={when}\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }
