"""What does a reason's signal mean, in a person's words?"""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "harm.integrity": "abuse, misconduct or corruption",
    "harm.money": "fraud or money gone",
    "harm.data": "leaked data or a hack",
    "harm.law": "police, court or law",
    "harm.safety": "injury, death or danger",
    "harm.discrimination": "discrimination",
    "harm.survival": "bankruptcy or closure looms",
    "harm.boycott": "boycott, scandal or outrage",
    "harm.crime": "crime nearby",
    "blame.report": "criticism or a critical report",
    "blame.row": "a row or a suspension",
    "blame.resign": "somebody leaves or is dismissed",
    "blame.protest": "protest or discontent",
    "blame.fear": "worry or threat",
    "work.jobs": "jobs at stake",
    "work.strike": "a strike or union action",
    "work.loss": "losses",
    "act.angry": "angry words",
    "act.ignored": "somebody feels ignored",
    "act.warning": "a warning to others",
    "act.threat": "a threat to take steps",
    "act.refund": "money back",
    "act.leave": "somebody leaves us",
    "problem.practical": "a practical problem",
    "problem.closing": "something closes or stops",
    "problem.money": "cost or lack of money",
    "tone.negative": "negative tone",
    "tone.positive": "positive tone",
    "ask.question": "a question",
    "ask.help": "a request for help",
    "ask.appeal": "an appeal or a wish",
    "press.deadline": "the press, with a deadline",
    "press.asks": "the press asks",
    "rumour": "a rumour",
    "politics": "politics",
    "denial": "a denial: it resolves nothing",
    "praise.thanks": "thanks",
    "praise.compliment": "a compliment",
    "guard.policy": "it is about policy or prevention",
    "guard.vacancy": "it is a vacancy",
    "guard.course": "it is a course or a lecture",
    "guard.resolved": "resolved or withdrawn",
    "guard.sport": "the language of sport",
    "guard.fiction": "it is fiction or a show",
    "guard.medicine": "it is about medicine",
    "guard.history": "it is long ago",
    "guard.idiom": "a figure of speech",
    "guard.agenda": "an announcement",
    "guard.compound": "a harmless compound word",
    "guard.release": "company news",
    "guard.denied": "the text says that it is not so",
    "guard.own-site": "our own site never alarms",
    "role.speaker": "we are the one who speaks",
    "role.bystander": "we are only mentioned",
    "role.target": "it is said about us",
    "role.absent": "our name is not in the text",
    "user.low": "a word of your own",
    "user.medium": "a word of your own, at least medium",
    "user.high": "a word of your own, at least high",
    "user.critical": "a word of your own, at least critical",
    "user.removed": "a word that you took out",
    "word": "what was learned of this word",
    "grades": "what your grades taught",
}
"""By signal: an English sentence that is also a gettext msgid."""

_UNKNOWN: Final = "what was found"


def sentence_of(signal: str) -> str:
    """Give the msgid that says what a signal is; a general one for a signal of long ago.

    Stored assessments keep the names of signals, so a name that a later version no longer
    has can still come by.
    """
    return SENTENCES.get(signal, _UNKNOWN)
