"""An analyst's notebook on the real server, through the real py2neo."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from api.database import embedded_server
from api.settings import Settings
from graph import notebook as notebooks
from graph.decisions import Reviewer, accept
from graph.embedded.server import EmbeddedServer
from graph.errors import DatabaseUnavailable, InvalidParameter, UnknownQuestion
from graph.notebook import Notebook, open_notebook
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

CLERK = Reviewer("R. Viewer", datetime(2026, 11, 21, 9, tzinfo=UTC))
VARIABLES = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE", "SUPPLYWATCH_DATA")


@pytest.fixture
def notebook(store: Store) -> Iterator[Notebook]:
    with Notebook(store.connection) as opened:
        yield opened


@pytest.fixture
def exposed(put: Callable[..., Any], readings: Any) -> tuple[str, str]:
    """One exposure that nobody has reviewed: the ids of its contract claim and its allegation."""
    deal = readings.deal(title="Federated Data Platform", valid_from=date(2026, 1, 1))
    allegation = readings.allegation()
    put(deal, allegation)
    return deal[1][0].id, allegation[1][0].id


def kinds(found: Any) -> dict[str, int]:
    """How many nodes of each label a subgraph has."""
    labels = [label for node in found.nodes for label in node.labels]
    return {label: labels.count(label) for label in labels}


def relations(found: Any) -> set[str]:
    """The types of edges that a subgraph has."""
    return {type(edge).__name__ for edge in found.relationships}


def test_a_frame_has_every_column_of_the_question_with_its_type(
    notebook: Notebook, exposed: tuple[str, str]
) -> None:
    frame = notebook.frame("exposure", review="all")

    assert list(frame.columns) == [column.name for column in notebook.answer("exposure").columns]
    assert frame.loc[0, ["vendor", "body", "review"]].tolist() == ["Palantir", "NHS England", "UNREVIEWED"]
    assert frame["amount"].dtype == "float64"
    assert frame["amount"].sum() == 330_000_000
    assert frame["sourceFamilies"].dtype == "Int64"
    assert frame["counted"].dtype == "boolean"
    assert frame["start"].tolist() == [pd.Timestamp(2026, 1, 1)]
    assert frame["end"].isna().all()
    assert frame["generatedAt"].dt.tz is not None
    assert frame.attrs["found"] == 1


def test_a_frame_of_accepted_rows_is_empty_until_somebody_has_looked(
    notebook: Notebook, store: Store, exposed: tuple[str, str]
) -> None:
    before = notebook.frame("exposure")
    for claim in exposed:
        accept(store, claim, CLERK)
    after = notebook.frame("exposure")

    assert (len(before), before.attrs["withheld"]) == (0, 1)
    assert before["amount"].dtype == "float64"
    assert "1 row is withheld" in before.attrs["notes"][0]
    assert after[["vendor", "review", "reviewer"]].to_numpy().tolist() == [
        ["Palantir", "accepted", "R. Viewer"]
    ]


def test_a_frame_goes_on_past_the_first_page(
    notebook: Notebook, put: Callable[..., Any], readings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(readings.allegation(), *(readings.deal(title=f"Project Number{number}") for number in range(5)))
    monkeypatch.setattr(notebooks, "MOST", 2)

    whole = notebook.frame("exposure", review="all")
    some = notebook.frame("exposure", review="all", limit=3)

    assert (len(whole), whole["contractId"].nunique(), len(some)) == (5, 5, 3)


def test_a_subgraph_shows_what_stands_behind_the_rows(notebook: Notebook, exposed: tuple[str, str]) -> None:
    found = notebook.subgraph("exposure", review="all")

    assert {"Contract": 1, "Controversy": 1, "Claim": 2, "Document": 2}.items() <= kinds(found).items()
    assert {"BUYS_UNDER", "SUPPLIES_UNDER", "IMPLICATED_IN", "ABOUT", "EVIDENCED_BY"} == relations(found)
    contract = next(node for node in found.nodes if "Contract" in node.labels)
    assert (contract["amount"], contract["title"]) == (330_000_000, "Federated Data Platform")


def test_a_subgraph_of_accepted_rows_shows_nothing_that_rests_on_other_claims(
    notebook: Notebook, store: Store, exposed: tuple[str, str], put: Callable[..., Any], readings: Any
) -> None:
    for claim in exposed:
        accept(store, claim, CLERK)
    put(
        readings.deal(amount=331_000_000, title="Federated Data Platform", published=date(2026, 7, 1)),
        readings.allegation("Palantir", accuser="Serco", category="environment"),
    )

    whole, published = notebook.subgraph("exposure", review="all"), notebook.subgraph("exposure")

    (everything,) = [node for node in whole.nodes if "Contract" in node.labels]
    (contract,) = [node for node in published.nodes if "Contract" in node.labels]
    assert everything["amount"] == 331_000_000
    assert (contract["amount"], contract["title"]) == (330_000_000, "Federated Data Platform")
    assert {edge["claimIds"][0] for edge in published.relationships if edge["claimIds"]} <= set(exposed)
    assert {node["id"] for node in published.nodes if "Claim" in node.labels} == set(exposed)
    assert "331000000" not in repr([dict(node) for node in published.nodes])
    assert kinds(published).keys().isdisjoint({"Vendor", "Concerned"})


def test_a_subgraph_is_empty_where_nothing_is_accepted_and_where_there_is_nothing(
    notebook: Notebook, exposed: tuple[str, str]
) -> None:
    assert not notebook.subgraph("exposure")
    assert not notebook.subgraph("exposure", review="all", min_amount=10**12)


def test_a_subgraph_can_be_put_into_a_graph_of_the_analysts_own(
    notebook: Notebook, exposed: tuple[str, str], store: Store
) -> None:
    found = notebook.subgraph("exposure", review="all")
    store.write(lambda transaction: transaction.run_text("MATCH (n) DETACH DELETE n", {}))  # type: ignore[attr-defined]

    notebook.graph.merge(found)

    assert notebook.graph.evaluate("MATCH (:Contract)<-[:ABOUT]-(c:Claim) RETURN c.id") == exposed[0]


def test_statements_of_ones_own_see_the_whole_graph(notebook: Notebook, exposed: tuple[str, str]) -> None:
    found = notebook.graph.run("MATCH (c:Claim) RETURN c.id AS id, c.review AS review").to_data_frame()

    assert sorted(found["id"]) == sorted(exposed)
    assert set(found["review"]) == {"unreviewed"}


def test_a_wrong_question_or_parameter_is_told(notebook: Notebook) -> None:
    with pytest.raises(UnknownQuestion, match="no question is called 'expsure'"):
        notebook.frame("expsure")
    with pytest.raises(InvalidParameter, match="did you mean 'vendor'"):
        notebook.subgraph("exposure", vender="Palantir")


def test_a_notebook_opens_the_server_that_the_environment_names(
    server: Connection, store: Store, exposed: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", server.uri)
    monkeypatch.setenv("NEO4J_USER", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)

    with open_notebook() as opened:
        assert len(opened.frame("exposure", review="all")) == 1
        assert opened.graph.evaluate("MATCH (c:Claim) RETURN count(c)") == 2


def test_a_notebook_says_when_no_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")

    with pytest.raises(DatabaseUnavailable, match="no Neo4j answers at"):
        open_notebook()


@pytest.mark.slow
def test_a_notebook_starts_the_built_in_server_and_stops_it_when_closed(
    tmp_path: Path, server: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", server.uri)  # a folder that is named goes first
    monkeypatch.setenv("SUPPLYWATCH_HEAP", "512m")
    monkeypatch.setenv("SUPPLYWATCH_PAGE_CACHE", "64m")
    status = EmbeddedServer(tmp_path, Settings().cache / "jars").status

    with open_notebook(tmp_path) as opened:
        assert status().running
        assert opened.graph.evaluate("MATCH (o:Organisation) RETURN count(o) > 1000")
        assert opened.frame("exposure").empty

    assert not status().running


@pytest.mark.parametrize("variable", ["SUPPLYWATCH_DATA", "XDG_DATA_HOME", None])
def test_a_notebook_looks_into_the_folders_of_the_commands(
    variable: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SUPPLYWATCH_DATA", "XDG_DATA_HOME", "SUPPLYWATCH_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
        monkeypatch.setenv(variable.replace("DATA", "CACHE"), str(tmp_path / "cache"))

    settings, here = Settings(), notebooks._built_in(None)

    assert here.folder.home == embedded_server(settings).folder.home
    assert notebooks._folder("CACHE", ".cache") == settings.cache


def test_without_its_extra_the_notebook_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['py2neo'] = None; import graph.notebook"

    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ModuleNotFoundError: graph.notebook needs py2neo, which is not installed: "
        "pip install 'supplywatch[notebook]'"
    )


def test_the_page_about_notebooks_does_what_it_says(
    server: Connection,
    exposed: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NEO4J_URI", server.uri)
    monkeypatch.setenv("NEO4J_USER", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    page = (Path(__file__).parents[2] / "docs" / "notebook.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}

    for block in blocks:
        exec(compile(block, "docs/notebook.md", "exec"), names)

    told = capsys.readouterr().out
    assert len(blocks) == 6
    assert "Palantir    330000000.0" in told
    assert "1 rows in the graph, 0 withheld" in told
    assert "Palantir SUPPLIES_UNDER Federated Data Platform" in told
    assert "contract  unreviewed       1" in told


def test_the_schema_is_there_before_the_first_question(store: Store) -> None:
    ensure(store)

    with Notebook(store.connection) as opened:
        assert opened.answer("exposure").rows == ()
