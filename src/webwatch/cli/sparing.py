"""Which values of options need no check?

Typer checks all of them by pydantic, even what nobody gave, and to import that takes a fifth of a
start. What was not given, words, and a file that can be read are fit as they are; all else, and
whatever is wrong, is Typer's as before.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command that checks only what could be wrong."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own click
        """Give the options and arguments, with ``--help``, which is made here."""
        return [_spared(parameter) for parameter in super().get_params(ctx)]


class Group(TyperGroup):
    """A group of commands that checks only what could be wrong."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own click
        """Give the options, with ``--help``, which is made here."""
        return [_spared(parameter) for parameter in super().get_params(ctx)]


def _spared(parameter: Any) -> Any:  # noqa: ANN401 - Typer's own click
    check = parameter.process_value

    def process_value(ctx: Any, value: Any) -> Any:  # noqa: ANN401 - as click's, which this is
        fit: Any
        if value is None and not parameter.required:
            fit = () if parameter.multiple or parameter.nargs == -1 else None
        elif isinstance(value, str) and _kind(parameter) is str:
            fit = value
        elif isinstance(value, str) and _kind(parameter) is Path and _is_file(parameter, value):
            fit = Path(value)
        else:
            return check(ctx, value)
        return parameter.callback(ctx, parameter, fit) if parameter.callback else fit

    if "process_value" not in vars(parameter):
        parameter.process_value = process_value
    return parameter


def _kind(parameter: Any) -> Any:  # noqa: ANN401 - Typer's own click
    """Give the type that the value is to have; None in a Typer that keeps it elsewhere."""
    return getattr(getattr(parameter, "type_descriptor", None), "annotation", None)


def _is_file(parameter: Any, value: str) -> bool:  # noqa: ANN401 - Typer's own click
    asked = parameter.type_descriptor.parameter_info
    wished = asked.file_okay and not (asked.writable or asked.resolve_path)
    return wished and os.path.isfile(value) and os.access(value, os.R_OK)  # noqa: PTH113 - Path.is_file raises for some
