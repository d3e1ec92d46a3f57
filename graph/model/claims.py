"""The facts of the graph: documents and claims, append-only, with identifiers made from their content."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graph.errors import InvalidClaim
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


def content_id(*parts: object) -> str:
    """A stable identifier of any JSON-like content: the first 32 hex digits of its SHA-256."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Span:
    """The exact words a claim rests on; offsets count from the start of the document's text."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with what is known of where it came from. `id` is the SHA-256 of its bytes."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_precision: DatePrecision | None = None
    retrieved_at: datetime | None = None
    language: str | None = None  # ISO 639-1
    licence: str | None = None
    media_type: str = "text/plain"
    retells: str | None = None  # the work that a digest retells: "publisher, title, date, URL"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text that a claim uses. Mention and organisation are two things (MODEL section 1)."""

    start: int
    end: int
    name: str  # the longest form that the document uses
    kind: OrganisationKind = OrganisationKind.UNKNOWN
    key: str | None = None  # key in the gazetteer
    country: str | None = None
    identifiers: tuple[str, ...] = ()  # "scheme:value", from structured files


@dataclass(frozen=True, slots=True)
class Claim:
    """One speaker's assertion in one document, with the words it rests on.

    Making one refuses what Neo4j community cannot: missing evidence, money without a currency, an accusation
    without an accused. Raises `InvalidClaim`.
    """

    document_id: str
    kind: ClaimKind
    evidence: tuple[Span, ...]
    names: tuple[tuple[Role, Mention], ...]
    reader: str
    reader_version: str
    rule: str
    why: str
    confidence: float
    # contract
    status: ContractStatus | None = None
    amount: Decimal | None = None
    currency: str | None = None
    value_kind: ValueKind | None = None
    basis: Basis | None = None
    per: Per | None = None
    vat: Vat | None = None
    count: int | None = None
    title: str | None = None
    register_id: str | None = None  # ocid + award or contract + lot
    notice: str | None = None  # a cited notice number
    # allegation, reply, listing
    stance: ClaimStatus | None = None
    category: str | None = None
    code: str | None = None
    contested: bool = False
    denies: bool = False
    accuser_name: str | None = None  # on whose behalf, also where it is a person or an unnamed group
    speaker_name: str | None = None
    authority: str | None = None
    case_number: str | None = None
    matter: str | None = None  # a rare named programme, product or place that anchors the matter
    answers: str | None = None  # the id of the allegation that a reply answers
    # both
    publisher: str | None = None
    published: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    event_date: date | None = None
    date_precision: DatePrecision | None = None
    accepted_by_rule: bool = False  # structured register facts with every party by a registry id

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidClaim(f"a {self.kind} claim of document {self.document_id} has no evidence")
        for span in self.evidence:
            if span.end - span.start != len(span.quote) or not span.quote.strip():
                raise InvalidClaim(
                    f"quote and offsets disagree in document {self.document_id} at {span.start}"
                )
        if self.amount is not None and not self.currency:
            raise InvalidClaim(f"an amount without a currency in document {self.document_id}")
        roles = {role for role, _ in self.names}
        needed = {
            ClaimKind.CONTRACT: Role.VENDOR,
            ClaimKind.ALLEGATION: Role.ACCUSED,
            ClaimKind.LISTING: Role.ACCUSED,
            ClaimKind.REPLY: Role.REPLIER,
        }.get(self.kind)
        if needed and needed not in roles and not (needed is Role.VENDOR and Role.BIDDER in roles):
            raise InvalidClaim(f"a {self.kind} claim of document {self.document_id} names no {needed}")
        if self.kind is ClaimKind.OWNERSHIP and not roles >= {Role.CHILD, Role.PARENT}:
            raise InvalidClaim(f"an ownership claim of document {self.document_id} lacks child or parent")

    @property
    def id(self) -> str:
        """hash(document, kind, spans, roles, payload): independent of the reader and of when it was read."""
        payload = (
            self.status,
            self.amount,
            self.currency,
            self.value_kind,
            self.basis,
            self.per,
            self.count,
            self.stance,
            self.category,
            self.code,
            self.accuser_name,
            self.speaker_name,
            self.answers,
            self.register_id,
            self.valid_from,
            self.valid_to,
        )
        spans = sorted((span.start, span.end) for span in self.evidence)
        names = sorted((role, mention.start, mention.end, mention.name) for role, mention in self.names)
        return content_id(self.document_id, self.kind, spans, names, payload)
