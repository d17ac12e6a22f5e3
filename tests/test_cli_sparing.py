from pathlib import Path
from typing import Annotated

import pytest
import typer

from webwatch.cli.sparing import Command

Said = list[str]


def _made(said: Said, **settings):
    """Make a command that has every kind of parameter, as Typer makes it or as we do."""

    def shout(value):
        said.append(repr(value))
        return value and value.upper()

    def every(
        name: Annotated[str, typer.Argument()],
        rest: Annotated[list[str] | None, typer.Argument()] = None,
        *,
        word: str = "",
        loud: Annotated[str | None, typer.Option(callback=shout)] = None,
        many: list[str] | None = None,
        numbers: list[int] | None = None,
        number: Annotated[int | None, typer.Option(min=1)] = None,
        yes: bool = False,
        file: Path | None = None,
        real: Annotated[Path | None, typer.Option(resolve_path=True)] = None,
        writable: Annotated[Path | None, typer.Option(writable=True)] = None,
        folder: Annotated[Path | None, typer.Option(file_okay=False)] = None,
        needed: Annotated[str, typer.Option(envvar="NEEDED")],
    ) -> None: ...

    app = typer.Typer(add_completion=False)
    app.command(**settings)(every)
    return typer.main.get_command(app)


def _came_of(arguments, **settings):
    said = []
    try:
        with _made(said, **settings).make_context("x", list(arguments)) as context:
            return said, context.params
    except Exception as error:  # noqa: BLE001 - whatever Typer raises is what is compared
        return said, (type(error).__name__, str(error))


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "--needed", "b"],
        ["a", "b", "c", "--needed", "b", "--yes", "--no-yes"],
        ["a"],
        [],
        ["", "--needed", ""],
        ["a", "--needed", "b", "--word", "w", "--loud", "zacht"],
        ["a", "--needed", "b", "--many", "1", "--many", "2", "--numbers", "3"],
        ["a", "--needed", "b", "--number", "3"],
        ["a", "--needed", "b", "--number", "0"],
        ["a", "--needed", "b", "--number", "drie"],
        ["a", "--needed", "b", "--numbers", "drie"],
        ["a", "--needed", "b", "--file", "there"],
        ["a", "--needed", "b", "--file", "nowhere", "--folder", "nowhere"],
        ["a", "--needed", "b", "--file", ".", "--folder", "."],
        ["a", "--needed", "b", "--folder", "there"],
        ["a", "--needed", "b", "--real", "there"],
        ["a", "--needed", "b", "--writable", "there"],
        ["a", "--needed", "b", "--writable", "nowhere/file"],
        ["a", "--needed"],
        ["a", "--needed", "b", "--nope"],
    ],
    ids=" ".join,
)
def test_every_value_is_what_typer_makes_of_it(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    Path("there").touch()

    assert _came_of(arguments, cls=Command) == _came_of(arguments)


def test_a_value_of_the_environment_is_what_typer_makes_of_it(monkeypatch):
    monkeypatch.setenv("NEEDED", "from there")
    assert _came_of(["a"], cls=Command) == _came_of(["a"])
    assert _came_of(["a"])[1]["needed"] == "from there"


def test_a_typer_that_keeps_its_types_elsewhere_checks_what_is_given(monkeypatch):
    made = _made([], cls=Command)
    with made.make_context("x", ["a", "--needed", "b"]) as context:
        word = next(each for each in made.get_params(context) if each.name == "word")
        monkeypatch.delattr(word, "type_descriptor")
        assert word.process_value(context, None) is None
        with pytest.raises(AttributeError):  # Typer's own check is reached
            word.process_value(context, "w")
