"""Corrected claims: a person's reading of the same words, appended beside the one it supersedes."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from graph.arriving import write_claims
from graph.errors import NotFound, WrongUse
from graph.load_rows import arriving_of, check, claim_properties, mention_facts
from graph.model.claims import Claim, Document, Mention, Span, content_id
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    ContractStatus,
    DatePrecision,
    OrganisationKind,
    Per,
    Role,
    ValueKind,
    Vat,
)
from graph.store import Row, Transaction

_FIXED = frozenset(
    {"document_id", "reader", "reader_version", "rule", "accepted_by_rule", "confidence", "kind"}
)
_CHOICES = {
    "status": ContractStatus,
    "value_kind": ValueKind,
    "basis": Basis,
    "per": Per,
    "vat": Vat,
    "stance": ClaimStatus,
    "date_precision": DatePrecision,
}
_SAME_NAME = (
    "count", "title", "notice", "category", "code", "contested", "denies", "authority", "matter", "publisher",
    "published", "currency", "answers", "confidence", "rule", "why",
)  # fmt: skip
_RENAMED = {
    "register_id": "registerId",
    "accuser_name": "accuserName",
    "speaker_name": "speakerName",
    "case_number": "caseNumber",
    "valid_from": "validFrom",
    "valid_to": "validTo",
    "event_date": "eventDate",
    "reader": "readerName",
    "reader_version": "readerVersion",
}


def claim_of(row: Row) -> Claim:
    """A claim as the graph keeps it, from a row of `review/claim_whole`."""
    stored = row["claim"]
    values: dict[str, Any] = {name: stored[name] for name in _SAME_NAME if name in stored}
    values |= {name: stored[kept] for name, kept in _RENAMED.items() if kept in stored}
    kept_as = {"value_kind": "valueKind", "date_precision": "datePrecision"}
    values |= {
        name: choice(stored[kept_as.get(name, name)])
        for name, choice in _CHOICES.items()
        if kept_as.get(name, name) in stored
    }
    if "amount" in stored:
        values["amount"] = Decimal(str(stored["amount"]))
    return Claim(
        document_id=row["document"]["id"],
        kind=ClaimKind(stored["kind"]),
        evidence=tuple(Span(one["start"], one["end"], one["quote"]) for one in row["evidence"]),
        names=tuple((Role(one["role"]), _mention(one)) for one in row["names"]),
        **values,
    )


def _mention(row: Row) -> Mention:
    return Mention(
        start=row["start"],
        end=row["end"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        key=row["key"],
        country=row["country"],
        identifiers=tuple(row["identifiers"] or ()),
    )


def write_correction(
    transaction: Transaction,
    claim_id: str,
    changes: Mapping[str, Any],
    reviewer: str,
    reason: str | None,
    recorded_at: datetime,
) -> tuple[str, list[str]]:
    """Append the corrected claim; answers its id and the new mentions, which wait to be resolved. Raises
    `NotFound`, `WrongUse` and `InvalidClaim`.
    """
    rows = transaction.run("review/claim_whole", id=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    former = claim_of(rows[0])
    wrong = sorted(changes.keys() - {one.name for one in fields(Claim)} | changes.keys() & _FIXED)
    if wrong:
        raise WrongUse(f"a correction cannot set {', '.join(wrong)}")
    corrected = replace(former, **changes)
    if corrected == former:
        raise WrongUse(f"the correction of claim {claim_id} changes nothing")
    corrected = replace(
        corrected,
        reader=reviewer,
        reader_version="",
        rule="correction",
        why=reason or "corrected by a person",
        confidence=1.0,
        accepted_by_rule=False,
    )
    return _append(transaction, claim_id, corrected, rows[0], recorded_at)


def _append(
    transaction: Transaction, superseded: str, claim: Claim, row: Row, recorded_at: datetime
) -> tuple[str, list[str]]:
    (text,) = transaction.run("load/texts", ids=[claim.document_id])
    check(Document(claim.document_id, text["text"]), [claim])
    properties = claim_properties(claim, row["document"].get("licence"), recorded_at)
    shown = {key: value for key, value in properties.items() if key != "recordedAt"}
    names = [(str(role), mention_facts(claim.document_id, mention).id) for role, mention in claim.names]
    spans = [(span.start, span.end) for span in claim.evidence]
    new = content_id("correction", superseded, shown, sorted(names), sorted(spans))
    if transaction.run("load/claims_known", ids=[new]):
        return new, []
    arriving = arriving_of({new: claim}, {claim.document_id: row["document"].get("licence")}, recorded_at)
    old = {one["id"] for one in transaction.run("load/mentions_known", ids=sorted(arriving.names))}
    fresh = sorted(arriving.names.keys() - old)
    if fresh:
        rows = [{"id": one, "properties": arriving.names[one].properties} for one in fresh]
        transaction.run("load/mentions", rows=rows)
    write_claims(transaction, arriving.claims, {new: {"corrects": superseded}})
    return new, fresh
