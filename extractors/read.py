"""From a document to everything that is read in it: the one entry to the readers of text.

reader = open_reader()
extraction = reader.read(Document(id="…", text="…"))
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from spacy.tokens import Doc

from extractors import language_model, ownership, roles
from extractors.contracts import component as contracts
from extractors.controversies import component as controversies
from extractors.pipeline import Pipeline, build
from extractors.state import DocState, raw_span, state_of
from extractors.trained.joining import Weighed
from extractors.trained.model import model_of
from extractors.trained.verdict import JUDGE
from graph.known import seed_gazetteer
from graph.model.claims import Document, Span
from graph.model.gazetteer import Gazetteer
from graph.model.reading import (
    AmountReading,
    ContractReading,
    ControversyReading,
    Extraction,
    NamedMention,
    OrganisationReading,
    OwnershipReading,
    ReplyReading,
    RoleReading,
)

READER = "supplywatch-rules"
READER_OF_BOTH = "supplywatch"  # the rules and trained weights, whose name and version stand in the version

STEPS = (roles.NAME, ownership.NAME, JUDGE, contracts.NAME, controversies.NAME)
"""The components that this room adds to the pipeline of names and amounts, in order."""

_TRAINED = frozenset({JUDGE, contracts.NAME, controversies.NAME})


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was weighed in a document, proposed or not."""

    contracts: tuple[Weighed[ContractReading], ...]
    controversies: tuple[Weighed[ControversyReading], ...]


def open_reader(gazetteer: Gazetteer | None = None, *, models: Path | None = None) -> "Reader":
    """A reader that knows the organisations of the gazetteer, those of the seeds where none is given.

    Reads by rules; with `models`, such as `extractors.models.FOLDER`, also by trained weights. Loads the
    language model (about a second, 400 MB); raises `LanguageModelMissing` where it is not installed.
    """
    folder = None if models is None else str(models)
    nlp = build(gazetteer if gazetteer is not None else seed_gazetteer(), models=folder).nlp
    for name in STEPS:
        if name == JUDGE and folder is None:
            continue
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config={"models": folder} if name in _TRAINED else {})
    return Reader(Pipeline(nlp), model=None if folder is None else model_of(folder).name)


class Reader:
    """Reads documents; equal documents give equal extractions."""

    def __init__(self, pipeline: Pipeline, *, model: str | None = None) -> None:
        self._pipeline = pipeline
        self._extraction = partial(extraction_of, model=model)

    def read(self, document: Document) -> Extraction:
        """What is read in one document."""
        return self._pipeline.read_one(document, self._extraction)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """What is read in each document, in order, a batch at a time."""
        return self._pipeline.read(documents, self._extraction)

    def weigh(self, documents: Iterable[Document]) -> Iterator[Candidates]:
        """What was weighed in each document, in order."""
        return self._pipeline.read(documents, _candidates_of)


def _candidates_of(document: Document, doc: Doc) -> Candidates:
    found = state_of(doc).candidates
    return Candidates(
        contracts=tuple(one for one in found if isinstance(one.reading, ContractReading)),
        controversies=tuple(one for one in found if isinstance(one.reading, ControversyReading)),
    )


def extraction_of(document: Document, doc: Doc, *, model: str | None = None) -> Extraction:
    """The extraction from a Doc that has been through the whole pipeline, in the words of `Document.text`.

    `model` is the name of the trained weights that took part.
    """
    state = state_of(doc)
    original = _Original(document.text)
    return Extraction(
        document=document,
        contracts=tuple(original.contract(one) for one in state.contracts),
        controversies=tuple(original.controversy(one) for one in state.controversies),
        ownership=tuple(original.ownership(one) for one in state.ownership),
        roles=tuple(original.role(one) for one in state.roles),
        organisations=tuple(original.organisations(doc, state)),
        amounts=tuple(_amounts(doc, state)),
        reader=READER if model is None else READER_OF_BOTH,
        reader_version=reader_version(model),
    )


def reader_version(model: str | None = None) -> str:
    """The version of this program, of the language model and of the trained weights, which together decide
    what is read.
    """
    try:
        own = version("supplywatch")
    except PackageNotFoundError:
        own = "unpackaged"
    return f"{own} ({', '.join(filter(None, (language_model.NAME, model)))})"


class _Original:
    """Puts the words of the text as it was read beside every offset."""

    def __init__(self, text: str) -> None:
        self._text = text

    def contract(self, one: ContractReading) -> ContractReading:
        return replace(
            one,
            vendor=self._mention(one.vendor),
            client=self._maybe(one.client),
            blocker=self._maybe(one.blocker),
            evidence=self._spans(one.evidence),
        )

    def controversy(self, one: ControversyReading) -> ControversyReading:
        return replace(
            one,
            vendor=self._mention(one.vendor),
            accuser_mention=self._maybe(one.accuser_mention),
            evidence=self._spans(one.evidence),
            replies=tuple(self._reply(reply) for reply in one.replies),
        )

    def _reply(self, one: ReplyReading) -> ReplyReading:
        return replace(one, replier=self._maybe(one.replier), evidence=self._span(one.evidence))

    def ownership(self, one: OwnershipReading) -> OwnershipReading:
        return replace(
            one,
            child=self._mention(one.child),
            parent=self._mention(one.parent),
            evidence=self._span(one.evidence),
        )

    def role(self, one: RoleReading) -> RoleReading:
        return replace(one, evidence=self._span(one.evidence))

    def organisations(self, doc: Doc, state: DocState) -> Iterator[OrganisationReading]:
        """Every organisation with its mentions, in order of first mention."""
        mentions: dict[int, list[NamedMention]] = {}
        for mention in state.mentions:
            if mention.organisation is None:
                continue
            known = state.organisations[mention.organisation]
            start, end = raw_span(doc, mention.start, mention.end)
            mentions.setdefault(mention.organisation, []).append(
                NamedMention(known.name, known.kind, start, end, self._text[start:end], known.key)
            )
        for number, found in mentions.items():
            known = state.organisations[number]
            yield OrganisationReading(known.name, known.kind, tuple(found), known.key, known.country)

    def _mention(self, one: NamedMention) -> NamedMention:
        return replace(one, text=self._text[one.start : one.end])

    def _maybe(self, one: NamedMention | None) -> NamedMention | None:
        return None if one is None else self._mention(one)

    def _span(self, one: Span) -> Span:
        return Span(one.start, one.end, self._text[one.start : one.end])

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(self._span(one) for one in spans)


def _amounts(doc: Doc, state: DocState) -> Iterator[AmountReading]:
    for amount in state.amounts:
        start, end = raw_span(doc, amount.start, amount.end)
        yield AmountReading(
            value=amount.value,
            currency=amount.currency,
            meaning=amount.meaning,
            kind=amount.kind,
            start=start,
            end=end,
            per=amount.per,
        )
