"""Structured sources into the graph: what importers yield is loaded in batches, with an account of each.

Every claim has an identifier made of its content. So an import that was killed starts again from the
beginning of its files and passes over, one look-up for a batch, what the graph holds already; it never writes
twice, and needs no note of where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from time import perf_counter

from extractors.registers.stream import Skipped, Taken, Unreadable
from graph.load import Reading, load
from graph.model.gazetteer import Gazetteer
from graph.store import Reader, Store

BATCH = 500  # documents that are looked up at once
RUN = 5_000  # documents that are handed to the loader at once, and of which it tells at the end
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
    began = perf_counter() - report.seconds

    def told() -> None:
        report.seconds = perf_counter() - began
        if on_batch:
            on_batch(report)

    fresh = _fresh(_accepted(found, report, on_skipped), store, report, told)
    while first := next(fresh, None):
        _load(chain((first,), islice(fresh, RUN - 1)), store, gazetteer, report, on_skipped)
        told()
    told()
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


def _fresh(
    accepted: Iterator[Taken], store: Reader, report: ImportReport, told: Callable[[], None]
) -> Iterator[Taken]:
    """Those of which the graph lacks a claim, looked up batch by batch. Two records of one text are one."""
    while batch := list(islice(accepted, BATCH)):
        unique = {one.document.id: one for one in batch}
        ids = sorted({claim.id for one in unique.values() for claim in one.claims})
        there = {row["id"] for row in store.read("load/claims_known", ids=ids)}
        new = [one for one in unique.values() if any(claim.id not in there for claim in one.claims)]
        report.known += len(batch) - len(new)
        told()
        yield from new


def _load(
    run: Iterable[Taken],
    store: Store,
    gazetteer: Gazetteer,
    report: ImportReport,
    on_skipped: Callable[[Skipped], None] | None,
) -> None:
    """Hand a run to the loader, which reads the next batch of it while the last one is written."""
    where: dict[str, str] = {}

    def readings() -> Iterator[Reading]:
        for one in run:
            where[one.document.id] = one.where
            yield one.document, one.claims

    loaded = load(store, readings(), gazetteer=gazetteer, recorded_at=datetime.now(UTC))
    report.new_documents += loaded.new_documents
    report.new_claims += loaded.new_claims
    for refused in loaded.refused:
        report.taken -= 1
        reason = refused.refused or "refused by the graph"
        _skip(Skipped(where[refused.document_id], Unreadable.NOT_A_CLAIM, reason), report, on_skipped)
