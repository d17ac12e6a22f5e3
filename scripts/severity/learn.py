"""Learn the weights of the severity flag anew.

    python scripts/severity/learn.py FOLDER [FOLDER ...]

The folders have the sets that may not be shipped (``sets.py`` names them with their commits);
the table is the one in the package. The same texts, libraries and machine give the same
table, byte for byte. Needs scikit-learn; takes some two minutes on one core.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sets
import sklearn
import templates
from judging import best_thresholds, labels_of, left_out_totals
from learning import learn, look, packable, shares_of

from webwatch import lexicon
from webwatch.core.weights import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

OUT = Path(lexicon.__file__).parent / "weights.bin"


def everything(folders: Sequence[Path]) -> list[sets.Example]:
    """Give all texts to learn from, some in another form too."""
    found = sets.examples(folders)
    return [*found, *sets.other_forms(found), *templates.examples()]


def learned(folders: Sequence[Path]) -> bytes:
    """Learn from everything, with thresholds chosen on what was left out, and pack it."""
    examples = everything(folders)
    columns = look([example.passage for example in examples], lexicon.words())
    parts, true, _ = labels_of(examples)
    left_out = left_out_totals(columns, examples)
    medium, high, critical = best_thresholds(left_out, true, parts)
    shares = shares_of(examples)
    model = learn(columns, examples, np.arange(len(examples)), shares)
    thresholds = (round(float(medium), 2), round(float(high), 2), round(float(critical), 2))
    origin = {
        **{name: f"sha256:{value}" for name, value in sets.hashes(folders).items()},
        "scikit-learn": sklearn.__version__,
    }
    return pack(packable(columns, model, thresholds, origin))


def main(arguments: list[str]) -> int:
    """Learn, and write the table; say what is missing."""
    if not arguments:
        print(__doc__)
        return 2
    folders = [Path(argument) for argument in arguments]
    lacking = sets.missing(folders)
    for name in lacking:
        print(f"{name} is in none of the folders; its texts are from {sets.SOURCES[name]}.")
    if lacking:
        return 2
    packed = learned(folders)
    OUT.write_bytes(packed)
    print(f"{OUT}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
