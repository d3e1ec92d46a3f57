"""What an event leaves out and the sentences beside it give: its vendor, its buyer.

A vendor may be filled in where only one company can be meant. A buyer is filled in from its own sentence, or
from the one before in its paragraph where the deal is spoken of as known ("the contract"); a deal whose
buyer the text does not name has none.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractors.contracts.events import DealEvent
from extractors.contracts.lexicon import AWARD, CONTESTS, WIN
from extractors.contracts.sides import Side
from extractors.parties import Parties, Party
from extractors.state import BlockKind, Sort, block_of
from extractors.wordlist import lemma_of

_PASSED_OVER = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE})


def is_bundle(event: DealEvent) -> bool:
    """“two contracts worth £10 million together”."""
    count = event.amount.count_hint if event.amount is not None else None
    return max(event.count or 1, count or 1) > 1


def vendor_before(doc: Doc, parties: Parties, event: DealEvent, buyer: Side | None) -> Side | None:
    """The one company that the event can be about: of its sentence, else of the sentences before.

    Nothing is filled in where two fit, nor beside a lawsuit or a lost bid, where companies stand by as
    rivals.
    """
    sentence = doc[event.trigger].sent
    if event.generic or len(event.buyers) > 1:
        return None
    if event.amount is None and not event.buyers and not _strong(doc, event):
        return None
    excluded = {buyer.party.number} if buyer else set()
    for number, span in enumerate(_spans_before(doc, sentence, 4)):
        if number == 0 and event.owned:
            continue  # “their contracts”: whose, an earlier sentence says
        if any(lemma_of(token) in CONTESTS for token in span):
            return None
        companies = [
            party
            for party in parties.within(span)
            if party.is_company and party.supplies and party.number not in excluded
        ]
        if companies:
            alone = len({party.number for party in companies}) == 1
            return Side(companies[-1], 0.45 if number == 0 else 0.35) if alone else None
    return None


def buyer_near(doc: Doc, parties: Parties, event: DealEvent, vendor: Side) -> Side | None:
    """The only body of its sentence; for a deal spoken of as known also of the one before in its block."""
    if event.generic or is_bundle(event):
        return None
    sentence = doc[event.trigger].sent
    excluded = {party.number for party in event.blockers} | {vendor.party.number}
    block = block_of(doc, sentence.start_char)
    for number, span in enumerate(_spans_before(doc, sentence, 2 if event.definite else 1)):
        if number and block is not None and span.start_char < block.start:
            return None
        bodies = [
            party
            for party in parties.within(span)
            if _could_buy(party) and party.number not in excluded and not _is_place(doc, party)
        ]
        if bodies:
            alone = len({party.number for party in bodies}) == 1
            return Side(bodies[0], 0.45 if number == 0 else 0.35) if alone else None
    return None


def _spans_before(doc: Doc, sentence: Span, how_many: int) -> Iterator[Span]:
    """The sentence and those before it, nearest first; headings and captions are passed over."""
    found, start = 0, sentence.start
    span: Span = sentence
    while found < how_many:
        block = block_of(doc, span.start_char)
        if block is None or block.kind not in _PASSED_OVER:
            yield span
            found += 1
        if start <= 0:
            return
        span = doc[start - 1].sent
        start = span.start


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
