"""The feed of changes: what was recorded and decided, in one stable order, for tools that keep a copy.

A change carries identifiers, never quotes: what it says is fetched at /claims/{id}, through the gate. A
decision on a claim that was never published stays inside.
"""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, Field

from api.http.cursors import pack, unpack
from api.http.problems import responses
from api.http.service import Parts, Reading, gate
from api.http.shapes import HASH, MOMENT, ReviewAsked, Shown
from api.http.watching import owner_of
from api.watching import changes as following
from graph.errors import InvalidParameter
from graph.publication import ReviewMode

router = APIRouter(tags=["changes"])

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)


class ChangesAsked(ReviewAsked):
    """From when on."""

    since: AwareDatetime = Field(
        _FIRST,
        description="Only changes of this time or later (with its time zone).",
        examples=["2026-06-01T00:00:00Z"],
    )
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="Where the page before ended.",
        examples=["WyJjaGFuZ2UiXQ"],
    )
    limit: int = Field(100, ge=1, le=1000, description="The most changes to give.", examples=[100])
    watchlist: str | None = Field(
        None,
        max_length=100,
        description="Only changes about the organisations of this watch-list of yours, or their owners.",
        examples=["9f2c41d07a5be683"],
    )


class FollowedShown(Shown):
    """A member of a watch-list that a change is about."""

    id: str = Field(description="The member.", examples=[HASH])
    named_id: str = Field(description="Who is named: the member itself, or an owner of it.", examples=[HASH])
    named: str = Field(description="Its name.", examples=["Palantir"])
    relation: str = Field(description="direct, or owner.", examples=["direct"])


class Change(Shown):
    """One change."""

    id: str = Field(
        description="Its identifier; a repeat of it is the same change.", examples=[f"claim:{HASH}"]
    )
    at: datetime = Field(description="When.", examples=[MOMENT])
    action: str = Field(
        description="recorded, accept, reject, correct, dispute, retract, merge, split or undo.",
        examples=["accept"],
    )
    claim_ids: list[str] = Field(
        description="The claims that it touches; fetch them again.", examples=[[HASH]]
    )
    about: list[str] = Field(
        description="Contracts and controversies of those claims.", examples=[[f"contracts/{HASH}"]]
    )
    by: str | None = Field(description="Who decided.", examples=["A. Reviewer"])
    reason: str | None = Field(description="Why.", examples=["seen in context"])
    undone: bool = Field(description="Whether a later decision has undone this one.", examples=[False])
    organisations: list[FollowedShown] = Field(
        [], description="With `watchlist`: whom of it the change is about.", examples=[[{"id": HASH}]]
    )


class ChangesShown(Shown):
    """A page of changes, oldest first."""

    changes: list[Change] = Field(
        description="This page of them.",
        examples=[[{"id": f"claim:{HASH}", "action": "accept", "claimIds": [HASH]}]],
    )
    next: str | None = Field(
        description="The cursor of the next page; null on the last one.", examples=["WyJjaGFuZ2UiXQ"]
    )
    until: datetime = Field(
        description="Everything committed by then is in. A load that was under way is dated at its "
        "beginning: ask again from some minutes before this time, and pass over the identifiers "
        "that you have.",
        examples=[MOMENT],
    )


@router.get("/changes", responses=responses(401, 403, 404, 422, 503))
def changes(asked: Annotated[ChangesAsked, Query()], who: Reading, service: Parts) -> ChangesShown:
    """What has changed since then, oldest first."""
    through = gate(who, asked.review)
    until = service.clock()
    since = _utc(asked.since)
    after = unpack(asked.cursor, "change") if asked.cursor else (since - timedelta(days=1), "")
    accepted = through.review is ReviewMode.ACCEPTED
    if asked.watchlist is None:
        rows = service.store.read(
            "entities/changes",
            since=since,
            until=until,
            after=after[0],
            afterId=after[1],
            accepted=accepted,
            limit=asked.limit + 1,
        )
    else:
        members = service.book.get(asked.watchlist, owner_of(who)).members
        found = following(service.store, members, since=since, until=until, accepted=accepted, after=after)
        rows = [one.row for one in islice(found, asked.limit + 1)]
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    return ChangesShown(
        changes=[Change.model_validate(row) for row in shown],
        next=pack(shown[-1]["at"], shown[-1]["id"], "change") if more else None,
        until=until,
    )


def _utc(moment: datetime) -> datetime:
    try:
        # The day before must exist too, or a cursor could not stand in front of the first change.
        moment.astimezone(UTC) - timedelta(days=1)
        return moment.astimezone(UTC)
    except OverflowError:
        raise InvalidParameter("since", f"{moment.isoformat()} is outside of what can be asked") from None
