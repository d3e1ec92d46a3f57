"""Jobs: which documents were handed in together, and how far each has come.

A document is stored before its job is answered, so a job says only what the graph says.
"""

import json
import uuid
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.http.problems import responses
from api.http.service import Ingesting, Parts, Service
from api.http.shapes import DOCUMENT, HASH, MOMENT, Identifier, Shown
from graph.errors import DatabaseUnavailable, NotFound
from graph.model.vocabulary import DocumentState

router = APIRouter(tags=["documents"])

_DONE = frozenset({DocumentState.LOADED, DocumentState.UNREAD, DocumentState.FAILED})
_LOOK = 0.5  # seconds between two looks at the graph while somebody watches


class RefusedShown(Shown):
    """What was handed in and is not kept."""

    name: str = Field(description="File or address.", examples=["scan.pdf"])
    reason: str = Field(
        description="Why, and what to do.", examples=["it is a scanned picture: run OCR first"]
    )


class DocumentProgress(Shown):
    """How far one document has come."""

    id: str = Field(description="SHA-256 of its bytes.", examples=[DOCUMENT])
    title: str | None = Field(description="Its title.", examples=["Ministry awards data contract"])
    state: DocumentState = Field(
        description="queued, reading, loaded, unread (a language that is not read) or failed.",
        examples=["loaded"],
    )
    attempts: int = Field(description="How often a worker has begun to read it.", examples=[1])
    claims: int = Field(description="Claims that rest on it.", examples=[4])
    language: str | None = Field(description="ISO 639-1 code.", examples=["en"])
    error: str | None = Field(description="Why it failed.", examples=[None])
    href: str = Field(description="Where it is shown.", examples=[f"/documents/{DOCUMENT}?review=all"])


class JobShown(Shown):
    """Documents that were handed in together."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    done: bool = Field(description="Whether no document waits any more.", examples=[True])
    at: datetime = Field(description="When it was handed in.", examples=[MOMENT])
    documents: list[DocumentProgress] = Field(
        description="Each document and how far it is.",
        examples=[[{"id": DOCUMENT, "state": "queued", "claims": 0}]],
    )
    refused: list[RefusedShown] = Field(
        description="What is not kept, and why.",
        examples=[[{"name": "scan.pdf", "reason": "it is a scanned picture"}]],
    )
    events: str = Field(description="Where its progress is told.", examples=[f"/jobs/{HASH}/events"])


def keep_job(
    service: Service, documents: list[str], refused: list[RefusedShown], *, by: str, at: datetime
) -> JobShown:
    """Remember what was handed in together and give the job."""
    identifier = uuid.uuid4().hex
    kept = [json.dumps([one.name, one.reason], ensure_ascii=False) for one in refused]
    service.store.write(
        lambda transaction: transaction.run(
            "jobs/job_add", id=identifier, at=at, by=by, documentIds=sorted(set(documents)), refused=kept
        )
    )
    return job_of(service, identifier)


def job_of(service: Service, identifier: str) -> JobShown:
    """The job as it stands. Raises `NotFound`."""
    rows = service.store.read("jobs/job", id=identifier)
    if not rows:
        raise NotFound("job", identifier)
    row = rows[0]
    documents = [
        DocumentProgress(
            id=one["id"],
            title=one["title"],
            state=one["state"],
            attempts=one["attempts"],
            claims=one["claims"],
            language=one["language"],
            error=one["error"],
            href=f"/documents/{one['id']}?review=all",
        )
        for one in row["documents"]
    ]
    refused = [RefusedShown(name=name, reason=reason) for name, reason in map(json.loads, row["refused"])]
    return JobShown(
        id=identifier,
        done=all(one.state in _DONE for one in documents),
        at=row["at"],
        documents=documents,
        refused=refused,
        events=f"/jobs/{identifier}/events",
    )


@router.get("/jobs/{id}", responses=responses(401, 403, 404, 422, 503))
def job(id: Identifier, who: Ingesting, service: Parts) -> JobShown:
    """How far the documents of a job are."""
    return job_of(service, id)


@router.get(
    "/jobs/{id}/events",
    response_class=Response,
    responses={
        200: {
            "description": "`document` for each change of a document; `done` at the end.",
            "content": {
                "text/event-stream": {
                    "schema": {"type": "string"},
                    "example": f'event: document\r\ndata: {{"id": "{DOCUMENT}", "state": "loaded"}}\r\n\r\n',
                }
            },
        },
        **responses(401, 403, 404, 422, 503),
    },
)
def events(id: Identifier, who: Ingesting, service: Parts) -> EventSourceResponse:
    """The progress of a job as server-sent events."""
    first = job_of(service, id)
    return EventSourceResponse(_told(service, first), sep="\n")


async def _told(service: Service, current: JobShown) -> AsyncIterator[ServerSentEvent]:
    known: dict[str, DocumentProgress] = {}
    while True:
        for one in current.documents:
            if known.get(one.id) != one:
                known[one.id] = one
                yield ServerSentEvent(data=_json(one), event="document", id=f"{one.id}:{one.state}")
        if current.done:
            yield ServerSentEvent(data=_json(current), event="done")
            return
        await anyio.sleep(_LOOK)
        try:
            current = await run_sync(job_of, service, current.id)
        except DatabaseUnavailable:
            # The documents are safe; the stream goes on once the database is back.
            yield ServerSentEvent(comment="the database does not answer, waiting for it")


def _json(shown: Shown) -> str:
    return shown.model_dump_json(by_alias=True)


def counted(rows: list[Mapping[str, Any]]) -> dict[str, int]:
    """Documents by state, each state named."""
    found = {row["state"]: int(row["documents"]) for row in rows}
    return {str(state): found.get(str(state), 0) for state in DocumentState}
