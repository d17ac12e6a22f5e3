import contextlib
import io
import os
import re
import runpy
import sqlite3
import sys

import pytest

import webwatch.cli.app as commands
from household import run, started
from webwatch import __version__
from webwatch.__main__ import main
from webwatch.cli.examples import EXAMPLES

READERS = [
    ["scan"], ["digest"], ["mentions"], ["show", "1"], ["explain", "1"], ["grade", "--list"],
    ["source", "list"], ["keyword", "test", "De Zwaluw"],
]  # fmt: skip


def test_the_version_is_said():
    assert run("--version") == run("--version", "scan")
    assert run("--version").out == f"webwatch {__version__}\n"


def test_the_version_is_said_before_anything_slow(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["webwatch", "--version"])
    main()
    assert capsys.readouterr().out == f"webwatch {__version__}\n"


def test_it_is_started_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["webwatch", "--version"])
    monkeypatch.delitem(sys.modules, "webwatch.__main__")
    runpy.run_module("webwatch", run_name="__main__")
    assert capsys.readouterr().out == f"webwatch {__version__}\n"


def test_it_can_write_to_what_is_no_file():
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert commands.run(["--version"]) == 0
    assert out.getvalue() == f"webwatch {__version__}\n"


def test_the_process_leaves_with_the_exit_code(monkeypatch, house):
    house.site.put("/krant.rss", status=404)
    monkeypatch.setattr(sys, "argv", ["webwatch", "scan"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3


@pytest.mark.parametrize("command", ["", *EXAMPLES])
def test_every_command_explains_itself_with_examples(command):
    ran = run(*command.split(), "--help")

    assert (ran.code, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    assert f"Usage: webwatch {command}".strip() in words
    assert all(" ".join(example.split()) in words for example in EXAMPLES.get(command, ()))
    assert run(*command.split(), "-h") == ran


def test_without_a_command_it_lists_them():
    ran = run()
    assert ran.code in {0, 2}
    assert all(name.split()[0] in ran.out + ran.err for name in EXAMPLES)


def test_the_help_is_dutch_in_a_dutch_locale(tmp_path):
    nl = {"LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "LANGUAGE": ""}
    with started("scan", "--help", folder=tmp_path, **nl) as process:
        out, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (0, "")
    assert "Kijkt één keer bij elke bron" in out
    assert "Voorbeelden:" in out
    assert "Opties" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["scna"], ["scan", "--nope"], ["scan", "extra"], ["show"], ["keyword", "nope"],
        ["keyword", "add"], ["digest", "--since"], ["--config"],
    ],
)  # fmt: skip
def test_what_is_no_command_or_option_is_a_usage_error(house, arguments):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()


@pytest.mark.parametrize("command", READERS)
def test_without_a_keyword_file_it_says_where_it_looked_and_what_makes_one(
    tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)

    ran = run(*command)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is no keyword file. Looked at: ")
    assert str(tmp_path / "keywords.toml") in ran.err
    assert "`webwatch init` makes one" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_keyword_file_is_the_option_s_then_the_environment_s_then_the_folder_s(
    house, monkeypatch
):
    def named(*option):
        return run(*option, "keyword", "list", "--json").json[0]["name"]

    for name in ("option", "environment"):
        (house.folder / f"{name}.toml").write_text(f'[[keyword]]\nname = "{name}"\n')
    assert named() == "De Zwaluw"
    monkeypatch.setenv("WEBWATCH_CONFIG", str(house.folder / "environment.toml"))
    assert named() == "environment"
    assert named("--config", house.folder / "option.toml") == "option"
    missing = run("--config", house.folder / "weg.toml", "scan")
    assert missing.code == 2
    assert "weg.toml, which --config names" in missing.err


@pytest.mark.parametrize("command", READERS)
def test_a_broken_keyword_file_is_told_with_each_problem_on_a_line(house, command):
    house.file.write_text('[[keyword]]\nname = "De Zwaluw"\nanny = ["x"]\n[fetsh]\n')

    ran = run(*command)

    first, *problems = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert first == f"{house.file} can't be used."
    assert len(problems) == 2
    assert all(problem.startswith("  ") for problem in problems)


@pytest.mark.parametrize("command", READERS)
def test_a_database_that_is_none_is_one_sentence_and_left_alone(house, command):
    database = house.folder / "webwatch.db"
    database.write_bytes(b"Dear diary, today I was no database." * 40)

    ran = run(*command)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (f"{database} is no webwatch database. Move it away, or set another path.\n")
    assert database.read_bytes().startswith(b"Dear diary")


def test_a_database_of_a_newer_webwatch_is_left_alone(house):
    run("scan")
    with sqlite3.connect(house.folder / "webwatch.db") as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations SELECT * FROM _sqlite_migrations LIMIT 0"
        )
        columns = [row[1] for row in connection.execute("PRAGMA table_info(_sqlite_migrations)")]
        row = dict(
            zip(
                columns,
                connection.execute("SELECT * FROM _sqlite_migrations").fetchone(),
                strict=True,
            )
        )
        row |= {"name": "9999_from_the_future"} | ({"id": 9999} if "id" in row else {})
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO _sqlite_migrations VALUES ({marks})", tuple(row.values()))
        connection.execute("PRAGMA user_version = 9999")  # each webwatch writes its own
    connection.close()

    ran = run("mentions")

    assert ran.code == 2
    assert "was made by a newer webwatch" in ran.err


def test_a_folder_for_the_database_that_cannot_be_written_is_one_sentence(house):
    (house.folder / "file").write_text("")
    house.file.write_text('database = "file/webwatch.db"\n' + house.file.read_text())

    for command in (["scan"], ["mentions"]):
        ran = run(*command)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
        assert str(house.folder / "file") in ran.err


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="rights don't stop root, and differ on Windows"
)
def test_a_folder_without_rights_is_one_sentence(house):
    house.folder.chmod(0o500)
    try:
        ran = run("scan")
    finally:
        house.folder.chmod(0o700)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_a_bug_is_confessed_with_exit_code_1_and_no_traceback(house, monkeypatch):
    def buggy(*_, **__):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("webwatch.cli.scan.look", buggy)

    ran = run("scan")

    assert (ran.code, ran.out) == (1, "")
    assert "This is a bug in webwatch, not a mistake of yours: ZeroDivisionError: oops." in ran.err
    monkeypatch.setenv("WEBWATCH_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("scan")


def test_a_reader_that_leaves_early_ends_it_without_a_word(house):
    run("scan")
    with started("mentions", "--csv", folder=house.folder) as process:
        process.stdout.close()
        process.wait(20)
        assert "Traceback" not in process.stderr.read()


def test_a_terminal_that_cannot_show_a_character_gets_another(house, monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(out, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", out)
    assert commands.run(["doctor"]) == 0
    assert re.match(rb"\? .*keywords", out.buffer.getvalue().replace(b"\x1b[32m", b""), re.DOTALL)
