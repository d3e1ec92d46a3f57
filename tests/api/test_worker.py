from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from threading import Event, Thread
from typing import Any

import pytest

from api.worker import Pace, Worker, return_leases
from graph.errors import DatabaseUnavailable, UnreadableDocument
from graph.intake import claim_queued, enqueue
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.reading import Extraction
from graph.store import Store

pytestmark = pytest.mark.neo4j

NOW = datetime.now(UTC)


class Reader:
    """Reads nothing out of anything; `meanwhile` happens during each reading."""

    def __init__(self, meanwhile: Callable[[Document], object] = lambda _: None) -> None:
        self.seen: list[str] = []
        self._meanwhile = meanwhile

    def read(self, document: Document) -> Extraction:
        self.seen.append(document.text)
        self._meanwhile(document)
        return Extraction(document)


def _queue(store: Store, text: str, *, language: str = "en") -> str:
    document = Document(
        sha256(text.encode()).hexdigest(), text, language=language, published=date(2026, 5, 28)
    )
    enqueue(store, document, recorded_at=NOW)
    return document.id


def _worker(store: Store, reader: Reader, name: str = "one", **more: Any) -> Worker:
    return Worker(store, reader, Gazetteer.of([]), name=name, stopping=more.pop("stopping", Event()), **more)


def _state(store: Store, document: str) -> dict[str, Any]:
    (row,) = store.read_text("MATCH (d:Document {id: $id}) RETURN d {.*} AS d", {"id": document})
    return dict(row["d"])


def test_the_document_that_has_waited_longest_is_read_first(store: Store) -> None:
    reader = Reader()
    for text in ("first text", "second text"):
        _queue(store, text)

    read = [_worker(store, reader).read_next() for _ in range(3)]

    assert read == [True, True, False]
    assert sorted(reader.seen) == ["first text", "second text"]


def test_a_document_in_another_language_is_kept_unread(store: Store) -> None:
    reader = Reader()
    document = _queue(store, "Le ministère a signé un contrat.", language="fr")

    _worker(store, reader).read_next()

    assert _state(store, document)["state"] == "unread"
    assert reader.seen == []


def test_a_document_that_cannot_be_read_fails_alone(store: Store) -> None:
    def refuse(document: Document) -> None:
        if document.text == "bad":
            raise UnreadableDocument("nothing to read here")

    bad, good = _queue(store, "bad"), _queue(store, "good")
    worker = _worker(store, Reader(refuse))
    worker.read_next()
    worker.read_next()

    assert (_state(store, bad)["state"], _state(store, bad)["error"]) == ("failed", "nothing to read here")
    assert _state(store, good)["state"] == "loaded"


def test_a_lease_is_renewed_for_as_long_as_the_reading_takes(store: Store) -> None:
    document = _queue(store, "a long text")
    found: list[object] = []

    def wait_past_the_lease(_: Document) -> None:
        Event().wait(1.5)
        found.append(claim_queued(store, "thief", datetime.now(UTC), 10))

    _worker(store, Reader(wait_past_the_lease), pace=Pace(lease=0.9)).read_next()

    assert found == [None]
    assert _state(store, document)["state"] == "loaded"


def test_a_lease_that_ran_out_goes_to_another_worker(store: Store) -> None:
    document = _queue(store, "left behind")
    claim_queued(store, "killed", NOW - timedelta(seconds=60), 30)
    reader = Reader()

    _worker(store, reader, "two").read_next()

    assert reader.seen == ["left behind"]
    assert _state(store, document)["state"] == "loaded"


def test_the_lease_of_a_worker_that_is_known_to_be_gone_is_free_at_once(store: Store) -> None:
    _queue(store, "left behind")
    claim_queued(store, "killed", datetime.now(UTC), 3600)
    reader = Reader()
    before = _worker(store, reader, "two").read_next()

    freed = return_leases(store, "killed")
    after = _worker(store, reader, "two").read_next()

    assert (before, freed, after) == (False, 1, True)


def test_a_document_on_which_workers_die_is_given_up(store: Store) -> None:
    document = _queue(store, "deadly")
    for number in range(3):
        claim_queued(store, f"dead-{number}", datetime.now(UTC), 3600)
        return_leases(store, f"dead-{number}")
    reader = Reader()

    _worker(store, reader).read_next()

    assert reader.seen == []
    assert _state(store, document)["state"] == "failed"
    assert "3 workers ended" in _state(store, document)["error"]


def test_a_worker_waits_for_a_lost_database_and_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _queue(store, "while it was away")
    lost = [DatabaseUnavailable("away"), DatabaseUnavailable("away")]
    stopping = Event()
    write = store.write

    def flaky(work: Any) -> Any:
        if lost:
            raise lost.pop()
        return write(work)

    monkeypatch.setattr(store, "write", flaky)
    reader = Reader(lambda _: stopping.set())
    running = Thread(target=_worker(store, reader, stopping=stopping, pace=Pace(idle=0.05)).run)
    running.start()
    running.join(20)

    assert not running.is_alive()
    assert _state(store, document)["state"] == "loaded"
