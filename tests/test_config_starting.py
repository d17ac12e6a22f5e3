"""Tests of config.finding and config.starting: where is the file, and how does one begin?"""

import re
from datetime import time

import pytest

from webwatch.config import create, find, load, starter
from webwatch.config.checking import check
from webwatch.core.model import Keyword
from webwatch.errors import ConfigError, UsageError

KEYWORD = '[[keyword]]\nname = "De Zwaluw"\n'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keywords.toml"


def test_an_option_counts_before_the_environment_and_both_must_be_there(path):
    other = path.with_name("other.toml")
    environ = {"WEBWATCH_CONFIG": str(other)}
    with pytest.raises(UsageError, match=r"--config names.*webwatch init"):
        find(path, environ, path.parent, path.parent)
    path.touch()
    assert find(path, environ, path.parent, path.parent) == path
    with pytest.raises(UsageError, match=r"other.toml, which WEBWATCH_CONFIG names"):
        find(None, environ, path.parent, path.parent)
    other.touch()
    assert find(None, environ, path.parent, path.parent) == other


def test_the_working_folder_counts_before_the_config_folder(tmp_path):
    work, home = tmp_path / "work", tmp_path / "home"
    for folder in (home, work):
        folder.mkdir()
        (folder / "keywords.toml").touch()
        assert find(None, {"WEBWATCH_CONFIG": ""}, work, home) == folder / "keywords.toml"


def test_without_a_file_it_says_where_it_looked_and_what_makes_one(tmp_path):
    with pytest.raises(UsageError) as caught:
        find(None, {}, tmp_path / "work", tmp_path / "home")
    assert str(tmp_path / "work" / "keywords.toml") in str(caught.value)
    assert str(tmp_path / "home" / "keywords.toml") in str(caught.value)
    assert "webwatch init" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_starter_says_what_it_was_given_and_explains_itself(path, language):
    keywords = [
        Keyword(name='De "Zwaluw"', any=("TV\\De Zwaluw",), own_domains=("dezwaluw.example",)),
        Keyword(name="Bond", all=("turnen", "bond"), none=("x y",), case_sensitive=True),
        Keyword(name="Only a name"),
    ]
    mail = {"to": ["a@b.example"], "from": "w@b.example", "port": 587, "user": "w"}
    text = starter(
        keywords, [{"url": "https://nos.example/rss", "weight": 2.0}], language=language, mail=mail
    )
    read = create(path, text)
    assert read == load(path)
    assert read.keywords[:2] == tuple(keywords[:2])
    assert read.keywords[2] == Keyword(name="Only a name", any=("Only a name",))
    assert [(s.name, s.weight) for s in read.sources] == [("nos.example", 2.0)]
    assert [(c.to, c.port, c.user) for c in read.channels] == [(("a@b.example",), 587, "w")]
    assert read.language == language
    assert text.count("#") > 15


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_examples_in_a_starter_work_when_switched_on(path, language):
    text = starter([Keyword(name="De Zwaluw")], language=language)
    assert load_text(path, text).channels == ()
    lines = [re.sub(r"^# (?=\[\[|\w+ = )", "", line) for line in text.splitlines()]
    read = load_text(path, "\n".join(lines))
    assert (len(read.sources), len(read.channels)) == (1, 1)
    assert read.schedule.quiet_from == time(22)


def load_text(path, text):
    return check(text.encode(), path)


def test_a_new_file_is_never_written_over_another_nor_when_it_has_problems(path):
    path = path.parent / "new" / "keywords.toml"
    with pytest.raises(ConfigError):
        create(path, starter([Keyword(name="*")]))
    assert not path.parent.exists()
    create(path, KEYWORD)
    with pytest.raises(UsageError, match="is there already"):
        create(path, starter([Keyword(name="Other")]))
    assert path.read_text() == KEYWORD
    with pytest.raises(UsageError, match="can't be written"):
        create(path / "under-a-file.toml", KEYWORD)
