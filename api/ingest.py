"""The main job: inputs read into claims and loaded into the graph, with an account of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from api.reading import Parsed, TextReader, extracted, parsed
from extractors.fetch import Limits, Refused, Skipped, Web
from graph.claims import claims_of
from graph.errors import UnreadableDocument
from graph.intake import mark
from graph.load import load
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import DocumentState
from graph.store import Store

BATCH = 32


@dataclass(slots=True)
class Account:
    """What became of the inputs of one run; grows while the run goes on."""

    documents: int = 0
    new_documents: int = 0
    new_claims: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)  # name, language
    refused: list[Refused] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the graph is not what it was before."""
        return bool(self.new_documents or self.new_claims)


def ingest(
    inputs: Iterable[str],
    store: Store,
    reader: TextReader,
    *,
    gazetteer: Gazetteer,
    limits: Limits,
    web: Web | None = None,
    on_batch: Callable[[Account], None] | None = None,
) -> Account:
    """Read all inputs into the graph. Raises `DatabaseUnavailable` when the database goes away in the middle.

    What was loaded until then is whole; running the same command again goes on where it stopped.
    """
    account = Account()
    found = parsed(inputs, limits=limits, web=web, on_skipped=account.skipped.append)
    for batch in _batches(_accepted(found, account), BATCH):
        _load(batch, store, reader, gazetteer, account)
        if on_batch:
            on_batch(account)
    return account


def _accepted(found: Iterable[Parsed | Refused], account: Account) -> Iterator[Parsed]:
    for one in found:
        if isinstance(one, Refused):
            account.refused.append(one)
        else:
            if not one.readable:
                account.unread.append((one.name, one.document.language or "unknown"))
            yield one


def _load(
    batch: list[Parsed], store: Store, reader: TextReader, gazetteer: Gazetteer, account: Account
) -> None:
    unread = {one.document.id for one in batch if not one.readable}
    loads = [(extraction.document, claims_of(extraction)) for extraction in extracted(reader, batch)]
    report = load(store, loads, gazetteer=gazetteer, recorded_at=datetime.now(UTC))
    for identifier in sorted(unread):
        mark(store, identifier, DocumentState.UNREAD)
    account.documents += len(batch)
    account.new_documents += report.new_documents
    account.new_claims += report.new_claims
    names = {one.document.id: one.name for one in batch}
    account.refused += [
        Refused(names[one.document_id], UnreadableDocument(one.refused or "")) for one in report.refused
    ]


def _batches(documents: Iterable[Parsed], size: int) -> Iterator[list[Parsed]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, size)):
        yield batch
