"""Review over HTTP: what waits, what it looks like in its context, and what a named person decides."""

from datetime import datetime
from typing import Annotated, Any, Self

from fastapi import APIRouter, Query
from pydantic import Field, model_validator

from api.http.correcting import Correction
from api.http.problems import responses
from api.http.service import Parts, Reviewing, Service
from api.http.shapes import DOCUMENT, HASH, MOMENT, Asked, Identifier, Shown
from graph import decisions
from graph.errors import WrongUse
from graph.model.vocabulary import Action, Review
from graph.publication import cut
from graph.review import Passage, counts, in_context, waiting
from graph.store import Row

router = APIRouter(tags=["review"])

_ON_A_CLAIM = frozenset({Action.ACCEPT, Action.REJECT, Action.RETRACT, Action.CORRECT, Action.DISPUTE})


class DecisionAsked(Asked):
    """What a person decides, about what, and why."""

    action: Action = Field(description="What is decided.", examples=["accept"])
    by: str = Field(
        min_length=1, max_length=200, description="The person who decides.", examples=["A. Reviewer"]
    )
    reason: str | None = Field(None, max_length=2000, description="Why.", examples=["seen in context"])
    claim_id: str | None = Field(
        None,
        max_length=300,
        description="The claim: for accept, reject, correct, dispute, retract.",
        examples=[HASH],
    )
    targets: list[Annotated[str, Field(min_length=1, max_length=300)]] | None = Field(
        None,
        min_length=1,
        max_length=500,
        description="merge: the things that are one; split: the thing and the mentions or claims that "
        "leave it; undo: the decision.",
        examples=[[HASH, "0d1f5bb1c27be846a1c0f5d2e79b8a11"]],
    )
    expected: Review | None = Field(
        None,
        description="The review of the claim as it was shown; where it has changed since, 409 is answered.",
        examples=["unreviewed"],
    )
    correction: Correction | None = Field(
        None, description="correct: the right values.", examples=[{"status": "blocked"}]
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        on_a_claim = self.action in _ON_A_CLAIM
        if on_a_claim and (self.claim_id is None or self.targets):
            raise ValueError(f"{self.action} takes a claimId and no targets")
        if not on_a_claim and (not self.targets or self.claim_id is not None or self.expected is not None):
            raise ValueError(f"{self.action} takes targets, and neither claimId nor expected")
        if (self.action is Action.CORRECT) != (self.correction is not None):
            raise ValueError("correct takes a correction, and nothing else does")
        if self.action in (Action.RETRACT, Action.DISPUTE) and not self.reason:
            raise ValueError(f"{self.action} needs a reason, which is shown to everybody")
        return self


class DecisionShown(Shown):
    """A decision that was taken."""

    id: str = Field(description="Its identifier, to undo it by.", examples=[HASH])
    action: Action = Field(description="What was decided.", examples=["accept"])
    by: str = Field(description="By whom.", examples=["A. Reviewer"])
    key: str = Field(description="Name of the API key that sent it.", examples=["office"])
    at: datetime = Field(description="When.", examples=[MOMENT])
    correction: str | None = Field(
        None, description="The claim that replaces the misread one.", examples=[HASH]
    )


class QueueAsked(Asked):
    """Which part of the queue."""

    limit: int = Field(20, ge=1, le=500, description="The most claims to give.", examples=[20])
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="Where the page before ended.",
        examples=["WyJ1bnJldmlld2VkIl0="],
    )


