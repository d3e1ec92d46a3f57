"""Contracts and controversies, each with its claims."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.http.entities.claims import ClaimShown, review_of, shown_claims
from api.http.entities.parts import (
    NotPublished,
    PartyShown,
    RelatedShown,
    gated,
    links,
    parties,
    refuse_if_gone,
    withheld,
)
from api.http.problems import responses
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import HASH, EntityAsked, EntityHead, Identifier, Money
from graph.errors import Moved, NotFound
from graph.publication import Gate, ReviewMode
from graph.store import Row

router = APIRouter(tags=["entities"])

_PARTIES = [[{"role": "vendor", "id": HASH, "name": "Palantir", "claimIds": [HASH], "review": "accepted"}]]
_CLAIMS = [[{"id": HASH, "kind": "contract", "review": "accepted"}]]


class ContractShown(EntityHead, Money):
    """A contract as its claims have it now."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    title: str | None = Field(
        description="Project or title, as a claim gives it.", examples=["Federated Data Platform"]
    )
    register_ids: list[str] = Field(description="Numbers in registers.", examples=[["ocds-h6vhtk-0412ab"]])
    status: str | None = Field(description="The last state that is told of.", examples=["active"])
    status_as_of: date | None = Field(description="The day of the evidence for it.", examples=["2026-05-28"])
    count: int | None = Field(description="Contracts in a bundle.", examples=[2])
    conflict: bool = Field(description="Whether claims disagree.", examples=[False])
    other_amounts: list[str] = Field(
        description="Amounts that other claims give.", examples=[["182242760.00 GBP"]]
    )
    start: date | None = Field(description="When it begins.", examples=["2024-01-01"])
    end: date | None = Field(description="When it ends.", examples=["2030-12-31"])
    last_evidence: date | None = Field(description="The day of the newest evidence.", examples=["2026-05-28"])
    parties: list[PartyShown] = Field(
        description="Who buys, supplies, bids or blocked it.", examples=_PARTIES
    )
    related: list[RelatedShown] = Field(
        description="Contracts that it is part of, called off from, or possibly the same as.",
        examples=[[{"relation": "included_in", "id": HASH, "why": None}]],
    )
    claims: list[ClaimShown] = Field(description="What is said about it.", examples=_CLAIMS)


class ControversyShown(EntityHead):
    """A matter with who says what about it, and what is replied."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    title: str | None = Field(description="The matter, as a claim names it.", examples=["ImmigrationOS"])
    category: str | None = Field(description="Family.", examples=["human_rights"])
    category_name: str | None = Field(description="The family or code in words.", examples=["Human rights"])
    code: str | None = Field(description="Narrower code.", examples=["human_rights.complicity"])
    concerns_people: bool = Field(description="Whether it is a concern of human rights.", examples=[True])
    status: str | None = Field(description="Latest act of an authority; else alleged.", examples=["alleged"])
    contested: bool = Field(description="Whether a denial or an appeal is reported.", examples=[True])
    source_families: int = Field(description="Independent publications behind it.", examples=[2])
    parties: list[PartyShown] = Field(description="Who is accused, and who accuses.", examples=_PARTIES)
    claims: list[ClaimShown] = Field(description="Allegations and listings.", examples=_CLAIMS)
    replies: list[ClaimShown] = Field(description="Replies of the accused.", examples=_CLAIMS)
    reply_waits: bool = Field(
        description="Whether a reply is reported whose words nobody has accepted yet.", examples=[False]
    )


_Asked = Annotated[EntityAsked, Query()]
_PROBLEMS = responses(308, 401, 403, 404, 410, 422, 503)


@router.get("/contracts/{id}", responses=_PROBLEMS)
def contract(id: Identifier, asked: _Asked, who: Reading, service: Parts) -> ContractShown:
    """A contract with its parties and claims."""
    through = gate(who, asked.review)
    found = _found(service, "contract", id, through)
    accepted = through.review is ReviewMode.ACCEPTED
    claims = shown_claims(service.store, found["claimIds"][: asked.limit], through)
    if not claims:
        raise NotPublished("contract", id, through)
    related, _ = gated(
        service,
        service.store.read("entities/contract_related", id=id, accepted=accepted, limit=asked.limit),
        through,
    )
    titles = [claim.title for claim in claims if claim.title]
    terms = {
        key: found[key]
        for key in (
            "amount", "currency", "valueKind", "basis", "per", "status", "statusAsOf", "count", "conflict",
            "otherAmounts", "start", "end", "lastEvidence",
        )
    }  # fmt: skip
    return ContractShown.model_validate(
        {
            **terms,
            "id": id,
            "title": titles[0] if titles else None,
            "registerIds": sorted({claim.register_id for claim in claims if claim.register_id}),
            "parties": parties(service, "entities/contract_parties", id, through, asked.limit),
            "related": related,
            "claims": claims,
            "review": review_of(claims),
            "withheld": withheld(found["claims"] - found["acceptedClaims"], through),
            "links": links(service.catalogue, id, ("contract",)),
            "generatedAt": service.clock(),
        }
    )


@router.get("/controversies/{id}", responses=_PROBLEMS)
def controversy(id: Identifier, asked: _Asked, who: Reading, service: Parts) -> ControversyShown:
    """A controversy with its claims and the replies to them."""
    through = gate(who, asked.review)
    found = _found(service, "controversy", id, through)
    accepted = through.review is ReviewMode.ACCEPTED
    claims = shown_claims(service.store, found["claimIds"][: asked.limit], through)
    if not claims:
        raise NotPublished("controversy", id, through)
    answers = service.store.read("entities/controversy_replies", id=id, accepted=accepted, limit=asked.limit)
    replies = shown_claims(service.store, [row["id"] for row in answers], through)
    reported = service.store.read("entities/controversy_replies", id=id, accepted=False, limit=asked.limit)
    keys = ("category", "code", "categoryName", "concernsPeople", "status", "contested", "sourceFamilies")
    return ControversyShown.model_validate(
        {
            **{key: found[key] for key in keys},
            "id": id,
            "title": _matter(service, claims),
            "parties": parties(service, "entities/controversy_parties", id, through, asked.limit),
            "claims": claims,
            "replies": replies,
            "replyWaits": accepted and len(reported) > len(replies),
            "review": review_of([*claims, *replies]),
            "withheld": withheld(found["claims"] - found["acceptedClaims"], through),
            "links": links(service.catalogue, id, ("controversy",)),
            "generatedAt": service.clock(),
        }
    )


def _found(service: Service, kind: str, identifier: str, through: Gate) -> Row:
    accepted = through.review is ReviewMode.ACCEPTED
    rows = service.store.read(f"entities/{kind}", id=identifier, accepted=accepted)
    if not rows:
        raise NotFound(kind, identifier)
    found = rows[0]
    if found["canonical"]:
        raise Moved(kind, identifier, canonical=found["canonical"])
    if not found["claims"]:
        refuse_if_gone(service, kind, identifier)
        raise NotFound(kind, identifier)
    if not found["claimIds"]:
        raise NotPublished(kind, identifier, through)
    return found


def _matter(service: Service, claims: list[ClaimShown]) -> str | None:
    """The name of the matter, out of the shown claims alone."""
    rows = service.store.read("entities/matters", ids=[claim.id for claim in claims])
    return rows[0]["matter"] if rows else None
