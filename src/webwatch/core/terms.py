"""What does a term of a keyword ask for?

A term is words with what stands between them. White space, hyphens and quote marks
between words are all the same; other punctuation is literal, so ``C++`` isn't ``C``.
A last word with ``*`` behind it stands for all words that begin so. A term with ``#``
or ``@`` before it is a whole hashtag or handle.
"""

import hashlib
import json
import re
from dataclasses import astuple, dataclass
from itertools import pairwise

from webwatch.core.folding import WORD, fold
from webwatch.core.model import Keyword

LOOSE = re.compile(r"[ \-']+")
"""What may stand between two words of a folded term without meaning anything."""

_EDGES = " -'"
_MIN_CHARACTERS = 2
_WARN_BELOW = 4
# To be raised when the rules of matching change, so that stored entries are looked at anew.
_RULES = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A term, ready to be looked for.

    Attributes:
        words: Folded, case too; never empty.
        gaps: What must stand between the words, without spaces; empty where any of
            white space, hyphen and quote mark will do.
        before: What must stand directly before the first word: ``#``, ``@`` or punctuation.
        after: What must stand directly after the last word.
        prefix: Whether the last word may go on.
        cased: The words with their case kept, if case matters; else empty.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str
    prefix: bool
    cased: tuple[str, ...]

    @property
    def sigil(self) -> str:
        """``#`` for a hashtag, ``@`` for a handle, else empty."""
        return self.before if self.before in {"#", "@"} else ""


def parse(term: str, *, case_sensitive: bool = False) -> Term | None:
    """Read a term as written in the keyword file; None if there is no word in it."""
    folded = fold(term).strip(_EDGES)
    prefix = folded.endswith("*") and len(folded) > 1 and WORD.match(folded[-2]) is not None
    words = [found.span() for found in WORD.finditer(folded)]
    if not words:
        return None
    between = [folded[a[1] : b[0]] for a, b in pairwise(words)]
    return Term(
        words=tuple(folded[start:end] for start, end in words),
        gaps=tuple("" if LOOSE.fullmatch(gap) else gap.replace(" ", "") for gap in between),
        before=folded[: words[0][0]],
        after="" if prefix else folded[words[-1][1] :],
        prefix=prefix,
        cased=tuple(WORD.findall(fold(term, keep_case=True))) if case_sensitive else (),
    )


def term_problem(term: str) -> str | None:
    """Say what is wrong with a term: an English sentence and msgid, or None if nothing is."""
    folded = fold(term).strip()
    parsed = parse(term)
    if parsed is None:
        return _problem_without_words(folded)
    if folded[0] == "-":
        return 'A term begins with a hyphen: put what must not occur under "none".'
    if "*" in folded and (folded.count("*") > 1 or not parsed.prefix):
        return "A * may only stand directly behind the last word of a term, as in Zwaluw*."
    if len("".join((*parsed.words, *parsed.gaps, parsed.after))) < _MIN_CHARACTERS:
        return "A term of one letter finds nearly everything: write at least two."
    return None


def _problem_without_words(folded: str) -> str:
    if not folded:
        return "A term is empty: fill in a word or a name, or take it out."
    if not folded.strip("* "):
        return "A lone * would find everything: write the beginning of a word before it."
    return "A term needs a letter or a digit."


def is_short(term: str) -> bool:
    """Whether a term is so short (under four letters and digits) that it also means other things.

    A hashtag or handle is long enough at any length: nobody writes one by accident.
    """
    parsed = parse(term)
    return parsed is not None and not parsed.sigil and len("".join(parsed.words)) < _WARN_BELOW


def keyword_fingerprint(keyword: Keyword) -> str:
    """Give 16 hexadecimal digits that change exactly when what a keyword finds can change.

    Its name, its own domains, the order of its terms and ways of writing that fold to
    the same don't count.
    """

    def canonical(terms: tuple[str, ...]) -> list[str]:
        parsed = (parse(term, case_sensitive=keyword.case_sensitive) for term in terms)
        return sorted({json.dumps(term and astuple(term)) for term in parsed})

    asked = [
        _RULES,
        *(canonical(terms) for terms in (keyword.any, keyword.all, keyword.none)),
        sorted(set(keyword.sources)),
    ]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]
