"""What is installed, reachable and in order, and how to mend what is not."""

import platform
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from api.database import embedded_server, external_connection, open_store
from api.settings import Settings
from extractors import language_model
from graph.checks import problems
from graph.embedded import capacity
from graph.embedded.configuration import size
from graph.embedded.folder import DATABASE
from graph.embedded.java import java_version
from graph.embedded.server import EmbeddedServer
from graph.errors import SupplywatchError

_MEND = "restore a backup (`supplywatch db restore`), or ingest the document again"


class State(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `words` say what was found and, when it is wrong, how to mend it."""

    name: str
    state: State
    words: str


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything this program stands on, one finding each; a check that fails never stops the others."""
    yield Finding("program", State.GOOD, f"supplywatch {_version_of('supplywatch')}")
    yield Finding("python", State.GOOD, f"{platform.python_version()} on {sys.platform} {platform.machine()}")
    yield _tried("language model", _language_model)
    if external_connection(settings):
        yield from _database(settings)
        return
    try:
        server = embedded_server(settings)
    except SupplywatchError as error:
        yield Finding("settings", State.WRONG, str(error))
        return
    yield _tried("java", java_version)
    missing = len(server.missing_jars())
    yield _jars(server, missing)
    yield _tried("memory and disk", lambda: _room(settings, server))
    yield from _folder(server)
    if not missing:
        yield from _built_in(settings, server)


def _tried(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, State.GOOD, look())
    except SupplywatchError as error:
        return Finding(name, State.WRONG, str(error))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout that was not installed
        return "of this checkout"


def _language_model() -> str:
    language_model.check(language_model.find())
    return f"{language_model.NAME}, spaCy {_version_of('spacy')}"


def _jars(server: EmbeddedServer, missing: int) -> Finding:
    if missing:
        words = f"Neo4j {server.version}: {missing} files are missing and will be fetched at the next start"
        return Finding("database server", State.NOTE, words)
    return Finding("database server", State.GOOD, f"Neo4j {server.version}, every file matches its sum")


def _room(settings: Settings, server: EmbeddedServer) -> str:
    found = capacity.measured(server.folder.home)
    if not server.status().running:
        heap = size(settings.heap, "SUPPLYWATCH_HEAP")
        needed = capacity.need(heap=heap, first_start=server.folder.is_new)
        capacity.require(found, needed, server.folder.home)
    memory = "unknown" if found.memory is None else f"{found.memory >> 20} MB"
    return f"{memory} of memory available, {found.disk >> 20} MB of disk free at {server.folder.home}"


def _folder(server: EmbeddedServer) -> Iterator[Finding]:
    folder = server.folder
    try:
        if not folder.is_there:
            return
    except SupplywatchError as error:
        yield Finding("folder", State.WRONG, str(error))
        return
    for path, wanted in ((folder.home, 0o700), (folder.password_path, 0o600)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & ~wanted:
            yield Finding("folder", State.WRONG, f"others can read {path}: chmod {wanted:o} {path}")


def _built_in(settings: Settings, server: EmbeddedServer) -> Iterator[Finding]:
    try:
        if not server.folder.has_store(DATABASE):
            words = "there is no graph yet; the first command that needs one makes it"
            yield Finding("database", State.NOTE, words)
            return
    except OSError as error:
        yield Finding("database", State.WRONG, f"{server.folder.home} cannot be read: {error.strerror}")
        return
    yield from _database(settings)


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        with open_store(settings) as store:
            place = settings.neo4j_uri or f"built in, {settings.data}"
            yield Finding("database", State.GOOD, f"Neo4j {store.verify()} answers ({place})")
            broken = problems(store)
    except SupplywatchError as error:
        yield Finding("database", State.WRONG, str(error))
        return
    for words in broken:
        yield Finding("graph", State.WRONG, f"{words}; {_MEND}")
    if not broken:
        yield Finding("graph", State.GOOD, "every claim, edge and quote is in order")
