"""Which pages of other origins may read answers.

With keys every page may: it has to send a key, and nothing is sent by the browser on its own. Without
keys only pages of this machine may (Neo4j Browser reads its guides so); else any page that the user happens
to open could read what nobody has reviewed.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from api.http.security import is_loopback

_ASKED = ("authorization", "x-api-key", "content-type", "accept", "cache-control", "pragma")
_SHOWN = ("Content-Disposition", "Link", "Location", "Retry-After")


class ReadableElsewhere(CORSMiddleware):
    """CORS for GET; `open_to_all` says whether keys guard the service."""

    def __init__(self, app: ASGIApp, *, open_to_all: Callable[[], bool]) -> None:
        super().__init__(
            app,
            allow_origins=(),
            allow_methods=("GET", "HEAD", "OPTIONS"),
            allow_headers=_ASKED,
            expose_headers=_SHOWN,
        )
        self._open_to_all = open_to_all

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether a page of this origin may read answers."""
        return self._open_to_all() or is_loopback(urlsplit(origin).hostname)
