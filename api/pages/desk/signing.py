"""An API key with the right to review, and a name, open a session of the desk; signing out ends it."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.http.problems import Unauthorised
from api.http.security import caller
from api.http.service import Parts
from api.keys import Scope
from api.pages.desk.guarding import (
    DESK,
    FORM_COOKIE,
    SIGN_IN,
    Deciding,
    DeskPage,
    Form,
    check_token,
    no_right,
)
from api.pages.rendering import page
from api.pages.visiting import COOKIE, holder
from api.sessions import LONGEST

router = APIRouter(route_class=DeskPage, include_in_schema=False, tags=["pages"])

_LONGEST_NAME = 200  # characters, as over REST


@router.get(SIGN_IN)
def sign_in(request: Request, service: Parts, next: Annotated[str, Query(max_length=600)] = DESK) -> Response:
    """The form that asks for a key and a name."""
    return _form(request, asks_key=service.keys.configured(), next=next)


@router.post(SIGN_IN)
async def signed_in(request: Request, form: Form, service: Parts) -> Response:
    """Open a session where the key may review; lead on to what was asked for."""
    check_token(request, form, request.cookies.get(FORM_COOKIE, ""))
    name, token = " ".join(form.get("reviewer", "").split()), form.get("key", "")
    key = service.keys.match(token) if token else None
    problem = ""
    if token and key is None:
        problem = "This API key is unknown or was revoked."
    elif not name or len(name) > _LONGEST_NAME or not name.isprintable():
        problem = f"Write your name, in at most {_LONGEST_NAME} letters: it stands beside each decision."
    if not problem:
        try:
            who = holder(service.keys, key.id) if key else await caller(request)
        except Unauthorised:
            problem = "This service asks for an API key."
        else:
            if who is None or not who.may(Scope.REVIEW):
                return no_right(who.name if who else None)
            return _opened(
                request, service.sessions.begin(name, key.id if key else None, service.clock()), form
            )
    asks_key = service.keys.configured()
    return _form(request, asks_key=asks_key, next=form.get("next", ""), name=name, problem=problem)


@router.post(f"{DESK}/sign-out")
def signed_out(seat: Deciding) -> Response:
    """End the session, here and in the service."""
    seat.service.sessions.end(seat.session)
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


@router.get(f"{DESK}/sign-out")
def leave() -> Response:
    """Nothing is done by an address alone."""
    return RedirectResponse(DESK, 303)


def _form(request: Request, *, asks_key: bool, next: str, name: str = "", problem: str = "") -> Response:
    token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    values = {
        "title": "Sign in to review", "asks_key": asks_key, "next": _within(next), "name": name,
        "problem": problem, "form_token": token, "longest": LONGEST,
    }  # fmt: skip
    answer = page("desk_sign_in", values, status=422 if problem else 200)
    _set_cookie(answer, request, FORM_COOKIE, token)
    return answer


def _opened(request: Request, token: str, form: Form) -> Response:
    answer = RedirectResponse(_within(form.get("next", "")), 303)
    _set_cookie(answer, request, COOKIE, token)
    answer.delete_cookie(FORM_COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _set_cookie(answer: Response, request: Request, name: str, token: str) -> None:
    """A cookie that no script reads, no other site sends, and that ends with the browser."""
    secure = request.url.scheme == "https"
    answer.set_cookie(name, token, path="/", secure=secure, httponly=True, samesite="strict")


def _within(address: str) -> str:
    """An address of the desk; every other one leads to its queue."""
    return address if address.startswith(f"{DESK}/") and ".." not in address else DESK
