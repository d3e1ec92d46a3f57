import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.embedded.exchange import exchanged, settle
from graph.embedded.folder import ServerFolder, ServerRecord
from graph.errors import DatabaseUnavailable

JOIN_AND_WAIT = """
import sys, time
from pathlib import Path
from graph.embedded.folder import ServerFolder
folder = ServerFolder(Path(sys.argv[1]))
with folder.locked():
    lease = folder.join()
print("in", flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> ServerFolder:
    folder = ServerFolder(tmp_path / "data")
    folder.prepare()
    return folder


def test_the_folder_and_the_password_are_for_this_user_only(folder: ServerFolder) -> None:
    folder.keep_password("secret")

    assert stat.S_IMODE(folder.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.password_path.stat().st_mode) == 0o600
    assert folder.password() == "secret"


def test_a_folder_that_was_opened_to_others_is_closed_again(folder: ServerFolder) -> None:
    folder.home.chmod(0o755)

    folder.prepare()

    assert stat.S_IMODE(folder.home.stat().st_mode) == 0o700


def test_several_commands_prepare_one_folder_at_once(folder: ServerFolder) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(folder.prepare) for _ in range(400)]:
            done.result()


def test_a_folder_that_exists_keeps_its_own_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    ServerFolder(tmp_path).prepare()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way_is_said_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(DatabaseUnavailable, match="SUPPLYWATCH_DATA"):
        ServerFolder(tmp_path / "file").prepare()


def test_the_folder_of_another_user_is_left_alone(
    folder: ServerFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: folder.home.stat().st_uid + 1)

    with pytest.raises(DatabaseUnavailable, match=r"belongs to another user.*SUPPLYWATCH_DATA"):
        folder.prepare()


def test_two_spellings_of_a_folder_are_one_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert ServerFolder(tmp_path / "link").home == ServerFolder(tmp_path / "real").home


def test_users_are_counted_until_they_leave(folder: ServerFolder) -> None:
    first, second = folder.join(), folder.join()

    first.release()

    assert folder.users() == [os.getpid()]
    second.release()
    assert folder.users() == []


def test_a_killed_user_is_no_user_any_more(folder: ServerFolder) -> None:
    command = [sys.executable, "-c", JOIN_AND_WAIT, str(folder.data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "in\n"
        alive = folder.users()
        other.kill()
        other.wait()

    assert alive == [other.pid]
    assert folder.users() == []
    folder.sweep()
    assert folder.leases() == []


def test_a_server_is_remembered_and_a_torn_memory_is_none(folder: ServerFolder) -> None:
    record = ServerRecord(
        pid=1, bolt=17687, http=17474, started="2026-11-24T20:00:00+00:00", version="5.26.30"
    )

    folder.write_record(record.staying(True))
    kept = folder.record()
    (folder.home / "server.json").write_text('{"pid": 1, "bo')

    assert kept == record.staying(True)
    assert folder.record() is None


def graph_of(folder: ServerFolder) -> list[str]:
    return [(store / "part").read_text() for store in folder.stores("neo4j")]


def write_graph(folder: ServerFolder, words: str) -> None:
    for store in folder.stores("neo4j"):
        store.mkdir(parents=True)
        (store / "part").write_text(words)


def test_a_finished_exchange_leaves_the_new_graph_only(folder: ServerFolder) -> None:
    write_graph(folder, "old")

    with exchanged(folder, "neo4j"):
        write_graph(folder, "new")

    assert graph_of(folder) == ["new", "new"]
    assert not list(folder.home.rglob("*.before"))


def test_a_failed_exchange_leaves_the_old_graph(folder: ServerFolder) -> None:
    write_graph(folder, "old")

    with pytest.raises(OSError, match="no space"), exchanged(folder, "neo4j"):
        folder.stores("neo4j")[0].mkdir(parents=True)
        raise OSError("no space")

    assert graph_of(folder) == ["old", "old"]


def test_an_exchange_that_was_killed_is_undone_at_the_next_start(folder: ServerFolder) -> None:
    write_graph(folder, "old")
    databases, transactions = folder.stores("neo4j")
    (folder.home / "exchange.begun").write_text(f"{databases}\n{transactions}\n")
    databases.rename(databases.with_name("neo4j.before"))
    databases.mkdir()

    settle(folder, "neo4j")

    assert graph_of(folder) == ["old", "old"]


def test_a_first_graph_that_was_killed_half_way_in_is_removed(folder: ServerFolder) -> None:
    (folder.home / "exchange.begun").touch()
    write_graph(folder, "half")

    settle(folder, "neo4j")

    assert not folder.has_store("neo4j")


def test_an_exchange_that_was_killed_while_cleaning_up_is_finished(folder: ServerFolder) -> None:
    write_graph(folder, "old")
    for store in folder.stores("neo4j"):
        store.rename(store.with_name("neo4j.before"))
    write_graph(folder, "new")
    (folder.home / "exchange.done").touch()

    settle(folder, "neo4j")

    assert graph_of(folder) == ["new", "new"]
    assert not list(folder.home.rglob("*.before"))
