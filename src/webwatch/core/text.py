"""What does a text from the web say, in plain characters that are safe to show?

Everything here takes time in proportion to its input, whatever the input: no pattern can
backtrack (possessive quantifiers, and none reads past the next ``<``), and runs of combining
marks are cut before they are normalised, which would sort them slowly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_MARKS_IN_A_ROW = 4
_PASSES = 3
_MARKUP_PER_CHARACTER = 32

# ECMA-48 control sequences, whole, so that their parameters don't stay behind as text. A string
# command (OSC, DCS, PM, APC) only counts if it ends, else it would hide the rest.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*+[ -/]*+[@-~]"
    r"|\x1b[\]P^_][^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*+[0-~]"
)
_EIGHT_BIT_ESCAPES = re.compile(
    r"\x9b[0-?]*+[ -/]*+[@-~]"
    r"|[\x9d\x90\x9e\x9f][^\x07\x1b\x9c\x9d\x90\x9e\x9f]*+(?:\x07|\x9c)"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1, but for what counts as white space
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "\U000e0000-\U000e007f]"
)
# Zero-width joiners change meaning in Arabic and Indic scripts and in emoji, but never beside
# Latin, Greek, Cyrillic or Armenian, where they only hide a name.
_IDLE_JOINERS = re.compile(
    "(?:^|(?<=[\x00-\u058f]))[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u058f]|$)"
)

# Nearly all text: nothing here is taken out below, and NFC has nothing to do (no character
# below U+0300 composes with another, nor does punctuation or a sign of money).
_SEEN = " -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_COMMON = re.compile(f"[\t\n\r\xa0{_SEEN}]*+")
_COMMON_LINE = re.compile(f"[{_SEEN}]*+")

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q"
    " s samp small span strike strong sub sup time tt u var wbr"
)
_OTHER_NAMES = (
    "address applet area article aside audio base blockquote body br button canvas caption"
    " center col colgroup dd details dialog dir div dl dt embed fieldset figcaption figure"
    " footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input"
    " legend li link main map math menu meta meter nav noembed noframes noscript object ol"
    " optgroup option output p param picture pre progress rp rt ruby section select slot source"
    " summary table tbody td template textarea tfoot th thead title tr track ul video"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_UNREAD = frozenset({"script", "style", "svg"})
_ELEMENTS = _INLINE | _UNREAD | frozenset(_OTHER_NAMES.split())
_MARK = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(
    r"""</?([A-Za-z][A-Za-z0-9:-]*+)(?:[^<>"']|"[^"]{0,500}+"|'[^']{0,500}+')*+>"""
    r"|</?([A-Za-z][A-Za-z0-9:-]*+)[^<>]*+>"  # with a quote that doesn't end
)
_CLOSING = {name: re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE) for name in _UNREAD}
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def printable(text: str) -> str:
    """Take out what steers a terminal, hides or turns text, or can't be stored.

    Removed are control sequences (ECMA-48), C0 and C1 controls but for white space,
    bidirectional controls (UAX 9), zero-width spaces, soft hyphens, noncharacters and
    lone surrogates; combining marks after the fourth in a row; joiners beside Latin.

    Args:
        text: Any string.

    Returns:
        The rest, in NFC; line ends stay.
    """
    if _COMMON.fullmatch(text):
        return text
    text = _EIGHT_BIT_ESCAPES.sub("", without_escapes(text))
    text = _IDLE_JOINERS.sub("", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _without_floods(text))


def without_escapes(text: str) -> str:
    """Take out terminal control sequences that begin with ESC, whole, and nothing else."""
    return _ESCAPES.sub("", text) if "\x1b" in text else text


def clean(text: str) -> str:
    """Give a text that is safe to show and to keep, on one line, white space folded.

    Args:
        text: Plain text (no HTML: see ``plain``).

    Returns:
        What ``printable`` leaves of it, with single spaces for all white space.
    """
    if _COMMON_LINE.fullmatch(text) and "  " not in text:
        return text.strip(" ")
    return " ".join(printable(text).split())


