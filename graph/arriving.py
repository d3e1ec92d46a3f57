"""Claims on their way into the graph: resolved and linked before they are written, so that nothing is read
back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.linking.facts import ClaimFacts, Named
from graph.model.vocabulary import ClaimKind, OrganisationKind, Role
from graph.resolution.rules import Resolution
from graph.resolution.standing import NewName
from graph.store import Row, Transaction


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that the graph does not have yet: its node, the words it rests on, whom it names."""

    id: str
    document_id: str
    kind: ClaimKind
    properties: Row
    evidence: tuple[Row, ...]
    names: tuple[tuple[Role, str, OrganisationKind], ...]  # role, mention, what the reader took it for

    def facts(self, found: Mapping[str, Resolution]) -> ClaimFacts:
        """The claim with the organisations that its names stand for."""
        named = [
            Named(role, found[mention].organisation_id, found[mention].judgement, kind, mention)
            for role, mention, kind in self.names
        ]
        named.sort(key=lambda one: (one.role, one.organisation_id, one.mention_id))
        return ClaimFacts(self.id, self.kind, self.properties, tuple(named), None)

    def row(self, notes: Row) -> Row:
        """What `load/claims` writes, with what linking notes of it."""
        noted = {key: value for key, value in notes.items() if value is not None}
        return {
            "id": self.id,
            "documentId": self.document_id,
            "properties": self.properties | noted,
            "evidence": self.evidence,
        }

    @property
    def name_rows(self) -> list[Row]:
        """What `load/claims_names` writes."""
        return [{"claimId": self.id, "role": str(role), "mentionId": one} for role, one, _ in self.names]


@dataclass(frozen=True, slots=True)
class Arriving:
    """New claims, the new names that they use, and the names of the graph that they use as well."""

    claims: Mapping[str, NewClaim] = field(default_factory=dict)
    names: Mapping[str, NewName] = field(default_factory=dict)
    known_names: frozenset[str] = frozenset()

    def facts(self, found: Mapping[str, Resolution]) -> dict[str, ClaimFacts]:
        """The claims with the organisations that their names stand for."""
        return {one: claim.facts(found) for one, claim in self.claims.items()}


def write_claims(
    transaction: Transaction, claims: Mapping[str, NewClaim], notes: Mapping[str, Row]
) -> set[str]:
    """Write new claims with what linking notes of each; their names are in the graph. Answers the allegations
    that have a reply since.
    """
    ordered = [claims[one] for one in sorted(claims)]
    transaction.run("load/claims", rows=[one.row(notes.get(one.id, {})) for one in ordered])
    transaction.run("load/claims_names", rows=[row for one in ordered for row in one.name_rows])
    replying = [one.id for one in ordered if one.kind in (ClaimKind.REPLY, ClaimKind.ALLEGATION)]
    rows = transaction.run("load/claims_answers", ids=replying) if replying else []
    return {row["id"] for row in rows}
