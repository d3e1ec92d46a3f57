"""One contract from all that a document tells of it: the events of its sentences joined, the last state kept.

Two events are of one deal when nothing they say differs: vendor, buyer, amount. What an event leaves out,
the deal told of nearest before it fills in, since texts name the sides once and then speak of "the
contract".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractors.contracts.events import DealEvent, Side
from extractors.contracts.lexicon import AWARD, CONTESTS, WIN
from extractors.contracts.status import StatusCue, later
from extractors.parties import Parties, Party
from extractors.state import BlockKind, DocAmount, Sort, block_of
from extractors.wordlist import lemma_of
from graph.model.vocabulary import ContractStatus

_GROWS = (
    "rise",
    "grow",
    "increase",
    "swell",
    "balloon",
    "stand",
    "end",
    "climb",
    "double",
    "triple",
    "raise",
    "top",
    "reach",
)
_BORROW_SENTENCES = 6


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
    def last(self) -> DealEvent:
        """The event read last."""
        return self.events[-1]


def _grows(event: DealEvent) -> bool:
    return event.rule.endswith("+grown")


def deals_of(doc: Doc, parties: Parties, events: Iterable[DealEvent]) -> list[Deal]:
    """The deals of a document in the order in which they are first told of."""
    book = _Book(doc, parties)
    for event in events:
        book.take(event)
    return [deal for deal in book.joined() if _is_told(deal)]


class _Book:
    def __init__(self, doc: Doc, parties: Parties) -> None:
        self._doc = doc
        self._parties = parties
        self.deals: list[Deal] = []
        self._pending: list[tuple[DealEvent, Side | None]] = []
        self._numbers = {sentence.start_char: number for number, sentence in enumerate(doc.sents)}

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
            vendor = self._vendor_before(event, buyer)
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
            buyer = self._buyer_near(event, vendor)
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
        if event.amount is not None and deal.amount is not None and event.amount.value != deal.amount.value:
            return _grows(event)
        if event.amount is not None and deal.amount is not None and event.amount.value == deal.amount.value:
            return True
        far = min(self._distance(one, event) for one in deal.events)
        if event.near and far > 1:
            return False
        if event.amount is not None and deal.amount is None and not event.definite and buyer is None:
            # A new amount without a buyer is a new deal, unless the sentence just before opened this one.
            return far <= 1 and vendor is not None
        if vendor is None and buyer is None:
            return far <= (2 if event.anaphor else 3)
        if vendor is None or (buyer is None and deal.buyer is not None):
            return event.definite or self._distance(deal.last, event) <= 2
        return True

    def _distance(self, one: DealEvent, other: DealEvent) -> int:
        return abs(self._numbers[one.sentence[0]] - self._numbers[other.sentence[0]])

    def _vendor_before(self, event: DealEvent, buyer: Side | None) -> Side | None:
        """The one company that the event can be about: of its sentence, of the sentences before, of the
        document.

        Nothing is filled in where two fit, nor beside a lawsuit or a lost bid, where companies stand by as
        rivals.
        """
        doc = self._doc
        sentence = doc[event.trigger].sent
        if event.generic or len(event.buyers) > 1:
            return None
        if event.amount is None and not event.buyers and not _strong(doc, event):
            return None
        excluded = {buyer.party.number} if buyer else set()
        for number, span in enumerate(self._spans_before(sentence, 4)):
            if number == 0 and event.owned:
                continue  # “their contracts”: whose, an earlier sentence says
            if any(lemma_of(token) in CONTESTS for token in span):
                return None
            companies = [
                party
                for party in self._parties.within(span)
                if party.is_company and party.supplies and party.number not in excluded
            ]
            if companies:
                alone = len({party.number for party in companies}) == 1
                return Side(companies[-1], 0.45 if number == 0 else 0.35) if alone else None
        return None

    def _buyer_near(self, event: DealEvent, vendor: Side) -> Side | None:
        """The only body of the sentence or of those before in its block, else the only buyer of the
        document.
        """
        sentence = self._doc[event.trigger].sent
        excluded = {party.number for party in event.blockers} | {vendor.party.number}
        if event.generic:
            return None
        if event.fresh:
            mine = [deal.buyer for deal in self.deals if deal.vendor.party.number == vendor.party.number]
            if mine and mine[-1] is not None:
                return Side(mine[-1].party, 0.45)
        for number, span in enumerate(self._spans_before(sentence, 2)):
            bodies = [
                party
                for party in self._parties.within(span)
                if _could_buy(party) and party.number not in excluded and not _is_place(self._doc, party)
            ]
            if len({party.number for party in bodies}) == 1:
                return Side(bodies[0], 0.45 if number == 0 else 0.35)
            if bodies:
                break
        known = {deal.buyer.party.number: deal.buyer for deal in self.deals if deal.buyer is not None}
        if len(known) == 1:
            only = next(iter(known.values()))
            return Side(only.party, 0.3) if only.party.number not in excluded else None
        return None

    def _spans_before(self, sentence: Span, how_many: int) -> Iterator[Span]:
        """The sentence and those before it, nearest first; headings and captions are passed over."""
        found, start = 0, sentence.start
        span: Span = sentence
        while found < how_many:
            block = block_of(self._doc, span.start_char)
            if block is None or block.kind not in (
                BlockKind.HEADING,
                BlockKind.CAPTION,
                BlockKind.BOILERPLATE,
            ):
                yield span
                found += 1
            if start <= 0:
                return
            span = self._doc[start - 1].sent
            start = span.start

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


def _could_buy(party: Party) -> bool:
    """A body that buys, and neither judges nor merely stands on the map."""
    return party.is_public and party.buys == 1.0 and party.organisation.sort is not Sort.COUNTRY


def _is_place(doc: Doc, party: Party) -> bool:
    """“convicts from Arizona”, “a prison in Kent”: where, not who."""
    head = doc[party.head]
    places = head.dep_ == "pobj" and head.head.lower_ in ("in", "from", "at", "near", "across", "around")
    return places and party.organisation.sort in (Sort.LOCAL, Sort.COUNTRY)


def _strong(doc: Doc, event: DealEvent) -> bool:
    return lemma_of(doc[event.trigger].head) in AWARD | WIN
