"""A real Neo4j for every test that asks for one: started once, wiped before each test."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.settings import Settings
from graph.embedded.server import EmbeddedServer
from graph.known import categories
from graph.schema import ensure
from graph.store import Connection, Row, Store

# A server of the tests lives for minutes: compiling it thoroughly costs more than it gives, half of its start.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """An embedded server on an empty folder of its own; its jars are those of this machine's cache."""
    data: Path = tmp_path_factory.mktemp("server")
    embedded = EmbeddedServer(data, Settings().cache / "jars", heap="512m", page_cache="64m")
    with embedded.in_use() as connection:
        yield connection


@pytest.fixture(scope="session")
def shared_store(server: Connection) -> Iterator[Store]:
    """The one driver of the session."""
    with Store(server) as store:
        ensure(store)
        yield store


@pytest.fixture(scope="session")
def migrated(shared_store: Store) -> dict[str, Any]:
    """What the graph remembers of its migrations."""
    (row,) = shared_store.read_text(
        "MATCH (state:GraphState) RETURN state {.id, .version, .schemaVersion, .migrations} AS state", {}
    )
    return dict(row["state"], version=0)


@pytest.fixture
def store(shared_store: Store, migrated: dict[str, Any]) -> Store:
    """A graph that holds nothing. Its constraints and indexes are there, and it remembers that they are."""
    while _written(shared_store, "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone")[
        "gone"
    ]:
        pass
    _written(
        shared_store, "CREATE (state:GraphState) SET state = $state RETURN state.id AS id", state=migrated
    )
    return shared_store


def _written(store: Store, text: str, **values: Any) -> Row:
    (row,) = store.write(lambda transaction: transaction.run_text(text, values))  # type: ignore[attr-defined]
    return dict(row)


@pytest.fixture
def store_with_categories(store: Store) -> Store:
    """A graph that knows the categories of the seeds and nothing else."""
    rows = [
        {
            "id": one.id,
            "family": one.family,
            "name": one.label,
            "definition": one.definition,
            "concernsPeople": one.concerns_people,
        }
        for one in categories().values()
    ]
    store.write(lambda transaction: transaction.run("load/seed_categories", rows=rows))
    return store
