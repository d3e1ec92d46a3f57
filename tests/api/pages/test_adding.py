"""Documents, registers and lists are added on a page by the same code as everywhere."""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from lxml import html

from api.keys import KeyRing, Scope
from api.pages.adding.book import ImportBook, State
from api.pages.visiting import COOKIE
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

TEXT = "The ministry said on Tuesday that it has awarded the firm a contract worth £330m, and nothing else."
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _tree(answer: httpx.Response, status: int = 200) -> html.HtmlElement:
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    return html.document_fromstring(answer.text)


def _text(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


async def _sent(client: httpx.AsyncClient, address: str = "/view/add", **parts: Any) -> httpx.Response:
    """A form as a browser sends it, its empty fields and its empty file too."""
    fields = {
        name: (None, value) for name, value in {"licence": "", **parts}.items() if isinstance(value, str)
    }
    files = {name: value for name, value in parts.items() if not isinstance(value, str)}
    files.setdefault("file", ("", b"", "application/octet-stream"))
    return await client.post(address, files={**fields, **files}, follow_redirects=True)


def _read(store: Store) -> None:
    """A worker has read everything that waits."""
    for row in store.read_text("MATCH (d:Document) RETURN d.id AS id", {}):
        store.write(
            lambda transaction, one=row: transaction.run(
                "load/queue_mark", id=one["id"], state="loaded", error=None
            )
        )


def _imports_done() -> None:
    for thread in threading.enumerate():
        if thread.name == "imports":
            thread.join(timeout=60)


def _releases(*numbers: int) -> tuple[str, bytes]:
    releases = [
        {
            "ocid": f"ocds-h6vhtk-{number:06}", "id": str(number), "date": "2025-03-04T10:00:00Z", "tag": ["award"],
            "buyer": {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}},
            "tender": {"title": f"Nightjar homes {number}"},
            "awards": [{
                "id": "1", "status": "active", "date": "2025-03-01",
                "value": {"amount": 1000 + number, "currency": "GBP"},
                "suppliers": [{
                    "name": f"Ashdown {number} Ltd", "identifier": {"scheme": "GB-COH", "id": f"{number:08}"},
                }],
            }],
        }
        for number in numbers
    ]  # fmt: skip
    return "notices.json", json.dumps({"releases": releases, "license": "CC0"}).encode()


async def test_a_text_is_stored_and_its_page_follows_it_without_a_script(
    client: httpx.AsyncClient, store: Store
) -> None:
    sent = await _sent(
        client, text=TEXT, title="Award <b>now</b>", publisher="Example News", published="2026-05-28"
    )
    waiting = _tree(sent)
    _read(store)
    read = _tree(await client.get(sent.url.path))

    assert sent.history[0].status_code == 303 and sent.url.path.startswith("/view/jobs/")
    assert "1 document stored. 1 waits or is being read." in _text(waiting)
    assert waiting.xpath("//a[.='Look again']/@href") == [sent.url.path]
    assert waiting.xpath("//*[@id='progress']/@hx-get") == [sent.url.path]
    assert "Award <b>now</b>" in _text(waiting) and not waiting.xpath("//td//b | //th//b")
    assert "All has been read: 0 claims found" in _text(
        read
    ) and "Nothing that this program looks for" in _text(read)
    assert not read.xpath("//*[@hx-get]") and not read.xpath("//a[.='Look again']")
    (row,) = store.read_text(
        "MATCH (d:Document) RETURN d.publisher AS publisher, d.published AS published", {}
    )
    assert (row["publisher"], row["published"].isoformat()) == ("Example News", "2026-05-28")


async def test_files_are_kept_and_a_bad_one_is_told_with_the_reason(client: httpx.AsyncClient) -> None:
    files = [
        ("file", ("good.txt", TEXT.encode(), "text/plain")), ("file", ("bad.docx", b"PK\x03\x04rubbish", "")),
    ]  # fmt: skip
    tree = _tree(await client.post("/view/add", files=files, follow_redirects=True))

    assert "1 document stored, 1 refused" in _text(tree)
    assert "bad.docx: " in _text(tree) and "save it as PDF or text" in _text(tree)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "nothing was handed in"),
        ({"url": "http://127.0.0.1:9/secret"}, "127.0.0.1"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "169.254.169.254"),
        ({"url": "file:///etc/passwd"}, "url: "),
        ({"text": TEXT, "published": "soon"}, "published: "),
        ({"text": TEXT, "file": ("a.txt", b"A text of its own.", "text/plain")}, "at once"),
    ],
)
async def test_what_cannot_be_taken_is_said_beside_the_form_which_keeps_its_words(
    client: httpx.AsyncClient, store: Store, given: dict[str, Any], words: str
) -> None:
    tree = _tree(await _sent(client, publisher="Example News", **given), 422)

    assert words in tree.xpath("string(//*[@role='alert'])")
    assert tree.xpath("//input[@id='d-publisher']/@value") == ["Example News"]
    assert tree.xpath("string(//textarea)") == given.get("text", "")
    assert store.read_text("MATCH (d:Document) RETURN count(d) AS n", {}) == [{"n": 0}]


async def test_what_is_too_large_is_refused_by_a_page(client: httpx.AsyncClient) -> None:
    answer = await client.post("/view/add", files={"file": ("a.txt", b"x" * 3_000_000, "text/plain")})

    assert "at most" in _text(_tree(answer, 413))


