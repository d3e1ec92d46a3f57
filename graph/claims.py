"""From what was read in a document to the claims that the graph keeps.

Each reading becomes one claim; a reply becomes a claim of its own that answers the allegation. An amount that
the same words give for several vendors or buyers together is one claim that names all of them, so that it is
summed once and not once for each. Order and repeats of the readings do not matter, since a claim's identifier
is made from its content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model.claims import Claim, Mention
from graph.model.reading import (
    ContractReading,
    ControversyReading,
    Extraction,
    NamedMention,
    OwnershipReading,
    ReplyReading,
)
from graph.model.vocabulary import ClaimKind, ContractStatus, Role


def claims_of(extraction: Extraction) -> tuple[Claim, ...]:
    """The claims of one document, each once, in order of their identifiers.

    Raises `InvalidClaim` when a reading lacks what a claim needs, which is a fault of the reader.
    """
    claims = {claim.id: claim for claim in _claims(extraction)}
    return tuple(claims[identifier] for identifier in sorted(claims))


def _claims(extraction: Extraction) -> Iterator[Claim]:
    maker = _Maker(extraction)
    for together in _shared(extraction.contracts):
        yield maker.contract(together)
    for controversy in extraction.controversies:
        allegation = maker.allegation(controversy)
        yield allegation
        for reply in controversy.replies:
            yield maker.reply(reply, controversy, allegation)
    for ownership in extraction.ownership:
        yield maker.ownership(ownership)


def _shared(readings: Iterable[ContractReading]) -> Iterable[list[ContractReading]]:
    """The readings in groups that share one amount in the same words; those without one by themselves."""
    groups: dict[object, list[ContractReading]] = {}
    for number, reading in enumerate(readings):
        spans = frozenset((span.start, span.end) for span in reading.evidence[:1])
        deal = (reading.value, reading.currency, reading.per, reading.status, spans)
        groups.setdefault(number if reading.value is None else deal, []).append(reading)
    return groups.values()


class _Maker:
    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._document = extraction.document
        self._countries = {known.name: known.country for known in extraction.organisations}

    def contract(self, together: list[ContractReading]) -> Claim:
        reading = together[0]
        supplier = Role.BIDDER if reading.status is ContractStatus.TENDERED else Role.VENDOR
        return replace(
            self._claim(ClaimKind.CONTRACT, reading),
            names=self._names(
                *((supplier, one.vendor) for one in together),
                *((Role.BUYER, one.client) for one in together),
                (Role.BLOCKER, reading.blocker),
            ),
            confidence=min(one.confidence for one in together),
            status=reading.status,
            amount=reading.value,
            currency=reading.currency if reading.value is not None else None,
            value_kind=reading.value_kind,
            basis=reading.basis if reading.value is not None else None,
            per=reading.per,
            vat=reading.vat,
            count=reading.count,
            title=reading.title,
            valid_from=reading.start,
            valid_to=reading.end,
            event_date=reading.event_date,
        )

    def allegation(self, reading: ControversyReading) -> Claim:
        return replace(
            self._claim(ClaimKind.ALLEGATION, reading),
            names=self._names((Role.ACCUSED, reading.vendor), (Role.ACCUSER, reading.accuser_mention)),
            stance=reading.stance,
            category=reading.category,
            code=reading.code,
            contested=reading.contested or reading.denied_by_vendor,
            accuser_name=reading.accuser,
            speaker_name=reading.speaker,
            authority=reading.authority,
            event_date=reading.event_date,
        )

    def reply(self, reading: ReplyReading, answered: ControversyReading, allegation: Claim) -> Claim:
        replier = reading.replier or answered.vendor
        return Claim(
            document_id=self._document.id,
            kind=ClaimKind.REPLY,
            evidence=(reading.evidence,),
            names=self._names((Role.REPLIER, replier)),
            reader=self._extraction.reader,
            reader_version=self._extraction.reader_version,
            rule=answered.rule,
            why="the words of the accused in answer to the allegation",
            confidence=answered.confidence,
            denies=reading.denies,
            speaker_name=reading.speaker,
            answers=allegation.id,
            publisher=self._document.publisher,
            published=self._document.published,
        )

    def ownership(self, reading: OwnershipReading) -> Claim:
        return Claim(
            document_id=self._document.id,
            kind=ClaimKind.OWNERSHIP,
            evidence=(reading.evidence,),
            names=self._names((Role.CHILD, reading.child), (Role.PARENT, reading.parent)),
            reader=self._extraction.reader,
            reader_version=self._extraction.reader_version,
            rule=reading.rule,
            why="the text states who owns whom",
            confidence=reading.confidence,
            publisher=self._document.publisher,
            published=self._document.published,
        )

    def _claim(self, kind: ClaimKind, reading: ContractReading | ControversyReading) -> Claim:
        supplier = Role.VENDOR if kind is ClaimKind.CONTRACT else Role.ACCUSED
        return Claim(
            document_id=self._document.id,
            kind=kind,
            evidence=reading.evidence,
            names=self._names((supplier, reading.vendor)),
            reader=self._extraction.reader,
            reader_version=self._extraction.reader_version,
            rule=reading.rule,
            why=reading.why,
            confidence=reading.confidence,
            publisher=self._document.publisher,
            published=self._document.published,
        )

    def _names(self, *uses: tuple[Role, NamedMention | None]) -> tuple[tuple[Role, Mention], ...]:
        named = {(role, mention.name): mention for role, mention in uses if mention is not None}
        return tuple((role, self._mention(mention)) for (role, _), mention in named.items())

    def _mention(self, named: NamedMention) -> Mention:
        return Mention(
            start=named.start,
            end=named.end,
            name=named.name,
            kind=named.kind,
            key=named.key,
            country=self._countries.get(named.name),
        )
