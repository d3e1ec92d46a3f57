"""What the form of a page brings, and who sends it: a key typed into the form counts as one in a header.

A key is only ever posted, so that it stands in no address, history or log.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.http.handing_in import Upload
from api.http.problems import Forbidden, Unauthorised
from api.http.security import Caller, caller
from api.keys import KeyRing, Scope
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


async def sender(request: Request, form: Form) -> Caller:
    """Who sends a form: by the key in it, else as everywhere. Raises `Unauthorised`."""
    token = form.get("key")
    if token is None:
        return await caller(request)
    ring: KeyRing = request.app.state.service.keys
    key = ring.match(token)
    if key is None:
        raise Unauthorised("this API key is unknown or revoked")
    return Caller(key.name, frozenset(Scope(scope) for scope in key.scopes))


def sending(*scopes: Scope) -> Callable[[Caller], Awaitable[Caller]]:
    """A dependency that gives the sender of a form, or refuses one whose key lacks a scope."""

    async def allowed(who: Annotated[Caller, Depends(sender)]) -> Caller:
        for scope in scopes:
            if not who.may(scope):
                raise Forbidden(f"the key of {who.name!r} lacks the scope {scope.value!r}")
        return who

    return allowed


async def visitor(request: Request) -> Caller | None:
    """Who looks at a page that shows nothing but a form; None where a key is still to be given."""
    try:
        return await caller(request)
    except Unauthorised:
        return None


def _base_name(name: str) -> str:
    """The name of a file without the folders that some browsers send."""
    return storable(name.replace("\\", "/").rpartition("/")[2] or "file")[-_LONGEST_NAME:]
