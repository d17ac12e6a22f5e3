"""Does a command import no more than it needs?"""

import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from household import entry, run
from webwatch import config
from webwatch.fetch import lean

HEAVY = (
    "apscheduler", "click", "css_inline", "feedparser", "httpcore", "httpx", "imaplib",
    "jinja2", "mailbox", "pydantic", "pygments", "rapidfuzz", "rich", "smtplib", "sqlite_utils",
    "tomlkit", "urllib.request", "webwatch.cli.init", "webwatch.lexicon",
    "webwatch.render.html", "webwatch.sources.documents",
)  # fmt: skip
PROGRAM = f"""
import sys
from webwatch.__main__ import main
try:
    main()
except SystemExit as left:
    assert not left.code, left
heavy = [name for name in {HEAVY} if name in sys.modules]
print(*heavy, "typer" in sys.modules, sep=",", file=sys.stderr)
"""


FETCH = """
import sys
import webwatch.fetch, httpx
assert not {"click", "httpx._main", "pygments", "rich"} & set(sys.modules)
assert httpx.main.__module__ == "httpx"
import httpx._main
assert "click" in sys.modules
"""


def imported(house, *arguments):
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=house.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    *heavy, typer = ran.stderr.strip().splitlines()[-1].split(",")
    return heavy, typer == "True"


@pytest.mark.parametrize(
    ("arguments", "heavy", "typer"),
    [
        (["--version"], [], False),
        (["--help"], ["pygments", "rich", "webwatch.cli.init"], True),  # it shows all there is
        (["mentions"], ["rich"], True),
        (["--config", "keywords.toml", "mentions", "--search", "wint"], ["rich"], True),
        (["mentions", "--json"], [], True),
        (["keyword", "list"], ["rich"], True),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_command_that_only_reads_imports_nothing_heavy(house, arguments, heavy, typer):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"))
    assert run("scan").code == 0
    assert imported(house, *arguments) == (heavy, typer)


def test_a_round_over_feeds_without_surprises_needs_no_feedparser(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"))
    heavy, _ = imported(house, "scan")
    assert not {"feedparser", "jinja2", "pydantic", "pygments", "smtplib", "tomlkit"} & set(heavy)


def test_a_round_in_which_nothing_changed_needs_httpx_and_little_else(house):
    house.feed("/krant.rss", entry(1, "TV De Zwaluw wint"), etag="1")
    assert run("scan").code == 0
    heavy, _ = imported(house, "--config", "keywords.toml", "scan", "--all", "--quiet")
    assert heavy == ["httpcore", "httpx", "urllib.request"]  # the last is httpx's own


def test_httpx_comes_without_its_command_line_which_others_can_still_import():
    ran = subprocess.run(
        [sys.executable, "-c", FETCH], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_a_command_line_of_httpx_that_somebody_imported_before_us_stays(monkeypatch):
    theirs = ModuleType("httpx._main")
    monkeypatch.setitem(sys.modules, "httpx._main", theirs)
    importlib.reload(lean)
    assert sys.modules["httpx._main"] is theirs


def test_what_changes_a_keyword_file_is_there_when_it_is_asked_for():
    assert config.starter.__module__ == "webwatch.config.starting"
    assert config.add_keyword.__module__ == "webwatch.config.editing"
    with pytest.raises(AttributeError, match="add_nothing"):
        config.add_nothing  # noqa: B018 - to ask for it is the test
