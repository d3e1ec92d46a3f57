"""Invariants of the claim graph, on the real server: order, repeats and writers at once make no difference."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.checks import compare, problems
from graph.decisions import Reviewer, merge, split, undo
from graph.load import Reading, load
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import Basis, ClaimStatus, ContractStatus, Role, ValueKind
from graph.snapshot import export
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
_WIRE = " ".join(f"word{number}" for number in range(120))
_FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def pool(readings: Any) -> list[Reading]:
    """Readings that meet each other in every rule of resolution, linking and derivation."""
    acme = {"vendor": "Acme Guarding Ltd", "buyer": "Ministry of Defence"}
    return [
        readings.deal(
            register_id="ocds-1", amount=182_242_760, title="NHS Federated Data Platform", basis=Basis.AWARDED
        ),
        readings.deal(title="Federated Data Platform", published=date(2026, 6, 1)),
        readings.deal(title="Federated Data Platform", amount=None, published=date(2026, 7, 1)),
        readings.deal(amount=240_000_000, buyer="Ministry of Defence", published=date(2026, 1, 20)),
        readings.deal(amount=240_600_000, buyer="British Army", published=date(2026, 2, 20)),
        readings.deal(
            buyer=None,
            amount=10_000_000,
            count=2,
            value_kind=ValueKind.TOTAL_OF_SEVERAL,
            title="Homes for Ukraine",
        ),
        readings.deal(amount=10_000_000, title="Homes for Ukraine", published=date(2026, 6, 2)),
        readings.deal(amount=5, status=ContractStatus.TENDERED, role=Role.BIDDER, published=date(2025, 1, 1)),
        readings.deal(**acme, vendor_country="GB", amount=7_000_000),
        readings.deal(**acme, vendor_country="GB", vendor_identifiers=("GB-COH:01234567",), amount=7_010_000),
        readings.deal(
            **acme, vendor_identifiers=("XI-LEI:SUPPLYWATCHTEST00A31", "GB-COH:01234567"), amount=None
        ),
        readings.deal(
            **acme, vendor_identifiers=("XI-LEI:SUPPLYWATCHTEST00A31",), vendor_country="GB", amount=70_000
        ),
        readings.deal(**acme, amount=80_000),
        readings.ownership("Acme Guarding Ltd", "Palantir"),
        readings.allegation(reply=True),
        readings.allegation(
            stance=ClaimStatus.RULED, authority="Information Commissioner", event_date=date(2025, 3, 1)
        ),
        readings.allegation(stance=ClaimStatus.OVERTURNED, authority="Tribunal", matter="Project Nightjar"),
        readings.allegation(accuser=None, matter="Nightjar", text_before=_WIRE + " "),
        readings.allegation("Serco", accuser=None, case_number="C-12/24", text_before=_WIRE + " again "),
    ]


_POOL = 19  # readings in the pool


def _wipe(store: Store) -> None:
    store.write(
        lambda transaction: transaction.run_text("MATCH (n) DETACH DELETE n", {})  # type: ignore[attr-defined]
    )


def _grown(store: Store, batches: Sequence[Sequence[Reading]], gazetteer: Gazetteer) -> bytes:
    _wipe(store)
    for day, batch in enumerate(batches):
        load(store, batch, gazetteer=gazetteer, recorded_at=AT + timedelta(days=day))
    return export(store)


@_FEW
@given(
    shuffled=st.permutations(range(_POOL)),
    size=st.integers(2, 9),
    cuts=st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_any_order_and_any_batches_of_ingest_export_the_same_bytes(
    store: Store, pool: list[Reading], known: Gazetteer, shuffled: list[int], size: int, cuts: list[bool]
) -> None:
    assert len(pool) == _POOL
    chosen = shuffled[:size]
    batches: list[list[Reading]] = [[]]
    for number, cut in zip(chosen, cuts, strict=False):
        if cut and batches[-1]:
            batches.append([])
        batches[-1].append(pool[number])

    at_once = _grown(store, [[pool[number] for number in sorted(chosen)]], known)
    piecemeal = _grown(store, batches, known)

    assert piecemeal.decode().splitlines() == at_once.decode().splitlines()


def test_what_is_read_twice_changes_nothing(store: Store, pool: list[Reading], known: Gazetteer) -> None:
    once = _grown(store, [pool], known)

    again = load(store, reversed(pool), gazetteer=known, recorded_at=AT + timedelta(days=9))

    assert not again.changed
    assert (again.new_documents, again.new_claims) == (0, 0)
    assert export(store) == once


def test_four_writers_at_once_export_the_bytes_of_one(
    store: Store, pool: list[Reading], known: Gazetteer
) -> None:
    alone = _grown(store, [pool], known)
    _wipe(store)
    shares = [pool[start::4] + pool[:3] for start in range(4)]

    with ThreadPoolExecutor(4) as writers:
        list(
            writers.map(
                lambda share: [load(store, [one], gazetteer=known, recorded_at=AT) for one in share], shares
            )
        )

    assert export(store).decode().splitlines() == alone.decode().splitlines()


def test_after_any_growth_nothing_is_amiss_and_a_rebuild_would_change_nothing(
    store: Store, pool: list[Reading], known: Gazetteer
) -> None:
    _grown(store, [[one] for one in pool[::-1]], known)

    assert problems(store) == []
    assert compare(store, now=AT) == []


def test_merging_everything_and_undoing_it_restores_the_export_byte_for_byte(
    store: Store, pool: list[Reading], known: Gazetteer
) -> None:
    before = _grown(store, [pool], known)
    suggested = store.read_text(
        "MATCH (l)-[edge:POSSIBLY_SAME_AS]->(r) RETURN l.id AS left, r.id AS right ORDER BY edge.key", {}
    )
    contracts = store.read_text(
        "MATCH (c:Contract) WHERE c.endedAt IS NULL AND size(c.claimIds) > 1"
        " RETURN c.id AS id, c.claimIds AS claims",
        {},
    )

    decisions = [
        split(store, row["id"], row["claims"][:1], Reviewer("Ada", AT + timedelta(seconds=number)))
        for number, row in enumerate(contracts)
    ]
    for number, row in enumerate(suggested):
        pair = [_now(store, row["left"]), _now(store, row["right"])]
        if pair[0] != pair[1]:
            decisions.append(merge(store, pair, Reviewer("Ada", AT + timedelta(minutes=number + 1))))
    between = export(store)
    for number, decision in enumerate(reversed(decisions)):
        undo(store, decision, Reviewer("Ben", AT + timedelta(hours=1, seconds=number)))

    assert len(decisions) > 4
    assert between != before
    assert problems(store) == []
    assert export(store).decode().splitlines() == before.decode().splitlines()


def _now(store: Store, identifier: str) -> str:
    """The identifier under which a thing goes after merges."""
    while True:
        rows = store.read_text(
            "MATCH (n {id: $id})-[m:MERGED_INTO]->(c) WHERE m.endedAt IS NULL RETURN c.id AS id",
            {"id": identifier},
        )
        if not rows:
            return identifier
        identifier = rows[0]["id"]
