"""Who calls, and what the key allows.

With keys: `Authorization: ApiKey …`, `Authorization: Bearer …` or `X-API-Key`. Without any key the service
binds to loopback only and every caller on this machine may do all; then the `Host` and `Origin` headers are
checked, so that no web page that the user happens to open can reach the service (DNS rebinding, cross-site
posts).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader, HTTPBearer

from api.http.problems import Forbidden, Unauthorised
from api.keys import KeyRing, Scope
from graph.errors import WrongUse

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

# Declared for OpenAPI only: the reading of the header is ours, since it takes two schemes.
_declared_header = APIKeyHeader(
    name="X-API-Key",
    auto_error=False,
    scheme_name="X-API-Key",
    description="A key of `supplywatch keys add`.",
)
_declared_bearer = HTTPBearer(
    auto_error=False, scheme_name="Bearer", description="The same key as `Authorization: Bearer …`."
)
_declared_authorization = APIKeyHeader(
    name="Authorization",
    auto_error=False,
    scheme_name="ApiKey",
    description="The same key as `Authorization: ApiKey …`, which clients of yente send.",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the key's name, its scopes, and whether no key is needed on this machine."""

    name: str
    scopes: frozenset[Scope]
    loopback: bool = False

    def may(self, scope: Scope) -> bool:
        """Whether the caller has the scope; `admin` has all."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


async def caller(
    request: Request,
    _header: Annotated[str | None, Depends(_declared_header)] = None,
    _bearer: Annotated[Any, Depends(_declared_bearer)] = None,
    _authorization: Annotated[str | None, Depends(_declared_authorization)] = None,
) -> Caller:
    """The caller of this request. Raises `Unauthorised` for a missing or unknown key."""
    return identified(request)


def identified(request: Request, *, only_asks: bool = False) -> Caller:
    """The caller of this request. `only_asks` says that this post cannot change anything, so that without
    keys a page of another service on this machine may send it, too. Raises `Unauthorised` and `Forbidden`.
    """
    ring: KeyRing = request.app.state.service.keys
    token = _token(request)
    try:
        key, configured = ring.match(token) if token else None, ring.configured()
    except WrongUse as error:
        # The caller can do nothing about a damaged file of keys, and its place is nobody's business.
        raise RuntimeError("the file of keys cannot be read") from error
    if key is not None:
        return Caller(key.name, frozenset(Scope(scope) for scope in key.scopes))
    if token is not None:
        raise Unauthorised("this API key is unknown or revoked")
    if configured:
        raise Unauthorised(
            "send an API key: 'Authorization: ApiKey …', 'Authorization: Bearer …' or 'X-API-Key'"
        )
    _check_local(request, only_asks=only_asks)
    return Caller("local", frozenset(Scope), loopback=True)


def is_loopback(name: str | None) -> bool:
    """Whether a host name or address means this machine."""
    return name in LOOPBACK_NAMES


def require(scope: Scope) -> Callable[[Caller], Awaitable[Caller]]:
    """A dependency that gives the caller, or answers 403 when the key lacks the scope."""

    async def allowed(who: Annotated[Caller, Depends(caller)]) -> Caller:
        if not who.may(scope):
            raise Forbidden(f"the key of {who.name!r} lacks the scope {scope.value!r}")
        return who

    return allowed


def _token(request: Request) -> str | None:
    header = request.headers.get("x-api-key")
    if header:
        return header.strip()
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() in {"apikey", "bearer"} and value.strip():
        return value.strip()
    return None


def _hostname(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _check_local(request: Request, *, only_asks: bool) -> None:
    host = request.headers.get("host", "")
    if not is_loopback(_hostname(host)):
        raise Forbidden(f"without API keys this service answers on loopback names only, not {host!r}")
    origin = request.headers.get("origin")
    if not origin or urlsplit(origin).netloc == host or request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    if not (only_asks and is_loopback(urlsplit(origin).hostname)):
        raise Forbidden(f"a page of {origin} may not change anything here")
