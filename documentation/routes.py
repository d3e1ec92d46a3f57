"""The page of the REST routes, out of the OpenAPI document of the service."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from documentation.markdown import code, page, table, text
from graph.store import Connection, Store

PLACE = "reference/routes.md"
_HEAD = """\
# Routes

Made from the program: a running service has the same at `/docs`, to try, and at `/openapi.json`, for
machines. [The REST interface](../rest.md) tells what belongs together and has examples; keys and scopes
stand there too. The route of each question is on [its own page](questions.md).

`/reconcile` is not among them: it follows a standard and has a manifest of its own
([reconciliation](../reconciliation.md)).

"""
_TITLES = {
    "questions": "Questions",
    "search": "Search",
    "match": "Match",
    "entities": "Organisations, contracts, controversies, claims, documents",
    "documents": "Handing in documents",
    "review": "Review",
    "disputes": "Disputes",
    "changes": "Changes",
    "watch": "Watch-lists",
    "operation": "Running it",
}
_NOWHERE = Connection("bolt://127.0.0.1:1", "nobody", "")

Schema = Mapping[str, Any]


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI document of the service with the shipped questions; no database is asked for it."""
    with tempfile.TemporaryDirectory() as folder, Store(_NOWHERE) as store:
        app = create_app(store, Settings(data=Path(folder)), keys=KeyRing(Path(folder) / "keys.json"))
        return app.openapi()


def routes_page() -> str:
    """Every route with what it takes and answers, then the shapes that they share."""
    document = openapi()
    shapes = document["components"]["schemas"]
    return page(
        _HEAD.splitlines(),
        *(_chapter(tag, list(of)) for tag, of in _by_tag(document["paths"])),
        ["## Shapes", ""],
        *(_shape(name, shapes[name]) for name in sorted(shapes, key=_short)),
    )


def _by_tag(paths: Schema) -> Iterator[tuple[str, list[tuple[str, str, Schema]]]]:
    found: dict[str, list[tuple[str, str, Schema]]] = {}
    for path, methods in paths.items():
        if path.startswith("/questions/"):
            continue
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append((path, method.upper(), operation))
    yield from found.items()


def _chapter(tag: str, routes: list[tuple[str, str, Schema]]) -> list[str]:
    lines = [f"## {_TITLES.get(tag, tag.capitalize())}", ""]
    for path, method, operation in routes:
        lines += _route(path, method, operation)
    if tag == "questions":
        lines += [
            "### GET /questions/NAME",
            "",
            "The answer to one question, with its parameters: [the questions](questions.md). `NAME.csv`,"
            " `NAME.xlsx`, `NAME.json` and, for exposure lists, `NAME.pdf` choose the format.",
            "",
        ]
    return lines


def _route(path: str, method: str, operation: Schema) -> list[str]:
    lines = [f"### {method} {path}", "", *_described(operation), ""]
    lines += table(
        ("parameter", "takes", "meaning"),
        (
            (code(one["name"]), _takes(one["schema"], required=one["required"]), text(one["description"]))
            for one in operation.get("parameters", ())
        ),
    )
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        lines += [f"It takes {code(kind)}{_named(body['schema'])}", "", *_fields(body["schema"])]
    return [*lines, *_answers(operation["responses"])]


def _described(operation: Schema) -> Iterator[str]:
    for part in operation.get("description", "").split("\n\n"):
        yield text(part)
        yield ""


def _answers(responses: Schema) -> list[str]:
    lines, problems = [], []
    for status, response in responses.items():
        if status >= "400":
            problems.append(code(status))
            continue
        shapes = [
            f"{code(kind)}{_named(content.get('schema', {}))}"
            for kind, content in response.get("content", {}).items()
        ]
        lines.append(f"- {code(status)} {', '.join(shapes) or text(response['description'])}")
    if problems:
        lines.append(f"- {', '.join(problems)}: a [problem](#{_anchor('Problem')}) that says what is wrong")
    return ["Answers:", "", *lines, ""]


def _shape(name: str, schema: Schema) -> list[str]:
    lines = [f"### {_short(name)} {{#{_anchor(name)}}}", "", text(schema.get("description", "")), ""]
    if "enum" in schema:
        lines += ["One of " + ", ".join(code(value) for value in schema["enum"]) + ".", ""]
    return [*lines, *_fields(schema)]


def _fields(schema: Schema) -> list[str]:
    needed = set(schema.get("required", ()))
    return table(
        ("field", "type", "meaning"),
        (
            (code(name), _takes(one, required=name in needed, mark=False), text(one.get("description", "")))
            for name, one in schema.get("properties", {}).items()
        ),
    )


def _takes(schema: Schema, *, required: bool, mark: bool = True) -> str:
    parts = [_type(schema)]
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        parts.append(f"{least:,} to {most:,}")
    if required and mark:
        parts.append("**needed**")
    if schema.get("default") not in (None, [], {}):
        default = schema["default"]
        parts.append(f"default {code(str(default).lower() if isinstance(default, bool) else default)}")
    return "; ".join(parts)


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return _link(schema["$ref"])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_type(one) for one in schema[several]))
    if "enum" in schema:
        return ", ".join(code(value) for value in schema["enum"])
    kind = schema.get("type")
    if kind is None:
        return "anything"
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {_type(schema['additionalProperties'])}"
    if "const" in schema:
        return code(schema["const"])
    return code(kind) if kind == "null" else str(schema.get("format", kind))


def _named(schema: Schema) -> str:
    link = _type(schema) if {"$ref", "items"} & set(schema) else ""
    return f": {link}" if link else ""


def _link(reference: str) -> str:
    name = reference.rpartition("/")[2]
    return f"[{_short(name)}](#{_anchor(name)})"


def _short(name: str) -> str:
    """`Outcome` of `graph__coverage__Outcome`: FastAPI lengthens names that come twice."""
    return name.rpartition("__")[2]


def _anchor(name: str) -> str:
    return f"shape-{name.lower().replace('__', '-')}"
