"""`/view/add`: a document or a register is handed in; `/view/jobs` and `/view/imports` tell how far.

Documents go the way of `POST /documents`, with its checks and its guard against private addresses. An import
also needs the scope `review`: what a register says with a number for everybody is accepted by rule.
"""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from api.http.handing_in import Handed, Upload, checked, taken_in
from api.http.jobs import JobShown, job_of
from api.http.problems import Forbidden
from api.http.security import Caller
from api.http.service import Parts, Service
from api.http.shapes import Identifier
from api.keys import Scope
from api.pages.adding.book import ImportBook
from api.pages.adding.importing import KINDS, plan_of, start
from api.pages.posted import Form, Posted, sending, visitor
from api.pages.rendering import page
from api.pages.routes import Page
from extractors.registers.lists import shipped
from graph.errors import InvalidParameter, UnreadableDocument, WrongUse
from graph.model.vocabulary import DocumentState

router = APIRouter(route_class=Page, include_in_schema=False, tags=["pages"])

_Adding = Annotated[Caller, Depends(sending(Scope.INGEST))]
_Visitor = Annotated[Caller | None, Depends(visitor)]
_Importing = Annotated[Caller, Depends(sending(Scope.INGEST, Scope.REVIEW))]
_OF_A_DOCUMENT = ("text", "url", "title", "publisher", "published", "licence")
_OF_AN_IMPORT = ("dataset", "publisher", "url", "licence", "profile", "edition")
_STATES = {
    DocumentState.QUEUED: "waits to be read",
    DocumentState.READING: "is being read",
    DocumentState.LOADED: "read",
    DocumentState.UNREAD: "kept, not read: its language is not one that is read",
    DocumentState.FAILED: "failed",
}


@router.get("/view/add")
def add(who: _Visitor, service: Parts) -> Response:
    """The forms to hand in a document, and a file of a register or list."""
    return _forms(service, who)


@router.post("/view/add")
def handed_in(form: Form, who: _Adding, service: Parts) -> Response:
    """Keep the document; its job tells the rest."""
    try:
        job = taken_in(_handed(form), service, by=who.name)
    except (WrongUse, UnreadableDocument) as error:
        return _forms(service, who, form, _words(error))
    return _shown_or_sent(service, who, form, f"/view/jobs/{job.id}", job)


@router.post("/view/add/import")
def import_asked(form: Form, who: _Importing, service: Parts) -> Response:
    """Keep the file of a register and import it; its page tells the rest."""
    options = {name: value for name in _OF_AN_IMPORT if (value := form.get(name))}
    kind = form.get("kind") or ""
    try:
        upload = _one(form, "file")
        if form.files.get("map"):
            options["map"] = _text(_one(form, "map").content)
        plan_of(kind, options, lambda _: None)
    except WrongUse as error:
        return _forms(service, who, form, _words(error), importing=True)
    book = ImportBook(service.settings.data)
    made = book.add(who.name, kind, upload.name, upload.content, options, at=service.clock())
    start(book, service.store, service.clock)
    return _shown_or_sent(service, who, form, f"/view/imports/{made.id}")


@router.get("/view/jobs/{id}")
def job(id: Identifier, who: _Visitor, service: Parts) -> Response:
    """How far the documents of a job are; whoever is not known is asked for a key."""
    if who is None:
        return _key_asked(f"/view/jobs/{quote(id, safe='')}")
    return _job(service, _permitted(who), job_of(service, id))


@router.post("/view/jobs/{id}")
def job_by_key(id: Identifier, who: _Adding, form: Form, service: Parts) -> Response:
    """The same for whoever types a key."""
    return _job(service, who, job_of(service, id), by_key="key" in form.values)


@router.get("/view/imports/{id}")
def imported(id: Identifier, who: _Visitor, service: Parts) -> Response:
    """How far an import is, and its account; whoever is not known is asked for a key."""
    if who is None:
        return _key_asked(f"/view/imports/{quote(id, safe='')}")
    _permitted(who)
    return _import(service, id)


