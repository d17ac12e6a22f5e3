import pytest

from household import entry, rss, run
from webserver import WebServer
from webwatch.config import load

ALONE = ("--offline", "--search", "-")
"""Nothing is asked of a network."""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_with_yes_the_name_is_enough(folder):
    ran = run("init", "--yes", "--name", "Koor Oost", "--offline")

    settings = load(folder / "keywords.toml")
    assert (ran.code, ran.out) == (0, "")
    assert "Written: keywords.toml.\n" in ran.err
    assert "Make a Google Alert" in ran.err
    assert "webwatch doctor" in ran.err
    assert [keyword.name for keyword in settings.keywords] == ["Koor Oost"]
    assert settings.keywords[0].any == ("Koor Oost", "#kooroost")
    assert [source.kind for source in settings.sources] == ["google-news", "bing-news"]
    assert (settings.channels, settings.language) == ((), "en")


def test_every_question_is_an_option_too(folder):
    ran = run(
        "init", "--yes", "--name", "De Zwaluw", "--term", "TV De Zwaluw", "--term", "#zwaluw",
        "--abbreviation", "TDZ", "--former", "Meerwijkse Turners", "--misspelling", "TV De Swaluw",
        "--place", "Meerwijk", "--person", "Jan Jansen", "--event", "Zwaluwloop",
        "--none", "Zwaluwstraat", "--site", "https://www.dezwaluw.example/nieuws",
        "--source", "https://krant.example/rss",
        "--source", "https://www.google.com/alerts/feeds/12345/67",
        "--search", "reddit", "--email", "bestuur@dezwaluw.example",
        "--email", "pers@dezwaluw.example", "--host", "mail.dezwaluw.example", "--port", "465",
        "--user", "bestuur", "--language", "nl", "--offline",
    )  # fmt: skip

    settings = load(folder / "keywords.toml")
    first, near, cased, events, people = settings.keywords
    (channel,) = settings.channels
    assert ran.code == 0
    assert "Google Alert" not in ran.err
    assert first.any == (
        "TV De Zwaluw", "#zwaluw", "Meerwijkse Turners", "TV De Swaluw", "#dezwaluw",
        "dezwaluw.example",
    )  # fmt: skip
    assert (near.any, near.all) == (("De Zwaluw", "TDZ"), ("Meerwijk",))
    assert (cased.any, cased.case_sensitive) == (("De Zwaluw",), True)
    assert (events.any, people.any) == (("Zwaluwloop",), ("Jan Jansen",))
    assert first.none == ("Zwaluwstraat",)
    assert first.own_domains == ("dezwaluw.example",)
    assert [source.kind for source in settings.sources] == ["rss", "google-alerts", "search"]
    assert channel.to == ("bestuur@dezwaluw.example", "pers@dezwaluw.example")
    assert (channel.host, channel.port, channel.security) == ("mail.dezwaluw.example", 465, "tls")
    assert (channel.user, channel.sender) == ("bestuur", "bestuur@dezwaluw.example")
    assert settings.language == "nl"


def answered(*answers, options=ALONE):
    return run("init", *options, stdin="\n".join([*answers, ""]), terminal=True)


def test_somebody_at_a_terminal_is_asked(folder):
    ran = answered(
        "nl", " Koor Oost ", "KO", "Zangclub Oost", "Koor-Ost, #koor,", "Meerwijk", "Jan Jansen",
        "Lentezang", "Oostkoor Hengelo", "kooroost.example", "bestuur@kooroost.example", "", "", "",
        "https://krant.example/rss",
    )  # fmt: skip

    settings = load(folder / "keywords.toml")
    (channel,) = settings.channels
    assert ran.code == 0, ran.err
    assert settings.language == "nl"
    assert settings.keywords[0].any == (
        "Koor Oost", "Zangclub Oost", "Koor-Ost", "#koor", "#kooroost", "kooroost.example"
    )  # fmt: skip
    assert settings.keywords[1].any == ("KO",)
    assert [source.url for source in settings.sources] == ["https://krant.example/rss"]
    assert (channel.host, channel.port, channel.security, channel.user) == (
        "smtp.kooroost.example", 587, "starttls", "bestuur@kooroost.example"
    )  # fmt: skip


def test_what_was_given_is_not_asked_and_enter_skips_a_question(folder):
    ran = run(
        "init", "--name", "De Zwaluw", "--site", "dezwaluw.example", "--language", "en", *ALONE,
        stdin="\n" * 9, terminal=True,
    )  # fmt: skip

    assert ran.code == 0, ran.err
    assert "What is the association called?" not in ran.err
    assert "What is its own site?" not in ran.err
    assert "English?" not in ran.err
    assert load(folder / "keywords.toml").sources == ()


