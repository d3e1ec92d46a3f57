"""The graph in one file, and back. Neo4j dumps and loads only at rest, so the server is stopped meanwhile.

The password is not in the file: users live in another database.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded.exchange import exchanged
from graph.embedded.folder import DATABASE
from graph.embedded.server import EmbeddedServer
from graph.errors import Conflict, DatabaseUnavailable, WrongUse

_DUMP = f"{DATABASE}.dump"
_KINDS = (b"DZV1", b"DGV1")  # how a dump of Neo4j begins: packed by Zstandard or by gzip


def backup(server: EmbeddedServer, file: Path, *, overwrite: bool = False) -> int:
    """Write the whole graph to `file` and give its size in bytes; an existing file stays unless told so.

    Raises `Conflict` when the server is in use or the file exists.
    """
    file = file.expanduser().absolute()
    if file.exists() and not overwrite:
        raise Conflict(f"{file} exists already: choose another name, or say --yes to replace it")
    if not file.parent.is_dir():
        raise WrongUse(f"there is no folder {file.parent} to put the backup in")
    if not server.folder.has_store(DATABASE):
        raise WrongUse(f"there is no graph in {server.folder.home} yet: nothing to back up")
    with _beside(file) as folder, server.at_rest() as launcher:
        launcher.tell("Writing the backup")
        launcher.administer("database", "dump", DATABASE, f"--to-path={folder}", "--overwrite-destination")
        (folder / _DUMP).chmod(0o600)  # it holds whole texts
        (folder / _DUMP).replace(file)
    return file.stat().st_size


def restore(server: EmbeddedServer, file: Path, *, overwrite: bool = False) -> None:
    """Replace the graph by that of a backup; what was there is kept until the backup has been read.

    Raises `Conflict` when there is a graph already, unless told to overwrite it, and `WrongUse` for a file
    that is no backup.
    """
    file = file.expanduser().absolute()
    if not file.is_file():
        raise WrongUse(f"there is no file {file}")
    if server.folder.has_store(DATABASE) and not overwrite:
        raise Conflict(
            f"there is a graph in {server.folder.home}: back it up first, then say --yes to replace it"
        )
    _require_backup(file)
    with tempfile.TemporaryDirectory() as name, server.at_rest() as launcher:
        (Path(name) / _DUMP).symlink_to(file)
        launcher.tell("Reading the backup")
        try:
            with exchanged(server.folder, DATABASE):
                launcher.administer("database", "load", DATABASE, f"--from-path={name}")
        except DatabaseUnavailable as error:
            raise WrongUse(f"{file} cannot be read, the graph is as it was ({error})") from error


def _require_backup(file: Path) -> None:
    with file.open("rb") as opened:
        if opened.read(4) not in _KINDS:
            raise WrongUse(f"{file} is not a backup: `supplywatch db backup` writes one")


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """An empty folder on the same disk as the file, so that the result can take its name in one step."""
    try:
        folder = Path(tempfile.mkdtemp(dir=file.parent, prefix=f".{file.name}-"))
    except OSError as error:
        raise WrongUse(f"{file.parent} cannot be written to ({error.strerror})") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
