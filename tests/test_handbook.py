"""Does the Dutch handbook say what is?"""

import contextlib
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer
from babel.messages.pofile import read_po

import webwatch
from webwatch.cli.app import spoken
from webwatch.cli.commands import COMMANDS
from webwatch.config.checking import check

DOCS = Path(__file__).parents[1] / "docs"
HANDBOOK = (DOCS / "handleiding.md").read_text(encoding="utf-8")
CATALOGUE = Path(webwatch.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "webwatch.po"
KEYWORD = '[[keyword]]\nname = "De Zwaluw"\n'


def blocks(language):
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", HANDBOOK, re.MULTILINE | re.DOTALL)


def command_lines():
    lines = [line.strip() for block in blocks("sh") for line in block.splitlines()]
    prose = re.sub(r"^ *```.*?^ *```$", "", HANDBOOK, flags=re.MULTILINE | re.DOTALL)
    quoted = re.sub(r"\*\*“.*?”\*\*", "", prose, flags=re.DOTALL)
    lines += [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", quoted)]
    return sorted({line for line in lines if line.startswith("webwatch ")})


def read(command, words, parent=None):
    """Let the real command line read these words, down to the command that would run."""
    name = "webwatch" if parent is None else command.name
    with command.make_context(name, list(words), parent=parent) as context:
        rest = [*getattr(context, "_protected_args", []), *context.args]
        if not hasattr(command, "resolve_command"):
            assert rest == []
            return
        _, child, rest = command.resolve_command(context, rest)
        read(child, rest, context)


def test_there_is_something_to_check():
    assert len(command_lines()) > 30
    assert len(blocks("toml")) >= 4


@pytest.mark.parametrize("line", command_lines())
def test_every_command_of_the_handbook_is_one(line, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    _, *words = shlex.split(line)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            read(spoken("en"), words)
    except typer.Exit as left:  # --help and --version are done when they are read
        assert left.exit_code == 0  # noqa: PT017
        assert {"--help", "--version"} & set(words)


def test_a_command_that_is_none_would_be_noticed():
    for line in ("webwatch scna", "webwatch digest --emial", "webwatch show", "webwatch open een"):
        with pytest.raises(Exception, match=r"(?i)no such|missing|valid integer"):
            read(spoken("en"), shlex.split(line)[1:])


@pytest.mark.parametrize("block", blocks("toml"))
def test_every_piece_of_a_keyword_file_can_be_used(block, tmp_path):
    content = block if "[[keyword]]" in block else KEYWORD + block
    tomllib.loads(content)
    assert check(content.encode(), tmp_path / "keywords.toml").keywords[0].name == "De Zwaluw"


def test_what_webwatch_is_quoted_to_say_it_says():
    with CATALOGUE.open("rb") as file:
        said = [message.string for message in read_po(file, locale="nl")]
    spoken = [text for text in said if isinstance(text, str)]
    bold = re.findall(r"^\*\*“(.+?)”\*\*", HANDBOOK, re.MULTILINE | re.DOTALL)
    quoted = [" ".join(text.split()) for text in bold]
    assert len(quoted) >= 10
    for text in quoted:
        pattern = ".*".join(re.escape(part) for part in text.split("…"))
        assert any(re.match(pattern, each, re.DOTALL) for each in spoken), text


def test_it_tells_of_how_long_things_are_kept_what_is_so():
    keep = check(KEYWORD.encode(), Path("keywords.toml").absolute()).keep
    assert f"| {keep.entries.days} dagen nadat" in HANDBOOK
    assert f"| {keep.mentions.days} dagen |" in HANDBOOK
    assert f"**Bewaartermijn:** {keep.mentions.days} dagen;" in HANDBOOK


def test_every_link_to_a_chapter_leads_to_one():
    chapters = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^## (.+)$", HANDBOOK, re.MULTILINE)
    }
    links = set(re.findall(r"\(#([^)]+)\)", HANDBOOK))
    assert links == chapters


def test_it_tells_of_the_commands_that_a_volunteer_needs():
    needed = set(COMMANDS) - {"rate", "evaluate"}  # for those who work on the flag itself
    assert {name for name in needed if f"webwatch {name}" not in HANDBOOK} == set()
