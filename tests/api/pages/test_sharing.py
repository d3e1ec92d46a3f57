"""A frozen answer stays as it was, and what was taken back since leaves it none the less."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from api.keys import KeyRing, Scope
from graph import decisions
from graph.decisions import Reviewer

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _text(answer: httpx.Response, status: int = 200) -> str:
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def _checked(content: dict[str, Any]) -> bool:
    """Whether the hash holds for somebody who has nothing but the file and docs/pages.md."""
    page = (Path(__file__).parents[3] / "docs" / "pages.md").read_text("utf-8")
    names: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```")[0], names)
    return bool(names["checked"](content))


async def _frozen(client: httpx.AsyncClient, page: str = "/exposure?vendor=Palantir") -> httpx.Response:
    """Press the button of the page."""
    tree = html.document_fromstring((await client.get(page)).text)
    (form,) = tree.xpath("//form[@action='/view/shared']")
    fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    return await client.post("/view/shared", data=fields, follow_redirects=True)


async def test_an_answer_stays_as_it_was_while_the_answer_of_now_goes_on(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    made = await _frozen(client)
    graph.deal(accepted=True, amount=5_000_000, title="Another Scheme")
    later = await client.get(made.url.path)
    content = (await client.get(f"{made.url.path}.json")).json()
    now = _text(await client.get("/exposure?vendor=Palantir"))
    listed = await client.get("/view/shared")

    told = _text(later)
    assert made.history[0].status_code == 303 and made.text == later.text
    assert (
        "GBP 330,000,000" in told and "accuses Palantir of complicity" in told and "frozen by local" in told
    )
    assert "Another Scheme" in now and "Another Scheme" not in told
    assert html.document_fromstring(later.text).xpath(
        "//main//a[.='the answer of now may differ']/@href"
    ) == ["/exposure?vendor=Palantir"]
    assert _checked(content) and content["sha256"] in told
    assert html.document_fromstring(listed.text).xpath("//th/a/@href") == [made.url.path]


@pytest.mark.parametrize("page", ["/exposure", "/ask/vendors_by_concern"])
async def test_what_was_retracted_since_is_told_at_its_row_and_shown_nowhere(
    client: httpx.AsyncClient, graph: Any, page: str
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    charge = graph.allegation(accepted=True)

    made = await _frozen(client, page)
    decisions.retract(graph.store, charge, Reviewer("A. Reviewer", AT, "the newspaper withdrew it"))
    later = await client.get(made.url.path)
    file = await client.get(f"{made.url.path}.json")

    told, content = _text(later), file.json()
    assert "the newspaper withdrew it" in told and "1 of 1 rows rests on what has been taken back" in told
    assert "330,000,000" not in told and "totals of then" in told
    for left in (later.text, file.text):
        assert "accuses Palantir" not in left
    assert content["answer"]["rows"][0]["takenBack"] and _checked(content)


async def test_a_disputed_row_is_suspended_in_a_frozen_answer_too(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    charge = graph.allegation(accepted=True)

    made = await _frozen(client)
    answer = await client.post(
        "/disputes", json={"claimId": charge, "who": "Palantir", "why": "It is wrong."}
    )

    assert answer.status_code in (200, 201)
    told = _text(await client.get(made.url.path))
    assert "disputed and suspended" in told and "accuses Palantir" not in told


async def test_what_is_not_accepted_cannot_be_frozen_and_has_no_button(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal()
    graph.allegation()

    page = html.document_fromstring((await client.get("/exposure?review=all")).text)
    forced = await client.post("/view/shared", data={"question": "exposure", "asked": "review=all"})

    assert not page.xpath("//form[@action='/view/shared']")
    assert "only what is accepted" in _text(forced, 422)


async def test_what_does_not_exist_was_changed_or_is_asked_for_without_a_right_is_said_plainly(
    client: httpx.AsyncClient, graph: Any, tmp_path: Path, keys: KeyRing
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    made = await _frozen(client)

    with sqlite3.connect(tmp_path / "shared.sqlite3") as base:
        base.execute("UPDATE shared SET content = replace(content, '330000000', '130000000')")
    base.close()
    changed = _text(await client.get(made.url.path))
    unknown = await client.get("/view/shared/0123456789abcdef")
    nonsense = await client.post("/view/shared", data={"question": "nothing"})
    keys.add("office", [Scope.INGEST])
    closed = await client.get(made.url.path)

    assert "cannot be relied on" in changed
    assert "0123456789abcdef" in _text(unknown, 404) and "nothing" in _text(nonsense, 404)
    assert closed.status_code == 401