def plain(html: str, limit: int) -> str:
    """Give what a reader of an HTML text sees.

    Tags and comments go, and so do the contents of scripts, styles and drawings; inline tags join
    (``<b>Zwa</b>luw``) and others separate words. What looks like a tag but isn't HTML's
    (``<De Zwaluw>``) is text. References are decoded, also when they were escaped twice.

    Args:
        html: HTML or plain text.
        limit: The most characters to give back; a longer text ends in ``…``.

    Returns:
        One line of clean text of at most ``limit`` characters.
    """
    text = html[: _MARKUP_PER_CHARACTER * limit + 1000]
    for _ in range(_PASSES):
        if "<" not in text and "&" not in text:
            break
        seen = _REFERENCE.sub(_decoded, _without_tags(text))
        if seen == text:
            break
        text = seen
    return shorten(clean(text), limit)


def shorten(text: str, limit: int) -> str:
    """Cut a text to ``limit`` characters, the last of which is then ``…``."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def excerpt(text: str, quote: str, width: int) -> str:
    """Give the words around a quote.

    Args:
        text: Clean text on one line.
        quote: What to show; if it isn't there (in any case), the text's beginning is shown.
        width: The most characters to give back.

    Returns:
        A piece of the text, whole words where that can be, with ``…`` where it was cut.
    """
    if len(text) <= width:
        return text
    found = re.search(re.escape(quote), text, re.IGNORECASE)
    at, end = found.span() if found else (0, 0)
    room = max(1, width - 2)
    start = max(0, min(at - max(0, room - (end - at)) // 2, len(text) - room))
    stop = start + room
    if start:  # begin at a word, unless that would cut the quote or a third of the room
        gap = text.find(" ", start - 1, min(at, start + room // 3))
        start = gap + 1 if gap >= 0 else start
    if stop < len(text):
        gap = text.rfind(" ", max(end, stop - room // 3), stop + 1)
        stop = gap if gap >= 0 else stop
    head, tail = "…" if start else "", "…" if stop < len(text) else ""
    return head + text[start:stop].strip() + tail


@lru_cache(maxsize=500)  # most are the same few, and it takes html three steps each
def _meant(reference: str) -> str:
    return unescape(reference)


def _decoded(reference: re.Match[str]) -> str:
    return _meant(reference[0])


def _without_floods(text: str) -> str:
    marks = "".join(char for char in set(text) if unicodedata.category(char) in {"Mn", "Me"})
    if not marks:
        return text
    return re.sub(rf"([{marks}]{{{_MARKS_IN_A_ROW}}})[{marks}]++", r"\1", text)


def _without_tags(text: str) -> str:
    seen: list[str] = []
    at = 0
    while found := _MARK.search(text, at):
        mark = found.start()
        seen.append(text[at:mark])
        word, at = _markup(text, mark)
        seen.append(word)
    seen.append(text[at:])
    return "".join(seen)


def _markup(text: str, mark: int) -> tuple[str, int]:
    """Say what stands for the markup at ``mark`` (which is a ``<``), and where to read on."""
    if text[mark + 1] in "!?":
        return _declaration(text, mark)
    tag = _TAG.match(text, mark)
    name = (tag[1] or tag[2]).lower() if tag else ""
    if tag is None or not (name in _ELEMENTS or ":" in name or "-" in name):
        return "<", mark + 1
    if name in _UNREAD and text[mark + 1] != "/" and not tag[0].endswith("/>"):
        closing = _CLOSING[name].search(text, tag.end())
        return " ", closing.end() if closing else len(text)
    return "" if name in _INLINE else " ", tag.end()


def _declaration(text: str, mark: int) -> tuple[str, int]:
    """Say the same for what is no tag, but markup too."""
    if text.startswith("<!--", mark):
        end = text.find("-->", mark + 4)
        return " ", len(text) if end < 0 else end + 3
    if text.startswith("<![CDATA[", mark):
        end = text.find("]]>", mark)
        return (text[mark + 9 :], len(text)) if end < 0 else (text[mark + 9 : end], end + 3)
    end = text.find(">", mark)
    return " ", len(text) if end < 0 else end + 1
