"""`/view/lists`: the watch-lists of the caller, made from answers: their changes, feed and comparison."""

from collections import Counter, deque
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import QueryParams

from api.exports.cells import plain
from api.http.asking import asked, values_in
from api.http.security import Caller
from api.http.service import Parts, Service, gate
from api.http.shapes import Identifier
from api.http.watching import owner_of
from api.keys import Scope
from api.pages.lists.book import OriginBook
from api.pages.lists.comparing import compared_for
from api.pages.posted import Form, sending
from api.pages.rendering import page
from api.pages.routes import Page
from api.pages.visiting import Reading
from api.watching import WatchList, changes
from graph.errors import NotFound, WrongUse
from graph.questions import Answer, ColumnType
from graph.questions.catalogue import MOST

router = APIRouter(route_class=Page, include_in_schema=False, tags=["pages"])

_Sender = Annotated[Caller, Depends(sending(Scope.READ))]
_LONGEST_NAME = 200
_SHOWN = 200  # members, and changes, on a page
_OF_THE_PAGE = frozenset({"limit", "cursor"})
_DONE = {
    "recorded": "recorded", "accept": "accepted", "reject": "rejected", "correct": "corrected",
    "dispute": "disputed", "retract": "retracted", "merge": "merged", "split": "split", "undo": "undone",
}  # fmt: skip


@router.get("/view/lists")
def lists(who: Reading, service: Parts) -> Response:
    """The caller's lists."""
    return page("lists", {"title": "Saved lists", "lists": service.book.lists(owner_of(who))})


@router.post("/view/lists")
def save(form: Form, who: _Sender, service: Parts) -> Response:
    """Follow the organisations of an answer, under a name."""
    name = " ".join((form.get("name") or "").split())
    if not name or len(name) > _LONGEST_NAME:
        raise WrongUse(f"give the list a name of at most {_LONGEST_NAME} characters, and save it again")
    question = service.catalogue.question(form.get("question") or "")
    query = form.get("asked") or ""
    given = values_in(question, QueryParams(query))
    whole = {key: value for key, value in given.items() if key not in _OF_THE_PAGE}
    answer = asked(question, {**whole, "limit": MOST}, gate(who), service)
    if answer.next_cursor:
        raise WrongUse(f"the answer has more than {MOST:,} rows: narrow it before you save it as a list")
    members = followed(answer)
    if not members:
        raise WrongUse("the answer names no organisation that could be followed")
    made = service.book.add(who.name, name, members, None, at=service.clock())
    OriginBook(service.settings.data).keep(made.id, question.name, query)
    return RedirectResponse(f"/view/lists/{made.id}", 303)


@router.post("/view/lists/{id}/remove")
def remove(id: Identifier, form: Form, who: _Sender, service: Parts) -> Response:
    """Forget a list."""
    service.book.remove(id, owner_of(who))
    OriginBook(service.settings.data).forget(id)
    return RedirectResponse("/view/lists", 303)


@router.get("/view/lists/{id}")
def saved(
    id: Identifier,
    who: Reading,
    service: Parts,
    since: Annotated[str, Query(max_length=40)] = "",
    until: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """One list: whom it follows, what changed, and the comparison of two moments."""
    of = service.book.get(id, owner_of(who))
    now = service.clock()
    found = changes(service.store, of.members, since=of.created, until=now)
    newest = deque(found, maxlen=_SHOWN)
    values: dict[str, Any] = {
        "title": of.name,
        "it": of,
        "members": _named(service, of),
        "changes": [one.row for one in reversed(newest)],
        "cut": len(newest) == _SHOWN,
        "done": _DONE,
        "since": since,
        "until": until,
        "problem": "",
        "compared": None,
    }
    if since:
        origin = OriginBook(service.settings.data).get(of.id)
        try:
            compared = compared_for(
                of, origin, service, since=since, until=until or None, gate=gate(who), now=now
            )
        except (WrongUse, NotFound) as error:
            return page("list", {**values, "problem": str(error)}, status=422)
        decided = Counter(str(row["change"]) for row in compared.found.decided)
        values |= {"compared": compared, "decided": sorted(decided.items()), **compared.shown}
        values["asked"] = ", ".join(f"{name}: {plain(value)}" for name, value in compared.given.items())
    return page("list", values)


def followed(answer: Answer) -> list[str]:
    """The organisations of an answer: its vendors where it has them, else everyone whom it names."""
    names = [one.name for one in answer.columns if one.type is ColumnType.ORGANISATION]
    wanted: Iterable[str] = ["vendorId"] if "vendorId" in names else names
    return list(dict.fromkeys(str(row[name]) for name in wanted for row in answer.rows if row.get(name)))


def _named(service: Service, of: WatchList) -> list[tuple[str, str]]:
    """Identifier and name of the first members."""
    first = list(of.members[:_SHOWN])
    rows = service.store.read("entities/search_results", ids=first, accepted=True)
    names = {row["id"]: row["name"] for row in rows}
    return [(one, names.get(one) or one) for one in first]
