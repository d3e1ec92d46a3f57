"""A real Neo4j for every test that asks for one: started once, wiped before each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from graph.embedded.server import EmbeddedServer
from graph.known import categories
from graph.schema import ensure
from graph.store import Connection, Store


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


@pytest.fixture
def store(shared_store: Store) -> Store:
    """A graph without a node; its constraints and indexes are there."""
    while shared_store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone", {}
        )
    )[0]["gone"]:
        pass
    return shared_store


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
