from typing import Any

import httpx
import pytest

from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


async def test_a_search_finds_by_the_beginning_of_a_name(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)

    found = (await client.get("/search/default", params={"q": "palan"})).json()

    assert found["total"] == {"value": 1, "relation": "eq"}
    (result,) = found["results"]
    assert (result["id"], result["caption"], result["schema"]) == ("us-palantir", "Palantir", "Company")
    assert result["properties"]["name"] == ["Palantir"]
    assert result["properties"]["country"] == ["us"]
    assert found["outcome"] == "possible_match"


async def test_a_result_says_whether_a_concern_is_published(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)
    claim = graph.allegation()
    before = (await client.get("/search/default", params={"q": "Palantir"})).json()

    graph.accept(claim)
    after = (await client.get("/search/default", params={"q": "Palantir"})).json()

    assert [one["outcome"] for one in before["results"]] == ["none_published"]
    assert [one["outcome"] for one in after["results"]] == ["published_concern"]


async def test_no_hit_is_not_called_clean(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)

    found = (await client.get("/search/default", params={"q": "Blameless Ltd"})).json()

    assert (found["results"], found["outcome"]) == ([], "no_match")
    assert found["coverage"]["documents"] == 1
    assert found["coverage"]["statement"].startswith("Looked in 1 documents")
    assert found["coverage"]["statement"].endswith("No hit there is not a clean record.")


async def test_an_empty_graph_covers_nothing(client: httpx.AsyncClient, store: Store) -> None:
    found = (await client.get("/search/default", params={"q": "Palantir"})).json()

    assert found["outcome"] == "not_covered"


async def test_a_name_out_of_unreviewed_claims_is_withheld(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(vendor="Obscure Systems Ltd")

    hidden = (await client.get("/search/default", params={"q": "obscure"})).json()
    shown = (await client.get("/search/default", params={"q": "obscure", "review": "all"})).json()

    assert (hidden["total"]["value"], hidden["withheld"]["count"]) == (0, 1)
    assert [one["caption"] for one in shown["results"]] == ["Obscure Systems Ltd"]


async def test_schema_and_country_narrow_a_search(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)
    graph.deal(vendor="England Cloud Ltd", accepted=True)

    both = (await client.get("/search/default", params={"q": "england"})).json()
    bodies = (await client.get("/search/default", params={"q": "england", "schema": "PublicBody"})).json()
    abroad = (await client.get("/search/default", params={"q": "england", "countries": "us"})).json()

    assert both["total"]["value"] == 2
    assert [one["id"] for one in bodies["results"]] == ["gb-nhs-england"]
    assert abroad["results"] == []


async def test_limit_and_offset_page_without_a_gap(client: httpx.AsyncClient, graph: Any) -> None:
    for number in range(5):
        graph.deal(vendor=f"Cloud Number{number} Ltd", accepted=True)
    pages = [
        (await client.get("/search/default", params={"q": "cloud", "limit": 2, "offset": offset})).json()
        for offset in (0, 2, 4)
    ]

    ids = [one["id"] for page in pages for one in page["results"]]

    assert len(ids) == len(set(ids)) == 5
    assert {page["total"]["value"] for page in pages} == {5}


@pytest.mark.parametrize(
    "words",
    [
        "name:*",
        'a" OR "b',
        "(",
        "* *",
        "&& || !",
        "foo~",
        "[a TO b]",
        "\\",
        "AND OR NOT",
        "<b>x</b>",
        "/.*/",
        "\ufffd",
    ],
)
async def test_a_query_language_in_a_name_is_only_a_name(
    client: httpx.AsyncClient, graph: Any, words: str
) -> None:
    graph.deal(accepted=True)

    answer = await client.get("/search/default", params={"q": words})

    assert answer.status_code == 200
    assert answer.json()["results"] == []


async def test_a_name_of_ten_thousand_characters_is_refused(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.get("/search/default", params={"q": "x" * 10_000})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "q"


async def test_another_dataset_is_not_found(client: httpx.AsyncClient, store: Store) -> None:
    assert (await client.get("/search/sanctions", params={"q": "x"})).status_code == 404


async def test_a_misspelt_parameter_is_refused(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.get("/search/default", params={"q": "x", "limits": "3"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "limits"
