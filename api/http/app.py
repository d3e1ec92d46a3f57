"""Makes the service out of a store, settings and keys; nothing happens at import."""

from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api.http import (
    asking,
    changing,
    deciding,
    disputing,
    documentation,
    handing_in,
    jobs,
    openapi,
    operating,
    problems,
    search,
    watching,
)
from api.http.bodies import BodyLimit, HeadAsGet
from api.http.cors import ReadableElsewhere
from api.http.entities import facts, matters, organisations
from api.http.headers import SecurityHeaders
from api.http.matching import matching
from api.http.measures import Measured
from api.http.reconciling import routes as reconciling
from api.http.service import Service
from api.keys import KeyRing
from api.pages import routes as pages
from api.pages.adding import routes as adding
from api.pages.desk import routes as desk
from api.pages.letters import routes as letters
from api.pages.lists import routes as lists
from api.pages.rendering import page
from api.pages.sharing import routes as sharing
from api.settings import Settings
from api.watching import WatchBook
from extractors.fetch import Limits, Web
from graph.questions import Catalogue
from graph.questions import catalogue as questions_of
from graph.resolution.graph_index import GraphIndex
from graph.store import Store

_ROUTERS = (
    asking.router,
    search.router,
    matching.router,
    reconciling.router,
    organisations.router,
    matters.router,
    facts.router,
    handing_in.router,
    jobs.router,
    deciding.router,
    disputing.router,
    changing.router,
    watching.router,
    operating.router,
    documentation.router,
    pages.router,
    adding.router,
    sharing.router,
    lists.router,
    letters.router,
    desk.router,
)
_FORM_MARGIN = 1_000_000  # bytes of a request around the document in it
_WORTH_PACKING = 1000  # bytes


def _too_large(path: str, words: str) -> ASGIApp:
    """A form is answered by a page."""
    if path.startswith("/view/"):
        return page("error", {"title": "Too large", "detail": words, "again": False}, status=413)
    return problems.problem(413, "Too large", words)


class _Guarded(FastAPI):
    """Puts the guards around everything, also around answers to unexpected errors."""

    def build_middleware_stack(self) -> ASGIApp:
        """The app inside its guards, the outermost last."""
        service: Service = self.state.service
        app: ASGIApp = super().build_middleware_stack()
        app = BodyLimit(app, largest=service.limits.file_bytes + _FORM_MARGIN, refused=_too_large)
        app = GZipMiddleware(app, minimum_size=_WORTH_PACKING)
        app = HeadAsGet(app)
        app = ReadableElsewhere(app, open_to_all=service.keys.configured)
        app = Measured(app, measures=service.measures)
        return SecurityHeaders(app)


def create_app(
    store: Store,
    settings: Settings,
    *,
    keys: KeyRing,
    catalogue: Catalogue | None = None,
    web: Web | None = None,
) -> FastAPI:
    """The service as an ASGI app. `web` replaces the fetcher of addresses, for whoever must not go out.

    Raises `InvalidQuestion` and `WrongUse` for a folder of questions that cannot be used.
    """
    limits = Limits(file_bytes=settings.max_document_mb * 1_000_000)
    app = _Guarded(
        title="supplywatch",
        version=version("supplywatch"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        separate_input_output_schemas=False,
    )
    app.state.service = Service(
        store=store,
        settings=settings,
        keys=keys,
        catalogue=catalogue or questions_of(settings.questions),
        limits=limits,
        web=web or Web(limits),
        book=WatchBook(settings.data),
        index=GraphIndex(store),
    )
    app.state.routers = _ROUTERS
    problems.install(app)
    for router in _ROUTERS:
        app.include_router(router)
    asking.add_questions(app, app.state.service.catalogue)
    openapi.install(app)
    return app
