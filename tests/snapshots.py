"""Is a rendering still what a person once looked at and found good?

The files under ``tests/snapshots`` can be opened. After a change that is meant, run the tests
with UPDATE_SNAPSHOTS=1 in the environment, and look at what has become of them.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def assert_same(name, text):
    """Compare with the file of this name, or write it if the environment asks for that."""
    path = FOLDER / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode(), f"{name} has changed"
