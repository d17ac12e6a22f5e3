"""What happens at ``webwatch run``?"""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING

import typer

from webwatch.cli.rounds import look
from webwatch.cli.session import of
from webwatch.cli.telling import deliver
from webwatch.errors import WebwatchError

if TYPE_CHECKING:
    from types import FrameType


def run_by_the_clock(ctx: typer.Context) -> None:
    """Stay, and do rounds and digests by the schedule of the keyword file. Ctrl-C stops it."""
    from webwatch.deliver import Occasion
    from webwatch.schedule import keep_going

    session = of(ctx)
    schedule = session.settings.schedule
    stop = Event()

    def step(occasion: Occasion) -> None:
        try:
            with session.lock(), session.store() as store:
                if occasion is Occasion.ROUND:
                    look(session, store)
                if session.settings.channels:
                    deliver(session, store, occasion)
        except WebwatchError as error:
            session.explain(error)
        except Exception as error:  # noqa: BLE001 - the next step may do better
            session.confess(error)

    def leave(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
    session.tell(
        "webwatch looks every %(minutes)s minutes and sends the digest at %(time)s. "
        "Ctrl-C stops it.",
        minutes=int(schedule.scan_every.total_seconds() // 60),
        time=f"{schedule.digest_at:%H:%M}",
    )
    keep_going(
        schedule,
        session.settings.timezone,
        scan=lambda: step(Occasion.ROUND),
        digest=lambda: step(Occasion.DIGEST),
        stop=stop,
    )
