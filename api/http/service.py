"""What every route works with, made once by `create_app` and handed down with the app."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

from api.http.measures import Measures
from api.http.security import Caller, require
from api.keys import KeyRing, Scope
from api.sessions import Sessions
from api.settings import Settings
from api.watching import WatchBook
from extractors.fetch import Limits, Web
from graph.coverage import Coverage
from graph.publication import Gate, ReviewMode, Viewer
from graph.questions import Catalogue, Memory
from graph.resolution.graph_index import GraphIndex
from graph.store import Store


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


class Latest:
    """What was looked in, which holds for one version of the graph."""

    def __init__(self) -> None:
        self._kept: tuple[int, Coverage] | None = None

    def get(self, version: int) -> Coverage | None:
        """What is known of this version."""
        kept = self._kept
        return kept[1] if kept and kept[0] == version else None

    def put(self, version: int, coverage: Coverage) -> None:
        """Remember it, and forget what was known of another version."""
        self._kept = (version, coverage)


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of one running service."""

    store: Store
    settings: Settings
    keys: KeyRing
    catalogue: Catalogue
    limits: Limits
    web: Web
    book: WatchBook
    index: GraphIndex  # of names: what `/match`, `/reconcile` and the command line ask
    memory: Memory = field(default_factory=Memory)
    coverage: Latest = field(default_factory=Latest)
    sessions: Sessions = field(default_factory=Sessions)  # of reviewers at a browser
    measures: Measures = field(default_factory=Measures)
    clock: Callable[[], datetime] = utc_now


def service_of(request: Request) -> Service:
    """The service that answers this request."""
    service: Service = request.app.state.service
    return service


def viewer(who: Caller) -> Viewer:
    """What the publication gate knows of a caller."""
    return Viewer(frozenset(str(scope) for scope in who.scopes), loopback=who.loopback)


def gate(who: Caller, review: ReviewMode = ReviewMode.ACCEPTED) -> Gate:
    """The gate for this caller. Raises `NotAllowed` for `review=all` without the scope `review`."""
    return Gate(viewer(who), review)


Parts = Annotated[Service, Depends(service_of)]
Reading = Annotated[Caller, Depends(require(Scope.READ))]
Ingesting = Annotated[Caller, Depends(require(Scope.INGEST))]
Reviewing = Annotated[Caller, Depends(require(Scope.REVIEW))]
