"""What does the shell offer when somebody presses Tab?"""

import pytest

from household import entry, run


@pytest.fixture
def offered(monkeypatch):
    """Ask as bash does: the last word of the line is incomplete."""

    def ask(line):
        monkeypatch.setenv("_WEBWATCH_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        ran = run()
        monkeypatch.delenv("_WEBWATCH_COMPLETE")
        assert (ran.code, ran.err) == (0, "")
        return [each for each in ran.out.splitlines() if each]

    return ask


def test_commands_are_completed(house, offered):
    assert "mentions" in offered("webwatch men")


def test_the_names_of_keywords_and_sources_are_completed(house, offered):
    assert offered("webwatch keyword test Ha") == ["Hal De Wiek"]
    assert offered("webwatch scan --keyword De") == ["De Zwaluw"]
    assert offered("webwatch scan --source ") == ["De Krant"]


def test_the_numbers_of_mentions_are_completed(house, offered):
    house.feed("/krant.rss", *(entry(n, f"TV De Zwaluw {n}") for n in range(12)))
    run("scan")
    assert sorted(offered("webwatch show 1")) == ["1", "10", "11", "12"]


def test_the_keyword_file_that_was_named_counts(house, offered):
    (house.folder / "ander.toml").write_text('[[keyword]]\nname = "Koor"\n')
    assert offered("webwatch --config ander.toml keyword test ") == ["Koor"]


@pytest.mark.parametrize(
    "line",
    ["webwatch keyword test ", "webwatch scan --source ", "webwatch show ", "webwatch open 1"],
)
def test_without_a_keyword_file_there_is_nothing_to_complete_and_no_word_of_it(
    house, offered, line
):
    house.file.unlink()
    assert offered(line) == []


def test_a_broken_keyword_file_or_database_is_no_trouble(house, offered):
    (house.folder / "webwatch.db").write_bytes(b"Dear diary" * 100)
    assert offered("webwatch show ") == []
    house.file.write_text("kapot")
    assert offered("webwatch keyword test ") == []


def test_tab_makes_no_database(house, offered):
    assert offered("webwatch show ") == []
    assert not (house.folder / "webwatch.db").exists()
