"""Which text do these bytes stand for?"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0r\0", "utf-16-le"),
    (b"\0<\0r", "utf-16-be"),
)
# No utf-7 (which hides markup), and none of Python's codecs that aren't a charset of the web.
_CHARSETS = re.compile(
    r"(?:x-)?(?:iso|windows|cp|koi8|gb|big5|euc|shift|sjis|mac|latin|l\d|tis|ks|hz|us-ascii|ascii)"
    r"[\w.:-]{0,30}",
    re.IGNORECASE | re.ASCII,
)
_SEVEN_BITS = re.compile(r"iso-?2022|hz", re.IGNORECASE)
_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)
_HEAD = 1024
_AS_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


def decode(content: bytes, content_type: str = "") -> str:
    """Decode a document, whatever it says of itself.

    A byte order mark counts first. Bytes that are valid UTF-8 are UTF-8, even if another charset
    is declared, since text in another charset hardly ever is. Else the charset of the HTTP header
    counts, then that of the XML declaration. Single bytes that aren't UTF-8 are windows-1252.

    Args:
        content: The bytes.
        content_type: The Content-Type header, which may name a charset.

    Returns:
        The text; what can't be decoded is U+FFFD. Never raises.
    """
    for mark, charset in _BOMS:
        if content.startswith(mark):
            text = content.decode(charset, "replace")
            if "<" in text or "{" in text:  # else the mark lies
                return text
    declared = _declared(content, content_type)
    if declared and (_SEVEN_BITS.match(declared) or not _is_utf8(content)):
        return content.decode(declared, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("utf-8", "surrogateescape").translate(_AS_WINDOWS)


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)  # a cut last character is all right
    except UnicodeDecodeError:
        return False
    return True


def _declared(content: bytes, content_type: str) -> str:
    """Give the name of the declared charset if it is one to trust; empty for UTF-8."""
    named = [found[1] for found in (_HEADER.search(content_type),) if found]
    named += [
        found[1].decode("ascii") for found in (_DECLARATION.search(content[:_HEAD]),) if found
    ]
    for name in named:
        if not _CHARSETS.fullmatch(name):
            continue
        try:
            charset = codecs.lookup(name).name
            b"".decode(charset)
        except LookupError:
            continue
        return "cp1252" if charset in {"iso8859-1", "ascii"} else charset  # as browsers do
    return ""
