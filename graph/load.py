"""Load documents and claims: facts are appended, and what rests on them is rebuilt in the same transaction.

One writer at a time. Every transaction first takes the write lock on the one `GraphState` node and holds it
until it commits. Resolution, linking and derivation read what other writers wrote; Neo4j reads committed
values only, so two writers side by side would each compute a contract's value or a company's identity
without the other's claims, and both could be wrong. Measured, four writers gain nothing over one anyway,
and sorted rows still met deadlocks. The expensive part, reading texts, is done before and runs in as many
processes as one likes.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph.errors import InvalidClaim
from graph.known import concerns_people
from graph.load_families import candidates, join_families, signature
from graph.load_rows import check, claim_row, document_properties, joined_properties, mention_rows, name_rows
from graph.model.claims import Claim, Document
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import ClaimKind, DocumentState
from graph.rebuild import rebuild
from graph.resolution.rules import KnownNames
from graph.resolution.write import known_names
from graph.schema import tell
from graph.store import Store, Transaction

_CLAIMS_PER_BATCH = 2000
_DOCUMENTS_PER_BATCH = 500

Reading = tuple[Document, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one document brought. `refused` says why nothing of it was written."""

    document_id: str
    is_new: bool
    new_claims: int
    known_claims: int
    refused: str | None = None


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
    for batch in _batches(documents):
        good, refused = _checked(batch)
        loaded += refused
        if good:
            found, differs = store.write(_Batch(good, gazetteer, recorded_at, run_id).write)
            loaded += found
            changed |= differs
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


class _Batch:
    """One transaction's worth of documents; `write` may run again after a deadlock and then starts afresh."""

    def __init__(
        self, readings: Sequence[Reading], gazetteer: Gazetteer, recorded_at: datetime, run_id: str | None
    ) -> None:
        self._readings = readings
        self._documents = {document.id: document for document, _ in readings}
        self._claims = {claim.id: claim for _, claims in readings for claim in claims}
        self._gazetteer = gazetteer
        self._recorded_at = recorded_at
        self._run_id = run_id
        self._signatures = {
            document.id: signature(document.text, document.media_type)
            for document in self._documents.values()
        }

    def write(self, transaction: Transaction) -> tuple[list[Loaded], bool]:
        """Write what is new, then rebuild what rests on it."""
        transaction.run("load/lock", writer=str(uuid.uuid4()))
        known = self._known(transaction)
        new_documents, regrouped, documents_changed = self._write_documents(transaction)
        new_claims, new_mentions, answered = self._write_claims(transaction)
        differs = rebuild(
            transaction,
            known=known,
            recorded_at=self._recorded_at,
            mentions=new_mentions,
            claims=new_claims,
            regrouped=regrouped,
            answered=answered,
        )
        changed = bool(documents_changed or new_claims or differs)
        if changed:
            transaction.run("load/bump")
        return self._report(new_documents, new_claims), changed

    def _known(self, transaction: Transaction) -> KnownNames:
        known = known_names(transaction)
        used = {
            mention.key
            for claim in self._claims.values()
            for _, mention in claim.names
            if mention.key is not None
        }
        missing = sorted(used - known.by_key.keys())
        untold = {key: self._gazetteer.by_key[key] for key in missing if key in self._gazetteer.by_key}
        if not untold:
            return known
        pending = list(untold.values())
        while pending:
            above = self._gazetteer.by_key.get(pending.pop().parent or "")
            if above and above.key not in untold:
                untold[above.key] = above
                pending.append(above)
        tell(transaction, untold.values())
        return known_names(transaction)

    def _write_documents(self, transaction: Transaction) -> tuple[set[str], set[str], bool]:
        rows = transaction.run("load/documents_facts", ids=sorted(self._documents))
        present = {row["document"]["id"]: row["document"] for row in rows}
        unsigned = {
            one: self._signatures[one]
            for one in self._documents
            if present.get(one, {}).get("state") != DocumentState.LOADED
        }
        near = candidates(transaction, unsigned)
        written = []
        for one in sorted(self._documents):
            row = self._document_row(one, present.get(one))
            if row:
                written.append(row)
        if written:
            transaction.run("load/documents", rows=written, recordedAt=self._recorded_at)
        texts = {one: self._documents[one].text for one in self._documents}
        regrouped = join_families(transaction, texts, near)
        return self._documents.keys() - present.keys(), regrouped, bool(written)

    def _document_row(self, one: str, present: Mapping[str, object] | None) -> dict[str, object] | None:
        document = self._documents[one]
        found = document_properties(document)
        if present is None or present.get("state") != DocumentState.LOADED:
            merged = joined_properties(dict(present or {}), found)
            ended = {"state": str(DocumentState.LOADED), "leaseBy": None, "leaseUntil": None, "error": None}
            extra = {"runId": self._run_id, "retrievedAt": found.get("retrievedAt")}
            properties = merged | ended | {key: value for key, value in extra.items() if value is not None}
            return {
                "id": one,
                "properties": properties,
                "text": document.text,
                "signature": self._signatures[one],
            }
        changes = joined_properties(dict(present), found)
        return {"id": one, "properties": changes, "text": None, "signature": None} if changes else None

    def _write_claims(self, transaction: Transaction) -> tuple[list[str], list[str], set[str]]:
        there = {row["id"] for row in transaction.run("load/claims_known", ids=sorted(self._claims))}
        new = [self._claims[one] for one in sorted(self._claims.keys() - there)]
        if not new:
            return [], [], set()
        mentions = mention_rows(new)
        old = {row["id"] for row in transaction.run("load/mentions_known", ids=sorted(mentions))}
        fresh = sorted(mentions.keys() - old)
        if fresh:
            transaction.run("load/mentions", rows=[mentions[one] for one in fresh])
        rows = [
            claim_row(claim, self._documents[claim.document_id].licence, self._recorded_at) for claim in new
        ]
        transaction.run("load/claims", rows=rows)
        transaction.run("load/claims_names", rows=[row for claim in new for row in name_rows(claim)])
        replying = sorted(claim.id for claim in new if claim.kind in (ClaimKind.REPLY, ClaimKind.ALLEGATION))
        answered = transaction.run("load/claims_answers", ids=replying) if replying else []
        return [claim.id for claim in new], fresh, {row["id"] for row in answered}

    def _report(self, new_documents: set[str], new_claims: Sequence[str]) -> list[Loaded]:
        fresh = set(new_claims)
        return [
            Loaded(
                document.id,
                document.id in new_documents,
                sum(claim.id in fresh for claim in claims),
                sum(claim.id not in fresh for claim in claims),
            )
            for document, claims in self._readings
        ]
