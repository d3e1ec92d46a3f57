"""`POST /match`: who is meant, why, and what is published; never more than the graph knows."""

from typing import Any

import httpx
import pytest

from graph.model.claims import Mention
from graph.model.vocabulary import ClaimKind, ClaimStatus, OrganisationKind, Role
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


def _query(name: str, schema: str = "Company", **properties: Any) -> dict[str, Any]:
    return {"schema": schema, "properties": {"name": [name], **properties}}


async def _matched(client: httpx.AsyncClient, *queries: dict[str, Any], **asked: Any) -> list[dict[str, Any]]:
    body = {"queries": {f"q{number}": query for number, query in enumerate(queries)}}
    answer = await client.post("/match/default", json=body, params=asked)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["responses"].values())


async def test_each_outcome_is_told_apart(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.allegation(accepted=True)

    sure, clear, perhaps, nobody, person = await _matched(
        client,
        _query("PALANTIR TECHNOLOGIES", country=["us"]),
        _query("amnesty international", "Organization"),
        _query("Palantir Technologies UK Ltd"),
        _query("Blameless Widgets Ltd", country=["gb"]),
        _query("Jane Doe", "Person"),
    )

    assert [one["outcome"] for one in (sure, clear, perhaps, nobody, person)] == [
        "published_concern", "none_published", "possible_match", "no_match", "not_covered",
    ]  # fmt: skip
    assert [one["match"] for one in sure["results"]] == [True]
    assert not any(one["match"] for one in perhaps["results"])
    assert "organisations only" in person["notes"][0]


async def test_a_match_says_why_and_in_whose_words(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    claim = graph.allegation(accepted=True)

    (found,) = await _matched(client, _query("Palantir Technologies", country=["us"]))

    (result,) = found["results"]
    assert (result["id"], result["caption"], result["schema"]) == ("us-palantir", "Palantir", "Company")
    explained = next(iter(result["explanations"].values()))
    assert (explained["query"], explained["candidate"]) == ("Palantir Technologies", "Palantir Technologies")
    assert explained["score"] > 0 and explained["detail"]
    assert set(result["features"]) == set(result["explanations"])
    (concern,) = result["concerns"]
    assert concern["quote"].startswith("Amnesty International accuses Palantir of complicity")
    assert (concern["status"], concern["relation"], concern["review"]) == ("alleged", "direct", "accepted")
    assert concern["onBehalfOf"] == "Amnesty International"
    assert concern["claimIds"] == [claim]
    assert concern["url"] == "https://example.org/news/1"


async def test_an_unreviewed_concern_is_withheld_and_decides_nothing(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation()

    (hidden,) = await _matched(client, _query("Palantir", country=["us"]))
    (shown,) = await _matched(client, _query("Palantir", country=["us"]), review="all")

    assert (hidden["outcome"], hidden["results"][0]["concerns"]) == ("none_published", [])
    assert hidden["withheld"]["count"] == 1
    assert shown["outcome"] == "none_published"
    assert [one["review"] for one in shown["results"][0]["concerns"]] == ["UNREVIEWED"]


async def test_with_review_all_an_accepted_concern_stays_one(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.allegation(accepted=True)
    graph.allegation(words=" in the north")

    (found,) = await _matched(client, _query("Palantir", country=["us"]), review="all")

    assert found["outcome"] == "published_concern"
    assert found["results"][0]["concerns"][0]["review"] == "accepted"


async def test_an_organisation_out_of_unreviewed_claims_is_not_found(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.deal(vendor="Obscure Systems Ltd")

    (hidden,) = await _matched(client, _query("Obscure Systems Ltd", country=["gb"]))
    (shown,) = await _matched(client, _query("Obscure Systems Ltd", country=["gb"]), review="all")

    assert (hidden["results"], hidden["outcome"], hidden["withheld"]["count"]) == ([], "no_match", 1)
    assert [one["caption"] for one in shown["results"]] == ["Obscure Systems Ltd"]


def _named(text: str, name: str, key: str | None = None) -> Mention:
    start = text.index(name)
    country = None if key else "GB"
    return Mention(start, start + len(name), name, OrganisationKind.COMPANY, key, country)


async def test_an_owners_concern_is_told_of_the_owner_and_other_matters_are_named(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.allegation(accepted=True)
    owned = "Bluehaven Catering Ltd is owned by Palantir since 2020. It says so."
    names = (
        (Role.CHILD, _named(owned, "Bluehaven Catering Ltd")),
        (Role.PARENT, _named(owned, "Palantir", "us-palantir")),
    )
    graph._write(owned, graph._claim(owned, ClaimKind.OWNERSHIP, names), accepted=True)
    spilt = "Residents accuse Bluehaven Catering Ltd of a spill. It is known."
    facts = {"stance": ClaimStatus.ALLEGED, "category": "environment"}
    charge = graph._claim(
        spilt, ClaimKind.ALLEGATION, ((Role.ACCUSED, _named(spilt, "Bluehaven Catering Ltd")),), **facts
    )
    graph._write(spilt, charge, accepted=True)

    (found,) = await _matched(client, _query("Bluehaven Catering Limited", country=["gb"]), review="all")

    (result,) = found["results"]
    assert (result["match"], result["otherMatters"]) == (True, ["environment"])
    assert found["outcome"] == "published_concern"
    (concern,) = result["concerns"]
    assert (concern["relation"], concern["implicated"]) == ("via_parent", "Palantir")
    assert concern["path"] == "Bluehaven Catering Ltd is owned by Palantir"


async def test_thresholds_only_make_a_match_stricter(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.allegation(accepted=True)
    query = _query("Palantir Technologies UK Ltd")

    (lax,) = await _matched(client, query, threshold=0, cutoff=0)
    (cut,) = await _matched(client, query, cutoff=1, threshold=1)
    (ruled_out,) = await _matched(client, query, exclude_entity_ids="us-palantir")

    assert (lax["outcome"], lax["results"][0]["match"]) == ("possible_match", False)
    assert (cut["outcome"], cut["results"], cut["total"]["value"]) == ("possible_match", [], 1)
    assert (ruled_out["outcome"], ruled_out["total"]["value"]) == ("no_match", 0)


async def test_a_number_that_identifies_nobody_is_told(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    bad, unknown = await _matched(
        client,
        _query("Palantir", country=["us"], idNumber=["GB-COH:123456789"]),
        _query("Palantir", country=["Atlantis"], registrationNumber=[12345678]),
    )

    assert "identifies nobody" in bad["notes"][0]
    assert "no country that is known" in unknown["notes"][0]
    assert "registrationNumber 12345678 was not used" in unknown["notes"][1]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            {"queries": {str(n): _query("A Ltd") for n in range(101)}},
            "101 queries: send 1 to 100 in one batch",
        ),
        ({"queries": {}}, "0 queries"),
        ({"queries": {"q": _query("A Ltd", "Compnay")}}, "'Compnay' is none that is screened"),
        ({"queries": {"q": {"schema": "Company", "properties": {}}}}, "give at least one name"),
        ({"queries": {"q": _query("A Ltd")}, "weights": {"name": 1.0}}, "weights"),
    ],
)
async def test_a_wrong_batch_is_a_problem_that_says_what_to_do(
    client: httpx.AsyncClient, store: Store, body: dict[str, Any], says: str
) -> None:
    answer = await client.post("/match/default", json=body)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert says in answer.json()["detail"]


async def test_an_unknown_dataset_names_those_that_exist(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)

    for answer in (
        await client.post("/match/sanctions", json={"queries": {"q": _query("A Ltd")}}),
        await client.get("/search/sanctions", params={"q": "a"}),
    ):
        assert answer.status_code == 404
        assert answer.json()["detail"] == "no dataset is called 'sanctions'; there are default"


async def test_coverage_and_the_warning_ride_along(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)

    answer = (await client.post("/match/default", json={"queries": {"q": _query("A Ltd")}})).json()

    assert answer["coverage"]["statement"].endswith("No hit there is not a clean record.")
    assert answer["noHit"].startswith("No hit is not a clean record")
    assert (answer["limit"], answer["dataset"]) == (5, "default")
    assert "identifier" in answer["matcher"]
