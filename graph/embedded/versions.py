"""Can this program work with that Neo4j? Asked before anything else is sent to a server of somebody else."""

import re
from urllib.parse import urlsplit

from graph.errors import DatabaseRefused
from graph.store import Connection, Store

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_VERSION = re.compile(r"(?P<major>\d+)\.(?P<minor>\d+)(?:[.-].*)?")
_LEAST = (5, 26)  # the long-term release; 2025.01 and later count by the calendar

_HOW = (
    "Neo4j 5.26 or later is needed, of any edition: upgrade it, run `docker compose up`, or unset NEO4J_URI "
    "to use the built-in one"
)


def server_checked(connection: Connection) -> Connection:
    """The same connection, once its server has answered, let us in and shown a version that will do.

    Raises `DatabaseUnavailable` when nothing answers, else `DatabaseRefused` with what is needed.
    """
    scheme = urlsplit(connection.uri).scheme
    if scheme not in _SCHEMES:
        raise DatabaseRefused(
            f"NEO4J_URI is {connection.uri!r}: it must begin with {', '.join(_SCHEMES)}, "
            "for example neo4j://localhost:7687"
        )
    with Store(connection) as store:
        require_version(store.verify(), connection.uri)
        store.read_text("RETURN 1 AS one", {})  # the server let us in; now the database itself
    return connection


def require_version(version: str, uri: str) -> None:
    """Raise `DatabaseRefused` unless a server that calls itself `version` can be used."""
    match = _VERSION.fullmatch(version)
    if not match:
        raise DatabaseRefused(f"{uri} calls itself {version!r}, which is not Neo4j. {_HOW}")
    if (int(match["major"]), int(match["minor"])) < _LEAST:
        raise DatabaseRefused(f"{uri} runs Neo4j {version}. {_HOW}")
