"""What is derived from the live claims of a contract or a matter: pure functions (MODEL section 3, last
part).

Live claims are those nobody rejected, retracted, disputed or corrected. Everything is derived twice: from
all live claims, and from the accepted ones alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.derive_rank import rank
from graph.linking.facts import ClaimFacts
from graph.model.vocabulary import (
    CLOSED_CLAIMS,
    Basis,
    ClaimStatus,
    ContractStatus,
    Judgement,
    OrganisationKind,
    Review,
    Role,
    ValueKind,
)
from graph.resolution.names import normalise

_SUSPENDED = frozenset({Review.REJECTED, Review.RETRACTED, Review.DISPUTED})
_CLOSE = 0.01


def live(claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
    """The claims that count, in order of their identifiers."""
    found = (
        claim
        for claim in claims
        if claim.review not in _SUSPENDED and not claim.properties.get("supersededBy")
    )
    return sorted(found, key=lambda claim: claim.id)


def accepted(claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
    """Those of them that may be published."""
    return [claim for claim in live(claims) if claim.review is Review.ACCEPTED]


def contract_properties(claims: Sequence[ClaimFacts]) -> dict[str, Any]:
    """Every derived property of a contract, None for those that are missing."""
    alive, published = live(claims), accepted(claims)
    found = contract_state(alive)
    twin = contract_state(published)
    return {
        **found,
        **{f"accepted{key[0].upper()}{key[1:]}": value for key, value in twin.items()},
        "title": _title(alive),
        "registerIds": sorted({claim.register_id for claim in claims if claim.register_id}),
        "bundle": any(_is_bundle(claim) for claim in alive),
        "framework": any(claim.properties.get("basis") == Basis.CEILING for claim in alive),
    }


def contract_state(claims: Sequence[ClaimFacts]) -> dict[str, Any]:
    """Status, value and dates by the newest claim; on one day the register beats the press.

    `conflict` says that claims disagree on the amount, or on the status of one day; `otherAmounts` shows
    them.
    """
    ordered = sorted(claims, key=_recency)
    statuses = [
        claim for claim in ordered if claim.properties.get("status", "unknown") != ContractStatus.UNKNOWN
    ]
    amounts = [claim for claim in ordered if claim.properties.get("amount") is not None]
    starts = [claim for claim in ordered if claim.properties.get("validFrom")]
    ends = [claim for claim in ordered if claim.properties.get("validTo")]
    latest = statuses[-1] if statuses else None
    value = amounts[-1].properties if amounts else {}
    days = [claim.day for claim in ordered if claim.day]
    status = (latest.properties["status"] if latest else "unknown") if claims else None
    return {
        "status": status,
        "statusAsOf": latest.day if latest else None,
        "amount": value.get("amount"),
        "currency": value.get("currency"),
        "valueKind": value.get("valueKind"),
        "basis": value.get("basis"),
        "per": value.get("per"),
        "count": value.get("count")
        or max((c.properties.get("count") or 0 for c in ordered), default=0)
        or None,
        "conflict": _disagree(amounts, value) or _contradict(statuses, latest) if claims else None,
        "otherAmounts": _other_amounts(amounts, value) if claims else None,
        "startDate": starts[-1].properties["validFrom"] if starts else None,
        "endDate": ends[-1].properties["validTo"] if ends else None,
        "registerEnd": bool(ends and ends[-1].register_id) if claims else None,
        "lastEvidence": max(days, default=None),
        "claimIds": sorted(claim.id for claim in claims) if claims else None,
        "rank": rank(status, value.get("currency"), value.get("amount")),
    }


def _recency(claim: ClaimFacts) -> tuple[date, bool, str]:
    return (claim.day or date.min, claim.register_id is not None, claim.id)


def _disagree(amounts: Sequence[ClaimFacts], value: Mapping[str, Any]) -> bool:
    return any(not _equal_amount(claim.properties, value) for claim in amounts)


def _equal_amount(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    same_unit = left.get("currency") == right.get("currency") and left.get("per") == right.get("per")
    larger = max(left["amount"], right["amount"])
    return same_unit and abs(left["amount"] - right["amount"]) <= _CLOSE * larger


def _contradict(statuses: Sequence[ClaimFacts], latest: ClaimFacts | None) -> bool:
    return latest is not None and any(
        claim.day == latest.day and claim.properties["status"] != latest.properties["status"]
        for claim in statuses
    )


def _other_amounts(amounts: Sequence[ClaimFacts], value: Mapping[str, Any]) -> list[str]:
    found = {
        _amount_text(claim.properties) for claim in amounts if not _equal_amount(claim.properties, value)
    }
    return sorted(found)


def _amount_text(found: Mapping[str, Any]) -> str:
    """``GBP 182,242,760 (awarded, Find a Tender)``; cents only where there are any."""
    amount = found["amount"]
    digits = f"{amount:,.0f}" if round(amount, 2) == round(amount) else f"{amount:,.2f}"
    parts = [found.get("basis") or "reported"]
    if found.get("per"):
        parts.append(f"per {found['per']}")
    if found.get("publisher"):
        parts.append(found["publisher"])
    return f"{found['currency']} {digits} ({', '.join(parts)})"


def _title(claims: Sequence[ClaimFacts]) -> str | None:
    titled = [claim for claim in claims if claim.properties.get("title")]
    best = max(titled, key=lambda claim: (claim.register_id is not None, *_recency(claim)), default=None)
    return best.properties["title"] if best else None


def _is_bundle(claim: ClaimFacts) -> bool:
    count = claim.properties.get("count") or 1
    return count > 1 or claim.properties.get("valueKind") == ValueKind.TOTAL_OF_SEVERAL


def controversy_properties(
    claims: Sequence[ClaimFacts],
    *,
    denied: frozenset[str],
    denied_accepted: frozenset[str],
    families: Mapping[str, str],
    concerns_people: bool,
    concerns_people_accepted: bool | None = None,
) -> dict[str, Any]:
    """Every derived property of a controversy, None for those that are missing.

    `denied` are the claims that a live reply denies, `denied_accepted` those that an accepted one does;
    `families` gives the family of the document of each claim; `concerns_people_accepted` is what the accepted
    claims alone say.
    """
    alive, published = live(claims), accepted(claims)
    found = controversy_state(alive, denied, families)
    twin = controversy_state(published, denied_accepted, families)
    every = sorted(claims, key=lambda claim: claim.id)
    codes = [claim.properties["code"] for claim in alive or every if claim.properties.get("code")]
    return {
        **found,
        **{f"accepted{key[0].upper()}{key[1:]}": value for key, value in twin.items()},
        "title": _matter_title(alive or every),
        "category": every[0].properties.get("category") if every else None,
        "code": max(sorted(set(codes)), key=codes.count) if codes else None,
        "concernsPeople": concerns_people,
        "acceptedConcernsPeople": concerns_people_accepted if published else None,
        "codes": sorted(set(codes)),
        "acceptedCodes": sorted({str(code) for c in published if (code := c.properties.get("code"))})
        if published
        else None,
    }


def controversy_state(
    claims: Sequence[ClaimFacts], denied: frozenset[str], families: Mapping[str, str]
) -> dict[str, Any]:
    """Status by the latest act in each forum, of these the latest; `alleged` while there is none.

    An admission, a settlement and a withdrawal are acts of the parties, a forum of their own. Never "the
    worst wins".
    """
    acts = [claim for claim in claims if claim.properties.get("stance", "alleged") != ClaimStatus.ALLEGED]
    forums: dict[str, ClaimFacts] = {}
    for claim in sorted(acts, key=_recency):
        forums[_forum(claim)] = claim
    latest = max(forums.values(), key=_recency, default=None)
    open_claims = [c for c in claims if c.properties.get("stance", "alleged") not in CLOSED_CLAIMS]
    shown = {forum: f"{forum}: {claim.properties['stance']}" for forum, claim in forums.items()}
    return {
        "status": (latest.properties["stance"] if latest else "alleged") if claims else None,
        "contested": any(_is_contested(c, denied) for c in claims) if claims else None,
        "sourceFamilies": len({families[claim.id] for claim in claims if claim.id in families})
        if claims
        else None,
        "openClaims": len(open_claims) if claims else None,
        "forums": [shown[forum] for forum in sorted(shown)] if claims else None,
        "claimIds": sorted(claim.id for claim in claims) if claims else None,
    }


def _is_contested(claim: ClaimFacts, denied: frozenset[str]) -> bool:
    # A reply to a claim that was misread answers the corrected one as well.
    return bool(claim.properties.get("contested")) or not denied.isdisjoint(
        {claim.id, claim.properties.get("corrects")}
    )


_OF_PARTIES = frozenset({ClaimStatus.ADMITTED, ClaimStatus.SETTLED, ClaimStatus.WITHDRAWN})


def _forum(claim: ClaimFacts) -> str:
    authority = claim.properties.get("authority")
    if authority:
        return normalise(authority)
    return "the parties" if claim.properties["stance"] in _OF_PARTIES else "an authority that is not named"


def _matter_title(claims: Sequence[ClaimFacts]) -> str | None:
    named = sorted({claim.properties["matter"] for claim in claims if claim.properties.get("matter")})
    return named[0] if named else None


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
    newest = max(claims, key=_recency).properties
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
