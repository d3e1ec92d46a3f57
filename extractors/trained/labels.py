"""The closed lists that the heads of the encoder choose from; the order is that of their outputs."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.vocabulary import AmountMeaning, ContractStatus


class SpanKind(StrEnum):
    """What a span is taken for when it is handed to the heads."""

    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    CIVIL_SOCIETY = "civil_society"
    MEDIA = "media"
    OTHER = "other"
    PERSON = "person"
    AMOUNT = "amount"
    REFERENCE = "reference"  # “the firm”
    UNKNOWN = "unknown"


KINDS = tuple(SpanKind)

NAME_KINDS = (
    SpanKind.COMPANY,
    SpanKind.PUBLIC_BODY,
    SpanKind.CIVIL_SOCIETY,
    SpanKind.MEDIA,
    SpanKind.OTHER,
)
"""What the tagger finds; tag 0 is “no name”, then beginning and inside of each kind in turn."""

TAGS = 1 + 2 * len(NAME_KINDS)


class Relation(StrEnum):
    """What may hold between two spans, read from the first to the second."""

    SUPPLIES = "supplies"  # a vendor to the buyer of its contract
    EARNS = "earns"  # a vendor to the amount of its contract
    PAYS = "pays"  # a buyer to the amount of its contract
    ACCUSED_BY = "accused_by"  # a company to who accuses it
    OWNED_BY = "owned_by"


RELATIONS = tuple(Relation)
STATUSES = tuple(ContractStatus)
MEANINGS = tuple(AmountMeaning)
FAMILIES = (
    "human_rights",
    "labour_rights",
    "environment",
    "corruption",
    "privacy_surveillance",
    "conflict_military",
    "discrimination",
    "health_safety",
    "tax_financial",
    "governance_procurement",
    "consumer_harm",
)
STANCES = ("alleged", "denied", "under_investigation", "proven", "settled", "dismissed")
"""As the annotators of `corpus/` write them; `denied` is an allegation of which only the denial is told."""


def tag_of(kind: SpanKind, *, begins: bool) -> int:
    """The tagger's output for the first or a later piece of a name."""
    return 1 + 2 * NAME_KINDS.index(kind) + (0 if begins else 1)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name at one place, what it is the name of, and how sure the tagger is (0..1)."""

    start: int
    end: int
    kind: SpanKind
    certainty: float
