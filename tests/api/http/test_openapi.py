from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from graph.questions import shipped

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


@pytest.fixture
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def _lacking(place: str, schema: Any) -> Iterator[str]:
    """Every property below a schema that has neither an example nor a constant."""
    if isinstance(schema, list):
        for part in schema:
            yield from _lacking(place, part)
    if not isinstance(schema, dict):
        return
    for name, one in schema.get("properties", {}).items():
        if not ({"example", "examples", "const"} & set(one)):
            yield f"{place}.{name}"
        if not one.get("description") and "$ref" not in one and place.split(".")[0] != "Problem":
            yield f"{place}.{name} (description)"
        yield from _lacking(f"{place}.{name}", one)
    for key in ("items", "anyOf", "allOf", "oneOf"):
        yield from _lacking(place, schema.get(key))


async def test_every_field_and_parameter_has_an_example(document: dict[str, Any]) -> None:
    missing = [
        part for name, schema in document["components"]["schemas"].items() for part in _lacking(name, schema)
    ]
    for name, operation in _operations(document):
        for parameter in operation.get("parameters", []):
            schema = parameter.get("schema", {})
            if not ({"example", "examples"} & (set(parameter) | set(schema))):
                missing.append(f"{name}?{parameter['name']}")
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for body in bodies:
            for content in body.get("content", {}).values():
                missing += _lacking(name, content.get("schema"))

    assert missing == []


async def test_every_problem_is_declared_as_one(document: dict[str, Any]) -> None:
    plain = {"/healthz"}
    for name, operation in _operations(document):
        errors = {status: one for status, one in operation["responses"].items() if status >= "400"}
        assert errors or name.split()[1] in plain, name
        for status, response in errors.items():
            assert list(response["content"]) == ["application/problem+json"], (name, status)


async def test_the_three_ways_to_send_a_key_are_declared(document: dict[str, Any]) -> None:
    assert set(document["components"]["securitySchemes"]) == {"X-API-Key", "ApiKey", "Bearer"}
    assert document["paths"]["/questions"]["get"]["security"]


async def test_each_question_has_its_own_route_with_its_parameters_and_columns(
    document: dict[str, Any],
) -> None:
    for question in shipped():
        operation = document["paths"][f"/questions/{question.name}"]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert {one["name"] for one in operation["parameters"]} == {
            *(one.name for one in question.parameters),
            "limit",
            "cursor",
            "review",
        }
        assert list(schema["properties"]["rows"]["items"]["properties"]) == [
            one.name for one in question.columns
        ]


async def test_allowed_values_of_a_parameter_are_in_openapi(document: dict[str, Any]) -> None:
    parameters = {one["name"]: one for one in document["paths"]["/questions/exposure"]["get"]["parameters"]}

    assert "blocked" in parameters["contract_status"]["schema"]["items"]["enum"]
    assert "human_rights" in parameters["category"]["schema"]["enum"]
    assert parameters["limit"]["schema"]["maximum"] == 10_000


async def test_the_page_of_routes_needs_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")

    addresses = [part.split('"')[0] for part in page.text.replace('href="', 'src="').split('src="')[1:]]
    assert page.headers["content-type"].startswith("text/html")
    assert "<script>" not in page.text
    for address in addresses:
        if address != "data:,":
            assert address.startswith("/")
            assert (await client.get(address)).status_code == 200


@pytest.mark.parametrize("name", ["LICENSE", "..%2F..%2Fkeys.py", "start.js.map"])
async def test_only_the_files_of_that_page_are_served(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/static/swagger/{name}")).status_code == 404
