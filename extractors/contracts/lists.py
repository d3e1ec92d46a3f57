"""Deals in lists: a sentence that ends in a colon names one side, every entry under it the other.

“The following firms hold contracts with the ministry:” with firms below, or “Acme supplies:” with bodies.
Entries stand in lines of their own, or in the same line parted by bullets.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractors.clauses import Modality, modality_of
from extractors.contracts import lexicon
from extractors.contracts.events import DealEvent
from extractors.contracts.nouns import is_deal_noun
from extractors.contracts.sides import Side
from extractors.contracts.status import status_of
from extractors.parties import Parties, Party
from extractors.state import BlockKind, DocAmount, DocBlock, Sort, span_of, state_of
from extractors.wordlist import lemma_of
from graph.model.vocabulary import AmountMeaning

_BULLET = re.compile(r"\s*[•‣▪●◦]\s*")
_LEAD = re.compile(r":\s*\**\s*$")
_VALUES = frozenset({AmountMeaning.CONTRACT, AmountMeaning.SPEND, AmountMeaning.OTHER})


def entries_of(doc: Doc, parties: Parties) -> Iterator[DealEvent]:
    """One event per entry of a list whose lead-in tells of deals with exactly one other side."""
    blocks = list(state_of(doc).blocks)
    text = doc.text
    for number, block in enumerate(blocks):
        for lead, entries in _lists(doc, text[block.start : block.end], block, blocks[number + 1 :]):
            yield from _entries(doc, parties, lead, entries)


def _lists(
    doc: Doc, text: str, block: DocBlock, following: Sequence[DocBlock]
) -> Iterator[tuple[Span, list[tuple[int, int]]]]:
    if ":" not in text:
        return
    bullets = list(_BULLET.finditer(text))
    if len(bullets) > 1 and bullets[0].start() and _LEAD.search(text[: bullets[0].start()]):
        ends = [block.start + one.start() for one in bullets[1:]] + [block.end]
        entries = [(block.start + one.end(), end) for one, end in zip(bullets, ends, strict=True)]
        yield _sentence_before(doc, block.start, block.start + bullets[0].start()), entries
    elif _LEAD.search(text):
        found = []
        for one in following:
            if one.kind is not BlockKind.LIST:
                break
            found.append((one.start, one.end))
        if found:
            yield _sentence_before(doc, block.start, block.end), found


def _sentence_before(doc: Doc, start: int, end: int) -> Span:
    """The last sentence before a colon, as far as the colon."""
    span = span_of(doc, start, end)
    first = max(span.start, span[-1].sent.start)
    for before, token in pairwise(span):
        if before.text == ":" and token.i < span.end - 1:
            first = max(first, token.i)  # “Reply: the following firms …:”
    return doc[first : span.end]


def _entries(
    doc: Doc, parties: Parties, lead: Span, entries: Sequence[tuple[int, int]]
) -> Iterator[DealEvent]:
    trigger = next((token for token in lead if _tells(token)), None)
    named = {party.number: party for party in parties.within(lead) if not party.mention.nominal}
    if trigger is None or len(named) != 1:
        return
    (one,) = named.values()
    for start, end in entries:
        others = [party for party in parties.within(span_of(doc, start, end)) if party.number != one.number]
        if not others or (others[0].is_public == one.is_public):
            continue
        vendor, buyer = (others[0], one) if one.is_public else (one, others[0])
        if not vendor.supplies or not vendor.is_company or not buyer.buys or _is_state(buyer):
            continue
        yield DealEvent(
            trigger=trigger.i,
            sentence=(lead.start_char, end) if end - lead.start_char < 280 else (start, end),
            vendors=(Side(vendor, 0.8),),
            buyers=(Side(buyer, 0.8),),
            blockers=(),
            bidders=False,
            amount=_amount(doc, start, end),
            status=status_of(trigger),
            fresh=False,
            definite=False,
            told=True,
            rule=f"list:{lemma_of(trigger)}",
        )


def _tells(token: Token) -> bool:
    """Whether the word tells of deals, asserted or planned."""
    lemma = lemma_of(token)
    telling = (
        is_deal_noun(token)
        or (token.pos_ in ("NOUN", "PROPN") and lemma in lexicon.CUSTOMERS | lexicon.SUPPLIERS)
        or (token.pos_ == "VERB" and lemma in lexicon.SUPPLY | lexicon.BUY | lexicon.AWARD)
    )
    return telling and modality_of(token) in (Modality.ASSERTED, Modality.PLANNED)


def _is_state(party: Party) -> bool:
    return party.organisation.sort is Sort.COUNTRY


def _amount(doc: Doc, start: int, end: int) -> DocAmount | None:
    found = [one for one in state_of(doc).amounts if start <= one.start < end and one.meaning in _VALUES]
    return found[0] if len(found) == 1 else None
