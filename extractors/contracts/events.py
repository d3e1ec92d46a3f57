"""What single sentences tell of deals: one `DealEvent` per deal noun or verb that names at least one side."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from extractors.clauses import Modality, modality_of, verb_of
from extractors.contracts import lexicon
from extractors.contracts.amounts import amounts_by_trigger, tree_distance
from extractors.contracts.roles import Hint, Part, RoleReader
from extractors.contracts.status import StatusCue, status_of
from extractors.parties import Parties, Party
from extractors.state import BlockKind, DocAmount, Sort, block_of, span_of, state_of
from extractors.wordlist import lemma_of
from graph.model.vocabulary import AmountMeaning

_PRICES = frozenset({AmountMeaning.CONTRACT, AmountMeaning.SPEND})

_UNREAD_BLOCKS = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE})

_KINDS_OF_PROJECT = "Project|Programme|Program|Platform|System|Scheme|Initiative|Cloud|Network"
_TITLE = re.compile(
    r"\b(?:(?:Project|Operation|Programme) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    rf"|(?:[A-Z][\w’'-]+ ){{1,4}}(?:{_KINDS_OF_PROJECT}))\b"
)
_CALLED = re.compile(
    r"\b(?:called|dubbed|known as|named|code-?named) [‘“\"'«]?((?:[A-Z][\w’'-]+ ?(?:for |of |the )?){1,4})"
)


@dataclass(frozen=True, slots=True)
class Side:
    """A vendor or buyer with how strongly the sentence says that it is that."""

    party: Party
    strength: float


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
    nouns = [token for token in sentence if _is_deal_noun(token) and not parties.at(token)]
    told = [one for one in amounts if sentence.start_char <= one.start < sentence.end_char]
    here = [one for one in told if one.meaning is AmountMeaning.CONTRACT]
    events = [
        event
        for noun in nouns
        for event in [_noun_event(noun, roles, priced=bool(here))]
        if event is not None
    ]
    verbs = list(_verb_events(sentence, roles, told))
    events += [_anaphor(token) for token in sentence if _is_anaphor(token, here)]
    events = _without_repeats(events, verbs)
    attached = amounts_by_trigger(sentence, [event.trigger for event in events], here)
    for event in events:
        paid = _paid(sentence.doc[event.trigger], told) if event.trigger not in attached else []
        yield from _with_amounts(event, attached.get(event.trigger, paid))


def _paid(trigger: Token, amounts: Sequence[DocAmount]) -> list[DocAmount]:
    """What a body pays a company for its work, where the amount is the very object of the paying."""
    if lemma_of(trigger) not in lexicon.RECEIVE | lexicon.PAYS:
        costing = [child for child in trigger.children if child.dep_ == "relcl" and lemma_of(child) == "cost"]
        return _paid_by(costing[0], amounts) if costing else []
    return _paid_by(trigger, amounts)


def _paid_by(trigger: Token, amounts: Sequence[DocAmount]) -> list[DocAmount]:
    return [
        one for one in amounts if tree_distance(span_of(trigger.doc, one.start, one.end).root, trigger) <= 2
    ][:1]


def _with_amounts(event: DealEvent, amounts: Sequence[DocAmount]) -> Iterator[DealEvent]:
    if not amounts:
        if not (event.anaphor and event.status is None):
            yield event
        return
    if len(amounts) > 1 and event.grown:
        amounts = [amounts[-1]]  # “began at £4m and ended at £5m”: the latest is the value
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


def _is_deal_noun(token: Token) -> bool:
    lemma = lemma_of(token)
    if _stands_for_deal(token):
        return True
    if token.pos_ not in ("NOUN", "PROPN") or lemma not in lexicon.DEALS:
        return False
    before = {lemma_of(child) for child in token.children if child.dep_ in ("amod", "compound", "nmod")}
    if before & lexicon.NOT_DEALS_OF:
        return False
    if any(lemma_of(below) in lexicon.OTHER_MATTERS for below in _near_below(token)):
        return False
    if lemma == "deal" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return False  # “a great deal of”
    return not (token.dep_ == "compound" and lemma_of(token.head) in lexicon.DEALS)


def _near_below(noun: Token) -> Iterator[Token]:
    """The nouns under the prepositions of a noun, two steps deep."""
    for child in noun.children:
        if child.dep_ == "prep":
            for below in child.children:
                yield below
                yield from (
                    deeper for prep in below.children if prep.dep_ == "prep" for deeper in prep.children
                )


def _stands_for_deal(token: Token) -> bool:
    """“a £2m contract to Acme and a £1m one to Bolt”."""
    if token.lower_ not in ("one", "another") or token.dep_ not in ("conj", "dobj", "appos"):
        return False
    before = token.doc[token.sent.start : token.i]
    return any(lemma_of(other) in lexicon.DEALS for other in before) and any(
        child.dep_ in ("det", "amod", "nummod", "prep", "compound", "nmod") for child in token.children
    )


def _is_anaphor(token: Token, amounts: Sequence[DocAmount]) -> bool:
    """“the programme was scrapped”, “the total stood at £3m”."""
    lemma = lemma_of(token)
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or not _is_definite(token):
        return False
    if lemma in lexicon.VALUES:
        return bool(amounts)
    return lemma in lexicon.PROJECTS and lemma_of(verb_of(token)) in lexicon.ENDS


def _anaphor(noun: Token) -> DealEvent:
    return DealEvent(
        trigger=noun.i,
        sentence=(noun.sent.start_char, noun.sent.end_char),
        vendors=(),
        buyers=(),
        blockers=(),
        bidders=False,
        amount=None,
        status=status_of(noun),
        fresh=False,
        definite=True,
        told=False,
        rule=f"anaphor:{lemma_of(noun)}",
        grown=_grows(noun),
        anaphor=True,
    )


def _grows(noun: Token) -> bool:
    verbs = [verb_of(noun), *(child for child in noun.children if child.dep_ in ("relcl", "acl"))]
    verbs += [child for verb in verbs for child in verb.children if child.dep_ == "conj"]
    return any(lemma_of(verb) in lexicon.GROWS for verb in verbs)


def _noun_event(noun: Token, roles: RoleReader, *, priced: bool) -> DealEvent | None:
    hints = roles.of_noun(noun)
    modality = modality_of(noun)
    definite = _is_definite(noun)
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
        told=modality in (Modality.ASSERTED, Modality.PLANNED) or bool(vendors and buyers),
        rule=f"noun:{lemma_of(noun)}",
        grown=_grows(noun),
        owned=any(child.dep_ == "poss" and child.lower_ in ("its", "their") for child in noun.children),
        near=any(child.dep_ == "det" and child.lower_ in ("that", "this") for child in noun.children),
        generic=_is_generic(noun) and not priced,
        count=_count(noun),
        title=_title(noun.sent),
    )


def _verb_events(sentence: Span, roles: RoleReader, amounts: Sequence[DocAmount]) -> Iterator[DealEvent]:
    for token in sentence:
        lemma = lemma_of(token)
        if token.pos_ == "VERB" and modality_of(token) in (Modality.ASSERTED, Modality.PLANNED):
            if lemma in lexicon.SUPPLY:
                yield from _verb_event(token, roles.of_supply(token), "supply")
            if lemma in lexicon.RECEIVE and amounts:
                yield from _verb_event(token, roles.of_receipt(token), "receipt")
            if lemma in lexicon.BUY:
                hints = roles.of_purchase(token)
                yield from _verb_event(token, hints, "purchase", alone=lemma == "pay" and bool(amounts))
        elif (
            token.pos_ == "NOUN"
            and lemma in lexicon.CUSTOMERS | lexicon.SUPPLIERS
            and (modality_of(token) in (Modality.ASSERTED, Modality.PLANNED) or _is_definite(token))
        ):
            yield from _verb_event(token, roles.of_customer(token), "customer")


def _verb_event(
    trigger: Token, hints: Sequence[Hint], rule: str, *, alone: bool = False
) -> Iterator[DealEvent]:
    vendors, buyers = sides(hints)
    # Verbs such as "use" and "run" are too common to tell of a deal unless both sides are named beside them.
    vendors = tuple(side for side in vendors if side.party.is_company)
    buyers = tuple(side for side in buyers if side.party.is_public)
    if not buyers or not (vendors or alone):
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
        title=_title(trigger.sent),
    )


def sides(hints: Sequence[Hint]) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Vendors and buyers from the hints: explicit parts first, then kinds for those that could be either."""
    vendors: dict[int, Side] = {}
    buyers: dict[int, Side] = {}
    for hint in hints:
        party = hint.party
        if hint.part is Part.VENDOR and party.supplies:
            _keep(vendors, party, hint.strength * (0.5 + party.supplies / 2))
        elif hint.part is Part.BUYER and party.buys and (party.is_public or hint.strength >= 0.7):
            _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
    blockers = {hint.party.number for hint in hints if hint.part is Part.BLOCKER}
    open_hints = [hint for hint in hints if hint.part is Part.EITHER]
    for hint in sorted(open_hints, key=lambda hint: -abs(hint.party.supplies - hint.party.buys)):
        party = hint.party
        if party.number in vendors or party.number in buyers or party.number in blockers:
            continue
        if party.is_public and not (buyers and party.supplies and not vendors):
            # Authorities and bare states buy too, but mostly they judge or stand on a map.
            if party.buys == 1.0 and (party.organisation.sort is not Sort.COUNTRY or hint.strength >= 0.8):
                _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
        elif party.is_company or (party.supplies and not vendors):
            if party.supplies:
                _keep(vendors, party, hint.strength * (0.5 + party.supplies / 2))
        elif party.buys and not buyers and hint.strength >= 0.6:
            _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
    for number in set(vendors) & set(buyers):
        weaker = vendors if vendors[number].strength < buyers[number].strength else buyers
        del weaker[number]
    return tuple(vendors.values()), tuple(buyers.values())


def _keep(home: dict[int, Side], party: Party, strength: float) -> None:
    if party.number not in home or home[party.number].strength < strength:
        home[party.number] = Side(party, strength)


def _is_definite(noun: Token) -> bool:
    """“the contract”, “its deal”, “Acme's agreement”: speaks of a deal that is there."""
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those", "both"):
            return True
        if child.dep_ == "poss":
            return True
    return False


def _is_generic(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") and not any(
        child.dep_ in ("det", "poss", "nummod") for child in noun.children
    )


def _count(noun: Token) -> int | None:
    words = {
        "two": 2,
        "both": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    }
    for child in noun.children:
        if child.dep_ in ("nummod", "det", "predet"):
            if child.lower_ in words:
                return words[child.lower_]
            if child.text.isdigit() and 1 < int(child.text) < 1000 and noun.tag_ in ("NNS", "NNPS"):
                return int(child.text)
    return None


def _title(sentence: Span) -> str | None:
    match = _CALLED.search(sentence.text)
    if match:
        return match[1].strip().removesuffix(" for").removesuffix(" of").strip()
    match = _TITLE.search(sentence.text)
    return match[0].removeprefix("The ") if match else None
