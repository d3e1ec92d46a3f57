"""Adding, freezing, following and asking for a reply, as people do it: by the forms, with and without a script."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]

_PATIENCE = 120_000  # ms, for a machine that does much else

TEXT = "The ministry said on Tuesday that it has awarded the firm a contract worth £330m, and nothing else."


@pytest.fixture
def told(graph: Any) -> str:
    """A contract and a matter, accepted; gives the matter."""
    graph.ensure()
    graph.deal(accepted=True)
    return str(graph.about(graph.allegation(accepted=True)))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may run scripts."""
    made = browser.new_page()
    made.set_default_timeout(_PATIENCE)
    yield made
    made.close()


def _made(page: Page, service: str, matter: str) -> list[str]:
    """Everything made once by its form; the addresses of what came out, and of the forms."""
    page.goto(f"{service}/view/add")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/view/jobs/*")
    job = page.url
    page.goto(f"{service}/exposure")
    page.get_by_role("button", name="Freeze this answer").click()
    page.wait_for_url("**/view/shared/*")
    shared = page.url
    page.goto(f"{service}/exposure")
    page.get_by_text("Save as a list").click()
    page.get_by_label("Name of the list").fill("Ours")
    page.get_by_role("button", name="Save this list").click()
    page.wait_for_url("**/view/lists/*")
    saved = page.url
    page.goto(f"{service}/view/controversies/{matter}")
    page.get_by_role("link", name="A letter that asks for a reply").click()
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("At the matter stands:")).to_be_visible()
    return [
        f"{service}/view/add", job, shared, f"{service}/view/lists", f"{saved}?since=2026-11-01", page.url,
        f"{service}/view/imports/nothing", f"{service}/view/controversies/{matter}",
    ]  # fmt: skip


def test_what_the_forms_make_is_accessible_and_fits(
    browser: Browser, page: Page, service: str, told: str
) -> None:
    addresses = _made(page, service, told)

    found: dict[str, object] = {}
    for scheme, width in (("light", 1200), ("dark", 320)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
        looked = context.new_page()
        looked.set_default_timeout(_PATIENCE)
        complaints: list[str] = []
        looked.on("console", lambda message, said=complaints: said.append(message.text))
        for address in addresses:
            looked.goto(address)
            violations = [
                (one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(looked).response["violations"]
            ]
            root = "document.documentElement"
            wider = looked.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
            if violations or wider > 1:
                found[f"{address} {width}"] = (violations, wider)
        assert [one for one in complaints if "404" not in one] == []
        context.close()

    assert found == {}


def test_progress_shows_by_itself_and_then_stops_asking(page: Page, service: str, graph: Any) -> None:
    graph.ensure()
    page.goto(f"{service}/view/add")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("status")).to_contain_text("1 waits or is being read")
    job = page.url
    (row,) = graph.store.read_text("MATCH (d:Document) RETURN d.id AS id", {})

    graph.store.write(lambda tx: tx.run("load/queue_mark", id=row["id"], state="loaded", error=None))

    expect(page.get_by_role("status")).to_contain_text("All has been read", timeout=_PATIENCE)
    expect(page.locator("[hx-get]")).to_have_count(0)
    assert page.url == job


def test_a_document_is_handed_in_and_followed_without_a_script(
    browser: Browser, service: str, graph: Any
) -> None:
    graph.ensure()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{service}/view/add")
    page.get_by_label("Files").set_input_files(
        {"name": "news.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/view/jobs/*")
    page.get_by_role("link", name="Look again").click()

    expect(page.get_by_text("1 document stored")).to_be_visible()
    context.close()


def test_a_letter_prints_alone(page: Page, service: str, told: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{service}/view/controversies/{told}/letter")

    expect(page.locator("pre")).to_be_visible()
    for gone in ("form", "header", "footer", "h1", "h2"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