class QueuedClaim(Shown):
    """A claim that waits, in short; `/claims/{id}/context` shows the rest."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    kind: str = Field(
        description="contract, allegation, reply, ownership or listing.", examples=["allegation"]
    )
    review: Review = Field(description="How it stands.", examples=["unreviewed"])
    contract_status: str | None = Field(description="State of the deal.", examples=["awarded"])
    claim_status: str | None = Field(description="How far the allegation has come.", examples=["alleged"])
    category: str | None = Field(description="Family.", examples=["human_rights"])
    code: str | None = Field(description="Code.", examples=["human_rights.complicity"])
    amount: float | None = Field(description="Amount.", examples=[330000000.0])
    currency: str | None = Field(description="Its currency.", examples=["GBP"])
    confidence: float | None = Field(description="How sure the reader was.", examples=[0.91])
    why: str | None = Field(
        description="Why it was read so.", examples=["the ministry awards a contract to the firm"]
    )
    document_id: str | None = Field(description="The document.", examples=[DOCUMENT])
    title: str | None = Field(description="Its title.", examples=["Ministry awards data contract"])
    url: str | None = Field(description="Where it stands.", examples=["https://example.org/news/1"])
    quotes: list[str] = Field(description="The words.", examples=[["has awarded a £330m contract"]])
    names: list[dict[str, Any]] = Field(
        description="Whom it names.",
        examples=[[{"role": "vendor", "name": "Palantir", "organisationId": HASH}]],
    )

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of the queue as it is shown."""
        claim, document = row["claim"], row["document"] or {}
        plain = ("id", "kind", "review", "category", "code", "amount", "currency", "confidence", "why")
        return cls.model_validate(
            {
                **{name: claim.get(name) for name in plain},
                "contractStatus": claim.get("status"),
                "claimStatus": claim.get("stance"),
                "documentId": document.get("id"),
                "title": document.get("title"),
                "url": document.get("url"),
                "quotes": [cut(quote) for quote in row["quotes"]],
                "names": [dict(one) for one in row["names"]],
            }
        )


class QueueShown(Shown):
    """Claims that wait for a decision: disputed ones first, then the surest readings."""

    waiting: dict[str, int] = Field(
        description="How many claims stand in which review.", examples=[{"unreviewed": 120, "accepted": 310}]
    )
    claims: list[QueuedClaim] = Field(
        description="This page of them.",
        examples=[[{"id": HASH, "kind": "allegation", "review": "UNREVIEWED"}]],
    )
    next: str | None = Field(description="The cursor of the next page.", examples=["WyJ1bnJldmlld2VkIl0="])


class PassageShown(Shown):
    """A paragraph of the document with the quoted words marked."""

    start: int = Field(description="Where it stands in the text.", examples=[1100])
    text: str = Field(
        description="The paragraph.", examples=["On Tuesday the ministry has awarded a £330m contract."]
    )
    spans: list[tuple[int, int]] = Field(
        description="The quotes, counted from its start.", examples=[[[11, 52]]]
    )


class PastDecision(Shown):
    """A decision on the claim."""

    id: str = Field(description="Its identifier.", examples=[HASH])
    action: str = Field(description="What.", examples=["accept"])
    actor: str = Field(description="Who.", examples=["A. Reviewer"])
    reason: str | None = Field(None, description="Why.", examples=["seen in context"])
    at: datetime = Field(description="When.", examples=[MOMENT])
    undone: bool = Field(description="Whether it was undone.", examples=[False])


class ContextShown(Shown):
    """Everything that a reviewer must see of a claim before deciding."""

    id: str = Field(description="The claim.", examples=[HASH])
    review: Review = Field(description="How it stands; send it back as `expected`.", examples=["unreviewed"])
    claim: dict[str, Any] = Field(
        description="What was read.",
        examples=[{"kind": "contract", "status": "awarded", "amount": 330000000.0}],
    )
    document: dict[str, Any] = Field(
        description="Where.",
        examples=[{"title": "Ministry awards data contract", "publisher": "Example News"}],
    )
    passages: list[PassageShown] = Field(
        description="The words in their paragraphs.",
        examples=[[{"start": 1100, "text": "…", "spans": [[11, 52]]}]],
    )
    names: list[dict[str, Any]] = Field(
        description="Whom it names, and who that is taken for.",
        examples=[[{"role": "vendor", "name": "Palantir", "organisationId": HASH, "judgement": "same"}]],
    )
    replies: list[dict[str, Any]] = Field(
        description="Replies to it.", examples=[[{"id": HASH, "quote": "…"}]]
    )
    answers: list[dict[str, Any]] = Field(
        description="What it answers.", examples=[[{"id": HASH, "quote": "…"}]]
    )
    about: dict[str, Any] | None = Field(
        description="What it is about.", examples=[{"id": HASH, "title": None}]
    )
    decisions: list[PastDecision] = Field(
        description="Who decided what.", examples=[[{"id": HASH, "action": "accept", "actor": "A. Reviewer"}]]
    )


