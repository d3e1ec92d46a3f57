"""The OpenAPI document: what FastAPI makes of the routes, with problems in place of its own error bodies."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.http.problems import SCHEMA

_ABOUT = """
Which public bodies contract vendors with human-rights concerns, for how much, who says so, in which words,
and what does the vendor reply?

Every answer rests on claims, and every row carries their ids. What no person has accepted is withheld unless
`review=all` is asked with a key that has the scope `review`; every answer says how many rows that concerns.
Errors are RFC 9457 problem documents.
"""


def install(app: FastAPI) -> None:
    """Have the app give this document."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        description=_ABOUT.strip(),
        routes=app.routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    found["servers"] = [{"url": "/", "description": "This service."}]
    schemas = found["components"]["schemas"]
    schemas["Problem"] = SCHEMA
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return found
