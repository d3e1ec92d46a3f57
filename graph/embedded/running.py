"""Which server runs on a home folder, does it answer, and how to end it.

The table of processes is the truth: a server's command line names its home, so a number that the system gave
to another program is never mistaken for it, and a server whose starter was killed is found again.
"""

import fcntl
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from graph.embedded.configuration import LOOPBACK, Ports
from graph.embedded.java import home_argument

_STOP_LIMIT = 30.0  # seconds; a clean stop took ten at worst
_LOCK_LIMIT = 5.0
_PAUSE = 0.1


def server_on(home: Path) -> int | None:
    """The number of the server process that runs on this home, or None."""
    proc = Path("/proc")
    if (proc / "self" / "cmdline").exists():
        return _from_proc(proc, home_argument(home).encode())
    return _from_ps(home_argument(home))


def _from_proc(proc: Path, wanted: bytes) -> int | None:
    for folder in proc.iterdir():
        if folder.name.isdigit() and wanted in _command(folder).split(b"\0"):
            return int(folder.name)
    return None


def _command(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except OSError:  # it ended in between
        return b""


def _from_ps(wanted: str) -> int | None:
    table = subprocess.run(
        ["/bin/ps", "-axww", "-o", "pid=,command="],
        capture_output=True,
        text=True,
        check=True,
        errors="replace",
    ).stdout
    for line in table.splitlines():
        number, _, command = line.strip().partition(" ")
        if f" {wanted} " in f"{command} ":
            return int(number)
    return None


def store_is_locked(home: Path) -> bool:
    """Whether some process holds the store; Java's lock on the file is one that we can see."""
    try:
        with (home / "data" / "databases" / "store_lock").open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def store_is_let_go(home: Path, *, limit: float) -> bool:
    """Whether nobody holds the store, now or within `limit` seconds: a dying server keeps it for a moment."""
    return _within(limit, lambda: not store_is_locked(home))


def listens(ports: Ports) -> bool:
    """Whether Bolt takes connections and HTTP answers; HTTP comes up almost a second later."""
    try:
        socket.create_connection((LOOPBACK, ports.bolt), timeout=2).close()
        with urlopen(f"http://{LOOPBACK}:{ports.http}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, URLError, HTTPException):
        return False


def wait_until_listening(home: Path, pid: int, ports: Ports, *, limit: float) -> bool:
    """Wait for both ports; False when the process ended or `limit` seconds passed before."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if listens(ports):
            return True
        if not is_server(home, pid):
            return False
        time.sleep(_PAUSE)
    return False


def is_server(home: Path, pid: int) -> bool:
    """Whether this very process is the server of the home folder; a zombie is not."""
    folder = Path("/proc") / str(pid)
    if Path("/proc/self/cmdline").exists():
        return home_argument(home).encode() in _command(folder).split(b"\0")
    return server_on(home) == pid


def end(home: Path, pid: int) -> bool:
    """Stop that server cleanly, or hard after half a minute; False when it is not ours to stop.

    A hard stop loses nothing that was committed.
    """
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if not is_server(home, pid):
            return True
        try:
            os.kill(pid, kind)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        if _within(_STOP_LIMIT, lambda: not is_server(home, pid)):
            # The kernel takes the command line away a moment before the locks.
            store_is_let_go(home, limit=_LOCK_LIMIT)
            return True
    return False


def _within(limit: float, is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + limit
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE / 2)
    return True
