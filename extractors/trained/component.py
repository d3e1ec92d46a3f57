"""The spaCy components `supplywatch_encoder` and `supplywatch_judge`: the encoder's pass and what it says.

The first stands before the names, which use what it tags; the second stands after names and amounts and puts
the heads' scores of them beside, for the components that read contracts and controversies.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.state import DocState, put_state, require
from extractors.trained.labels import SpanKind
from extractors.trained.model import Model, model_of
from extractors.trained.scores import Spot, judge
from extractors.trained.tagging import names_of
from extractors.trained.verdict import ENCODER, JUDGE, Verdict
from extractors.trained.words import words_of
from graph.model.vocabulary import OrganisationKind


@Language.factory(ENCODER, assigns=["doc._.supplywatch"])
def make_encoder(nlp: Language, name: str, models: str) -> Callable[[Doc], Doc]:
    """Reads a document with the encoder whose weights lie in the folder `models`."""
    return Encoder(model_of(models))


@Language.factory(JUDGE, requires=["doc._.supplywatch"], assigns=["doc._.supplywatch"])
def make_judge(nlp: Language, name: str, models: str) -> Callable[[Doc], Doc]:
    """Puts the scores of names and amounts on the state, by the heads in the folder `models`."""
    return Judge(model_of(models))


class Encoder:
    """Puts the encoder's states and the names that it tags on the state of a document."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, read."""
        read = self.model.read(doc.text, words_of(doc))
        return put_state(doc, ENCODER, encoded=tuple(read), tagged=names_of(self.model.heads, read))


class Judge:
    """Puts a `Verdict` on the state of a document."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, judged; the encoder's states are let go."""
        state = require(doc, JUDGE, ENCODER, "supplywatch_names", "supplywatch_amounts")
        people = tuple(dict.fromkeys(person.name for person in state.people))
        amounts = _amounts(state)
        spots = tuple(_spots(state, people, amounts))
        things = len(state.organisations) + len(people) + len(amounts)
        judged = judge(self.model.heads, state.encoded, spots, things)
        verdict = Verdict(judged, spots, people, amounts, len(state.organisations))
        return put_state(doc, JUDGE, verdict=verdict, encoded=())


def _amounts(state: DocState) -> tuple[tuple[int, ...], ...]:
    found: dict[tuple[Decimal, str], list[int]] = {}
    for number, amount in enumerate(state.amounts):
        found.setdefault((amount.value, amount.currency), []).append(number)
    return tuple(tuple(numbers) for numbers in found.values())


def _spots(state: DocState, people: tuple[str, ...], amounts: tuple[tuple[int, ...], ...]) -> Iterator[Spot]:
    count = len(state.organisations)
    for mention in state.mentions:
        if mention.organisation is not None and not mention.nested:
            named = state.organisations[mention.organisation]
            kind = SpanKind.REFERENCE if mention.nominal else kind_of(named.kind, media=named.is_media)
            yield Spot(mention.start, mention.end, kind, mention.organisation)
    for person in state.people:
        yield Spot(person.start, person.end, SpanKind.PERSON, count + people.index(person.name))
    for thing, numbers in enumerate(amounts, count + len(people)):
        for number in numbers:
            amount = state.amounts[number]
            yield Spot(amount.start, amount.end, SpanKind.AMOUNT, thing)


def kind_of(kind: OrganisationKind, *, media: bool) -> SpanKind:
    """The kind of span that an organisation's names are."""
    if media:
        return SpanKind.MEDIA
    return {
        OrganisationKind.COMPANY: SpanKind.COMPANY,
        OrganisationKind.PUBLIC_BODY: SpanKind.PUBLIC_BODY,
        OrganisationKind.CIVIL_SOCIETY: SpanKind.CIVIL_SOCIETY,
        OrganisationKind.UNKNOWN: SpanKind.UNKNOWN,
    }.get(kind, SpanKind.OTHER)
