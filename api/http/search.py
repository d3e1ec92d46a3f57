"""Search of organisations by name, in the shapes of yente.

A search is no match: "no hit" says nothing about a company, so every answer tells what was looked in.
"""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field

from api.http.entities.parts import withheld
from api.http.problems import responses
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import HASH, MOMENT, ReviewAsked, Shown, Withheld
from graph import coverage as looking
from graph.coverage import Outcome
from graph.errors import NotFound
from graph.publication import ReviewMode
from graph.store import Row

router = APIRouter(tags=["search"])

DATASET = "default"
_MOST = 500
_LUCENE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')
_SCHEMES = {"GB-COH": "registrationNumber", "LEI": "leiCode", "XI-LEI": "leiCode"}


class Schema(StrEnum):
    """The schemata of FollowTheMoney that organisations here have."""

    PUBLIC_BODY = "PublicBody"
    COMPANY = "Company"
    ORGANISATION = "Organization"
    LEGAL_ENTITY = "LegalEntity"


class SearchAsked(ReviewAsked):
    """What to search for."""

    q: str = Field(
        min_length=1, max_length=500, description="A name or a part of one.", examples=["palantir"]
    )
    schema_: Schema | None = Field(
        None, alias="schema", description="Only organisations of this schema.", examples=["Company"]
    )
    countries: list[str] = Field(
        [],
        max_length=50,
        description="Only organisations of these countries (ISO 3166-1).",
        examples=[["gb"]],
    )
    limit: int = Field(10, ge=0, le=_MOST, description="The most results to give.", examples=[10])
    offset: int = Field(0, ge=0, le=_MOST, description="Results to pass over.", examples=[0])


class SearchResult(Shown):
    """One organisation, as an entity of FollowTheMoney."""

    id: str = Field(description="Its identifier, for /organisations/{id}.", examples=[HASH])
    caption: str = Field(description="Its name.", examples=["Palantir"])
    schema_: Schema = Field(alias="schema", description="Its schema.", examples=["Company"])
    properties: dict[str, list[str]] = Field(
        description="Properties of that schema, each a list of strings.",
        examples=[{"name": ["Palantir"], "alias": ["Palantir UK"], "country": ["us"]}],
    )
    score: float = Field(
        description="How near the name is; comparable within one answer only.", examples=[4.2]
    )
    outcome: Outcome = Field(
        description="published_concern: it stands accused in a published controversy that concerns people; "
        "none_published: nothing of that kind is published here, which does not mean that there is nothing.",
        examples=["none_published"],
    )


class SearchTotal(Shown):
    """How many there are."""

    value: int = Field(description="Number of organisations found.", examples=[1])
    relation: str = Field(description="eq, or gte where counting stopped.", examples=["eq"])


class Place(Shown):
    """One register, one official list, or all documents together."""

    kind: str = Field(description="register, list or documents.", examples=["list"])
    name: str = Field(description="Who keeps it.", examples=["A Pension Fund"])
    entries: int = Field(description="How many entries or documents.", examples=[120])
    newest: date | None = Field(description="The day it reaches to.", examples=["2026-05-28"])


class Coverage(Shown):
    """What was looked in."""

    statement: str = Field(
        description="In words.",
        examples=["Looked in 1,204 documents up to 2026-05-28. No hit there is not a clean record."],
    )
    places: list[Place] = Field(
        description="Each register and list, and the documents.",
        examples=[[{"kind": "list", "name": "A Pension Fund", "entries": 120, "newest": "2026-05-28"}]],
    )
    documents: int = Field(description="Documents read.", examples=[1204])
    waiting: int = Field(description="Documents that wait to be read.", examples=[0])
    unread: int = Field(description="Documents in languages that are not read.", examples=[3])
    accepted_claims: int = Field(description="Claims that a person or a rule has accepted.", examples=[310])
    register_entries: int = Field(description="Claims out of registers.", examples=[120])
    listings: int = Field(description="Claims out of official lists.", examples=[12])
    first_published: date | None = Field(description="The oldest of the documents.", examples=["2021-03-01"])
    last_published: date | None = Field(description="The newest.", examples=["2026-05-28"])
    last_recorded: datetime | None = Field(
        description="When the graph last took in a claim.", examples=[MOMENT]
    )


