"""`/docs` without anything from elsewhere: Swagger UI as package data, started by a script of our own."""

from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from graph.errors import NotFound

router = APIRouter(include_in_schema=False)

_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_FILES = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "start.js", "page.css"})
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>supplywatch: REST interface</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/swagger/swagger-ui.css">
<link rel="stylesheet" href="/static/swagger/page.css">
</head>
<body>
<main id="routes">
<noscript>This page needs JavaScript. <a href="/openapi.json">/openapi.json</a> has all.</noscript>
</main>
<script src="/static/swagger/swagger-ui-bundle.js"></script>
<script src="/static/swagger/start.js"></script>
</body>
</html>
"""


@router.get("/docs")
def docs() -> HTMLResponse:
    """Every route, to read and to try."""
    return HTMLResponse(_PAGE)


@router.get("/static/swagger/{name}")
def asset(name: str) -> Response:
    """A file that the page needs."""
    if name not in _FILES:
        raise NotFound("file", name)
    content = files("api").joinpath("static", "swagger", name).read_bytes()
    media = _TYPES[name.rpartition(".")[2]]
    return Response(content, media_type=media, headers={"Cache-Control": "public, max-age=86400"})
