"""A letter asks for a reply without taking a side, and the matter says what became of it."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import httpx
import pytest
from lxml import html

from api.keys import KeyRing, Scope
from graph import decisions
from graph.decisions import Reviewer
from graph.gazetteer import known_names
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.vocabulary import ClaimKind, ClaimStatus, OrganisationKind, Role

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _text(answer: httpx.Response, status: int = 200) -> str:
    assert answer.status_code == status, answer.text[:500]
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def _matter(graph: Any, **more: Any) -> str:
    graph.ensure()
    graph.deal(accepted=True)
    return f"/view/controversies/{graph.about(graph.allegation(accepted=True, **more))}"


async def test_the_letter_quotes_with_publisher_and_day_and_asks_without_judging(
    client: httpx.AsyncClient, graph: Any
) -> None:
    matter = _matter(graph)
    graph.allegation(words=" of which nobody has looked at this")

    answer = await client.get(
        f"{matter}/letter.txt?deadline=2099-01-05&sender=Example+Council&reply_to=desk@example.org"
    )

    told = " ".join(answer.text.split())
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    for words in (
        "To: Palantir", "(alleged)", "Said by Kristyan Benedict for Amnesty International. Status: alleged.",
        "“Amnesty International accuses Palantir of complicity in abuses.”", "Example News, 28 May 2026",
        "https://example.org/news/2", "We have found none in what we have read.",
        "1. NHS England: Federated Data Platform; GBP 330,000,000 (reported); active, as of 28 May 2026",
        "What is your reply to it?", "We ask for your answer by 5 January 2099, to desk@example.org.",
        "We have not examined whether what is quoted is true",
    ):  # fmt: skip
        assert words in told, words
    assert "nobody has looked" not in told and "[" not in told
    assert max(len(line) for line in answer.text.splitlines()) <= 78


async def test_the_page_has_the_fields_and_gaps_and_refuses_a_day_that_has_passed(
    client: httpx.AsyncClient, graph: Any
) -> None:
    matter = _matter(graph)

    page = await client.get(f"{matter}/letter?sender=%3Cb%3EMe%3C/b%3E")
    passed = await client.get(f"{matter}/letter?deadline=2020-01-01")
    nonsense = await client.get(f"{matter}/letter?deadline=soon")
    leads = html.document_fromstring((await client.get(matter)).text).xpath(
        "//a[contains(@href, '/letter')]/@href"
    )

    tree = html.document_fromstring(page.text)
    assert "<b>Me</b>" in _text(page) and not tree.xpath("//main//b")
    assert "[your address]" in tree.xpath("string(//pre)")
    assert "has passed" in _text(passed, 422) and "is no day" in _text(nonsense, 422)
    assert leads == [f"{matter}/letter"]


async def test_what_became_of_it_stands_at_the_matter(client: httpx.AsyncClient, graph: Any) -> None:
    matter = _matter(graph)
    here = f"{matter}/letter"
    given = {"to": "us-palantir", "deadline": "2026-11-20"}

    async def note(action: str, on: str, status: int = 303) -> httpx.Response:
        answer = await client.post(here, data={**given, "action": action, "on": on})
        assert answer.status_code == status, answer.text[:500]
        return answer

    early = await note("answered", "2026-11-10", 422)
    await note("drafted", "2026-11-01")
    drafted = _text(await client.get(matter))
    await note("sent", "2026-11-06")
    sent = _text(await client.get(matter))
    backwards = await note("answered", "2026-11-02", 422)
    future = await note("answered", "2099-01-01", 422)
    await note("answered", "2026-11-18")
    answered = _text(await client.get(matter))
    page = _text(await client.get(here))
    await note("declined", "2026-11-19")
    declined = _text(await client.get(matter))
    await note("forget", "2026-11-19")
    forgotten = _text(await client.get(matter))

    assert "note first on which day" in _text(early, 422)
    assert "asked for" not in drafted and "asked for on" not in forgotten
    assert (
        "A reply of Palantir was asked for on 2026-11-06, to be given by 2026-11-20; none is recorded."
        in sent
    )
    assert "so no answer came on" in _text(backwards, 422) and "lies in the future" in _text(future, 422)
    assert "was asked for on 2026-11-06 and given on 2026-11-18." in answered
    assert "Drafted2026-11-01" in page and "Hand the reply in as a document" in page
    assert "on 2026-11-19 it declined to give one." in declined


async def test_a_reply_that_awaits_review_is_not_told_as_none(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    text = "Amnesty International accuses Palantir of complicity. Palantir denies it."
    charge = Claim(
        document_id=sha256(text.encode()).hexdigest(), kind=ClaimKind.ALLEGATION,
        evidence=(Span(0, 53, text[:53]),), reader="test", reader_version="1", rule="test", why="test",
        confidence=0.9, stance=ClaimStatus.ALLEGED, category="human_rights",
        names=((Role.ACCUSED, Mention(30, 38, "Palantir", OrganisationKind.COMPANY, "us-palantir")),),
    )  # fmt: skip
    denial = replace(
        charge, kind=ClaimKind.REPLY, evidence=(Span(54, 73, text[54:]),), answers=charge.id, denies=True,
        stance=None, category=None,
        names=((Role.REPLIER, Mention(54, 62, "Palantir", OrganisationKind.COMPANY, "us-palantir")),),
    )  # fmt: skip
    read = [(Document(charge.document_id, text, publisher="Example News"), [charge, denial])]
    assert not load(graph.store, read, gazetteer=known_names(graph.store), recorded_at=AT).refused
    graph.accept(charge.id)
    matter = f"/view/controversies/{graph.about(charge.id)}"

    waits, asks = _text(await client.get(matter)), (await client.get(f"{matter}/letter.txt")).text
    graph.accept(denial.id)
    there, quotes = _text(await client.get(matter)), (await client.get(f"{matter}/letter.txt")).text

    assert "One is reported; its words await review" in waits and "denies it" not in waits + asks
    assert "a reply whose words we have not checked yet" in " ".join(asks.split())
    assert "await review" not in there and "“Palantir denies it.”" in quotes and "not checked" not in quotes


async def test_a_request_is_noted_for_everybody_only_with_the_right_to_review(
    client: httpx.AsyncClient, graph: Any, keys: KeyRing
) -> None:
    matter = _matter(graph)
    reader = {"X-API-Key": keys.add("reader", [Scope.READ])}

    drafted = await client.get(f"{matter}/letter", headers=reader)
    noted = await client.post(f"{matter}/letter", data={"action": "sent"}, headers=reader)

    assert "Dear Sir or Madam" in _text(drafted) and "needs a key with the scope" in _text(drafted)
    assert noted.status_code == 403


async def test_what_is_not_published_has_no_letter_and_what_was_taken_back_leaves_it(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    hidden = graph.about(graph.allegation())
    charge = graph.allegation("Palantir", accepted=True, words=" again")
    gone = graph.about(charge)
    decisions.retract(graph.store, charge, Reviewer("A. Reviewer", AT, "the newspaper withdrew it"))

    answers = [
        (await client.get(f"/view/controversies/{one}/letter")).status_code for one in (hidden, gone, "none")
    ]

    assert all(status in (404, 410) for status in answers), answers


async def test_a_request_follows_its_matter_when_it_is_joined_to_another(
    client: httpx.AsyncClient, graph: Any
) -> None:
    first = _matter(graph)
    second = graph.allegation(accepted=True, words=" again")
    other = f"/view/controversies/{graph.about(second)}"
    for one in (first, other):
        await client.post(f"{one}/letter", data={"to": "us-palantir", "action": "sent", "on": "2026-11-06"})

    ids = [one.rpartition("/")[2] for one in (first, other)]
    decisions.merge(graph.store, ids, Reviewer("A. Reviewer", AT, "one matter"))
    pages = [await client.get(one, follow_redirects=True) for one in (first, other)]

    assert pages[0].url == pages[1].url
    assert _text(pages[0]).count("A reply of Palantir was asked for on 2026-11-06") == 1
