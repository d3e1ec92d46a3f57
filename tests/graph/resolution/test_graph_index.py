from datetime import UTC, datetime
from typing import Any

import pytest

from graph.decisions import Reviewer, merge
from graph.resolution.bands import Band, Profile
from graph.resolution.graph_index import GraphIndex
from graph.store import Store

pytestmark = pytest.mark.neo4j
AT = datetime(2026, 11, 21, tzinfo=UTC)


def test_the_index_follows_the_graph(store: Store, put: Any, readings: Any) -> None:
    index = GraphIndex(store)
    before = index.current().find(Profile("Acme Guarding Limited"))

    put(readings.deal("Acme Guarding Ltd", vendor_identifiers=("GB-COH:01234567",)))
    (after,) = index.current().find(Profile("Acme Guarding Limited"))

    assert before == ()
    assert (after.id, after.band) == ("GB-COH:01234567", Band.MERGE)


def test_what_was_merged_is_found_under_the_one_that_is_left(store: Store, put: Any, readings: Any) -> None:
    put(readings.deal("Acme Guarding Ltd", vendor_identifiers=("GB-COH:01234567",)))
    put(readings.deal("Bolt Patrols Ltd", vendor_identifiers=("XI-DUNS:123456789",)))
    index = GraphIndex(store)
    index.current()

    merge(store, ["GB-COH:01234567", "XI-DUNS:123456789"], Reviewer("Ada", AT))
    (found,) = index.current().find(Profile("Bolt Patrols Limited"))

    assert found.id == "GB-COH:01234567"
