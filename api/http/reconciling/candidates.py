"""The candidates of a query, by the matcher of `/match` and through the same gate.

`match` is true for an organisation that is surely meant, in band MERGE and alone there, and never otherwise.
"""

from collections.abc import Mapping
from typing import Any

from api.http.matching.matching import explanations
from api.http.reconciling.manifest import ALL, BY_ID, TYPES, fits
from api.http.reconciling.queries import MOST_RESULTS, QueryAsked
from api.screening import Asked, Found, Screener, asked_for
from graph.errors import InvalidParameter

_NUMBERS = ("registrationNumber", "leiCode", "vatCode", "wikidataId", "dunsCode", "idNumber")


def candidates(screener: Screener, queries: Mapping[str, QueryAsked]) -> dict[str, dict[str, Any]]:
    """The answer to a batch in the shape of the specification: of each query its candidates, best first."""
    itself = screener.by_id(query.strip() for one in queries.values() if (query := one.query or "").strip())
    wanted = {
        key: asked
        for key, one in queries.items()
        if (asked := _asked(key, one)) and (one.query or "").strip() not in itself
    }
    screened = dict(zip(wanted, screener.screen([one.profile for one in wanted.values()]), strict=True))
    answers: dict[str, dict[str, Any]] = {}
    for key, one in queries.items():
        exact = itself.get((one.query or "").strip())
        found = [(exact, True)] if exact else []
        if key in screened:
            found = [(each, each.sure) for each in screened[key].found]
        notes = wanted[key].notes if key in wanted else ()
        kept = [(each, sure) for each, sure in found if _is_of(each, one)]
        most = min(one.limit, MOST_RESULTS)
        answers[key] = {"result": [shown(each, match=sure, notes=notes) for each, sure in kept[:most]]}
    return answers


def shown(found: Found, *, match: bool, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """One candidate. `features` are what spoke for it and against it; their values add up to the score."""
    return {
        "id": found.candidate.id,
        "name": found.candidate.name,
        "description": description(found, notes),
        "type": [{"id": found.schema, "name": TYPES[found.schema]}],
        "score": round(100 * found.candidate.score, 1),
        "match": match,
        "features": [{"id": name, "value": one.score} for name, one in explanations(found.candidate).items()],
    }


def description(found: Found, notes: tuple[str, ...] = ()) -> str:
    """Kind, country and numbers in one line, for telling namesakes apart; then what was not used, and why."""
    parts = [TYPES[found.schema], found.country, *found.identifiers[:2]]
    if found.candidate.why and found.candidate.matched not in (found.candidate.name, found.candidate.id):
        parts.append(f"found as “{found.candidate.matched}”")
    return "; ".join([", ".join(part for part in parts if part), *notes])[:500]


def _asked(key: str, one: QueryAsked) -> Asked | None:
    """The query as `/match` takes it; None where its types hold no organisation, or nothing names one."""
    schema = _schema(one)
    name = (one.query or "").strip() or next(iter(one.values("name", *_NUMBERS)), "")
    if schema is None or not any(map(str.isalnum, name)):
        return None
    given = {pid: one.values(pid) for pid, known in BY_ID.items() if known.asked and pid != "name"}
    aliases = [*given.pop("alias"), *one.values("name")]
    properties = {
        "name": [name],
        "alias": aliases,
        **{pid: values for pid, values in given.items() if values},
    }
    unknown = sorted({each.pid for each in one.properties} - {pid for pid in BY_ID if BY_ID[pid].asked})
    found = asked_for(schema, properties, where=f"queries.{key[:60]}")
    if not isinstance(found, Asked):
        raise InvalidParameter(f"queries.{key[:60]}.type", found.why)
    if unknown:
        listed = ", ".join(each[:40] for each in unknown[:5])
        return Asked(found.profile, (*found.notes, f"not used, since it is no property here: {listed}"))
    return found


def _schema(one: QueryAsked) -> str | None:
    known = [each for each in one.type if each in TYPES or each == "Thing"]
    if one.type and not known:
        return None if one.type_strict != "should" else ALL
    return known[0] if len(known) == 1 and one.type_strict != "should" else ALL


def _is_of(found: Found, one: QueryAsked) -> bool:
    if not one.type or one.type_strict == "should":
        return True
    every = all if one.type_strict == "all" else any
    return every(fits(found.schema, each) for each in one.type)
