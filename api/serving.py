"""Runs the service: database, workers and HTTP together, and ends them together."""

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from ipaddress import ip_address
from types import FrameType
from urllib.parse import urlsplit

import uvicorn

from api.crew import Crew
from api.database import embedded_server, external_connection
from api.http.app import create_app
from api.http.service import Service
from api.keys import KeyRing
from api.settings import Settings
from api.watching.delivering import Postman, postman_at_work
from graph.embedded.jars import Progress
from graph.embedded.server import EmbeddedServer
from graph.embedded.versions import server_checked
from graph.errors import DatabaseUnavailable, WrongUse
from graph.questions import catalogue
from graph.schema import ensure
from graph.store import Connection, Store

_log = logging.getLogger("supplywatch.serve")

_PATIENCE = 3.0  # seconds; whoever asks over HTTP would rather hear 503 than wait
_LOOK = 2.0  # seconds between two looks at the built-in database
_LAST_ANSWERS = 10  # seconds that open requests have at the end

Ready = Callable[[str, Connection], None]
"""Hears the address of the service and the database that it uses."""


def run(settings: Settings, keys: KeyRing, *, ready: Ready, progress: Progress | None = None) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises `WrongUse` for an address that cannot be bound or that is open to others without a key, and
    `DatabaseUnavailable` when there is no database to start with.
    """
    refuse_open_house(settings.host, keys)
    questions = catalogue(settings.questions)
    with _interruptible(), closing(_bound(settings)) as listening, ExitStack() as stack:
        connection = stack.enter_context(_database(settings, progress))
        store = stack.enter_context(Store(connection, patience=_PATIENCE))
        ensure(store)
        stack.enter_context(
            Crew(
                connection,
                count=settings.workers,
                lease_seconds=settings.lease_seconds,
                models=settings.weights,
            )
        )
        app = create_app(store, settings, keys=keys, catalogue=questions)
        service: Service = app.state.service
        stack.enter_context(postman_at_work(Postman(service.book, store, service.web)))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS,
        )
        address = _address(listening)
        _Announced(config, lambda: ready(address, connection)).run(sockets=[listening])


def refuse_open_house(host: str, keys: KeyRing) -> None:
    """Raise `WrongUse` when others could reach a service that asks nobody for a key."""
    if not _is_loopback(host) and not keys.configured():
        raise WrongUse(
            f"{host} can be reached from other machines, and there is no API key: make one with "
            "`supplywatch keys add NAME --scope read`, or serve on 127.0.0.1"
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class _Announced(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()


@contextmanager
def _interruptible() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does, so that everything that was started is ended too."""

    def interrupt(_: int, __: FrameType | None) -> None:
        # A second signal must not break off the ending.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    former = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _bound(settings: Settings) -> socket.socket:
    host = settings.host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise WrongUse(
            f"cannot listen on {settings.host} port {settings.port} ({error.strerror}): "
            "end what listens there, or choose another with --port"
        ) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def _database(settings: Settings, progress: Progress | None) -> Iterator[Connection]:
    external = external_connection(settings)
    if external:
        yield server_checked(external)
        return
    server = embedded_server(settings, progress=progress)
    with server.in_use() as connection, _kept_alive(server, connection):
        yield connection


@contextmanager
def _kept_alive(server: EmbeddedServer, connection: Connection) -> Iterator[None]:
    """A built-in database that dies is started again, on the same ports."""
    stopping = threading.Event()
    revived = ExitStack()

    def keep() -> None:
        while not stopping.wait(_LOOK):
            if _listens(connection) or server.status().running:
                continue
            _log.warning("the built-in database has ended: starting it again")
            try:
                again = revived.enter_context(server.in_use())
            except DatabaseUnavailable as error:
                _log.warning("%s", error)
                continue
            if again.uri != connection.uri:
                _log.error("the built-in database answers at %s now: restart the service", again.uri)

    keeper = threading.Thread(target=keep, name="database", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()
        revived.close()


def _listens(connection: Connection) -> bool:
    place = urlsplit(connection.uri)
    try:
        with socket.create_connection((place.hostname or "", place.port or 7687), timeout=2):
            return True
    except OSError:
        return False
