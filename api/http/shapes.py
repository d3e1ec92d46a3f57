"""What JSON bodies and query strings have in common: camelCase out, nothing unknown in."""

from datetime import date, datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.publication import ReviewMode

HASH = "3f2a9c51d07be846a1c0f5d2e79b8a64"
DOCUMENT = "b6d81b360a5672d80c27430f39153e2c0d5e0a5b4f7a8b1f1f6f3f0d0d9a7c11"
MOMENT = "2026-06-01T12:00:00Z"

Identifier = Annotated[
    str,
    Path(
        min_length=1,
        max_length=300,
        pattern=r"^[^\x00-\x1f]+$",
        description="The identifier, as an answer gave it.",
        examples=[HASH],
    ),
]


class Shown(BaseModel):
    """An answer or a part of one."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Asked(BaseModel):
    """A query string or a body: what is not declared is refused, so that a misspelt name is not ignored."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=False,
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
    )


class ReviewAsked(Asked):
    """Which claims an entity is shown by."""

    review: ReviewMode = Field(
        ReviewMode.ACCEPTED,
        description="accepted: what a named reviewer, or a rule for register facts, has accepted; all: "
        "unreviewed claims too, marked UNREVIEWED. `all` needs the scope `review`.",
        examples=["accepted"],
    )


class EntityAsked(ReviewAsked):
    """Which claims an entity is shown by, and how many of its parts."""

    limit: int = Field(
        100, ge=1, le=1000, description="The most contracts, controversies or claims to list.", examples=[100]
    )


class Withheld(Shown):
    """What the publication gate kept back."""

    count: int = Field(description="How many rows are withheld for want of review.", examples=[2])
    how: str = Field(
        description="How to see them, in one sentence.",
        examples=["2 rows are withheld: no named reviewer has accepted them. See them with review=all."],
    )


class Link(Shown):
    """A question that goes on from here."""

    title: str = Field(description="What the question answers.", examples=["Exposure of public bodies"])
    href: str = Field(description="Where to ask it.", examples=[f"/questions/exposure?vendor={HASH}"])


class TextQuoteSelector(Shown):
    """The quoted words and what stands around them (W3C Web Annotation)."""

    type: str = Field(
        "TextQuoteSelector", description="The kind of selector.", examples=["TextQuoteSelector"]
    )
    exact: str = Field(description="The words.", examples=["the ministry has awarded a £330m contract"])
    prefix: str = Field(description="What stands before them.", examples=["On Tuesday "])
    suffix: str = Field(description="What stands after them.", examples=[" to the firm."])


class TextPositionSelector(Shown):
    """Where the words stand in the text as it was read, in characters (W3C Web Annotation)."""

    type: str = Field(
        "TextPositionSelector", description="The kind of selector.", examples=["TextPositionSelector"]
    )
    start: int = Field(description="The first character, counted from 0.", examples=[1204])
    end: int = Field(description="The character after the last one.", examples=[1246])


class Evidence(Shown):
    """Words that a claim rests on."""

    quote: str = Field(
        description="The words, at most 300 characters.",
        examples=["the ministry has awarded a £330m contract"],
    )
    document_id: str = Field(description="SHA-256 of the document.", examples=[DOCUMENT])
    url: str | None = Field(description="Where the document stands.", examples=["https://example.org/news/1"])
    title: str | None = Field(
        description="Title of the document.", examples=["Ministry awards data contract"]
    )
    publisher: str | None = Field(description="Who published it.", examples=["Example News"])
    published: date | None = Field(description="When.", examples=["2026-05-28"])
    retells: str | None = Field(
        description="The work that a digest retells.",
        examples=["Example News, Ministry awards data contract, 2026"],
    )
    selector: list[TextQuoteSelector | TextPositionSelector] = Field(
        description="Where the words stand, as W3C selectors.",
        examples=[[{"type": "TextPositionSelector", "start": 1204, "end": 1246}]],
    )


class Named(Shown):
    """An organisation that a claim names, and in which role."""

    role: str = Field(description="What it is in the claim.", examples=["vendor"])
    name: str = Field(description="Its name as the document writes it.", examples=["Palantir Technologies"])
    organisation_id: str | None = Field(
        description="Who that is; empty where the names merely read alike and nobody has accepted it.",
        examples=[HASH],
    )
    organisation: str | None = Field(description="Its name in the graph.", examples=["Palantir"])
    judgement: str | None = Field(
        description="How sure that is: same, by_name, decided or provisional.", examples=["same"]
    )
    why: str | None = Field(description="Why.", examples=["known name of the gazetteer"])


class Money(Shown):
    """An amount with what it counts; it is never summed across currencies or bases."""

    amount: float | None = Field(description="In units of the currency.", examples=[330000000.0])
    currency: str | None = Field(description="ISO 4217 code.", examples=["GBP"])
    value_kind: str | None = Field(
        description="exact, up_to, at_least, approx or total_of_several.", examples=["exact"]
    )
    basis: str | None = Field(description="reported, awarded, ceiling or spent.", examples=["awarded"])
    per: str | None = Field(description="The unit of a rate; empty where it is a total.", examples=["year"])


class EntityHead(Shown):
    """What stands over every entity."""

    review: str = Field(
        description="accepted, or UNREVIEWED where anything shown has been checked by nobody.",
        examples=["accepted"],
    )
    withheld: Withheld = Field(
        description="What the gate kept back.",
        examples=[{"count": 0, "how": "No rows are withheld for want of review."}],
    )
    links: list[Link] = Field(
        description="Questions that go on from here.",
        examples=[[{"title": "Exposure of public bodies", "href": f"/questions/exposure?vendor={HASH}"}]],
    )
    generated_at: datetime = Field(description="When this was answered.", examples=[MOMENT])
