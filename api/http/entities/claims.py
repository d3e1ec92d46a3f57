"""Claims as they may leave: quoted words, who says them, about what, and how they stand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from pydantic import Field

from api.http.shapes import (
    DOCUMENT,
    HASH,
    MOMENT,
    Evidence,
    Money,
    Named,
    Shown,
    TextPositionSelector,
    TextQuoteSelector,
)
from graph.model.vocabulary import Judgement
from graph.publication import QUOTE_LENGTH, Gate, ReviewMode, Shape, cut, publish
from graph.store import Reader

_AROUND = 32
_SHAPE = Shape()


class About(Shown):
    """What a claim is about."""

    kind: str = Field(description="contract or controversy.", examples=["contract"])
    id: str = Field(description="Its identifier.", examples=[HASH])
    href: str = Field(description="Where it is shown.", examples=[f"/contracts/{HASH}"])


class ClaimShown(Money):
    """One speaker's assertion in one document."""

    id: str = Field(description="Identifier, made from document, words and reading.", examples=[HASH])
    kind: str = Field(
        description="contract, allegation, reply, ownership or listing.", examples=["allegation"]
    )
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])
    reviewer: str | None = Field(description="Who accepted it.", examples=["A. Reviewer"])
    reviewed_at: datetime | None = Field(description="When.", examples=[MOMENT])
    contract_status: str | None = Field(
        description="State of the deal that it tells of.", examples=["awarded"]
    )
    claim_status: str | None = Field(
        description="How far an allegation has come; alleged until it is ruled or admitted.",
        examples=["alleged"],
    )
    contested: bool = Field(description="Whether a denial or an appeal is reported.", examples=[False])
    denies: bool = Field(description="Whether a reply denies the allegation.", examples=[False])
    category: str | None = Field(description="Family of the controversy.", examples=["human_rights"])
    code: str | None = Field(description="Narrower code.", examples=["human_rights.complicity"])
    title: str | None = Field(
        description="Project or title of a contract.", examples=["Federated Data Platform"]
    )
    register_id: str | None = Field(description="Number in a register.", examples=["ocds-h6vhtk-0412ab"])
    notice: str | None = Field(description="A notice that is cited.", examples=["2024/S 000-001234"])
    speaker: str | None = Field(description="Who says it.", examples=["Kristyan Benedict"])
    on_behalf_of: str | None = Field(description="For whom.", examples=["Amnesty International UK"])
    authority: str | None = Field(description="Whose act it is.", examples=["High Court"])
    publisher: str | None = Field(description="Who published it.", examples=["Example News"])
    published: date | None = Field(description="When.", examples=["2026-05-28"])
    event_date: date | None = Field(
        description="When it happened, where the text says so.", examples=["2026-05-27"]
    )
    valid_from: date | None = Field(description="Since when it holds in the world.", examples=["2024-01-01"])
    valid_to: date | None = Field(description="Until when.", examples=["2027-12-31"])
    recorded_at: datetime | None = Field(description="Since when the graph has it.", examples=[MOMENT])
    confidence: float | None = Field(description="How sure the reader was, 0 to 1.", examples=[0.91])
    reader: str | None = Field(description="What read it.", examples=["supplywatch-rules 0.1.0"])
    why: str | None = Field(
        description="Why it was read so.", examples=["the ministry awards a contract to the firm"]
    )
    licence: str | None = Field(description="Licence of the material.", examples=["CC-BY-4.0"])
    evidence: list[Evidence] = Field(
        description="The words that it rests on.",
        examples=[
            [
                {
                    "quote": "the ministry has awarded a £330m contract",
                    "documentId": DOCUMENT,
                    "url": "https://example.org/news/1",
                    "selector": [{"type": "TextPositionSelector", "start": 1204, "end": 1246}],
                }
            ]
        ],
    )
    names: list[Named] = Field(
        description="Whom it names.",
        examples=[[{"role": "vendor", "name": "Palantir Technologies", "organisationId": HASH}]],
    )
    about: About | None = Field(
        description="The contract or controversy that it is about.",
        examples=[{"kind": "contract", "id": HASH, "href": f"/contracts/{HASH}"}],
    )
    answers: list[str] = Field(description="Allegations that it replies to.", examples=[[HASH]])
    answered_by: list[str] = Field(description="Replies to it.", examples=[[HASH]])


