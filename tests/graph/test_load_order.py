"""What one load brings meets what earlier ones brought, whatever of that was read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.load import Reading, load
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import Basis, OrganisationKind
from graph.snapshot import export
from graph.store import Store

pytestmark = pytest.mark.neo4j
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _wiped(store: Store) -> Store:
    store.write(
        lambda transaction: transaction.run_text("MATCH (n) DETACH DELETE n", {})  # type: ignore[attr-defined]
    )
    return store


def test_register_entries_meet_the_framework_that_they_draw_on_whenever_they_come(
    store: Store, readings: Any, known: Gazetteer
) -> None:
    framework = readings.deal(register_id="ocds-1", title="Kestrel", basis=Basis.CEILING, amount=9_000_000)
    drawn = readings.deal(register_id="ocds-2", title="Kestrel", basis=Basis.AWARDED, amount=1_000_000)
    later = readings.deal(register_id="ocds-3", title="Merlin", basis=Basis.AWARDED, amount=2_000_000)
    load(store, [framework, drawn, later], gazetteer=known, recorded_at=AT)
    at_once = export(store)

    for one in (later, drawn, framework):
        load(_wiped(store) if one is later else store, [one], gazetteer=known, recorded_at=AT)

    assert b"CALLED_OFF_FROM" in at_once
    assert export(store).decode().splitlines() == at_once.decode().splitlines()


def test_an_allegation_takes_its_place_among_many_that_were_there_before(
    store: Store, readings: Any, known: Gazetteer
) -> None:
    plain = [readings.allegation(published=date(2026, 1, day)) for day in range(1, 13)]
    telling = [
        readings.allegation(published=date(2026, 2, day), matter=matter, case_number=case)
        for day, matter, case in ((1, "Nightjar", None), (2, None, "C-12/24"), (3, "Project Nightjar", None))
    ]
    load(store, [*plain, *telling], gazetteer=known, recorded_at=AT)
    at_once = export(store)

    _wiped(store)
    for one in [*plain[::2], *telling, *plain[1::2]]:
        load(store, [one], gazetteer=known, recorded_at=AT)

    assert at_once.count(b'"kind": "POSSIBLY_SAME_AS"') >= 12
    assert export(store).decode().splitlines() == at_once.decode().splitlines()


def test_an_organisation_that_one_load_brought_along_is_known_to_the_next(
    store: Store, readings: Any, known: Gazetteer, rows: Any
) -> None:
    body = OrganisationKind.PUBLIC_BODY
    more = Gazetteer.of([*known.organisations, KnownOrganisation("gb-land", "Land Registry", body, "GB")])
    document, (claim,) = readings.deal(buyer="British Army")
    load(store, [(document, [claim])], gazetteer=known, recorded_at=AT)

    told = readings.deal(buyer="Ministry of Defence", amount=5)
    load(store, [told], gazetteer=more, recorded_at=AT)
    assert rows("MATCH (o:Organisation {key: 'gb-land'}) RETURN o.name AS name") == []
    named = readings.deal(buyer="Land Registry", amount=7)
    load(store, [_keyed(named, "gb-land")], gazetteer=more, recorded_at=AT)
    load(store, [readings.deal(buyer="Land Registry", amount=8)], gazetteer=known, recorded_at=AT)

    found = rows(
        "MATCH (:Contract)<-[:BUYS_UNDER]-(o:Organisation {key: 'gb-land'}) RETURN count(*) AS deals"
    )
    assert found == [{"deals": 2}]


def _keyed(reading: Reading, key: str) -> Reading:
    """The reading of one who has the buyer's key in a gazetteer."""
    document, (claim,) = reading
    (vendor, (role, buyer)) = claim.names
    return document, [replace(claim, names=(vendor, (role, replace(buyer, key=key))))]


def test_what_was_read_before_an_error_is_written(store: Store, readings: Any, known: Gazetteer) -> None:
    many = [readings.deal(amount=number) for number in range(1, 502)]

    def broken() -> Iterator[Reading]:
        yield from many
        raise OSError("the folder went away")

    with pytest.raises(OSError, match="went away"):
        load(store, broken(), gazetteer=known, recorded_at=AT)

    assert b'"Document"' in export(store)
