"""The review desk by keyboard alone, in light and dark."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph import decisions
from graph.decisions import Reviewer
from graph.review import in_context, waiting
from graph.store import Store

_PATIENCE = 100_000  # ms; a machine that does much else at once takes its time
pytestmark = [pytest.mark.neo4j, pytest.mark.browser]


@pytest.fixture
def told(graph: Any) -> list[str]:
    """Three claims that wait, in the order of the queue, and a pair of contracts that may be one."""
    graph.ensure()
    graph.allegation()
    for amount in (1_000, 9_000):
        graph.deal(amount=amount, title=None)
    return [row["claim"]["id"] for row in waiting(graph.store).rows]


def test_claims_and_pairs_are_decided_by_keyboard_alone(
    browser: Browser, service: str, told: list[str], store: Store
) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{service}/view/review")
    _fine(page)
    _type_into(page, "reviewer", "Ada Reviewer")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{service}/view/review")
    _fine(page)

    _press(page, "n")
    page.wait_for_url(f"{service}/view/review/claims/{told[0]}")
    expect(page.locator("mark.name").first).to_be_visible()
    _press(page, "c")
    expect(page.locator(":focus")).to_have_attribute(
        "id", "f-vendor" if _is_deal(store, told[0]) else "f-accused"
    )
    page.keyboard.press("Escape")
    _press(page, "?")
    expect(page.get_by_text("out of a field")).to_be_visible()
    _fine(page)
    _press(page, "a")
    page.wait_for_url(f"{service}/view/review/claims/{told[1]}")
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    _press(page, "r")
    page.keyboard.type("another organisation of that name, and no a or n or u in it")
    assert _review(store, told[1]) == "unreviewed"  # letters in a field are letters
    page.keyboard.press("Enter")
    page.wait_for_url(f"{service}/view/review/claims/{told[2]}")
    expect(page.get_by_text("This is the end of the queue")).to_be_visible()
    _press(page, "u")
    page.wait_for_url(f"{service}/view/review/claims/{told[1]}")
    expect(page.get_by_role("status")).to_contain_text("was rejected by you")
    _press(page, "n")
    page.wait_for_url(f"{service}/view/review/claims/{told[2]}")
    _press(page, "p")
    page.wait_for_url(f"{service}/view/review/claims/{told[1]}")
    page.go_back()
    page.reload()
    assert [_review(store, one) for one in told] == ["accepted", "unreviewed", "unreviewed"]

    page.goto(f"{service}/view/review/pairs")
    _fine(page)
    _press(page, "d")
    page.wait_for_url(re.compile(r"/pairs\?after="))
    expect(page.get_by_role("status")).to_contain_text("are two")
    page.goto(f"{service}/view/review/log")
    _fine(page)
    context.close()
    assert complaints == []


def test_keys_that_are_held_or_were_switched_off_decide_nothing_and_small_screens_hold_all(
    browser: Browser, service: str, told: list[str], store: Store
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(f"{service}/view/review/claims/{told[0]}")
    page.fill("#reviewer", "Ada Reviewer")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{service}/view/review/claims/{told[0]}")
    page.wait_for_selector("html[data-keys=ready]")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true}))"
    )
    _press(page, "?")
    page.get_by_label("Single keys work").uncheck()
    page.reload()
    _press(page, "a")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    expect(page.get_by_label("Single keys work")).not_to_be_checked()
    _fine(page)
    decisions.reject(store, told[0], Reviewer("Ben", in_context(store, told[0]).claim["recordedAt"]))
    with page.expect_navigation():
        page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("alert")).to_contain_text("Ben decided meanwhile")
    assert _review(store, told[0]) == "rejected"
    context.close()


def _press(page: Page, key: str) -> None:
    page.wait_for_selector("html[data-keys=ready]")
    page.keyboard.press(key)


def _type_into(page: Page, name: str, words: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == name:
            page.keyboard.type(words)
            return
    raise AssertionError(f"no way to the field {name!r} by keyboard")


def _fine(page: Page) -> None:
    found: dict[str, list[tuple[str, str]]] = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        wrong = Axe().run(page).response["violations"]
        found[scheme] = [(one["id"], one["nodes"][0]["html"][:200]) for one in wrong]
    assert found == {"light": [], "dark": []}
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1


def _review(store: Store, claim: str) -> str:
    return str(in_context(store, claim).claim["review"])


def _is_deal(store: Store, claim: str) -> bool:
    return bool(in_context(store, claim).claim["kind"] == "contract")
