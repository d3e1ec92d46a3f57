"""One list of contracts from the two readers: the rules of syntax, and the heads of the encoder.

A deal that both see is one contract; what each says of it becomes its confidence and its reasons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.evidence import sentence_spans
from extractors.state import DocState, span_of, state_of
from extractors.trained.confidence import Features, logit
from extractors.trained.deals import SeenDeal, Thresholds, chances, seen_deals
from extractors.trained.joining import Weighed, evidence_of_both, mention_near
from extractors.trained.scores import Spot
from extractors.trained.verdict import Verdict
from extractors.wordlist import lemma_of, words
from graph.model.claims import Span
from graph.model.reading import ContractReading, NamedMention
from graph.model.vocabulary import Basis, ContractStatus, OrganisationKind, ValueKind

CANDIDATES = Thresholds(supplies=0.3, alone=0.7, priced=0.3)
"""What is looked at; the curve of confidence decides what is said."""


_HOPES = words("bid bidder bidding tender shortlist compete competitor contender rival pitch hope lose")
_MIGHT = words("could might would if")


@dataclass(frozen=True, slots=True)
class RuleDeal:
    """A contract as the rules read it, with the numbers of its parts in the document's lists."""

    reading: ContractReading
    vendor: int
    buyer: int | None


def joined(doc: Doc, verdict: Verdict, rules: Sequence[RuleDeal]) -> Iterator[Weighed[ContractReading]]:
    """Every candidate of either reader; those of the rules keep their place, the others follow."""
    state = state_of(doc)
    seen = [one for one in seen_deals(state, verdict, CANDIDATES) if not _only_hoped_for(doc, state, one)]
    taken: set[int] = set()
    for deal in rules:
        number = _best(state, deal, seen, taken)
        if number is not None:
            taken.add(number)
        yield _of_both(doc, state, verdict, deal, None if number is None else seen[number])
    told = {(deal.vendor, deal.buyer) for deal in rules}
    for number, one in enumerate(seen):
        if number not in taken and not (one.amount is None and (one.vendor, one.buyer) in told):
            yield Weighed(_reading(doc, state, one), _features(state, None, one))


def _only_hoped_for(doc: Doc, state: DocState, one: SeenDeal) -> bool:
    """Whether a sentence that the deal rests on speaks of a bid, or of what might be, while the heads take it
    for a deal that was made.
    """
    if one.status in (ContractStatus.PROPOSED, ContractStatus.TENDERED):
        return False
    places = [spot.start for spot in one.spots]
    if one.amount is not None:
        places.append(state.amounts[one.amount].start)
    sentences = (span_of(doc, at, at + 1).sent for at in places)
    return any(lemma_of(token) in _HOPES or token.lower_ in _MIGHT for s in sentences for token in s)


def _best(state: DocState, deal: RuleDeal, seen: Sequence[SeenDeal], taken: set[int]) -> int | None:
    fitting = [
        number
        for number, one in enumerate(seen)
        if number not in taken
        and one.vendor == deal.vendor
        and (one.buyer == deal.buyer or one.buyer is None or deal.buyer is None)
        and _one_value(state, deal, one)
    ]
    return max(
        fitting, key=lambda number: (seen[number].buyer == deal.buyer, seen[number].supplies), default=None
    )


def _one_value(state: DocState, deal: RuleDeal, one: SeenDeal) -> bool:
    if deal.reading.value is None or one.amount is None:
        return True
    return deal.reading.value == state.amounts[one.amount].value


def _of_both(
    doc: Doc, state: DocState, verdict: Verdict, deal: RuleDeal, one: SeenDeal | None
) -> Weighed[ContractReading]:
    reading = deal.reading
    if one is None:
        return Weighed(reading, _features(state, deal, _unseen(state, verdict, deal)))
    mine = _reading(doc, state, one)
    merged = replace(
        reading,
        client=reading.client or _named_there(mine.client, reading.evidence),
        why=f"{reading.why}; {mine.why}",
        evidence=evidence_of_both(reading.evidence, mine.evidence),
    )
    if reading.value is None and mine.value is not None:
        merged = replace(
            merged,
            value=mine.value,
            currency=mine.currency,
            value_kind=mine.value_kind,
            basis=mine.basis,
            per=mine.per,
            count=mine.count,
        )
    return Weighed(merged, _features(state, deal, one))


def _named_there(buyer: NamedMention | None, evidence: Sequence[Span]) -> NamedMention | None:
    """A buyer that the rules did not read counts only where it stands in the words that they quote."""
    if buyer is None or not any(span.start <= buyer.start < span.end for span in evidence):
        return None
    return buyer


def _unseen(state: DocState, verdict: Verdict, deal: RuleDeal) -> SeenDeal:
    """What the heads say of a deal that they do not propose themselves."""
    return chances(state, verdict, deal.vendor, deal.buyer, deal.reading.value)


def _features(state: DocState, deal: RuleDeal | None, one: SeenDeal) -> Features:
    buyer = None if one.buyer is None else state.organisations[one.buyer]
    return {
        "rule": deal.reading.confidence if deal else 0.0,
        "supplies": logit(one.supplies),
        "priced": 0.0 if one.priced is None else logit(one.priced),
        "public_buyer": 1.0 if buyer is not None and buyer.kind is OrganisationKind.PUBLIC_BODY else 0.0,
    }


def _reading(doc: Doc, state: DocState, one: SeenDeal) -> ContractReading:
    amount = None if one.amount is None else state.amounts[one.amount]
    places = [spot.start for spot in one.spots]
    if amount is not None:
        places.append(amount.start)
    sentences = [_sentence(doc, at) for at in places]
    return ContractReading(
        vendor=_mention(doc, state, one.vendor, one.spots),
        client=None if one.buyer is None else _mention(doc, state, one.buyer, one.spots),
        value=amount.value if amount else None,
        currency=amount.currency if amount else None,
        value_kind=_value_kind(amount.kind, amount.count_hint) if amount else None,
        status=one.status,
        evidence=sentence_spans(doc, sentences),
        confidence=one.supplies,
        rule="encoder:supplies",
        why=_why(state, one),
        basis=Basis.CEILING if amount and amount.kind is ValueKind.UP_TO else Basis.REPORTED,
        per=amount.per if amount else None,
        count=amount.count_hint if amount and (amount.count_hint or 0) > 1 else None,
    )


def _value_kind(kind: ValueKind, count: int | None) -> ValueKind:
    return ValueKind.TOTAL_OF_SEVERAL if (count or 0) > 1 else kind


def _sentence(doc: Doc, at: int) -> tuple[int, int]:
    sentence = span_of(doc, at, at + 1).sent
    return sentence.start_char, sentence.end_char


def _mention(doc: Doc, state: DocState, number: int, spots: Sequence[Spot]) -> NamedMention:
    return mention_near(doc, state, number, next((spot.start for spot in spots if spot.thing == number), 0))


def _why(state: DocState, one: SeenDeal) -> str:
    vendor = state.organisations[one.vendor].name
    parts = [
        f"the trained reader takes {vendor} for the supplier of {state.organisations[one.buyer].name}"
        if one.buyer is not None
        else f"the trained reader takes {vendor} for the supplier of a buyer that is not named"
    ]
    parts[0] += f" ({one.supplies:.2f})"
    if one.amount is not None:
        parts.append(f"{state.amounts[one.amount].text} for the price ({one.priced:.2f})")
    parts.append(f"the state for {one.status} ({one.stands:.2f})")
    return ", ".join(parts)
