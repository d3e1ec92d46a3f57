"""Every statement of loading and reviewing, planned by the real server on a graph that holds every kind of thing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from graph import decisions
from graph.decisions import Reviewer
from graph.intake import claim_queued, enqueue, mark
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import Basis, DocumentState, Role
from graph.review import waiting
from graph.schema import ensure
from graph.store import Store, statement

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
_EXPECTED = {
    "00000",  # all is well
    "00001",
    "01N60",  # a parameter has no value while a statement is only planned
}
# A name that no node or edge of this small graph bears is misspelt, unless the docs have it.
_NAMED = re.compile(r"(?:property|label|relationship type) `(\w+)` does not exist")
_DOCUMENTED = Path(__file__).parents[2].joinpath("docs", "graph.md").read_text("utf-8")
_UNBOUNDED = re.compile(r"\[[^\]]*\*(?:\d+\.\.)?\]")


def _names() -> list[str]:
    found = []
    for folder in ("load", "review"):
        found += [f"{folder}/{file.name}" for file in files("cypher").joinpath(folder).iterdir()]
    return sorted(name.removesuffix(".cypher") for name in found if name.endswith(".cypher"))


def test_every_statement_says_what_it_does_and_bounds_its_paths() -> None:
    texts = {name: statement(name) for name in _names()}

    assert [name for name, text in texts.items() if not text.startswith("// ")] == []
    assert [name for name, text in texts.items() if _UNBOUNDED.search(text)] == []


def test_the_planner_has_nothing_to_say_against_any_statement(
    store: Store, known: Gazetteer, readings: Any, put: Any
) -> None:
    ensure(store, gazetteer=known)
    _grow_everything(store, readings, put)

    said = {name: list(_warnings(store, name)) for name in _names()}

    assert {name: wrong for name, wrong in said.items() if wrong} == {}


def _warnings(store: Store, name: str) -> Iterator[str]:
    for one in store.explain(statement(name)):
        words = _NAMED.search(one.status_description)
        documented = words is not None and f"`{words.group(1)}`" in _DOCUMENTED
        if one.gql_status not in _EXPECTED and not documented:
            yield one.status_description


def _grow_everything(store: Store, readings: Any, put: Any) -> None:
    """Leave at least one of every label, relationship type and property."""
    acme = {"vendor": "Acme Guarding Ltd", "vendor_country": "GB"}
    numbers = ("GB-COH:01234567", "XI-LEI:SUPPLYWATCHTEST00A31")
    wire = " ".join(f"word{number}" for number in range(150)) + " "
    put(
        readings.deal(**acme),
        readings.deal(title="Nightjar", amount=9),
        readings.ownership("Serco", "Palantir"),
    )
    put(readings.deal(**acme, vendor_identifiers=numbers, amount=5, register_id="ocds-1", title="Kestrel"))
    put(
        readings.deal(title="Nightjar", basis=Basis.CEILING, amount=1_000),
        readings.deal(title="Nightjar", count=2, amount=2_000),
        readings.deal(role=Role.BIDDER, amount=None),
        readings.deal("Serco", amount=4),
        readings.allegation(text_before=wire, reply=True),
        readings.allegation(accuser=None, text_before=wire),
        readings.deal("Acme Guarding Ltd", amount=3),
    )
    waiting_now = [row["claim"]["id"] for row in waiting(store).rows]
    ada = [Reviewer("Ada", AT + timedelta(minutes=minute), "seen") for minute in range(4)]
    decisions.accept(store, waiting_now[0], ada[0])
    wrong, _ = decisions.correct(store, waiting_now[1], {"published": AT.date()}, ada[1])
    decisions.undo(store, wrong, ada[2])
    names = store.read_text(
        "MATCH (o:Organisation)-[:SUPPLIES_UNDER]->() WHERE o.name STARTS WITH 'Acme' RETURN DISTINCT o.id AS id",
        {},
    )
    decisions.merge(store, [row["id"] for row in names], ada[3])
    document, _ = readings.deal(amount=99)
    enqueue(store, document, recorded_at=AT)
    claim_queued(store, "w1", AT, 60)
    mark(store, document.id, DocumentState.FAILED, "no text")
    enqueue(store, readings.deal(amount=98)[0], recorded_at=AT)
    claim_queued(store, "w1", AT, 60)
