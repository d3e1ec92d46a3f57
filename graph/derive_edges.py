"""The derived edges from organisations to contracts and matters, and among organisations: pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.derive import live, recency
from graph.linking.facts import ClaimFacts
from graph.model.vocabulary import ContractStatus, Judgement, OrganisationKind, Review, Role
from graph.store import Row


@dataclass(frozen=True, slots=True)
class Edge:
    """A derived edge from an organisation to `target`, with the claims it rests on."""

    kind: str
    organisation_id: str
    target: str
    claim_ids: tuple[str, ...]
    accepted_claim_ids: tuple[str, ...]

    @property
    def key(self) -> str:
        """Unique per kind."""
        return f"{self.organisation_id}|{self.target}"

    @property
    def review(self) -> str:
        """Accepted when one supporting claim is, and who is named does not rest on the name alone."""
        return str(Review.ACCEPTED if self.accepted_claim_ids else Review.UNREVIEWED)

    def row(self) -> Row:
        """What the statements that write derived edges take."""
        return {
            "organisationId": self.organisation_id,
            "target": self.target,
            "key": self.key,
            "claimIds": list(self.claim_ids),
            "acceptedClaimIds": list(self.accepted_claim_ids),
            "review": self.review,
        }


DEAL_EDGES = ("BUYS_UNDER", "SUPPLIES_UNDER", "BIDS_FOR", "BLOCKED")
MATTER_EDGES = ("IMPLICATED_IN", "ACCUSES_IN")

_EDGES = {
    Role.BUYER: "BUYS_UNDER",
    Role.VENDOR: "SUPPLIES_UNDER",
    Role.BIDDER: "BIDS_FOR",
    Role.BLOCKER: "BLOCKED",
    Role.ACCUSED: "IMPLICATED_IN",
    Role.ACCUSER: "ACCUSES_IN",
}


def edges(claims: Iterable[ClaimFacts], target: str) -> list[Edge]:
    """The edges from the organisations that live claims name to the contract or matter these are about."""
    support: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for claim in live(claims):
        for named in claim.names:
            kind = _EDGES.get(named.role)
            # A bidder under a tender supplies nothing yet, whatever role a reader gave it.
            if kind == "SUPPLIES_UNDER" and claim.properties.get("status") == ContractStatus.TENDERED:
                kind = "BIDS_FOR"
            if kind is None:
                continue
            every, good = support.setdefault((kind, named.organisation_id), (set(), set()))
            every.add(claim.id)
            if claim.review is Review.ACCEPTED and named.judgement is not Judgement.BY_NAME:
                good.add(claim.id)
    return [
        Edge(kind, organisation, target, tuple(sorted(every)), tuple(sorted(good)))
        for (kind, organisation), (every, good) in sorted(support.items())
    ]


def ownership(claims: Iterable[ClaimFacts], child: str, parent: str) -> list[dict[str, Any]]:
    """The edges OWNED_BY (companies) or PART_OF (public bodies) between two organisations, as rows."""
    if child == parent:
        return []
    found: dict[str, list[ClaimFacts]] = {}
    for claim in live(claims):
        kinds = {named.kind for named in claim.names if named.role in (Role.CHILD, Role.PARENT)}
        kind = "PART_OF" if kinds == {OrganisationKind.PUBLIC_BODY} else "OWNED_BY"
        found.setdefault(kind, []).append(claim)
    return [_ownership_row(kind, found[kind], child, parent) for kind in sorted(found)]


def _ownership_row(kind: str, claims: Sequence[ClaimFacts], child: str, parent: str) -> dict[str, Any]:
    newest = max(claims, key=recency).properties
    good = [
        claim.id
        for claim in claims
        if claim.review is Review.ACCEPTED
        and all(named.judgement is not Judgement.BY_NAME for named in claim.names)
    ]
    return {
        "kind": kind,
        "key": f"{child}|{parent}",
        "child": child,
        "parent": parent,
        "claimIds": sorted(claim.id for claim in claims),
        "acceptedClaimIds": sorted(good),
        "review": "accepted" if good else "unreviewed",
        "validFrom": newest.get("validFrom"),
        "validTo": newest.get("validTo"),
    }
