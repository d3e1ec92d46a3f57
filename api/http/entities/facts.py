"""Claims and documents: the evidence itself."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.http.entities.claims import ClaimShown, day, review_of, shown_claims
from api.http.entities.parts import NotPublished, links, withheld
from api.http.problems import responses
from api.http.service import Parts, Reading, Service, gate
from api.http.shapes import DOCUMENT, HASH, MOMENT, EntityAsked, EntityHead, Identifier, Link, ReviewAsked
from graph.errors import Gone, Moved, NotFound
from graph.model.vocabulary import Action, Review
from graph.publication import ReviewMode
from graph.store import Row

router = APIRouter(tags=["entities"])


class ClaimPage(ClaimShown):
    """A claim, its words in place, and where to go on."""

    links: list[Link] = Field(
        description="Questions that go on from here.",
        examples=[
            [{"title": "History of a contract", "href": f"/questions/contract_history?contract={HASH}"}]
        ],
    )
    generated_at: datetime = Field(description="When this was answered.", examples=[MOMENT])


class DocumentShown(EntityHead):
    """What is known of a document, and what it says; its text stays private."""

    id: str = Field(description="SHA-256 of its bytes.", examples=[DOCUMENT])
    title: str | None = Field(description="Its title.", examples=["Ministry awards data contract"])
    publisher: str | None = Field(description="Who published it.", examples=["Example News"])
    published: date | None = Field(description="When.", examples=["2026-05-28"])
    url: str | None = Field(description="Where it stands.", examples=["https://example.org/news/1"])
    retells: str | None = Field(
        description="The work that a digest retells.",
        examples=["Example News, Ministry awards data contract, 2026"],
    )
    language: str | None = Field(description="ISO 639-1 code.", examples=["en"])
    licence: str | None = Field(description="Licence of the material.", examples=["CC-BY-4.0"])
    media_type: str | None = Field(description="What it is.", examples=["text/html"])
    retrieved_at: datetime | None = Field(description="When it was fetched.", examples=[MOMENT])
    recorded_at: datetime | None = Field(description="Since when the graph has it.", examples=[MOMENT])
    state: str | None = Field(description="queued, reading, loaded, unread or failed.", examples=["loaded"])
    source_family: str | None = Field(
        description="Documents with the same value retell one text.", examples=[DOCUMENT]
    )
    republishes: list[str] = Field(description="Documents that it copies.", examples=[[DOCUMENT]])
    claims: list[ClaimShown] = Field(
        description="What it says.", examples=[[{"id": HASH, "kind": "contract", "review": "accepted"}]]
    )


@router.get("/claims/{id}", responses=responses(308, 401, 403, 404, 410, 422, 503))
def claim(
    id: Identifier,
    asked: Annotated[ReviewAsked, Query()],
    who: Reading,
    service: Parts,
) -> ClaimPage:
    """A claim with the words that it rests on, as W3C selectors into the text as it was read."""
    through = gate(who, asked.review)
    rows = service.store.read("entities/claims", ids=[id])
    if not rows:
        raise NotFound("claim", id)
    _refuse_suspended(service, rows[0])
    documents = {one["documentId"] for one in rows[0]["evidence"]}
    texts = service.store.read("entities/text", id=next(iter(documents))) if len(documents) == 1 else []
    shown = shown_claims(service.store, [id], through, texts[0]["text"] if texts else None)
    if not shown:
        raise NotPublished("claim", id, through)
    about = shown[0].about
    on = links(service.catalogue, about.id, (about.kind,)) if about else []
    return ClaimPage.model_validate({**shown[0].model_dump(), "links": on, "generated_at": service.clock()})


@router.get("/documents/{id}", responses=responses(401, 403, 404, 422, 503))
def document(
    id: Identifier,
    asked: Annotated[EntityAsked, Query()],
    who: Reading,
    service: Parts,
) -> DocumentShown:
    """A document with what is quoted from it."""
    through = gate(who, asked.review)
    accepted = through.review is ReviewMode.ACCEPTED
    rows = service.store.read("entities/document", id=id, accepted=accepted)
    if not rows:
        raise NotFound("document", id)
    claims = shown_claims(service.store, rows[0]["claimIds"][: asked.limit], through)
    if accepted and not claims:
        raise NotPublished("document", id, through)
    facts = {"claims": claims, "republishes": rows[0]["republishes"], "review": review_of(claims)}
    return DocumentShown.model_validate(
        {
            **dict.fromkeys(_FACTS),
            **rows[0]["document"],
            **facts,
            "withheld": withheld(rows[0]["everything"] - len(rows[0]["claimIds"]), through),
            "links": links(service.catalogue, id, ("document",)),
            "generatedAt": service.clock(),
        }
    )


_FACTS = (
    "title", "publisher", "published", "url", "retells", "language", "licence", "mediaType", "retrievedAt",
    "recordedAt", "state", "sourceFamily",
)  # fmt: skip


def _refuse_suspended(service: Service, row: Row) -> None:
    """Raise for a claim that leaves under no setting, each time with the reason that may be told."""
    found = row["claim"]
    identifier = found["id"]
    if found.get("supersededBy"):
        raise Moved("claim", identifier, canonical=found["supersededBy"])
    review = found.get("review", Review.UNREVIEWED)
    if review == Review.RETRACTED:
        last = _last(service, identifier, Action.RETRACT)
        at, reason = (day(last["at"]), last["reason"]) if last else ("an unknown day", None)
        raise Gone("claim", identifier, at=at, reason=reason or "no reason given")
    if review == Review.DISPUTED:
        last = _last(service, identifier, Action.DISPUTE)
        where = f": see dispute {last['id']} in /disputes" if last else ": see /disputes"
        raise _Suspended(f"claim {identifier} is disputed and suspended until a reviewer has decided{where}")
    if review == Review.REJECTED:
        raise _Suspended(f"claim {identifier} was misread: a reviewer has rejected it")


class _Suspended(NotFound):
    """It is not shown, and the message says why."""

    def __init__(self, words: str) -> None:
        super().__init__("claim", "")
        self.args = (words,)


def _last(service: Service, identifier: str, action: Action) -> Row | None:
    rows = service.store.read("entities/last_decision", id=identifier, action=str(action))
    return rows[0] if rows else None
