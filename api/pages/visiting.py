"""Who reads a page: a reviewer who is signed in at the desk, or whoever sends a key as over REST.

A browser cannot send a key with an address; without this, nobody could read the pages of a service that has
keys. Pages only read, so a cookie is enough for them; whatever changes something asks for more.
"""

from typing import Annotated

from fastapi import Depends, Request

from api.http.problems import Forbidden
from api.http.security import Caller, caller
from api.http.service import Parts
from api.keys import KeyRing, Scope

COOKIE = "supplywatch_desk"


def holder(ring: KeyRing, identifier: str | None) -> Caller | None:
    """What the key with this identifier allows now; None where it is not in force."""
    for one in ring.keys():  # noqa: SIM118 - a ring of keys is no dict
        if one.id == identifier and one.revoked is None:
            return Caller(one.name, frozenset(Scope(scope) for scope in one.scopes))
    return None


async def reader(request: Request, service: Parts) -> Caller:
    """The reader of a page. Raises `Unauthorised` and `Forbidden`."""
    session = service.sessions.get(request.cookies.get(COOKIE, ""), service.clock())
    who = holder(service.keys, session.key) if session else None
    who = who or await caller(request)
    if not who.may(Scope.READ):
        raise Forbidden(f"the key of {who.name!r} lacks the scope 'read'")
    return who


Reading = Annotated[Caller, Depends(reader)]
