"""The site as it is built: strictly, out of the checkout alone, and asking nobody for anything."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from graph.questions import shipped

_ROOT = Path(__file__).parents[2]
# Material's search has no name and its buttons for copying share one; neither is ours to change.
_OF_THE_THEME = ("aria-dialog-name", "landmark-unique")


class _Needs(HTMLParser):
    """What a page loads by itself: scripts, styles, pictures, frames."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") in ("prev", "next", "canonical", "edit"):
            return
        if tag != "a":
            self.addresses += [str(given[name]) for name in ("src", "href", "data") if given.get(name)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; a broken link or anchor, or a page that the navigation forgets, fails the build."""
    if importlib.util.find_spec("mkdocs") is None and not os.environ.get("CI"):
        pytest.skip("needs the extra `docs`; CI has it")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(_ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packages it; every name of the internet is unknown to it."""
    path = shutil.which("chromium")
    if path is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium (Debian: apt-get install chromium); CI has it")
    assert path
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            ],
        )  # fmt: skip
        yield opened
        opened.close()


def test_every_page_of_docs_and_every_question_is_on_the_site(site: Path) -> None:
    written = {
        path.relative_to(_ROOT / "docs").with_suffix(".html") for path in (_ROOT / "docs").rglob("*.md")
    }
    made = {Path("reference/questions", f"{one.name}.html") for one in shipped()}

    assert sorted(str(one) for one in written | made if not (site / one).is_file()) == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    elsewhere = set()
    for page in site.rglob("*.html"):
        needs = _Needs()
        needs.feed(page.read_text("utf-8"))
        elsewhere |= {(page.name, one) for one in needs.addresses if urlsplit(one).netloc}

    assert elsewhere == set()


def test_tables_and_lists_are_drawn_as_such(site: Path) -> None:
    """What GitHub draws as a table or list, but Python-Markdown does not, would stand there as its signs."""
    raw = [
        (str(page.relative_to(site)), line)
        for page in site.rglob("*.html")
        for line in page.read_text("utf-8").splitlines()
        if line.startswith(("| ", "|---", "- ", "<p>- ", "<p>| ", "```"))
    ]

    assert [one for one in raw if one[0] != "404.html"] == []


@pytest.mark.browser
def test_opened_from_a_folder_the_pages_fit_ask_nobody_else_and_the_search_finds(
    site: Path, browser: Browser
) -> None:
    elsewhere: list[str] = []
    complaints: list[str] = []

    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: _note(request.url, elsewhere))
    page.on("console", lambda message: complaints.append(message.text))
    wide = {}
    for place in ("index", "campaigner", "method", "importing", "reference/routes", "reference/commands"):
        page.goto((site / f"{place}.html").as_uri())
        wide[place] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto((site / "index.html").as_uri())
    page.locator("input.md-search__input").fill("retract")
    page.locator(".md-search-result__item").first.wait_for()
    found = page.locator(".md-search-result__item").count()
    context.close()

    assert {place: by for place, by in wide.items() if by > 1} == {}
    assert found > 0
    assert elsewhere == []
    assert complaints == []


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "place"), [("light", "campaigner"), ("dark", "analyst")])
def test_text_code_and_links_can_be_read_by_everybody(
    site: Path, browser: Browser, scheme: Any, place: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto((site / f"{place}.html").as_uri())

    violations = {one["id"]: one["nodes"][0]["html"][:200] for one in Axe().run(page).response["violations"]}

    context.close()
    assert {rule: where for rule, where in violations.items() if rule not in _OF_THE_THEME} == {}


def _note(address: str, elsewhere: list[str]) -> None:
    if not address.startswith(("file:", "data:", "blob:")):
        elsewhere.append(address)
