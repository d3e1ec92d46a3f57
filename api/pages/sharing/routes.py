"""`POST /view/shared` freezes an answer; `/view/shared/ID` shows it as it was, with its hash.

Only accepted rows can be frozen, and each look passes the gate again: a row that rests on what was taken back
since is left out, with the reason in its place.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.datastructures import QueryParams

from api.exports.cells import plain
from api.exports.exposure_list import blocks
from api.http.asking import asked, values_in
from api.http.entities import facts
from api.http.entities.parts import NotPublished
from api.http.security import Caller
from api.http.service import Parts, Service, gate
from api.http.shapes import Identifier, ReviewAsked
from api.http.watching import owner_of
from api.keys import Scope
from api.pages.answered import columns_shown, parts
from api.pages.posted import Form, sending
from api.pages.rendering import page
from api.pages.routes import Page
from api.pages.sharing.book import SharedBook
from api.pages.sharing.frozen import Frozen, Row, hashed, standing
from api.pages.sharing.frozen import parts as frozen_parts
from api.pages.visiting import Reading
from graph.errors import Moved, SupplywatchError, WrongUse
from graph.publication import ReviewMode
from graph.questions import Column, ColumnType, Question

router = APIRouter(route_class=Page, include_in_schema=False, tags=["pages"])

_MOST = 2000  # rows
_OF_THE_PAGE = frozenset({"limit", "cursor"})


@router.post("/view/shared")
def freeze(form: Form, who: Annotated[Caller, Depends(sending(Scope.READ))], service: Parts) -> Response:
    """Keep the whole answer to a question as it is now, and lead on to it."""
    question = service.catalogue.question(form.get("question") or "")
    query = QueryParams(form.get("asked") or "")
    given = {name: value for name, value in values_in(question, query).items() if name not in _OF_THE_PAGE}
    if str(given.get("review", ReviewMode.ACCEPTED)) != ReviewMode.ACCEPTED:
        raise WrongUse("only what is accepted can be frozen: ask for review “accepted” first")
    through = replace(gate(who), exporting=True)
    answer = asked(question, {**given, "limit": _MOST}, through, service)
    if answer.next_cursor:
        raise WrongUse(f"the answer has {answer.found:,} rows and at most {_MOST:,} can be frozen: narrow it")
    made = SharedBook(service.settings.data).add(
        who.name, _address(question, given), frozen_parts(answer), at=service.clock()
    )
    return RedirectResponse(f"/view/shared/{made.id}", 303)


@router.get("/view/shared")
def all_shared(who: Reading, service: Parts) -> Response:
    """What the caller has frozen."""
    found = SharedBook(service.settings.data).titles(owner_of(who))
    return page("shared_all", {"title": "Frozen answers", "found": found})


@router.get("/view/shared/{id}.json")
def as_json(id: Identifier, who: Reading, service: Parts) -> Response:
    """The frozen answer for a machine; what was taken back since is there by its hash alone."""
    it = SharedBook(service.settings.data).get(id)
    stands = standing(it, service.store, replace(gate(who), exporting=True))
    rows = [
        row if there else {"sha256": hashed(row), "takenBack": _why(row, who, service)}
        for row, there in zip(it.rows, stands, strict=True)
    ]
    totals: Any = it.totals if all(stands) else {"sha256": hashed(it.totals)}
    content = {
        "id": it.id, "sha256": it.sha256, "frozenAt": it.at.isoformat(timespec="seconds"), "frozenBy": it.by,
        "answer": {**it.head, "totals": totals, "rows": rows},
    }  # fmt: skip
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


@router.get("/view/shared/{id}")
def shared(id: Identifier, who: Reading, service: Parts) -> Response:
    """The frozen answer as it was."""
    it = SharedBook(service.settings.data).get(id)
    stands = standing(it, service.store, gate(who))
    rows = [
        row if there else {"takenBack": _why(row, who, service)}
        for row, there in zip(it.rows, stands, strict=True)
    ]
    columns = [Column(one["name"], ColumnType(one["type"]), one["meaning"]) for one in it.columns]
    moment = f"{it.at:%Y-%m-%d %H:%M} UTC"
    listed = any(one.name == "notCountedBecause" for one in columns)
    values = {
        "title": f"{it.head['question']['title']}, as it was on {moment}",
        "it": it,
        "moment": moment,
        "asked": _given(it),
        "gone": stands.count(False),
        "rows": rows,
        "taken_back": [(n, row["takenBack"]) for n, row in enumerate(rows, start=1) if "takenBack" in row],
        "totals": [_total(one) for one in it.totals] if all(stands) else [],
        "is_exposure": listed,
        "blocks": blocks([row for row in rows if "takenBack" not in row]) if listed else [],
        **columns_shown(columns),
    }
    return page("shared", values)


def _address(question: Question, given: Mapping[str, object]) -> str:
    path = "/exposure" if question.name == "exposure" else f"/ask/{question.name}"
    pairs = [(name, part) for name, value in given.items() for part in parts(value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _given(it: Frozen) -> dict[str, str]:
    """What was asked for, beyond what holds always."""
    quiet = (*_OF_THE_PAGE, "review", "as_of", "known_at")
    found = it.head["parameters"].items()
    return {name: plain(value) for name, value in found if name not in quiet and value not in (None, [], "")}


def _total(one: Row) -> dict[str, Any]:
    return {**one, "by_basis": one["byBasis"]}


def _why(row: Row, who: Caller, service: Service) -> str:
    """Why a row may not leave any more, as the page of the claim that is in the way says it."""
    for claim in row["claimIds"]:
        try:
            facts.claim(claim, ReviewAsked(review=ReviewMode.ACCEPTED), who, service)
        except Moved as error:
            return f"a claim was corrected; it is now claim {error.canonical}"
        except NotPublished:
            return f"the acceptance of claim {claim} was taken back"
        except SupplywatchError as error:
            return str(error)
    return "who is meant by a name in it is not sure any more"
