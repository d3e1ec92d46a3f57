"""The one place that speaks to Neo4j: runs statements that are files, in read or write transactions.

Reads are routed to readers and refused by the server when they write. Raises `DatabaseUnavailable` when no
server answers and `DatabaseRefused` when one answers that cannot be used.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

import neo4j
from neo4j import exceptions as driver_errors

from graph.errors import DatabaseRefused, DatabaseUnavailable, TooBroad

Row = dict[str, Any]
Result = TypeVar("Result")

_READ_TIMEOUT = 30.0  # seconds; the server ends what takes longer
_FETCH = 1000


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a Neo4j answers and how to enter; `browser` is the address of Neo4j Browser, if it has one."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    browser: str | None = None


class Reader(Protocol):
    """The least a question needs."""

    def read(self, name: str, /, **parameters: object) -> list[Row]:
        """All rows of a statement file."""
        ...


class Transaction(Protocol):
    """The least a loader needs inside a writing transaction."""

    def run(self, name: str, /, **parameters: object) -> list[Row]:
        """All rows of a statement file, within this transaction."""
        ...


@cache
def statement(name: str) -> str:
    """The text of `cypher/<name>.cypher`; `name` is like ``questions/exposure``."""
    return files("cypher").joinpath(f"{name}.cypher").read_text("utf-8")


class _Running:
    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, name: str, /, **parameters: object) -> list[Row]:
        return self.run_text(statement(name), parameters)

    def run_text(self, text: str, parameters: Mapping[str, object]) -> list[Row]:
        result = self._transaction.run(text, dict(parameters))
        return [_plain(record) for record in result]


_ALREADY_NATIVE = frozenset({str, int, float, bool, bytes, type(None)})


def _plain(record: neo4j.Record) -> Row:
    return {key: _native(value) for key, value in zip(record.keys(), record.values(), strict=True)}


def _native(value: Any) -> Any:
    if type(value) in _ALREADY_NATIVE:
        return value
    if isinstance(value, list):
        return [part if type(part) in _ALREADY_NATIVE else _native(part) for part in value]
    if isinstance(value, dict):
        return {key: _native(part) for key, part in value.items()}
    to_native = getattr(value, "to_native", None)  # neo4j.time values become datetime ones
    return to_native() if to_native else value


class Store:
    """A graph that can be read and written. Close it, or use it in a `with` block."""

    def __init__(self, connection: Connection, *, patience: float = 30.0) -> None:
        """`patience` is how many seconds a transaction is tried again while the server is away."""
        self.connection = connection
        self._driver = neo4j.GraphDatabase.driver(
            connection.uri,
            auth=(connection.user, connection.password),
            connection_timeout=10,
            max_transaction_retry_time=patience,
            warn_notification_severity="OFF",
            notifications_min_severity="OFF",
        )

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def read(self, name: str, /, **parameters: object) -> list[Row]:
        """All rows of a statement file, in a read transaction that is retried once the server is back."""
        return self.read_text(statement(name), parameters)

    def read_text(self, text: str, parameters: Mapping[str, object]) -> list[Row]:
        """All rows of a statement given as text, for questions from a user's own folder."""

        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return _Running(transaction).run_text(text, parameters)

        with _translated(self.connection), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=_READ_TIMEOUT)(work))

    def stream(self, text: str, parameters: Mapping[str, object]) -> Iterator[Row]:
        """The rows of a statement one by one, for exports that must not be held in memory."""
        with _translated(self.connection), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(text, dict(parameters)):
                yield _plain(record)

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run `work` in one writing transaction.

        It may run again after a deadlock, so it must do nothing but use the graph.
        """

        def once(transaction: neo4j.ManagedTransaction) -> Result:
            return work(_Running(transaction))

        with _translated(self.connection), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(once)

    def change_schema(self, name: str) -> None:
        """Run one schema statement file by itself: schema and data cannot share a transaction."""
        with _translated(self.connection), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(statement(name)).consume()

    def explain(self, text: str) -> list[neo4j.GqlStatusObject]:
        """What the server's planner says of a statement, without running it."""
        with (
            _translated(self.connection),
            self._driver.session(
                database=self.connection.database, notifications_min_severity="INFORMATION"
            ) as session,
        ):
            return list(session.run("EXPLAIN " + text).consume().gql_status_objects)

    def verify(self) -> str:
        """The server's version; raises when it does not answer."""
        with _translated(self.connection):
            self._driver.verify_connectivity()
            info = self._driver.get_server_info()
            return info.agent.rpartition("/")[2]

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self.connection.database, default_access_mode=access, fetch_size=_FETCH
        )


@contextmanager
def _translated(connection: Connection) -> Iterator[None]:
    try:
        yield
    except driver_errors.AuthError as error:
        raise DatabaseRefused(
            f"{connection.uri} refuses user {connection.user!r}: check NEO4J_USER and NEO4J_PASSWORD"
        ) from error
    except driver_errors.DatabaseUnavailable as error:
        raise DatabaseUnavailable(
            f"the database at {connection.uri} is not available, though its server is: see its log"
        ) from error
    except driver_errors.ClientError as error:
        if "TransactionTimedOut" in (error.code or ""):
            raise TooBroad(_READ_TIMEOUT) from error
        if error.code != "Neo.ClientError.Database.DatabaseNotFound":
            raise
        raise DatabaseRefused(
            f"{connection.uri} has no database {connection.database!r}: check NEO4J_DATABASE"
        ) from error
    except (driver_errors.ServiceUnavailable, driver_errors.SessionExpired) as error:
        raise DatabaseUnavailable(
            f"no Neo4j answers at {connection.uri}: start it, or unset NEO4J_URI to use the built-in one"
        ) from error