class SearchShown(Shown):
    """The answer to a search."""

    limit: int = Field(description="As asked.", examples=[10])
    offset: int = Field(description="As asked.", examples=[0])
    total: SearchTotal = Field(description="How many there are.", examples=[{"value": 1, "relation": "eq"}])
    results: list[SearchResult] = Field(
        description="The nearest names first.",
        examples=[
            [{"id": HASH, "caption": "Palantir", "schema": "Company", "properties": {"name": ["Palantir"]}}]
        ],
    )
    outcome: Outcome = Field(
        description="possible_match: compare name, country and numbers yourself; no_match: no name like "
        "this here; not_covered: nothing has been read yet.",
        examples=["possible_match"],
    )
    coverage: Coverage = Field(description="What was looked in.", examples=[{"documents": 1204}])
    withheld: Withheld = Field(
        description="What the gate kept back.",
        examples=[{"count": 0, "how": "No rows are withheld for want of review."}],
    )


@router.get("/search/{dataset}", responses=responses(401, 403, 404, 422, 503))
def search(
    dataset: Annotated[str, Path(max_length=100, description="`default`.", examples=[DATASET])],
    asked: Annotated[SearchAsked, Query()],
    who: Reading,
    service: Parts,
) -> SearchShown:
    """Organisations whose name or alias reads like `q`."""
    if dataset != DATASET:
        raise NotFound("dataset", dataset)
    through = gate(who, asked.review)
    accepted = through.review is ReviewMode.ACCEPTED
    found = _found(service, asked, accepted)
    results = _results(service, found["hits"], accepted)
    coverage = _coverage(service)
    return SearchShown(
        limit=asked.limit,
        offset=asked.offset,
        total=SearchTotal(value=found["total"], relation="gte" if found["total"] >= _MOST else "eq"),
        results=results,
        # A name that reads alike may be another company, so none of them is surely meant.
        outcome=looking.outcome([False] * found["total"], published_concerns=0, looked_in=coverage),
        coverage=_shown(coverage),
        withheld=withheld(found["withheld"], through),
    )


def lucene(text: str) -> str:
    """`text` as a query of the full-text index: every word, whole or as a beginning, and no operator."""
    words = [word for word in text.split() if any(character.isalnum() for character in word)][:20]
    escaped = [_LUCENE.sub(r"\\\1", word[:100].lower()) for word in words]
    return " AND ".join(f"({word}^2 OR {word}*)" for word in escaped)


def _found(service: Service, asked: SearchAsked, accepted: bool) -> Row:
    words = lucene(asked.q)
    if not words:
        return {"total": 0, "withheld": 0, "hits": []}
    (row,) = service.store.read(
        "entities/search",
        words=words,
        most=_MOST,
        schema=asked.schema_ and str(asked.schema_),
        countries=[country.lower() for country in asked.countries] or None,
        accepted=accepted,
        skip=asked.offset,
        limit=asked.limit,
    )
    return row


def _results(service: Service, hits: list[dict[str, Any]], accepted: bool) -> list[SearchResult]:
    scores = {hit["id"]: hit["score"] for hit in hits}
    rows = service.store.read("entities/search_results", ids=list(scores), accepted=accepted) if hits else []
    return [
        SearchResult.model_validate(
            {
                "id": row["id"],
                "caption": row["name"] or row["id"],
                "schema": row["schema"],
                "properties": _properties(row),
                "score": scores[row["id"]],
                "outcome": Outcome.PUBLISHED_CONCERN if row["publishedConcern"] else Outcome.NONE_PUBLISHED,
            }
        )
        for row in rows
    ]


def _properties(row: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"name": [row["name"]] if row["name"] else []}
    found["alias"] = [name for name in row["aliases"] if name != row["name"]]
    found["country"] = [row["country"].lower()] if row["country"] else []
    for number in row["identifiers"]:
        scheme, _, value = number.partition(":")
        found.setdefault(_SCHEMES.get(scheme, "idNumber"), []).append(value or number)
    return {name: values for name, values in found.items() if values}


def _coverage(service: Service) -> looking.Coverage:
    """What has been looked in; counted anew only when the graph has changed."""
    (now,) = service.store.read("asking/version")
    known = service.coverage.get(now["version"])
    if known is None:
        known = looking.coverage(service.store)
        service.coverage.put(now["version"], known)
    return known


def _shown(found: looking.Coverage) -> Coverage:
    return Coverage(
        statement=found.sentence,
        places=[
            Place(kind=place.kind, name=place.name, entries=place.entries, newest=place.newest)
            for place in found.places
        ],
        documents=found.entries("documents"),
        waiting=found.waiting,
        unread=found.unread,
        accepted_claims=found.accepted_claims,
        register_entries=found.entries("register"),
        listings=found.entries("list"),
        first_published=found.first_published,
        last_published=max(
            (place.newest for place in found.places if place.kind == "documents" and place.newest),
            default=None,
        ),
        last_recorded=found.last_recorded,
    )
