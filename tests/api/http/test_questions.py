import csv
import io
from typing import Any

import httpx
import openpyxl
import pytest

from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


async def test_every_question_is_listed_with_what_it_takes(client: httpx.AsyncClient, store: Store) -> None:
    found = (await client.get("/questions")).json()["questions"]

    (exposure,) = [one for one in found if one["name"] == "exposure"]
    assert exposure["href"] == "/questions/exposure"
    assert {"vendor", "body", "as_of", "known_at", "review", "limit", "cursor"} <= {
        one["name"] for one in exposure["parameters"]
    }


async def test_an_answer_carries_rows_claims_totals_and_what_is_withheld(
    client: httpx.AsyncClient, graph: Any
) -> None:
    deal, allegation = graph.deal(accepted=True), graph.allegation(accepted=True)
    graph.allegation()

    answer = (await client.get("/questions/exposure", params={"vendor": "Palantir"})).json()

    (row,) = answer["rows"]
    assert (row["body"], row["vendor"], row["amount"]) == ("NHS England", "Palantir", 330_000_000)
    assert set(row["claimIds"]) == {deal, allegation}
    assert answer["question"]["name"] == "exposure"
    assert answer["parameters"]["vendor"] == "us-palantir"
    assert answer["columns"][0]["name"] == "rowId"
    assert answer["totals"][0]["amount"] == 330_000_000
    assert answer["withheld"]["count"] == 1
    assert "review=all" in answer["withheld"]["how"]
    assert answer["next"] is None
    assert answer["generatedAt"].endswith("Z")


async def test_review_all_marks_what_nobody_has_checked(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal()
    graph.allegation()

    accepted = (await client.get("/questions/exposure")).json()
    every = (await client.get("/questions/exposure", params={"review": "all"})).json()

    assert accepted["rows"] == []
    assert [row["review"] for row in every["rows"]] == ["UNREVIEWED"]


async def test_the_link_header_leads_through_all_pages(client: httpx.AsyncClient, graph: Any) -> None:
    for amount in (1_000, 2_000, 3_000):
        graph.deal(buyer=f"Council of Town {amount}", amount=amount, accepted=True, title=None)
    graph.allegation(accepted=True)
    seen, address = [], "/questions/exposure?limit=2"
    while address:
        answer = await client.get(address)
        seen += [row["amount"] for row in answer.json()["rows"]]
        address = answer.links.get("next", {}).get("url")

    assert seen == [3_000, 2_000, 1_000]


@pytest.mark.parametrize("how", ["suffix", "header"])
async def test_the_same_rows_come_as_csv(client: httpx.AsyncClient, graph: Any, how: str) -> None:
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    answer = (
        await client.get("/questions/exposure.csv")
        if how == "suffix"
        else await client.get(
            "/questions/exposure", headers={"Accept": "text/csv;q=0.9, application/json;q=0.1"}
        )
    )

    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8")))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="exposure.csv"'
    assert row["vendor"] == "Palantir"
    assert "£330000000" in row["contractQuote"]
    assert row["claimIds"]


async def test_the_same_rows_come_as_a_workbook(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    answer = await client.get("/questions/exposure.xlsx")

    rows = openpyxl.load_workbook(io.BytesIO(answer.content))["Rows"]
    assert "Palantir" in [cell.value for cell in rows[2]]
    assert answer.headers["content-disposition"] == 'attachment; filename="exposure.xlsx"'


async def test_an_unknown_question_is_not_found(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.get("/questions/expossure")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_format_that_there_is_not_is_named(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.get("/questions/exposure", headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("vendour=x", "vendour"),
        ("limit=0", "limit"),
        ("limit=10001", "limit"),
        ("limit=1&limit=2", "limit"),
        ("as_of=yesterday", "as_of"),
        ("as_of=2999-01-01", "as_of"),
        ("category=evil", "category"),
        ("contract_status=active,gone", "contract_status"),
        ("min_amount=NaN", "min_amount"),
        ("review=everything", "review"),
        ("cursor=%00", "cursor"),
        ("cursor=WzEsMiwzXQ", "cursor"),
        ("cursor=%F0%9F%98%80", "cursor"),
        ("vendor=", "vendor"),
        ("vendor=%00", "vendor"),
        ("vendor=%ED%A0%80", "vendor"),
        ("vendor=" + "x" * 10_000, "vendor"),
        ("vendor=%7D)%20DETACH%20DELETE%20n%20//", "vendor"),
        ("vendor=%3Cscript%3Ealert(1)%3C/script%3E", "vendor"),
    ],
)
async def test_a_wrong_value_is_refused_with_its_name(
    client: httpx.AsyncClient, graph: Any, query: str, parameter: str
) -> None:
    graph.deal()

    answer = await client.get(f"/questions/exposure?{query}")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]
    assert graph.store.read("asking/version")[0]["version"] > 0


async def test_the_past_is_asked_with_two_clocks(client: httpx.AsyncClient, graph: Any) -> None:
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    before = (await client.get("/questions/exposure", params={"known_at": "2020-01-01"})).json()
    then = (await client.get("/questions/exposure", params={"as_of": "2026-11-01"})).json()

    assert before["rows"] == []
    assert then["asOf"] == "2026-11-01"
    assert [row["vendor"] for row in then["rows"]] == ["Palantir"]
