"""Documents handed in over HTTP: fetched, parsed and stored before anything is answered.

Accepted means stored: 202 is answered when every document of the job is committed; workers read them after.
The same bytes twice are the same document.
"""

import email.message
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, ValidationError
from starlette.datastructures import UploadFile

from api.http.jobs import JobShown, RefusedShown, keep_job
from api.http.problems import responses
from api.http.service import Ingesting, Parts, Service
from api.http.shapes import HASH, Asked
from extractors.fetch import Fetched, Refused, documents
from extractors.fetch.sniff import media_type
from extractors.parse import parse_fetched, parse_text, storable
from graph.errors import InvalidParameter, TooLarge, UnreadableDocument, WrongUse
from graph.intake import enqueue
from graph.model.claims import Document
from graph.model.vocabulary import DatePrecision

router = APIRouter(tags=["documents"])

_FILES_AT_MOST = 100
_JSON, _FORM = "application/json", "multipart/form-data"
_ADDRESS = r"^https?://[^\s]+$"


class HandedIn(Asked):
    """A text with what is known of it, or an address to fetch."""

    text: str | None = Field(
        None,
        description="The text of the document.",
        examples=["The ministry has awarded the firm a £330m contract."],
    )
    title: str | None = Field(
        None, max_length=1000, description="Its title.", examples=["Ministry awards contract"]
    )
    publisher: str | None = Field(
        None, max_length=300, description="Who published it.", examples=["Example News"]
    )
    url: str | None = Field(
        None,
        max_length=4000,
        pattern=_ADDRESS,
        description="Where it stands. Without `text`, the page, PDF or feed at this address is fetched.",
        examples=["https://example.org/news/1"],
    )
    published: date | None = Field(None, description="When it was published.", examples=["2026-05-28"])
    licence: str | None = Field(None, max_length=300, description="Its licence.", examples=["CC-BY-4.0"])


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it came; `declared` is the media type that the caller gives it."""

    name: str
    content: bytes
    declared: str | None


@dataclass(frozen=True, slots=True)
class Handed:
    """What the request brought: either files or a text or an address."""

    known: HandedIn
    files: tuple[Upload, ...] = ()


async def body_of(request: Request) -> Handed:
    """The body, whichever of the two types it has. Raises `WrongUse` and `InvalidParameter`."""
    kind = email.message.Message()
    kind["content-type"] = request.headers.get("content-type", "")
    if kind.get_content_type() == _JSON:
        return Handed(checked(_object(await request.body())))
    if kind.get_content_type() == _FORM:
        return await _form(request)
    raise WrongUse(
        f"send {_JSON} with a text or an address, or {_FORM} with files, not "
        f"{request.headers.get('content-type') or 'a body without a content type'!r}"
    )


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise WrongUse('the body is not JSON: send an object like {"text": "…"} in UTF-8') from None
    if not isinstance(found, dict):
        raise WrongUse('the body is no JSON object: send one like {"text": "…"}')
    return found


def checked(values: dict[str, Any]) -> HandedIn:
    """What the caller says of the document. Raises `InvalidParameter`."""
    try:
        return HandedIn.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "body"
        raise InvalidParameter(name, first["msg"]) from None


async def _form(request: Request) -> Handed:
    async with request.form(max_files=_FILES_AT_MOST, max_fields=20) as form:
        files, values = [], {}
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if name != "file":
                    raise InvalidParameter(name, "files go into the part `file`")
                files.append(
                    Upload(storable(value.filename or "file"), await value.read(), value.content_type)
                )
            elif name == "file":
                raise InvalidParameter("file", "has no file name: send it as a file")
            else:
                values[name] = value
    known = checked(values)
    if known.text is not None:
        raise InvalidParameter("text", "goes into a JSON body; a form brings files")
    if not files:
        raise InvalidParameter("file", "is needed: send the document as a part called `file`")
    if len(files) > 1 and (known.url or known.title):
        raise InvalidParameter(
            "url" if known.url else "title", "belongs to one document: send the files one by one"
        )
    return Handed(known, tuple(files))


Body = Annotated[Handed, Depends(body_of)]

_REQUEST = {
    "required": True,
    "content": {
        _JSON: {
            "schema": HandedIn.model_json_schema(),
            "examples": {
                "text": {
                    "summary": "A text",
                    "value": {
                        "text": "The ministry has awarded the firm a £330m contract.",
                        "publisher": "Example News",
                    },
                },
                "address": {"summary": "An address", "value": {"url": "https://example.org/news/1"}},
            },
        },
        _FORM: {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {
                    "file": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "description": "Text, Markdown, HTML or PDF.",
                        "examples": [["article.pdf"]],
                    },
                    **{
                        name: value
                        for name, value in HandedIn.model_json_schema()["properties"].items()
                        if name != "text"
                    },
                },
            }
        },
    },
}


@router.post(
    "/documents",
    status_code=202,
    responses={
        202: {
            "description": "Stored; workers read it. `Location` names the job.",
            "headers": {
                "Location": {
                    "description": "The job.",
                    "schema": {"type": "string"},
                    "example": f"/jobs/{HASH}",
                }
            },
        },
        **responses(401, 403, 413, 422, 503),
    },
    openapi_extra={"requestBody": _REQUEST},
)
def hand_in(who: Ingesting, body: Body, service: Parts, response: Response) -> JobShown:
    """Hand in a text, files, or the address of a page, PDF or feed.

    Addresses are fetched here, by a fetcher that goes to public addresses only.
    """
    job = taken_in(body, service, by=who.name)
    response.headers["Location"] = f"/jobs/{job.id}"
    return job


def taken_in(body: Handed, service: Service, *, by: str) -> JobShown:
    """The job, once all that can be read is stored. Raises the error of the first where nothing can."""
    kept, refused = [], []
    for found in _documents(body, service):
        if isinstance(found, Refused):
            refused.append(found)
        else:
            kept.append(found)
    if not kept:
        raise _all(refused)
    at = service.clock()
    for document in kept:
        enqueue(service.store, document, recorded_at=at)
    told = [RefusedShown(name=one.name, reason=str(one.error)) for one in refused]
    return keep_job(service, [document.id for document in kept], told, by=by, at=at)


def _all(refused: Sequence[Refused]) -> UnreadableDocument:
    """One error for all that was refused, of the kind of the first."""
    if not refused:
        return UnreadableDocument("nothing was found to read: hand in a text, a file or an address")
    if len(refused) == 1:
        return refused[0].error
    return type(refused[0].error)("; ".join(f"{one.name}: {one.error}" for one in refused))


def _documents(body: Handed, service: Service) -> Iterator[Document | Refused]:
    known = body.known
    if body.files:
        for upload in body.files:
            yield _of_file(upload, known, service)
    elif known.text is not None:
        yield _of_text(known.text, known, service)
    elif known.url is not None:
        # Only an address reaches the fetcher, which would also read files and standard input.
        for found in documents([known.url], limits=service.limits, web=service.web):
            yield found if isinstance(found, Refused) else _of_bytes(found, known)
    else:
        raise InvalidParameter("text", "is needed, or `url`: hand in a text or an address")


def _of_file(upload: Upload, known: HandedIn, service: Service) -> Document | Refused:
    try:
        _check_size(upload.name, len(upload.content), service)
        media = media_type(upload.content, name=upload.name, declared=upload.declared)
    except UnreadableDocument as error:
        return Refused(upload.name, error)
    return _of_bytes(Fetched(upload.name, upload.content, media), known)


def _of_bytes(fetched: Fetched, known: HandedIn) -> Document | Refused:
    try:
        return _with_known(parse_fetched(fetched), known)
    except UnreadableDocument as error:
        return Refused(fetched.name, error)


def _of_text(text: str, known: HandedIn, service: Service) -> Document | Refused:
    try:
        _check_size("text", len(text.encode("utf-8", "replace")), service)
        return _with_known(parse_text(text), known)
    except UnreadableDocument as error:
        return Refused(known.title or "text", error)


def _check_size(name: str, size: int, service: Service) -> None:
    most = service.limits.file_bytes
    if size > most:
        raise TooLarge(f"{name} is over {most / 1_000_000:g} MB: split it and hand in the parts")


def _with_known(document: Document, known: HandedIn) -> Document:
    """What the caller says of the document goes before what the document says of itself."""
    dated = known.published is not None
    return replace(
        document,
        title=_clean(known.title) or document.title,
        publisher=_clean(known.publisher) or document.publisher,
        url=_address(document, known),
        licence=_clean(known.licence) or document.licence,
        published=known.published if dated else document.published,
        published_precision=DatePrecision.DAY if dated else document.published_precision,
    )


def _address(document: Document, known: HandedIn) -> str | None:
    """Where it stands: for what was fetched, the address after redirects."""
    fetched = document.retrieved_at is not None
    return document.url or known.url if fetched else known.url or document.url


def _clean(text: str | None) -> str | None:
    return " ".join(storable(text).split()) or None if text else None
