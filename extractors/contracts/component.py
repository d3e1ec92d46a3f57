"""The spaCy component `supplywatch_contracts`: from named organisations and amounts to contracts."""

import datetime as dt
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractors.contracts.deals import Deal, deals_of
from extractors.contracts.events import DealEvent, events_of
from extractors.contracts.joined import RuleDeal, joined
from extractors.contracts.lists import entries_of
from extractors.contracts.periods import Period, period_of
from extractors.contracts.tables import rows_of
from extractors.evidence import named, sentence_spans
from extractors.parties import Parties
from extractors.state import put_state, require, state_of
from extractors.trained.confidence import curves
from extractors.trained.joining import settled
from extractors.trained.verdict import verdict_of
from graph.model.reading import ContractReading
from graph.model.vocabulary import Basis, ContractStatus, ValueKind

NAME = "supplywatch_contracts"

_A_YEAR = 365


@Language.factory(NAME, default_config={"models": None})
def make_contracts(nlp: Language, name: str, models: str | None) -> "ContractReader":
    """The component; needs `supplywatch_names` and `supplywatch_amounts` before it, and joins what
    `supplywatch_judge` says where it has run; then `models` is the folder of its weights.
    """
    return ContractReader(models)


class ContractReader:
    """Puts `contracts` on the state of a document."""

    def __init__(self, models: str | None = None) -> None:
        self._models = models

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the contracts it tells of."""
        require(doc, NAME, "supplywatch_names", "supplywatch_amounts")
        parties = Parties(doc)
        rows = [*rows_of(doc, parties), *entries_of(doc, parties)]
        deals = deals_of(doc, parties, _beside_rows(events_of(doc, parties), rows))
        verdict = verdict_of(doc)
        if verdict is None or self._models is None:
            return put_state(doc, NAME, contracts=tuple(reading_of(doc, deal) for deal in deals))
        rules = [_with_numbers(doc, deal) for deal in deals]
        found = tuple(joined(doc, verdict, rules))
        contracts = settled(found, curves(self._models)["contract"])
        return put_state(doc, NAME, contracts=contracts, candidates=(*state_of(doc).candidates, *found))


def _with_numbers(doc: Doc, deal: Deal) -> RuleDeal:
    buyer = None if deal.buyer is None else deal.buyer.party.number
    return RuleDeal(reading_of(doc, deal), deal.vendor.party.number, buyer)


def _beside_rows(events: Iterable[DealEvent], rows: list[DealEvent]) -> Iterator[DealEvent]:
    """The rows of tables and entries of lists first, then the events of sentences that are part of none."""
    yield from rows
    for event in events:
        if not any(
            row.sentence[0] < event.sentence[1] and event.sentence[0] < row.sentence[1] for row in rows
        ):
            yield event


def reading_of(doc: Doc, deal: Deal) -> ContractReading:
    """The reading of one deal, offsets in the original text."""
    period = period_of(doc, deal)
    amount = deal.amount
    return ContractReading(
        vendor=named(doc, deal.vendor.party),
        client=named(doc, deal.buyer.party) if deal.buyer else None,
        value=amount.value if amount else None,
        currency=amount.currency if amount else None,
        value_kind=_value_kind(deal),
        status=_status(doc, deal, period),
        evidence=sentence_spans(doc, [event.sentence for event in _supporting(deal)]),
        confidence=_confidence(deal),
        rule=deal.events[0].rule,
        why=_why(deal),
        basis=Basis.CEILING if amount and amount.kind is ValueKind.UP_TO else Basis.REPORTED,
        per=amount.per if amount else None,
        count=deal.count if deal.count and deal.count > 1 else None,
        start=period.start,
        end=period.end,
        event_date=period.event,
        title=deal.title,
        blocker=named(doc, deal.blocker) if deal.blocker else None,
    )


def _value_kind(deal: Deal) -> ValueKind | None:
    if deal.amount is None:
        return None
    if deal.amount.count_hint and deal.amount.count_hint > 1:
        return ValueKind.TOTAL_OF_SEVERAL
    if deal.count and deal.count > 1 and deal.amount.kind is ValueKind.EXACT:
        return ValueKind.TOTAL_OF_SEVERAL
    return deal.amount.kind


def _status(doc: Doc, deal: Deal, period: Period) -> ContractStatus:
    status = deal.status.status if deal.status else ContractStatus.ACTIVE
    if deal.status and deal.status.planned and status in (ContractStatus.TERMINATED, ContractStatus.EXPIRED):
        return ContractStatus.ACTIVE
    if status is ContractStatus.AWARDED and _is_long_ago(doc, period):
        return ContractStatus.ACTIVE
    published = state_of(doc).published or dt.date.max
    ended = period.end is not None and period.end < published and published != dt.date.max
    if ended and status in (ContractStatus.ACTIVE, ContractStatus.AWARDED, ContractStatus.EXTENDED):
        return ContractStatus.EXPIRED
    return status


def _is_long_ago(doc: Doc, period: Period) -> bool:
    """Whether a deal was awarded so long before the text was written that it must have begun."""
    state = state_of(doc)
    told = [one.date for one in state.dates if one.date is not None]
    written = state.published or max(told, default=None)
    return period.event is not None and written is not None and (written - period.event).days > _A_YEAR


def _supporting(deal: Deal) -> list[DealEvent]:
    """The first event and those that brought the amount or the status; at most four sentences."""
    wanted = [deal.events[0]]
    wanted += [event for event in deal.events if event.amount is not None and event.amount == deal.amount]
    wanted += [event for event in deal.events if event.status is not None and event.status == deal.status]
    return wanted[:4]


def _confidence(deal: Deal) -> float:
    """Product of what syntax and kinds say of the two sides, lowered where something was filled in."""
    score = deal.vendor.strength * deal.vendor.party.organisation.certainty
    score *= deal.buyer.strength * deal.buyer.party.organisation.certainty if deal.buyer else 0.5
    if deal.borrowed:
        score *= 0.7
    if len(deal.events) > 1:
        score = min(1.0, score * 1.1)
    return round(max(0.02, min(0.99, score)), 3)


def _why(deal: Deal) -> str:
    vendor = deal.vendor.party.organisation.name
    kind, _, word = deal.events[0].rule.partition(":")
    buyer = f"{deal.buyer.party.organisation.name} as buyer" if deal.buyer else "no buyer"
    told = f"the noun “{word}”" if kind == "noun" else f"“{word}” ({kind})"
    filled = "; one side is filled in from a sentence near it" if deal.borrowed else ""
    return f"{told} has {vendor} as vendor and {buyer}{filled}"
