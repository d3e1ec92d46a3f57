"""A list is saved from an answer, follows its organisations, and compares two moments."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from lxml import html

from api.keys import KeyRing, Scope
from graph import decisions
from graph.decisions import Reviewer
from graph.model.vocabulary import ContractStatus

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


def _tree(answer: httpx.Response, status: int = 200) -> html.HtmlElement:
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    return html.document_fromstring(answer.text)


def _text(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


async def _saved(
    client: httpx.AsyncClient, page: str = "/exposure?body=NHS+England", name: str = "Ours <b>"
) -> httpx.Response:
    """Fill in the form of the page and send it."""
    (form,) = _tree(await client.get(page)).xpath("//form[@action='/view/lists']")
    fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")} | {"name": name}
    return await client.post("/view/lists", data=fields, follow_redirects=True)


async def test_a_list_follows_the_vendors_of_an_answer_and_tells_what_changed(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    charge = graph.allegation(accepted=True)

    made = await _saved(client)
    decisions.retract(
        graph.store, charge, Reviewer("A. Reviewer", datetime.now(UTC), "the newspaper withdrew it")
    )
    later = _tree(await client.get(made.url.path))
    listed = _tree(await client.get("/view/lists"))
    feed = await client.get(later.xpath("//a[contains(@href, 'feed.atom')]/@href")[0])

    assert "Ours <b>" in _text(_tree(made)) and "Follows1 organisation" in _text(later)
    assert later.xpath("//li/a[@href='/view/organisations/us-palantir' and .='Palantir']")
    assert "retracted, about Palantir" in _text(later) and "accuses" not in _text(later)
    assert listed.xpath("//th/a[.='Ours <b>']/@href") == [made.url.path]
    assert feed.status_code == 200 and "retract: Palantir" in feed.text


async def test_two_days_of_its_question_are_compared_with_the_words_and_the_status(
    client: httpx.AsyncClient, graph: Any, app: FastAPI
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    made = await _saved(client)

    before = _tree(await client.get(f"{made.url.path}?since=2026-11-01&until=2026-11-21"))
    same = _tree(await client.get(f"{made.url.path}?since=2026-11-21"))

    told = _text(before)
    assert "Between 2026-11-01 and 2026-11-21: 1 new, 0 gone, 0 changed" in told
    assert "body: NHS England" in told or "body: gb-nhs-england" in told
    assert "human rights: complicity: alleged" in told and "accuses Palantir of complicity" in told
    assert "0 new, 0 gone, 0 changed" in _text(same)


async def test_a_list_made_elsewhere_compares_the_exposure_of_its_members_alone(
    client: httpx.AsyncClient, graph: Any, app: FastAPI
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.deal(vendor="Ostrel Guarding Ltd", accepted=True, status=ContractStatus.ACTIVE, title="Gates")
    graph.allegation("Ostrel Guarding Ltd", accepted=True)
    book, at = app.state.service.book, datetime.now(UTC) - timedelta(days=1)
    made = book.add("local", "From a file", ["us-palantir"], None, at=at)

    told = _text(_tree(await client.get(f"/view/lists/{made.id}?since=2026-11-01")))

    assert "the rows about the organisations of this list" in told
    assert "NHS England buys from Palantir" in told and "Ostrel" not in told


async def test_what_is_wrong_is_said_and_a_list_can_be_forgotten(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    made = await _saved(client)

    nameless = await client.post("/view/lists", data={"question": "exposure", "asked": ""})
    nobody = await client.post(
        "/view/lists", data={"question": "exposure", "asked": "category=environment", "name": "x"}
    )
    moment = await client.get(f"{made.url.path}?since=yesterday-ish")
    gone = await client.post(f"{made.url.path}/remove", follow_redirects=True)

    assert "name" in _text(_tree(nameless, 422)) and "names no organisation" in _text(_tree(nobody, 422))
    assert "known_at" in _tree(moment, 422).xpath("string(//*[@role='alert'])")
    assert "There is none yet" in _text(_tree(gone))
    assert "watch-list" in _text(_tree(await client.get(made.url.path), 404))


async def test_a_list_belongs_to_the_key_that_made_it(
    client: httpx.AsyncClient, graph: Any, keys: KeyRing
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    mine = {"X-API-Key": keys.add("mine", [Scope.READ])}
    theirs = {"X-API-Key": keys.add("theirs", [Scope.READ])}

    made = await client.post(
        "/view/lists", data={"question": "exposure", "asked": "", "name": "Ours"}, headers=mine
    )
    seen = await client.get(made.headers["location"], headers=mine)
    hidden = await client.get(made.headers["location"], headers=theirs)

    assert (made.status_code, seen.status_code, hidden.status_code) == (303, 200, 404)