@router.post("/view/imports/{id}")
def imported_by_key(id: Identifier, who: _Adding, form: Form, service: Parts) -> Response:
    """The same for whoever types a key."""
    return _import(service, id, by_key="key" in form.values)


def _permitted(who: Caller) -> Caller:
    if not who.may(Scope.INGEST):
        raise Forbidden(f"the key of {who.name!r} lacks the scope {Scope.INGEST.value!r}")
    return who


def _key_asked(here: str) -> Response:
    return page("key", {"title": "This service asks for a key", "here": here, "by_key": True}, status=401)


def _forms(
    service: Service,
    who: Caller | None,
    form: Posted | None = None,
    problem: str = "",
    *,
    importing: bool = False,
) -> Response:
    values = {
        "title": "Add a document, a register or a list",
        "given": {} if form is None else form.without("key").values,
        "problem": problem,
        "importing": importing,
        "ask_key": who is None or not who.may(Scope.INGEST) or (form is not None and "key" in form.values),
        "kinds": KINDS,
        "profiles": shipped(),
        "largest": service.settings.max_document_mb,
        "may_import": who is None or who.may(Scope.REVIEW),
    }
    return page("add", values, status=422 if problem else 200)


def _handed(form: Posted) -> Handed:
    known = {name: value for name in _OF_A_DOCUMENT if (value := form.get(name))}
    files = form.files.get("file", ())
    given = [what for what, there in (("a text", "text" in known), ("files", files)) if there]
    if not given and "url" not in known:
        raise WrongUse("nothing was handed in: paste a text, choose a file, or give an address")
    if len(given) > 1:
        raise WrongUse("a text and files at once: hand them in one after the other")
    if len(files) > 1 and ("url" in known or "title" in known):
        raise WrongUse("title and address belong to one document: hand in the files one by one")
    return Handed(checked(known), files)


def _shown_or_sent(
    service: Service, who: Caller, form: Posted, there: str, job: JobShown | None = None
) -> Response:
    """On to the page of what was handed in. Whoever typed a key sees it at once: no address has it."""
    if "key" not in form.values:
        return RedirectResponse(there, 303)
    if job is not None:
        return _job(service, who, job, by_key=True)
    return _import(service, there.rpartition("/")[2], by_key=True)


def _job(service: Service, who: Caller, found: JobShown, *, by_key: bool = False) -> Response:
    counts = {state: sum(one.state is state for one in found.documents) for state in DocumentState}
    values = {
        "title": "Documents that were handed in",
        "it": found,
        "states": _STATES,
        "waiting": counts[DocumentState.QUEUED] + counts[DocumentState.READING],
        "claims": sum(one.claims for one in found.documents),
        "here": f"/view/jobs/{quote(found.id, safe='')}",
        "by_key": by_key,
        "live": not by_key and not found.done,
        "may_review": who.may(Scope.REVIEW),
        "no_workers": service.settings.workers == 0,
    }
    return page("job", values)


def _import(service: Service, identifier: str, *, by_key: bool = False) -> Response:
    book = ImportBook(service.settings.data)
    found = book.get(identifier)
    if not found.over:
        start(book, service.store, service.clock)
    values = {
        "title": f"Import of {found.name}",
        "it": found,
        "kinds": KINDS,
        "account": found.account,
        "here": f"/view/imports/{quote(found.id, safe='')}",
        "by_key": by_key,
        "live": not by_key and not found.over,
    }
    return page("import", values)


def _one(form: Posted, name: str) -> Upload:
    found = form.files.get(name, ())
    if len(found) != 1:
        raise WrongUse("choose one file" if name == "file" else "choose one map")
    return found[0]


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse("the map is not written in UTF-8") from error


def _words(error: Exception) -> str:
    if isinstance(error, InvalidParameter):
        return f"{error.parameter}: {error.reason}"
    return str(error)
