"""A Neo4j of its own for one benchmark, on a folder that goes away with it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from api.settings import Settings
from graph.embedded.server import EmbeddedServer
from graph.schema import ensure
from graph.store import Connection, Store


@contextmanager
def empty_graph(*, heap: str = "2g", page_cache: str = "1g") -> Iterator[Store]:
    """A store on an empty graph with the schema and the seeds."""
    with tempfile.TemporaryDirectory(prefix="supplywatch-bench-") as folder:
        embedded = EmbeddedServer(Path(folder), Settings().cache / "jars", heap=heap, page_cache=page_cache)
        with embedded.in_use() as connection, Store(connection) as store:
            ensure(store)
            yield store


def driver_of(connection: Connection) -> neo4j.Driver:
    """The bare driver, for what the program is compared with."""
    return neo4j.GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password))


def wipe(driver: neo4j.Driver) -> None:
    """Empty the graph, keep its schema."""
    text = "MATCH (n) WITH n LIMIT 500 DETACH DELETE n RETURN count(*) AS gone"
    with driver.session() as session:
        while session.run(text).single(strict=True)["gone"]:
            pass
