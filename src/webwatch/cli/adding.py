"""What happens at ``webwatch source add``?"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli.kinds import kind_of, made
from webwatch.cli.presets import note_of
from webwatch.cli.session import Session, of
from webwatch.core.address import mask
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.sources import Source
    from webwatch.sources.presets import Preset


def add(  # noqa: PLR0913 - one an option
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="URL|PRESET",
            help="The address of a feed or a page, or a name that `source presets` shows.",
        ),
    ],
    *,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What to call it; without it: the host.")
    ] = "",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="How to read it: rss, google-alerts.")
    ] = "",
    query: Annotated[
        str, typer.Option(metavar="WORDS", help="What a preset is to look for, or whom.")
    ] = "",
    host: Annotated[str, typer.Option(metavar="HOST", help="The site of a preset.")] = "",
    private: Annotated[bool, typer.Option("--private", help="It is on your own network.")] = False,
    all_feeds: Annotated[
        bool, typer.Option("--all-feeds", help="Add every feed that a page has.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
) -> None:
    """Look at one more source; it is tried first."""
    from webwatch.sources.presets import presets

    session = of(ctx)
    _ = session.settings
    if preset := presets().get(what.casefold()):
        sources = _of_preset(session, preset, query, host, yes=yes, every=all_feeds)
    elif query or host:
        raise UsageError(
            "--query and --host go with a preset, and '%(what)s' is none: "
            "`webwatch source presets` shows them.",
            what=mask(what),
        )
    elif kind or kind_of(what) != "rss":
        sources = [_as_it_is(session, what, kind or kind_of(what), private=private, yes=yes)]
    else:
        url = _whole(what)
        found = _found(session, url, private=private, yes=yes, every=all_feeds)
        sources = [{"url": url, "kind": kind_of(url)} for url in found]
    _write(session, sources, name, private=private)


def _whole(what: str) -> str:
    """Give a whole address for what somebody typed.

    Raises:
        UsageError: It is none, and no name of a preset either.
    """
    from webwatch.sources.presets import presets

    if re.match(r"https?://.", what, re.IGNORECASE):
        return what
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", what):
        return f"https://{what}"
    if near := get_close_matches(what.casefold(), presets(), n=1):
        raise UsageError(
            "There is no preset '%(name)s'. Did you mean '%(meant)s'?", name=what, meant=near[0]
        )
    raise UsageError(
        "'%(what)s' is no address of a site, and no preset either: `webwatch source presets` "
        "shows them.",
        what=mask(what),
    )


def _write(session: Session, sources: list[dict[str, str]], name: str, *, private: bool) -> None:
    from webwatch import config

    if len(sources) == 1:
        given = sources[0] | ({"name": name} if name else {})
        added = [config.add_source(session.path, **given, allow_private_addresses=private)]
    else:
        items = [given | {"allow_private_addresses": private} for given in sources]
        added = list(config.add_sources(session.path, items))
    for each in added:
        session.tell("%(name)s is a source now. `webwatch scan` looks at it.", name=each)
    if not added:
        session.tell("All of them were there already.")


def _of_preset(  # noqa: PLR0913 - as add
    session: Session, preset: Preset, query: str, host: str, *, yes: bool, every: bool
) -> list[dict[str, str]]:
    from webwatch.sources.presets import settings_of

    session.tell(note_of(session, preset))
    if not preset.kind:
        raise typer.Exit(2)
    choices = settings_of(preset, query=query, host=host)
    if len(choices) > 1:
        return _of_list(session, choices, yes=yes, every=every)
    if not yes:
        only = choices[0]
        source = made(only["url"], only["kind"], name=only["name"], query=only.get("query", ""))
        _try(session, source)
    return list(choices)


def _of_list(
    session: Session, choices: tuple[dict[str, str], ...], *, yes: bool, every: bool
) -> list[dict[str, str]]:
    from webwatch.cli.finding import wanted

    if yes and not every:
        names = ", ".join(each["name"] for each in choices)
        raise UsageError(
            "Say which with --query, or take all with --all-feeds: %(names)s.", names=names
        )
    for number, each in enumerate(choices, 1):
        line = Text(f"{number:>2}  {each['name']:<24} ")
        session.out.print(line.append(each["url"], style="dim"), soft_wrap=True)
    return [choices[n - 1] for n in wanted(session, len(choices), yes=yes, every=every)]


def _as_it_is(session: Session, url: str, kind: str, *, private: bool, yes: bool) -> dict[str, str]:
    if not yes:
        _try(session, made(url, kind, private=private))
    return {"url": url, "kind": kind}


def _found(session: Session, url: str, *, private: bool, yes: bool, every: bool) -> list[str]:
    """Give the address itself, if it is a feed, else those of its feeds that are wanted."""
    from webwatch.cli.finding import look_at, show_feeds, wanted
    from webwatch.cli.trying import show

    with session.err.status(session.say("Looking for feeds")):
        look = look_at(session, url, private=private)
    if look.feeds:
        session.tell("%(url)s is no feed, but has feeds:", url=mask(url))
        show_feeds(session, look.feeds)
        chosen = wanted(session, len(look.feeds), yes=yes, every=every)
        return [look.feeds[number - 1].url for number in chosen]
    if yes and look.is_a_page:
        raise UsageError(
            "%(url)s is a page, and no feed was found for it. If it has none, a Google Alert "
            "with site: and its name may help.",
            url=mask(url),
        )
    if yes and look.failure:
        session.tell("It can't be read now, but was added all the same.")
    if not yes and not show(session, made(url, kind_of(url), private=private), url, look.answer):
        _insist(session)
    return [url]


def _try(session: Session, source: Source) -> None:
    from webwatch.cli.trying import try_source

    if not try_source(session, source):
        _insist(session)


def _insist(session: Session) -> None:
    if not sys.stdin.isatty():
        raise UsageError("It can't be read now, so it was not added. --yes adds it all the same.")
    question = session.say("Add it all the same? (y/N)")
    if session.ask(question).casefold() not in {"y", "yes", "j", "ja"}:
        raise typer.Exit(3)