def test_with_everything_given_nothing_is_asked(folder):
    ran = run(
        "init", "--name", "Koor Oost", "--abbreviation", "KO", "--former", "Zangclub",
        "--misspelling", "Koor Ost", "--place", "Meerwijk", "--person", "Jan", "--event", "Zang",
        "--none", "x-koor", "--site", "kooroost.example", "--email", "b@kooroost.example",
        "--host", "mail.example", "--port", "25", "--user", "-", "--language", "en",
        "--source", "https://krant.example/rss", *ALONE, terminal=True,
    )  # fmt: skip

    assert ran.code == 0, ran.err
    assert "?" not in ran.err
    assert load(folder / "keywords.toml").channels[0].user == ""


def test_what_makes_no_sense_is_asked_again(folder):
    ran = answered(
        "fr", "", "", "*", "Koor Oost", "", "", "", "-plaats", "Gouda", "", "", "oost", "",
        "geen site", "",
        "geen-adres", "a@gmail.com", "", "0", "99999", "een", "25", "-",
        "geen adres", "", "noSuch", "mastodon", "-", "n",
        options=["--offline"],
    )  # fmt: skip

    settings = load(folder / "keywords.toml")
    assert ran.code == 0, ran.err
    assert "A lone * would find everything" in ran.err
    assert "'oost' stands in 'Koor Oost'" in ran.err
    assert "'geen site' is no address of a site." in ran.err
    assert "'geen-adres' is not a mail address" in ran.err
    assert ran.err.count("A port is a number from 1 to 65535.") == 3
    assert "geen adres" in ran.err
    assert "There is no search 'noSuch'." in ran.err
    assert "mastodon needs --host" in ran.err
    assert "AD Gouda" in ran.err
    assert (settings.channels[0].host, settings.channels[0].port) == ("smtp.gmail.com", 25)
    assert settings.sources == ()


def test_the_press_of_the_town_and_the_searches_are_taken_with_enter(folder):
    answers = ["en", "Koor Oost", "", "", "", "Gouda", "", "", "", "", "", "", "", ""]

    assert answered(*answers, options=["--offline"]).code == 0
    names = [source.name for source in load(folder / "keywords.toml").sources]
    assert names == ["Google News", "Bing News", "AD Gouda"]


@pytest.fixture
def site():
    with WebServer() as site:
        site.put("/koor.rss", rss(entry(1, "Koor Oost zingt")))
        site.put("/leeg", "<html><body>Niets</body></html>", headers={"Content-Type": "text/html"})
        head = '<link rel="alternate" type="application/rss+xml" href="/koor.rss">'
        html = f"<html><head>{head}</head></html>"
        site.put("/pagina", html, headers={"Content-Type": "text/html"})
        yield site


def test_each_source_is_tried_and_with_yes_it_is_kept_all_the_same(folder, site):
    ran = run(
        "init", "--yes", "--name", "Koor Oost", "--private", "--search", "-",
        *(word for path in ("/koor.rss", "/weg", "/leeg") for word in ("--source", site.url(path))),
    )  # fmt: skip

    assert ran.code == 0
    assert f"✓ {site.url('/koor.rss')}: 1 entries, 1 name a keyword." in ran.err
    assert f"✗ {site.url('/weg')}: There is nothing at this address any more." in ran.err
    assert f"✗ {site.url('/leeg')}: " in ran.err
    assert "Koor Oost zingt" in ran.out
    assert len(load(folder / "keywords.toml").sources) == 3


def test_at_a_terminal_what_can_not_be_read_is_left_out_unless_it_is_wanted(folder, site):
    paths = ("/pagina", "/weg", "/leeg")
    options = ["--name", "Koor Oost", "--language", "en", "--search", "-", "--private"]
    sources = [word for path in paths for word in ("--source", site.url(path))]

    ran = answered("", "", "", "", "", "", "", "", "", "", "ja", options=[*options, *sources])

    assert ran.code == 0, ran.err
    urls = [source.url for source in load(folder / "keywords.toml").sources]
    assert urls == [site.url("/koor.rss"), site.url("/leeg")]


def test_what_is_on_one_s_own_network_is_only_asked_if_that_is_said(folder, site):
    options = ["--name", "Koor Oost", "--language", "en", "--search", "-"]
    options += ["--source", site.url("/koor.rss"), "--source", site.url("/pagina")]
    answers = ["", "", "", "", "", "", "", "", "", "y", "n", "n"]

    ran = answered(*answers, options=options)

    (source,) = load(folder / "keywords.toml").sources
    assert ran.code == 0, ran.err
    assert source.allow_private_addresses
    assert site.asked("/pagina") == []


