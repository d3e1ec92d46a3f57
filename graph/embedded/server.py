"""The embedded server: start it or join the one that runs, use it, leave it; the last to leave stops it.

Invariants: one server per folder; a server told to stay ends only by `stop`; any other ends when its last user has
left, killed users included; nothing committed is lost, however the server or its users end.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.embedded import capacity, guard, jars, running
from graph.embedded.configuration import (
    LOOPBACK,
    Memory,
    Ports,
    configured_ports,
    free_ports,
    settings_text,
    size,
)
from graph.embedded.diagnosis import Cause, cause_of, telling_line, written_since
from graph.embedded.folder import ServerFolder, ServerRecord
from graph.embedded.java import administer, launch
from graph.errors import Conflict, DatabaseRefused, DatabaseUnavailable
from graph.store import Connection, Store

_USER = "neo4j"
_START_LIMIT = 180.0  # seconds; a slow disk replaying its log takes a while
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of the server without touching it; `pid`, `uri` and `browser` are None when none runs."""

    running: bool
    answers: bool
    stays: bool
    folder: str
    version: str
    pid: int | None
    uri: str | None
    browser: str | None
    started: str | None
    users: tuple[int, ...]


class EmbeddedServer:
    """A Neo4j in the folder `data`, from jars kept in the folder `jars_folder`.

    Raises `DatabaseUnavailable`, `DownloadFailed` or `DatabaseRefused` with what to do when it cannot be had, and
    `InvalidParameter` for sizes and addresses that cannot be.
    """

    def __init__(
        self,
        data: Path,
        jars_folder: Path,
        *,
        maven_url: str | None = None,
        heap: str = "1g",
        page_cache: str = "512m",
        progress: jars.Progress | None = None,
        lock: str | None = None,
    ) -> None:
        self.folder = ServerFolder(data)
        self._memory = Memory(heap.strip(), page_cache.strip())
        self._jars_folder = jars_folder.expanduser().absolute()
        self._jars = jars.locked_jars(lock)
        self._maven_url = maven_url
        self._progress = progress
        self.version = jars.server_version(self._jars)

    @property
    def password(self) -> str | None:
        """The password of user `neo4j`, or None before the first start."""
        return self.folder.password()

    def start(self) -> Connection:
        """Have the server run until `stop`, whoever started it."""
        self.folder.prepare()
        with self._alone():
            record = self._running_record().staying(True)
            self.folder.write_record(record)
            return self._connection(record)

    def stop(self, *, force: bool = False) -> bool:
        """Stop the server; False when none ran. Raises `Conflict` when it is in use, unless forced."""
        if not self.folder.home.exists():
            return False
        self.folder.prepare()
        with self._alone():
            if not force:
                self.require_no_users()
            return self._stop()

    @contextmanager
    def in_use(self) -> Iterator[Connection]:
        """The server for the length of a `with` block: started if need be, and stopped by the last who leaves."""
        self.folder.prepare()
        with self._alone():
            lease = self.folder.join()
            try:
                record = self._running_record()
                guard.watch(self.folder, record)
            except BaseException:
                lease.release()
                self._stop_if_unused()
                raise
        try:
            yield self._connection(record)
        finally:
            with self._alone():
                lease.release()
                self._stop_if_unused()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """The folder without a server, for work on its files; a server that ran is started again afterwards.

        Raises `Conflict` when somebody uses it.
        """
        self.folder.prepare()
        with self._alone():
            self.require_no_users()
            self._refuse_if_taken()
            record = self.folder.record()
            ran = self._stop()
            self._complete_jars()
            if self.folder.is_new:
                self._set_password()
            try:
                yield
            finally:
                if ran and record and record.stays:
                    self.folder.write_record(self._running_record().staying(True))

    def administer(self, *arguments: str) -> str:
        """What `neo4j-admin` prints; only for a folder at rest."""
        return administer(self.folder.home, self._class_path(), *arguments)

    def status(self) -> ServerStatus:
        """Whether a server runs on the folder and who uses it; nothing is started or changed."""
        pid = running.server_on(self.folder.home)
        record = self.folder.record()
        ports = self._ports(pid, record)
        return ServerStatus(
            running=pid is not None,
            answers=ports is not None and running.listens(ports),
            stays=bool(pid and record and record.stays),
            folder=str(self.folder.home),
            version=record.version if pid and record else self.version,
            pid=pid,
            uri=f"bolt://{LOOPBACK}:{ports.bolt}" if ports else None,
            browser=f"http://{LOOPBACK}:{ports.http}/browser/" if ports else None,
            started=record.started if pid and record else None,
            users=tuple(self.folder.users()),
        )

    def require_no_users(self) -> None:
        """Raise `Conflict` when commands use the server."""
        if users := self.folder.users():
            numbers = ", ".join(str(user) for user in users)
            raise Conflict(f"the built-in database is in use (by process {numbers}): end that command first")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self.folder.locked(
            waiting=lambda: self._tell("Waiting for another command that uses the database")
        ):
            self.folder.sweep()
            yield

    def _tell(self, step: str) -> None:
        if self._progress:
            self._progress(step, 0, 0)

    def _class_path(self) -> str:
        return jars.class_path(self._jars_folder, self._jars)

    def _ports(self, pid: int | None, record: ServerRecord | None) -> Ports | None:
        if pid is None:
            return None
        return record.ports if record and record.pid == pid else configured_ports(self.folder.conf)

    def _connection(self, record: ServerRecord) -> Connection:
        password = self.folder.password()
        if password is None:
            raise DatabaseRefused(
                f"the password of the built-in database is gone: put it back into {self.folder.password_path}, or "
                f"stop the server and remove databases/system and transactions/system from {self.folder.home / 'data'}"
                " (the graph stays, a new password is made)"
            )
        return Connection(
            uri=f"bolt://{LOOPBACK}:{record.bolt}",
            user=_USER,
            password=password,
            database="neo4j",
            browser=f"http://{LOOPBACK}:{record.http}/browser/",
        )

    def _running_record(self) -> ServerRecord:
        """The server that runs, else a new one; the lock of the folder is held."""
        record = self._adopted() or self._started()
        try:
            with Store(self._connection(record)) as store:
                store.verify()
        except DatabaseRefused as error:
            raise DatabaseRefused(
                f"the built-in database refuses its password: if it was changed in Neo4j Browser, write the new one "
                f"into {self.folder.password_path}"
            ) from error
        return record

    def _adopted(self) -> ServerRecord | None:
        pid = running.server_on(self.folder.home)
        if pid is None:
            return None
        record = self.folder.record()
        ports = self._ports(pid, record)
        if ports and running.wait_until_listening(self.folder.home, pid, ports, limit=_START_LIMIT):
            if record and record.pid == pid:
                return record
            record = self._new_record(pid, ports)
            self.folder.write_record(record)
            return record
        self._end(pid)  # it hangs, or its starter was killed before it could write the ports down
        return None

    def _started(self) -> ServerRecord:
        self._refuse_if_taken()
        self._refuse_if_newer()
        self._complete_jars()
        self._require_room()
        if self.folder.is_new:
            self._set_password()
        self._tell("Starting the database")
        quiet_stop, ports = True, free_ports(configured_ports(self.folder.conf))
        for _ in range(_ATTEMPTS):
            record, failure = self._try_to_start(ports, quiet_stop=quiet_stop)
            if record:
                return record
            match cause_of(failure):
                case Cause.PORT_TAKEN:  # somebody was faster
                    ports = free_ports()
                case Cause.SETTING_UNKNOWN if quiet_stop:
                    quiet_stop = False
                case cause:
                    raise self._unavailable(cause, failure)
        raise self._unavailable(Cause.PORT_TAKEN, failure)

    def _try_to_start(self, ports: Ports, *, quiet_stop: bool) -> tuple[ServerRecord | None, str]:
        """A server that answers, or what it wrote before it died."""
        folder = self.folder
        folder.conf.write_text(settings_text(ports, self._memory, quiet_stop=quiet_stop), "utf-8")
        offset = folder.log.stat().st_size if folder.log.exists() else 0
        pid = launch(folder.home, self._class_path(), heap=self._memory.heap)
        try:
            record = self._new_record(pid, ports)
            folder.write_record(record)
            if running.wait_until_listening(folder.home, pid, ports, limit=_START_LIMIT):
                return record, ""
        except BaseException:
            running.end(folder.home, pid)
            raise
        slow = running.is_server(folder.home, pid)
        running.end(folder.home, pid)
        written = written_since(folder.log, offset) + written_since(folder.console, 0)
        return None, f"{written}\nno answer within {_START_LIMIT:.0f} s" if slow else written

    def _new_record(self, pid: int, ports: Ports) -> ServerRecord:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return ServerRecord(pid, ports.bolt, ports.http, started=now, version=self.version)

    def _complete_jars(self) -> None:
        if jars.missing_jars(self._jars_folder, self._jars):
            room = capacity.measured(self._jars_folder)
            capacity.require_room_for_jars(room.disk, self._jars_folder)
            jars.fetch(self._jars_folder, self._jars, base_url=self._maven_url, progress=self._progress)

    def _require_room(self) -> None:
        needed = capacity.need(
            heap=size(self._memory.heap, "SUPPLYWATCH_HEAP"), first_start=self.folder.is_new
        )
        capacity.require(capacity.measured(self.folder.home), needed, self.folder.home)

    def _set_password(self) -> None:
        password = self.folder.password() or secrets.token_hex(16)
        self.folder.keep_password(password)
        self.folder.conf.write_text(settings_text(free_ports(), self._memory), "utf-8")
        self.administer("dbms", "set-initial-password", password)

    def _refuse_if_taken(self) -> None:
        if running.server_on(self.folder.home) is None and running.store_is_locked(self.folder.home):
            raise self._unavailable(Cause.FOLDER_TAKEN, "")

    def _refuse_if_newer(self) -> None:
        record = self.folder.record()
        if record and _parts(record.version) > _parts(self.version):
            raise self._unavailable(Cause.STORE_NEWER, "")

    def _unavailable(self, cause: Cause, failure: str) -> DatabaseUnavailable:
        home, heap = self.folder.home, self._memory.heap
        words = {
            Cause.FOLDER_TAKEN: f"another program (not one of ours) holds the database in {home}: stop it, or set "
            "SUPPLYWATCH_DATA to another folder",
            Cause.PORT_TAKEN: "other programs keep taking the ports that the database chooses: start it again",
            Cause.STORE_NEWER: f"the database in {home} was written by a newer Neo4j than {self.version}: use the newer "
            "supplywatch that made it, or set SUPPLYWATCH_DATA to another folder",
            Cause.MEMORY: f"Java could not get {heap} of memory for the database: close other programs or set "
            "SUPPLYWATCH_HEAP lower",
        }
        return DatabaseUnavailable(
            words.get(
                cause,
                f"the database did not start: {telling_line(failure)} (more in {self.folder.log})",
            )
        )

    def _stop_if_unused(self) -> None:
        record = self.folder.record()
        if not self.folder.users() and not (record and record.stays):
            self._stop()

    def _stop(self) -> bool:
        pid = running.server_on(self.folder.home)
        record = self.folder.record()
        if record and record.stays:
            self.folder.write_record(record.staying(False))
        if pid is None:
            return False
        self._tell("Stopping the database")
        self._end(pid)
        return True

    def _end(self, pid: int) -> None:
        if not running.end(self.folder.home, pid):
            raise DatabaseUnavailable(f"the database server (process {pid}) cannot be stopped by this user")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
