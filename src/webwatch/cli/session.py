"""What does every command need: the keyword file, the words, the terminal, the clock?"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from webwatch.errors import BusyError, Problem, StoreError, WebwatchError
from webwatch.locale import chosen, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer
    from rich.console import Console

    from webwatch.config import Settings
    from webwatch.render.wording import Wording
    from webwatch.store import Store


class Session:
    """One run of the command line.

    Attributes:
        config: What ``--config`` says; None if it was not given.
    """

    def __init__(self) -> None:
        self.config: Path | None = None

    @cached_property
    def path(self) -> Path:
        """The keyword file.

        Raises:
            UsageError: There is none.
        """
        from platformdirs import user_config_path

        from webwatch import config

        return config.find(self.config, os.environ, Path.cwd(), user_config_path("webwatch"))

    @cached_property
    def settings(self) -> Settings:
        """What the keyword file says; from here on its language is spoken.

        Raises:
            UsageError: There is none.
            ConfigError: It can't be used.
        """
        from webwatch import config

        settings = config.load(self.path)
        self.language = chosen(settings.language, os.environ)
        return settings

    @cached_property
    def language(self) -> str:
        """``nl`` or ``en``: the keyword file's, else the locale's, else English."""
        return chosen("", os.environ)

    @property
    def wording(self) -> Wording:
        """The words of that language, and the days of the keyword file's time zone."""
        from webwatch.render.wording import Wording

        return Wording(self.language, self.settings.timezone.key)

    def say(self, message: str, **values: object) -> str:
        """Translate a sentence and fill in its places."""
        translated = translator(self.language).gettext(message)
        return translated % values if values else translated

    def now(self) -> datetime:
        """Read the clock: the present moment in UTC."""
        return datetime.now(UTC)

    @cached_property
    def out(self) -> Console:
        """Where results go."""
        from rich.console import Console

        return Console(highlight=False, markup=False, emoji=False)

    @cached_property
    def err(self) -> Console:
        """Where words to people go, when stdout is for a program."""
        from rich.console import Console

        return Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def watched(self) -> bool:
        """Whether somebody sees stderr as it comes, as Rich has it; most rounds run unseen."""
        forced = {"FORCE_COLOR", "TTY_COMPATIBLE"} & os.environ.keys()
        seen = sys.stderr is not None and sys.stderr.isatty()
        return bool(forced or seen) and self.err.is_terminal  # Rich, imported

    def tell(self, message: str, **values: object) -> None:
        """Say a sentence on stderr."""
        self.err.print(self.say(message, **values), soft_wrap=True)

    def json(self, value: object) -> None:
        """Write the one JSON document of a command to stdout."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    @property
    def organisation(self) -> str:
        """Whose digest it is: the name of the first keyword."""
        return self.settings.keywords[0].name

    def addresses(self) -> list[tuple[str, str, str]]:
        """Give name, kind and address of all that is looked at, in the keyword file's order."""
        settings = self.settings
        return [
            (source.name, source.kind, address)
            for source in settings.sources
            for address in source.addresses(settings.keywords)
        ]

    def store(self) -> Store:
        """Open the database that the keyword file names; close it with ``with``.

        Raises:
            StoreError: It can't be opened.
        """
        from webwatch.store import Store

        return Store.open(self.settings.database)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock on rounds and deliveries.

        Raises:
            BusyError: Another process holds it.
        """
        from filelock import FileLock, Timeout

        database = self.settings.database
        lock = FileLock(database.with_name(database.name + ".lock"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise BusyError(
                "Another round is running with this database; this one was left out."
            ) from None
        except OSError as error:
            raise StoreError(
                "The folder %(folder)s can't be written (%(reason)s): webwatch keeps its "
                "database there. Make it writable, or set `database` in the keyword file.",
                folder=database.parent,
                reason=error.strerror or error,
            ) from None
        try:
            yield
        finally:
            lock.release()

    def ask(self, question: str) -> str:
        """Ask somebody at the terminal; empty if they just press Enter.

        Raises:
            typer.Exit: They pressed Ctrl-C, or nothing more can be typed.
        """
        import typer

        try:
            answer: str = typer.prompt(
                self.say(question), default="", show_default=False, prompt_suffix=" ", err=True
            )
        except typer.Abort:
            self.err.print()
            raise typer.Exit(130) from None
        return answer.strip()

    def confess(self, error: Exception) -> None:
        """Say on stderr that this is a bug."""
        self.tell(
            "This is a bug in webwatch, not a mistake of yours: %(error)s. Nothing that was kept "
            "is lost. Please report it with what WEBWATCH_DEBUG=1 shows.",
            error=f"{type(error).__name__}: {error}",
        )

    def explain(self, error: WebwatchError) -> None:
        """Say an error in words on stderr, each of its problems on a line of its own."""
        self.err.print(self.say(error.message, **error.values), soft_wrap=True, style="bold red")
        problems: tuple[Problem, ...] = getattr(error, "problems", ())
        for problem in problems:
            sentence = self.say(problem.message, **dict(problem.values))
            self.err.print(f"  {problem.place}: {sentence}", soft_wrap=True)


def of(ctx: typer.Context) -> Session:
    """Give the session of a command."""
    return cast("Session", ctx.obj)
