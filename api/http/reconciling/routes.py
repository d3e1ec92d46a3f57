"""`/reconcile` and what its manifest names. The manifest is open to all; everything else needs `read`.

What is asked for is never changed by it, so that a form of another page of this machine may be answered too
(docs/decisions says why).
"""

from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.http.found import looked_in
from api.http.matching.matching import DatasetName
from api.http.problems import Forbidden
from api.http.reconciling.candidates import candidates
from api.http.reconciling.extending import extended, proposed
from api.http.reconciling.manifest import PROPERTIES, TYPES, manifest
from api.http.reconciling.preview import POLICY, preview
from api.http.reconciling.queries import read_extension, read_queries
from api.http.search import SearchAsked, search
from api.http.security import Caller, identified
from api.http.service import Parts, Reading, Service, gate, service_of
from api.keys import Scope
from api.screening import DEFAULT, Screener, dataset_called
from graph.errors import InvalidParameter, NotFound

router = APIRouter(tags=["reconcile"], include_in_schema=False)

_FIELDS = ("queries", "extend")
_Prefix = Annotated[str, Query(max_length=500)]
_Cursor = Annotated[int, Query(ge=0, le=500)]
_PAGE = 10


@router.get("/reconcile")
async def read_default(request: Request) -> Response:
    """The same for everything that was loaded."""
    return await read(request, DEFAULT)


@router.get("/reconcile/{dataset}")
async def read(request: Request, dataset: DatasetName) -> Response:
    """The manifest, or the answer to `?queries=` or `?extend=`."""
    unknown = sorted(set(request.query_params) - {*_FIELDS})
    if unknown:
        raise InvalidParameter(unknown[0][:60], "is not known here: send `queries` or `extend`, or nothing")
    given = {name: request.query_params[name] for name in _FIELDS if name in request.query_params}
    if not given:
        await run_in_threadpool(_known, service_of(request), dataset)
        return JSONResponse(manifest(str(request.base_url), dataset))
    return await _answer(request, dataset, given)


@router.post("/reconcile")
async def ask_default(request: Request) -> Response:
    """The same for everything that was loaded."""
    return await ask(request, DEFAULT)


@router.post("/reconcile/{dataset}")
async def ask(request: Request, dataset: DatasetName) -> Response:
    """The answer to a form with the field `queries` or `extend`."""
    text = (await request.body()).decode("utf-8", "replace")
    form = parse_qs(text, keep_blank_values=True, max_num_fields=10)
    given = {name: form[name][0] for name in _FIELDS if name in form}
    if not given:
        raise InvalidParameter(
            "queries",
            "is missing: send it, or `extend`, as a field of a form (application/x-www-form-urlencoded)",
        )
    return await _answer(request, dataset, given)


@router.get("/reconcile/{dataset}/suggest/entity")
def suggest_entity(
    dataset: DatasetName, who: Reading, service: Parts, prefix: _Prefix = "", cursor: _Cursor = 0
) -> dict[str, Any]:
    """Organisations whose name begins so, ten at a time."""
    if not prefix.strip():
        return {"result": []}
    asked = SearchAsked.model_validate({"q": prefix, "limit": _PAGE, "offset": cursor})
    found = search(dataset, asked, who, service)
    return {
        "result": [
            {
                "id": one.id,
                "name": one.caption,
                "description": ", ".join(
                    [TYPES[str(one.schema_)], *map(str.upper, one.properties.get("country", []))]
                ),
                "notable": [{"id": str(one.schema_), "name": TYPES[str(one.schema_)]}],
            }
            for one in found.results
        ]
    }


@router.get("/reconcile/{dataset}/suggest/type")
def suggest_type(
    dataset: DatasetName, who: Reading, prefix: _Prefix = "", cursor: _Cursor = 0
) -> dict[str, Any]:
    """Types whose name or identifier holds these letters."""
    found = [{"id": one, "name": name} for one, name in TYPES.items() if _like(prefix, one, name)]
    return {"result": found[cursor:]}


@router.get("/reconcile/{dataset}/suggest/property")
def suggest_property(
    dataset: DatasetName, who: Reading, prefix: _Prefix = "", cursor: _Cursor = 0
) -> dict[str, Any]:
    """Properties that a column of the table may be."""
    found = [
        {"id": one.id, "name": one.name, "description": one.says}
        for one in PROPERTIES
        if one.asked and _like(prefix, one.id, one.name)
    ]
    return {"result": found[cursor:]}


@router.get("/reconcile/{dataset}/properties")
def propose(
    dataset: DatasetName,
    who: Reading,
    type: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:
    """Columns that can be fetched of organisations."""
    return proposed(type, limit)


@router.get("/reconcile/{dataset}/preview")
def show(
    dataset: DatasetName,
    id: Annotated[str, Query(min_length=1, max_length=300)],
    who: Reading,
    service: Parts,
) -> HTMLResponse:
    """A small page about one organisation, to be framed."""
    found = _screener(service, who, dataset).by_id([id]).get(id)
    if found is None:
        raise NotFound("organisation", id)
    return HTMLResponse(preview(found), headers={"Content-Security-Policy": POLICY})


async def _answer(request: Request, dataset: str, given: dict[str, str]) -> Response:
    if len(given) > 1:
        raise InvalidParameter("extend", "send either `queries` or `extend`")
    who = identified(request, only_asks=True)
    if not who.may(Scope.READ):
        raise Forbidden(f"the key of {who.name!r} lacks the scope 'read'")
    service = service_of(request)

    def answered() -> dict[str, Any]:
        screener = _screener(service, who, dataset)
        if "extend" in given:
            return extended(screener, read_extension(given["extend"]))
        return candidates(screener, read_queries(given["queries"]))

    return JSONResponse(await run_in_threadpool(answered))


def _screener(service: Service, who: Caller, dataset: str) -> Screener:
    """What is accepted, whatever the caller may see: a table that leaves here is passed on."""
    whole = looked_in(service)
    return Screener(service.store, service.index.current(), gate(who), whole, dataset_called(dataset, whole))


def _known(service: Service, dataset: str) -> None:
    if dataset != DEFAULT:
        dataset_called(dataset, looked_in(service))


def _like(prefix: str, *texts: str) -> bool:
    asked = prefix.strip().casefold()
    return any(asked in text.casefold() for text in texts)
