"""Do the walls of docs/design.md stand, and do the papers say what is?"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from webwatch.cli.commands import COMMANDS, GROUPS
from webwatch.cli.examples import EXAMPLES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "webwatch").rglob("*.py"))
LONG = {"model.py", "migrations.py"}  # the dictionary of the house, and what only ever grows
"""All words of the house, each with its docstring, in one place: it may be longer."""
CONTRACT = {
    "demo", "init", "scan", "digest", "run", "mentions", "show", "explain", "grade", "rate",
    "doctor", "keyword add", "keyword list", "keyword remove", "keyword test", "source add",
    "source list", "source remove", "source test",
}  # fmt: skip


def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_arrows_only_go_down_and_the_core_is_pure(monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path])  # it puts the working folder on it
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", cache_dir=None) == 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_file_fits_in_a_head_and_asks_one_question(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 250 or path.name in LONG
    if path.name != "__init__.py":
        assert re.match(r'"""[^\n]+[?.]("""\n|\n)', text), "no docstring of one line at its top"


def test_every_command_of_the_contract_is_there_with_its_examples():
    there = set(COMMANDS) | {f"{group} {name}" for group, (_, of) in GROUPS.items() for name in of}

    assert there >= CONTRACT
    assert set(EXAMPLES) == there
    for name, examples in EXAMPLES.items():
        assert examples
        assert all(f"webwatch {name}" in example for example in examples)


def test_the_readme_names_every_command():
    named = {
        " ".join((*said.split("`")[0].split()[:1], part))
        for said in re.findall(rf"`webwatch ((?:{'|'.join(GROUPS)}) [^`]+)`", readme())
        for part in re.split(r"\\\|", said.split(" ", 1)[1])
    }
    named |= set(re.findall(r"^\| `webwatch (\w+)", readme(), re.MULTILINE))

    assert named >= {*COMMANDS, *(name for name in EXAMPLES if " " in name)}


@pytest.mark.skipif(not shutil.which("awk"), reason="the shell of .ci/run is not here")
def test_ci_runs_the_two_commands_of_the_readme_as_they_are_written():
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme(), re.MULTILINE | re.DOTALL)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (program,) = re.findall(r"awk '([^']+)' README.md", script)
    taken = subprocess.run(
        ["awk", program, "README.md"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert taken[:2] == [block.strip() for block in blocks[:2]]
    assert "webwatch demo" in taken[0]
    assert "pytest" in taken[1]
    assert 'bash -euo pipefail -c "${commands[0]}"' in script
    assert 'bash -euo pipefail -c "${commands[1]}"' in script
