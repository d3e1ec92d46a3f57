"""Contracts as the heads see them: who supplies whom, for which amounts, in which state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from extractors.state import DocState
from extractors.trained.labels import STATUSES, Relation
from extractors.trained.scores import Scores, Spot
from extractors.trained.verdict import Verdict
from graph.model.vocabulary import ContractStatus, OrganisationKind


@dataclass(frozen=True, slots=True)
class SeenDeal:
    """A contract with the chances (0..1) of its parts; numbers are those of the document's lists.

    `spots` are the places that say it best, the vendor's first.
    """

    vendor: int
    buyer: int | None
    amount: int | None  # index in `DocState.amounts`
    status: ContractStatus
    spots: tuple[Spot, ...]
    supplies: float  # of vendor and buyer; of the vendor alone where no buyer is named
    priced: float | None  # of the amount
    stands: float  # of the status


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below these chances nothing is said."""

    supplies: float = 0.5
    alone: float = 0.5
    priced: float = 0.5


def seen_deals(state: DocState, verdict: Verdict, least: Thresholds) -> Iterator[SeenDeal]:
    """The deals of every vendor, in order of the vendors' first mention."""
    for vendor, organisation in enumerate(state.organisations):
        if organisation.kind is not OrganisationKind.PUBLIC_BODY:
            yield from _of_vendor(state, verdict, vendor, least)


def chances(
    state: DocState, verdict: Verdict, vendor: int, buyer: int | None, value: Decimal | None
) -> SeenDeal:
    """What the heads say of a deal that somebody else proposes."""
    amount = next(
        (
            number
            for number, places in enumerate(verdict.amounts)
            if value is not None and state.amounts[places[0]].value == value
        ),
        None,
    )
    return _deal(state, verdict, vendor, buyer, amount)


def _of_vendor(state: DocState, verdict: Verdict, vendor: int, least: Thresholds) -> Iterator[SeenDeal]:
    judged = verdict.judged
    buyers = [
        number
        for number in range(verdict.organisations)
        if number != vendor and judged.of(Relation.SUPPLIES, vendor, number) >= least.supplies
    ]
    earned = [
        number
        for number in range(len(verdict.amounts))
        if judged.of(Relation.EARNS, vendor, verdict.amount(number)) >= least.priced
        and not all(state.amounts[at].conversion for at in verdict.amounts[number])
    ]
    paid: dict[int, list[int]] = {buyer: [] for buyer in buyers}
    loose: list[int] = []
    for number in earned:
        chances = {b: judged.of(Relation.PAYS, b, verdict.amount(number)) for b in buyers}
        best = max(chances, key=lambda buyer: chances[buyer], default=None)
        if best is not None:
            paid[best].append(number)
        else:
            loose.append(number)
    for buyer in buyers:
        for priced in _or_none(paid[buyer]):
            yield _deal(state, verdict, vendor, buyer, priced)
    if not buyers and (loose or judged.supplier[vendor] >= least.alone):
        for one in _or_none(loose):
            if judged.supplier[vendor] >= least.alone:
                yield _deal(state, verdict, vendor, None, one)


def _or_none(numbers: Sequence[int]) -> Sequence[int | None]:
    return numbers or (None,)


def _deal(state: DocState, verdict: Verdict, vendor: int, buyer: int | None, amount: int | None) -> SeenDeal:
    judged = verdict.judged
    thing = None if amount is None else verdict.amount(amount)
    shares = _shares(verdict, vendor, buyer, thing)
    spots = _spots(verdict, vendor, buyer)
    at = None
    if amount is not None:
        places = [(number, state.amounts[number]) for number in verdict.amounts[amount]]
        middle = spots[0].start if spots else 0
        at = min(places, key=lambda one: abs(one[1].start - middle))[0]
    supplies = float(judged.supplier[vendor])
    return SeenDeal(
        vendor=vendor,
        buyer=buyer,
        amount=at,
        status=STATUSES[int(np.argmax(shares))],
        spots=spots,
        supplies=supplies if buyer is None else judged.of(Relation.SUPPLIES, vendor, buyer),
        priced=None if thing is None else judged.of(Relation.EARNS, vendor, thing),
        stands=float(np.max(shares)),
    )


def _shares(verdict: Verdict, vendor: int, buyer: int | None, amount: int | None) -> Scores:
    judged = verdict.judged
    rows = [judged.pair_status[vendor, other] for other in (buyer, amount) if other is not None]
    told = [row for row in rows if row.any()]
    shares: Scores = np.mean(told, axis=0, dtype=np.float32) if told else judged.status[vendor]
    return shares


def _spots(verdict: Verdict, vendor: int, buyer: int | None) -> tuple[Spot, ...]:
    if buyer is not None:
        first, second = verdict.judged.between[vendor, buyer]
        if first >= 0:
            return verdict.spots[first], verdict.spots[second]
    return tuple(spot for spot in verdict.spots if spot.thing == vendor)[:1]
