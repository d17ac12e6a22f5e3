"""What does a body say once its encodings are taken off, and is there not too much of it?

A few hundred kilobytes of gzip can hold gigabytes, so everything flows through in small
pieces that are counted while they come; nothing is ever inflated at one go.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from webwatch.core.model import FailureClass
from webwatch.fetch.failed import Failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
"""What we ask for: exactly what ``decoded`` can take off."""

_PIECE = 65_536
_GZIP = b"\x1f\x8b"
_GZIP_BITS, _ZLIB_BITS, _RAW_BITS = 31, 15, -15
_LAYERS = 2
_DEFLATE = 8  # the low half of the first byte of a zlib stream, RFC 1950


def decoded(pieces: Iterable[bytes], content_encoding: str) -> Iterator[bytes]:
    """Take the encodings off a body (RFC 9110, section 8.4), last one first.

    A body that is plain in spite of its header is given as it is, and one that is gzip
    without a header saying so is inflated: both happen with misconfigured servers.

    Args:
        pieces: The body as it comes in.
        content_encoding: The Content-Encoding header; empty for none.

    Yields:
        Pieces of at most 64 kB each, however much is hidden in one that came in.

    Raises:
        Failed: It is encoded in another way, more than twice, or cut off.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    layers = [name for name in names if name not in {"", "identity"}] or ["gzip"]
    unknown = [name for name in layers if name not in {"gzip", "x-gzip", "deflate"}]
    if unknown:
        raise Failed(FailureClass.BROKEN, f"encoded as {unknown[0][:20]!a}, which nobody asked for")
    if len(layers) > _LAYERS:
        raise Failed(FailureClass.BROKEN, f"encoded {len(layers)} times over")
    for name in reversed(layers):
        pieces = _inflated(pieces, deflate=name == "deflate")
    yield from pieces


def counted(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Let pieces through.

    Raises:
        Failed: They are more than ``limit`` bytes together.
    """
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise Failed(FailureClass.TOO_LARGE, f"more than {limit:,} bytes")
        yield piece


def _inflated(pieces: Iterable[bytes], *, deflate: bool) -> Iterator[bytes]:
    """Take one layer off, or none if the first bytes show that there is none."""
    source = iter(pieces)
    start = b""
    for piece in source:
        start += piece
        if len(start) >= len(_GZIP):
            break
    bits = _bits(start, deflate=deflate)
    yield from _through(_chain(start, source), bits) if bits else _chain(start, source)


def _chain(start: bytes, source: Iterator[bytes]) -> Iterator[bytes]:
    yield start
    yield from source


def _bits(start: bytes, *, deflate: bool) -> int:
    """Give what zlib has to expect; 0 for a body that is not compressed."""
    if start.startswith(_GZIP):
        return _GZIP_BITS
    if not deflate or start[:1] in {b"<", b"{", b"\xef", b""}:
        return 0
    zlib_head = start[0] & 0x0F == _DEFLATE and int.from_bytes(start[:2], "big") % 31 == 0
    return _ZLIB_BITS if zlib_head else _RAW_BITS


def _through(source: Iterator[bytes], bits: int) -> Iterator[bytes]:
    """Inflate piece by piece, one gzip member after another."""
    inflater = zlib.decompressobj(bits)
    for piece in source:
        waiting = piece
        while waiting:
            if inflater.eof:
                if bits != _GZIP_BITS or not waiting.startswith(_GZIP[:1]):
                    return  # padding after the end, which every reader lets pass
                inflater = zlib.decompressobj(bits)
            yield _step(inflater, waiting)
            waiting = inflater.unconsumed_tail or inflater.unused_data
    while not inflater.eof and (rest := _step(inflater, b"")):  # it may still hold a little
        yield rest
    if not inflater.eof:
        raise Failed(FailureClass.BROKEN, "the compressed body was cut off")


def _step(inflater: zlib._Decompress, waiting: bytes) -> bytes:
    try:
        return inflater.decompress(waiting, _PIECE)
    except zlib.error as error:
        raise Failed(FailureClass.BROKEN, f"the compressed body is damaged: {error}") from None
