"""What the server is told at start: its ports, its memory, and what it must leave alone."""

import re
import socket
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InvalidParameter

LOOPBACK = "127.0.0.1"
_MEMORY = re.compile(r"(?P<number>[1-9]\d{0,8})(?P<unit>[kmg])", re.IGNORECASE)
_UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
_LEAST_HEAP = 256 << 20
_LEAST_PAGE_CACHE = 8 << 20

# Without it a stop waits ten seconds for nothing. It is internal; a server that refuses it goes without.
QUIET_STOP = "internal.dbms.bolt.netty_server_shutdown_quiet_period"
_ON_CONNECT = "browser.post_connect_cmd"


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the server listens, on loopback only."""

    bolt: int
    http: int


@dataclass(frozen=True, slots=True)
class Memory:
    """How much the server may take, in Java's notation, such as "1g" and "512m"."""

    heap: str
    page_cache: str

    def __post_init__(self) -> None:
        if size(self.heap, "SUPPLYWATCH_HEAP") < _LEAST_HEAP:
            raise InvalidParameter("SUPPLYWATCH_HEAP", f"{self.heap} is too little; use at least 256m")
        if size(self.page_cache, "SUPPLYWATCH_PAGE_CACHE") < _LEAST_PAGE_CACHE:
            raise InvalidParameter(
                "SUPPLYWATCH_PAGE_CACHE", f"{self.page_cache} is too little; use at least 8m"
            )


def size(notation: str, setting: str) -> int:
    """Bytes of a size in Java's notation; raises `InvalidParameter` for anything else."""
    match = _MEMORY.fullmatch(notation.strip())
    if not match:
        raise InvalidParameter(setting, f"{notation!r} is not a size; write it like 512m or 2g")
    return int(match["number"]) * _UNITS[match["unit"].lower()]


def free_ports(wished: Ports | None = None) -> Ports:
    """Two ports that nobody listens on: those of last time if they are free, so that bookmarks stay good."""
    if wished and wished.bolt != wished.http and _is_free(wished.bolt) and _is_free(wished.http):
        return wished
    with socket.socket() as one, socket.socket() as two:
        one.bind((LOOPBACK, 0))
        two.bind((LOOPBACK, 0))
        return Ports(bolt=one.getsockname()[1], http=two.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server does: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def settings_text(
    ports: Ports, memory: Memory, *, quiet_stop: bool = True, on_connect: str | None = None
) -> str:
    """The text of `neo4j.conf`. The server refuses names that it does not know, so each line was tried.

    `on_connect` is what Neo4j Browser runs whenever somebody has connected, without its colon.
    """
    bolt, http = f"{LOOPBACK}:{ports.bolt}", f"{LOOPBACK}:{ports.http}"
    settings = {
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": http,
        "server.http.advertised_address": http,
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.memory.heap.initial_size": memory.heap,
        "server.memory.heap.max_size": memory.heap,
        "server.memory.pagecache.size": memory.page_cache,
        "db.tx_log.rotation.retention_policy": "1G size",
        # A guard against a runaway statement in Neo4j Browser; our own questions carry a tighter one.
        "db.transaction.timeout": "10m",
        "db.memory.transaction.max": "256m",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        # Guides and colours are served by our own service; the Browser compares host names, never ports.
        "browser.remote_content_hostname_whitelist": f"{LOOPBACK},localhost",
    }
    if on_connect:
        settings[_ON_CONNECT] = on_connect
    if quiet_stop:
        settings[QUIET_STOP] = "0"
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def configured_ports(conf: Path) -> Ports | None:
    """The ports that a `neo4j.conf` of ours names, or None when it is absent or not ours."""
    settings = _configured(conf)
    try:
        bolt, http = (
            int(settings[f"server.{name}.listen_address"].rpartition(":")[2]) for name in ("bolt", "http")
        )
    except (KeyError, ValueError):
        return None
    return Ports(bolt, http)


def configured_on_connect(conf: Path) -> str | None:
    """What Neo4j Browser runs when somebody has connected to the server of that `neo4j.conf`."""
    return _configured(conf).get(_ON_CONNECT)


def _configured(conf: Path) -> dict[str, str]:
    try:
        lines = conf.read_text("utf-8").splitlines()
    except OSError:
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line)
