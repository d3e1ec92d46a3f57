"""Every error as an RFC 9457 problem document; `detail` is where clients of yente look.

The text of an unexpected error never leaves the house: it goes to the log under the `instance` that is
answered.
"""

import logging
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.http.formats import NotAcceptable
from graph import errors

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger("supplywatch.http")


class Unauthorised(errors.NotAllowed):
    """No key, or none that is known."""


class Forbidden(errors.NotAllowed):
    """The key is known and lacks the right."""


_STATUS: tuple[tuple[type[errors.SupplywatchError], int, str], ...] = (
    (Unauthorised, 401, "Who are you?"),
    (errors.NotAllowed, 403, "Not allowed"),
    (NotAcceptable, 406, "No such format"),
    (errors.UnknownQuestion, 404, "No such question"),
    (errors.InvalidParameter, 422, "A parameter is wrong"),
    (errors.WrongUse, 422, "The request is wrong"),
    (errors.NotFound, 404, "Not found"),
    (errors.Gone, 410, "Retracted"),
    (errors.Conflict, 409, "Changed in between"),
    (errors.TooLarge, 413, "Too large"),
    (errors.InvalidClaim, 422, "The claim would be wrong"),
    (errors.UnreadableDocument, 422, "The document cannot be read"),
    (errors.DatabaseUnavailable, 503, "The database does not answer"),
    (errors.SupplywatchError, 500, "The program met an error of its own"),
)


def problem(
    status: int, title: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem document as a response."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(jsonable_encoder(body), status, headers=headers, media_type=MEDIA_TYPE)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI declaration of the problems that a route may answer."""
    titles = {status: title for _, status, title in reversed(_STATUS)}
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": titles.get(status, "Problem"),
            "content": {MEDIA_TYPE: {"schema": schema, "example": _example(status, titles)}},
        }
        for status in statuses
    }


SCHEMA = {
    "title": "Problem",
    "description": "RFC 9457 problem document.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": ["about:blank"]},
        "title": {"type": "string", "examples": ["Not found"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string", "examples": ["no vendor has the identifier 'x'"]},
        "errors": {
            "type": "array",
            "description": "Each parameter that is wrong, and why.",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": "string", "examples": ["limit"]},
                    "reason": {"type": "string", "examples": ["must be at most 10000"]},
                },
            },
            "examples": [[{"parameter": "limit", "reason": "must be at most 10000"}]],
        },
        "instance": {
            "type": "string",
            "description": "Under which name the log of the service holds an unexpected error.",
            "examples": ["urn:uuid:5a1c1d1e-8c1f-4c59-9d0b-0e5a0c7f6a11"],
        },
        "retractedAt": {
            "type": "string",
            "description": "When what was asked for was retracted.",
            "examples": ["2026-06-01T12:00:00Z"],
        },
        "reason": {
            "type": "string",
            "description": "Why it was retracted.",
            "examples": ["the newspaper withdrew the article"],
        },
    },
}


def install(app: FastAPI) -> None:
    """Answer every error of this app as a problem document."""
    app.add_exception_handler(errors.Moved, _moved)
    app.add_exception_handler(errors.SupplywatchError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _example(status: int, titles: Mapping[int, str]) -> dict[str, Any]:
    return {"type": "about:blank", "title": titles.get(status, "Problem"), "status": status, "detail": "…"}


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.Moved)
    route = request.url.path.rpartition("/")[0]
    query = f"?{request.url.query}" if request.url.query else ""
    target = f"{route}/{quote(error.canonical, safe=':')}{query}"
    detail = f"{error}: follow the redirect, and keep the new identifier"
    return problem(308, "Merged", detail, headers={"Location": target})


def _known(_: Request, error: Exception) -> Response:
    status, title = next((status, title) for kind, status, title in _STATUS if isinstance(error, kind))
    headers = {"WWW-Authenticate": 'ApiKey realm="supplywatch"'} if status == 401 else None
    if status == 503:
        headers = {"Retry-After": "5"}
    more: dict[str, Any] = {}
    if isinstance(error, errors.InvalidParameter):
        more["errors"] = [{"parameter": error.parameter, "reason": error.reason}]
    if isinstance(error, errors.Gone):
        more.update(retractedAt=error.at, reason=error.reason)
    return problem(status, title, str(error), headers=headers, **more)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # The rejected input itself is not echoed.
    wrong = [
        {
            "parameter": ".".join(str(part) for part in each["loc"][1:]) or each["loc"][0],
            "reason": each["msg"],
        }
        for each in error.errors()
    ]
    detail = "; ".join(f"{each['parameter']}: {each['reason']}" for each in wrong)
    return problem(422, "The request is wrong", detail, errors=wrong)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    if error.status_code == 404:
        return problem(404, title, "there is nothing at this address: /docs lists all routes")
    if error.status_code == 405:
        allowed = _methods(request)
        detail = f"{request.method} is not answered here; what is: {allowed}"
        return problem(405, title, detail, headers={"Allow": allowed})
    return problem(error.status_code, title, str(error.detail), headers=error.headers)


def _methods(request: Request) -> str:
    """Every method that is answered at this address, by whichever route."""
    found: set[str] = set()
    app = request.app
    for route in (*app.routes, *(route for router in app.state.routers for route in router.routes)):
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            found |= set(getattr(route, "methods", None) or ())
    return ", ".join(sorted(found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set())))


def _unexpected(_: Request, error: Exception) -> Response:
    instance = f"urn:uuid:{uuid.uuid4()}"
    _log.error("unexpected error %s", instance, exc_info=error)
    detail = "an unexpected error; the log of the service holds it under this instance"
    return problem(500, "The program met an error of its own", detail, instance=instance)