def test_a_person_s_and_an_abbreviation_s_namesakes_are_warned_of(folder):
    ran = run(
        "init", "--yes", "--name", "TBN", "--person", "Jan Jansen", "--abbreviation", "bn", *ALONE
    )

    assert "'TBN' is short, and means other things too. It counts only with these cap" in ran.err
    assert "'bn' is short, and means other things too. It will find much" in ran.err
    assert "'Jan Jansen' is a person" in ran.err


def test_a_mail_server_that_lets_no_program_in_is_told_at_once(folder):
    def told(*options):
        (folder / "keywords.toml").unlink(missing_ok=True)
        return run("init", "--yes", "--name", "Koor Oost", *ALONE, *options).err

    assert "Microsoft lets no program mail for jan@hotmail.com" in told(
        "--email", "jan@hotmail.com"
    )
    told("--email", "Jan <jan@gmail.com>")
    (channel,) = load(folder / "keywords.toml").channels
    assert (channel.user, channel.host) == ("jan@gmail.com", "smtp.gmail.com")
    other = told("--email", "jan@hotmail.com", "--host", "smtp.kooroost.example")
    assert "Microsoft" not in other
    assert "Put the password of jan@hotmail.com in the environment variable" in other
    assert "Put the password" not in told("--email", "b@kooroost.example", "--user", "-")


def test_the_google_alerts_are_told_word_for_word(folder):
    ran = run(
        "init", "--yes", "--name", "Hoop", "--term", "Koor Hoop", "--place", "Meerwijk",
        "--site", "koorhoop.example", *ALONE,
    )  # fmt: skip
    lines = ran.err.splitlines()

    assert '   ("Koor Hoop" OR "koorhoop.example") -site:koorhoop.example' in lines
    assert '   "Hoop" "Meerwijk" -site:koorhoop.example' in lines
    assert '3. With "Deliver to", choose "RSS feed", and click "Create alert".' in lines
    assert "   webwatch source add https://www.google.com/alerts/feeds/..." in lines
    only = run("--config", "b.toml", "init", "-y", "--name", "TBN", *ALONE)
    assert '   "TBN"' in only.err.splitlines()


@pytest.mark.parametrize("typed", ["", "nl\n", "nl\nDe Zwaluw\n", "nl\nDe Zwaluw\n\n\n"])
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

    ran = run("init", "--yes", "--name", "De Zwaluw", *ALONE)

    assert ran.code == 2
    assert "keywords.toml is there already." in ran.err
    assert (folder / "keywords.toml").read_text() == content


def test_it_is_written_where_config_or_the_environment_says(folder, monkeypatch):
    assert (
        run("--config", folder / "deep" / "a.toml", "init", "-y", "--name", "Koor", *ALONE).code
        == 0
    )
    assert load(folder / "deep" / "a.toml").keywords[0].name == "Koor"
    monkeypatch.setenv("WEBWATCH_CONFIG", str(folder / "b.toml"))
    assert run("init", "-y", "--name", "Koor", *ALONE).code == 0
    assert (folder / "b.toml").exists()


def test_the_locale_chooses_the_language_of_the_file_unless_it_is_given(folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    run("--config", "nl.toml", "init", "-y", "--name", "Koor", *ALONE)
    run("--config", "en.toml", "init", "-y", "--name", "Koor", "--language", "en", *ALONE)

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
        (["--site", "localhost"], "'localhost' is no address of a site."),
        (["--site", "10.0.0.1"], "'10.0.0.1' is no address of a site."),
        (["--none", "zwaluw"], "'zwaluw' stands in 'De Zwaluw': without it, nothing would"),
        (["--place", "Den Haag", "--none", "haag"], "'haag' stands in 'Den Haag'"),
        (["--place", "*"], "A lone * would find everything"),
        (["--search", "facebook"], "There is no search 'facebook'."),
        (["--email", "a@b.example", "--port", "99999"], "A port is a number from 1 to 65535."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(folder, arguments, sentence):
    ran = run("init", "--yes", "--name", "De Zwaluw", *ALONE, *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(folder):
    (folder / "file").write_text("")
    ran = run("--config", folder / "file" / "keywords.toml", "init", "-y", "--name", "Koor", *ALONE)
    assert ran.code == 2
    assert "can't be written" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_what_it_wrote_can_be_scanned_at_once(folder):
    run("init", "--yes", "--name", "De Zwaluw", *ALONE)
    assert run("scan", "--json").json["sources"] == []
    assert run("doctor").code == 0
