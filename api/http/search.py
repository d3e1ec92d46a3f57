"""Search of organisations by name, in the shapes of yente.

A search is no match: "no hit" says nothing about a company, so every answer tells what was looked in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from api.exports.interchange.properties import properties
from api.http.entities.parts import withheld
from api.http.found import Coverage, Schema, Total, looked_in, shown_coverage
from api.http.matching.matching import DatasetName
from api.http.problems import responses
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import HASH, ReviewAsked, Shown, Withheld
from api.screening import Dataset, dataset_called
from graph import coverage as looking
from graph.coverage import Outcome
from graph.publication import ReviewMode
from graph.store import Row

router = APIRouter(tags=["search"])

_MOST = 500
_LUCENE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')


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


class FacetValue(Shown):
    """How many organisations found have one value."""

    name: str = Field(description="The value.", examples=["gb"])
    label: str = Field(description="In words.", examples=["GB"])
    count: int = Field(description="How many have it.", examples=[3])


class Facet(Shown):
    """The values of one property among all organisations found."""

    label: str = Field(description="What it is.", examples=["Countries"])
    values: list[FacetValue] = Field(
        description="The most frequent first.", examples=[[{"name": "gb", "label": "GB", "count": 3}]]
    )


class SearchShown(Shown):
    """The answer to a search."""

    limit: int = Field(description="As asked.", examples=[10])
    offset: int = Field(description="As asked.", examples=[0])
    total: Total = Field(description="How many there are.", examples=[{"value": 1, "relation": "eq"}])
    results: list[SearchResult] = Field(
        description="The nearest names first.",
        examples=[
            [{"id": HASH, "caption": "Palantir", "schema": "Company", "properties": {"name": ["Palantir"]}}]
        ],
    )
    facets: dict[str, Facet] = Field(
        description="How all organisations found are spread.",
        examples=[{"countries": {"label": "Countries", "values": [{"name": "gb", "count": 1}]}}],
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
    dataset: DatasetName,
    asked: Annotated[SearchAsked, Query()],
    who: Reading,
    service: Parts,
) -> SearchShown:
    """Organisations whose name or alias reads like `q`."""
    through = gate(who, asked.review)
    accepted = through.review is ReviewMode.ACCEPTED
    whole = looked_in(service)
    place = dataset_called(dataset, whole)
    found = _found(service, asked, place, accepted)
    results = _results(service, found["hits"], accepted)
    coverage = place.coverage(whole)
    return SearchShown(
        limit=asked.limit,
        offset=asked.offset,
        total=Total(value=found["total"], relation="gte" if found["total"] >= _MOST else "eq"),
        results=results,
        facets={
            "countries": _facet("Countries", found["countries"]),
            "schema": _facet("Kinds of organisation", found["schemata"]),
        },
        # A name that reads alike may be another company, so none of them is surely meant.
        outcome=looking.outcome([False] * found["total"], published_concerns=0, looked_in=coverage),
        coverage=shown_coverage(coverage),
        withheld=withheld(found["withheld"], through),
    )


def lucene(text: str) -> str:
    """`text` as a query of the full-text index: every word, whole or as a beginning, and no operator."""
    words = [word for word in text.split() if any(character.isalnum() for character in word)][:20]
    escaped = [_LUCENE.sub(r"\\\1", word[:100].lower()) for word in words]
    return " AND ".join(f"({word}^2 OR {word}*)" for word in escaped)


def _found(service: Service, asked: SearchAsked, place: Dataset, accepted: bool) -> Row:
    words = lucene(asked.q)
    if not words:
        return {"total": 0, "withheld": 0, "hits": [], "countries": [], "schemata": []}
    (row,) = service.store.read(
        "entities/search",
        words=words,
        most=_MOST,
        schema=asked.schema_ and str(asked.schema_),
        countries=[country.lower() for country in asked.countries] or None,
        registers=place.registers,
        lists=place.lists,
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
                "properties": properties(row["name"], row["aliases"], row["country"], row["identifiers"]),
                "score": scores[row["id"]],
                "outcome": Outcome.PUBLISHED_CONCERN if row["publishedConcern"] else Outcome.NONE_PUBLISHED,
            }
        )
        for row in rows
    ]


def _facet(label: str, values: Sequence[str | None]) -> Facet:
    counted = Counter(value for value in values if value)
    return Facet(
        label=label,
        values=[
            FacetValue(name=value.lower() if len(value) == 2 else value, label=value, count=count)
            for value, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        ],
    )
