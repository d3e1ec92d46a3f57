"""The folder of the server, and who is using it.

    data/neo4j/           0700, made by us
        password          0600
        server.json       the server that was started last: process, ports, whether it stays
        commands.lock     held while a command starts, joins, leaves or stops
        users/            one file per user, locked by it for as long as it lives
        conf/ data/ logs/ what Neo4j itself needs

Locks are the kernel's and end with the process that holds them: `kill -9` leaves nothing to clean up by hand.
"""

import fcntl
import json
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.embedded.configuration import Ports
from graph.errors import DatabaseUnavailable

DATABASE = "neo4j"  # the only one that the community edition has beside `system`
_PRIVATE = 0o700
_PATIENCE = 10  # tenths of a second before a wait is worth a word


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """A server that was started; `stays` says that it was asked to outlive the commands that use it."""

    pid: int
    bolt: int
    http: int
    started: str
    version: str
    stays: bool = False

    @property
    def ports(self) -> Ports:
        """Where it listens."""
        return Ports(self.bolt, self.http)

    def staying(self, stays: bool) -> "ServerRecord":
        """The same server with another fate."""
        return replace(self, stays=stays)


@dataclass(frozen=True, slots=True)
class Lease:
    """One user's sign that the server is needed; the kernel ends it with the process."""

    path: Path
    descriptor: int

    def release(self) -> None:
        """The user needs the server no more."""
        self.path.unlink(missing_ok=True)
        os.close(self.descriptor)


class ServerFolder:
    """Paths, locks and small files of one embedded server."""

    def __init__(self, data: Path) -> None:
        self.data = data
        # Resolved, so that two spellings of one folder are one folder.
        self.home = data.expanduser().resolve() / "neo4j"
        self.conf = self.home / "conf" / "neo4j.conf"
        self.log = self.home / "logs" / "neo4j.log"
        self.console = self.home / "logs" / "console.log"
        self._password = self.home / "password"
        self._record = self.home / "server.json"
        self._users = self.home / "users"

    def prepare(self) -> None:
        """Make the folder, private to this user; raises `DatabaseUnavailable` when that cannot be."""
        try:
            self.data.expanduser().mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            self.home.mkdir(mode=_PRIVATE, exist_ok=True)
            self._require_owner()
            self.home.chmod(_PRIVATE)
            for part in (self._users, self.conf.parent, self.log.parent):
                part.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(
                dir=self.home
            ):  # whether it can be written to; others may try as well
                pass
        except OSError as error:
            raise _unusable(self.home, error) from error

    @property
    def is_there(self) -> bool:
        """Whether the folder was made before; raises `DatabaseUnavailable` when it is closed to this user."""
        try:
            if not self.home.exists():
                return False
        except OSError as error:
            raise _unusable(self.home, error) from error
        self._require_owner()
        return True

    def _require_owner(self) -> None:
        owner = self.home.stat().st_uid
        if owner != os.geteuid():
            raise DatabaseUnavailable(
                f"{self.home} belongs to another user (number {owner}): set SUPPLYWATCH_DATA to a folder of "
                "your own, or work as that user"
            )

    @property
    def is_new(self) -> bool:
        """Whether no server has made a store here yet."""
        return not (self.home / "data" / "databases" / "system").exists()

    def stores(self, database: str) -> list[Path]:
        """The two folders that hold a database."""
        return [self.home / "data" / part / database for part in ("databases", "transactions")]

    def has_store(self, database: str) -> bool:
        """Whether that database exists."""
        return self.stores(database)[0].exists()

    @contextmanager
    def locked(self, *, waiting: Callable[[], None] | None = None) -> Iterator[None]:
        """One command at a time; `waiting` is called when another holds the lock."""
        with (self.home / "commands.lock").open("wb") as file:
            if not _locked_soon(file.fileno()):
                if waiting:
                    waiting()
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def join(self) -> Lease:
        """Sign up as a user; the lock of the folder must be held."""
        path = self._users / f"{os.getpid()}-{secrets.token_hex(4)}"
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return Lease(path, descriptor)

    def leases(self) -> list[Path]:
        """The files of all who signed up, the dead among them."""
        try:
            return sorted(self._users.iterdir())
        except FileNotFoundError:
            return []

    def users(self) -> list[int]:
        """The process numbers of those who use the server, without the dead."""
        return [int(path.name.partition("-")[0]) for path in self.leases() if _is_held(path)]

    def sweep(self) -> None:
        """Remove the files of the dead; the lock of the folder must be held."""
        for path in self.leases():
            if not _is_held(path):
                path.unlink(missing_ok=True)

    def password(self) -> str | None:
        """The password of the server's user `neo4j`, or None before the first start."""
        try:
            return self._password.read_text("ascii").strip()
        except FileNotFoundError:
            return None

    def keep_password(self, password: str) -> None:
        """Write the password where only this user can read it."""
        self._write_private(self._password, password + "\n")

    @property
    def password_path(self) -> Path:
        """Where the password is kept."""
        return self._password

    def record(self) -> ServerRecord | None:
        """What is written of the server that was started last; it may be dead."""
        try:
            return ServerRecord(**json.loads(self._record.read_text("utf-8")))
        except (FileNotFoundError, ValueError, TypeError):  # a half-written or foreign file says nothing
            return None

    def write_record(self, record: ServerRecord) -> None:
        """Remember a server."""
        self._write_private(self._record, json.dumps(asdict(record), indent=1) + "\n")

    def _write_private(self, path: Path, text: str) -> None:
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


def _locked_soon(descriptor: int) -> bool:
    for _ in range(_PATIENCE):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.1)
        else:
            return True
    return False


def _is_held(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _unusable(home: Path, error: OSError) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"the folder {home} of the built-in database cannot be used ({error.strerror}): set SUPPLYWATCH_DATA "
        "to a folder that you may write to"
    )
