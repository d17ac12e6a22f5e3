"""What was learned about words and named features, in a table that is ready at once?

Words and parts of words have no list: each is hashed (CRC-32) to a place in the table of its
block. A place holds one small whole number per column, to be multiplied by the scale of its
block and column. The columns are three of severity (medium, high, critical, each against
low) and three of kind (complaint, question, praise, each against news), in log odds.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass, field
from operator import mul
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMNS: Final = ("medium", "high", "critical", "complaint", "question", "praise")
BLOCKS: Final = {
    "part": 16,
    "word": 14,
    "voice": 14,
    "near": 13,
    "pair": 15,
    "beside": 13,
    "tie": 12,
}
"""How many bits the table of each block has: parts of words (3 to 5 bytes), words, words by
kind of text, words in a sentence that names us, pairs of words, words beside our name, and
ties between signals and our name."""

ALTERED: Final = "~"
"""Before a word of a signal whose context changes what it tells."""

BESIDE: Final = (-2, -1, 1, 2, 3)
"""How far from our name a word beside it stands."""

_PART_LENGTHS: Final = (3, 4, 5)
_SHORTEST_WITH_PARTS: Final = 3
_LONGEST_WORD: Final = 40
_REMEMBERED: Final = 100_000
_MAGIC: Final = b"webwatch-weights-1\n"

Points = tuple[float, ...]
"""One number for each of ``COLUMNS``."""

_WIDTH: Final = len(COLUMNS)
_ZERO: Final = 128
_EMPTY: Final = bytes([_ZERO]) * _WIDTH
NO_POINTS: Final[Points] = (0.0,) * _WIDTH
_STARTS: Final = {
    block: sum(1 << bits for bits in list(BLOCKS.values())[:place])
    for place, block in enumerate(BLOCKS)
}
_MASKS: Final = {block: (1 << bits) - 1 for block, bits in BLOCKS.items()}
_SEEDS: Final = {block: crc32(block.encode()) for block in BLOCKS}
_PAIRS, _PAIR_SEED, _PAIR_MASK = _STARTS["pair"], _SEEDS["pair"], _MASKS["pair"]
TABLE_PLACES: Final = sum(1 << bits for bits in BLOCKS.values())


def place(block: str, text: str) -> int:
    """Say where in the table something of a block stands."""
    return _hashed(block, text.encode("utf-8", "replace"))


def _hashed(block: str, text: bytes) -> int:
    return _STARTS[block] + (crc32(text, _SEEDS[block]) & _MASKS[block])


def block_range(block: str) -> tuple[int, int]:
    """Say where a block begins and ends in the table."""
    return _STARTS[block], _STARTS[block] + (1 << BLOCKS[block])


def word_places(word: str, *, near: bool, voice: bool) -> dict[str, list[int]]:
    """Say where all that a word stands for is in the table, by block.

    Args:
        word: As in a ``Reading``.
        near: Whether it stands in a sentence that names us.
        voice: Whether the text is a person's own voice.
    """
    word = word.lower()[:_LONGEST_WORD]
    places = {
        "word": [place("word", word)],
        "voice": [place("voice", f"{'v' if voice else 'r'} {word}")],
    }
    if near:
        places["near"] = [place("near", word)]
    if len(word) >= _SHORTEST_WITH_PARTS and word[0] != ALTERED:
        marked = f"<{word}>".encode("utf-8", "replace")
        begin, seed, mask = _STARTS["part"], _SEEDS["part"], _MASKS["part"]
        places["part"] = [
            begin + (crc32(marked[start : start + length], seed) & mask)
            for length in _PART_LENGTHS
            for start in range(len(marked) - length + 1)
        ]
    return places


def pair_place(first: str, second: str) -> int:
    """Say where a pair of lower-case words that follow each other is in the table."""
    text = f"{first} {second}".encode("utf-8", "replace")
    return _PAIRS + (crc32(text, _PAIR_SEED) & _PAIR_MASK)


def beside_place(distance: int, word: str) -> int:
    """Say where a lower-case word beside our name is in the table."""
    return place("beside", f"{distance} {word}")


def tie_place(tie: str) -> int:
    """Say where a tie between a signal and our name is in the table."""
    return place("tie", tie)


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned model.

    Attributes:
        named: What each named feature weighs, by its name.
        start: What every text has before anything is read.
        thresholds: What is taken from the log odds of medium, high and critical.
        scales: What one step in the table is worth, by block and column.
        table: ``TABLE_PLACES`` times one byte for each column: 1 to 255, where 128 is nothing.
        origin: What it was learned from: sets, their hashes, and the learner's version.
    """

    named: Mapping[str, Points]
    start: Points
    thresholds: tuple[float, float, float]
    scales: Mapping[str, Points]
    table: bytes
    origin: Mapping[str, str]
    _words: dict[tuple[str, bool | None, bool | None], Points] = field(
        default_factory=dict, compare=False, repr=False
    )

    _pairs: dict[tuple[str, str], Points | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def word(self, word: str, *, near: bool, voice: bool) -> Points:
        """Give what a word weighs in itself, and remember it."""
        key: tuple[str, bool | None, bool | None] = (word, near, voice)
        points = self._words.get(key)
        if points is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            found = word_places(word, near=near, voice=voice)
            parts = found.pop("part", [])
            rows = [self.at(block, places) for block, places in found.items()]
            points = self._words[key] = total([self._parts(word, parts), *rows])
        return points

    def pair(self, pair: tuple[str, str]) -> Points | None:
        """Give what a pair of lower-case words weighs, and remember it; None if nothing."""
        try:
            return self._pairs[pair]
        except KeyError:
            if len(self._pairs) > _REMEMBERED:
                self._pairs.clear()
            points = self._pairs[pair] = self.one("pair", pair_place(*pair))
            return points

    def _parts(self, word: str, places: list[int]) -> Points:
        """Give what the parts of a word weigh, and remember it for its other places."""
        key: tuple[str, bool | None, bool | None] = (word, None, None)
        points = self._words.get(key)
        if points is None:
            points = self._words[key] = self.at("part", places) if places else NO_POINTS
        return points

    def at(self, block: str, places: Iterable[int]) -> Points:
        """Add up what stands at some places of one block."""
        table = self.table
        rows = [table[where * _WIDTH : where * _WIDTH + _WIDTH] for where in places]
        zero = _ZERO * len(rows)
        steps = [sum(column) - zero for column in zip(*rows)]  # noqa: B905 - as long, and quick
        return tuple(map(mul, steps, self.scales[block]))

    def one(self, block: str, where: int) -> Points | None:
        """Give what stands at one place of a block; None if nothing was learned of it."""
        row = self.table[where * _WIDTH : where * _WIDTH + _WIDTH]
        if row == _EMPTY:
            return None
        return tuple([(step - _ZERO) * unit for step, unit in zip(row, self.scales[block])])  # noqa: B905 - as long, and quick


def total(rows: list[Points]) -> Points:
    """Add up rows of points."""
    return tuple(map(sum, zip(*rows)))  # noqa: B905 - as long, and quick


def pack(weights: Weights) -> bytes:
    """Write weights as bytes that are the same for the same weights, everywhere."""
    head = {
        "named": {name: list(weights.named[name]) for name in sorted(weights.named)},
        "start": list(weights.start),
        "thresholds": list(weights.thresholds),
        "scales": {block: list(weights.scales[block]) for block in BLOCKS},
        "origin": {name: weights.origin[name] for name in sorted(weights.origin)},
    }
    words = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return _MAGIC + zlib.compress(struct.pack(">I", len(words)) + words + weights.table, 9)


def unpack(packed: bytes) -> Weights:
    """Read what ``pack`` wrote.

    Raises:
        ValueError: The bytes are not a table of weights for this version.
    """
    if not packed.startswith(_MAGIC):
        raise ValueError("not a table of weights")
    content = zlib.decompress(packed[len(_MAGIC) :])
    length = struct.unpack(">I", content[:4])[0]
    head = json.loads(content[4 : 4 + length])
    table = content[4 + length :]
    if len(table) != TABLE_PLACES * _WIDTH:
        raise ValueError("a table of weights of another size")
    medium, high, critical = head["thresholds"]
    return Weights(
        named={name: tuple(points) for name, points in head["named"].items()},
        start=tuple(head["start"]),
        thresholds=(medium, high, critical),
        scales={block: tuple(points) for block, points in head["scales"].items()},
        table=table,
        origin=head["origin"],
    )
