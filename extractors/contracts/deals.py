"""One contract from all that a document tells of it: the events of its sentences joined, the last state kept.

Two events are of one deal when nothing they say differs: vendor, buyer, amount. What an event leaves out,
the deal told of nearest before it fills in, since texts name the sides once and then speak of "the
contract".
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.contracts.borrowing import buyer_near, is_bundle, vendor_before
from extractors.contracts.events import DealEvent
from extractors.contracts.sides import Side
from extractors.contracts.status import StatusCue, later
from extractors.parties import Parties, Party
from extractors.state import DocAmount, block_of
from graph.model.vocabulary import ContractStatus


@dataclass(slots=True)
class Deal:
    """A deal while the document is being read."""

    vendor: Side
    buyer: Side | None
    events: list[DealEvent] = field(default_factory=list)
    amount: DocAmount | None = None
    status: StatusCue | None = None
    blocker: Party | None = None
    count: int | None = None
    title: str | None = None
    borrowed: bool = False  # a side was filled in from another sentence

    def add(self, event: DealEvent) -> None:
        """Take in what one more event says."""
        self.events.append(event)
        if event.amount is not None and (self.amount is None or _grows(event)):
            self.amount = event.amount
        self.status = later(self.status, event.status)
        if event.bidders and (self.status is None or self.status.status is not ContractStatus.AWARDED):
            self.status = later(self.status, StatusCue(ContractStatus.TENDERED, event.trigger))
        if event.blockers and self.blocker is None:
            self.blocker = event.blockers[0]
        if event.amount is not None or len(self.events) == 1:
            self.count = self.count or event.count
        self.title = self.title or event.title

    @property
    def is_bundle(self) -> bool:
        """Whether it is several contracts told of in one breath."""
        return any(is_bundle(event) for event in self.events)

    @property
    def last(self) -> DealEvent:
        """The event read last."""
        return self.events[-1]


def _grows(event: DealEvent) -> bool:
    return event.rule.endswith("+grown")


def deals_of(doc: Doc, parties: Parties, events: Iterable[DealEvent]) -> list[Deal]:
    """The deals of a document in the order in which they are first told of."""
    events = list(events)
    book = _Book(doc, parties, {side.party.number: side.party for event in events for side in event.buyers})
    for event in events:
        book.take(event)
    return [deal for deal in book.joined() if _is_told(deal)]


class _Book:
    def __init__(self, doc: Doc, parties: Parties, buyers: Mapping[int, Party]) -> None:
        self._buyers = buyers
        self._doc = doc
        self._parties = parties
        self.deals: list[Deal] = []
        self._pending: list[tuple[DealEvent, Side | None]] = []
        self._starts = [sentence.start_char for sentence in doc.sents]

    def take(self, event: DealEvent) -> None:
        """Join the event to the deals it speaks of, or open new ones."""
        vendors: Sequence[Side | None] = event.vendors or (None,)
        buyers: Sequence[Side | None] = event.buyers or (None,)
        for vendor in vendors:
            for buyer in buyers:
                self._take(event, *self._consistent(vendor, buyer))

    def _consistent(self, vendor: Side | None, buyer: Side | None) -> tuple[Side | None, Side | None]:
        """Vendor and buyer changed over where the document has told before that it is the other way round."""
        if vendor is None or buyer is None or not vendor.party.buys or not buyer.party.supplies:
            return vendor, buyer
        known = {deal.vendor.party.number for deal in self.deals}
        if buyer.party.number in known and vendor.party.number not in known:
            return buyer, vendor
        return vendor, buyer

    def _take(self, event: DealEvent, vendor: Side | None, buyer: Side | None) -> None:
        if not event.fresh:
            if buyer is None and event.definite and not event.anaphor:
                buyer = self._told_apart(event, vendor)
            deal = self._known(event, vendor, buyer)
            if deal is not None:
                deal.buyer = deal.buyer or buyer
                deal.add(event)
                return
        if not event.told:
            return
        borrowed = False
        if vendor is None:
            vendor = vendor_before(self._doc, self._parties, event, buyer)
            borrowed = True
            if vendor is not None and not event.fresh and (deal := self._known(event, vendor, buyer)):
                deal.buyer = deal.buyer or buyer
                deal.add(event)
                return
        if vendor is None:
            if event.amount is not None or buyer is not None:
                self._pending.append((event, buyer))
            return
        if buyer is not None and buyer.party.number == vendor.party.number:
            return
        if buyer is None:
            buyer = self._last_buyer(event, vendor) or self._buyer_near(event, vendor)
            borrowed = borrowed or buyer is not None
            if buyer is not None and not event.fresh:
                deal = self._known(event, vendor, buyer)
                if deal is not None:
                    deal.add(event)
                    return
        deal = Deal(vendor, buyer, borrowed=borrowed)
        deal.add(event)
        self.deals.append(deal)
        self._settle(deal)

    def _settle(self, deal: Deal) -> None:
        """Give a new deal what the sentences just before told of it without naming the vendor."""
        for event, buyer in list(self._pending):
            same = buyer is None or deal.buyer is None or buyer.party.number == deal.buyer.party.number
            fits = event.amount is None or deal.amount is None
            if same and fits and self._distance(event, deal.events[0]) <= 3:
                deal.buyer = deal.buyer or buyer
                deal.add(event)
                self._pending.remove((event, buyer))

    def _buyer_near(self, event: DealEvent, vendor: Side) -> Side | None:
        taken = {
            deal.buyer.party.number
            for deal in self.deals
            if deal.buyer is not None
            and deal.amount is not None
            and deal.vendor.party.number == vendor.party.number
        }
        return buyer_near(self._doc, self._parties, event, vendor, taken=taken, buyers=self._buyers)

    def _last_buyer(self, event: DealEvent, vendor: Side) -> Side | None:
        """“a second contract”: of the vendor's last buyer, told of a few sentences before."""
        if not event.fresh or is_bundle(event):
            return None
        mine = [
            deal
            for deal in self.deals
            if deal.vendor.party.number == vendor.party.number and self._distance(deal.last, event) <= 3
        ]
        return Side(mine[-1].buyer.party, 0.45) if mine and mine[-1].buyer is not None else None

    def _told_apart(self, event: DealEvent, vendor: Side | None) -> Side | None:
        """“the Acme deal … the council said”: which of several deals is meant, by a buyer that its
        sentence names.
        """
        fitting = [
            deal for deal in self.deals if self._fits(deal, event, vendor, None) and deal.buyer is not None
        ]
        numbers = {deal.buyer.party.number for deal in fitting if deal.buyer is not None}
        if len(numbers) < 2:
            return None
        sentence = self._doc[event.trigger].sent
        blockers = {party.number for party in event.blockers}
        here = {party.number for party in self._parties.within(sentence)} - blockers
        meant = numbers & here
        if len(meant) != 1:
            return None
        return next(deal.buyer for deal in fitting if deal.buyer and deal.buyer.party.number in meant)

    def _known(self, event: DealEvent, vendor: Side | None, buyer: Side | None) -> Deal | None:
        if vendor is None and buyer is None and not event.definite and event.amount is None:
            return None
        fitting = [deal for deal in self.deals if self._fits(deal, event, vendor, buyer)]
        if not fitting:
            return None

        def nearness(deal: Deal) -> tuple[bool, bool, bool, int]:
            same_buyer = bool(buyer and deal.buyer and buyer.party.number == deal.buyer.party.number)
            same_amount = bool(event.amount and deal.amount and event.amount.value == deal.amount.value)
            same_vendor = bool(vendor and vendor.party.number == deal.vendor.party.number)
            return same_amount, same_buyer, same_vendor, deal.last.trigger

        return max(fitting, key=nearness)

    def _fits(self, deal: Deal, event: DealEvent, vendor: Side | None, buyer: Side | None) -> bool:
        if vendor is not None and vendor.party.number != deal.vendor.party.number:
            return False
        if buyer is not None and deal.buyer is not None and buyer.party.number != deal.buyer.party.number:
            return False
        if event.amount is not None and deal.amount is not None:
            return event.amount.value == deal.amount.value or _grows(event)
        if event.amount is not None and is_bundle(event) != deal.is_bundle and not event.definite:
            return False
        far = min(self._distance(one, event) for one in deal.events)
        beside = event.definite or self._in_one_block(deal, event)
        if buyer is not None and deal.buyer is None and deal.amount is not None:
            # Whose the deal is, only a sentence that speaks of it can say.
            return not deal.is_bundle and beside and far <= (3 if event.definite else 1)
        if event.near and (far > 2 or not self._in_one_block(deal, event)):
            return False
        if event.amount is not None and not event.definite and buyer is None:
            # A new amount without a buyer is a new deal, unless the sentence just before opened this one.
            return far <= 1 and vendor is not None and beside
        if vendor is None and buyer is None:
            return beside and far <= (2 if event.anaphor else 3)
        if vendor is None or (buyer is None and deal.buyer is not None):
            return event.definite or (beside and self._distance(deal.last, event) <= 2)
        return True

    def _in_one_block(self, deal: Deal, event: DealEvent) -> bool:
        block = block_of(self._doc, event.sentence[0])
        return block is None or any(block.start <= one.sentence[0] < block.end for one in deal.events)

    def _distance(self, one: DealEvent, other: DealEvent) -> int:
        first, last = (bisect_right(self._starts, event.sentence[0]) for event in (one, other))
        return abs(first - last)

    def _one_of_several(self, deal: Deal) -> bool:
        """A priced deal without buyer of a vendor that has several buyers:
        whose it is, the text does not say.
        """
        if deal.buyer is not None or deal.amount is None:
            return False
        vendor = deal.vendor.party.number
        buyers = {
            one.buyer.party.number for one in self.deals if one.buyer and one.vendor.party.number == vendor
        }
        return len(buyers) > 1

    def _lend_buyer(self) -> None:
        """The one buyer that no deal has yet goes to the deals of the one vendor that has none."""
        waiting = {buyer.party.number: buyer for _, buyer in self._pending if buyer is not None}
        buyerless = [deal for deal in self.deals if deal.buyer is None]
        if len(waiting) != 1 or len({deal.vendor.party.number for deal in buyerless}) != 1:
            return
        (buyer,) = waiting.values()
        if (
            any(deal.buyer is not None for deal in self.deals)
            or buyer.party.number == buyerless[0].vendor.party.number
        ):
            return
        for deal in buyerless:
            deal.buyer, deal.borrowed = Side(buyer.party, 0.3), True

    def joined(self) -> list[Deal]:
        """The deals, those without a buyer joined to one of the same vendor that says nothing else."""
        self._lend_buyer()
        kept: list[Deal] = []
        for deal in self.deals:
            home = next(
                (other for other in kept if _same(other, deal) and not self._one_of_several(deal)), None
            )
            if home is None:
                kept.append(deal)
                continue
            home.buyer = home.buyer or deal.buyer
            for event in deal.events:
                home.add(event)
        return kept


def _same(one: Deal, other: Deal) -> bool:
    if one.is_bundle != other.is_bundle:
        return False
    if one.vendor.party.number != other.vendor.party.number:
        return False
    if any(event.fresh for event in other.events[:1]):
        return False
    buyers = {deal.buyer.party.number for deal in (one, other) if deal.buyer is not None}
    if len(buyers) > 1:
        return False
    amounts = {deal.amount.value for deal in (one, other) if deal.amount is not None}
    return len(amounts) <= 1 and (len(buyers) == 1 or len(amounts) == 1)


def _is_told(deal: Deal) -> bool:
    """Whether enough is told to call it a contract: a buyer, or an amount, or an outright award."""
    return deal.buyer is not None or deal.amount is not None
