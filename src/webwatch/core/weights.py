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
from array import array
from dataclasses import dataclass, field
from functools import partial
from operator import mul
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from webwatch.core.remembered import Remembered

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
_MAGIC: Final = b"webwatch-weights-1\n"

Points = tuple[float, ...]
"""One number for each of ``COLUMNS``."""

Words = Remembered[tuple[Points, Points]]

_WIDTH: Final = len(COLUMNS)
_ROW: Final = 8
"""How many bytes a row has in memory: two more than there are columns."""

_ZERO: Final = 128
_STARTS: Final = {
    block: sum(1 << bits for bits in list(BLOCKS.values())[:place])
    for place, block in enumerate(BLOCKS)
}
_MASKS: Final = {block: (1 << bits) - 1 for block, bits in BLOCKS.items()}
_SEEDS: Final = {block: crc32(block.encode()) for block in BLOCKS}
TABLE_PLACES: Final = sum(1 << bits for bits in BLOCKS.values())


def place(block: str, text: str) -> int:
    """Say where in the table something of a block stands."""
    hashed = crc32(text.encode("utf-8", "replace"), _SEEDS[block])
    return _STARTS[block] + (hashed & _MASKS[block])


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
    return pair_places([(first, second)])[0]


def pair_places(pairs: Iterable[tuple[str, str]]) -> list[int]:
    """Say where pairs of lower-case words that follow each other are in the table."""
    begin, seed, mask = _STARTS["pair"], _SEEDS["pair"], _MASKS["pair"]
    return [
        begin + (crc32(f"{first} {second}".encode("utf-8", "replace"), seed) & mask)
        for first, second in pairs
    ]


def beside_place(distance: int, word: str) -> int:
    """Say where a lower-case word beside our name is in the table."""
    return place("beside", f"{distance} {word}")


def tie_place(tie: str) -> int:
    """Say where a tie between a signal and our name is in the table."""
    return place("tie", tie)


class Steps(NamedTuple):
    """What stands at some places of one block.

    Attributes:
        rows: ``_ROW`` bytes for each place, a column each.
        scales: What one step is worth, by column.
    """

    rows: bytes
    scales: Points

    def mixed(self, shares: list[float]) -> list[float]:
        """Make one number for each place of so much of its first three columns."""
        first, second, third = map(mul, shares, self.scales[:3])
        zero = _ZERO * (first + second + third)
        columns = zip(*[self.rows[column::_ROW] for column in range(3)], strict=True)
        return [first * one + second * two + third * three - zero for one, two, three in columns]

    def total(self) -> Points:
        """Add the places up."""
        rows = self.rows
        zero = len(rows) // _ROW * _ZERO
        columns = enumerate(self.scales)
        return tuple([(sum(rows[column::_ROW]) - zero) * scale for column, scale in columns])


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
    words: tuple[Words, Words] = field(init=False, compare=False, repr=False)
    """What each word weighs in a report, and in a person's own voice: far from our name, and
    in a sentence that names us."""
    _rows: array[int] = field(init=False, compare=False, repr=False)
    """The table with one number for each place, which is taken quicker than six bytes."""

    def __post_init__(self) -> None:
        """Make ready what is looked up for every word."""
        places = len(self.table) // _WIDTH
        rows = bytearray(places * _ROW)
        for column in range(_WIDTH):
            rows[column::_ROW] = self.table[column : places * _WIDTH : _WIDTH]
        object.__setattr__(self, "_rows", array("Q", bytes(rows)))
        words = [Remembered(partial(self._word, voice=voice)) for voice in (False, True)]
        object.__setattr__(self, "words", tuple(words))

    def _word(self, word: str, *, voice: bool) -> tuple[Points, Points]:
        found = word_places(word, near=True, voice=voice)
        parts = self.steps("part", found.pop("part", [])).total()
        near = self.one("near", *found.pop("near"))
        far = total([parts, *[self.one(block, *places) for block, places in found.items()]])
        return far, total([far, near])

    def one(self, block: str, where: int) -> Points:
        """Give what stands at one place of a block."""
        row = self.table[where * _WIDTH : where * _WIDTH + _WIDTH]
        return tuple([(step - _ZERO) * unit for step, unit in zip(row, self.scales[block])])  # noqa: B905 - as long, and quick

    def steps(self, block: str, places: list[int]) -> Steps:
        """Give what stands at some places of one block."""
        rows = self._rows
        return Steps(array("Q", [rows[where] for where in places]).tobytes(), self.scales[block])


def total(rows: Iterable[Points]) -> Points:
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
