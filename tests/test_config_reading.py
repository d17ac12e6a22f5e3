"""Tests of config.reading and config.tables: what if the file is anything at all?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webwatch import channels, sources
from webwatch.config import load
from webwatch.config.checking import check
from webwatch.config.tables import keys_of
from webwatch.config.values import READERS
from webwatch.core.model import Severity
from webwatch.core.settings import FetchSettings, KeepSettings
from webwatch.errors import ConfigError, Problem

KEYWORD = '[[keyword]]\nname = "De Zwaluw"\n'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keywords.toml"


def loaded(path, text):
    path.write_text(text, encoding="utf-8")
    return load(path)


def only_problem(path):
    with pytest.raises(ConfigError) as caught:
        load(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b'name = "\xe9"', "save the file as UTF-8"),
        (KEYWORD.encode("utf-16"), "UTF-16"),
        (b"#" * 5_000_001, "over 5 MB"),
        (b"", "no keyword"),
        (b"\xef\xbb\xbf", "no keyword"),
        (b"\0", "A line must be a setting"),
    ],
)
def test_a_file_that_is_no_keyword_file_is_refused_with_a_sentence(path, content, remedy):
    path.write_bytes(content)
    assert remedy in str(only_problem(path))


def test_the_line_that_is_not_utf8_is_named(path):
    path.write_bytes(b"# a\n# b\xff\n")
    assert only_problem(path).place == "keywords.toml:2"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(path):
    path.write_bytes(b"\xef\xbb\xbf" + KEYWORD.replace("\n", "\r\n").encode())
    assert load(path).keywords[0].name == "De Zwaluw"


def test_a_folder_a_missing_and_a_closed_file_are_told_apart(tmp_path, path):
    assert "is a folder" in str(only_problem(tmp_path))
    assert "no such file" in str(only_problem(path))
    assert "can't be read" in str(only_problem(Path("a\0b")))


def test_the_database_may_lie_in_a_home_folder(path, monkeypatch):
    monkeypatch.setenv("HOME", str(path.parent / "home"))
    monkeypatch.setenv("USERPROFILE", str(path.parent / "home"))
    read = loaded(path, 'database = "~/w.db"\n' + KEYWORD)
    assert read.database == path.parent / "home" / "w.db"
    if sys.platform != "win32":  # which guesses a home folder for everybody
        assert loaded(path, 'database = "~nobodyhere/w.db"\n' + KEYWORD).database.name == "w.db"


def test_three_thousand_keywords_are_read_and_checked(path):
    text = "".join(f'[[keyword]]\nname = "Club {n}"\nany = ["TV Club {n}"]\n' for n in range(3000))
    assert len(loaded(path, text).keywords) == 3000


JUNK = st.recursive(
    st.text(max_size=8) | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "language",
        "database",
        "timezone",
        "keyword",
        "source",
        "channel",
        "fetch",
        "severity",
        "schedule",
        "keep",
        "name",
        "any",
        "all",
        "none",
        "kind",
        "url",
        "to",
        "from",
        "weight",
        "interval",
        "workers",
        "add",
        "digest_at",
        "min_severity",
        "instant",
    ]
)
TABLES = st.dictionaries(KEYS, JUNK | st.dictionaries(KEYS, JUNK, max_size=3), max_size=4)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, JUNK | TABLES | st.lists(TABLES, max_size=3), max_size=6))
def test_no_content_gives_anything_but_settings_or_problems(written):
    content = tomlkit.dumps(written).encode("utf-8", "surrogatepass")
    problems: tuple[Problem, ...] = ()
    try:
        check(content, Path("keywords.toml"))
    except ConfigError as error:
        problems = error.problems
    assert problems or b"name" in content
    assert all(str(problem).isprintable() for problem in problems)


def test_every_field_of_every_kind_has_a_type_that_can_be_read():
    kinds = [*sources.KINDS.values(), *channels.KINDS.values(), FetchSettings, KeepSettings]
    for kind in kinds:
        for field in keys_of(kind).values():
            hint = str(field.type).removeprefix("tuple[").removesuffix(", ...]")
            assert hint in READERS or hint.removesuffix(" | None") in READERS, (kind, field.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    kind: ClassVar[str] = "search"
    toml_names: ClassVar = MappingProxyType({"query": "q"})

    name: str
    from_: time | None = None
    query: str
    url: str = ""
    level: Severity = Severity.LOW
    tags: tuple[str, ...] = ()


def test_a_new_kind_of_source_is_checked_by_its_fields(path, monkeypatch):
    monkeypatch.setitem(sources.KINDS, "search", Search)
    text = KEYWORD + '[[source]]\nname = "S"\nkind = "search"\n'
    read = loaded(path, text + 'q = "a"\nurl = ""\nfrom = "08:00"\nlevel = "high"\ntags = ["x"]')
    expected = Search(name="S", query="a", from_=time(8), level=Severity.HIGH, tags=("x",))
    assert read.sources == (expected,)
    path.write_text(text)
    assert "q is missing" in str(only_problem(path))
    path.write_text(text + 'q = "a"\nurl = "x"')
    assert "https:// before it" in str(only_problem(path))


@pytest.mark.parametrize("content", ["keyword = []\n", "[keyword]\n", "keyword = [{}]\n"])
def test_a_list_without_a_keyword_in_it_is_no_list(content):
    with pytest.raises(ConfigError):
        check(content.encode(), Path("keywords.toml"))
