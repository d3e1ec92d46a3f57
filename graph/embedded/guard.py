"""A watcher that stops a server whose users were all killed before they could.

It runs as a program of its own, asleep in the kernel until a user's lock is released, and ends with the
server. A server that was told to stay is none of its business.
"""

import fcntl
import os
import sys
from pathlib import Path

from graph.embedded import running
from graph.embedded.folder import ServerFolder, ServerRecord
from graph.embedded.java import detach


def watch(folder: ServerFolder, record: ServerRecord) -> None:
    """Have a watcher for this folder, unless there is one or the server stays."""
    if record.stays:
        return
    with _lock(folder).open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
    checkout = Path(__file__).parents[2]
    command = [sys.executable, "-P", "-m", __name__, str(folder.home.parent)]
    detach(command, errors=Path(os.devnull), environment=os.environ | {"PYTHONPATH": str(checkout)})


def guard(folder: ServerFolder) -> None:
    """Wait for the users one after the other and stop the server when none is left."""
    with _lock(folder).open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        while not _ended(folder):
            for path in folder.leases():
                _wait(path)


def _ended(folder: ServerFolder) -> bool:
    """Whether there is nothing to watch any more; an unused server is stopped on the way."""
    with folder.locked():
        folder.sweep()
        if folder.users():
            return False
        record = folder.record()
        pid = running.server_on(folder.home)
        if pid is not None and not (record and record.stays):
            running.end(folder.home, pid)
        return True


def _wait(path: Path) -> None:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)  # granted when its holder has left or was killed
    except FileNotFoundError:
        return


def _lock(folder: ServerFolder) -> Path:
    return folder.home / "guard.lock"


if __name__ == "__main__":
    guard(ServerFolder(Path(sys.argv[1])))
