"""Queries by example against the index of names, through the gate."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.exports.interchange.properties import properties
from api.http.entities.parts import withheld
from api.http.found import Schema, Total, looked_in, shown_coverage
from api.http.matching.features import LEAD, MATCHER
from api.http.matching.shapes import (
    MOST_QUERIES,
    ConcernShown,
    Example,
    Explanation,
    MatchAsked,
    MatchBody,
    Matches,
    MatchResult,
    MatchShown,
)
from api.http.problems import responses
from api.http.service import Parts, Reading, gate
from api.screening import DEFAULT, Found, NotScreened, Screened, Screener, asked_for, dataset_called
from api.screening import Asked as AskedFor
from api.screening.told import NO_HIT
from graph.coverage import Outcome
from graph.errors import InvalidParameter
from graph.publication import Gate
from graph.resolution.index import Candidate

router = APIRouter(tags=["match"])

DatasetName = Annotated[
    str,
    Path(
        max_length=200,
        description="`default` for everything, or a register or list that was loaded: it narrows who can be "
        "found. `coverage.places` names them; in an address “A Pension Fund” is `a_pension_fund`.",
        examples=[DEFAULT],
    ),
]


@router.post("/match/{dataset}", responses=responses(401, 403, 404, 413, 422, 503))
def match(
    dataset: DatasetName, body: MatchBody, asked: Annotated[MatchAsked, Query()], who: Reading, service: Parts
) -> MatchShown:
    """Who each of these organisations is here, why, and what is published about it."""
    through = gate(who, asked.review)
    if not 0 < len(body.queries) <= MOST_QUERIES:
        raise InvalidParameter(
            "queries",
            f"{len(body.queries)} queries: send 1 to {MOST_QUERIES} in one batch, and the rest in the next",
        )
    wanted = {
        key: asked_for(one.schema_, one.properties, where=f"queries.{key[:60]}")
        for key, one in body.queries.items()
    }
    whole = looked_in(service)
    place = dataset_called(dataset, whole)
    screener = Screener(
        service.store,
        service.index.current(),
        through,
        whole,
        place,
        asked.threshold,
        frozenset(asked.exclude_entity_ids),
    )
    screened = _screened(screener, wanted)
    return MatchShown(
        responses={
            key: _matches(one, wanted[key], screened[key], asked, through)
            for key, one in body.queries.items()
        },
        matcher=dict(MATCHER),
        limit=asked.limit,
        dataset=place.name,
        coverage=shown_coverage(place.coverage(whole)),
        no_hit=NO_HIT,
        generated_at=service.clock(),
    )


def _screened(screener: Screener, wanted: Mapping[str, AskedFor | NotScreened]) -> dict[str, Screened]:
    found = {key: Screened(Outcome.NOT_COVERED) for key in wanted}
    keys = [key for key, one in wanted.items() if isinstance(one, AskedFor)]
    profiles = [one.profile for one in wanted.values() if isinstance(one, AskedFor)]
    return found | dict(zip(keys, screener.screen(profiles), strict=True))


def _matches(
    query: Example, read: AskedFor | NotScreened, screened: Screened, asked: MatchAsked, through: Gate
) -> Matches:
    shown = [one for one in screened.found if one.candidate.score >= min(asked.cutoff, asked.threshold)]
    return Matches(
        status=200,
        outcome=screened.outcome,
        results=[_result(one) for one in shown[: asked.limit]],
        total=Total(value=len(screened.found), relation="eq"),
        query=query,
        notes=list(read.notes) if isinstance(read, AskedFor) else [read.why],
        withheld=withheld(screened.withheld, through),
    )


def _result(found: Found) -> MatchResult:
    candidate = found.candidate
    explained = explanations(candidate)
    return MatchResult(
        id=candidate.id,
        caption=candidate.name,
        schema=Schema(found.schema),
        properties=properties(candidate.name, found.aliases, found.country, found.identifiers),
        datasets=list(found.datasets),
        referents=list(found.referents),
        score=candidate.score,
        match=found.sure,
        band=str(candidate.band),
        rule=candidate.rule,
        why=candidate.why,
        features={name: one.score for name, one in explained.items()},
        explanations=explained,
        outcome=found.outcome,
        concerns=[ConcernShown.model_validate(asdict(one)) for one in found.concerns.shown],
        other_matters=list(found.other_matters),
        concerns_total=found.concerns.total,
    )


def explanations(candidate: Candidate) -> dict[str, Explanation]:
    """Each feature with its weight and in words; those of one name are put together."""
    found: dict[str, Explanation] = {}
    for feature in candidate.features:
        known = found.get(feature.name)
        says = " ".join(filter(None, (LEAD.get(feature.name), feature.says)))
        found[feature.name] = Explanation(
            score=round(feature.weight + (known.score if known else 0.0), 4),
            detail=f"{known.detail}; {says}" if known else says,
            query=candidate.asked,
            candidate=candidate.matched,
        )
    return found
