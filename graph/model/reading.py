"""What a reader found in one document: the values behind the extraction format (DESIGN section 6).

Offsets count characters (Python code points) of `Document.text`; `text[start:end] == quote` for every span.
Names are the longest form that the document uses. Nothing here knows who an organisation turned out to be.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.model.claims import Document, Span
from graph.model.vocabulary import (
    AmountMeaning,
    Basis,
    ClaimStatus,
    ContractStatus,
    OrganisationKind,
    Per,
    ValueKind,
    Vat,
)


@dataclass(frozen=True, slots=True)
class NamedMention:
    """One place in the text that names an organisation, or refers to one named elsewhere ("the firm")."""

    name: str  # the longest form that the document uses for this organisation
    kind: OrganisationKind
    start: int
    end: int
    text: str  # the words at start:end
    key: str | None = None  # its key in the gazetteer, where the name is known and not ambiguous


@dataclass(frozen=True, slots=True)
class OrganisationReading:
    """An organisation of this document with every place that names it, in order of the text."""

    name: str
    kind: OrganisationKind
    mentions: tuple[NamedMention, ...]
    key: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, upper case, only where known


@dataclass(frozen=True, slots=True)
class AmountReading:
    """An amount of money and what it is the amount of."""

    value: Decimal  # in units of the currency
    currency: str  # ISO 4217
    meaning: AmountMeaning
    kind: ValueKind
    start: int
    end: int
    per: Per | None = None


@dataclass(frozen=True, slots=True)
class ContractReading:
    """A supply relation that the text asserts between a vendor and a buyer, past, present or in prospect."""

    vendor: NamedMention
    client: NamedMention | None  # None: the text names no buyer
    value: Decimal | None
    currency: str | None
    value_kind: ValueKind | None
    status: ContractStatus
    evidence: tuple[Span, ...]  # never empty; the first is the sentence that asserts the deal
    confidence: float
    rule: str  # the name of the rule or model head that read it
    why: str  # one sentence for a reviewer
    basis: Basis = Basis.REPORTED
    per: Per | None = None
    vat: Vat | None = None
    count: int | None = None  # contracts in a bundle
    start: date | None = None
    end: date | None = None
    event_date: date | None = None  # when the last state came about, where the text says so
    title: str | None = None  # a distinctive project, system or programme name
    blocker: NamedMention | None = None


@dataclass(frozen=True, slots=True)
class ReplyReading:
    """Words of the accused in answer to an allegation."""

    speaker: str | None
    replier: NamedMention | None
    denies: bool
    evidence: Span


@dataclass(frozen=True, slots=True)
class ControversyReading:
    """A criticism of one company in one family of categories."""

    vendor: NamedMention
    category: str  # family of seeds/categories.yml
    code: str | None
    accuser: str | None  # the organisation (else the person or group) on whose behalf it is said
    accuser_mention: NamedMention | None
    speaker: str | None  # who says it
    stance: ClaimStatus
    denied_by_vendor: bool
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    why: str
    replies: tuple[ReplyReading, ...] = ()
    contested: bool = False  # a denial or an appeal is reported
    event_date: date | None = None
    authority: str | None = None  # the court, regulator or inquiry whose act the stance is


@dataclass(frozen=True, slots=True)
class OwnershipReading:
    """An explicit relation of subsidiary, arm, group or owner."""

    child: NamedMention
    parent: NamedMention
    evidence: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class RoleReading:
    """A named person with an organisation named for them; stays in the extraction output."""

    person: str
    organisation: str
    role: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document."""

    document: Document
    contracts: tuple[ContractReading, ...] = ()
    controversies: tuple[ControversyReading, ...] = ()
    ownership: tuple[OwnershipReading, ...] = ()
    roles: tuple[RoleReading, ...] = ()
    organisations: tuple[OrganisationReading, ...] = ()
    amounts: tuple[AmountReading, ...] = ()
    reader: str = "supplywatch-rules"
    reader_version: str = ""
