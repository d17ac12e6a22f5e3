"""How long does a program take, and how much memory?"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took.

    Attributes:
        seconds: By the clock on the wall.
        busy: Seconds of processor time, of its children too.
        megabytes: The most memory that it, or one of its children, held.
    """

    seconds: float
    busy: float
    megabytes: float


def run(command: Sequence[str]) -> Cost:
    """Run a program to its end, in silence.

    Raises:
        RuntimeError: It failed.
    """
    started = time.perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as program:
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if program.returncode:
        raise RuntimeError(f"{command} ended with {program.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(costs: Iterable[Cost]) -> Cost:
    """Give the median of each."""
    rows = [(cost.seconds, cost.busy, cost.megabytes) for cost in costs]
    return Cost(*(statistics.median(column) for column in zip(*rows, strict=True)))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table in Markdown."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
