"""Why did it match, why this severity, which story?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from webwatch.cli import completing
from webwatch.cli.mentions import mention_of
from webwatch.cli.session import Session, of
from webwatch.errors import UsageError

if TYPE_CHECKING:
    from webwatch.core.model import Mention
    from webwatch.store import Store


def explain(
    ctx: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="ID", help="The number of a mention.", autocompletion=completing.mentions
        ),
    ] = None,
    other: Annotated[
        int | None, typer.Argument(metavar="OTHER", help="Another: why they are one story or two.")
    ] = None,
    *,
    text: Annotated[
        str, typer.Option(metavar="WORDS", help="Explain these words instead of a mention.")
    ] = "",
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who they are about, with --text.")
    ] = None,
) -> None:
    """Say why a mention matched, why it has its severity, and which story it is in."""
    session = of(ctx)
    if bool(text) == (number is not None):
        raise UsageError(
            'Give a mention (webwatch explain 12), or words and a name (--text "..." --name "...").'
        )
    if text:
        _words(session, text, name or [])
        return
    with session.store() as store:
        mention = mention_of(store, number or 0)
        if other is None:
            _mention(session, store, mention)
        else:
            _pair(session, store, mention, mention_of(store, other))


def _mention(session: Session, store: Store, mention: Mention) -> None:
    from webwatch.core.flood import WHY_HELD, Held
    from webwatch.core.stories import WHY
    from webwatch.render.listing import explanation

    session.out.print(explanation(mention, session.wording))
    for number, rule in store.joins(mention.id):
        why = session.say(WHY[rule])
        _say(session, session.say("One story with %(number)s: %(why)s", number=number, why=why))
    if mention.held:
        why = session.say(WHY_HELD[Held(mention.held)])
        _say(
            session,
            session.say(
                "Held back: %(why)s `webwatch release %(number)s` lets it be told.",
                why=why,
                number=mention.id,
            ),
        )


def _pair(session: Session, store: Store, one: Mention, other: Mention) -> None:
    from webwatch.core.stories import WHY

    verdict = store.compare(one.id, other.id)
    if verdict is None or one.id == other.id:
        raise UsageError("Give two different mentions.")
    if verdict.same:
        said = session.say("They tell the same thing.")
    elif one.story == other.story:
        said = session.say("They are one story through others, but don't tell the same thing.")
    else:
        said = session.say("They are two stories.")
    _say(session, f"{said} {session.say(WHY[verdict.rule])}")
    _say(
        session,
        session.say(
            "Titles alike: %(titles)s. Text in common: %(bodies)s.",
            titles=f"{verdict.titles:.0%}",
            bodies=f"{verdict.bodies:.0%}",
        ),
    )


def _words(session: Session, text: str, names: list[str]) -> None:
    from webwatch import lexicon
    from webwatch.core.model import Passage
    from webwatch.core.severity import assess
    from webwatch.render.listing import assessment
    from webwatch.render.wording import Wording

    rated = assess(Passage(title=text, names=tuple(names)), lexicon.load())
    session.out.print(assessment(rated, Wording(session.language, "UTC")))


def _say(session: Session, line: str) -> None:
    session.out.print(Text(line), soft_wrap=True)
