"""One transaction's worth of documents with their claims."""

import uuid
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from graph.arriving import Arriving
from graph.families import signature
from graph.load_families import candidates, is_prose, join_families
from graph.load_rows import arriving_of, document_properties, joined_properties
from graph.model.claims import Claim, Document
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import DocumentState
from graph.rebuild import rebuild
from graph.resolution.rules import KnownNames
from graph.resolution.standing import known_names
from graph.schema import tell
from graph.store import Transaction

Reading = tuple[Document, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one document brought. `refused` says why nothing of it was written."""

    document_id: str
    is_new: bool
    new_claims: int
    known_claims: int
    refused: str | None = None


class Batch:
    """One transaction's worth of documents; `write` may run again after a deadlock and then starts afresh."""

    def __init__(
        self, readings: Sequence[Reading], gazetteer: Gazetteer, recorded_at: datetime, run_id: str | None
    ) -> None:
        self._documents = {document.id: document for document, _ in readings}
        found = [(document.id, {claim.id: claim for claim in claims}) for document, claims in readings]
        claims = {one: claim for _, each in found for one, claim in each.items()}
        licences = {one: document.licence for one, document in self._documents.items()}
        self._arrived = arriving_of(claims, licences, recorded_at)
        self._read = [(document, tuple(each)) for document, each in found]
        self._gazetteer = gazetteer
        self._recorded_at = recorded_at
        self._run_id = run_id
        self._signatures = {
            one: " ".join(signature(document.text)) or None
            for one, document in self._documents.items()
            if is_prose(document.media_type)
        }

    def write(self, transaction: Transaction) -> tuple[list[Loaded], bool]:
        """Write what is new, then rebuild what rests on it."""
        (locked,) = transaction.run("load/lock", writer=str(uuid.uuid4()))
        known = self._known(transaction, locked["told"])
        new_documents, regrouped, documents_changed = self._write_documents(transaction)
        arriving = self._arriving(transaction, new_documents)
        differs = rebuild(
            transaction,
            known=known,
            recorded_at=self._recorded_at,
            regrouped=regrouped,
            arriving=arriving,
        )
        changed = bool(documents_changed or arriving.claims or differs)
        if changed:
            transaction.run("load/bump")
        return self._report(new_documents, arriving.claims.keys()), changed

    def _known(self, transaction: Transaction, told: str | None) -> KnownNames:
        known = known_names(transaction, told)
        used = {key for name in self._arrived.names.values() if (key := name.facts.key) is not None}
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
            one: keys
            for one, keys in self._signatures.items()
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
        texts = {one: document.text for one, document in self._documents.items()}
        families = {one: present.get(one, {}).get("sourceFamily") or one for one in texts}
        regrouped = join_families(transaction, texts, families, near)
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
                "signature": self._signatures.get(one),
            }
        changes = joined_properties(dict(present), found)
        return {"id": one, "properties": changes, "text": None, "signature": None} if changes else None

    def _arriving(self, transaction: Transaction, new_documents: AbstractSet[str]) -> Arriving:
        """What of the claims is new; a document that is new has brought none of its claims before."""
        claims, names = self._arrived.claims, self._arrived.names
        asked = sorted(one for one, claim in claims.items() if claim.document_id not in new_documents)
        if asked:
            there = {row["id"] for row in transaction.run("load/claims_known", ids=asked)}
            claims = {one: claim for one, claim in claims.items() if one not in there}
            used = {mention for claim in claims.values() for _, mention, _ in claim.names}
            names = {one: name for one, name in names.items() if one in used}
        asked = sorted(one for one, name in names.items() if name.facts.document_id not in new_documents)
        rows = transaction.run("load/mentions_known", ids=asked) if asked else []
        old = frozenset(row["id"] for row in rows)
        return Arriving(claims, {one: name for one, name in names.items() if one not in old}, old)

    def _report(self, new_documents: AbstractSet[str], new_claims: AbstractSet[str]) -> list[Loaded]:
        return [
            Loaded(
                document,
                document in new_documents,
                sum(claim in new_claims for claim in claims),
                sum(claim not in new_claims for claim in claims),
            )
            for document, claims in self._read
        ]
