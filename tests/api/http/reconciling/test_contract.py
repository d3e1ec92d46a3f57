"""Every answer has the shape that version 0.2 asks for; the schemas are ours, cut down to what it demands."""

import json
from typing import Any

import httpx
import pytest
from jsonschema import Draft7Validator

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}


def _object(needed: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**needed, **more},
        "required": list(needed),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_TYPE = _object({"id": _TEXT, "name": _TEXT})
_SERVICE = _object({"service_url": _ADDRESS, "service_path": {"type": "string", "pattern": "^/"}})
_WITH_ID = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
_CELL = {
    "anyOf": [
        _object({}),
        _object({"str": {"type": "string"}}),
        _object({"int": {"type": "integer"}}),
        _object({"id": _TEXT, "name": _TEXT}, description=_TEXT),
    ]
}
SCHEMAS: dict[str, dict[str, Any]] = {
    "manifest": _object(
        {
            "versions": {"const": ["0.2"]},
            "name": _TEXT,
            "identifierSpace": _ADDRESS,
            "schemaSpace": _ADDRESS,
        },
        documentation=_ADDRESS,
        view=_object({"url": _WITH_ID}),
        defaultTypes=_list(_TYPE),
        batchSize={"type": "integer", "minimum": 1},
        preview=_object({"url": _WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        suggest=_object({}, entity=_SERVICE, type=_SERVICE, property=_SERVICE),
        extend=_object(
            {"propose_properties": _SERVICE},
            property_settings=_list(
                _object(
                    {
                        "name": _TEXT,
                        "label": _TEXT,
                        "type": {"enum": ["number", "text", "checkbox", "select"]},
                        "default": {},
                    },
                    help_text=_TEXT,
                )
            ),
        ),
    ),
    "results": {
        "type": "object",
        "additionalProperties": _object(
            {
                "result": _list(
                    _object(
                        {
                            "id": _TEXT,
                            "name": _TEXT,
                            "score": {"type": "number"},
                            "match": {"type": "boolean"},
                        },
                        description=_TEXT,
                        type=_list(_TYPE),
                        features=_list(_object({"id": _TEXT, "value": {"type": ["number", "boolean"]}})),
                    )
                )
            }
        ),
    },
    "entities": _object(
        {"result": _list(_object({"id": _TEXT, "name": _TEXT}, description=_TEXT, notable=_list(_TYPE)))}
    ),
    "suggestions": _object({"result": _list(_object({"id": _TEXT, "name": _TEXT}, description=_TEXT))}),
    "proposal": _object({"properties": _list(_TYPE)}, type=_TEXT, limit={"type": "integer"}),
    "extension": _object(
        {
            "meta": _list(_object({"id": _TEXT, "name": _TEXT}, type=_TYPE, service=_ADDRESS)),
            "rows": {
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": _list(_CELL)},
            },
        }
    ),
}


def _wrong(name: str, value: Any) -> list[str]:
    return [error.message[:200] for error in Draft7Validator(SCHEMAS[name]).iter_errors(value)]


async def test_every_answer_fits_its_schema(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    queries = {"q0": {"query": "Palantir"}, "q1": {"query": "Nobody Ltd"}, "q2": {"query": "us-palantir"}}
    proposal = (await client.get("/reconcile/default/properties", params={"type": "Company"})).json()
    asked = {
        "ids": ["us-palantir", "nobody"],
        "properties": [{"id": one["id"]} for one in proposal["properties"]],
    }

    answers = {
        "manifest": [(await client.get("/reconcile")).json()],
        "results": [(await client.get("/reconcile", params={"queries": json.dumps(queries)})).json()],
        "entities": [
            (await client.get("/reconcile/default/suggest/entity", params={"prefix": "pal"})).json()
        ],
        "suggestions": [
            (await client.get(f"/reconcile/default/suggest/{kind}")).json() for kind in ("type", "property")
        ],
        "proposal": [proposal],
        "extension": [(await client.post("/reconcile", data={"extend": json.dumps(asked)})).json()],
    }

    assert {
        name: wrong for name, many in answers.items() for one in many if (wrong := _wrong(name, one))
    } == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("manifest", {"name": "x", "identifierSpace": "https://x", "schemaSpace": "https://x"}),
        ("manifest", {"versions": ["0.1"], "name": "x", "identifierSpace": "https://x", "schemaSpace": "https://x"}),
        ("results", {"q0": {}}),
        ("results", {"q0": [{"id": "a", "name": "b", "score": 1, "match": False}]}),
        ("results", {"q0": {"result": [{"name": "b", "score": 1, "match": False}]}}),
        ("extension", {"meta": [], "rows": {"a": {"name": [{"label": "x"}]}}}),
        ("extension", {"meta": [], "rows": {"a": {"name": [{"str": "x", "label": "y"}]}}}),
    ],
)  # fmt: skip
def test_the_schemas_refuse_what_the_specification_refuses(name: str, value: Any) -> None:
    assert _wrong(name, value)
