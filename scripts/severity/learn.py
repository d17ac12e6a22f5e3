"""Learn the weights of the severity flag anew.

    python scripts/severity/learn.py FOLDER [OUT]

FOLDER has the sets that may not be shipped (``sets.py`` names them with their commits); OUT
is by default the table in the package. The same texts, libraries and machine give the same
table, byte for byte. Needs scikit-learn; takes some two minutes on one core.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import sets
import sklearn
import templates
from judging import best_thresholds, labels_of, left_out_totals
from learning import learn, look, packable, shares_of

from webwatch import lexicon
from webwatch.core.weights import pack

OUT = Path(lexicon.__file__).parent / "weights.bin"


def everything(folder: Path) -> list[sets.Example]:
    """Give all texts to learn from, some in another form too."""
    found = sets.examples(folder)
    return [*found, *sets.other_forms(found), *templates.examples()]


def learned(folder: Path) -> bytes:
    """Learn from everything, with thresholds chosen on what was left out, and pack it."""
    examples = everything(folder)
    words = replace(lexicon.load(), weights=None)
    columns = look([example.passage for example in examples], words)
    parts, true, _ = labels_of(examples)
    left_out = left_out_totals(columns, examples)
    medium, high, critical = best_thresholds(left_out, true, parts)
    shares = shares_of(examples)
    model = learn(columns, examples, np.arange(len(examples)), shares)
    thresholds = (round(float(medium), 2), round(float(high), 2), round(float(critical), 2))
    origin = {
        **{name: f"sha256:{value}" for name, value in sets.hashes(folder).items()},
        "scikit-learn": sklearn.__version__,
    }
    return pack(packable(columns, model, thresholds, origin))


def main(arguments: list[str]) -> int:
    """Learn, and write the table; say what is missing."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    lacking = sets.missing(folder)
    for name in lacking:
        print(f"{name} is not in {folder}; its texts are from {sets.SOURCES[name]}.")
    if lacking:
        return 2
    out = Path(arguments[1]) if len(arguments) > 1 else OUT
    packed = learned(folder)
    out.write_bytes(packed)
    print(f"{out}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
