"""The queue of documents that wait to be read, kept in the graph itself.

Accepted means stored: `enqueue` commits the text before it answers. A worker takes a document by a lease
that runs out, so a killed worker loses nothing; loading the document's claims ends the wait.
"""

from datetime import datetime, timedelta

from graph.errors import NotFound
from graph.load_rows import document_properties
from graph.model.claims import Document
from graph.model.vocabulary import DatePrecision, DocumentState
from graph.store import Row, Store

_RACES = 8  # other workers that may take the same document first before this one gives up for now


def enqueue(store: Store, document: Document, *, recorded_at: datetime) -> bool:
    """Keep a document until a worker reads it; answers whether it is new. One that failed before waits
    again.
    """
    parameters = {
        "id": document.id,
        "properties": document_properties(document),
        "text": document.text,
        "recordedAt": recorded_at,
    }
    (row,) = store.write(lambda transaction: transaction.run("load/enqueue", **parameters))
    return bool(row["isNew"])


def claim_queued(store: Store, worker: str, now: datetime, lease_seconds: float) -> Document | None:
    """The next document for this worker, leased until `now` plus `lease_seconds`; None when none waits."""
    until = now + timedelta(seconds=lease_seconds)
    for _ in range(_RACES):
        rows = store.write(lambda tx: tx.run("load/queue_lease", worker=worker, now=now, until=until))
        if rows:
            return document_of(rows[0]["document"], rows[0]["text"])
    return None


def mark(store: Store, document_id: str, state: DocumentState, error: str | None = None) -> None:
    """Say how far a document has come and end its lease. Raises `NotFound`."""
    parameters = {"id": document_id, "state": str(state), "error": error}
    if not store.write(lambda transaction: transaction.run("load/queue_mark", **parameters)):
        raise NotFound("document", document_id)


def waiting(store: Store) -> int:
    """How many documents wait for a worker or are being read."""
    (row,) = store.read("load/queue_waiting")
    return int(row["waiting"])


def document_of(properties: Row, text: str) -> Document:
    """A document as the graph keeps it."""
    precision = properties.get("publishedPrecision")
    return Document(
        id=properties["id"],
        text=text,
        title=properties.get("title"),
        url=properties.get("url"),
        publisher=properties.get("publisher"),
        published=properties.get("published"),
        published_precision=DatePrecision(precision) if precision else None,
        retrieved_at=properties.get("retrievedAt"),
        language=properties.get("language"),
        licence=properties.get("licence"),
        media_type=properties.get("mediaType") or "text/plain",
        retells=properties.get("retells"),
    )
