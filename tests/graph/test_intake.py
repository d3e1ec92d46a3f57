from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.errors import NotFound
from graph.intake import claim_queued, enqueue, mark, waiting
from graph.model.vocabulary import DocumentState
from graph.store import Store

pytestmark = pytest.mark.neo4j
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_queued_document_comes_out_as_it_went_in(store: Store, readings: Any) -> None:
    document, _ = readings.deal()

    assert enqueue(store, document, recorded_at=AT)
    assert not enqueue(store, document, recorded_at=AT)
    assert claim_queued(store, "w1", AT, 60) == document


def test_a_leased_document_is_nobody_elses_until_the_lease_runs_out(store: Store, readings: Any) -> None:
    document, _ = readings.deal()
    enqueue(store, document, recorded_at=AT)
    claim_queued(store, "w1", AT, 60)

    within = claim_queued(store, "w2", AT + timedelta(seconds=59), 60)
    after = claim_queued(store, "w2", AT + timedelta(seconds=61), 60)

    assert (within, after) == (None, document)


def test_loading_ends_the_wait_and_a_failure_is_kept_with_its_reason(
    store: Store, readings: Any, put: Any, rows: Any
) -> None:
    good, bad = readings.deal(), readings.allegation()
    enqueue(store, good[0], recorded_at=AT)
    enqueue(store, bad[0], recorded_at=AT + timedelta(seconds=1))
    claim_queued(store, "w1", AT, 60)
    claim_queued(store, "w1", AT, 60)

    put(good)
    mark(store, bad[0].id, DocumentState.FAILED, "no text")

    assert waiting(store) == 0
    found = rows(
        "MATCH (d:Document) RETURN d.state AS state, d.error AS error, d.leaseBy AS lease ORDER BY state"
    )
    assert found == [
        {"state": "failed", "error": "no text", "lease": None},
        {"state": "loaded", "error": None, "lease": None},
    ]


def test_a_failed_document_that_is_handed_in_again_waits_again(store: Store, readings: Any) -> None:
    document, _ = readings.deal()
    enqueue(store, document, recorded_at=AT)
    mark(store, document.id, DocumentState.FAILED, "no text")

    enqueue(store, document, recorded_at=AT)

    assert claim_queued(store, "w1", AT, 60) == document


def test_workers_at_once_never_get_the_same_document(store: Store, readings: Any) -> None:
    documents = [readings.deal(amount=amount)[0] for amount in range(1, 13)]
    for document in documents:
        enqueue(store, document, recorded_at=AT)

    def work(worker: int) -> list[str]:
        taken = []
        while document := claim_queued(store, f"w{worker}", AT, 60):
            taken.append(document.id)
        return taken

    with ThreadPoolExecutor(4) as workers:
        taken = [one for found in workers.map(work, range(4)) for one in found]

    assert sorted(taken) == sorted(document.id for document in documents)


def test_marking_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        mark(store, "nothing", DocumentState.FAILED)
