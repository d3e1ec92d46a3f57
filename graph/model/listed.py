"""Entries of official lists as the graph holds them: what an importer must know of earlier editions."""

from dataclasses import dataclass
from datetime import date

from graph.model.vocabulary import ClaimStatus, Judgement, OrganisationKind


@dataclass(frozen=True, slots=True)
class Listed:
    """One claim of one edition of a list: a company, and on which ground it stands there."""

    claim_id: str
    document_id: str
    edition: date
    name: str  # as the list prints it
    organisation: str  # id of the organisation that the name stands for now
    judgement: Judgement
    kind: OrganisationKind
    stance: ClaimStatus
    category: str
    rule: str
    country: str | None = None
    identifiers: tuple[str, ...] = ()
    code: str | None = None
    matter: str | None = None  # the criterion
    case_number: str | None = None
    since: date | None = None
    until: date | None = None
    accepted_by_rule: bool = False
    licence: str | None = None
    url: str | None = None
