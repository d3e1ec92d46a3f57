"""A worker: takes queued documents one at a time, reads them, loads what they say.

Invariants
- A document belongs to a worker by a lease that it keeps renewing. A worker that vanishes loses the lease and
  another takes the document; loading is idempotent, so nothing is there twice and nothing half.
- A document on which workers end three times is marked failed, so that it cannot stop the others.
- A worker ends with the process that started it, killed or not: it watches the pipe that they share.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Protocol

from extractors.parse import is_readable_language
from extractors.read import open_reader
from graph.claims import claims_of
from graph.errors import DatabaseUnavailable, InvalidClaim, UnreadableDocument
from graph.gazetteer import known_names
from graph.intake import claim_queued, mark
from graph.load import load
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.reading import Extraction
from graph.model.vocabulary import DocumentState
from graph.store import Connection, Store

_log = logging.getLogger("supplywatch.worker")

_ATTEMPTS = 3
_IDLE = 0.5  # seconds between two looks at an empty queue
_LONGEST_WAIT = 10.0  # seconds between two tries to reach the database


class OneReader(Protocol):
    """What reads a document: `extractors.read.Reader`."""

    def read(self, document: Document) -> Extraction:
        """What is read in one document."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a lease lasts and how often an empty queue is looked at, in seconds."""

    lease: float = 30.0
    idle: float = _IDLE


class Worker:
    """Reads queued documents until it is told to stop."""

    def __init__(
        self,
        store: Store,
        reader: OneReader,
        gazetteer: Gazetteer,
        *,
        name: str,
        stopping: threading.Event,
        pace: Pace | None = None,
    ) -> None:
        self._store = store
        self._reader = reader
        self._gazetteer = gazetteer
        self._name = name
        self._stopping = stopping
        self._pace = pace or Pace()

    def run(self) -> None:
        """Read until told to stop; a database that is away is waited for."""
        wait = self._pace.idle
        while not self._stopping.is_set():
            try:
                found = self.read_next()
                wait = self._pace.idle
            except DatabaseUnavailable as error:
                _log.warning("%s waits for the database: %s", self._name, error)
                wait = min(wait * 2, _LONGEST_WAIT)
                found = False
            if not found:
                self._stopping.wait(wait)

    def read_next(self) -> bool:
        """Read the document that has waited longest; False when none waits. Raises `DatabaseUnavailable`."""
        document = claim_queued(self._store, self._name, _now(), self._pace.lease)
        if document is None:
            return False
        with self._leased(document) as attempts:
            if attempts > _ATTEMPTS:
                words = f"{attempts - 1} workers ended while reading it: hand in a smaller part, or report it"
                mark(self._store, document.id, DocumentState.FAILED, words)
            elif not is_readable_language(document):
                mark(self._store, document.id, DocumentState.UNREAD)
            else:
                self._read(document)
        return True

    def _read(self, document: Document) -> None:
        try:
            claims = claims_of(self._reader.read(document))
        except (UnreadableDocument, InvalidClaim) as error:
            mark(self._store, document.id, DocumentState.FAILED, str(error))
            return
        report = load(self._store, [(document, claims)], gazetteer=self._gazetteer, recorded_at=_now())
        for refused in report.refused:
            mark(self._store, document.id, DocumentState.FAILED, refused.refused)

    @contextmanager
    def _leased(self, document: Document) -> Iterator[int]:
        """The number of attempts on the document; its lease is renewed for as long as the block lasts."""
        attempts = self._renew(document.id)
        done = threading.Event()
        renewing = threading.Thread(target=self._keep_renewing, args=(document.id, done), daemon=True)
        renewing.start()
        try:
            yield attempts
        finally:
            done.set()
            renewing.join()

    def _renew(self, document_id: str) -> int:
        until = _now() + timedelta(seconds=self._pace.lease)
        rows = self._store.write(
            lambda transaction: transaction.run(
                "jobs/lease_renew", id=document_id, worker=self._name, until=until
            )
        )
        return int(rows[0]["attempts"]) if rows else 1

    def _keep_renewing(self, document_id: str, done: threading.Event) -> None:
        while not done.wait(self._pace.lease / 3):
            try:
                self._renew(document_id)
            except DatabaseUnavailable as error:
                _log.warning("%s cannot renew its lease on %s: %s", self._name, document_id, error)


def return_leases(store: Store, name: str) -> int:
    """Free what a worker that is gone was reading; answers how many documents that were."""
    return len(store.write(lambda transaction: transaction.run("jobs/lease_return", worker=name)))


def main(connection: Connection, name: str, lease_seconds: float, models: Path | None, starter: Pipe) -> None:
    """The process: reads until the starter says so, or is gone; with `models`, by trained weights too."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    # Ctrl-C reaches every process of a terminal; only the starter decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stopping = threading.Event()
    threading.Thread(target=_watch, args=(starter, stopping.set), daemon=True).start()
    with Store(connection) as store:
        gazetteer = _waited_for(lambda: known_names(store), stopping)
        if gazetteer is not None:
            reader = open_reader(gazetteer, models=models)
            pace = Pace(lease=lease_seconds)
            Worker(store, reader, gazetteer, name=name, stopping=stopping, pace=pace).run()


def _waited_for(ask: Callable[[], Gazetteer], stopping: threading.Event) -> Gazetteer | None:
    while not stopping.is_set():
        try:
            return ask()
        except DatabaseUnavailable:
            stopping.wait(_LONGEST_WAIT / 5)
    return None


def _watch(starter: Pipe, stop: Callable[[], object]) -> None:
    try:
        starter.recv()
        stop()
    except (EOFError, OSError):
        # The starter was killed: nobody waits for this process, and the lease gives the document back.
        os._exit(1)


def _now() -> datetime:
    return datetime.now(UTC)
