"""Claims and documents as rows of the loading statements, and the checks that the database cannot make."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from graph.arriving import Arriving, NewClaim
from graph.errors import InvalidClaim
from graph.model.claims import Claim, Document, Mention, content_id
from graph.model.vocabulary import OrganisationKind, Role
from graph.resolution.rules import MentionFacts
from graph.resolution.standing import NewName, new_name
from graph.store import Row

_MERGED = (
    "url",
    "publisher",
    "published",
    "publishedPrecision",
    "title",
    "language",
    "licence",
    "mediaType",
    "retells",
)


def check(document: Document, claims: Iterable[Claim]) -> None:
    """Raise `InvalidClaim` for a claim of another document, or whose quote or name is not where it says."""
    for claim in claims:
        if claim.document_id != document.id:
            raise InvalidClaim(
                f"claim {claim.id} belongs to document {claim.document_id}, not to {document.id}"
            )
        for span in claim.evidence:
            if document.text[span.start : span.end] != span.quote:
                raise InvalidClaim(
                    f"document {document.id} does not say {span.quote[:60]!r} at {span.start}:"
                    f" claim {claim.id} is refused"
                )
        for role, mention in claim.names:
            if not 0 <= mention.start < mention.end <= len(document.text):
                raise InvalidClaim(
                    f"claim {claim.id} names its {role} outside the text of document {document.id}"
                )


def document_properties(document: Document) -> Row:
    """What is known of a document, without its text; unknown properties are left out."""
    found: dict[str, Any] = {
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "publishedPrecision": document.published_precision and str(document.published_precision),
        "title": document.title,
        "language": document.language,
        "licence": document.licence,
        "mediaType": document.media_type,
        "retells": document.retells,
        "retrievedAt": document.retrieved_at,
    }
    return {key: value for key, value in found.items() if value is not None}


def joined_properties(present: Row, found: Row) -> Row:
    """What changes when the same bytes arrive with other particulars.

    The smaller value of each property stays, so that the order of arrival does not matter.
    """
    changes = {}
    for key in _MERGED:
        new, old = found.get(key), present.get(key)
        if new is not None and (old is None or new < old):
            changes[key] = new
    return changes


def mention_facts(document_id: str, mention: Mention) -> MentionFacts:
    """A name where it stands; readers that knew different things of it make different mentions."""
    identifier = content_id(
        document_id, mention.start, mention.end, mention.name, mention.kind, mention.key, mention.country,
        sorted(mention.identifiers),
    )  # fmt: skip
    return MentionFacts(
        id=identifier,
        document_id=document_id,
        name=mention.name,
        kind=mention.kind,
        key=mention.key,
        country=mention.country,
        identifiers=frozenset(mention.identifiers),
    )


def claim_properties(claim: Claim, licence: str | None, recorded_at: datetime) -> Row:
    """The properties of a claim's node; an absent value is a missing property."""
    found: dict[str, Any] = {
        "kind": str(claim.kind),
        "status": claim.status and str(claim.status),
        "amount": None if claim.amount is None else float(claim.amount),
        "currency": claim.currency,
        "valueKind": claim.value_kind and str(claim.value_kind),
        "basis": claim.basis and str(claim.basis),
        "per": claim.per and str(claim.per),
        "vat": claim.vat and str(claim.vat),
        "count": claim.count,
        "title": claim.title,
        "registerId": claim.register_id,
        "notice": claim.notice,
        "stance": claim.stance and str(claim.stance),
        "category": claim.category,
        "code": claim.code,
        "contested": claim.contested,
        "denies": claim.denies,
        "accuserName": claim.accuser_name,
        "speakerName": claim.speaker_name,
        "authority": claim.authority,
        "caseNumber": claim.case_number,
        "matter": claim.matter,
        "answers": claim.answers,
        "publisher": claim.publisher,
        "published": claim.published,
        "validFrom": claim.valid_from,
        "validTo": claim.valid_to,
        "eventDate": claim.event_date,
        "datePrecision": claim.date_precision and str(claim.date_precision),
        "recordedAt": recorded_at,
        "confidence": claim.confidence,
        "readerName": claim.reader,
        "readerVersion": claim.reader_version,
        "rule": claim.rule,
        "why": claim.why,
        "licence": licence,
        "acceptedByRule": claim.accepted_by_rule or None,
        "review": "accepted" if claim.accepted_by_rule else "unreviewed",
    }
    return {key: value for key, value in found.items() if value is not None}


def arriving_of(
    claims: Mapping[str, Claim], licences: Mapping[str, str | None], recorded_at: datetime
) -> Arriving:
    """These claims by their identifiers, as if neither they nor their names were in the graph."""
    names: dict[str, NewName] = {}
    found: dict[str, NewClaim] = {}
    for one, claim in claims.items():
        uses: dict[tuple[str, str], OrganisationKind] = {}
        for role, mention in claim.names:
            facts = mention_facts(claim.document_id, mention)
            uses[str(role), facts.id] = mention.kind
            if facts.id not in names:
                names[facts.id] = new_name(facts, mention.start, mention.end)
        evidence = sorted({(span.start, span.end, span.quote) for span in claim.evidence})
        found[one] = NewClaim(
            id=one,
            document_id=claim.document_id,
            kind=claim.kind,
            properties=claim_properties(claim, licences[claim.document_id], recorded_at),
            evidence=tuple({"start": start, "end": end, "quote": quote} for start, end, quote in evidence),
            names=tuple((Role(role), name, uses[role, name]) for role, name in sorted(uses)),
        )
    return Arriving(found, names)
