"""A process that is killed at one step of telling by mail."""

import os
import signal
from datetime import timedelta
from pathlib import Path

from letters import tell
from webwatch.channels.email import Email
from webwatch.channels.smtp import smtplib
from webwatch.store import Store

STEPS = ("connect", "mail", "rcpt", "data", "quit")
"""The steps of the conversation with the server; killed when they begin."""


def board(port):
    return Email(
        to=("bestuur@club.example",),
        sender="webwatch@club.example",
        host="127.0.0.1",
        port=port,
        security="none",
        timeout=timedelta(seconds=5),
    )


def tell_and_die(database, port, fatal):
    """Tell, and be killed at the statement of this number that writes, or at this step of SMTP.

    To be killed while reading is the same as before the next writing.
    """
    with Store.open(Path(database)) as store:
        if fatal in STEPS:
            setattr(smtplib.SMTP, fatal, _die)
        statements = 0

        def count(statement):
            nonlocal statements
            if statement.startswith("SELECT"):
                return
            statements += 1
            if statements == fatal:
                _die()

        store._database.conn.set_trace_callback(count)
        tell(store, board(port))
        store._database.conn.set_trace_callback(None)
    return statements


def _die(*_arguments, **_more):
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
