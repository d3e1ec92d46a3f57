"""What Neo4j community cannot enforce, and whether what is derived still follows from what it is derived
from.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from graph.decisions_apply import review_claims
from graph.derive_write import label
from graph.rebuild import pages, rebuild
from graph.resolution.standing import known_names
from graph.store import Row, Store, statement

_SHOWN = 20
_LONGEST = 300
_RULES = {
    "check_labels": "has no identifier",
    "check_about": "a contract, allegation or listing claim is not about exactly one contract or matter",
    "check_resolved": "a name does not stand for exactly one organisation",
    "check_claims": "a claim lacks evidence, names, currency, reader, review or time",
    "check_replies": "a reply is not joined with the allegation that it answers",
    "check_documents": "a document has no text or no state",
    "check_edges": "a derived edge rests on no claim, or on one that is not there",
    "check_ended": "a contract or matter ended without a successor, or has claims although it ended",
}
_WRITES = re.compile(r"^\s*(?:MERGE|CREATE|SET|DELETE|DETACH|REMOVE|FOREACH)\b", re.M)
_REPEATED = frozenset({"load/identifiers"})  # merged on every look; that changes nothing by itself


def problems(store: Store) -> list[str]:
    """One line for each thing that must not be; empty when all is well. Reads every text once."""
    found = []
    for name, meaning in _RULES.items():
        rows = store.read(f"load/{name}", limit=_SHOWN)
        found += [f"{meaning}: {row['id']}" for row in rows]
    return found + list(_misquoted(store))


def _misquoted(store: Store) -> Iterator[str]:
    for row in store.stream(statement("load/check_quotes"), {}):
        for claim, start, end, quote in row["spans"]:
            # Counted here, since Cypher counts UTF-16 units and offsets count characters.
            if row["text"][start:end] != quote:
                yield f"a quote is not where it says in document {row['id']}: claim {claim}"


def compare(store: Store, *, now: datetime) -> list[str]:
    """What rebuilding everything would change; empty when what is stored follows from the facts. Writes
    nothing.
    """
    trial = _Trial(store)
    known = known_names(trial)
    for ids in pages(store, "load/page_mentions"):
        rebuild(trial, known=known, recorded_at=now, mentions=ids)
    for ids in pages(store, "load/page_claims"):
        review_claims(trial, ids)
        rebuild(trial, known=known, recorded_at=now, claims=ids)
    for ids in pages(store, "load/page_organisations"):
        rebuild(trial, known=known, recorded_at=now, organisations=ids)
        label(trial, ids)
    return trial.differences


class _Trial:
    """A transaction that reads and only notes what would be written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.differences: list[str] = []

    def run(self, name: str, /, **parameters: object) -> list[Row]:
        if not _WRITES.search(statement(name)):
            return self._store.read(name, **parameters)
        if name not in _REPEATED:
            self.differences.append(f"{name}: {str(parameters)[:_LONGEST]}")
        return []
