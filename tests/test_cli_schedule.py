import os
import stat
import sys

import pytest

from household import run

KEYWORDS = '[[keyword]]\nname = "De Zwaluw"\n[schedule]\ndigest_at = "07:30"\n'


@pytest.fixture
def keyword_file(tmp_path):
    path = tmp_path / "keywords.toml"
    path.write_text(KEYWORDS, encoding="utf-8")
    return path


@pytest.fixture
def a_crontab(tmp_path, monkeypatch):
    """A program that keeps a crontab in a file as cron's own does."""
    kept = tmp_path / "kept"
    program = tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        f"kept = pathlib.Path({str(kept)!r})\n"
        "if sys.argv[1] == '-l':\n"
        "    sys.exit('no crontab') if not kept.exists() else print(kept.read_text(), end='')\n"
        "elif (text := sys.stdin.read()).startswith('no'):\n"
        "    sys.exit('errors in crontab file')\n"
        "else:\n"
        "    kept.write_text(text)\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return kept


def test_the_schedule_is_printed_for_cron_with_the_keyword_file_in_full(keyword_file):
    done = run("--config", str(keyword_file), "schedule", "print", "--cron")

    assert done.code == 0
    assert f"--config {keyword_file} digest --email" in done.out
    assert "30 7 * * *" in done.out


def test_the_schedule_is_printed_for_systemd_and_for_windows(keyword_file):
    systemd = run("--config", str(keyword_file), "schedule", "print", "--systemd")
    windows = run("--config", str(keyword_file), "schedule", "print", "--windows")

    assert "# ~/.config/systemd/user/webwatch-scan.timer\n" in systemd.out
    assert windows.out.startswith("schtasks /Create")


def test_one_system_at_a_time(keyword_file):
    done = run("--config", str(keyword_file), "schedule", "print", "--cron", "--systemd")

    assert (done.code, done.out) == (2, "")
    assert "Choose one" in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no cron")
def test_installed_twice_it_stands_once_beside_what_was_there(keyword_file, a_crontab):
    first = run("--config", str(keyword_file), "schedule", "install")
    a_crontab.write_text("0 1 * * * backup\n" + a_crontab.read_text())
    second = run("--config", str(keyword_file), "schedule", "install")

    assert (first.code, second.code) == (0, 0)
    assert a_crontab.read_text().startswith("0 1 * * * backup\n")
    assert a_crontab.read_text().count("digest --email") == 1
    assert "crontab -l" in second.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no cron")
def test_a_crontab_that_refuses_is_said_with_its_reason(keyword_file, a_crontab):
    a_crontab.write_text("no\n")

    done = run("--config", str(keyword_file), "schedule", "install")

    assert done.code == 2
    assert "errors in crontab file" in done.err
    assert a_crontab.read_text() == "no\n"


def test_without_cron_it_says_what_to_do_instead(keyword_file, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    done = run("--config", str(keyword_file), "schedule", "install")

    assert done.code == 2
    assert "webwatch run" in done.err
