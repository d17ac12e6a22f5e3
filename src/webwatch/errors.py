"""What can a user mend, and which exit code does it give?

Every error here carries an English sentence that is also a gettext msgid, with
named ``%(field)s`` places, and the values that go into them. The command line
translates and prints it, once; nobody else does.
"""

from dataclasses import dataclass
from typing import ClassVar


class WebwatchError(Exception):
    """A failure that a user can mend.

    Args:
        message: An English sentence and gettext msgid, which also says what to do next.
        **values: What goes into its ``%(name)s`` places.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message % values if values else message)


class UsageError(WebwatchError):
    """An option, an argument or an environment variable is wrong."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the keyword file.

    Attributes:
        place: Where, in words that a user can search for: ``[[source]] 3 "NOS", url``.
        message: What is wrong and what to do: an English sentence and gettext msgid.
        values: What goes into the message's ``%(name)s`` places.
    """

    place: str
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.message % dict(self.values) if self.values else self.message}"


class ConfigError(WebwatchError):
    """The keyword file can't be used; ``problems`` has all that is wrong with it at once."""

    exit_code = 2
    sentence: ClassVar[str] = "%(path)s can't be used."

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        super().__init__(self.sentence, path=path)


class ChangeError(ConfigError):
    """With a change the keyword file couldn't be used any more, so it was left as it is."""

    sentence: ClassVar[str] = "%(path)s was left as it is: with this change it can't be used."


class StoreError(WebwatchError):
    """The database can't be opened, read or written."""

    exit_code = 2


class DeliveryError(WebwatchError):
    """A channel could not deliver a digest; it will be tried again if ``temporary``.

    Args:
        message: As for every error.
        temporary: Whether the next round may succeed without anybody doing anything.
        refused: The recipients that were refused; empty when nobody got it.
        uncertain: Whether it may have arrived all the same: the answer never came.
    """

    exit_code = 4

    def __init__(
        self,
        message: str,
        *,
        temporary: bool = True,
        refused: tuple[str, ...] = (),
        uncertain: bool = False,
        **values: object,
    ) -> None:
        self.temporary = temporary
        self.refused = refused
        self.uncertain = uncertain
        super().__init__(message, **values)


class BusyError(WebwatchError):
    """Another round holds the lock."""

    exit_code = 75
