"""How do the feeds of another reader come in, and one's own go out?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from webwatch.cli.kinds import kind_of
from webwatch.cli.session import Session, of
from webwatch.core.address import mask
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.sources.opml import FeedList, Listed

_MOST_BYTES = 10_000_000


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What another reader exported (OPML).")
    ],
) -> None:
    """Look at all feeds of another feed reader too."""
    from webwatch import config

    session = of(ctx)
    _ = session.settings
    listed = _read(session, file)
    if not (listed.feeds or listed.refused):
        raise UsageError("There is no feed in %(file)s.", file=file)
    items = [
        {"name": each.name, "url": each.url, "kind": kind_of(each.url)} for each in listed.feeds
    ]
    added = config.add_sources(session.path, items)
    session.tell(
        "%(added)s sources were added; %(known)s were there already. `webwatch scan` looks at "
        "them.",
        added=len(added),
        known=len(listed.feeds) - len(added),
    )
    for refused in listed.refused:
        session.tell("%(address)s was left out: only http:// and https:// can be fetched.",
                     address=refused)  # fmt: skip


def _read(session: Session, file: Path) -> FeedList:
    from webwatch.sources.opml import read_opml

    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            "%(file)s can't be read: %(reason)s.", file=file, reason=error.strerror or error
        ) from None
    if len(content) > _MOST_BYTES:
        raise UsageError("%(file)s is too large for a list of feeds.", file=file)
    try:
        return read_opml(content)
    except UsageError:
        session.tell("%(file)s is not a list of feeds that can be used.", file=file)
        raise


def export(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or -.")],
    *,
    with_secrets: Annotated[
        bool,
        typer.Option("--with-secrets", help="Also the addresses that have a secret in them."),
    ] = False,
) -> None:
    """Write the sources as a list that other feed readers can take over (OPML)."""
    from webwatch.sources.opml import write_opml

    session = of(ctx)
    feeds = _feeds(session)
    told = [each for each in feeds if with_secrets or mask(each.url) == each.url]
    content = write_opml(told, title=f"webwatch: {session.organisation}")
    if file == "-":
        sys.stdout.write(content.decode())
    else:
        _write(Path(file), content)
        session.tell("%(n)s feeds are in %(file)s now.", n=len(told), file=file)
    if secret := len(feeds) - len(told):
        session.tell(
            "%(n)s were left out, since there is a secret in their address: whoever has it reads "
            "along. --with-secrets writes them too.",
            n=secret,
        )


def _feeds(session: Session) -> list[Listed]:
    from webwatch.sources.opml import Listed

    return [
        Listed(name, address)
        for name, _, address in session.addresses()
        if address.startswith(("http://", "https://"))
    ]


def _write(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as opened:
            opened.write(content)
    except FileExistsError:
        raise UsageError(
            "%(file)s is there already: name another file, or remove it first.", file=path
        ) from None
    except OSError as error:
        raise UsageError(
            "%(file)s can't be written: %(reason)s.", file=path, reason=error.strerror or error
        ) from None
