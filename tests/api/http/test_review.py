from typing import Any

import httpx
import pytest

from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


def _decision(action: str, claim: str | None = None, **more: Any) -> dict[str, Any]:
    body = {"action": action, "by": "A. Reviewer", "reason": "seen in context", **more}
    return body | ({"claimId": claim} if claim else {})


async def test_what_waits_is_accepted_and_then_published(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation()
    (waiting,) = (await client.get("/review/queue")).json()["claims"]

    context = (await client.get(f"/claims/{claim}/context")).json()
    answer = await client.post("/decisions", json=_decision("accept", claim, expected=context["review"]))
    shown = (await client.get(f"/claims/{claim}")).json()

    assert (waiting["id"], waiting["review"]) == (claim, "unreviewed")
    (passage,) = context["passages"]
    start, end = passage["spans"][0]
    assert passage["text"][start:end] == waiting["quotes"][0]
    assert "ends here" in passage["text"]
    assert answer.status_code == 201
    assert (shown["review"], shown["reviewer"]) == ("accepted", "A. Reviewer")
    assert (await client.get("/review/queue")).json()["claims"] == []


async def test_of_two_reviewers_on_one_claim_the_second_is_told(
    client: httpx.AsyncClient, graph: Any
) -> None:
    claim = graph.allegation()
    await client.post("/decisions", json=_decision("accept", claim, expected="unreviewed"))

    second = await client.post("/decisions", json=_decision("reject", claim, expected="unreviewed"))

    assert second.status_code == 409
    assert "accepted by now" in second.json()["detail"]


async def test_a_decision_keeps_who_decided_and_which_key_sent_it(
    client: httpx.AsyncClient, graph: Any, store: Store
) -> None:
    claim = graph.allegation()

    decision = (await client.post("/decisions", json=_decision("accept", claim))).json()

    (row,) = store.read_text("MATCH (d:Decision {id: $id}) RETURN d {.*} AS d", {"id": decision["id"]})
    assert (row["d"]["actor"], row["d"]["keyName"], row["d"]["reason"]) == (
        "A. Reviewer",
        "local",
        "seen in context",
    )


async def test_a_misread_claim_is_replaced_by_its_correction(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.deal()
    correction = {"status": "blocked", "amount": 50_000_000, "valueKind": "approx"}

    answer = await client.post("/decisions", json=_decision("correct", claim, correction=correction))
    corrected = (await client.get(f"/claims/{answer.json()['correction']}")).json()

    assert answer.status_code == 201
    assert (corrected["contractStatus"], corrected["amount"], corrected["valueKind"]) == (
        "blocked",
        50_000_000,
        "approx",
    )
    assert corrected["review"] == "accepted"


async def test_a_decision_can_be_undone(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation()
    decision = (await client.post("/decisions", json=_decision("accept", claim))).json()["id"]

    undone = await client.post("/decisions", json=_decision("undo", targets=[decision]))

    assert undone.status_code == 201
    assert (await client.get(f"/claims/{claim}")).status_code == 404


async def test_contracts_are_merged_and_answer_with_one_identifier(
    client: httpx.AsyncClient, graph: Any
) -> None:
    one, other = (graph.deal(amount=amount, accepted=True, title=None) for amount in (1_000, 9_000))
    contracts = [graph.about(one), graph.about(other)]

    answer = await client.post("/decisions", json=_decision("merge", targets=contracts))

    statuses = sorted([(await client.get(f"/contracts/{one}")).status_code for one in contracts])
    assert answer.status_code == 201
    assert statuses == [200, 308]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (_decision("accept"), 422),
        (_decision("accept", "x", targets=["y"]), 422),
        (_decision("accept", "nothing"), 404),
        (_decision("celebrate", "x"), 422),
        (_decision("correct", "x"), 422),
        (_decision("accept", "x", correction={"status": "blocked"}), 422),
        (_decision("correct", "x", correction={"status": "great"}), 422),
        (_decision("correct", "nothing", correction={"status": "blocked"}), 404),
        (_decision("merge", targets=["nothing", "nobody"]), 404),
        (_decision("merge", targets=["nothing"]), 422),
        (_decision("undo", targets=["a", "b"]), 422),
        (_decision("undo", targets=["nothing"]), 404),
        (_decision("retract", "x", reason=None), 422),
        ({"action": "accept", "claimId": "x", "by": " "}, 422),
        (_decision("accept", "'}) DETACH DELETE n //"), 404),
    ],
)
async def test_a_decision_that_cannot_be_is_refused(
    client: httpx.AsyncClient, graph: Any, body: dict[str, Any], status: int
) -> None:
    graph.allegation()

    answer = await client.post("/decisions", json=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_correction_with_other_words_than_the_document_is_refused(
    client: httpx.AsyncClient, graph: Any
) -> None:
    claim = graph.deal()
    correction = {"evidence": [{"start": 0, "end": 5, "quote": "never"}]}

    answer = await client.post("/decisions", json=_decision("correct", claim, correction=correction))

    assert answer.status_code == 422


async def test_the_queue_is_paged(client: httpx.AsyncClient, graph: Any) -> None:
    claims = {graph.allegation() for _ in range(3)}
    first = (await client.get("/review/queue", params={"limit": 2})).json()

    second = (await client.get("/review/queue", params={"limit": 2, "cursor": first["next"]})).json()

    assert {one["id"] for one in (*first["claims"], *second["claims"])} == claims
    assert second["next"] is None
    assert first["waiting"] == {"unreviewed": 3}


@pytest.mark.parametrize("cursor", ["x", "%00", "WzEsMiwzXQ==", "😀", "bnVsbA=="])
@pytest.mark.parametrize("path", ["/review/queue", "/disputes", "/changes"])
async def test_a_broken_cursor_is_refused(
    client: httpx.AsyncClient, store: Store, path: str, cursor: str
) -> None:
    answer = await client.get(path, params={"cursor": cursor})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "cursor"


async def test_a_dispute_suspends_at_once_and_stands_in_the_log(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.deal(accepted=True)
    claim = graph.allegation(accepted=True)
    before = (await client.get("/questions/exposure")).json()["rows"]

    answer = await client.post(
        "/disputes", json={"claimId": claim, "who": "Palantir, legal office", "why": "We do not supply that."}
    )

    after = (await client.get("/questions/exposure", params={"review": "all"})).json()["rows"]
    (logged,) = (await client.get("/disputes")).json()["disputes"]
    assert (len(before), after) == (1, [])
    assert answer.status_code == 201
    assert (logged["id"], logged["state"]) == (answer.json()["id"], "open")
    assert (logged["by"], logged["reason"]) == ("Palantir, legal office", "We do not supply that.")


async def test_the_log_says_how_a_dispute_ended(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation(accepted=True)
    await client.post("/disputes", json={"claimId": claim, "who": "Palantir", "why": "no"})

    await client.post("/decisions", json=_decision("retract", claim, reason="the article was withdrawn"))

    (logged,) = (await client.get("/disputes")).json()["disputes"]
    assert logged["state"] == "decided"
    assert (logged["outcome"]["action"], logged["outcome"]["reason"]) == (
        "retract",
        "the article was withdrawn",
    )
    assert (await client.get(f"/claims/{claim}")).status_code == 410


async def test_what_is_gone_cannot_be_disputed_back_to_life(client: httpx.AsyncClient, graph: Any) -> None:
    retracted, rejected = graph.allegation(accepted=True), graph.allegation()
    await client.post("/decisions", json=_decision("retract", retracted))
    await client.post("/decisions", json=_decision("reject", rejected))

    statuses = [
        (await client.post("/disputes", json={"claimId": one, "who": "x", "why": "y"})).status_code
        for one in (retracted, rejected, "nothing")
    ]

    assert statuses == [410, 404, 404]


async def test_changes_tell_in_order_what_became_public_and_what_was_taken_back(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.allegation()
    by_rule, claim = graph.deal(by_rule=True), graph.allegation()
    never = graph.allegation()
    await client.post("/decisions", json=_decision("accept", claim))
    await client.post("/decisions", json=_decision("reject", never))
    await client.post("/decisions", json=_decision("retract", claim))

    found = (await client.get("/changes")).json()

    assert [(one["action"], one["claimIds"]) for one in found["changes"]] == [
        ("recorded", [by_rule]),
        ("accept", [claim]),
        ("retract", [claim]),
    ]
    assert found["changes"][0]["about"] == [f"contracts/{graph.about(by_rule)}"]
    assert never not in str(found)


async def test_changes_are_paged_without_gap_or_repeat(client: httpx.AsyncClient, graph: Any) -> None:
    claims = [graph.allegation() for _ in range(5)]
    for claim in claims[:2]:
        await client.post("/decisions", json=_decision("accept", claim))
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        asked = {"limit": "2", "review": "all"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/changes", params=asked)).json()
        seen += [one["id"] for one in page["changes"]]
        cursor = page["next"]

    assert len(seen) == len(set(seen)) == 7


async def test_changes_begin_at_the_time_that_is_asked_for(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation(accepted=True)
    await client.post("/decisions", json=_decision("retract", claim))

    later = (await client.get("/changes", params={"since": "2026-11-21T00:00:00Z"})).json()
    bad = await client.get("/changes", params={"since": "2026-11-21T00:00:00"})

    assert [one["action"] for one in later["changes"]] == ["retract"]
    assert bad.status_code == 422
