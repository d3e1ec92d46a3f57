"""Disputes: whoever can read may object, which suspends a claim at once; all readers see the log."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from api.http.cursors import pack, unpack
from api.http.deciding import record_key
from api.http.problems import responses
from api.http.service import Parts, Reading
from api.http.shapes import HASH, MOMENT, Asked, Shown
from graph import decisions
from graph.errors import Gone, NotFound
from graph.model.vocabulary import Review

router = APIRouter(tags=["disputes"])

_LAST = datetime(9999, 12, 31, tzinfo=UTC)


class DisputeAsked(Asked):
    """Who objects to which claim, and why."""

    claim_id: str = Field(min_length=1, max_length=300, description="The claim.", examples=[HASH])
    who: str = Field(
        min_length=1,
        max_length=200,
        description="Who objects; shown in the log.",
        examples=["Example Ltd, legal office"],
    )
    why: str = Field(
        min_length=1,
        max_length=2000,
        description="Why; shown in the log.",
        examples=["The contract ended in 2023."],
    )


class Outcome(Shown):
    """How a dispute ended."""

    action: str = Field(description="accept, reject, correct or retract.", examples=["accept"])
    at: datetime = Field(description="When.", examples=[MOMENT])
    by: str = Field(description="By whom.", examples=["A. Reviewer"])
    reason: str | None = Field(None, description="Why.", examples=["the register confirms it"])


class DisputeShown(Shown):
    """One dispute."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    at: datetime = Field(description="When it was raised.", examples=[MOMENT])
    by: str = Field(description="Who objects.", examples=["Example Ltd, legal office"])
    reason: str | None = Field(description="Why.", examples=["The contract ended in 2023."])
    claim_ids: list[str] = Field(description="The claims in question.", examples=[[HASH]])
    state: str = Field(description="open, decided or withdrawn.", examples=["open"])
    outcome: Outcome | None = Field(
        description="How it ended.", examples=[{"action": "retract", "at": MOMENT, "by": "A. Reviewer"}]
    )


class LogAsked(Asked):
    """Which part of the log."""

    limit: int = Field(50, ge=1, le=500, description="The most disputes to give.", examples=[50])
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="Where the page before ended.",
        examples=["WyIyMDI2Il0"],
    )


class LogShown(Shown):
    """Disputes, newest first."""

    disputes: list[DisputeShown] = Field(
        description="This page of them.", examples=[[{"id": HASH, "by": "Example Ltd", "state": "open"}]]
    )
    next: str | None = Field(description="The cursor of the next page.", examples=["WyIyMDI2Il0"])


@router.post("/disputes", status_code=201, responses=responses(401, 403, 404, 409, 410, 422, 503))
def dispute(asked: DisputeAsked, who: Reading, service: Parts) -> DisputeShown:
    """Object to a claim: nothing that rests on it is shown until a reviewer has decided."""
    _check_disputable(service.store.read("entities/claims", ids=[asked.claim_id]), asked.claim_id)
    reviewer = decisions.Reviewer(asked.who, service.clock(), asked.why)
    identifier = decisions.dispute(service.store, asked.claim_id, reviewer)
    record_key(service, identifier, who.name)
    return DisputeShown(
        id=identifier,
        at=reviewer.at,
        by=asked.who,
        reason=asked.why,
        claim_ids=[asked.claim_id],
        state="open",
        outcome=None,
    )


def _check_disputable(rows: list[dict[str, Any]], identifier: str) -> None:
    """A claim that a reviewer has taken back must not come to life again by an objection to it."""
    if not rows:
        raise NotFound("claim", identifier)
    review = rows[0]["claim"].get("review")
    if review == Review.RETRACTED:
        raise Gone("claim", identifier, at="an earlier day", reason="there is nothing left to dispute")
    if review == Review.REJECTED:
        raise NotFound("claim", identifier)


@router.get("/disputes", responses=responses(401, 403, 422, 503))
def log(asked: Annotated[LogAsked, Query()], who: Reading, service: Parts) -> LogShown:
    """Which claims were disputed, by whom, why, and how it ended."""
    before, identifier = unpack(asked.cursor, "dispute") if asked.cursor else (_LAST, "")
    rows = service.store.read("entities/disputes", before=before, beforeId=identifier, limit=asked.limit + 1)
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    return LogShown(
        disputes=[
            DisputeShown(
                id=row["id"],
                at=row["at"],
                by=row["by"],
                reason=row["reason"],
                claim_ids=row["claimIds"],
                state="withdrawn" if row["undone"] else "decided" if row["outcome"] else "open",
                outcome=Outcome.model_validate(row["outcome"]) if row["outcome"] else None,
            )
            for row in shown
        ],
        next=pack(shown[-1]["at"], shown[-1]["id"], "dispute") if more else None,
    )