def shown_claims(store: Reader, ids: Iterable[str], gate: Gate, text: str | None = None) -> list[ClaimShown]:
    """Those of the claims that may pass the gate, in the order of `ids`.

    With the `text` of their one document, quotes come with the words around them.
    """
    wanted = list(dict.fromkeys(ids))
    found = {row["claim"]["id"]: row for row in store.read("entities/claims", ids=wanted)}
    rows = [
        {"claimIds": [one], "review": found[one]["claim"].get("review"), "row": found[one]}
        for one in wanted
        if one in found
    ]
    passed = publish(store, rows, shape=_SHAPE, gate=gate).rows
    linked = {other for row in passed for other in (*row["row"]["answers"], *row["row"]["answeredBy"])}
    visible = _visible(store, linked, gate)
    return [_claim(row["row"], str(row["review"]), gate, visible, text) for row in passed]


def _visible(store: Reader, ids: set[str], gate: Gate) -> set[str]:
    rows = [{"claimIds": [one]} for one in sorted(ids)]
    return {row["claimIds"][0] for row in publish(store, rows, shape=Shape(review=None), gate=gate).rows}


def _claim(
    row: Mapping[str, Any], review: str, gate: Gate, visible: set[str], text: str | None
) -> ClaimShown:
    claim = row["claim"]
    reader = " ".join(part for part in (claim.get("readerName"), claim.get("readerVersion")) if part)
    return ClaimShown(
        id=claim["id"],
        kind=claim["kind"],
        review=review,
        reviewer=claim.get("reviewer"),
        reviewed_at=claim.get("reviewedAt"),
        contract_status=claim.get("status"),
        claim_status=claim.get("stance"),
        contested=bool(claim.get("contested")),
        denies=bool(claim.get("denies")),
        category=claim.get("category"),
        code=claim.get("code"),
        title=claim.get("title"),
        register_id=claim.get("registerId"),
        notice=claim.get("notice"),
        amount=claim.get("amount"),
        currency=claim.get("currency"),
        value_kind=claim.get("valueKind"),
        basis=claim.get("basis"),
        per=claim.get("per"),
        speaker=claim.get("speakerName"),
        on_behalf_of=claim.get("accuserName"),
        authority=claim.get("authority"),
        publisher=claim.get("publisher"),
        published=claim.get("published"),
        event_date=claim.get("eventDate"),
        valid_from=claim.get("validFrom"),
        valid_to=claim.get("validTo"),
        recorded_at=claim.get("recordedAt"),
        confidence=claim.get("confidence"),
        reader=reader or None,
        why=claim.get("why"),
        licence=claim.get("licence"),
        evidence=[_evidence(one, text) for one in row["evidence"]],
        names=[_named(one, gate) for one in row["names"]],
        about=_about(row["about"]),
        answers=[one for one in row["answers"] if one in visible],
        answered_by=[one for one in row["answeredBy"] if one in visible],
    )


def _evidence(row: Mapping[str, Any], text: str | None) -> Evidence:
    start, end, quote = row["start"], row["end"], row["quote"]
    selector: list[TextQuoteSelector | TextPositionSelector] = [
        TextPositionSelector(type="TextPositionSelector", start=start, end=end)
    ]
    # What leaves is never more than a quote: the words around count too.
    if text is not None and len(quote) + 2 * _AROUND <= QUOTE_LENGTH:
        around = TextQuoteSelector(
            type="TextQuoteSelector",
            exact=quote,
            prefix=text[max(0, start - _AROUND) : start],
            suffix=text[end : end + _AROUND],
        )
        selector.insert(0, around)
    return Evidence(
        quote=cut(quote),
        document_id=row["documentId"],
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        retells=row["retells"],
        selector=selector,
    )


def _named(row: Mapping[str, Any], gate: Gate) -> Named:
    unsure = row["judgement"] == Judgement.BY_NAME and gate.review is ReviewMode.ACCEPTED
    return Named(
        role=row["role"],
        name=row["name"],
        organisation_id=None if unsure else row["organisationId"],
        organisation=None if unsure else row["organisation"],
        judgement=row["judgement"],
        why=None if unsure else row["why"],
    )


def _about(row: Mapping[str, Any] | None) -> About | None:
    if row is None:
        return None
    room = "contracts" if row["kind"] == "contract" else "controversies"
    return About(kind=row["kind"], id=row["id"], href=f"/{room}/{row['id']}")


def review_of(claims: Sequence[ClaimShown]) -> str:
    """What an entity that rests on these claims says of its review."""
    return next((claim.review for claim in claims if claim.review != "accepted"), "accepted")


def day(moment: datetime) -> str:
    """The date of a time in UTC, as an answer about a retraction gives it."""
    return moment.astimezone(UTC).date().isoformat()
