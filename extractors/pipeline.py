"""Building the spaCy pipeline of this program and running documents through it.

Importing this module makes the factories known to spaCy, so that `nlp.add_pipe("supplywatch_names")` works in
anybody's pipeline; the wheel's entry points do the same without an import.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extractors import blocks, dates, language_model, transport
from extractors.money.component import COMPONENT as AMOUNTS
from extractors.money.component import find_amounts
from extractors.names.component import COMPONENT as NAMES
from extractors.names.component import Names
from extractors.repair import repair
from extractors.state import EXTENSION, DocState
from extractors.trained.verdict import ENCODER
from graph.known import seed_gazetteer
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer

T = TypeVar("T")

_PREFIX = "supplywatch_"
_PART = 40_000  # characters; the parser's memory grows with the length of what it reads at once
_BATCH_DOCUMENTS = 16
_BATCH_CHARACTERS = 200_000


@Language.factory(blocks.COMPONENT, assigns=["doc._.supplywatch"])
def make_blocks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Finds paragraphs, headings, captions, lists, quotations; stands before the parser."""
    transport.register()
    return blocks.find_blocks


@Language.factory(
    NAMES, requires=["doc.ents", "token.dep", "doc._.supplywatch"], assigns=["doc._.supplywatch"]
)
def make_names(nlp: Language, name: str) -> Names:
    """Finds organisations and people; knows the organisations of the seeds."""
    transport.register()
    return Names(nlp, seed_gazetteer())


@Language.factory(AMOUNTS, requires=["token.dep", "doc._.supplywatch"], assigns=["doc._.supplywatch"])
def make_amounts(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Finds amounts of money and what they are amounts of."""
    transport.register()
    return find_amounts


@Language.factory(dates.COMPONENT, requires=["doc._.supplywatch"], assigns=["doc._.supplywatch"])
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Finds dates and periods, relative ones counted from the day of publication."""
    transport.register()
    return dates.find_dates


class Pipeline:
    """Runs documents through the model and the components of this program, a batch at a time.

    Strings that a batch brings into the vocabulary are freed with it (`Language.memory_zone`), so
    memory stays flat over any number of documents. A Doc must not outlive its call of `convert`.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._own = [name for name in nlp.pipe_names if name.startswith(_PREFIX)]

    def read(self, documents: Iterable[Document], convert: Callable[[Document, Doc], T]) -> Iterator[T]:
        """What `convert` makes of each document and its Doc, in order.

        Offsets in the Doc count characters of the repaired text; `extractors.state.raw_span` leads back to
        `Document.text`. A text longer than a part is read in parts cut at ends of paragraphs, and joined.
        """
        for batch in _batches(documents):
            with self.nlp.memory_zone():
                results = [convert(document, doc) for document, doc in self._batch(batch)]
            yield from results

    def read_one(self, document: Document, convert: Callable[[Document, Doc], T]) -> T:
        """What `convert` makes of one document."""
        return next(self.read([document], convert))

    def _batch(self, batch: list[Document]) -> Iterator[tuple[Document, Doc]]:
        repaired = [repair(document.text) for document in batch]
        parts = [[self._part(text) for text in _parts(each.text)] for each in repaired]
        read = self.nlp.pipe(chain.from_iterable(parts), disable=self._own, batch_size=_BATCH_DOCUMENTS)
        for document, mended, own in zip(batch, repaired, parts, strict=True):
            doc = _joined([next(read) for _ in own])
            state = DocState(back=mended.back, published=document.published, publisher=document.publisher)
            setattr(doc._, EXTENSION, state)
            for name in self._own:
                doc = self.nlp.get_pipe(name)(doc)
            yield document, doc

    def _part(self, text: str) -> Doc:
        return blocks.find_blocks(self.nlp.make_doc(text))


def build(gazetteer: Gazetteer, *, models: str | None = None) -> Pipeline:
    """The pinned model with every component of this program, which knows the names of the gazetteer.

    `models` is the folder of trained weights; without it the rules read alone.

    Raises `LanguageModelMissing` where the model or the weights are not there. Loading takes about a second
    and 400 MB.
    """
    transport.register()
    nlp = language_model.load()
    nlp.max_length = _PART * 25
    nlp.add_pipe(blocks.COMPONENT, first=True)
    if models is not None:
        nlp.add_pipe(ENCODER, config={"models": models})
    for name in _AFTER_THE_MODEL:
        nlp.add_pipe(name)
    names = nlp.get_pipe(NAMES)
    assert isinstance(names, Names)
    names.use(gazetteer)
    return Pipeline(nlp)


_AFTER_THE_MODEL = (NAMES, AMOUNTS, dates.COMPONENT)


def _joined(parts: list[Doc]) -> Doc:
    """One Doc of several that follow each other; what is known of the parts alone is left behind."""
    if len(parts) == 1:
        return parts[0]
    for part in parts:
        part.user_data.clear()
    doc = Doc.from_docs(parts, ensure_whitespace=False)
    assert doc is not None
    return doc


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (len(batch) >= _BATCH_DOCUMENTS or size + len(document.text) > _BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def _parts(text: str) -> Iterator[str]:
    """The text in stretches of at most `_PART` characters that end with a line break, else a sentence,
    else a space.
    """
    at = 0
    while len(text) - at > _PART:
        window = text[at : at + _PART]
        cut = max(window.rfind("\n"), 0) or max(window.rfind(". "), 0) or max(window.rfind(" "), 0)
        end = at + (cut + 1 if cut else _PART)
        yield text[at:end]
        at = end
    yield text[at:]
