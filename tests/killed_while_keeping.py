"""A process that is killed at one statement of one transaction: argv is database, statement."""

import os
import signal
import sys
from pathlib import Path

from keeping import NOW, entry, look
from webwatch.core.pace import Pace
from webwatch.store import Store

FIRST = [entry(number) for number in range(1, 4)]
SECOND = [
    entry(number, url=f"https://blad.example/{number}", guid=f"nieuw-{number}")
    for number in range(1, 6)
]
"""Titles of the first reading come back at another place: stories are joined too."""


def keep_second(store):
    pace = Pace(last_checked=NOW, content_hash="second")
    store.keep(look(store, SECOND, address="https://blad.example/rss", source="Blad", pace=pace))


def main():
    database, fatal = Path(sys.argv[1]), int(sys.argv[2])
    with Store.open(database) as store:
        store.keep(look(store, FIRST, pace=Pace(content_hash="first")))
        statements = 0

        def count(_statement):
            nonlocal statements
            statements += 1
            if statements == fatal:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

        store._database.conn.set_trace_callback(count)
        keep_second(store)
        store._database.conn.set_trace_callback(None)
    sys.stdout.write(f"{statements}\n")


if __name__ == "__main__":
    main()
