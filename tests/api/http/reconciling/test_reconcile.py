"""The service as OpenRefine meets it, in the order of its requests, and what it refuses."""

import json
from typing import Any

import httpx
import pytest

from api.keys import Scope

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


async def _ask(client: httpx.AsyncClient, batch: Any, **headers: str) -> httpx.Response:
    text = batch if isinstance(batch, str) else json.dumps(batch)
    return await client.post("/reconcile", data={"queries": text}, headers=headers)


async def _one(client: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    answer = await _ask(client, {"q0": query})
    assert answer.status_code == 200, answer.text
    (found,) = answer.json().values()
    assert set(found) == {"result"}
    result: list[dict[str, Any]] = found["result"]
    return result


def _is_candidate(one: Any) -> bool:
    """The shape that the schema of version 0.2 asks for, and nothing beside."""
    return (
        set(one) == {"id", "name", "description", "type", "score", "match", "features"}
        and all(isinstance(one[key], str) and one[key] for key in ("id", "name", "description"))
        and all(set(each) == {"id", "name"} for each in one["type"])
        and isinstance(one["score"], float)
        and isinstance(one["match"], bool)
        and all(set(each) == {"id", "value"} for each in one["features"])
    )


async def test_openrefine_walks_from_the_manifest_to_new_columns(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    manifest = (await client.get("/reconcile")).json()
    guessed = await _ask(
        client, {f"q{n}": {"query": name, "limit": 3} for n, name in enumerate(["Palantir", "Nobody Ltd"])}
    )
    matched = (
        await _ask(
            client,
            {
                "q0": {
                    "query": "PALANTIR TECHNOLOGIES", "type": "Company", "type_strict": "should", "limit": 5,
                    "properties": [{"pid": "country", "v": "US"}],
                }
            },
        )
    ).json()["q0"]["result"]  # fmt: skip
    suggest = manifest["suggest"]["entity"]
    suggested = (
        await client.get(f"{suggest['service_url']}{suggest['service_path']}", params={"prefix": "pala"})
    ).json()
    framed = await client.get(manifest["preview"]["url"].replace("{{id}}", "us-palantir"))
    offer = manifest["extend"]["propose_properties"]
    proposed = (
        await client.get(f"{offer['service_url']}{offer['service_path']}", params={"type": "Company"})
    ).json()
    columns = [{"id": one["id"]} for one in proposed["properties"]]
    fetched = await client.post(
        "/reconcile", data={"extend": json.dumps({"ids": ["us-palantir", "none"], "properties": columns})}
    )

    assert manifest["versions"] == ["0.2"]
    assert all(manifest[key] for key in ("name", "identifierSpace", "schemaSpace", "defaultTypes"))
    assert "{{id}}" in manifest["view"]["url"]
    assert [len(one["result"]) for one in guessed.json().values()] == [1, 0]
    assert [(one["id"], one["match"]) for one in matched] == [("us-palantir", True)]
    assert all(map(_is_candidate, matched))
    assert [one["id"] for one in suggested["result"]] == ["us-palantir"]
    assert "accuses Palantir of complicity" in framed.text and "alleged" in framed.text
    assert "frame-ancestors 'self' http://127.0.0.1:*" in framed.headers["content-security-policy"]
    rows = fetched.json()["rows"]
    assert rows["us-palantir"]["suppliesTo"] == [{"id": "gb-nhs-england", "name": "NHS England"}]
    assert rows["us-palantir"]["concernsTotal"] == [{"int": 1}]
    assert "said by Kristyan Benedict" in rows["us-palantir"]["concern"][0]["str"]
    assert rows["us-palantir"]["outcome"] == [{"str": "published_concern"}]
    assert set(rows["none"]) == {one["id"] for one in columns}
    assert all(cells == [] for cells in rows["none"].values())
    assert [one["id"] for one in fetched.json()["meta"]] == [one["id"] for one in columns]


async def test_an_identifier_as_query_gives_that_organisation(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    assert [(one["id"], one["match"], one["score"]) for one in await _one(client, query="us-palantir")] == [
        ("us-palantir", True, 100.0)
    ]


async def test_types_narrow_and_a_wish_does_not(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    assert await _one(client, query="Palantir", type="PublicBody") == []
    assert await _one(client, query="us-palantir", type=["PublicBody"]) == []
    assert await _one(client, query="Palantir", type="Vessel") == []
    assert await _one(client, query="Palantir", type="PublicBody", type_strict="should")
    assert await _one(client, query="Palantir", type=["Company", "LegalEntity"], type_strict="all")
    assert not await _one(client, query="Palantir", type=["Company", "PublicBody"], type_strict="all")


async def test_what_was_not_used_is_said_beside_the_candidate(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    (found,) = await _one(client, query="Palantir", properties=[{"pid": "colour", "v": ["blue"]}])

    assert "no property here: colour" in found["description"]


async def test_nothing_unreviewed_is_a_candidate_a_suggestion_or_a_cell(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(vendor="Zephyr Analytics Holdings")
    graph.allegation()

    unknown = await _one(client, query="Zephyr Analytics Holdings")
    suggested = (await client.get("/reconcile/default/suggest/entity", params={"prefix": "zephyr"})).json()
    asked = {
        "ids": ["us-palantir"],
        "properties": [{"id": "concern"}, {"id": "suppliesTo"}, {"id": "outcome"}],
    }
    fetched = (await client.get("/reconcile", params={"extend": json.dumps(asked)})).json()
    framed = await client.get("/reconcile/default/preview", params={"id": "us-palantir"})

    assert unknown == [] and suggested == {"result": []}
    assert fetched["rows"]["us-palantir"] == {
        "concern": [], "suppliesTo": [], "outcome": [{"str": "none_published"}],
    }  # fmt: skip
    assert "complicity" not in framed.text
    assert "not a clean record" in framed.text


async def test_the_most_values_of_a_cell_can_be_set(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    for number in range(3):
        graph.deal(accepted=True, buyer=f"Council Number{number}", title=f"Scheme {number}")

    sizes = []
    for settings in ({}, {"limit": "2"}, {"limit": 0}):
        asked = {"ids": ["us-palantir"], "properties": [{"id": "suppliesTo", "settings": settings}]}
        found = (await client.get("/reconcile", params={"extend": json.dumps(asked)})).json()
        sizes.append(len(found["rows"]["us-palantir"]["suppliesTo"]))

    assert sizes == [3, 2, 3]


@pytest.mark.parametrize(
    ("batch", "status"),
    [
        ("{", 422),
        ([], 422),
        ({}, 422),
        ({"q0": {"limit": 1}}, 422),
        ({"q0": {"properties": []}}, 422),
        ({"q0": {"query": "x", "props": []}}, 422),
        ({"q0": {"query": "x", "limit": 0}}, 422),
        ({"q0": {"query": "x", "type_strict": "perhaps"}}, 422),
        ({"q0": {"query": "x", "properties": [{"v": "y"}]}}, 422),
        ({"q0": {"query": "x", "type": "Person", "type_strict": "any"}}, 200),
        ({"q0": {"query": "…"}}, 200),
        ({"q0": {"properties": [{"pid": "leiCode", "v": {"id": "1", "name": "one"}}]}}, 200),
        ({f"q{number}": {"query": "x"} for number in range(51)}, 413),
    ],
)  # fmt: skip
async def test_a_wrong_batch_is_refused_with_the_place_that_is_wrong(
    client: httpx.AsyncClient, graph: Any, batch: Any, status: int
) -> None:
    answer = await _ask(client, batch)

    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"ids": ["a"], "properties": []}, "properties"),
        ({"ids": ["a"], "properties": [{"id": "colour"}]}, "'colour' is no property here"),
        ({"ids": ["a"], "properties": [{"id": "dunsCode"}]}, "'dunsCode' is no property here"),
        ({"ids": "a", "properties": [{"id": "name"}]}, "ids"),
        ({"ids": [str(number) for number in range(501)], "properties": [{"id": "name"}]}, "ids"),
    ],
)
async def test_a_wrong_extension_is_refused(client: httpx.AsyncClient, asked: Any, told: str) -> None:
    answer = await client.post("/reconcile", data={"extend": json.dumps(asked)})

    assert (answer.status_code, told in answer.json()["detail"]) == (422, True)


async def test_a_form_without_a_known_field_says_what_to_send(client: httpx.AsyncClient) -> None:
    assert "x-www-form-urlencoded" in (await client.post("/reconcile", json={"q0": {}})).json()["detail"]
    assert (await client.get("/reconcile", params={"query": "x"})).status_code == 422
    both = await client.get("/reconcile", params={"queries": "{}", "extend": "{}"})
    assert both.status_code == 422


async def test_a_page_of_this_machine_may_ask_and_one_from_elsewhere_may_not(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()

    near = await _ask(client, {"q0": {"query": "Palantir"}}, origin="http://127.0.0.1:3333")
    far = await _ask(client, {"q0": {"query": "Palantir"}}, origin="https://elsewhere.example")
    change = await client.post("/documents", data={"text": "x"}, headers={"origin": "http://127.0.0.1:3333"})

    assert near.status_code == 200
    assert near.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    assert (far.status_code, change.status_code) == (403, 403)


async def test_with_keys_the_manifest_stays_open_and_the_rest_asks_for_one(
    client: httpx.AsyncClient, graph: Any, key: Any
) -> None:
    graph.ensure()
    header = key(Scope.READ)

    assert (await client.get("/reconcile")).status_code == 200
    assert (await _ask(client, {"q0": {"query": "Palantir"}})).status_code == 401
    assert (await _ask(client, {"q0": {"query": "Palantir"}}, **header)).status_code == 200
    assert (await _ask(client, {"q0": {"query": "Palantir"}}, **key(Scope.INGEST))).status_code == 403


async def test_an_unknown_dataset_or_organisation_is_not_found(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    assert (await client.get("/reconcile/nowhere")).status_code == 404
    assert (await client.get("/reconcile/default/preview", params={"id": "nobody"})).status_code == 404


async def test_types_and_properties_are_suggested_by_their_letters(client: httpx.AsyncClient) -> None:
    types = (await client.get("/reconcile/default/suggest/type", params={"prefix": "comp"})).json()
    found = (await client.get("/reconcile/default/suggest/property", params={"prefix": "count"})).json()

    assert [one["id"] for one in types["result"]] == ["Company"]
    assert [one["id"] for one in found["result"]] == ["country"]
    assert all(set(one) == {"id", "name", "description"} for one in found["result"])
