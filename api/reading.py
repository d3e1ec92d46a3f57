"""From inputs to extractions: fetch, parse and read, one bad document never stopping the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from extractors.fetch import Fetched, Limits, Refused, Skipped, Web, documents
from extractors.parse import is_readable_language, parse_fetched
from graph.errors import UnreadableDocument
from graph.model.claims import Document
from graph.model.reading import Extraction


class TextReader(Protocol):
    """What reads documents: `extractors.read.Reader`."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One extraction a document, in the order of the documents."""
        ...


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document by the name a person gave it; `readable` is false for languages that are not read."""

    name: str
    document: Document
    readable: bool


def parsed(
    inputs: Iterable[str],
    *,
    limits: Limits,
    web: Web | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Parsed | Refused]:
    """Each document that the inputs lead to, or why it cannot be read."""
    for found in documents(inputs, limits=limits, web=web, on_skipped=on_skipped):
        yield found if isinstance(found, Refused) else parsed_one(found)


def parsed_one(fetched: Fetched) -> Parsed | Refused:
    """The document in these bytes, or why there is none."""
    try:
        document = parse_fetched(fetched)
    except UnreadableDocument as error:
        return Refused(fetched.name, error)
    return Parsed(fetched.name, document, is_readable_language(document))


def extracted(reader: TextReader, batch: Iterable[Parsed]) -> Iterator[Extraction]:
    """What each document of a batch says; nothing is read in a language that the reader does not know."""
    documents_of = {one.document.id: one for one in batch}
    read = {
        extraction.document.id: extraction
        for extraction in reader.read_all(one.document for one in documents_of.values() if one.readable)
    }
    for identifier, one in documents_of.items():
        yield read.get(identifier) or Extraction(one.document)
