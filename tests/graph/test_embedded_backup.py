"""Backup and restore on real stores, with the server's own tool."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from graph.embedded.backup import backup, restore
from graph.embedded.server import EmbeddedServer
from graph.errors import Conflict, DatabaseUnavailable, WrongUse
from graph.store import Connection, Store

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


def embedded_on(data: Path) -> EmbeddedServer:
    return EmbeddedServer(data, Settings().cache / "jars", heap="256m", page_cache="16m")


def write(connection: Connection, word: str) -> None:
    with Store(connection) as store:
        store.write(
            lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
                "CREATE (:Kept {word: $word})", {"word": word}
            )
        )


def words(connection: Connection) -> list[str]:
    with Store(connection) as store:
        rows = store.read_text("MATCH (n:Kept) RETURN n.word AS word ORDER BY word", {})
        return [row["word"] for row in rows]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """A server that stays, with one word in its graph."""
    embedded = embedded_on(tmp_path_factory.mktemp("original"))
    write(embedded.start(), "first")
    yield embedded
    embedded.stop(force=True)


@pytest.fixture(scope="module")
def saved(original: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of that graph."""
    file = tmp_path_factory.mktemp("backup") / "graph of today"
    size = backup(original, file)
    assert size == file.stat().st_size > 1000
    return file


def test_a_backup_is_for_this_user_only_and_the_server_runs_on(original: EmbeddedServer, saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert original.status().answers and original.status().stays
    assert list(saved.parent.iterdir()) == [saved]


def test_a_damaged_backup_leaves_the_graph_that_a_good_one_made_in_a_new_folder(
    saved: Path, tmp_path: Path
) -> None:
    other = embedded_on(tmp_path / "data")
    damaged = tmp_path / "damaged"
    damaged.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])

    restore(other, saved)
    with pytest.raises(WrongUse, match=r"damaged cannot be read, the graph is as it was"):
        restore(other, damaged, overwrite=True)

    with other.in_use() as connection:
        assert words(connection) == ["first"]


def test_a_file_that_is_no_backup_is_refused_without_a_stop(original: EmbeddedServer, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear all")
    pid = original.status().pid

    with pytest.raises(WrongUse, match="is not a backup"):
        restore(original, letter, overwrite=True)

    assert original.status().pid == pid


def test_nothing_is_backed_up_over_a_file_or_under_a_user(original: EmbeddedServer, saved: Path) -> None:
    with pytest.raises(Conflict, match="exists already"):
        backup(original, saved)
    with original.in_use(), pytest.raises(Conflict, match="in use"):
        backup(original, saved.with_name("other"))

    assert list(saved.parent.iterdir()) == [saved]


def test_a_folder_without_a_graph_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nothing to back up"):
        backup(embedded_on(tmp_path / "data"), tmp_path / "file")


def test_a_graph_that_cannot_be_opened_is_said_and_a_backup_replaces_it_on_request(
    original: EmbeddedServer, saved: Path
) -> None:
    write(original.start(), "second")
    original.stop()
    (original.folder.stores("neo4j")[0] / "neostore").write_bytes(b"no store at all")

    with pytest.raises(DatabaseUnavailable, match=r"cannot be opened by Neo4j 5\.26.*db restore"):
        original.start()
    with pytest.raises(Conflict, match="--yes"):
        restore(original, saved)
    restore(original, saved, overwrite=True)

    assert words(original.start()) == ["first"]
