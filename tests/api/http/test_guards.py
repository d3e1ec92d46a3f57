import gzip
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.keys import KeyRing, Scope
from graph.errors import DatabaseUnavailable
from graph.schema import ensure
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

Key = Callable[..., dict[str, str]]


@pytest.mark.parametrize("header", ["ApiKey {}", "Bearer {}", "X-API-Key"])
async def test_a_key_is_taken_in_three_ways(client: httpx.AsyncClient, keys: KeyRing, header: str) -> None:
    token = keys.add("office", [Scope.READ])
    sent = {"X-API-Key": token} if header == "X-API-Key" else {"Authorization": header.format(token)}

    assert (await client.get("/questions", headers=sent)).status_code == 200


async def test_once_there_is_a_key_everybody_needs_one(client: httpx.AsyncClient, key: Key) -> None:
    key(Scope.READ)

    without = await client.get("/questions")
    wrong = await client.get("/questions", headers={"X-API-Key": "sw_wrong"})

    assert (without.status_code, wrong.status_code) == (401, 401)
    assert without.headers["www-authenticate"].startswith("ApiKey")
    assert "X-API-Key" in without.json()["detail"]


async def test_a_revoked_key_opens_nothing_from_then_on(client: httpx.AsyncClient, keys: KeyRing) -> None:
    token = keys.add("office", [Scope.READ])
    keys.add("other", [Scope.READ])
    before = await client.get("/questions", headers={"X-API-Key": token})

    keys.revoke(keys.keys()[0].id)
    after = await client.get("/questions", headers={"X-API-Key": token})

    assert (before.status_code, after.status_code) == (200, 401)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/questions/exposure?review=all", Scope.REVIEW),
        ("GET", "/vendors/us-palantir?review=all", Scope.REVIEW),
        ("GET", "/search/default?q=x&review=all", Scope.REVIEW),
        ("GET", "/changes?review=all", Scope.REVIEW),
        ("GET", "/review/queue", Scope.REVIEW),
        ("GET", "/claims/x/context", Scope.REVIEW),
        ("POST", "/decisions", Scope.REVIEW),
        ("POST", "/documents", Scope.INGEST),
        ("GET", "/jobs/x", Scope.INGEST),
        ("GET", "/jobs/x/events", Scope.INGEST),
        ("GET", "/metrics", Scope.ADMIN),
    ],
)
async def test_each_right_is_asked_for(
    client: httpx.AsyncClient, key: Key, store: Store, method: str, path: str, scope: Scope
) -> None:
    lacking = await client.request(method, path, headers=key(*(set(Scope) - {scope, Scope.ADMIN})))
    having = await client.request(method, path, headers=key(Scope.READ, scope))

    assert lacking.status_code == 403
    assert scope.value in lacking.json()["detail"]
    assert having.status_code in {200, 404, 422}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
async def test_what_monitors_and_readers_need_is_open(
    client: httpx.AsyncClient, key: Key, store: Store, path: str
) -> None:
    ensure(store)
    key(Scope.READ)

    assert (await client.get(path)).status_code == 200


async def test_without_keys_another_host_name_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/questions", headers={"Host": "evil.example:8000"})

    assert answer.status_code == 403


async def test_without_keys_a_page_from_elsewhere_can_neither_read_nor_write(
    client: httpx.AsyncClient, graph: Any
) -> None:
    origin = {"Origin": "https://evil.example"}
    claim = graph.deal(accepted=True)

    read = await client.get("/questions", headers=origin)
    write = await client.post("/disputes", headers=origin, json={"claimId": claim, "who": "x", "why": "y"})

    assert "access-control-allow-origin" not in read.headers
    assert write.status_code == 403


async def test_with_keys_a_page_from_anywhere_may_read_with_its_key(
    client: httpx.AsyncClient, key: Key
) -> None:
    origin = {"Origin": "https://tool.example"}
    asking = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}
    header = key(Scope.READ)

    preflight = await client.options("/questions", headers=origin | asking)
    read = await client.get("/questions", headers=origin | header)

    assert preflight.status_code == 200
    assert read.headers["access-control-allow-origin"] == "https://tool.example"


async def test_neo4j_browser_on_this_machine_may_read(client: httpx.AsyncClient) -> None:
    answer = await client.get("/questions", headers={"Origin": "http://127.0.0.1:7474"})

    assert answer.headers["access-control-allow-origin"] == "http://127.0.0.1:7474"


@pytest.mark.parametrize("path", ["/questions", "/nothing", "/search/default", "/docs"])
async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)

    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_an_unexpected_error_tells_nothing_and_is_in_the_log(
    client: httpx.AsyncClient, app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("the password is hunter2")

    app.add_api_route("/broken", broken)

    with caplog.at_level(logging.ERROR):
        answer = await client.get("/broken")

    assert answer.status_code == 500
    assert "hunter2" not in answer.text
    assert answer.json()["instance"] in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_database_that_is_away_is_503_with_a_time_to_come_back(
    client: httpx.AsyncClient, app: FastAPI
) -> None:
    def away() -> None:
        raise DatabaseUnavailable("no Neo4j answers")

    app.add_api_route("/away", away)

    answer = await client.get("/away")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


async def test_a_method_that_is_not_answered_is_405_with_those_that_are(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/disputes")

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_head_is_get_without_a_body(client: httpx.AsyncClient) -> None:
    get, head = await client.get("/questions"), await client.head("/questions")

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]


async def test_long_answers_are_packed(client: httpx.AsyncClient) -> None:
    async with client.stream("GET", "/openapi.json", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join([part async for part in answer.aiter_raw()])

    assert b'"openapi"' in gzip.decompress(packed)


@pytest.mark.parametrize("declared", [True, False])
async def test_a_body_over_the_limit_is_413(client: httpx.AsyncClient, store: Store, declared: bool) -> None:
    large = b'{"text": "' + b"x" * 2_100_000 + b'"}'

    async def parts() -> Any:
        for start in range(0, len(large), 65536):
            yield large[start : start + 65536]

    answer = await client.post(
        "/documents", content=large if declared else parts(), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 413
    assert "split" in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"null", "application/json"),
        (b"text=x", "application/x-www-form-urlencoded"),
        (b"hello", "text/plain"),
        (b"", ""),
        (b'{"claimId": "\\ud800", "who": "x", "why": "y"}', "application/json"),
    ],
)
@pytest.mark.parametrize("path", ["/disputes", "/decisions", "/documents"])
async def test_a_body_that_is_none_is_a_problem_of_the_caller(
    client: httpx.AsyncClient, store: Store, content: bytes, kind: str, path: str
) -> None:
    answer = await client.post(path, content=content, headers={"Content-Type": kind} if kind else {})

    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


async def test_metrics_count_by_route_and_tell_how_many_documents_wait(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.deal()
    await client.get("/organisations/one")
    await client.get("/organisations/two")

    lines = (await client.get("/metrics")).text.splitlines()

    assert 'supplywatch_requests_total{method="GET",route="/organisations/{id}",status="404"} 2.0' in lines
    assert 'supplywatch_documents{state="loaded"} 1.0' in lines
    assert 'supplywatch_documents{state="queued"} 0.0' in lines
    assert "supplywatch_database_up 1.0" in lines


async def test_ready_means_that_the_schema_is_there(client: httpx.AsyncClient, store: Store) -> None:
    store.write(lambda transaction: transaction.run_text("MATCH (state:GraphState) DELETE state", {}))  # type: ignore[attr-defined]
    before = await client.get("/readyz")

    ensure(store)
    after = await client.get("/readyz")

    assert before.status_code == 503
    assert after.json()["status"] == "ok"
