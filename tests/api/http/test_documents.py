import json
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from api.worker import Worker
from extractors.fetch import Limits, Web
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.reading import Extraction
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

TEXT = "The ministry said on Tuesday that it has awarded the firm a contract worth £330m, and nothing else."


class Blank:
    """A reader that finds nothing, for tests of what surrounds it."""

    def read(self, document: Document) -> Extraction:
        return Extraction(document)


def _worker(store: Store) -> Worker:
    return Worker(store, Blank(), Gazetteer.of([]), name="test", stopping=Event())


async def test_a_text_is_stored_before_it_is_answered(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.post(
        "/documents",
        json={"text": TEXT, "title": "Award", "publisher": "Example News", "published": "2026-05-28"},
    )

    (row,) = store.read_text("MATCH (d:Document), (t:Text {id: d.id}) RETURN d {.*} AS d, t.text AS text", {})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/jobs/{answer.json()['id']}"
    assert [one["state"] for one in answer.json()["documents"]] == ["queued"]
    assert row["text"] == TEXT
    assert (row["d"]["title"], row["d"]["publisher"]) == ("Award", "Example News")
    assert row["d"]["published"].isoformat() == "2026-05-28"


async def test_the_same_bytes_twice_are_one_document(client: httpx.AsyncClient, store: Store) -> None:
    first = await client.post("/documents", json={"text": TEXT})
    second = await client.post("/documents", files={"file": ("copy.txt", TEXT.encode(), "text/plain")})

    documents = [answer.json()["documents"][0]["id"] for answer in (first, second)]

    assert documents[0] == documents[1]
    assert store.read_text("MATCH (d:Document) RETURN count(d) AS n", {}) == [{"n": 1}]


async def test_a_page_is_read_for_what_it_says_of_itself(client: httpx.AsyncClient, store: Store) -> None:
    body = "".join(f"<p>{TEXT} Paragraph {number}.</p>" for number in range(6))
    page = f"<html><head><title>Award to the firm</title></head><body><article>{body}</article></body></html>"

    await client.post("/documents", files={"file": ("page.html", page.encode(), "text/html")})

    (row,) = store.read_text("MATCH (d:Document) RETURN d.title AS title, d.mediaType AS media", {})
    assert row == {"title": "Award to the firm", "media": "text/html"}


async def test_one_bad_file_does_not_stop_the_others(client: httpx.AsyncClient, store: Store) -> None:
    files = [("file", ("good.txt", TEXT.encode())), ("file", ("bad.docx", b"PK\x03\x04rubbish"))]

    answer = (await client.post("/documents", files=files)).json()

    assert len(answer["documents"]) == 1
    assert [one["name"] for one in answer["refused"]] == ["bad.docx"]
    assert "save it as PDF or text" in answer["refused"][0]["reason"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"url": "http://127.0.0.1:7474/"}, 422, "127.0.0.1"),
        ({"url": "file:///etc/passwd"}, 422, "url"),
        ({"url": "/etc/passwd"}, 422, "url"),
        ({"url": "-"}, 422, "url"),
        ({"url": "http://[::1]/"}, 422, "::1"),
        ({"url": "http://169.254.169.254/latest"}, 422, "169.254"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, 422, "url"),
        ({"text": ""}, 422, "text"),
        ({"text": "   "}, 422, "text"),
        ({"text": TEXT, "published": "yesterday"}, 422, "published"),
        ({"text": TEXT, "titel": "x"}, 422, "titel"),
        ({"text": TEXT, "title": "x" * 10_000}, 422, "title"),
        ({"text": TEXT, "title": "\ud800"}, 422, "title"),
        ({}, 422, "url"),
        ({"text": "x" * 1_200_000}, 413, "split"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_what_to_do(
    client: httpx.AsyncClient, store: Store, body: dict[str, Any], status: int, words: str
) -> None:
    answer = await client.post(
        "/documents", content=json.dumps(body), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == status
    assert words in answer.json()["detail"]
    assert store.read_text("MATCH (d:Document) RETURN count(d) AS n", {}) == [{"n": 0}]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"PK\x03\x04"])
async def test_a_file_that_is_no_document_is_refused(
    client: httpx.AsyncClient, store: Store, content: bytes
) -> None:
    answer = await client.post("/documents", files={"file": ("a.pdf", content)})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_form_without_a_file_says_so(client: httpx.AsyncClient, store: Store) -> None:
    answer = await client.post("/documents", files={"other": ("a.txt", b"x")})

    assert answer.status_code == 422
    assert "`file`" in answer.json()["detail"]


async def test_an_address_is_fetched_by_the_guarded_fetcher(
    store: Store, settings: Settings, keys: KeyRing, page_server: Callable[[str], str]
) -> None:
    address = page_server(TEXT)
    host, port = address.removeprefix("http://").split("/")[0].split(":")
    web = Web(Limits(), allowed=frozenset({(host, int(port))}))
    app = create_app(store, settings, keys=keys, web=web)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post("/documents", json={"url": address, "publisher": "Example News"})

    (row,) = store.read_text("MATCH (d:Document) RETURN d.url AS url, d.publisher AS publisher", {})
    assert answer.status_code == 202
    assert row == {"url": address, "publisher": "Example News"}


async def test_the_events_of_a_job_end_when_all_is_done(
    client: httpx.AsyncClient, app: FastAPI, store: Store
) -> None:
    job = (await client.post("/documents", json={"text": TEXT})).json()
    reading = Thread(target=_worker(store).read_next)
    reading.start()

    events = (await client.get(job["events"])).text

    reading.join()
    names = [line.removeprefix("event: ") for line in events.splitlines() if line.startswith("event: ")]
    last = json.loads([line for line in events.splitlines() if line.startswith("data: ")][-1][6:])
    assert names[0] == "document"
    assert names[-1] == "done"
    assert [one["state"] for one in last["documents"]] == ["loaded"]
    assert (await client.get(f"/jobs/{job['id']}")).json()["done"] is True


async def test_a_job_that_there_is_not_is_not_found(client: httpx.AsyncClient, store: Store) -> None:
    assert (await client.get("/jobs/nothing")).status_code == 404
    assert (await client.get("/jobs/nothing/events")).status_code == 404
