"""What stands in the first keyword file, and what does its owner do next?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from webwatch.cli.alerts import alert_queries, tell_of_alerts
from webwatch.cli.first_look import SEARCHES, of_addresses, of_place, of_presets, tried, yes
from webwatch.cli.given import NONE
from webwatch.cli.interview import asked, split
from webwatch.cli.mail_server import is_closed, mail_settings
from webwatch.core.beginning import Answers, Doubt, Labels, Remedy, beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from webwatch.cli.first_look import Item
    from webwatch.cli.given import Given
    from webwatch.cli.session import Session
    from webwatch.core.beginning import Beginning, Doubtful
    from webwatch.core.model import Keyword

_DOUBTS = {
    Doubt.SHORT: "'%(term)s' is short, and means other things too.",
    Doubt.COMMON: "'%(term)s' is an ordinary word, or a name that many have.",
    Doubt.PERSON: "'%(term)s' is a person, and others may have that name.",
}
_REMEDIES = {
    Remedy.PLACE: "It counts only where %(place)s is named, too.",
    Remedy.CAPITALS: "It counts only with these capitals.",
    Remedy.EITHER: "It counts only with these capitals, or where %(place)s is named, too.",
    Remedy.NOTHING: "It will find much that is not about you: put words under `none` in the "
    "keyword file, and see what it finds with `webwatch keyword test`.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How to begin.

    Attributes:
        addresses: Of feeds and pages to look at.
        private: Whether these are on the user's own network.
        searches: The presets to search with; None if nothing was said.
        asks: Whether there is somebody to ask.
        offline: To try nothing.
    """

    addresses: tuple[str, ...] = ()
    private: bool = False
    searches: tuple[str, ...] | None = None
    asks: bool = False
    offline: bool = False


def begin(session: Session, path: Path, answers: Given, choices: Choices) -> None:
    """Propose keywords and sources, try them, write the file, and show the first digest.

    Nothing is written before the file is.

    Raises:
        ConfigError: It could not be used; nothing was written.
        UsageError: Something makes no sense, or the file can't be written.
        typer.Exit: They pressed Ctrl-C; nothing was written.
    """
    from webwatch import config
    from webwatch.config.checking import check

    def content(items: list[Item]) -> str:
        return config.starter(
            made.keywords, items, language=session.language, mail=mail_settings(answers)
        )

    def checked(items: list[Item]) -> list[Item]:
        session.settings = check(content(items).encode(), path)
        return items

    made = _keywords(session, answers)
    checked([])
    _show(session, made, answers.place)
    items = checked(_sources(session, answers, choices, checked))
    if not choices.offline:
        items = tried(session, items, asks=choices.asks)
    session.settings = config.create(path, content(items))
    session.path = path
    session.tell("Written: %(path)s.", path=path)
    if items and not choices.offline:
        _first_digest(session)
    _next(session, answers, made.keywords, has_alert=_has_alert(items))


def _keywords(session: Session, answers: Given) -> Beginning:
    labels = Labels(
        events=session.say("events"),
        people=session.say("people"),
        capitals=session.say("with capitals"),
    )
    terms = (
        *answers.terms, *answers.abbreviations, *answers.former, *answers.misspellings
    )  # fmt: skip
    said = Answers(
        name=answers.name.strip(),
        terms=terms,
        place=answers.place.strip(),
        people=answers.people,
        events=answers.events,
        none=answers.none,
        site=answers.site,
    )
    return beginning(said, labels)


def _show(session: Session, made: Beginning, place: str) -> None:
    session.tell("This is watched:")
    for keyword in made.keywords:
        session.err.print(_line(session, keyword), soft_wrap=True)
    for doubtful in made.doubts:
        line = Text("! ", style="yellow").append(_doubt(session, doubtful, place), style="default")
        session.err.print(line, soft_wrap=True)


def _line(session: Session, keyword: Keyword) -> Text:
    line = Text(f"  {keyword.name}: ", style="bold")
    line.append(", ".join(keyword.any), style="not bold")
    for message, terms in (("with %(terms)s", keyword.all), ("without %(terms)s", keyword.none)):
        if terms:
            said = session.say(message, terms=", ".join(terms))
            line.append(f"; {said}", style="not bold dim")
    return line


def _doubt(session: Session, doubtful: Doubtful, place: str) -> str:
    doubt = session.say(_DOUBTS[doubtful.doubt], term=doubtful.term)
    remedy = session.say(_REMEDIES[doubtful.remedy], place=place)
    return f"{doubt} {remedy}"


def _sources(
    session: Session, answers: Given, choices: Choices, checked: Callable[[list[Item]], list[Item]]
) -> list[Item]:
    def own(typed: str) -> list[Item]:
        return checked(of_addresses(split(typed), private=choices.private))

    if choices.asks and not choices.addresses:
        question = "Which feeds, sites or Google Alerts do you have? (addresses; Enter skips)"
        items = asked(session, question, own)
    else:
        items = of_addresses(choices.addresses, private=choices.private)
    if choices.searches is not None:
        items += of_presets(choices.searches)
    else:
        items += _searches(session) if choices.asks else of_presets(SEARCHES)
    near = of_place(answers.place)
    if near and choices.asks:
        names = ", ".join(str(item["name"]) for item in near)
        question = session.say("Read the press of your town too: %(names)s? (Y/n)", names=names)
        near = near if yes(session, question, default=True) else []
    return items + near


def _searches(session: Session) -> list[Item]:
    from webwatch.sources.presets import presets

    def read(typed: str) -> list[Item]:
        return [] if typed == NONE else of_presets(split(typed) or SEARCHES)

    for name in SEARCHES:
        preset = presets()[name]
        note = Text(f"  {preset.title}: ", style="bold")
        note.append(preset.notes[session.language], style="not bold dim")
        session.err.print(note, soft_wrap=True)
    question = session.say(
        "Where shall webwatch search? (Enter: %(default)s; - for nowhere)",
        default=", ".join(SEARCHES),
    )
    return asked(session, question, read)


def _has_alert(items: list[Item]) -> bool:
    return any(item["kind"] == "google-alerts" for item in items)


def _first_digest(session: Session) -> None:
    """Do a round, and show what the first digest would tell; none of it is marked as told."""
    from webwatch.cli.digest import CHANNEL
    from webwatch.cli.rounds import look
    from webwatch.cli.telling import composed
    from webwatch.render.terminal import show

    session.tell("The first digest would be this; nothing was sent:")
    with session.lock(), session.store() as store:
        look(session, store)
        show(composed(session, store, store.untold(CHANNEL), CHANNEL), session.out)


def _next(
    session: Session, answers: Given, keywords: Sequence[Keyword], *, has_alert: bool
) -> None:
    if not has_alert:
        tell_of_alerts(session, alert_queries(keywords))
    settings = mail_settings(answers)
    if is_closed(answers):
        session.tell(
            "Microsoft lets no program mail for %(user)s with a password: put another mail "
            "server in the keyword file, such as that of your own site.",
            user=answers.email[0],
        )
    elif settings and settings["user"]:
        session.tell(
            "Put the password of %(user)s in the environment variable WEBWATCH_SMTP_PASSWORD; "
            "the keyword file never has it. Gmail wants an app password.",
            user=settings["user"],
        )
    session.tell(
        "Now `webwatch doctor` looks whether all is well, and `webwatch scan` looks for mentions."
    )
