"""What single sentences tell of deals: one `DealEvent` per deal noun or verb that names at least one side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from extractors.clauses import Modality, is_passive, modality_of, verb_of
from extractors.contracts import lexicon
from extractors.contracts.amounts import amounts_by_trigger
from extractors.contracts.anaphors import is_anaphor, is_pronoun, owner_of_it
from extractors.contracts.hints import Hint, Part
from extractors.contracts.nouns import count, is_deal_noun, is_definite, is_generic, title
from extractors.contracts.prices import grown, paid
from extractors.contracts.roles import RoleReader
from extractors.contracts.sides import Side, sides
from extractors.contracts.status import StatusCue, status_of
from extractors.parties import Parties, Party
from extractors.state import BlockKind, DocAmount, block_of, state_of
from extractors.wordlist import lemma_of
from graph.model.vocabulary import AmountMeaning

_PRICES = frozenset({AmountMeaning.CONTRACT, AmountMeaning.SPEND})

_UNREAD_BLOCKS = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class DealEvent:
    """What one trigger says of one deal."""

    trigger: int  # index of the token
    sentence: tuple[int, int]  # characters of doc.text
    vendors: tuple[Side, ...]
    buyers: tuple[Side, ...]
    blockers: tuple[Party, ...]
    bidders: bool
    amount: DocAmount | None
    status: StatusCue | None
    fresh: bool  # “a separate contract”
    definite: bool  # “the contract”, “its deal”
    told: bool  # asserts that the deal is or was there; else it only speaks of one told of elsewhere
    rule: str
    grown: bool = False  # its amount replaces an earlier one
    anaphor: bool = False  # “the programme”, “the total”: speaks of a deal without naming it one
    owned: bool = False  # “its”, “their”
    near: bool = False  # “that deal”: speaks of one told of just before
    generic: bool = False  # “contracts” without any determiner: what it leaves out is not filled in
    count: int | None = None
    title: str | None = None


def events_of(doc: Doc, parties: Parties) -> Iterator[DealEvent]:
    """The events of the document in order of the text."""
    roles = RoleReader(parties)
    amounts = [one for one in state_of(doc).amounts if one.meaning in _PRICES]
    for sentence in doc.sents:
        block = block_of(doc, sentence.start_char)
        if block is not None and block.kind in _UNREAD_BLOCKS:
            continue
        yield from _events(sentence, roles, parties, amounts)


def _events(
    sentence: Span, roles: RoleReader, parties: Parties, amounts: Sequence[DocAmount]
) -> Iterator[DealEvent]:
    nouns = [token for token in sentence if is_deal_noun(token) and not parties.at(token)]
    told = [one for one in amounts if sentence.start_char <= one.start < sentence.end_char]
    here = [one for one in told if one.meaning is AmountMeaning.CONTRACT]
    events = [
        event
        for noun in nouns
        for event in [_noun_event(noun, roles, priced=bool(here))]
        if event is not None
    ]
    verbs = list(_verb_events(sentence, roles, told))
    events += [_anaphor(token, parties) for token in sentence if is_anaphor(token, priced=bool(here))]
    events = _without_repeats(events, verbs)
    attached = amounts_by_trigger(sentence, [event.trigger for event in events], here)
    for event in events:
        cost = paid(sentence.doc[event.trigger], told) if event.trigger not in attached else []
        yield from _with_amounts(event, sentence.doc, attached.get(event.trigger, cost))


def _with_amounts(event: DealEvent, doc: Doc, amounts: Sequence[DocAmount]) -> Iterator[DealEvent]:
    if not amounts:
        if not (event.anaphor and event.status is None):
            yield event
        return
    if event.grown:
        amounts = grown(doc, amounts)
    for number, amount in enumerate(amounts):
        rule = f"{event.rule}+grown" if event.grown else event.rule
        one = replace(event, amount=amount, count=amount.count_hint or event.count, rule=rule)
        if number and event.told:
            one = replace(one, fresh=True)
        yield one


def _without_repeats(nouns: list[DealEvent], verbs: Iterable[DealEvent]) -> list[DealEvent]:
    """Verb events only where no noun of the sentence tells of the same two sides."""
    events = list(nouns)
    told = {
        (side.party.number, other.party.number)
        for one in nouns
        for side in one.vendors
        for other in one.buyers
    }
    for verb in verbs:
        pairs = {(side.party.number, other.party.number) for side in verb.vendors for other in verb.buyers}
        if not pairs <= told:
            told |= pairs
            events.append(verb)
    return sorted(events, key=lambda event: event.trigger)


def _anaphor(token: Token, parties: Parties) -> DealEvent:
    owner = owner_of_it(token, parties)
    return DealEvent(
        trigger=token.i,
        sentence=(token.sent.start_char, token.sent.end_char),
        vendors=(Side(owner, 0.6),) if owner is not None else (),
        buyers=(),
        blockers=(),
        bidders=False,
        amount=None,
        status=status_of(token),
        fresh=False,
        definite=True,
        told=False,
        rule=f"anaphor:{lemma_of(token)}",
        grown=_grows(token),
        anaphor=True,
        near=is_pronoun(token) or owner is not None,
    )


def _grows(noun: Token) -> bool:
    verbs = [verb_of(noun), *(child for child in noun.children if child.dep_ in ("relcl", "acl"))]
    verbs += [child for verb in verbs for child in verb.children if child.dep_ == "conj"]
    return any(lemma_of(verb) in lexicon.GROWS for verb in verbs)


def _noun_event(noun: Token, roles: RoleReader, *, priced: bool) -> DealEvent | None:
    hints = roles.of_noun(noun)
    modality = modality_of(noun)
    definite = is_definite(noun)
    if modality is not Modality.ASSERTED and modality is not Modality.PLANNED and not definite:
        return None
    status = status_of(noun)
    vendors, buyers = sides(hints)
    if lemma_of(noun) in lexicon.WEAK_DEALS and not (vendors or buyers or definite or priced):
        return None
    verb = verb_of(noun)
    bidding = lemma_of(verb) in lexicon.BID or any(hint.part is Part.BIDDER for hint in hints)
    vendors = vendors or tuple(Side(hint.party, 0.8) for hint in hints if hint.part is Part.BIDDER)
    if lemma_of(verb) in lexicon.LOSE and modality is Modality.ASSERTED and not definite:
        return None
    blockers = tuple(hint.party for hint in hints if hint.part is Part.BLOCKER)
    return DealEvent(
        trigger=noun.i,
        sentence=(noun.sent.start_char, noun.sent.end_char),
        vendors=vendors,
        buyers=buyers,
        blockers=blockers,
        bidders=bidding,
        amount=None,
        status=status,
        fresh=any(child.lower_ in lexicon.FRESH for child in noun.children),
        definite=definite,
        told=modality in (Modality.ASSERTED, Modality.PLANNED)
        or (bool(vendors and buyers) and not _is_unmade(modality, verb)),
        rule=f"noun:{lemma_of(noun)}",
        grown=_grows(noun),
        owned=any(child.dep_ == "poss" and child.lower_ in ("its", "their") for child in noun.children),
        near=any(child.dep_ == "det" and child.lower_ in ("that", "this") for child in noun.children),
        generic=is_generic(noun) and not priced,
        count=count(noun),
        title=title(noun.sent),
    )


def _is_unmade(modality: Modality, verb: Token) -> bool:
    """“has yet to award Acme the contract”: denied is the very making of the deal."""
    return modality is Modality.NEGATED and lemma_of(verb) in lexicon.AWARD | lexicon.WIN | lexicon.MAKES


def _verb_events(sentence: Span, roles: RoleReader, amounts: Sequence[DocAmount]) -> Iterator[DealEvent]:
    for token in sentence:
        lemma = lemma_of(token)
        if token.pos_ == "VERB" and modality_of(token) in (Modality.ASSERTED, Modality.PLANNED):
            if lemma in lexicon.SUPPLY or _works_for(token):
                yield from _verb_event(token, roles.of_supply(token), "supply")
            if lemma in lexicon.RECEIVE and amounts:
                yield from _verb_event(token, roles.of_receipt(token), "receipt")
            if lemma == "award" and amounts and is_passive(token) and not _is_judged(token):
                hints = roles.of_award(token)
                if paid(token, amounts):
                    yield from _verb_event(token, hints, "award", alone=True)
            if lemma in lexicon.BUY:
                hints = roles.of_purchase(token)
                yield from _verb_event(token, hints, "purchase", alone=lemma == "pay" and bool(amounts))
        elif (
            token.pos_ == "NOUN"
            and lemma in lexicon.CUSTOMERS | lexicon.SUPPLIERS
            and (modality_of(token) in (Modality.ASSERTED, Modality.PLANNED) or is_definite(token))
        ):
            yield from _verb_event(token, roles.of_customer(token), "customer")


def _works_for(verb: Token) -> bool:
    """“works for the ministry”, “stopped working with the ministry”; “works with” alone may be anything."""
    if lemma_of(verb) != "work":
        return False
    stops = verb.dep_ == "xcomp" and lemma_of(verb.head) in ("stop", "cease", "quit")
    return stops or any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)


def _is_judged(verb: Token) -> bool:
    """“was awarded £3m in damages”: a court gives it."""
    return any(lemma_of(token) in lexicon.COURTS for token in verb.sent)


def _verb_event(
    trigger: Token, hints: Sequence[Hint], rule: str, *, alone: bool = False
) -> Iterator[DealEvent]:
    vendors, buyers = sides(hints)
    # Verbs such as "use" and "run" are too common to tell of a deal unless both sides are named beside them.
    vendors = tuple(side for side in vendors if side.party.is_company)
    buyers = tuple(side for side in buyers if side.party.is_public)
    if not (buyers and vendors) and not (alone and (buyers or (rule == "award" and vendors))):
        return
    yield DealEvent(
        trigger=trigger.i,
        sentence=(trigger.sent.start_char, trigger.sent.end_char),
        vendors=vendors,
        buyers=buyers,
        blockers=(),
        bidders=False,
        amount=None,
        status=status_of(trigger),
        fresh=False,
        definite=False,
        told=True,
        rule=f"{rule}:{lemma_of(trigger)}",
        title=title(trigger.sent),
    )
