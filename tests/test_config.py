"""Tests of config.checking: what do the settings of a keyword file become?"""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from webwatch import sources
from webwatch.config import load
from webwatch.core.model import Keyword, Kind, Severity
from webwatch.core.settings import Audience, FetchSettings, KeepSettings, Schedule
from webwatch.errors import ConfigError

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
