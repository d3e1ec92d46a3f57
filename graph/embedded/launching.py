"""From a folder to a server that answers: jars, room, password, ports, and a sentence when it fails.

Everything here runs while the caller holds the lock of the folder.
"""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from graph.embedded import capacity, jars, running
from graph.embedded.configuration import Memory, Ports, configured_ports, free_ports, settings_text, size
from graph.embedded.diagnosis import Cause, cause_of, telling_line, written_since
from graph.embedded.exchange import settle
from graph.embedded.folder import DATABASE, ServerFolder, ServerRecord
from graph.embedded.java import administer, launch
from graph.errors import DatabaseUnavailable

START_LIMIT = 180.0  # seconds; a slow disk replaying its log takes a while
_LOCK_LIMIT = 2.0
_ATTEMPTS = 3


class Launcher:
    """Makes servers on one folder from one set of jars."""

    def __init__(
        self,
        folder: ServerFolder,
        jars_folder: Path,
        *,
        memory: Memory,
        maven_url: str | None = None,
        progress: jars.Progress | None = None,
        lock: str | None = None,
        on_connect: str | None = None,
    ) -> None:
        self._folder = folder
        self._on_connect = on_connect
        self._memory = memory
        self._jars_folder = jars_folder.expanduser().absolute()
        self._jars = jars.locked_jars(lock)
        self._maven_url = maven_url
        self._progress = progress
        self.version = jars.server_version(self._jars)

    def tell(self, step: str) -> None:
        """Say what takes time now."""
        if self._progress:
            self._progress(step, 0, 0)

    def missing_jars(self) -> list[jars.Jar]:
        """The jars that the next start would have to fetch."""
        return jars.missing_jars(self._jars_folder, self._jars)

    def started(self) -> ServerRecord:
        """A new server that answers on both ports.

        Raises `DatabaseUnavailable` or `DownloadFailed` with what to do.
        """
        self.refuse_if_taken()
        self._refuse_if_newer()
        self._require_room()
        self.make_ready()
        settle(self._folder, DATABASE)
        self.tell("Starting the database")
        quiet_stop, ports = True, free_ports(configured_ports(self._folder.conf))
        for _ in range(_ATTEMPTS):
            record, failure = self._attempt(ports, quiet_stop=quiet_stop)
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

    def make_ready(self) -> None:
        """All jars in place and, for a new folder, a password set: what start and admin tool both need."""
        if self.missing_jars():
            room = capacity.measured(self._jars_folder)
            capacity.require_room_for_jars(room.disk, self._jars_folder)
            jars.fetch(self._jars_folder, self._jars, base_url=self._maven_url, progress=self._progress)
        if self._folder.is_new:
            password = self._folder.password() or secrets.token_hex(16)
            self._folder.keep_password(password)
            ports = configured_ports(self._folder.conf) or free_ports()
            self._folder.conf.write_text(settings_text(ports, self._memory), "utf-8")
            self.administer("dbms", "set-initial-password", password)

    def administer(self, *arguments: str) -> str:
        """What `neo4j-admin` prints; only for a folder without a running server."""
        return administer(self._folder.home, self._class_path(), *arguments)

    def record_of(self, pid: int, ports: Ports) -> ServerRecord:
        """What to remember of a server that runs from now on."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return ServerRecord(pid, ports.bolt, ports.http, started=now, version=self.version)

    def refuse_if_taken(self) -> None:
        """Raise `DatabaseUnavailable` when a program that is not a server of ours holds the store."""
        home = self._folder.home
        if running.server_on(home) is None and not running.store_is_let_go(home, limit=_LOCK_LIMIT):
            raise self._unavailable(Cause.FOLDER_TAKEN, "")

    def unopened(self, reason: str) -> DatabaseUnavailable:
        """What to say when the server runs but the graph cannot be opened."""
        return DatabaseUnavailable(
            f"the graph in {self._folder.home} cannot be opened by Neo4j {self.version}: {reason} "
            "(it may be damaged, or written by a newer Neo4j; more in logs/debug.log there). "
            "`supplywatch db restore` puts a backup in its place"
        )

    def _class_path(self) -> str:
        return jars.class_path(self._jars_folder, self._jars)

    def _attempt(self, ports: Ports, *, quiet_stop: bool) -> tuple[ServerRecord | None, str]:
        """A server that answers, or what it wrote before it died."""
        folder = self._folder
        settings = settings_text(ports, self._memory, quiet_stop=quiet_stop, on_connect=self._on_connect)
        folder.conf.write_text(settings, "utf-8")
        offset = folder.log.stat().st_size if folder.log.exists() else 0
        pid = launch(folder.home, self._class_path(), heap=self._memory.heap)
        try:
            record = self.record_of(pid, ports)
            folder.write_record(record)
            if running.wait_until_listening(folder.home, pid, ports, limit=START_LIMIT):
                return record, ""
        except BaseException:
            running.end(folder.home, pid)
            raise
        slow = running.is_server(folder.home, pid)
        running.end(folder.home, pid)
        written = written_since(folder.log, offset) + written_since(folder.console, 0)
        return None, f"{written}\nno answer within {START_LIMIT:.0f} s" if slow else written

    def _require_room(self) -> None:
        heap = size(self._memory.heap, "SUPPLYWATCH_HEAP")
        needed = capacity.need(heap=heap, first_start=self._folder.is_new)
        capacity.require(capacity.measured(self._folder.home), needed, self._folder.home)

    def _refuse_if_newer(self) -> None:
        record = self._folder.record()
        if record and _parts(record.version) > _parts(self.version):
            raise self._unavailable(Cause.STORE_NEWER, "")

    def _unavailable(self, cause: Cause, failure: str) -> DatabaseUnavailable:
        home = self._folder.home
        match cause:
            case Cause.FOLDER_TAKEN:
                words = (
                    f"another program (not one of ours) holds the database in {home}: stop it, or set "
                    "SUPPLYWATCH_DATA to another folder"
                )
            case Cause.PORT_TAKEN:
                words = "other programs keep taking the ports that the database chooses: start it again"
            case Cause.STORE_NEWER:
                words = (
                    f"the database in {home} was written by a newer Neo4j than {self.version}: use the newer "
                    "supplywatch that made it, or set SUPPLYWATCH_DATA to another folder"
                )
            case Cause.MEMORY:
                words = (
                    f"Java could not get {self._memory.heap} of memory for the database: close other "
                    "programs or set SUPPLYWATCH_HEAP lower"
                )
            case _:
                words = f"the database did not start: {telling_line(failure)} (more in {self._folder.log})"
        return DatabaseUnavailable(words)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
