"""Small lexicons and passages for the tests of severity."""

from webwatch import lexicon
from webwatch.core.model import Passage
from webwatch.core.severity import assess, view_of
from webwatch.lexicon import vocabulary

CLUB = ("Zwemclub De Otter", "De Otter", "#deotter")


def words(signals, harmless=("preventie",), **roles):
    return vocabulary({"words": signals, "roles": roles, "harmless": harmless})


def passage(title, summary="", **more):
    return Passage(title=title, summary=summary, **({"names": CLUB, "language": "nl"} | more))


def view(title, summary="", **more):
    return view_of(passage(title, summary, **more), lexicon.load())


def rate(title, summary="", words_and_weights=None, **more):
    return assess(passage(title, summary, **more), words_and_weights or lexicon.load())


def contexts(title, **more):
    return {hit.signal: hit.context for hit in view(title, **more).hits}
