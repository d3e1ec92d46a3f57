"""Watch-lists over HTTP. A list belongs to the key that made it; `admin` sees all."""

from collections import deque
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.http.problems import responses
from api.http.security import Caller
from api.http.service import Parts, Reading, Service
from api.http.shapes import MOMENT, Shown
from api.keys import Scope
from api.watching import Delivery, WatchList, changes
from api.watching.delivering import checked_url
from api.watching.feed import MEDIA_TYPE, feed
from graph.errors import InvalidParameter, WrongUse

router = APIRouter(tags=["watch"])

_MOST = 10_000
_ENTRIES = 1_000  # of a feed, the newest
_LIST = "9f2c41d07a5be683"
_Id = Annotated[str, Path(max_length=100, description="Identifier of a watch-list.", examples=[_LIST])]


class WatchAsked(BaseModel):
    """A new watch-list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(
        min_length=1, max_length=200, description="What you call it.", examples=["Suppliers of the council"]
    )
    organisations: list[Annotated[str, Field(min_length=1, max_length=300)]] = Field(
        min_length=1,
        max_length=_MOST,
        description="Identifiers, as `/match` gives them.",
        examples=[["GB-COH:07042994"]],
    )
    url: str | None = Field(
        None,
        max_length=2000,
        description="https address of a webhook; only public addresses are connected to.",
        examples=["https://example.org/hooks/supplywatch"],
    )


class WatchShown(Shown):
    """A watch-list."""

    id: str = Field(description="Its identifier.", examples=[_LIST])
    name: str = Field(description="As you called it.", examples=["Suppliers of the council"])
    organisations: list[str] = Field(description="Whom it follows.", examples=[["GB-COH:07042994"]])
    url: str | None = Field(description="Its webhook.", examples=["https://example.org/hooks/supplywatch"])
    created: datetime = Field(description="When it was made; it tells of nothing before.", examples=[MOMENT])
    looked: datetime = Field(description="Up to when its webhook has been told.", examples=[MOMENT])


class WatchMade(WatchShown):
    """A new watch-list with its secret, which is shown this once."""

    secret: str | None = Field(
        description="Signs what is sent to the webhook, in the manner of Standard Webhooks.",
        examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )


class WatchLists(Shown):
    """All your watch-lists."""

    watchlists: list[WatchShown] = Field(description="Oldest first.", examples=[[{"id": _LIST}]])


class DeliveryShown(Shown):
    """One message to a webhook."""

    id: str = Field(description="As in `webhook-id`.", examples=["msg_2f0d7f316c15b1abc1149d61"])
    created: datetime = Field(description="When it was made.", examples=[MOMENT])
    state: str = Field(description="waiting, delivered or dead.", examples=["delivered"])
    attempts: int = Field(description="How often it was tried.", examples=[1])
    next_attempt: datetime | None = Field(description="When it is tried again.", examples=[MOMENT])
    problem: str | None = Field(
        description="Why the last attempt failed.", examples=["the receiver answers 500"]
    )


class Deliveries(Shown):
    """What was sent or is to be sent."""

    deliveries: list[DeliveryShown] = Field(description="Newest first.", examples=[[{"state": "dead"}]])


class Revived(Shown):
    """Dead letters that are sent again."""

    revived: int = Field(description="How many.", examples=[2])


def owner_of(who: Caller) -> str | None:
    """Whose lists the caller may see; None for all."""
    return None if who.may(Scope.ADMIN) and not who.loopback else who.name


@router.post("/watchlists", status_code=201, responses=responses(401, 403, 422, 503))
def add(asked: Annotated[WatchAsked, Body()], who: Reading, service: Parts) -> WatchMade:
    """Follow organisations. The list tells of what changes from now on."""
    url = None
    if asked.url is not None:
        try:
            url = checked_url(asked.url)
        except WrongUse as error:
            raise InvalidParameter("url", str(error)) from error
    _check_known(service, asked.organisations)
    made = service.book.add(who.name, asked.name, asked.organisations, url, at=service.clock())
    return WatchMade(**_shown(made).model_dump(), secret=made.secret)


@router.get("/watchlists", responses=responses(401, 403, 503))
def lists(who: Reading, service: Parts) -> WatchLists:
    """Your watch-lists."""
    return WatchLists(watchlists=[_shown(one) for one in service.book.lists(owner_of(who))])


@router.get("/watchlists/{id}", responses=responses(401, 403, 404, 422, 503))
def one(id: _Id, who: Reading, service: Parts) -> WatchShown:
    """One watch-list; `/changes?watchlist=` tells what changed."""
    return _shown(service.book.get(id, owner_of(who)))


@router.delete("/watchlists/{id}", status_code=204, responses=responses(401, 403, 404, 422, 503))
def remove(id: _Id, who: Reading, service: Parts) -> None:
    """Forget a watch-list and what was to be sent for it."""
    service.book.remove(id, owner_of(who))


@router.get("/watchlists/{id}/feed.atom", include_in_schema=False)
def atom(id: _Id, request: Request, who: Reading, service: Parts) -> Response:
    """What changed about a list since it was made, for readers of news."""
    of = service.book.get(id, owner_of(who))
    until = service.clock()
    found = changes(service.store, of.members, since=of.created, until=until)
    content = feed(of, deque(found, maxlen=_ENTRIES), base=str(request.base_url), at=until)
    return Response(content, media_type=MEDIA_TYPE)


@router.get("/watchlists/{id}/deliveries", responses=responses(401, 403, 404, 422, 503))
def deliveries(id: _Id, who: Reading, service: Parts) -> Deliveries:
    """What was sent to its webhook, what waits, and the dead letters."""
    of = service.book.get(id, owner_of(who))
    return Deliveries(deliveries=[_delivery(each) for each in service.book.deliveries(of.id)])


@router.post("/watchlists/{id}/deliveries/again", responses=responses(401, 403, 404, 422, 503))
def again(id: _Id, who: Reading, service: Parts) -> Revived:
    """Send the dead letters of a list again."""
    of = service.book.get(id, owner_of(who))
    return Revived(revived=service.book.revive(of.id, at=service.clock()))


def _check_known(service: Service, organisations: list[str]) -> None:
    known = {row["id"] for row in service.store.read("asking/canonical", ids=organisations)}
    unknown = [each for each in organisations if each not in known]
    if unknown:
        listed = ", ".join(each[:60] for each in unknown[:5])
        raise InvalidParameter(
            "organisations", f"no organisation has the identifier {listed}: ask /match first"
        )


def _shown(of: WatchList) -> WatchShown:
    return WatchShown(
        id=of.id,
        name=of.name,
        organisations=list(of.members),
        url=of.url,
        created=of.created,
        looked=of.looked,
    )


def _delivery(each: Delivery) -> DeliveryShown:
    return DeliveryShown(
        id=each.id,
        created=each.created,
        state=str(each.state),
        attempts=each.attempts,
        next_attempt=each.next if each.state == "waiting" else None,
        problem=each.problem,
    )