@router.post("/decisions", status_code=201, responses=responses(401, 403, 404, 409, 422, 503))
def decide(asked: DecisionAsked, who: Reviewing, service: Parts) -> DecisionShown:
    """Accept, reject, correct, merge, split, dispute, retract or undo, by name."""
    reviewer = decisions.Reviewer(asked.by, service.clock(), asked.reason)
    decision, correction = _taken(service, asked, reviewer)
    record_key(service, decision, who.name)
    return DecisionShown(
        id=decision, action=asked.action, by=asked.by, key=who.name, at=reviewer.at, correction=correction
    )


def record_key(service: Service, decision: str, key: str) -> None:
    """Note beside a decision which key sent it."""
    service.store.write(
        lambda transaction: transaction.run("entities/decision_by_key", id=decision, keyName=key)
    )


def _taken(service: Service, asked: DecisionAsked, reviewer: decisions.Reviewer) -> tuple[str, str | None]:
    store, targets = service.store, asked.targets or []
    claim, expected = asked.claim_id or "", asked.expected
    match asked.action:
        case Action.ACCEPT:
            return decisions.accept(store, claim, reviewer, expected=expected), None
        case Action.REJECT:
            return decisions.reject(store, claim, reviewer, expected=expected), None
        case Action.DISPUTE:
            return decisions.dispute(store, claim, reviewer, expected=expected), None
        case Action.RETRACT:
            return decisions.retract(store, claim, reviewer, expected=expected), None
        case Action.CORRECT:
            assert asked.correction is not None
            return decisions.correct(store, claim, asked.correction.changes(), reviewer, expected=expected)
        case Action.MERGE:
            return decisions.merge(store, targets, reviewer), None
        case Action.SPLIT:
            return _split(service, targets, reviewer), None
        case Action.UNDO:
            if len(targets) != 1:
                raise WrongUse("undo takes one decision at a time")
            return decisions.undo(store, targets[0], reviewer), None


def _split(service: Service, targets: list[str], reviewer: decisions.Reviewer) -> str:
    if len(targets) < 2:
        raise WrongUse("split takes the thing and at least one mention or claim that leaves it")
    return decisions.split(service.store, targets[0], targets[1:], reviewer)


@router.get("/review/queue", responses=responses(401, 403, 422, 503))
def queue(asked: Annotated[QueueAsked, Query()], who: Reviewing, service: Parts) -> QueueShown:
    """What waits for a person."""
    page = waiting(service.store, asked.limit, asked.cursor)
    return QueueShown(
        waiting=counts(service.store),
        claims=[QueuedClaim.of(row) for row in page.rows],
        next=page.cursor,
    )


@router.get("/claims/{id}/context", responses=responses(401, 403, 404, 422, 503))
def context(id: Identifier, who: Reviewing, service: Parts) -> ContextShown:
    """A claim with the paragraphs around its words, for a reviewer only."""
    found = in_context(service.store, id)
    return ContextShown(
        id=id,
        review=Review(found.claim.get("review", Review.UNREVIEWED)),
        claim=dict(found.claim),
        document={key: value for key, value in found.document.items() if key not in _INTERNAL},
        passages=[_passage(one) for one in found.passages],
        names=[dict(row) for row in found.names],
        replies=[dict(row) for row in found.replies],
        answers=[dict(row) for row in found.answers],
        about=dict(found.about) if found.about else None,
        decisions=[PastDecision.model_validate(row) for row in found.decisions],
    )


_INTERNAL = frozenset({"leaseBy", "leaseUntil", "attempts", "runId"})


def _passage(one: Passage) -> PassageShown:
    return PassageShown(start=one.start, text=one.text, spans=list(one.spans))
