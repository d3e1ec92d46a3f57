"""The pages as people meet them: readable by everybody, by keyboard alone, with nothing from elsewhere."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.model.vocabulary import ContractStatus

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]


@pytest.fixture
def told(graph: Any) -> dict[str, str]:
    """Two contracts, one of them blocked, and two matters; all accepted but one."""
    graph.ensure()
    deal = graph.deal(accepted=True)
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, amount=5_000_000, title="Blocked Scheme")
    charge = graph.allegation(accepted=True)
    graph.allegation(words=" again")
    return {
        "contract": graph.about(deal), "controversy": graph.about(charge), "claim": charge,
        "document": graph.documents[charge],
    }  # fmt: skip


def _addresses(told: dict[str, str]) -> list[str]:
    return [
        "/", "/exposure", "/exposure?review=all", "/ask", "/ask/vendors_by_concern", "/find?q=palantir", "/method",
        "/view/vendors/us-palantir", f"/view/contracts/{told['contract']}",
        f"/view/controversies/{told['controversy']}", f"/view/claims/{told['claim']}",
        f"/view/documents/{told['document']}", "/view/vendors/nobody",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 320), ("dark", 320)]
)
def test_every_page_is_accessible_fits_and_asks_nobody_else(
    browser: Browser, service: str, told: dict[str, str], scheme: Any, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    elsewhere: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: _note(request.url, service, elsewhere))
    page.on("console", lambda message: complaints.append(message.text))
    found: dict[str, object] = {}
    for address in _addresses(told):
        page.goto(service + address)
        violations = [
            (one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(page).response["violations"]
        ]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if violations or wider > 1:
            found[address] = (violations, wider)
    context.close()

    assert found == {}
    assert elsewhere == []
    assert [one for one in complaints if "404" not in one] == []


def test_twice_the_size_of_text_still_fits(browser: Browser, service: str, told: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 900})
    page = context.new_page()
    wide = []
    for address in _addresses(told):
        page.goto(service + address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 1:
            wide.append(address)
    context.close()

    assert wide == []


def test_the_list_is_narrowed_by_keyboard_alone_and_without_a_script(
    browser: Browser, service: str, told: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(service + "/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    _to(page, "Exposure list")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exposure")
    _to_field(page, "vendor")
    page.keyboard.type("Palantir")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exposure?vendor=Palantir**")

    expect(page.locator("article").first).to_contain_text("NHS England")
    page.go_back()
    expect(page).to_have_url(f"{service}/exposure")
    context.close()


def test_paper_holds_the_answer_in_black_on_white_and_no_form(
    browser: Browser, service: str, told: dict[str, str]
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(service + "/exposure?review=all")

    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".unreviewed").first).to_be_visible()
    for gone in ("form", "nav", "main details"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    page.close()


def test_search_answers_while_one_types_and_the_address_follows(
    browser: Browser, service: str, told: dict[str, str]
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(service + "/find")
    page.locator("#q").press_sequentially("palan")

    expect(page.locator("#found li")).to_have_count(1)
    expect(page).to_have_url(f"{service}/find?q=palan")
    expect(page.locator("#q")).to_be_focused()
    assert page.locator("#found [role=status]").count() == 1
    assert complaints == []
    page.close()


def _note(address: str, service: str, elsewhere: list[str]) -> None:
    if not address.startswith((service, "data:")):
        elsewhere.append(address)


def _to(page: Page, words: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == words:
            return
    raise AssertionError(f"no way to {words!r} by keyboard")


def _to_field(page: Page, name: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == name:
            return
    raise AssertionError(f"no way to the field {name!r} by keyboard")
