"""Tests of config: finding, reading and starting a keyword file."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, fields
from datetime import time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webwatch import channels, config, sources
from webwatch.config import create, find, load, starter
from webwatch.config.checking import check
from webwatch.config.tables import keys_of
from webwatch.config.values import READERS
from webwatch.core.model import Keyword, Kind, Severity
from webwatch.core.settings import Audience, FetchSettings, KeepSettings, Schedule
from webwatch.errors import ConfigError, Problem, UsageError

EXAMPLE = Path(__file__).parent.parent / "keywords.example.toml"
KEYWORD = '[[keyword]]\nname = "De Zwaluw"\n'
CHANNEL = '[[channel]]\nkind = "email"\nto = ["a@b.example"]\nfrom = "w@b.example"\n'


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


def test_the_example_that_is_shipped_can_be_used_without_a_warning():
    read = load(EXAMPLE)
    assert [each.name for each in read.keywords] == ["De Zwaluw", "De hal", "Bond"]
    assert [each.kind for each in read.sources] == ["rss", "google-alerts", "rss"]
    assert [each.recipients() for each in read.channels] == [("bestuur@dezwaluw.example",)]
    assert read.warnings == ()


def test_only_a_keyword_with_a_name_is_needed_and_the_rest_has_defaults(path):
    read = loaded(path, KEYWORD)
    assert read.keywords == (Keyword(name="De Zwaluw", any=("De Zwaluw",)),)
    assert (read.path, read.database) == (path, path.parent / "webwatch.db")
    assert (read.language, read.timezone) == ("", ZoneInfo("Europe/Amsterdam"))
    assert (read.sources, read.channels) == ((), ())
    assert (read.fetch, read.schedule, read.keep) == (FetchSettings(), Schedule(), KeepSettings())


def test_every_setting_of_the_contract_is_read(path):
    read = loaded(
        path,
        """
        language = "NL"
        database = "sub/data.db"
        timezone = "UTC"
        [[keyword]]
        name = "K"
        any = ["Zwaluw*", "#zwaluw"]
        all = ["turnen"]
        none = ["straat"]
        case_sensitive = true
        sources = ["NOS"]
        own_domains = ["DeZwaluw.example"]
        [[source]]
        name = "NOS"
        kind = "RSS"
        url = " https://user:secret@nos.example/rss "
        weight = 2
        allow_private_addresses = true
        interval = "1.5h"
        [fetch]
        workers = 2
        host_pause = "0s"
        contact = "a@b.example"
        [severity]
        remove = ["ramp"]
        add = { high = ["schorsing", "val*"] }
        thresholds = { medium = 1, high = 2.5 }
        [[channel]]
        kind = "email"
        name = "Bestuur"
        to = ["a@b.example"]
        from = "W <w@b.example>"
        min_severity = "Medium"
        keywords = ["K"]
        kinds = ["complaint", "question"]
        instant = "never"
        [schedule]
        scan_every = "90m"
        digest_at = 07:30:00
        quiet_hours = "22:00-7:00"
        """,
    )
    assert (read.language, read.database) == ("nl", path.parent / "sub" / "data.db")
    assert read.timezone == ZoneInfo("UTC")
    assert read.keywords[0] == Keyword(
        name="K",
        any=("Zwaluw*", "#zwaluw"),
        all=("turnen",),
        none=("straat",),
        case_sensitive=True,
        sources=("NOS",),
        own_domains=("dezwaluw.example",),
    )
    (source,) = read.sources
    assert source == sources.Rss(
        name="NOS",
        url="https://user:secret@nos.example/rss",
        weight=2.0,
        allow_private_addresses=True,
        interval=timedelta(minutes=90),
    )
    assert read.fetch == FetchSettings(workers=2, host_pause=timedelta(0), contact="a@b.example")
    assert read.severity.remove == ("ramp",)
    assert read.severity.add == ((Severity.HIGH, ("schorsing", "val*")),)
    assert read.severity.thresholds == ((Severity.MEDIUM, 1.0), (Severity.HIGH, 2.5))
    (channel,) = read.channels
    assert (channel.name, channel.sender) == ("Bestuur", "W <w@b.example>")
    assert channel.audience == Audience(
        min_severity=Severity.MEDIUM,
        keywords=("K",),
        kinds=(Kind.COMPLAINT, Kind.QUESTION),
        instant=None,
    )
    assert read.schedule == Schedule(
        scan_every=timedelta(minutes=90),
        digest_at=time(7, 30),
        quiet_from=time(22),
        quiet_until=time(7),
    )


def test_quiet_hours_may_be_empty(path):
    assert loaded(path, KEYWORD + '[schedule]\nquiet_hours = ""').schedule == Schedule()


def test_all_without_any_stays_so(path):
    read = loaded(path, '[[keyword]]\nname = "K"\nall = ["a b", "c d"]')
    assert read.keywords[0].any == ()


def test_a_source_without_a_name_is_called_after_its_host_and_uniquely(path):
    source = '[[source]]\nurl = "https://www.nos.example/{}"\n'
    named = '[[source]]\nname = "nos.example 2"\nurl = "https://x.example/"\n'
    read = loaded(path, KEYWORD + source.format("a") + source.format("b") + named)
    assert [s.name for s in read.sources] == ["nos.example", "nos.example 3", "nos.example 2"]


def test_an_alert_of_google_needs_no_kind_and_another_kind_gives_a_warning(path):
    source = '[[source]]\nurl = "https://www.google.nl/alerts/feeds/1/2"\n'
    assert loaded(path, KEYWORD + source).sources[0].kind == "google-alerts"
    read = loaded(path, KEYWORD + source + 'kind = "rss"\n')
    assert read.sources[0].kind == "rss"
    assert ["This is a Google Alert" in str(warning) for warning in read.warnings] == [True]


@pytest.mark.parametrize(
    ("keyword", "sentence"),
    [
        ('any = ["KPN"]', '"KPN" is short'),
        ('any = ["KPNN"]', ""),
        ('any = ["KPN"]\nall = ["bank"]', ""),
        ('any = ["KPN"]\ncase_sensitive = true', ""),
        ('any = ["#KPN"]', ""),
        ('any = ["Zwaluw"]\nnone = ["Zwaluw"]', '"Zwaluw" is looked for and excluded at once'),
    ],
)
def test_a_term_that_may_find_too_much_or_nothing_gives_a_warning(path, keyword, sentence):
    text = f'[[keyword]]\nname = "K"\n{keyword}\n[[source]]\nurl = "https://x.example"\n'
    warnings = [str(warning) for warning in loaded(path, text).warnings]
    assert len(warnings) == bool(sentence)
    assert all(sentence in warning and '[[keyword]] 1 "K"' in warning for warning in warnings)


def test_a_file_without_sources_can_be_used_with_a_warning(path):
    (warning,) = loaded(path, KEYWORD).warnings
    assert "webwatch source add" in str(warning)


def test_a_reference_to_an_item_with_problems_of_its_own_is_no_second_problem(path):
    path.write_text(
        '[[keyword]]\nname = "K1"\nsources = ["NOS"]\nany = ["*"]\n'
        '[[source]]\nname = "NOS"\nkind = "telex"\n' + CHANNEL + 'keywords = ["K1"]\n'
    )
    with pytest.raises(ConfigError) as caught:
        load(path)
    places = [problem.place for problem in caught.value.problems]
    assert places == ['[[keyword]] 1 "K1", any 1', '[[source]] 1 "NOS", kind']


def test_a_reference_into_nothing_at_all_is_told(path):
    path.write_text(KEYWORD + 'sources = ["NOS"]')
    assert only_problem(path).message.endswith("There are: %(names)s.")


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
    assert {field.name for field in fields(Search)} == {f.name for f in fields(expected)}


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


def test_the_face_of_the_room_offers_what_the_command_line_needs():
    assert set(config.__all__) <= set(dir(config))
