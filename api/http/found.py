"""What search and match show alike: organisations as entities of FollowTheMoney, and what was looked in."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from api.http.service import Service
from api.http.shapes import MOMENT, Shown
from graph import coverage as looking


class Schema(StrEnum):
    """The schemata of FollowTheMoney that organisations here have."""

    PUBLIC_BODY = "PublicBody"
    COMPANY = "Company"
    ORGANISATION = "Organization"
    LEGAL_ENTITY = "LegalEntity"


class Total(Shown):
    """How many there are."""

    value: int = Field(description="Number of organisations found.", examples=[1])
    relation: str = Field(description="eq, or gte where counting stopped.", examples=["eq"])


class Place(Shown):
    """One register, one official list, or all documents together."""

    kind: str = Field(description="register, list or documents.", examples=["list"])
    name: str = Field(description="Who keeps it.", examples=["A Pension Fund"])
    entries: int = Field(description="How many entries or documents.", examples=[120])
    newest: date | None = Field(description="The day it reaches to.", examples=["2026-05-28"])


class Coverage(Shown):
    """What was looked in."""

    statement: str = Field(
        description="In words.",
        examples=["Looked in 1,204 documents up to 2026-05-28. No hit there is not a clean record."],
    )
    places: list[Place] = Field(
        description="Each register and list, and the documents.",
        examples=[[{"kind": "list", "name": "A Pension Fund", "entries": 120, "newest": "2026-05-28"}]],
    )
    documents: int = Field(description="Documents read.", examples=[1204])
    waiting: int = Field(description="Documents that wait to be read.", examples=[0])
    unread: int = Field(description="Documents in languages that are not read.", examples=[3])
    accepted_claims: int = Field(description="Claims that a person or a rule has accepted.", examples=[310])
    register_entries: int = Field(description="Claims out of registers.", examples=[120])
    listings: int = Field(description="Claims out of official lists.", examples=[12])
    first_published: date | None = Field(description="The oldest of the documents.", examples=["2021-03-01"])
    last_published: date | None = Field(description="The newest.", examples=["2026-05-28"])
    last_recorded: datetime | None = Field(
        description="When the graph last took in a claim.", examples=[MOMENT]
    )


def looked_in(service: Service) -> looking.Coverage:
    """What has been looked in; counted anew only when the graph has changed."""
    (now,) = service.store.read("asking/version")
    known = service.coverage.get(now["version"])
    if known is None:
        known = looking.coverage(service.store)
        service.coverage.put(now["version"], known)
    return known


def shown_coverage(found: looking.Coverage) -> Coverage:
    """The same for an answer."""
    return Coverage(
        statement=found.sentence,
        places=[
            Place(kind=place.kind, name=place.name, entries=place.entries, newest=place.newest)
            for place in found.places
        ],
        documents=found.entries("documents"),
        waiting=found.waiting,
        unread=found.unread,
        accepted_claims=found.accepted_claims,
        register_entries=found.entries("register"),
        listings=found.entries("list"),
        first_published=found.first_published,
        last_published=max(
            (place.newest for place in found.places if place.kind == "documents" and place.newest),
            default=None,
        ),
        last_recorded=found.last_recorded,
    )
