"""The addresses of the pages. `/view/…` are permanent: one that was merged leads on to the new one."""

from collections.abc import Callable, Coroutine
from importlib.resources import files
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute

from api.exports.exposure_list import blocks
from api.exports.layout import written
from api.http.asking import asked, given_values
from api.http.entities import facts, matters, organisations
from api.http.found import looked_in
from api.http.problems import Unauthorised
from api.http.search import SearchAsked, search
from api.http.service import Parts, Service, gate
from api.http.shapes import EntityAsked, ReviewAsked
from api.pages.answered import answered, parts
from api.pages.fields import fields
from api.pages.letters.book import requests_about
from api.pages.pictures import MOST, Spot, chain
from api.pages.rendering import page
from api.pages.visiting import Reading
from api.screening import DEFAULT
from graph.errors import (
    DatabaseUnavailable,
    Gone,
    Moved,
    NotAllowed,
    NotFound,
    SupplywatchError,
    UnknownQuestion,
    WrongUse,
)
from graph.questions import Question

_STATUSES: tuple[tuple[type[SupplywatchError], int, str], ...] = (
    (Unauthorised, 401, "This service asks for a key"),
    (NotAllowed, 403, "Not allowed"),
    (UnknownQuestion, 404, "No such question"),
    (Gone, 410, "Taken back"),
    (NotFound, 404, "Not found"),
    (WrongUse, 422, "Something in this address is wrong"),
    (DatabaseUnavailable, 503, "The database does not answer"),
)
_FIRST = 12  # contracts of the start page
_LISTED = 50  # contracts, and matters, in the file of one organisation
_ASSETS = {
    "style.css": "text/css; charset=utf-8",
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
}


class Page(APIRoute):
    """Answers errors as pages, too; one that is lost for a moment asks again by itself."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler that does so."""
        usual = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await usual(request)
            except Moved as error:
                kind = request.url.path.split("/")[2]
                there = f"/view/{kind}/{quote(error.canonical, safe='')}"
                return RedirectResponse(there + (f"?{request.url.query}" if request.url.query else ""), 308)
            except RequestValidationError as error:
                return _failed(
                    422, "Something in this address is wrong", str(error.errors()[0].get("msg", ""))
                )
            except SupplywatchError as error:
                status, title = next(
                    ((status, title) for kind, status, title in _STATUSES if isinstance(error, kind)),
                    (500, "The program met an error of its own"),
                )
                return _failed(status, title, str(error))

        return handler


router = APIRouter(route_class=Page, include_in_schema=False, tags=["pages"])


def _failed(status: int, title: str, detail: str) -> Response:
    return page("error", {"title": title, "detail": detail, "again": status == 503}, status=status)


@router.get("/static/pages/{name}")
def asset(name: str) -> Response:
    """The style sheet, and the script that searches while one types."""
    if name not in _ASSETS:
        raise NotFound("file", name)
    content = files("api").joinpath("static", "pages", name).read_bytes()
    return Response(content, media_type=_ASSETS[name], headers={"Cache-Control": "max-age=3600"})


@router.get("/")
def start(who: Reading, service: Parts) -> Response:
    """The headline question, answered at once; on an empty graph what to do next."""
    answer = asked(service.catalogue.question("exposure"), {"limit": _FIRST * 4}, gate(who), service)
    return page(
        "start",
        {
            "title": "Which public bodies contract vendors with human-rights concerns?",
            "answer": answer,
            "blocks": blocks(answer.rows)[:_FIRST],
            "coverage": looked_in(service),
            "questions": list(service.catalogue),
        },
    )


@router.get("/exposure")
def exposure(request: Request, who: Reading, service: Parts) -> Response:
    """The exposure list with its filters."""
    return _question(request, service.catalogue.question("exposure"), who, service, "/exposure")


@router.get("/ask")
def questions(who: Reading, service: Parts) -> Response:
    """Every question that can be asked."""
    return page("questions", {"title": "Questions", "questions": list(service.catalogue)})


@router.get("/ask/{name}")
def question(name: str, request: Request, who: Reading, service: Parts) -> Response:
    """One question as a form with its answer."""
    return _question(request, service.catalogue.question(name), who, service, f"/ask/{name}")


@router.get("/find")
def find(
    who: Reading, service: Parts, q: Annotated[str, Query(max_length=500)] = "", review: str = "accepted"
) -> Response:
    """Organisations by name."""
    found = None
    if q.strip():
        asked = SearchAsked.model_validate({"q": q, "limit": 50, "review": review})
        found = search(DEFAULT, asked, who, service)
    values = {"title": "Find an organisation", "q": q, "found": found, "types": _TYPES, "keep": _keep(review)}
    return page("find", values)


@router.get("/method")
def method(service: Parts) -> Response:
    """How all of this is made, and what it cannot say."""
    return page("method", {"title": "Method, statuses and limits"})


