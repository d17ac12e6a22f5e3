"""Is nothing lost, and at most one mail doubled, wherever the process is killed?"""

import multiprocessing
import shutil
from pathlib import Path

import pytest

import killed_while_telling
from killed_while_telling import STEPS, board, tell_and_die
from letters import happen, tell
from mailserver import MailServer
from webwatch.deliver import Outcome
from webwatch.store import Store


@pytest.fixture(scope="module")
def processes():
    """Where the processes come from: quickly, from one that has imported all that they need."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 - not on Windows

    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([killed_while_telling.__name__])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))
        forkserver.ensure_running()
    return made


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """A database with three mentions that nobody was told of."""
    path = tmp_path_factory.mktemp("night") / "webwatch.db"
    with Store.open(path) as store:
        happen(store, 1, 2, 3)
    return path


@pytest.fixture(scope="module")
def statements(night, tmp_path_factory):
    """How many SQL statements that write a telling takes."""
    copy = shutil.copy(night, tmp_path_factory.mktemp("copy"))
    with MailServer() as server:
        return tell_and_die(copy, server.port, None)


def killed(processes, database, port, fatal):
    process = processes.Process(target=tell_and_die, args=(database, port, fatal))
    process.start()
    process.join(30)
    assert process.exitcode not in {0, None}, f"it was not killed at {fatal}"


def aftermath(processes, night, folder, fatal):
    """Kill a telling there; then tell twice more, and give what arrived."""
    database = shutil.copy(night, folder)
    with MailServer() as server:
        killed(processes, database, server.port, fatal)
        with Store.open(folder / "webwatch.db") as store:
            tell(store, board(server.port))
            (last,) = tell(store, board(server.port))
            assert last.outcome is Outcome.NOTHING
            assert store.untold("email:bestuur@club.example") == []
        return server.mails


def assert_told_once(mails):
    assert 1 <= len(mails) <= 2
    assert len({mail["Message-ID"] for mail in mails}) == 1
    for mail in mails:
        text = next(mail.iter_parts()).get_content()
        assert all(f"({number})" in text for number in (1, 2, 3))


@pytest.mark.parametrize("step", STEPS)
def test_killed_while_it_talks_to_the_server_nothing_is_lost(processes, night, tmp_path, step):
    mails = aftermath(processes, night, tmp_path, step)
    assert_told_once(mails)
    assert len(mails) == (2 if step == "quit" else 1)


def test_killed_at_any_statement_nothing_is_lost(processes, night, statements, tmp_path):
    assert statements >= 10
    doubled = 0
    for fatal in range(1, statements + 1):
        folder = tmp_path / str(fatal)
        folder.mkdir()
        mails = aftermath(processes, night, folder, fatal)
        assert_told_once(mails)
        doubled += len(mails) - 1
    assert doubled <= statements // 2
