"""Who sits at the desk: the session of the browser, and the token that every form of it carries.

A session holds for as long as its API key is in force and has the scope `review`; on a machine where no key
is needed, for as long as none is. Forms are taken only with the token of their session.
"""

import hmac
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.http.problems import Forbidden, Unauthorised
from api.http.security import Caller, caller
from api.http.service import Parts, Service
from api.keys import Scope
from api.pages.rendering import page
from api.pages.routes import Page
from api.pages.visiting import COOKIE, holder
from api.sessions import Note, Session
from graph.errors import WrongUse

DESK = "/view/review"
SIGN_IN = f"{DESK}/sign-in"
FORM_COOKIE = "supplywatch_form"  # stands in for the session's token while nobody is signed in
_MOST_FIELDS = 60


class Turned(Exception):
    """Whoever asks gets this answer instead of what was asked for."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Seat:
    """A reviewer at the desk: the session, and what the key behind it is called and allows."""

    session: Session
    who: Caller
    service: Service
    now: datetime

    @property
    def reviewer(self) -> str:
        """The name that stands beside each decision."""
        return self.session.reviewer

    def tell(self, words: str, *, problem: bool = False, about: str | None = None,
             typed: Mapping[str, str] | None = None) -> None:  # fmt: skip
        """Have the next page say this, once."""
        self.service.sessions.leave(self.session, Note(words, problem, about, typed or {}))


class DeskPage(Page):
    """Answers whoever is turned away from the desk."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler that does so."""
        usual = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await usual(request)
            except Turned as turned:
                return turned.answer

        return handler


async def seated(request: Request, service: Parts) -> Seat:
    """The reviewer who sends this request; whoever is none is turned to the sign-in page."""
    now = service.clock()
    session = service.sessions.get(request.cookies.get(COOKIE, ""), now)
    if session is None:
        raise Turned(to_sign_in(request))
    who = await _caller(request, service, session)
    if who is None or not who.may(Scope.REVIEW):
        service.sessions.end(session)
        raise Turned(no_right(who.name if who else None))
    return Seat(session, who, service, now)


async def _caller(request: Request, service: Service, session: Session) -> Caller | None:
    """What the key of this session allows now; None for one that was revoked."""
    if session.key is None:
        try:
            return await caller(request)
        except Unauthorised as error:  # the first key was made meanwhile
            raise Turned(to_sign_in(request)) from error
    return holder(service.keys, session.key)


def to_sign_in(request: Request) -> Response:
    """The way to the sign-in page, and from there back to what was asked for."""
    return RedirectResponse(f"{SIGN_IN}?next={quote(request.url.path, safe='/')}", 303)


def no_right(key: str | None) -> Response:
    """The page that says why nobody reviews with this key; None for one that was revoked."""
    return page("desk_refused", {"title": "This key may not review", "key": key}, status=403)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of the form that was sent, empty ones too. Raises `WrongUse` where it is none."""
    try:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            return {name: value.strip() for name, value in form.items() if not isinstance(value, UploadFile)}
    except HTTPException as error:
        raise WrongUse(f"the form cannot be read: {error.detail}") from error


Form = Annotated[dict[str, str], Depends(form_of)]
Seated = Annotated[Seat, Depends(seated)]


def deciding(request: Request, seat: Seated, form: Form) -> Seat:
    """The reviewer who sends a form. Raises `Forbidden` unless the form is one of this session."""
    check_token(request, form, seat.session.form_token)
    return seat


Deciding = Annotated[Seat, Depends(deciding)]


def check_token(request: Request, form: Mapping[str, str], expected: str) -> None:
    """Raise `Forbidden` for a form that another page, or a page of another session, sends."""
    origin = request.headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    given = form.get("form_token", "").encode()
    if elsewhere or not expected or not hmac.compare_digest(given, expected.encode()):
        raise Forbidden("this form is not one of your session: open the page again and send it from there")
