"""What an event leaves out and the sentences beside it give: its vendor, its buyer.

A vendor may be filled in where only one company can be meant, a buyer where only one body can: of the
sentence, of the one before in its paragraph, of the document. A deal whose buyer the text does not name has
none.
"""

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Doc, Span

from extractors.contracts.events import DealEvent
from extractors.contracts.lexicon import AWARD, CONTESTS, CUSTOMERS, WIN
from extractors.contracts.sides import Side
from extractors.negation import is_negated
from extractors.parties import Parties, Party
from extractors.state import BlockKind, DocBlock, Sort, block_of
from extractors.wordlist import lemma_of, words

_PASSED_OVER = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE})

_BODIES = words("authority body department agency ministry government council")


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


def buyer_near(
    doc: Doc,
    parties: Parties,
    event: DealEvent,
    vendor: Side,
    *,
    taken: Collection[int],
    buyers: Mapping[int, Party],
) -> Side | None:
    """The only body of its sentence, of the sentence before in its block, or of the whole document.

    `buyers` are those that the document names as such.

    Nothing is filled in for deals in general, for several at once, or where the paragraph says that the
    buyer is not named. `taken` are the buyers that a priced deal of the vendor is told of: they are filled
    in only where the deal is spoken of as known.
    """
    sentence = doc[event.trigger].sent
    block = block_of(doc, sentence.start_char)
    if event.generic or is_bundle(event) or _is_unnamed(doc, sentence, block):
        return None
    excluded = {party.number for party in event.blockers} | {vendor.party.number}
    known = set() if event.definite or event.fresh else set(taken)
    for number, span in enumerate(_spans_before(doc, sentence, 2)):
        if number and block is not None and span.start_char < block.start:
            break
        bodies = _bodies(doc, parties, span, excluded)
        if bodies:
            alone = len({party.number for party in bodies}) == 1 and (
                number == 0 or bodies[0].number not in known
            )
            return Side(bodies[0], 0.45 if number == 0 else 0.35) if alone else None
    everywhere = {party.number: party for party in _bodies(doc, parties, doc[:], excluded)}
    for bodies_told in (buyers, everywhere):
        if len(bodies_told) == 1:
            (only,) = bodies_told.values()
            return Side(only, 0.3) if only.number not in known | excluded else None
    return None


def _bodies(doc: Doc, parties: Parties, span: Span, excluded: Collection[int]) -> list[Party]:
    return [
        party
        for party in parties.within(span)
        if _could_buy(party) and party.number not in excluded and not _is_place(doc, party)
    ]


def _is_unnamed(doc: Doc, sentence: Span, block: DocBlock | None) -> bool:
    """“The article does not name the buyer”, “an unnamed customer”."""
    span = doc.char_span(block.start, block.end, alignment_mode="expand") if block is not None else sentence
    for token in span or sentence:
        if lemma_of(token) not in CUSTOMERS | _BODIES:
            continue
        if any(child.lower_ in ("unnamed", "undisclosed", "unidentified") for child in token.children):
            return True
        if lemma_of(token.head) in ("name", "identify", "disclose", "reveal") and is_negated(token.head):
            return True
    return False


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
