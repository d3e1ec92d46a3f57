"""What is said of two names: one organisation, perhaps, or no; how sure, by which rule, and why."""

from dataclasses import dataclass, field
from enum import StrEnum

from graph.model.vocabulary import OrganisationKind


class Band(StrEnum):
    """What to do with two names."""

    MERGE = "MERGE"  # taken for one organisation; on names alone that is still unreviewed
    REVIEW = "REVIEW"  # a person looks
    NO = "NO"  # two organisations


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for (weight above 0) or against (below 0) one organisation."""

    name: str
    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an organisation when names are compared; `identifiers` are `scheme:value`."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    kind: OrganisationKind = OrganisationKind.UNKNOWN
    identifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The band of two names with score (0 to 1), the rule that decided, and the sentence for a reviewer.

    `names` are the two forms that were compared in the end.
    """

    band: Band
    score: float
    rule: str
    why: str
    names: tuple[str, str]
    features: tuple[Feature, ...] = field(default=())
