import pytest

from household import run
from webwatch.config import load


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_with_yes_the_name_is_enough(folder):
    ran = run("init", "--yes", "--name", "De Zwaluw")

    settings = load(folder / "keywords.toml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("Written: keywords.toml.\n")
    assert "Make a Google Alert" in ran.err
    assert "webwatch doctor" in ran.err
    assert [keyword.name for keyword in settings.keywords] == ["De Zwaluw"]
    assert settings.keywords[0].any == ("De Zwaluw",)
    assert (settings.sources, settings.channels, settings.language) == ((), (), "en")


def test_every_question_is_an_option_too(folder):
    ran = run(
        "init", "--yes", "--name", "De Zwaluw", "--term", "TV De Zwaluw", "--term", "#zwaluw",
        "--none", "Zwaluwstraat", "--site", "https://www.dezwaluw.example/nieuws",
        "--source", "https://krant.example/rss",
        "--source", "https://www.google.com/alerts/feeds/12345/67",
        "--email", "bestuur@dezwaluw.example", "--email", "pers@dezwaluw.example",
        "--language", "nl",
    )  # fmt: skip

    settings = load(folder / "keywords.toml")
    (keyword,), (channel,) = settings.keywords, settings.channels
    assert ran.code == 0
    assert "Google Alert" not in ran.err
    assert keyword.any == ("De Zwaluw", "TV De Zwaluw", "#zwaluw")
    assert keyword.none == ("Zwaluwstraat",)
    assert keyword.own_domains == ("dezwaluw.example",)
    assert [source.kind for source in settings.sources] == ["rss", "google-alerts"]
    assert channel.to == ("bestuur@dezwaluw.example", "pers@dezwaluw.example")
    assert settings.language == "nl"


def test_somebody_at_a_terminal_is_asked(folder):
    answers = [
        " De Zwaluw ", "TV De Zwaluw, #zwaluw,", "", "dezwaluw.example",
        "https://krant.example/rss", "bestuur@dezwaluw.example",
    ]  # fmt: skip

    ran = run("init", stdin="\n".join([*answers, ""]), terminal=True)

    settings = load(folder / "keywords.toml")
    assert ran.code == 0
    assert ran.err.count("?") >= 6
    assert settings.keywords[0].any == ("De Zwaluw", "TV De Zwaluw", "#zwaluw")
    assert settings.keywords[0].own_domains == ("dezwaluw.example",)
    assert [source.url for source in settings.sources] == ["https://krant.example/rss"]
    assert settings.channels[0].to == ("bestuur@dezwaluw.example",)


def test_what_was_given_is_not_asked_and_enter_skips_a_question(folder):
    ran = run(
        "init", "--name", "De Zwaluw", "--site", "dezwaluw.example", stdin="\n" * 4, terminal=True
    )

    assert ran.code == 0
    assert "What is the association called?" not in ran.err
    assert "What is its own site?" not in ran.err
    assert load(folder / "keywords.toml").sources == ()


@pytest.mark.parametrize("typed", ["", "De Zwaluw\n", "De Zwaluw\n\n\n"])
def test_nothing_more_to_type_stops_it_with_130_and_writes_nothing(folder, typed):
    ran = run("init", stdin=typed, terminal=True)

    assert ran.code == 130
    assert list(folder.iterdir()) == []


def test_without_a_terminal_it_says_what_to_give(folder):
    ran = run("init", stdin="De Zwaluw\n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "There is nobody to ask here. Give --yes and --name.\n"


@pytest.mark.parametrize("name", [[], ["--name", "  "]])
def test_without_a_name_there_is_nothing_to_watch(folder, name):
    ran = run("init", "--yes", *name)
    assert (ran.code, ran.err) == (2, "Say what the association is called: --name.\n")


@pytest.mark.parametrize("content", ["# mine\n", ""])
def test_a_keyword_file_that_is_there_is_never_written_over(folder, content):
    (folder / "keywords.toml").write_text(content)

    ran = run("init", "--yes", "--name", "De Zwaluw")

    assert ran.code == 2
    assert "keywords.toml is there already." in ran.err
    assert (folder / "keywords.toml").read_text() == content


def test_it_is_written_where_config_or_the_environment_says(folder, monkeypatch):
    assert run("--config", folder / "deep" / "a.toml", "init", "-y", "--name", "Koor").code == 0
    assert load(folder / "deep" / "a.toml").keywords[0].name == "Koor"
    monkeypatch.setenv("WEBWATCH_CONFIG", str(folder / "b.toml"))
    assert run("init", "-y", "--name", "Koor").code == 0
    assert (folder / "b.toml").exists()


def test_the_locale_chooses_the_language_of_the_file_unless_it_is_given(folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    run("--config", "nl.toml", "init", "-y", "--name", "Koor")
    run("--config", "en.toml", "init", "-y", "--name", "Koor", "--language", "en")

    assert load(folder / "nl.toml").language == "nl"
    assert "Waarop letten we?" in (folder / "nl.toml").read_text(encoding="utf-8")
    assert load(folder / "en.toml").language == "en"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--language", "fr"], "'fr' is no language. Choose nl or en."),
        (["--site", "http://[slecht"], "'http://[slecht' is no address of a site."),
        (["--site", "geen site"], "'geen site' is no address of a site."),
        (["--source", "geen adres"], "geen adres"),
        (["--email", "geen-adres"], "geen-adres"),
        (["--term", "*"], "A lone * would find everything"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(folder, arguments, sentence):
    ran = run("init", "--yes", "--name", "De Zwaluw", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(folder):
    (folder / "file").write_text("")
    ran = run("--config", folder / "file" / "keywords.toml", "init", "-y", "--name", "Koor")
    assert ran.code == 2
    assert "can't be written" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_what_it_wrote_can_be_scanned_at_once(folder):
    run("init", "--yes", "--name", "De Zwaluw")
    assert run("scan", "--json").json["sources"] == []
    assert run("doctor").code == 0
