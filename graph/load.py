"""Load documents and claims: facts are appended, and what rests on them is rebuilt in the same transaction.

One writer at a time. Every transaction first takes the write lock on the one `GraphState` node and holds it
until it commits. Resolution, linking and derivation read what other writers wrote; Neo4j reads committed
values only, so two writers side by side would each compute a contract's value or a company's identity
without the other's claims, and both could be wrong. Measured, four writers gain nothing over one anyway,
and sorted rows still met deadlocks. The expensive part, reading texts, is done before and runs in as many
processes as one likes.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from graph.errors import InvalidClaim
from graph.known import concerns_people
from graph.load_batch import Batch, Loaded, Reading
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import ClaimKind
from graph.store import Store

__all__ = ["LoadReport", "Loaded", "Reading", "load"]

_CLAIMS_PER_BATCH = 2000
_DOCUMENTS_PER_BATCH = 500


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed; `changed` is False when everything was there already."""

    documents: tuple[Loaded, ...]
    changed: bool

    @property
    def new_documents(self) -> int:
        """How many documents the graph did not have."""
        return sum(one.is_new for one in self.documents)

    @property
    def new_claims(self) -> int:
        """How many claims the graph did not have."""
        return sum(one.new_claims for one in self.documents)

    @property
    def refused(self) -> tuple[Loaded, ...]:
        """The documents of which nothing was written."""
        return tuple(one for one in self.documents if one.refused)


def load(
    store: Store,
    documents: Iterable[Reading],
    *,
    gazetteer: Gazetteer,
    recorded_at: datetime,
    run_id: str | None = None,
) -> LoadReport:
    """Write documents with their claims in batches, each in one transaction.

    A document with a claim that must not reach the graph is refused and reported; the others go on.
    `gazetteer` is the one that the readers used: organisations that the graph has not been told of are
    taken from it.
    """
    loaded: list[Loaded] = []
    changed = False
    # One batch is written while the next one is read and prepared.
    with ThreadPoolExecutor(1) as writer:
        writing: Future[tuple[list[Loaded], bool]] | None = None
        for readings in _batches(documents):
            good, refused = _checked(readings)
            batch = Batch(good, gazetteer, recorded_at, run_id)
            if writing:
                found, differs = writing.result()
                loaded, changed = loaded + found, changed or differs
            loaded += refused
            writing = writer.submit(store.write, batch.write) if good else None
        if writing:
            found, differs = writing.result()
            loaded, changed = loaded + found, changed or differs
    return LoadReport(tuple(loaded), changed)


def _batches(documents: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    claims = 0
    for document, found in documents:
        batch.append((document, found))
        claims += len(found)
        if claims >= _CLAIMS_PER_BATCH or len(batch) >= _DOCUMENTS_PER_BATCH:
            yield batch
            batch, claims = [], 0
    if batch:
        yield batch


def _checked(batch: Sequence[Reading]) -> tuple[list[Reading], list[Loaded]]:
    good, refused = [], []
    for document, claims in batch:
        try:
            check(document, claims)
            for claim in claims:
                if claim.kind in (ClaimKind.ALLEGATION, ClaimKind.LISTING):
                    concerns_people(claim.category or "", claim.code)
        except InvalidClaim as error:
            refused.append(Loaded(document.id, False, 0, 0, str(error)))
        else:
            good.append((document, claims))
    return good, refused
