from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from graph import decisions
from graph.decisions import Reviewer
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
WHO = Reviewer("B. Reviewer", AT, "the article was withdrawn")


async def test_a_vendor_is_shown_by_its_accepted_claims_only(client: httpx.AsyncClient, graph: Any) -> None:
    accepted, unreviewed = graph.deal(accepted=True), graph.allegation()

    found = (await client.get("/vendors/us-palantir")).json()

    assert [contract["claimIds"] for contract in found["contracts"]] == [[accepted]]
    assert found["controversies"] == []
    assert unreviewed not in str(found)
    assert found["withheld"]["count"] == 1
    assert "review=all" in found["withheld"]["how"]
    assert {"/questions/exposure?vendor=us-palantir"} <= {link["href"] for link in found["links"]}


async def test_with_review_all_what_nobody_checked_says_so(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)
    unreviewed = graph.allegation()

    found = (await client.get("/vendors/us-palantir", params={"review": "all"})).json()

    assert [(one["review"], one["claimIds"]) for one in found["controversies"]] == [
        ("UNREVIEWED", [unreviewed])
    ]
    assert found["review"] == "UNREVIEWED"


async def test_a_company_that_only_unreviewed_claims_know_is_not_published(
    client: httpx.AsyncClient, graph: Any, store: Store
) -> None:
    graph.deal(vendor="Obscure Systems Ltd")
    (row,) = store.read_text("MATCH (o:Organisation {name: 'Obscure Systems Ltd'}) RETURN o.id AS id", {})

    hidden = await client.get(f"/organisations/{row['id']}")
    shown = await client.get(f"/vendors/{row['id']}", params={"review": "all"})

    assert hidden.status_code == 404
    assert hidden.headers["content-type"] == "application/problem+json"
    assert "no named reviewer has accepted" in hidden.json()["detail"]
    assert "review=all" in hidden.json()["detail"]
    assert shown.json()["name"] == "Obscure Systems Ltd"


async def test_a_public_body_is_no_vendor(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)

    body = await client.get("/public-bodies/gb-nhs-england")
    vendor = await client.get("/vendors/gb-nhs-england")

    assert body.json()["isPublicBody"] is True
    assert [one["role"] for one in body.json()["contracts"]] == ["buyer"]
    assert vendor.status_code == 404
    assert "/organisations/gb-nhs-england" in vendor.json()["detail"]


