"""The embedded server: start it or join the one that runs, use it, leave it; the last to leave stops it.

Invariants: one server per folder; a server told to stay ends only by `stop`; any other ends when its
last user has left, killed users included; nothing committed is lost, however the server or its users end.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from graph.embedded import guard, jars, running
from graph.embedded.configuration import LOOPBACK, Memory, Ports, configured_ports
from graph.embedded.exchange import settle
from graph.embedded.folder import DATABASE, ServerFolder, ServerRecord
from graph.embedded.launching import START_LIMIT, Launcher
from graph.errors import Conflict, DatabaseRefused, DatabaseUnavailable
from graph.store import Connection, Store

_USER = "neo4j"
_PAUSE = 0.2


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

    Its methods raise `DatabaseUnavailable`, `DownloadFailed` or `DatabaseRefused` with what to do when it
    cannot be had, and `InvalidParameter` for sizes and addresses that cannot be.
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
        on_connect: str | None = None,
    ) -> None:
        """`on_connect` is what Neo4j Browser runs after each connecting, should this start the server."""
        self.folder = ServerFolder(data)
        self._launcher = Launcher(
            self.folder,
            jars_folder,
            memory=Memory(heap.strip(), page_cache.strip()),
            maven_url=maven_url,
            progress=progress,
            lock=lock,
            on_connect=on_connect,
        )

    @property
    def version(self) -> str:
        """The Neo4j that the next start runs."""
        return self._launcher.version

    def missing_jars(self) -> list[jars.Jar]:
        """The jars that the next start would have to fetch."""
        return self._launcher.missing_jars()

    def start(self) -> Connection:
        """Have the server run until `stop`, whoever started it."""
        with self._alone():
            try:
                record = self._running_record().staying(True)
                self.folder.write_record(record)
                return self._connection(record)
            except BaseException:
                self._stop_if_unused()
                raise

    def stop(self, *, force: bool = False) -> bool:
        """Stop the server; False when none ran. Raises `Conflict` when it is in use, unless forced."""
        if not self.folder.is_there:
            return False
        with self._alone():
            if not force:
                self._require_no_users()
            return self._stop()

    @contextmanager
    def in_use(self) -> Iterator[Connection]:
        """The server for the length of a `with` block: started if need be, stopped by the last who leaves."""
        with self._alone():
            lease = self.folder.join()
            try:
                record = self._running_record()
                connection = self._connection(record)
                guard.watch(self.folder, record)
            except BaseException:
                lease.release()
                self._stop_if_unused()
                raise
        try:
            yield connection
        finally:
            with self._alone():
                lease.release()
                self._stop_if_unused()

    @contextmanager
    def at_rest(self) -> Iterator[Launcher]:
        """The folder without a server, for work on its files; a server that stayed is started again.

        Raises `Conflict` when somebody uses it.
        """
        with self._alone():
            self._require_no_users()
            self._launcher.refuse_if_taken()
            record = self.folder.record()
            ran = self._stop()
            self._launcher.make_ready()
            settle(self.folder, DATABASE)
            try:
                yield self._launcher
            finally:
                if ran and record and record.stays:
                    self.folder.write_record(self._running_record().staying(True))

    def status(self) -> ServerStatus:
        """Whether a server runs on the folder and who uses it; nothing is started or changed."""
        there = self.folder.is_there
        pid = running.server_on(self.folder.home) if there else None
        record = self.folder.record() if pid else None
        ports = self._ports(pid, record)
        return ServerStatus(
            running=pid is not None,
            answers=ports is not None and running.listens(ports),
            stays=record is not None and record.stays,
            folder=str(self.folder.home),
            version=record.version if record else self.version,
            pid=pid,
            uri=_bolt(ports) if ports else None,
            browser=_browser(ports) if ports else None,
            started=record.started if record else None,
            users=tuple(self.folder.users()) if there else (),
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.folder.prepare()
        waiting = "Waiting for another command that starts or stops the database"
        with self.folder.locked(waiting=lambda: self._launcher.tell(waiting)):
            self.folder.sweep()
            yield

    def _require_no_users(self) -> None:
        if users := self.folder.users():
            numbers = ", ".join(str(user) for user in users)
            raise Conflict(f"the built-in database is in use (by process {numbers}): end that command first")

    def _ports(self, pid: int | None, record: ServerRecord | None) -> Ports | None:
        if pid is None:
            return None
        return record.ports if record and record.pid == pid else configured_ports(self.folder.conf)

    def _connection(self, record: ServerRecord) -> Connection:
        password = self.folder.password()
        if password is None:
            raise DatabaseRefused(
                f"the password of the built-in database is gone: put it back into "
                f"{self.folder.password_path}, or stop the server and remove databases/system "
                "and transactions/system from "
                f"{self.folder.home / 'data'} (the graph stays, a new password is made)"
            )
        return Connection(
            uri=_bolt(record.ports),
            user=_USER,
            password=password,
            database=DATABASE,
            browser=_browser(record.ports),
        )

    def _running_record(self) -> ServerRecord:
        """The server that runs, else a new one."""
        record = self._adopted() or self._launcher.started()
        try:
            self._require_online(self._connection(record))
        except DatabaseRefused as error:
            if self.folder.password() is None:
                raise
            raise DatabaseRefused(
                "the built-in database refuses its password: if it was changed in Neo4j Browser, write the "
                f"new one into {self.folder.password_path}"
            ) from error
        return record

    def _require_online(self, connection: Connection) -> None:
        """Raise `DatabaseUnavailable` when the server answers but cannot open the graph."""
        end = time.monotonic() + START_LIMIT
        with Store(replace(connection, database="system")) as store:
            while True:
                (found,) = store.read("embedded/status", name=DATABASE)
                if found["status"] == "online":
                    return
                if found["status"] != "starting" or time.monotonic() > end:
                    raise self._launcher.unopened(found["message"] or f"it is {found['status']}")
                time.sleep(_PAUSE)

    def _adopted(self) -> ServerRecord | None:
        pid = running.server_on(self.folder.home)
        if pid is None:
            return None
        record = self.folder.record()
        ports = self._ports(pid, record)
        if ports and running.wait_until_listening(self.folder.home, pid, ports, limit=START_LIMIT):
            if record and record.pid == pid:
                return record
            record = self._launcher.record_of(pid, ports)
            self.folder.write_record(record)
            return record
        self._end(pid)
        return None

    def _stop_if_unused(self) -> None:
        record = self.folder.record()
        if not self.folder.users() and not (record and record.stays):
            self._stop()

    def _stop(self) -> bool:
        record = self.folder.record()
        if record and record.stays:
            self.folder.write_record(record.staying(False))
        pid = running.server_on(self.folder.home)
        if pid is None:
            return False
        self._launcher.tell("Stopping the database")
        self._end(pid)
        return True

    def _end(self, pid: int) -> None:
        if not running.end(self.folder.home, pid):
            raise DatabaseUnavailable(f"the database server (process {pid}) cannot be stopped by this user")


def _bolt(ports: Ports) -> str:
    return f"bolt://{LOOPBACK}:{ports.bolt}"


def _browser(ports: Ports) -> str:
    return f"http://{LOOPBACK}:{ports.http}/browser/"
