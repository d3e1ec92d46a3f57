"""The pages say what the answers say, and nothing that was read is taken for HTML."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from api.http.app import create_app
from api.keys import KeyRing, Scope
from api.settings import Settings
from graph.model.vocabulary import ContractStatus
from graph.store import Connection, Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]


async def _page(client: httpx.AsyncClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = await client.get(address, headers={"accept": "text/html"}, follow_redirects=True)
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    return html.document_fromstring(answer.text)


def _text(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def _links(tree: html.HtmlElement, begin: str) -> list[str]:
    return [link for link in tree.xpath("//main//@href") if link.startswith(begin)]


async def test_an_empty_graph_says_what_to_do_next(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()

    told = _text(await _page(client, "/"))

    assert "supplywatch ingest FOLDER" in told and "supplywatch review" in told


async def test_what_waits_for_review_is_told_and_not_shown(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.deal()
    graph.allegation()

    start, unreviewed = _text(await _page(client, "/")), await _page(client, "/exposure?review=all")

    assert "Nothing has been accepted yet" in start and "complicity" not in start
    assert "complicity" in _text(unreviewed)
    assert len(unreviewed.xpath("//article//strong[@class='unreviewed']")) >= 2


async def test_the_start_page_answers_the_question_at_once(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    tree = await _page(client, "/")

    told = _text(tree)
    for words in (
        "NHS England buys from Palantir", "GBP 330,000,000", "human rights: complicity: alleged",
        "said by Kristyan Benedict for Amnesty International", "accuses Palantir of complicity in abuses",
        "Example News, 2026-05-28", "none found in what was read", "No rows are withheld",
    ):  # fmt: skip
        assert words in told, words
    assert _links(tree, "/view/organisations/us-palantir")


async def test_a_blocked_deal_stands_apart_with_the_reason_and_a_matter_is_quoted_once(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, amount=5_000_000, title="Blocked Scheme")
    graph.allegation(accepted=True)

    tree = await _page(client, "/exposure")

    told = _text(tree)
    assert "Not counted, and why" in told and "not in the total" in told
    assert told.index("Federated Data Platform") < told.index("Blocked Scheme")
    assert told.count("accuses Palantir of complicity in abuses") == 1
    assert len(tree.xpath("//a[.='Quoted above, with the reply']")) == 1
    assert tree.xpath("//caption[contains(., 'each contract counted once')]")
    assert len(tree.xpath("//*[local-name()='svg' and @role='img']")) == 3
    states = tree.xpath("//figure[figcaption[starts-with(., 'Contracts by state')]]//tbody/tr")
    assert [_text(row) for row in states] == ["active1", "blocked1"]


async def test_every_page_of_a_chain_leads_on(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    deal = graph.deal(accepted=True)
    charge = graph.allegation(accepted=True)

    vendor = await _page(client, "/view/vendors/us-palantir")
    contract = await _page(client, f"/view/contracts/{graph.about(deal)}")
    controversy = await _page(client, f"/view/controversies/{graph.about(charge)}")
    claim = await _page(client, f"/view/claims/{charge}")
    document = await _page(client, f"/view/documents/{graph.documents[charge]}")

    assert "no clean record" not in _text(vendor) and "What is unknown" in _text(vendor)
    assert vendor.xpath("//*[local-name()='svg' and @role='group']//*[local-name()='a']/@href")
    assert "Accepted by A. Reviewer" in _text(contract) and _links(
        contract, "/view/organisations/gb-nhs-england"
    )
    assert "How far it has come" in _text(controversy) and "None found in what was read" in _text(controversy)
    assert claim.xpath("//mark") and "the text says so" in _text(claim)
    assert "not shown, only what is quoted" in _text(document) and "ends here" not in _text(document)
    for tree in (vendor, contract, controversy, claim, document):
        for address in {link.partition("#")[0] for link in _links(tree, "/view/")}:
            await _page(client, address)


async def test_every_question_has_a_form_and_answers_in_it(
    client: httpx.AsyncClient, graph: Any, app: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    examples = {"body": "NHS England", "vendor": "Palantir", "organisation": "Palantir", "of": "Palantir"}

    for question in app.state.service.catalogue:
        needed = {
            one.name: examples.get(one.name, one.example) for one in question.parameters if one.required
        }
        if "contract" in needed:
            needed["contract"] = graph.about(graph.deal(accepted=True))
        tree = await _page(client, str(httpx.URL(f"/ask/{question.name}", params=needed)))
        assert tree.xpath("//form//button"), question.name
        assert "rows" in _text(tree), question.name


async def test_empty_fields_leave_the_address_and_a_wrong_one_is_explained(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()

    clean = await client.get("/exposure?vendor=&body=NHS+England&limit=")
    wrong = await _page(client, "/exposure?as_of=yesterday-ish", 422)
    unknown = await _page(client, "/exposure?vendor=Nobody+At+All+Ltd", 422)

    assert (clean.status_code, clean.headers["location"]) == (303, "/exposure?body=NHS+England")
    assert wrong.xpath("//*[@role='alert']") and "as_of" in _text(wrong)
    assert "Nobody At All Ltd" in unknown.xpath("string(//*[@role='alert'])")
    assert wrong.xpath("//input[@name='as_of']/@value") == ["yesterday-ish"]


async def test_pages_follow_each_other_and_files_have_the_same_filters(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    for number in range(3):
        graph.deal(accepted=True, amount=number + 1, title=f"Scheme Number{number}")
    graph.allegation(accepted=True)

    first = await _page(client, "/exposure?vendor=Palantir&limit=2")
    second = await _page(client, first.xpath("//a[@rel='next']/@href")[0])

    assert "/questions/exposure.csv?vendor=Palantir&limit=2" in first.xpath("//main//@href")
    assert len(first.xpath("//article")) == 2 and len(second.xpath("//article")) == 1
    assert not second.xpath("//a[@rel='next']")


async def test_what_was_read_is_text_and_its_addresses_are_no_script(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(vendor="<script>alert(1)</script> Ltd", accepted=True, title="<img src=x onerror=alert(2)>")
    graph.allegation(words=" <b>bold</b> {{ 7 * 7 }}", accepted=True)

    for address in ("/exposure?review=all", "/ask/recently_changed?review=all", "/find?q=script&review=all",
                    "/find?q=%3Cscript%3E", "/view/vendors/us-palantir"):  # fmt: skip
        tree = await _page(client, address)
        assert not tree.xpath(
            "//script[not(@src='/static/pages/htmx.min.js')] | //img | //main//b[.='bold'] | //*[@onerror]"
        ), address
    told = _text(await _page(client, "/view/vendors/us-palantir"))
    assert "<b>bold</b> {{ 7 * 7 }}" in told


async def test_links_from_an_unreviewed_row_are_no_dead_ends(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.deal()
    graph.allegation()

    seen: set[str] = set()
    waiting = ["/exposure?review=all", "/find?q=palan&review=all"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        links = {link.partition("#")[0] for link in _links(await _page(client, address), "/view/")}
        assert all(link.endswith("?review=all") for link in links), address
        waiting += sorted(links - seen - set(waiting))

    kinds = {address.split("/")[2] for address in seen if address.startswith("/view/")}
    assert kinds == {"organisations", "contracts", "controversies", "claims", "documents"}


async def test_the_picture_of_a_vendor_has_a_table_with_the_same_links(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, amount=5_000_000, title="Blocked Scheme")
    graph.allegation(accepted=True)

    tree = await _page(client, "/view/vendors/us-palantir")

    drawn = set(tree.xpath("//*[local-name()='svg']//*[local-name()='a']/@href"))
    listed = set(tree.xpath("//figure/following-sibling::details[1]//tbody//@href"))
    assert len(listed) == 3 and drawn == listed | {"/view/organisations/us-palantir"}


async def test_what_is_accepted_for_publication_is_not_told_as_true(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    charge = graph.allegation(accepted=True)

    tree = await _page(client, f"/view/controversies/{graph.about(charge)}")

    (heading,) = tree.xpath("//h1")
    assert _text(heading).endswith(": alleged accepted for publication")
    assert tree.xpath("string(//title)").endswith(": alleged – supplywatch")
    assert "not that they are true" in _text(tree)


async def test_a_list_says_what_is_taken_what_is_withheld_and_names_its_columns_in_words(
    client: httpx.AsyncClient, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.allegation(words=" again")

    listed = await _page(client, "/exposure?vendor=Palantir")
    vendor = await _page(client, "/view/vendors/us-palantir")
    table = await _page(client, "/ask/vendors_by_concern")

    assert listed.xpath("string(//select[@name='review']/option[1])") == "usual: accepted"
    assert listed.xpath("string(//select[@name='concerns_people']/option[1])") == "usual: true"
    assert listed.xpath("//a[starts-with(., 'Show all')]/@href") == ["/exposure?vendor=Palantir&review=all"]
    assert vendor.xpath("//a[starts-with(., 'Show all')]/@href") == ["?review=all"]
    heads = [_text(head) for head in table.xpath("//thead//th")]
    assert "public bodies" in heads and "vendor" in heads and "vendor id" not in heads
    assert table.xpath("//tbody//td[1]/a[.='Palantir']/@href") == ["/view/organisations/us-palantir"]


async def test_a_file_that_is_cut_says_how_much_there_is(
    client: httpx.AsyncClient, graph: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.pages.routes._LISTED", 1)
    graph.ensure()
    graph.deal(accepted=True)
    graph.deal(accepted=True, amount=5_000_000, title="Another Scheme")

    told = await _page(client, "/view/vendors/us-palantir")

    assert "1 of 2 are shown here" in _text(told)
    assert told.xpath("//a[@href='/exposure?vendor=us-palantir']")


async def test_find_tells_organisations_apart(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    graph.allegation(accepted=True)

    tree = await _page(client, "/find?q=palan")

    assert _links(tree, "/view/organisations/us-palantir")
    assert "concern published" in _text(tree) and "may be another company" in _text(tree)


async def test_what_is_not_there_and_what_is_not_allowed_are_pages_too(
    client: httpx.AsyncClient, graph: Any, keys: KeyRing
) -> None:
    graph.ensure()
    hidden = graph.deal()

    nobody = await _page(client, "/view/vendors/nobody", 404)
    unseen = await _page(client, f"/view/claims/{hidden}", 404)
    nothing = await _page(client, "/ask/nothing", 404)
    keys.add("office", [Scope.READ])
    closed = await _page(client, "/exposure", 401)

    assert "nobody" in _text(nobody) and "Not found" in _text(nothing) + _text(nobody)
    assert "review=all" in _text(unseen)
    assert "key" in _text(closed)


async def test_a_lost_database_is_a_page_that_asks_again(server: Connection, tmp_path: Path) -> None:
    away = Store(Connection("bolt://127.0.0.1:1", server.user, server.password), patience=0.1)
    app = create_app(away, Settings(data=tmp_path), keys=KeyRing(tmp_path / "keys.json"))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        tree = await _page(client, "/exposure", 503)
    away.close()

    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["5"]
