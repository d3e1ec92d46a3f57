from typing import Any

import pytest

from graph.errors import DatabaseRefused
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind
from graph.schema import ensure, migrations
from graph.store import Store, statement

pytestmark = pytest.mark.neo4j


def test_every_migration_holds_one_statement_that_is_safe_to_run_twice() -> None:
    texts = [statement(f"schema/{name}") for name in migrations()]

    assert all(text.count("IF NOT EXISTS") == 1 and ";" not in text for text in texts)
    assert [int(name[1:5]) for name in migrations()] == list(range(1, len(texts) + 1))


def test_seeds_are_loaded_once_and_again_only_when_they_changed(
    store: Store, known: Gazetteer, rows: Any
) -> None:
    ensure(store, gazetteer=known)
    (first,) = rows("MATCH (s:GraphState) RETURN s.version AS version, s.schemaVersion AS schema")
    ensure(store, gazetteer=known)
    (second,) = rows("MATCH (s:GraphState) RETURN s.version AS version, s.schemaVersion AS schema")

    assert first == second
    assert rows(
        "MATCH (:PublicBody {id: 'gb-army'})-[p:PART_OF]->(b) RETURN b.id AS id, p.review AS review"
    ) == [{"id": "gb-mod", "review": "accepted"}]
    assert len(rows("MATCH (c:Category) RETURN c.id AS id")) > 11


def test_the_shipped_seeds_load(store: Store, rows: Any) -> None:
    ensure(store)

    (row,) = rows("MATCH (o:Organisation) RETURN count(o) AS n, count(DISTINCT o.key) AS keys")
    assert row["n"] == row["keys"] > 50


def test_names_read_before_the_seeds_knew_them_are_found_when_they_do(
    store: Store, readings: Any, put: Any, known: Gazetteer, rows: Any
) -> None:
    ensure(store, gazetteer=known)
    put(readings.deal("Acme Guarding Ltd"))
    acme = KnownOrganisation("acme", "Acme Guarding Ltd", OrganisationKind.COMPANY, "GB")

    ensure(store, gazetteer=Gazetteer.of([*known.organisations, acme]))

    assert rows("MATCH (o)-[:SUPPLIES_UNDER]->(:Contract) RETURN o.id AS id") == [{"id": "acme"}]


def test_a_graph_of_a_newer_program_is_refused(store: Store, known: Gazetteer) -> None:
    ensure(store, gazetteer=known)
    store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (s:GraphState) SET s.schemaVersion = 9999", {}
        )
    )

    with pytest.raises(DatabaseRefused, match="9999"):
        ensure(store, gazetteer=known)


def test_the_database_itself_refuses_a_second_edge_of_one_key(store: Store) -> None:
    text = "CREATE (:Organisation {id: $o})-[:BUYS_UNDER {key: 'k'}]->(:Contract {id: $c})"
    store.write(lambda tx: tx.run_text(text, {"o": "o1", "c": "c1"}))  # type: ignore[attr-defined]

    with pytest.raises(Exception, match="already exists"):
        store.write(lambda tx: tx.run_text(text, {"o": "o2", "c": "c2"}))  # type: ignore[attr-defined]


def test_a_graph_of_an_older_program_is_derived_anew_where_more_is_derived_now(
    store: Store, readings: Any, put: Any, known: Gazetteer, rows: Any
) -> None:
    ensure(store, gazetteer=known)
    put(readings.deal(), readings.allegation())
    contract = "MATCH (c:Contract) RETURN c.rank AS rank, c:Exposed AS exposed"
    (new,) = rows(contract)
    older = "MATCH (c:Contract), (s:GraphState) REMOVE c:Exposed, c.rank SET s.migrations = [m IN s.migrations WHERE m < 'V0043']"
    store.write(lambda tx: tx.run_text(older, {}))  # type: ignore[attr-defined]

    ensure(store, gazetteer=known)

    assert new["rank"] and new["exposed"]
    assert rows(contract) == [new]
