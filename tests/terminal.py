"""What does somebody at a real terminal see and type? POSIX only.

with Terminal(["init"], folder=tmp_path) as terminal:
    terminal.answer("What is the association called?", "De Zwaluw")
    assert terminal.end() == 0
"""

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

PATIENCE = 20
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


class Terminal:
    """``python -m webwatch`` on a pseudo-terminal of its own.

    Attributes:
        answered: Each question that was answered, with what was typed.
    """

    def __init__(self, arguments, *, folder, **environment):
        self._ours, theirs = pty.openpty()
        self._raw = b""
        self._read_up_to = 0
        self.answered = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "webwatch", *arguments],
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "200", **environment},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def shown(self):
        """All that it showed, without colours."""
        return _ESCAPES.sub("", self._raw.decode("utf-8", "replace")).replace("\r\n", "\n")

    def wait_for(self, words):
        """Read until these words are shown, after those that were waited for before."""
        until = time.monotonic() + PATIENCE
        while words not in self.shown[self._read_up_to :]:
            assert self._read(until), f"no {words!r} in:\n{self.shown}"
        self._read_up_to = self.shown.index(words, self._read_up_to) + len(words)

    def answer(self, question, typed):
        self.wait_for(question)
        self.answered.append((question, typed))
        os.write(self._ours, f"{typed}\n".encode())

    def interrupt(self):
        """Press Ctrl-C until it ends, as people do; give the exit code.

        Python misses a signal that comes just before it begins to wait for a line.
        """
        while self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
        return self.end()

    def end(self):
        """Read until it ends; give the exit code."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        return self._process.wait(PATIENCE)

    def _read(self, until):
        if not select.select([self._ours], [], [], max(0, until - time.monotonic()))[0]:
            return False
        try:
            piece = os.read(self._ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self._raw += piece
        return bool(piece)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(PATIENCE)
        os.close(self._ours)
