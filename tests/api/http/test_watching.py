"""Watch-lists over HTTP."""

from datetime import UTC, datetime
from typing import Any

import feedparser
import httpx
import pytest

from api.keys import Scope

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


async def test_a_list_is_made_followed_and_forgotten(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    claim = graph.deal(accepted=True)
    graph.deal(vendor="Zephyr Analytics Holdings", title="Another", accepted=True)

    made = await client.post(
        "/watchlists",
        json={"name": "Ours", "organisations": ["us-palantir"], "url": "https://example.org/hook"},
    )
    listed = (await client.get("/watchlists")).json()["watchlists"]
    asked = {"since": "2026-11-01T00:00:00Z", "watchlist": made.json()["id"]}
    changed = (await client.get("/changes", params=asked)).json()["changes"]
    first = (await client.get("/changes", params={**asked, "limit": 1})).json()
    sent = (await client.get(f"/watchlists/{made.json()['id']}/deliveries")).json()
    removed = await client.delete(f"/watchlists/{made.json()['id']}")

    assert made.status_code == 201 and made.json()["secret"].startswith("whsec_")
    assert [one["name"] for one in listed] == ["Ours"] and "secret" not in listed[0]
    assert [(one["action"], one["claimIds"]) for one in changed] == [("accept", [claim])]
    assert changed[0]["organisations"] == [
        {"id": "us-palantir", "namedId": "us-palantir", "named": "Palantir", "relation": "direct"}
    ]
    assert first["next"] is None
    assert sent == {"deliveries": []}
    assert removed.status_code == 204
    assert (await client.get("/changes", params=asked)).status_code == 404


async def test_an_owner_of_a_followed_company_is_followed_too(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (child:Organisation {id: 'us-palantir'}), (parent:Organisation {id: 'amnesty'}) "
            "MERGE (child)-[edge:OWNED_BY {key: 'test'}]->(parent) SET edge.review = 'accepted'",
            {},
        )
    )
    graph.allegation("Palantir", accepted=True)
    made = (await client.post("/watchlists", json={"name": "x", "organisations": ["us-palantir"]})).json()

    asked = {"since": "2026-11-01T00:00:00Z", "watchlist": made["id"]}
    (change,) = (await client.get("/changes", params=asked)).json()["changes"]

    assert [(one["namedId"], one["relation"]) for one in change["organisations"]] == [
        ("amnesty", "owner"),
        ("us-palantir", "direct"),
    ]


async def test_a_list_is_had_as_a_feed(client: httpx.AsyncClient, graph: Any, app: Any) -> None:
    graph.ensure()
    since = datetime(2026, 11, 1, tzinfo=UTC)
    made = app.state.service.book.add("local", "Ours & <others>", ["us-palantir"], None, at=since)
    claim = graph.deal(accepted=True)

    answer = await client.get(f"/watchlists/{made.id}/feed.atom")

    assert answer.headers["content-type"].startswith("application/atom+xml")
    (entry,) = feedparser.parse(answer.content).entries
    assert feedparser.parse(answer.content).feed.title == "supplywatch: Ours & <others>"
    assert entry.title == "accept: Palantir"
    assert f"/view/contracts/{graph.about(claim)}" in entry.link
    assert "works for it" not in answer.text
    assert (await client.get("/watchlists/nothing/feed.atom")).status_code == 404


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"name": "x", "organisations": ["nobody"]}, "ask /match first"),
        ({"name": "x", "organisations": []}, "organisations"),
        ({"name": "x", "organisations": ["us-palantir"], "url": "http://example.org"}, "https"),
        ({"name": "x", "organisations": ["us-palantir"], "secret": "mine"}, "secret"),
    ],
)
async def test_a_wrong_list_is_refused(
    client: httpx.AsyncClient, graph: Any, body: dict[str, Any], told: str
) -> None:
    graph.ensure()

    answer = await client.post("/watchlists", json=body)

    assert answer.status_code == 422
    assert told in answer.text


async def test_a_key_sees_its_own_lists_and_admin_all(
    client: httpx.AsyncClient, graph: Any, keys: Any
) -> None:
    graph.ensure()
    one, other, admin = (
        {"X-API-Key": keys.add(name, [scope])}
        for name, scope in (("one", Scope.READ), ("other", Scope.READ), ("boss", Scope.ADMIN))
    )
    body = {"name": "Mine", "organisations": ["us-palantir"]}
    made = (await client.post("/watchlists", json=body, headers=one)).json()["id"]

    assert (await client.get(f"/watchlists/{made}", headers=one)).status_code == 200
    assert (await client.get(f"/watchlists/{made}", headers=admin)).status_code == 200
    assert (await client.get(f"/watchlists/{made}", headers=other)).status_code == 404
    assert (await client.delete(f"/watchlists/{made}", headers=other)).status_code == 404
    assert (await client.get("/watchlists")).status_code == 401