async def test_with_keys_only_one_with_the_right_adds_and_it_stands_in_no_address(
    client: httpx.AsyncClient, keys: KeyRing, store: Store
) -> None:
    reader, writer = keys.add("reader", [Scope.READ]), keys.add("desk", [Scope.INGEST])

    form = _tree(await client.get("/view/add"))
    nobody = await _sent(client, text=TEXT)
    wrong = await _sent(client, text=TEXT, key="sw_wrong")
    lacking = await _sent(client, text=TEXT, key=reader)
    taken = await _sent(client, text=TEXT, key=writer)
    job = _tree(taken).xpath("//form[@method='post']/@action")[0]
    again = await client.post(job, files={"key": (None, writer)})

    assert form.xpath("//input[@name='key']/@type") == ["password", "password"]
    assert [one.status_code for one in (nobody, wrong, lacking)] == [401, 401, 403]
    assert not taken.history and writer not in taken.text and "1 document stored" in _text(_tree(again))
    asked = _tree(await client.get(job), 401)
    assert asked.xpath("//form[@method='post']/@action") == [job]
    assert store.read_text("MATCH (j:Job) RETURN j.by AS by", {}) == [{"by": "desk"}]


async def test_whoever_is_signed_in_adds_by_the_forms_of_this_service_alone(
    client: httpx.AsyncClient, keys: KeyRing, app: FastAPI
) -> None:
    keys.add("desk", [Scope.READ, Scope.INGEST, Scope.REVIEW])
    token = app.state.service.sessions.begin("Ada Reviewer", keys.keys()[0].id, datetime.now(UTC))
    client.cookies.set(COOKIE, token)

    async def sent(origin: dict[str, str]) -> httpx.Response:
        return await client.post("/view/add", data={"text": TEXT}, headers=origin)

    form = _tree(await client.get("/view/add"))
    refused = [await sent(one) for one in ({}, {"origin": "https://example.org"}, {"origin": "null"})]
    taken = await sent({"origin": "http://127.0.0.1:8000"})
    job = await client.get(taken.headers["location"])

    assert not form.xpath("//input[@name='key']")
    assert [one.status_code for one in refused] == [403, 403, 403]
    assert taken.status_code == 303 and "1 document stored" in _text(_tree(job))


async def test_a_register_is_imported_with_its_account_and_what_is_wrong_in_it(
    client: httpx.AsyncClient, graph: Any, tmp_path: Path
) -> None:
    graph.ensure()
    name, content = _releases(7, 8)

    sent = await _sent(client, "/view/add/import", kind="ocds", file=(name, content[:-60], ""))
    _imports_done()
    told = _text(_tree(await client.get(sent.url.path)))
    whole = await _sent(
        client, "/view/add/import", kind="ocds", file=(name, content, ""), dataset="Norland register"
    )
    _imports_done()
    done = _tree(await client.get(whole.url.path))

    assert sent.url.path.startswith("/view/imports/")
    assert "1 NOT loaded" in told and "notices.json" in told and str(tmp_path) not in told
    assert "2 records read" in _text(done) and "Filenotices.json" in _text(done)
    assert not done.xpath("//*[@hx-get]")
    assert not [one for one in (tmp_path / "imports").iterdir() if one.suffix != ".sqlite3"]


async def test_a_list_needs_its_look_and_day_and_a_table_its_map(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    rows = b"Company,Country,Activities,Status,Date listed\nOstrel Guarding Ltd,GB,(a),,2025-01-01\n"
    file = ("settlements.csv", rows, "text/csv")

    undated = await _sent(client, "/view/add/import", kind="list", profile="ohchr_settlements", file=file)
    mapless = await _sent(client, "/view/add/import", kind="csv", file=file)
    listed = await _sent(
        client, "/view/add/import", kind="list", profile="ohchr_settlements", edition="2025-06-30", file=file
    )
    _imports_done()
    told = _text(_tree(await client.get(listed.url.path)))

    assert "say of which day this edition is" in _tree(undated, 422).xpath("string(//*[@role='alert'])")
    assert "a table needs its map" in _tree(mapless, 422).xpath("string(//*[@role='alert'])")
    assert "edition of 2025-06-30" in told and "1 record read, 1 new document with 1 new claim" in told, told


async def test_an_import_needs_the_right_to_review_for_a_register_is_accepted_by_rule(
    client: httpx.AsyncClient, keys: KeyRing
) -> None:
    writer = keys.add("desk", [Scope.INGEST])
    name, content = _releases(7)

    answer = await _sent(client, "/view/add/import", kind="ocds", file=(name, content, ""), key=writer)

    assert "review" in _text(_tree(answer, 403))


async def test_an_import_whose_process_ended_goes_on_when_somebody_looks(
    client: httpx.AsyncClient, graph: Any, app: FastAPI
) -> None:
    graph.ensure()
    book = ImportBook(app.state.service.settings.data)
    name, content = _releases(7)
    one = book.add("desk", "ocds", name, content, {}, at=AT)
    taken = book.take(AT)
    assert taken and book.take(AT + timedelta(seconds=10)) is None

    await client.get(f"/view/imports/{one.id}")
    _imports_done()

    assert book.get(one.id).state is State.DONE
    assert "1 record read" in _text(_tree(await client.get(f"/view/imports/{one.id}")))


async def test_what_was_never_handed_in_is_a_page_too(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    for address in ("/view/jobs/nothing", "/view/imports/nothing"):
        assert "nothing" in _text(_tree(await client.get(address), 404))
