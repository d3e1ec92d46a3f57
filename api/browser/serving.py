"""A small server on this machine that hands the guide, the colours and the favourites to Neo4j Browser.

Neo4j Browser fetches them across origins with headers of its own, so pages of this machine, and no others,
may read what is served here; and only under a name of this machine, so that no page elsewhere can pretend to
be one.
"""

import re
import signal
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.browser.favourites import FAVOURITES, favourites
from api.browser.guide import PAGES, guide
from api.browser.parameters import examples
from api.browser.style import STYLE, style
from api.http.cors import ReadableElsewhere
from graph.embedded.configuration import LOOPBACK
from graph.errors import WrongUse
from graph.questions import Catalogue
from graph.store import Reader

GUIDE = "guide.html"


def create_kit(store: Reader, catalogue: Catalogue, address: str) -> FastAPI:
    """The guide on this graph; everything is made anew for each request, since the graph changes."""
    app = FastAPI(title="supplywatch for Neo4j Browser", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"])
    app.add_middleware(ReadableElsewhere, open_to_all=lambda: False)
    fresh = {"Cache-Control": "no-store"}

    @app.get("/{name}.html")
    def slides(name: str) -> Response:
        if name not in PAGES:
            return Response(f"there is {', '.join(PAGES)}", status_code=404)
        text = guide(name, catalogue=catalogue, shown=examples(store), address=address)
        return HTMLResponse(text, headers=fresh)

    @app.get(f"/{STYLE}")
    def colours() -> Response:
        return Response(style(), media_type="text/plain; charset=utf-8", headers=fresh)

    @app.get(f"/{FAVOURITES}")
    def saved() -> Response:
        headers = fresh | {"Content-Disposition": f'attachment; filename="{FAVOURITES}"'}
        content = favourites(catalogue, examples(store))
        return Response(content, media_type="application/zip", headers=headers)

    return app


def listening(before: str | None) -> socket.socket:
    """A socket of this machine: on the port that `before` names, a command that led to an earlier guide, so
    that a database that still runs finds this one; else on a free one. Raises `WrongUse` when there is none.
    """
    wished = re.search(rf"//{re.escape(LOOPBACK)}:(\d+)/", before or "")
    for port in ([int(wished[1])] if wished else []) + [0]:
        try:
            return socket.create_server((LOOPBACK, port))
        except OSError:  # taken
            continue
    raise WrongUse(f"no port is free on {LOOPBACK}: end a program that listens there")


def address_of(listening: socket.socket) -> str:
    """Where what listens there is found."""
    return f"http://{LOOPBACK}:{listening.getsockname()[1]}"


def serve_kit(
    listening: socket.socket, store: Reader, catalogue: Catalogue, *, ready: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM, which both raise `KeyboardInterrupt` at the end; `ready` is called once
    it answers.
    """
    app = create_kit(store, catalogue, address_of(listening))
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _Announced(config, ready).run(sockets=[listening])
    finally:
        signal.signal(signal.SIGTERM, former)


class _Announced(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()
