"""Structured sources into the graph: what importers yield is loaded in batches, with an account of each.

Every claim has an identifier made of its content. So an import that was killed starts again from the
beginning of its files and passes over, one look-up for a batch, what the graph holds already; it never writes
twice, and needs no note of where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from time import perf_counter

from extractors.registers.stream import Skipped, Taken, Unreadable
from graph.load import load
from graph.model.gazetteer import Gazetteer
from graph.store import Reader, Store

BATCH = 500  # documents; what the loader writes in one transaction
_SHOWN = 20  # of each reason; the others are counted


@dataclass(slots=True)
class ImportReport:
    """What became of the records of one run; grows while it goes on, but not with the files.

    `skipped` and `notes` count every one by its reason; `examples` keeps the first of each. `expected` counts
    sound records that say nothing which the graph holds.
    """

    taken: int = 0
    known: int = 0
    claims: int = 0
    new_documents: int = 0
    new_claims: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # reason: (where, why)
    licences: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Records in a second."""
        return (self.taken + self.skipped.total() + self.expected.total()) / max(self.seconds, 1e-9)

    @property
    def changed(self) -> bool:
        """Whether the graph is not what it was before."""
        return bool(self.new_documents or self.new_claims)

    def tell(self, reason: str, where: str, why: str) -> None:
        """Keep an example of this reason, if there is room."""
        kept = self.examples.setdefault(reason, [])
        if len(kept) < _SHOWN:
            kept.append((where, why))


def import_records(
    found: Iterable[Taken | Skipped],
    store: Store,
    *,
    gazetteer: Gazetteer,
    report: ImportReport | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
    on_batch: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Load all that importers yield. Raises `DatabaseUnavailable` when the database goes away in the middle.

    What was loaded until then is whole; the same command again goes on where it stopped. `on_skipped` is told
    every record that is not loaded, for a caller who wants more than the examples of the report.
    """
    report = report or ImportReport()
    began = perf_counter()
    accepted = _accepted(found, report, on_skipped)
    while batch := list(islice(accepted, BATCH)):
        _load(batch, store, gazetteer, report, on_skipped)
        report.seconds = perf_counter() - began
        if on_batch:
            on_batch(report)
    report.seconds = perf_counter() - began
    return report


def _accepted(
    found: Iterable[Taken | Skipped], report: ImportReport, on_skipped: Callable[[Skipped], None] | None
) -> Iterator[Taken]:
    for one in found:
        if isinstance(one, Skipped):
            _skip(one, report, on_skipped)
            continue
        report.taken += 1
        report.claims += len(one.claims)
        report.licences[one.document.licence or "not given"] += 1
        report.publishers[one.document.publisher or "not given"] += 1
        for note in one.notes:
            report.notes[str(note.reason)] += 1
            report.tell(str(note.reason), one.where, note.why)
        yield one


def _skip(one: Skipped, report: ImportReport, on_skipped: Callable[[Skipped], None] | None) -> None:
    (report.expected if one.expected else report.skipped)[str(one.reason)] += 1
    report.tell(str(one.reason), one.where, one.why)
    if on_skipped:
        on_skipped(one)


def _load(
    batch: list[Taken],
    store: Store,
    gazetteer: Gazetteer,
    report: ImportReport,
    on_skipped: Callable[[Skipped], None] | None,
) -> None:
    new = _new(batch, store)
    report.known += len(batch) - len(new)
    if not new:
        return
    loads = [(one.document, one.claims) for one in new]
    loaded = load(store, loads, gazetteer=gazetteer, recorded_at=datetime.now(UTC))
    report.new_documents += loaded.new_documents
    report.new_claims += loaded.new_claims
    where = {one.document.id: one.where for one in new}
    for one in loaded.refused:
        report.taken -= 1
        reason = one.refused or "refused by the graph"
        _skip(Skipped(where[one.document_id], Unreadable.NOT_A_CLAIM, reason), report, on_skipped)


def _new(batch: list[Taken], store: Reader) -> list[Taken]:
    """Those of which the graph lacks a claim. Two records of one text in a batch are one."""
    unique = {one.document.id: one for one in batch}
    ids = sorted({claim.id for one in unique.values() for claim in one.claims})
    there = {row["id"] for row in store.read("load/claims_known", ids=ids)}
    return [one for one in unique.values() if any(claim.id not in there for claim in one.claims)]