@router.get("/view/organisations/{id}")
@router.get("/view/vendors/{id}")
@router.get("/view/public-bodies/{id}")
def organisation(id: str, asked: Annotated[EntityAsked, Query()], who: Reading, service: Parts) -> Response:
    """The file of one organisation: its contracts, then its matters, then what is unknown."""
    found = organisations.organisation(id, asked, who, service)
    # Of contracts with evidence of one day the largest stand first, so that a cut does not lose them.
    lines = sorted(found.contracts, key=lambda one: -(one.amount or 0))
    lines.sort(key=lambda one: str(one.last_evidence or ""), reverse=True)
    contracts = [(one.role, matters.contract(one.id, asked, who, service)) for one in lines[:_LISTED]]
    controversies = [
        (one.role, matters.controversy(one.id, asked, who, service)) for one in found.controversies[:_LISTED]
    ]
    picture = chain(
        [Spot(_titled(one), _state(one, role), "contract", one.id) for role, one in contracts],
        Spot(found.name or found.id, found.country or "", "organisation", found.id),
        [
            Spot(written(one.category), f"{written(one.status or 'alleged')}, {role}", "controversy", one.id)
            for role, one in controversies
        ],
        keep=_keep(asked.review),
    )
    values = {"title": found.name or found.id, "it": found, "contracts": contracts, "picture": picture,
              "controversies": controversies, "types": _KINDS, "most": MOST, "limit": asked.limit,
              "keep": _keep(asked.review)}  # fmt: skip
    return page("organisation", values)


@router.get("/view/contracts/{id:path}")
def contract(id: str, asked: Annotated[EntityAsked, Query()], who: Reading, service: Parts) -> Response:
    """One contract, with every claim about it."""
    found = matters.contract(id, asked, who, service)
    values = {"title": found.title or "A contract", "it": found, "keep": _keep(asked.review)}
    return page("contract", values)


@router.get("/view/controversies/{id}")
def controversy(id: str, asked: Annotated[EntityAsked, Query()], who: Reading, service: Parts) -> Response:
    """One matter: who says what of whom, and the reply."""
    found = matters.controversy(id, asked, who, service)
    # The title alone would read as a fact.
    title = f"{found.title or found.category_name or 'A controversy'}: {written(found.status or 'alleged')}"
    if found.contested:
        title += ", contested"
    values = {"title": title, "it": found, "requests": requests_about(service, found.id),
              "keep": _keep(asked.review)}  # fmt: skip
    return page("controversy", values)


@router.get("/view/claims/{id}")
def claim(id: str, asked: Annotated[ReviewAsked, Query()], who: Reading, service: Parts) -> Response:
    """One claim with the words around it."""
    found = facts.claim(id, asked, who, service)
    return page("claim", {"title": "A claim", "it": found, "keep": _keep(asked.review)})


@router.get("/view/documents/{id}")
def document(id: str, asked: Annotated[EntityAsked, Query()], who: Reading, service: Parts) -> Response:
    """What is known of a document, and what is quoted from it."""
    found = facts.document(id, asked, who, service)
    values = {"title": found.title or "A document", "it": found, "keep": _keep(asked.review)}
    return page("document", values)


def _question(request: Request, question: Question, who: Any, service: Service, path: str) -> Response:
    given = {name: value for name, value in given_values(question, request).items() if _filled(value)}
    if len(given) < len(set(request.query_params)):  # a form sends its empty fields, too
        pairs = [(name, part) for name, value in given.items() for part in parts(value)]
        return RedirectResponse(f"{path}?{urlencode(pairs)}" if pairs else path, 303)
    values: dict[str, Any] = {
        "title": question.title, "question": question, "fields": fields(question, given), "path": path,
        "answer": None, "problem": "", "files": "", "keep": _keep(given.get("review")),
    }  # fmt: skip
    missing = [one.name for one in question.parameters if one.required and one.name not in given]
    if not missing:
        try:
            answer = asked(question, given, gate(who), service)
        except (WrongUse, NotFound) as error:
            return page("question", {**values, "problem": str(error)}, status=422)
        values |= answered(answer, path, given)
    return page("question", values)


def _keep(review: object) -> str:
    """What leads on with the same review, so that a link from an unreviewed row is no dead end."""
    return "?review=all" if str(review) == "all" else ""


def _filled(value: object) -> bool:
    return any(str(part).strip() for part in parts(value))


def _titled(one: matters.ContractShown) -> str:
    buyers = [party.name for party in one.parties if party.role == "buyer" and party.name]
    return one.title or (buyers[0] if buyers else "A contract")


def _state(one: matters.ContractShown, role: str) -> str:
    parts = [*([] if role in ("vendor", "buyer") else [role]), one.status or "state unknown"]
    if one.amount is not None:
        parts.append(f"{one.amount:,.0f} {one.currency}")
    return ", ".join(parts)


_KINDS = {
    "public_body": "Public body", "company": "Company", "civil_society": "NGO, union or another organisation",
    "unknown": "Organisation",
}  # fmt: skip
_TYPES = {
    "PublicBody": "Public body", "Company": "Company", "Organization": "NGO, union or another organisation",
    "LegalEntity": "Organisation",
}  # fmt: skip
