"""The life of a real server: started, shared, killed, found again, stopped by the last who leaves."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from graph.embedded import launching, running
from graph.embedded.configuration import Ports, free_ports
from graph.embedded.folder import ServerFolder, ServerRecord
from graph.embedded.server import EmbeddedServer
from graph.errors import Conflict, DatabaseRefused, DatabaseUnavailable
from graph.store import Connection, Store

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

USE_UNTIL_TOLD = """
import sys
from pathlib import Path
from graph.embedded.server import EmbeddedServer
from graph.store import Store
embedded = EmbeddedServer(Path(sys.argv[1]), Path(sys.argv[2]), heap="256m", page_cache="16m")
with embedded.in_use() as connection, Store(connection) as store:
    print(embedded.status().pid, flush=True)
    sys.stdin.readline()
    print(store.read_text("RETURN 1 AS one", {})[0]["one"], flush=True)
"""

HOLD = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.readline()
"""


def embedded_on(data: Path) -> EmbeddedServer:
    return EmbeddedServer(data, Settings().cache / "jars", heap="256m", page_cache="16m")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose store was made once."""
    data = tmp_path_factory.mktemp("embedded") / "dätä folder"
    with embedded_on(data).in_use():
        pass
    yield data
    embedded_on(data).stop(force=True)


@pytest.fixture
def embedded(data: Path) -> EmbeddedServer:
    """A server that does not run."""
    embedded = embedded_on(data)
    embedded.stop(force=True)
    return embedded


@pytest.fixture
def staying(data: Path) -> EmbeddedServer:
    """A server that was told to stay, by this test or by the one before."""
    embedded = embedded_on(data)
    embedded.start()
    return embedded


def user(data: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", USE_UNTIL_TOLD, str(data), str(Settings().cache / "jars")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def create(connection: Connection, count: int) -> None:
    with Store(connection) as store:
        store.write(
            lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
                "UNWIND range(1, $count) AS n CREATE (:Kept {n: n})", {"count": count}
            )
        )


def kept(connection: Connection) -> int:
    with Store(connection) as store:
        return int(store.read_text("MATCH (n:Kept) RETURN count(n) AS kept", {})[0]["kept"])


def test_a_second_user_joins_the_server_and_the_last_to_leave_stops_it(embedded: EmbeddedServer) -> None:
    with embedded.in_use() as first:
        with embedded_on(embedded.folder.data).in_use() as second:
            inside = embedded.status()
        after_one_left = embedded.status()
        folder_mode = stat.S_IMODE(embedded.folder.home.stat().st_mode)
        password_mode = stat.S_IMODE(embedded.folder.password_path.stat().st_mode)
    after_all_left = embedded.status()

    assert first == second
    assert inside.users == (os.getpid(), os.getpid())
    assert inside.answers and after_one_left.answers
    assert after_one_left.pid == inside.pid
    assert not after_all_left.running
    assert (folder_mode, password_mode) == (0o700, 0o600)


def test_a_killed_server_starts_again_with_all_that_was_committed(staying: EmbeddedServer) -> None:
    with staying.in_use() as connection:
        before = kept(connection)
        create(connection, 5000)
        pid = staying.status().pid
        assert pid
        os.kill(pid, signal.SIGKILL)

    again = staying.start()

    assert staying.status().pid != pid
    assert kept(again) == before + 5000


def test_a_password_that_was_changed_elsewhere_is_asked_for(staying: EmbeddedServer) -> None:
    right = staying.folder.password()
    assert right
    staying.folder.keep_password("another")

    try:
        with pytest.raises(DatabaseRefused, match=r"Neo4j Browser.*password"), staying.in_use():
            pass
    finally:
        staying.folder.keep_password(right)


def test_a_server_without_a_record_is_found_again_and_stopped_after_use(staying: EmbeddedServer) -> None:
    before = staying.status()
    (staying.folder.home / "server.json").unlink()

    with staying.in_use():
        found = staying.status()

    assert (found.pid, found.uri) == (before.pid, before.uri)
    assert not staying.status().running


def test_a_server_that_was_told_to_stay_stays_until_it_is_stopped(staying: EmbeddedServer) -> None:
    with staying.in_use(), pytest.raises(Conflict, match=f"in use .*{os.getpid()}"):
        staying.stop()
    afterwards = staying.status()

    stopped = staying.stop()

    assert afterwards.running and afterwards.stays and afterwards.users == ()
    assert stopped
    assert not staying.status().running
    assert not staying.stop()


def test_two_commands_at_once_share_one_server_and_it_ends_even_if_the_last_is_killed(
    embedded: EmbeddedServer,
) -> None:
    with user(embedded.folder.data) as one, user(embedded.folder.data) as two:
        servers = (line_of(one), line_of(two))
        answer, _ = one.communicate("go\n")
        after_one_left = embedded.status()
        two.kill()

    assert servers[0] == servers[1] != ""
    assert answer == "1\n"
    assert after_one_left.answers and after_one_left.users == (two.pid,)
    assert within(20, lambda: not embedded.status().running)


def test_a_port_that_somebody_takes_first_is_exchanged_for_another(
    embedded: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = Ports(bolt=taken.getsockname()[1], http=free_ports().http)
        offers = iter([busy])
        monkeypatch.setattr(launching, "free_ports", lambda *_: next(offers, None) or free_ports())

        with embedded.in_use() as connection:
            assert not connection.uri.endswith(f":{busy.bolt}")
            assert embedded.status().answers


def test_a_store_that_another_program_holds_is_not_touched(embedded: EmbeddedServer) -> None:
    lock = embedded.folder.home / "data" / "databases" / "store_lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        held = line_of(other) == "held"

        with pytest.raises(
            DatabaseUnavailable, match=r"another program .* holds the database .*SUPPLYWATCH_DATA"
        ):
            embedded.start()

        other.communicate("\n")
    assert held


def test_a_store_of_a_newer_neo4j_is_not_touched(embedded: EmbeddedServer) -> None:
    before = embedded.folder.record()
    embedded.folder.write_record(ServerRecord(1, 17687, 17474, started="2031-01-01", version="2031.01.0"))

    try:
        with pytest.raises(DatabaseUnavailable, match=r"newer Neo4j than 5\.26"):
            embedded.start()
    finally:
        assert before
        embedded.folder.write_record(before)


def test_more_memory_than_the_machine_has_is_refused_before_java_is(data: Path) -> None:
    greedy = EmbeddedServer(data, Settings().cache / "jars", heap="900000g", page_cache="16m")

    with pytest.raises(DatabaseUnavailable, match="SUPPLYWATCH_HEAP"):
        greedy.start()


def test_without_files_and_network_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    embedded = EmbeddedServer(
        tmp_path / "data", tmp_path / "jars", maven_url="http://127.0.0.1:1", heap="256m", page_cache="16m"
    )

    with pytest.raises(DatabaseUnavailable, match="needs the network once"), embedded.in_use():
        pass

    assert embedded.status().users == ()


def test_a_process_is_taken_for_the_server_only_by_its_home(tmp_path: Path) -> None:
    folder = ServerFolder(tmp_path)

    assert not running.is_server(folder.home, os.getpid())
    assert running.server_on(folder.home) is None
