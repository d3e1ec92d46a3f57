from datetime import UTC, datetime
from typing import Any

import pytest

from graph.checks import compare, problems
from graph.rebuild import rebuild_all
from graph.snapshot import export
from graph.store import Store

pytestmark = pytest.mark.neo4j
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def _damage(store: Store, text: str) -> None:
    store.write(lambda transaction: transaction.run_text(text, {}))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("MATCH (:Claim)-[a:ABOUT]->() DELETE a", "not about exactly one"),
        ("MATCH (:Claim)-[e:EVIDENCED_BY]->() DELETE e", "lacks evidence"),
        ("MATCH (:Claim)-[e:EVIDENCED_BY]->() SET e.quote = 'something else'", "quote is not where it says"),
        ("MATCH (:Mention)-[r:RESOLVED_TO]->() DELETE r", "exactly one organisation"),
        ("MATCH (t:Text) DELETE t", "no text"),
        ("MATCH (c:Claim) REMOVE c.currency", "currency"),
        ("MATCH (:Claim)-[a:ANSWERS]->() DELETE a", "not joined"),
        ("MATCH ()-[e:BUYS_UNDER]->() SET e.claimIds = ['gone']", "rests on no claim"),
    ],
)
def test_each_kind_of_damage_is_named(store: Store, readings: Any, put: Any, damage: str, said: str) -> None:
    put(readings.deal(), readings.allegation(reply=True))
    assert problems(store) == []

    _damage(store, damage)

    assert any(said in line for line in problems(store))


def test_offsets_are_counted_in_characters_beyond_the_first_plane_too(
    store: Store, readings: Any, put: Any
) -> None:
    put(readings.allegation(text_before="\U0001f512\U0001f512 "))

    assert problems(store) == []


@pytest.mark.parametrize(
    "damage",
    [
        "MATCH (c:Contract) SET c.amount = 1.0",
        "MATCH (c:Controversy) SET c.status = 'ruled'",
        "MATCH ()-[e:SUPPLIES_UNDER]->() DELETE e",
        "MATCH (v:Vendor) REMOVE v:Vendor",
        "MATCH (v:Concerned) REMOVE v:Concerned",
        "MATCH (c:Exposed) REMOVE c:Exposed",
        "MATCH (c:Exposed) SET c.rank = '9'",
        "MATCH (m:Mention {name: 'Palantir'})-[r:RESOLVED_TO]->() MATCH (o:Organisation {id: 'nhs-england'})"
        " SET r.endedAt = datetime() CREATE (m)-[:RESOLVED_TO {judgement: 'same', by: 'rule'}]->(o)",
    ],
)
def test_a_derived_value_that_was_tampered_with_is_found_and_mended(
    store: Store, readings: Any, put: Any, damage: str
) -> None:
    put(readings.deal(), readings.allegation())
    before = export(store)
    _damage(store, damage)

    found = compare(store, now=AT)
    rebuild_all(store, now=AT)

    assert found != []
    assert export(store).decode().splitlines() == before.decode().splitlines()
    assert compare(store, now=AT) == []
