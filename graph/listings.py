"""What the graph holds of the editions of one official list."""

from graph.model.listed import Listed
from graph.model.vocabulary import ClaimStatus, Judgement, OrganisationKind
from graph.store import Reader, Row


def listed(store: Reader, list_name: str, authority: str) -> tuple[Listed, ...]:
    """Every claim of the list that nobody rejected, in order of editions, names and grounds."""
    rows = store.read("load/listed", list=list_name, authority=authority)
    return tuple(_listed(row) for row in rows)


def _listed(row: Row) -> Listed:
    return Listed(
        claim_id=row["claimId"],
        document_id=row["documentId"],
        edition=row["edition"],
        name=row["name"],
        organisation=row["organisation"],
        judgement=Judgement(row["judgement"]),
        kind=OrganisationKind(row["kind"] or OrganisationKind.UNKNOWN),
        stance=ClaimStatus(row["stance"]),
        category=row["category"],
        rule=row["rule"],
        country=row["country"],
        identifiers=tuple(row["identifiers"] or ()),
        code=row["code"],
        matter=row["matter"],
        case_number=row["caseNumber"],
        since=row["since"],
        until=row["until"],
        accepted_by_rule=bool(row["acceptedByRule"]),
        licence=row["licence"],
        url=row["url"],
    )
