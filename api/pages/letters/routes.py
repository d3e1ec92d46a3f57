"""`/view/controversies/ID/letter`: a letter to the accused company, and what became of the request.

Whoever may read may draft one. That a reply was asked for, and whether it was given, stands at the matter for
everybody, and is noted by somebody with the right to review.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from api.http.entities import matters, organisations
from api.http.entities.matters import ContractShown, ControversyShown
from api.http.entities.parts import PartyShown
from api.http.security import Caller
from api.http.service import Parts, Service
from api.http.shapes import EntityAsked, Identifier
from api.keys import Scope
from api.pages.letters.book import LetterBook, Request, requests_about
from api.pages.letters.text import Wanted, letter, subject
from api.pages.posted import Form, Posted, sending
from api.pages.rendering import page
from api.pages.routes import Page
from api.pages.visiting import Reading
from graph.errors import NotFound, WrongUse
from graph.publication import ReviewMode

router = APIRouter(route_class=Page, include_in_schema=False, tags=["pages"])

_WEEKS = timedelta(weeks=2)
_CONTRACTS = 10
_ACCEPTED = EntityAsked(review=ReviewMode.ACCEPTED, limit=100)
_Text = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letter in the making: the matter, the one whom it goes to, the fields, its text."""

    matter: ControversyShown
    to: PartyShown
    wanted: Wanted
    text: str

    @property
    def query(self) -> str:
        """The fields as they stand in the address."""
        given = {
            "to": self.to.id, "deadline": self.wanted.deadline.isoformat(), "sender": self.wanted.sender,
            "reply_to": self.wanted.reply_to,
        }  # fmt: skip
        return urlencode({name: value for name, value in given.items() if value})


@router.get("/view/controversies/{id}/letter.txt")
def as_text(
    id: Identifier, who: Reading, service: Parts, to: _Text = "", deadline: _Text = "", sender: _Text = "",
    reply_to: _Text = "",
) -> Response:  # fmt: skip
    """The letter as plain text."""
    draft = _draft(id, who, service, to, deadline, sender, reply_to)
    return PlainTextResponse(draft.text, headers={"Cache-Control": "no-store"})


@router.get("/view/controversies/{id}/letter")
def written(
    id: Identifier, who: Reading, service: Parts, to: _Text = "", deadline: _Text = "", sender: _Text = "",
    reply_to: _Text = "",
) -> Response:  # fmt: skip
    """The letter with its fields, and what became of the request."""
    try:
        return _shown(_draft(id, who, service, to, deadline, sender, reply_to), who, service)
    except WrongUse as error:
        return _shown(_draft(id, who, service, to, "", sender, reply_to), who, service, problem=str(error))


@router.post("/view/controversies/{id}/letter")
def noted(
    id: Identifier,
    form: Form,
    who: Annotated[Caller, Depends(sending(Scope.READ, Scope.REVIEW))],
    service: Parts,
) -> Response:
    """Note that the letter was drafted, sent or answered, and lead back to it."""
    given = [form.get(name) or "" for name in ("to", "deadline", "sender", "reply_to")]
    draft = _draft(id, who, service, *given, past=True)
    try:
        _note(draft, form, who, service)
    except WrongUse as error:
        return _shown(draft, who, service, problem=str(error))
    return RedirectResponse(
        f"/view/controversies/{quote(draft.matter.id, safe='')}/letter?{draft.query}", 303
    )


def _draft(
    id: str,
    who: Caller,
    service: Service,
    to: str,
    deadline: str,
    sender: str,
    reply_to: str,
    *,
    past: bool = False,
) -> _Draft:
    """Raises `WrongUse` for a deadline that is none, or that has passed unless `past`."""
    matter = matters.controversy(id, _ACCEPTED, who, service)
    today = service.clock().date()
    party = _accused(matter, to)
    wanted = Wanted(
        deadline=_day(deadline, today + _WEEKS, "the deadline"),
        sender=_line(sender),
        reply_to=_line(reply_to),
    )
    if wanted.deadline < today and not past:
        raise WrongUse(f"the deadline {wanted.deadline} has passed: give the company some days from now")
    contracts = _contracts(party.id, who, service)
    return _Draft(matter, party, wanted, letter(party, matter, contracts, wanted, today))


def _accused(matter: ControversyShown, to: str) -> PartyShown:
    accused = [one for one in matter.parties if one.role == "accused"]
    found = [one for one in accused if not to or one.id == to]
    if not found:
        raise NotFound("accused company of this matter", to or matter.id)
    return found[0]


def _contracts(organisation: str, who: Caller, service: Service) -> list[ContractShown]:
    """The newest contracts that it supplies."""
    lines = organisations.organisation(organisation, _ACCEPTED, who, service).contracts
    newest = sorted(
        (one for one in lines if one.role == "vendor"),
        key=lambda one: str(one.last_evidence or ""),
        reverse=True,
    )
    return [matters.contract(one.id, _ACCEPTED, who, service) for one in newest[:_CONTRACTS]]


def _note(draft: _Draft, form: Posted, who: Caller, service: Service) -> None:
    book, today = LetterBook(service.settings.data), service.clock().date()
    former = next(
        (one for one in requests_about(service, draft.matter.id) if one.organisation == draft.to.id), None
    )
    action = form.get("action")
    if action == "forget":
        if former:
            book.forget(former)
        return
    on = _day(form.get("on") or "", today, "the day")
    if on > today:
        raise WrongUse(f"{on} lies in the future: note what has happened, on the day it did or later")
    one = former or Request(draft.matter.id, draft.to.id, draft.to.name or draft.to.id, who.name)
    if action in ("drafted", "sent"):
        digest = sha256(draft.text.encode()).hexdigest()
        one = replace(one, drafted=one.drafted or on, deadline=draft.wanted.deadline, sha256=digest)
    if action == "sent":
        one = replace(one, sent=on, answered=None, declined=False)
    elif action in ("answered", "declined"):
        if one.sent is None:
            raise WrongUse("note first on which day the letter was sent")
        if on < one.sent:
            raise WrongUse(f"it was sent on {one.sent}, so no answer came on {on}")
        one = replace(one, answered=on, declined=action == "declined")
    elif action != "drafted":
        raise WrongUse("choose what is to be noted: drafted, sent, answered or declined")
    book.keep(replace(one, by=who.name))


def _shown(draft: _Draft, who: Caller, service: Service, *, problem: str = "") -> Response:
    requests = requests_about(service, draft.matter.id)
    values: dict[str, Any] = {
        "title": f"Request for a reply to {draft.to.name or draft.to.id}",
        "subject": subject(draft.matter),
        "it": draft,
        "accused": [one for one in draft.matter.parties if one.role == "accused"],
        "request": next((one for one in requests if one.organisation == draft.to.id), None),
        "here": f"/view/controversies/{quote(draft.matter.id, safe='')}/letter",
        "today": service.clock().date(),
        "may_note": who.may(Scope.REVIEW),
        "problem": problem,
    }
    return page("letter", values, status=422 if problem else 200)


def _day(text: str, usual: date, what: str) -> date:
    if not text.strip():
        return usual
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WrongUse(f"{what} {text!r} is no day: write it like {usual.isoformat()}") from error


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None
