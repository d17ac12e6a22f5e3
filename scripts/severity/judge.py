"""Judge the severity flag on what was left out, set by set.

    python scripts/severity/judge.py [ablate|pairs|simulate|sets] FOLDER [FOLDER ...]

Without a word: hand rules only, model only, and both, with bootstrap intervals. ``ablate``:
what each group of features and each set adds. ``pairs``: minimal pairs only. ``simulate``:
what a user's grades change. ``sets``: each set judged by what was learned from the others
only. FOLDER as for ``learn.py``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import learning
import numpy as np
from judging import (
    FOLDS,
    best_thresholds,
    decide,
    fold_of,
    labels_of,
    left_out_totals,
    measures,
    nested_levels,
)
from learn import everything
from learning import BLOCKS, Columns, block_range, learn, look, packable, shares_of, totals

from webwatch import lexicon
from webwatch.core.grades import FEWEST, learn_from
from webwatch.core.model import Kind, Passage, Severity
from webwatch.core.rules import bounds
from webwatch.core.severity import assess, view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sets import Example

    from webwatch.core.lexicon import Lexicon

PAIRS = Path(__file__).parents[2] / "tests" / "data" / "severity_pairs.jsonl"
OTHER_PAIRS = Path(__file__).parent / "data" / "pairs.judged.jsonl"
"""By two other hands, which never saw a rule or list; nothing is learned from them."""

_ASKED = ("ablate", "pairs", "simulate", "sets")
_HANDS = ("own", "first other hand", "second other hand")
_ROUNDS = 500
_KINDS = (Kind.COMPLAINT, Kind.QUESTION, Kind.PRAISE)
_ORDER = ("news", "news dev", "headlines", "voices", "invented", "posts", "adverse", "complaints")


def with_kind(found: np.ndarray) -> list[Kind]:
    """Give the kinds of left-out totals, as the program does."""
    kinds = found[:, learning.LEVELS :]
    best = kinds.argmax(axis=1)
    return [_KINDS[place] if kinds[row, place] > 0 else Kind.NEWS for row, place in enumerate(best)]


def bounded(
    said: np.ndarray, kinds: list[Kind], examples: Sequence[Example], words: Lexicon
) -> np.ndarray:
    """Hold praise low, and floors and caps, as the program does."""
    result = said.copy()
    for row, example in enumerate(examples):
        if kinds[row] is Kind.PRAISE:
            result[row] = 0
        limits = bounds(view_of(example.passage, words), words)
        result[row] = max(int(limits.floor), min(int(result[row]), int(limits.cap)))
    return result


def by_hand(examples: Sequence[Example], words: Lexicon) -> tuple[np.ndarray, list[Kind]]:
    """Give what the hand rules alone say."""
    said = [assess(example.passage, words) for example in examples]
    return np.array([int(each.severity) for each in said]), [each.kind for each in said]


def table(
    label: str, said: np.ndarray, kinds: list[Kind], examples: Sequence[Example], rounds: int
) -> None:
    """Print a line for each set: every measure with its interval."""
    chance = Random(1)  # noqa: S311 - a bootstrap, no secret
    for part in _ORDER:
        rows = [
            row
            for row, example in enumerate(examples)
            if example.part == part and not example.extra
        ]
        cells = []
        found = _all_measures(said, kinds, examples, rows)
        samples = [
            _all_measures(said, kinds, examples, chance.choices(rows, k=len(rows)))
            for _ in range(rounds)
        ]
        for name, value in found.items():
            drawn = sorted(sample[name] for sample in samples if name in sample)
            tail = int(len(drawn) * 0.025)
            spread = f" ({_short(drawn[tail])}-{_short(drawn[-1 - tail])})" if drawn else ""
            cells.append(f"{name} {_short(value)}{spread}")
        print(f"{label} | {part} ({len(rows)}) | {'; '.join(cells)}", flush=True)


def _all_measures(
    said: np.ndarray, kinds: list[Kind], examples: Sequence[Example], rows: list[int]
) -> dict[str, float]:
    at = np.array(rows)
    true = np.array([int(examples[row].severity) for row in rows])
    part = examples[rows[0]].part
    found = measures(said[at], true, part)
    known = [row for row in rows if examples[row].kind is not None]
    if known and part not in {"complaints", "adverse"}:
        found["kind"] = float(np.mean([kinds[row] is examples[row].kind for row in known]))
    return found


def _short(value: float) -> str:
    return f"{abs(value):.1f}" if abs(value) > 1 else f"{abs(value):.2f}"


def pairs(words: Lexicon) -> str:
    """Say in how many minimal pairs both are right, by whose they are and what about."""
    own = PAIRS.read_text(encoding="utf-8").splitlines()
    others = [json.loads(line) for line in OTHER_PAIRS.read_text(encoding="utf-8").splitlines()]
    names = ("Zwemclub De Otter", "De Otter")
    found = [_both_right([(pair, names) for pair in map(json.loads, own)], words)]
    for hand in (1, 2):
        theirs = [(pair, (pair["name"],)) for pair in others if pair["hand"] == hand]
        found.append(_both_right(theirs, words))
    return "; ".join(f"{whose}: {said}" for whose, said in zip(_HANDS, found, strict=True))


def _both_right(given: list[tuple[dict[str, Any], tuple[str, ...]]], words: Lexicon) -> str:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for pair, names in given:
        alarm, calm = (
            assess(_side(pair[side], names), words).severity >= Severity.HIGH
            for side in ("alarm", "calm")
        )
        total[pair["about"]] += 1
        right[pair["about"]] += alarm and not calm
    each = ", ".join(f"{about} {right[about]}/{total[about]}" for about in total)
    return f"{right.total()}/{total.total()} ({each})"


def _side(text: str | dict[str, str], names: tuple[str, ...]) -> Passage:
    if isinstance(text, str):
        return Passage(title=text, names=names)
    return Passage(title=text["title"], summary=text["summary"], names=names)


def judge(examples: Sequence[Example], columns: Columns, words: Lexicon) -> None:
    """Print the tables of hand rules, model, and both."""
    said, kinds = by_hand(examples, words)
    table("hand rules", said, kinds, examples, _ROUNDS)
    found = left_out_totals(columns, examples)
    levels, kinds = nested_levels(found, examples), with_kind(found)
    table("model", levels, kinds, examples, _ROUNDS)
    table("both", bounded(levels, kinds, examples, words), kinds, examples, _ROUNDS)
    print("pairs by hand rules:", pairs(words))
    print("pairs by both:", pairs(lexicon.load()))


def ablate(examples: Sequence[Example], columns: Columns) -> None:
    """Print what is lost without each group of features, block of the table, and set."""
    groups = ("harm.", "blame.", "act.", "guard.", "role.", "rules", "place.", "voice")
    for group in groups:
        without = np.array([group not in name for name in columns.names], dtype=float)
        named = columns.named @ learning.sparse.diags(without)
        _line(f"without {group}*", replace(columns, named=named.tocsr()), examples)
    for block in BLOCKS:
        begin, end = block_range(block)
        keep = np.ones(columns.table.shape[1])
        keep[begin:end] = 0.0
        reduced = columns.table @ learning.sparse.diags(keep)
        reduced.eliminate_zeros()
        _line(f"without block {block}", replace(columns, table=reduced.tocsr()), examples)
    for part in learning.SHARES:
        shares = dict(learning.SHARES)
        learning.SHARES[part] = 1e-9
        _line(f"without set {part}", columns, examples)
        learning.SHARES.update(shares)


def _line(label: str, columns: Columns, examples: Sequence[Example]) -> None:
    found = left_out_totals(columns, examples)
    table(label, nested_levels(found, examples), with_kind(found), examples, 0)


def leave_sets_out(examples: Sequence[Example], columns: Columns) -> None:
    """Print each set as judged by what was learned from all the others."""
    parts, true, _ = labels_of(examples)
    found = left_out_totals(columns, examples)
    sets = np.array([example.part for example in examples])
    for part in _ORDER:
        out = np.isin(sets, ["news", "news dev"] if part.startswith("news") else [part])
        learned = learn(columns, examples, np.flatnonzero(~out), shares_of(examples))
        at = best_thresholds(found[~out], true[~out], parts[~out])
        rows = np.flatnonzero(parts == part)
        said = decide(totals(columns, learned, rows), at)
        print(f"set {part} left out:", measures(said, true[rows], part), flush=True)


def simulate(examples: Sequence[Example], columns: Columns, words: Lexicon) -> None:
    """Grade each invented organisation's first mentions; measure the rest before and after.

    By the labels, and by users who see everything a level higher or lower than the labels.
    """
    folds = np.array([fold_of(example) for example in examples])
    parts, true, _ = labels_of(examples)
    found = left_out_totals(columns, examples)
    errors: dict[tuple[int, str], list[int]] = {}
    for fold in range(FOLDS):
        others = folds != fold
        learned = learn(columns, examples, np.flatnonzero(others), shares_of(examples))
        medium, high, critical = best_thresholds(found[others], true[others], parts[others])
        weights = packable(columns, learned, (medium, high, critical), {})
        fresh = replace(words, weights=weights)
        mine: dict[str, list[Example]] = {}
        for row in np.flatnonzero(~others & (parts == "invented")):
            mine.setdefault(examples[row].passage.names[0], []).append(examples[row])
        for graded, lean in product(mine.values(), (0, 1, -1)):
            known = [(one.passage, _leaning(one, lean)) for one in graded[:FEWEST]]
            for when, lexicon_now in (("before", fresh), ("after", learn_from(known, fresh))):
                errors.setdefault((lean, when), []).extend(
                    abs(assess(one.passage, lexicon_now).severity - _leaning(one, lean))
                    for one in graded[FEWEST:]
                )
    for (lean, when), each in sorted(errors.items()):
        wrong = np.array(each)
        exact, mean = (wrong == 0).mean(), wrong.mean()
        print(f"{lean:+d} {when}: {len(wrong)} mentions, exact {exact:.2f}, error {mean:.2f}")


def _leaning(example: Example, lean: int) -> Severity:
    return Severity(max(0, min(example.severity + lean, 3)))


def main(arguments: list[str]) -> int:
    """Judge what the arguments ask for."""
    if not arguments:
        print(__doc__)
        return 2
    asked = arguments.pop(0) if arguments[0] in _ASKED else ""
    if asked == "pairs":
        print("by hand rules:", pairs(replace(lexicon.load(), weights=None)))
        print("by both:", pairs(lexicon.load()))
        return 0
    examples = everything([Path(argument) for argument in arguments])
    words = replace(lexicon.load(), weights=None)
    columns = look([example.passage for example in examples], words)
    match asked:
        case "ablate":
            ablate(examples, columns)
        case "simulate":
            simulate(examples, columns, words)
        case "sets":
            leave_sets_out(examples, columns)
        case _:
            judge(examples, columns, words)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