async def test_a_contract_gives_parties_amount_and_the_words(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.deal(accepted=True)

    found = (await client.get(f"/contracts/{graph.about(claim)}")).json()

    assert (found["amount"], found["currency"], found["status"]) == (330_000_000, "GBP", "active")
    assert {(one["role"], one["name"]) for one in found["parties"]} == {
        ("vendor", "Palantir"),
        ("buyer", "NHS England"),
    }
    assert found["title"] == "Federated Data Platform"
    assert "Palantir works for it" in found["claims"][0]["evidence"][0]["quote"]


async def test_a_controversy_names_speaker_and_accuser(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation(accepted=True)

    found = (await client.get(f"/controversies/{graph.about(claim)}")).json()

    assert (found["category"], found["status"], found["concernsPeople"]) == ("human_rights", "alleged", True)
    assert [one["speaker"] for one in found["claims"]] == ["Kristyan Benedict"]
    assert {(one["role"], one["name"]) for one in found["parties"]} == {
        ("accused", "Palantir"),
        ("accuser", "Amnesty International"),
    }


async def test_a_claim_points_at_its_words_by_w3c_selectors(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.deal(accepted=True)

    (evidence,) = (await client.get(f"/claims/{claim}")).json()["evidence"]

    quote, position = evidence["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == evidence["quote"]
    assert quote["suffix"] == " Report number 1 😀 ends here."
    assert (position["start"], position["end"]) == (0, len(evidence["quote"]))


async def test_a_long_quote_is_cut_and_only_pointed_at(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.allegation(accepted=True, words=" of many kinds" * 60)

    (evidence,) = (await client.get(f"/claims/{claim}")).json()["evidence"]

    assert len(evidence["quote"]) <= 300
    assert [one["type"] for one in evidence["selector"]] == ["TextPositionSelector"]


async def test_a_document_is_shown_without_its_text(client: httpx.AsyncClient, graph: Any) -> None:
    claim = graph.deal(accepted=True)

    answer = await client.get(f"/documents/{graph.documents[claim]}")

    assert answer.json()["publisher"] == "Example News"
    assert [one["id"] for one in answer.json()["claims"]] == [claim]
    assert "ends here" not in answer.text


async def test_a_document_of_unreviewed_claims_is_not_published(
    client: httpx.AsyncClient, graph: Any
) -> None:
    claim = graph.deal()

    answer = await client.get(f"/documents/{graph.documents[claim]}")

    assert answer.status_code == 404
    assert "review=all" in answer.json()["detail"]


async def test_a_retracted_claim_is_gone_with_date_and_reason(
    client: httpx.AsyncClient, graph: Any, store: Store
) -> None:
    claim = graph.allegation(accepted=True)
    matter = graph.about(claim)
    decisions.retract(store, claim, WHO)

    answers = [await client.get(f"/claims/{claim}"), await client.get(f"/controversies/{matter}")]

    for answer in answers:
        assert answer.status_code == 410
        assert answer.json()["reason"] == "the article was withdrawn"
        assert answer.json()["retractedAt"].startswith("2026-11-21")


@pytest.mark.parametrize("review", ["accepted", "all"])
async def test_a_disputed_claim_is_suspended_under_every_setting(
    client: httpx.AsyncClient, graph: Any, store: Store, review: str
) -> None:
    claim = graph.allegation(accepted=True)
    dispute = decisions.dispute(store, claim, WHO)

    answer = await client.get(f"/claims/{claim}", params={"review": review})

    assert answer.status_code == 404
    assert dispute in answer.json()["detail"]


async def test_a_corrected_claim_leads_to_its_correction(
    client: httpx.AsyncClient, graph: Any, store: Store
) -> None:
    claim = graph.deal(accepted=True)
    _, corrected = decisions.correct(store, claim, {"title": "Another Platform"}, WHO)

    answer = await client.get(f"/claims/{claim}", params={"review": "all"})

    assert answer.status_code == 308
    assert answer.headers["location"] == f"/claims/{corrected}?review=all"


async def test_a_merged_organisation_answers_with_the_one_that_stays(
    client: httpx.AsyncClient, graph: Any, store: Store
) -> None:
    graph.deal(vendor="Obscure Systems Ltd", accepted=True)
    graph.deal(accepted=True)
    (row,) = store.read_text("MATCH (o:Organisation {name: 'Obscure Systems Ltd'}) RETURN o.id AS id", {})
    decisions.merge(store, ["us-palantir", row["id"]], WHO)

    answer = await client.get(f"/vendors/{row['id']}", params={"limit": "5"})

    assert answer.status_code == 308
    assert answer.headers["location"] == "/vendors/us-palantir?limit=5"


@pytest.mark.parametrize("room", ["organisations", "vendors", "public-bodies", "contracts", "claims"])
@pytest.mark.parametrize(
    "name", ["nothing", "%22%7D)%20DETACH%20DELETE%20(n)%20//", "%3Cscript%3E", "%ED%A0%80", "x" * 300]
)
async def test_an_unknown_identifier_is_not_found_whatever_it_holds(
    client: httpx.AsyncClient, store: Store, room: str, name: str
) -> None:
    answer = await client.get(f"/{room}/{name}")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


@pytest.mark.parametrize("name", ["x" * 10_000, "%00"])
async def test_an_impossible_identifier_is_refused(
    client: httpx.AsyncClient, store: Store, name: str
) -> None:
    answer = await client.get(f"/organisations/{name}")

    assert answer.status_code == 422
