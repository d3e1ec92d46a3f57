"""What the form of a page brings, and who sends it: by a key in it, a session of the desk, or a header.

A key is only ever posted, so that it stands in no address, history or log. A session counts for a form that
the browser says to come from this service itself.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.http.handing_in import Upload
from api.http.problems import Forbidden, Unauthorised
from api.http.security import Caller, caller
from api.http.service import Parts, Service
from api.keys import Scope
from api.pages.visiting import COOKIE, holder
from extractors.parse import storable
from graph.errors import WrongUse

_FILES_AT_MOST = 100
_FIELDS_AT_MOST = 40
_LONGEST_NAME = 150  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields and files of a form; a field that was left empty is missing."""

    values: Mapping[str, str]
    files: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """What stands in a field."""
        return self.values.get(name)

    def without(self, *names: str) -> "Posted":
        """The same without these fields."""
        return Posted({key: value for key, value in self.values.items() if key not in names}, self.files)


async def posted(request: Request) -> Posted:
    """The form of this request. Raises `WrongUse` where it is none."""
    values: dict[str, str] = {}
    files: dict[str, tuple[Upload, ...]] = {}
    try:
        async with request.form(max_files=_FILES_AT_MOST, max_fields=_FIELDS_AT_MOST) as form:
            for name, value in form.multi_items():
                if not isinstance(value, UploadFile):
                    if value.strip():
                        values[name] = value.strip().replace("\r\n", "\n")
                elif value.filename:
                    upload = Upload(_base_name(value.filename), await value.read(), value.content_type)
                    files[name] = (*files.get(name, ()), upload)
    except HTTPException as error:
        raise WrongUse(f"the form cannot be read: {error.detail}") from error
    return Posted(values, files)


Form = Annotated[Posted, Depends(posted)]


async def sender(request: Request, form: Form, service: Parts) -> Caller:
    """Who sends a form. Raises `Unauthorised`, and `Forbidden` for a form of another page."""
    token = form.get("key")
    if token is not None:
        key = service.keys.match(token)
        if key is None:
            raise Unauthorised("this API key is unknown or revoked")
        return Caller(key.name, frozenset(Scope(scope) for scope in key.scopes))
    seated = _seated(request, service)
    if seated is None:
        return await caller(request)
    # The cookie is sent with forms of this service only (SameSite=Strict); this holds where it is not.
    if urlsplit(request.headers.get("origin", "")).netloc != request.headers.get("host"):
        raise Forbidden("this form is not one of this service: open its page and send it from there")
    return seated


def sending(*scopes: Scope) -> Callable[[Caller], Awaitable[Caller]]:
    """A dependency that gives the sender of a form, or refuses one whose key lacks a scope."""

    async def allowed(who: Annotated[Caller, Depends(sender)]) -> Caller:
        for scope in scopes:
            if not who.may(scope):
                raise Forbidden(f"the key of {who.name!r} lacks the scope {scope.value!r}")
        return who

    return allowed


async def visitor(request: Request, service: Parts) -> Caller | None:
    """Who looks at a page that shows nothing but a form; None where a key is still to be given."""
    try:
        return _seated(request, service) or await caller(request)
    except Unauthorised:
        return None


def _seated(request: Request, service: Service) -> Caller | None:
    """Who is signed in at the desk by a key that is in force."""
    session = service.sessions.get(request.cookies.get(COOKIE, ""), service.clock())
    return holder(service.keys, session.key) if session else None


def _base_name(name: str) -> str:
    """The name of a file without the folders that some browsers send."""
    return storable(name.replace("\\", "/").rpartition("/")[2] or "file")[-_LONGEST_NAME:]
