"""The index of names of a graph, brought up to date when the graph has changed."""

from collections.abc import Iterator
from threading import Lock

from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Profile
from graph.resolution.index import Entry, NameIndex
from graph.store import Reader, Row

_PAGE = 5000


class GraphIndex:
    """The organisations of a graph, seeds included, by name; several threads may ask at once.

    `current` reads all organisations when the graph's version has risen (about a second for 100,000) and puts
    those that changed; the first time it builds the index (about ten seconds for 100,000).
    """

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._version = -1
        self._entries: dict[str, Entry] = {}
        self._index = NameIndex()
        self._lock = Lock()

    def current(self) -> NameIndex:
        """The index as of the graph's version now."""
        with self._lock:
            (state,) = self._store.read("load/graph_version")
            if state["version"] != self._version:
                self._refresh()
                self._version = state["version"]
            return self._index

    def _refresh(self) -> None:
        found = {entry.id: entry for entry in _entries(self._store)}
        for gone in self._entries.keys() - found.keys():
            self._index.discard(gone)
        for one, entry in found.items():
            if self._entries.get(one) != entry:
                self._index.put(entry)
        self._entries = found


def _entries(store: Reader) -> Iterator[Entry]:
    after = ""
    while True:
        rows = store.read("load/organisations_indexed", after=after, limit=_PAGE)
        yield from map(_entry, rows)
        if len(rows) < _PAGE:
            return
        after = rows[-1]["id"]


def _entry(row: Row) -> Entry:
    ambiguous = tuple(row["ambiguous"])
    aliases = tuple(alias for alias in row["aliases"] if alias not in ambiguous)
    profile = Profile(
        row["name"], aliases, row["country"], OrganisationKind(row["kind"]), frozenset(row["identifiers"])
    )
    return Entry(row["id"], profile, ambiguous)
