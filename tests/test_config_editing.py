"""Tests of config.editing and config.writing: does a change leave all else as it was?"""

import os
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webwatch.config import (
    add_keyword,
    add_source,
    add_sources,
    load,
    remove_keyword,
    remove_source,
    writing,
)
from webwatch.core.model import Keyword
from webwatch.errors import ChangeError, ConfigError, UsageError

FILE = """\
# On top.
language = "nl"   # the language

# --- What ---

[[keyword]]
name = "De Zwaluw"   # us
any = [
    "TV De Zwaluw",  # our name
]
# none = ["x"]

# --- More ---
[[keyword]]
name = "De hal"

# --- Where ---

[[source]]
name = "NOS"
url = "https://nos.example/rss"

# The second.
[[source]]
url = "https://krant.example/rss"
# weight = 2

# --- How ---
[fetch]
workers = 2
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "keywords.toml"
    file.write_text(FILE, encoding="utf-8", newline="\n")
    return file


def text_of(path):
    return path.read_bytes().decode()


def test_a_keyword_is_put_behind_the_others_and_before_what_is_about_the_next_section(path):
    add_keyword(path, Keyword(name='Club "X"', any=("a\\b", "#cc"), none=("dd",)))
    block = '[[keyword]]\nname = "Club \\"X\\""\nany = ["a\\\\b", "#cc"]\nnone = ["dd"]\n\n'
    assert text_of(path) == FILE.replace("# --- Where ---", block + "# --- Where ---")
    assert load(path).keywords[-1] == Keyword(name='Club "X"', any=("a\\b", "#cc"), none=("dd",))


def test_a_keyword_that_is_only_a_name_is_written_so(path):
    add_keyword(path, Keyword(name="KPNN", any=("KPNN",), case_sensitive=True))
    assert '[[keyword]]\nname = "KPNN"\ncase_sensitive = true\n\n# --- Where' in text_of(path)


def test_a_source_is_put_behind_the_others_and_called_after_its_host(path):
    assert add_source(path, url="https://www.x.example/rss", allow_private_addresses=False) == (
        "x.example"
    )
    block = '[[source]]\nurl = "https://www.x.example/rss"\n\n'
    assert text_of(path) == FILE.replace("# --- How ---", block + "# --- How ---")


def test_a_source_can_have_all_settings_of_its_kind(path):
    name = add_source(
        path, url="https://x.example", kind="rss", name="X", weight=2.0, interval="2h"
    )
    added = load(path).sources[-1]
    assert (name, added.name, added.weight, added.interval.seconds) == ("X", "X", 2.0, 7200)


def test_the_first_source_of_a_file_is_put_at_its_end(tmp_path):
    path = tmp_path / "k.toml"
    path.write_bytes(b'[[keyword]]\nname = "De Zwaluw"')
    add_source(path, url="https://x.example")
    expected = '[[keyword]]\nname = "De Zwaluw"\n\n[[source]]\nurl = "https://x.example"\n'
    assert text_of(path) == expected


@pytest.mark.parametrize("name", ["De Zwaluw", "de zwaluw"])
def test_a_keyword_is_taken_out_with_the_remarks_under_its_settings_and_no_other(path, name):
    remove_keyword(path, name)
    begin, end = FILE.index("[[keyword]]"), FILE.index("# --- More")
    assert text_of(path) == FILE[:begin] + FILE[end:]
    assert [keyword.name for keyword in load(path).keywords] == ["De hal"]


def test_a_source_is_taken_out_by_the_name_of_its_host(path):
    remove_source(path, "krant.example")
    begin, end = FILE.index('[[source]]\nurl = "https://krant'), FILE.index("# --- How")
    assert text_of(path) == FILE[:begin].rstrip() + "\n\n" + FILE[end:]


def test_what_stands_last_is_taken_out_to_the_end(tmp_path):
    path = tmp_path / "k.toml"
    kept = '[[keyword]]\nname = "De Zwaluw"\n'
    path.write_text(kept + '\n[[source]]\nurl = "https://x.example"\n[source.more]\n')
    with pytest.raises(ConfigError):
        remove_source(path, "x.example")
    path.write_text(kept + '\n[[source]]\nurl = "https://x.example"')
    remove_source(path, "x.example")
    assert text_of(path) == kept


def test_the_very_first_item_leaves_no_empty_lines_on_top(tmp_path):
    path = tmp_path / "k.toml"
    path.write_text('[[keyword]]\nname = "AAAA"\n\n[[keyword]]\nname = "BBBB"\n')
    remove_keyword(path, "AAAA")
    assert text_of(path) == '[[keyword]]\nname = "BBBB"\n'


def test_adding_and_taking_out_gives_the_same_file_again(path):
    add_keyword(path, Keyword(name="Extra"))
    add_source(path, url="https://x.example", name="X")
    remove_keyword(path, "Extra")
    remove_source(path, "X")
    assert text_of(path) == FILE


def test_windows_line_ends_and_a_byte_order_mark_stay(path):
    path.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    add_keyword(path, Keyword(name="Extra"))
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# On top.\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == FILE.count("\n") + 3
    remove_keyword(path, "Extra")
    assert path.read_bytes() == b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()


def test_what_only_looks_like_a_heading_is_not_taken_for_one(path):
    tricky = '[[keyword]]\nname = "Tricky"  # [[keyword]]\nown_domains = []\n\n'
    tricky += 'any = [\'\'\'\n[[source]]\'\'\', """\n[[keyword]]\n""", "it\'s"]\n\n'
    path.write_text(FILE.replace("# --- More ---\n", tricky + "# --- More ---\n"))
    before = text_of(path)
    add_keyword(path, Keyword(name="Extra"))
    remove_keyword(path, "Extra")
    assert text_of(path) == before
    remove_keyword(path, "Tricky")
    assert text_of(path) == FILE


@pytest.mark.parametrize(
    "text",
    [
        'keyword = [{ name = "De Zwaluw" }, { name = "De hal" }]\n',
        '"keyword" = [{ name = "De Zwaluw" }, { name = "De hal" }]\n',
        '[["keyword"]]\nname = "De Zwaluw"\n[[keyword]]\nname = "De hal"\n',
    ],
)
def test_a_file_in_an_unusual_layout_is_left_to_its_owner(path, text):
    path.write_text(text)
    with pytest.raises(UsageError, match="change it in an editor"):
        remove_keyword(path, "De hal" if "[[" in text else "De Zwaluw")
    assert text_of(path) == text
    assert not path.with_name("keywords.toml.bak").exists()


def test_an_inline_list_of_keywords_can_not_be_added_to(path):
    path.write_text('keyword = [{ name = "De Zwaluw" }]\n')
    with pytest.raises(UsageError, match="change it in an editor"):
        add_keyword(path, Keyword(name="Extra"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda path: add_keyword(path, Keyword(name="de zwaluw")), "already"),
        (lambda path: add_source(path, url="https://x.example", name="nos"), "already"),
        (lambda path: add_source(path, url="https://nos.example/rss"), "'NOS'"),
        (lambda path: remove_keyword(path, "De Zwaluv"), "Did you mean 'De Zwaluw'"),
        (lambda path: remove_source(path, "xyz"), "There are: NOS, krant.example"),
    ],
)
def test_a_name_that_is_there_or_is_not_there_gives_a_sentence(path, change, sentence):
    with pytest.raises(UsageError, match=sentence):
        change(path)
    assert text_of(path) == FILE


@pytest.mark.parametrize(
    "change",
    [
        lambda path: add_keyword(path, Keyword(name="*")),
        lambda path: add_keyword(path, Keyword(name="Extra", sources=("RTL",))),
        lambda path: add_source(path, url="ftp://x.example"),
        lambda path: add_source(path, url="https://x.example", kind="telex"),
    ],
)
def test_a_change_that_makes_the_file_useless_is_not_made(path, change):
    with pytest.raises(ChangeError, match="left as it is") as caught:
        change(path)
    assert len(caught.value.problems) == 1
    assert text_of(path) == FILE


def test_the_last_keyword_and_one_that_a_channel_names_can_not_be_taken_out(path):
    channel = (
        '[[channel]]\nkind = "email"\nto = ["a@b.example"]\nfrom = "a@b.example"\n'
        'keywords = ["De hal"]\n'
    )
    path.write_text(FILE + channel)
    with pytest.raises(ChangeError) as caught:
        remove_keyword(path, "De hal")
    assert "keywords 1" in caught.value.problems[0].place
    path.write_text('[[keyword]]\nname = "De Zwaluw"\n')
    with pytest.raises(ChangeError) as caught:
        remove_keyword(path, "De Zwaluw")
    assert "There is no keyword" in str(caught.value.problems[0])


def test_a_file_that_can_not_be_used_is_not_changed(path):
    path.write_text(FILE + "[fetch]\n")
    with pytest.raises(ConfigError, match="can't be used"):
        add_keyword(path, Keyword(name="Extra"))


def test_the_former_content_is_kept_beside_the_file(path):
    add_keyword(path, Keyword(name="Extra"))
    assert text_of(path.with_name("keywords.toml.bak")) == FILE
    assert {file.name for file in path.parent.iterdir()} == {"keywords.toml", "keywords.toml.bak"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_and_a_symbolic_link_stay(path):
    path.chmod(0o640)
    link = path.with_name("link.toml")
    link.symlink_to(path)
    add_keyword(link, Keyword(name="Extra"))
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(path.with_name("keywords.toml.bak").stat().st_mode) == 0o640
    assert load(path).keywords[-1].name == "Extra"


def test_a_read_only_file_is_left_as_it_is(path):
    path.chmod(stat.S_IRUSR)
    with pytest.raises(UsageError, match="read-only"):
        add_keyword(path, Keyword(name="Extra"))
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert text_of(path) == FILE


def test_a_file_that_somebody_else_changed_meanwhile_is_left_as_it_is(path):
    with pytest.raises(UsageError, match="changed by somebody else"):
        writing.replace_content(path, b"what it was", b"what it is to be")
    assert text_of(path) == FILE


def test_a_disk_that_fails_leaves_the_file_and_no_litter(path, monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UsageError, match="No space left"):
        add_keyword(path, Keyword(name="Extra"))
    assert text_of(path) == FILE
    assert list(path.parent.iterdir()) == [path]


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(NAMES.map(lambda name: f"aa {name}"), st.lists(NAMES.map(lambda term: f"bb{term}x")))
def test_any_name_and_terms_can_be_added_and_taken_out(path: Path, name, terms):
    path.write_bytes(FILE.encode())
    try:
        add_keyword(path, Keyword(name=name, any=tuple(terms)))
    except ChangeError:
        assert path.read_bytes() == FILE.encode()
        return
    added = tomllib.loads(text_of(path))["keyword"][-1]
    assert (added["name"], added.get("any", [])) == (name, [] if terms == [name] else terms)
    remove_keyword(path, name.strip())
    assert text_of(path) == FILE


def test_several_sources_are_added_in_one_change_each_once_and_under_its_own_name(path):
    items = [
        {"name": "NOS", "url": "https://a.example/rss"},
        {"name": "NOS 2", "url": "https://b.example/rss", "kind": ""},
        {"name": "Al bekend", "url": "https://krant.example/rss"},
        {"url": "https://c.example/rss"},
        {"name": "Nog eens", "url": "https://a.example/rss"},
    ]
    assert add_sources(path, items) == ("NOS 2", "NOS 2 2", "c.example")
    block = (
        '[[source]]\nname = "NOS 2"\nurl = "https://a.example/rss"\n\n'
        '[[source]]\nname = "NOS 2 2"\nurl = "https://b.example/rss"\n\n'
        '[[source]]\nurl = "https://c.example/rss"\n\n'
    )
    assert text_of(path) == FILE.replace("# --- How ---", block + "# --- How ---")


def test_adding_nothing_new_leaves_the_file_as_it_is(path):
    assert add_sources(path, [{"url": "https://nos.example/rss"}]) == ()
    assert text_of(path) == FILE


def test_of_several_sources_none_is_added_if_one_is_wrong(path):
    with pytest.raises(ChangeError):
        add_sources(path, [{"url": "https://a.example"}, {"url": "https://b.example", "kind": "x"}])
    assert text_of(path) == FILE
