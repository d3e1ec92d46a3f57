"""Organisations, and the two things that they are here for: vendors and public bodies."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from api.http.entities.parts import (
    ContractLine,
    ControversyLine,
    NotPublished,
    RelationLine,
    gated,
    links,
    withheld,
)
from api.http.problems import responses
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import HASH, EntityAsked, EntityHead, Identifier
from graph.errors import Moved, NotFound
from graph.publication import Gate, ReviewMode
from graph.store import Row

router = APIRouter(tags=["entities"])


class OrganisationShown(EntityHead):
    """An organisation with its contracts, controversies and relations."""

    id: str = Field(description="Registry number, key or hash.", examples=[HASH])
    name: str | None = Field(description="Its name.", examples=["Palantir"])
    aliases: list[str] = Field(description="Other names.", examples=[["Palantir Technologies UK, Ltd."]])
    kind: str = Field(description="public_body, company, civil_society or unknown.", examples=["company"])
    country: str | None = Field(description="ISO 3166-1 code.", examples=["US"])
    identifiers: list[str] = Field(description="Registry numbers.", examples=[["GB-COH:07042994"]])
    provisional: bool = Field(
        description="Whether it is known by its name in documents only.", examples=[False]
    )
    is_vendor: bool = Field(description="Whether it supplies or bids.", examples=[True])
    is_public_body: bool = Field(description="Whether it is a public body.", examples=[False])
    contracts: list[ContractLine] = Field(
        description="Its contracts, newest evidence first.",
        examples=[
            [{"role": "vendor", "id": HASH, "status": "active", "amount": 330000000.0, "currency": "GBP"}]
        ],
    )
    controversies: list[ControversyLine] = Field(
        description="Its controversies.",
        examples=[[{"role": "accused", "id": HASH, "category": "human_rights", "status": "alleged"}]],
    )
    relations: list[RelationLine] = Field(
        description="Owners, subsidiaries, the whole that it is part of, and its parts.",
        examples=[[{"relation": "owner", "id": HASH, "name": "Atos SE"}]],
    )


_Asked = Annotated[EntityAsked, Query()]
_PROBLEMS = responses(308, 401, 403, 404, 422, 503)


@router.get("/organisations/{id}", responses=_PROBLEMS)
def organisation(id: Identifier, asked: _Asked, who: Reading, service: Parts) -> OrganisationShown:
    """An organisation of any kind."""
    return _shown(service, "organisation", id, gate(who, asked.review), asked.limit)


@router.get("/vendors/{id}", responses=_PROBLEMS)
def vendor(id: Identifier, asked: _Asked, who: Reading, service: Parts) -> OrganisationShown:
    """A company that supplies a public body, or bids to."""
    return _shown(service, "vendor", id, gate(who, asked.review), asked.limit)


@router.get("/public-bodies/{id}", responses=_PROBLEMS)
def public_body(id: Identifier, asked: _Asked, who: Reading, service: Parts) -> OrganisationShown:
    """A public body."""
    return _shown(service, "public body", id, gate(who, asked.review), asked.limit)


def _shown(service: Service, kind: str, identifier: str, through: Gate, limit: int) -> OrganisationShown:
    rows = service.store.read("entities/organisation", id=identifier)
    if not rows or (rows[0]["name"] is None and not rows[0]["canonical"]):
        raise NotFound(kind, identifier)
    found = rows[0]
    if found["canonical"]:
        raise Moved(kind, identifier, canonical=found["canonical"])
    accepted = through.review is ReviewMode.ACCEPTED
    asked: dict[str, Any] = {"id": identifier, "accepted": accepted}
    names = [row["name"] for row in service.store.read("entities/organisation_names", **asked)]
    if accepted and not found["told"] and not names:
        raise NotPublished(kind, identifier, through)
    contracts, stopped = gated(
        service, service.store.read("entities/organisation_contracts", **asked, limit=limit), through
    )
    matters, more = gated(
        service, service.store.read("entities/organisation_controversies", **asked, limit=limit), through
    )
    relations, others = _relations(
        service, service.store.read("entities/organisation_relations", **asked, limit=limit), through
    )
    _check_kind(kind, found, contracts)
    unseen = sum(
        row["everything"] - row["accepted"]
        for row in service.store.read("entities/organisation_counts", id=identifier)
    )
    parts = [*contracts, *matters, *relations]
    return OrganisationShown(
        id=found["id"],
        name=found["name"],
        aliases=sorted({*found["seedAliases"], *names} - {found["name"]}),
        kind=found["kind"],
        country=found["country"],
        identifiers=found["identifiers"],
        provisional=found["provisional"],
        is_vendor=any(row["role"] in ("vendor", "bidder") for row in contracts),
        is_public_body=found["isBody"],
        contracts=[ContractLine.model_validate(row) for row in contracts],
        controversies=[ControversyLine.model_validate(row) for row in matters],
        relations=[RelationLine.model_validate(row) for row in relations],
        review=next((row["review"] for row in parts if row["review"] != "accepted"), "accepted"),
        withheld=withheld(unseen + stopped + more + others, through),
        links=links(service.catalogue, identifier, ("organisation",), _kinds(found)),
        generated_at=service.clock(),
    )


def _relations(service: Service, rows: list[Row], through: Gate) -> tuple[list[dict[str, Any]], int]:
    """Relations on claims pass the gate; those that ship with the program rest on no claim."""
    claimed, stopped = gated(service, [row for row in rows if not row["seed"]], through)
    passed = {(row["relation"], row["id"]): row for row in claimed}
    kept = [
        {**row, "review": "accepted"} if row["seed"] else passed.get((row["relation"], row["id"]))
        for row in rows
    ]
    return [dict(row) for row in kept if row], stopped


def _check_kind(kind: str, found: Row, contracts: list[dict[str, Any]]) -> None:
    sells = any(row["role"] in ("vendor", "bidder") for row in contracts)
    if (kind == "vendor" and not sells) or (kind == "public body" and not found["isBody"]):
        error = NotFound(kind, found["id"])
        error.args = (f"{error}; it is shown as an organisation at /organisations/{found['id']}",)
        raise error


def _kinds(found: Row) -> list[str]:
    return ["body"] if found["isBody"] else ["vendor"]
