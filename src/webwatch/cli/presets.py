"""Which places to look are ready made? Shown by ``webwatch source presets``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli.session import Session, of
from webwatch.errors import WebwatchError

if TYPE_CHECKING:
    from webwatch.sources.presets import Preset


def presets(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the places to look that are ready made, with how well each works."""
    from webwatch.sources.presets import presets as ready_made

    session = of(ctx)
    with suppress(WebwatchError):  # who has no keyword file yet may look too
        _ = session.settings
    if as_json:
        session.json([_as_json(preset, session.language) for preset in ready_made().values()])
        return
    for preset in ready_made().values():
        _show(session, preset)


def _show(session: Session, preset: Preset) -> None:
    line = Text(preset.name, style="bold" if preset.kind else "bold dim")
    line.append(f"  {preset.title}", style="not bold")
    session.out.print(line, soft_wrap=True)
    session.out.print(Text(f"  {note_of(session, preset)}"), soft_wrap=True)
    if preset.feeds:
        names = ", ".join(name for name, _ in preset.feeds)
        session.out.print(Text(f"  {names}", style="dim"), soft_wrap=True)
    if preset.kind:
        command = preset.example or f"webwatch source add {preset.name}"
        session.out.print(Text(f"  {command}", style="cyan"), soft_wrap=True)


def note_of(session: Session, preset: Preset) -> str:
    """Give the note in the session's language, with the day on which it was true."""
    return f"{preset.notes[session.language]} ({preset.noted.isoformat()})"


def _as_json(preset: Preset, language: str) -> dict[str, object]:
    return {
        "name": preset.name,
        "title": preset.title,
        "kind": preset.kind or None,
        "url": preset.url or None,
        "needs": list(preset.needs),
        "interval": preset.interval or None,
        "example": preset.example or None,
        "feeds": [{"name": name, "url": url} for name, url in preset.feeds],
        "note": preset.notes[language],
        "noted": preset.noted.isoformat(),
    }
