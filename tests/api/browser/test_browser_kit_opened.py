"""`supplywatch db browser` as an analyst meets it: the real command, the real Neo4j Browser, a real Chromium."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from api.browser import FAVOURITES
from api.browser.words import LABELS
from api.settings import Settings
from graph.store import Connection, Store

# A database of its own starts here; on a busy machine that alone takes minutes.
pytestmark = [pytest.mark.neo4j, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

_START = "from api.cli import main; main()"


@dataclass
class Opened:
    """The running command, what it has said, and where it works."""

    process: subprocess.Popen[str]
    said: str
    data: Path

    def told(self, word: str) -> str:
        (value,) = re.findall(rf"^{word} +(\S+)", self.said, re.M)
        return str(value)

    @property
    def password(self) -> str:
        return (self.data / "neo4j" / "password").read_text().strip()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    data = tmp_path / "data"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")} | {
        "SUPPLYWATCH_DATA": str(data),
        "SUPPLYWATCH_CACHE": str(Settings().cache),
        "SUPPLYWATCH_HEAP": "256m",
        "SUPPLYWATCH_PAGE_CACHE": "16m",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", _START, "db", "browser", "--no-open"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        said = ""
        assert process.stdout
        for line in process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        yield Opened(process, said, data)
        process.send_signal(signal.SIGINT)
        process.wait(60)


@pytest.fixture
def store_with_categories(opened: Opened) -> Iterator[Store]:
    """The graph of the running command, so that what `graph` writes is what Neo4j Browser shows."""
    (bolt,) = re.findall(r"dbms=bolt://neo4j@([\d.:]+)", opened.said)
    with Store(Connection(f"bolt://{bolt}", "neo4j", opened.password, "neo4j")) as store:
        yield store


def test_one_connects_finds_the_guide_loads_the_colours_and_draws_the_graph(
    opened: Opened, graph: Any, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(opened.told("Neo4j Browser"))
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.allegation(words=" again")
    page.locator("input[type=password]").first.fill(opened.password)
    page.locator("input[type=password]").first.press("Enter")

    expect(page.get_by_text("claims included that nobody has reviewed")).to_be_visible(timeout=60_000)

    page.get_by_text("Refuse whatever writes").click()
    expect(page.get_by_text('"useReadTransactions": true')).to_be_visible()
    page.get_by_test_id("activeEditor").click()
    page.keyboard.type("CREATE (slip:Slip) RETURN slip", delay=5)
    page.get_by_test_id("editor-Run").click()
    expect(page.get_by_text("Writing in read access mode not allowed").first).to_be_visible(timeout=30_000)

    onwards(page)
    page.get_by_text("Load the colours").click()
    expect(page.get_by_text("node.AcceptedConcerned")).to_be_visible()
    onwards(page)
    page.get_by_text("Draw only what a query returns").click()
    expect(page.get_by_text('"autoComplete": false')).to_be_visible()
    run(page, "exposure_accepted")
    nodes = page.locator("svg g.node")
    expect(nodes).to_have_count(4, timeout=30_000)
    expect(page.get_by_text("Displaying 4 nodes, 3 relationships.")).to_be_visible()
    fills = {one.get_attribute("fill") for one in nodes.locator("circle.b-outline").all()}
    assert fills == {
        one.colour for one in LABELS if one.name in ("PublicBody", "Contract", "Vendor", "Controversy")
    }
    captions = page.locator("svg g.relationship text").all_text_contents()
    assert len(captions) == 3 and all(one.startswith("accepted ") for one in captions)
    assert {"active", "(active)", "(alleged)", "Palantir"} <= set(" ".join(nodes.all_text_contents()).split())

    opened.process.send_signal(signal.SIGINT)

    assert opened.process.wait(60) == 0
    assert "the database unless others use it" in opened.said
    assert (opened.data / "browser" / FAVOURITES).stat().st_size > 10_000
    assert str(opened.data / "neo4j" / "password") in opened.said and opened.password not in opened.said
    page.close()


def onwards(page: Page) -> None:
    page.get_by_text("Next", exact=True).click()


def run(page: Page, name: str) -> None:
    page.locator(f'pre[data-name="{name}"]').click()
    page.get_by_test_id("editor-Run").click()
