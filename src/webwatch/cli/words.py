"""With which words and weights is a mention rated here?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webwatch.cli.session import Session
    from webwatch.core.lexicon import Lexicon
    from webwatch.core.model import Passage, Severity
    from webwatch.store import Store


def words_of(session: Session, store: Store) -> Lexicon:
    """Give the built-in words with the user's own, leaning as the user's grades do."""
    from webwatch import lexicon
    from webwatch.core.grades import learn_from
    from webwatch.core.wishes import with_wishes

    words = with_wishes(lexicon.load(), session.settings.severity)
    return learn_from(_graded(session, store), words)


def _graded(session: Session, store: Store) -> list[tuple[Passage, Severity]]:
    from webwatch.core.judge import passage_of

    grades = store.grades()
    mentions = {
        mention.id: mention for mention in store.mentions(ids=[number for number, *_ in grades])
    }
    keywords = {keyword.name: keyword for keyword in session.settings.keywords}
    graded = []
    for number, severity, _when in grades:
        mention = mentions[number]
        named = [keywords[name] for name in mention.keywords if name in keywords]
        graded.append((passage_of(mention.entry, named), severity))
    return graded
