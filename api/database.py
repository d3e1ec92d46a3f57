"""Which Neo4j a command or the service works with: that of `NEO4J_URI`, else the embedded one."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.settings import Settings
from graph.embedded.jars import Progress
from graph.embedded.server import EmbeddedServer
from graph.embedded.versions import server_checked
from graph.schema import ensure
from graph.store import Connection, Store


def embedded_server(
    settings: Settings, *, progress: Progress | None = None, on_connect: str | None = None
) -> EmbeddedServer:
    """The embedded server that these settings describe; it is not started by this."""
    return EmbeddedServer(
        settings.data,
        settings.cache / "jars",
        maven_url=settings.maven_url,
        heap=settings.heap,
        page_cache=settings.page_cache,
        progress=progress,
        on_connect=on_connect,
    )


def external_connection(settings: Settings) -> Connection | None:
    """The server that `NEO4J_URI` names, or None when it is not set."""
    if not settings.neo4j_uri:
        return None
    password = settings.neo4j_password
    return Connection(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=password.get_secret_value() if password else "",
        database=settings.neo4j_database,
    )


@contextmanager
def open_store(settings: Settings, *, progress: Progress | None = None) -> Iterator[Store]:
    """A graph with its schema applied.

    The embedded server is started when it does not run, and stopped by the last command that uses it.
    Raises `DatabaseUnavailable`, `DatabaseRefused` or `DownloadFailed`, each saying what to do.
    """
    external = external_connection(settings)
    if external:
        with Store(server_checked(external)) as store:
            ensure(store)
            yield store
    else:
        with embedded_server(settings, progress=progress).in_use() as connection, Store(connection) as store:
            ensure(store)
            yield store
