"""The state of a deal that a clause tells of: its last state wins, and an asserted state beats a merely
planned one.

Cues are read on the verb that governs the deal noun, on the participles and adjectives of the noun, and in
the clause of the verb; never across the sentence. A clause that supposes, demands or denies sets no status.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from extractors.clauses import (
    Modality,
    agents_of,
    is_passive,
    modality_of,
    prepositions_of,
    subject_of,
    verb_of,
)
from extractors.contracts.lexicon import AWARD, BLOCK, DEALS, DOINGS, ENDS, WIN
from extractors.contracts.states import (
    ADJECTIVES,
    BY_NOUN,
    NOT_ONLY_WINNING,
    OF_ITS_OWN,
    PARTS_OF_DEALS,
    RESUMES,
)
from extractors.contracts.verb_states import state_of_verb
from extractors.wordlist import lemma_of
from graph.model.vocabulary import ContractStatus as S

_RANK: dict[S, int] = {
    S.UNKNOWN: 0,
    S.PROPOSED: 1,
    S.TENDERED: 2,
    S.AWARDED: 3,
    S.ACTIVE: 4,
    S.EXTENDED: 5,
    S.EXPIRED: 6,
    S.PAUSED: 6,
    S.BLOCKED: 7,
    S.CANCELLED: 7,
    S.TERMINATED: 8,
}


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A state with the word that tells it."""

    status: S
    word: int  # index of the token
    planned: bool = False
    resumed: bool = False  # in force again after a pause


def later(one: StatusCue | None, other: StatusCue | None) -> StatusCue | None:
    """The state that holds when both are told of one deal: states further along a deal's life beat earlier
    ones.

    News tell the latest first and the history after it, so the order of the sentences decides nothing;
    between states that end a deal the one told last holds.
    """
    if one is None or other is None:
        return one or other
    if one.planned != other.planned:
        return other if one.planned else one
    return other if _rank(other) >= _rank(one) else one


def _rank(cue: StatusCue) -> int:
    # Who tells that a deal runs again tells of the pause as well.
    return _RANK[S.BLOCKED] if cue.resumed else _RANK[cue.status]


def status_of(trigger: Token) -> StatusCue | None:
    """The state of the deal in the clause of its trigger; None where the clause sets none."""
    best: StatusCue | None = None
    for cue in _cues(trigger):
        best = later(best, cue)
    return best


def _cues(trigger: Token) -> Iterator[StatusCue]:
    if trigger.pos_ in ("NOUN", "PROPN"):
        if lemma_of(trigger) in BY_NOUN:
            yield StatusCue(BY_NOUN[lemma_of(trigger)], trigger.i)
        for child in trigger.children:
            state = ADJECTIVES.get(child.lower_)
            if state and child.dep_ in ("amod", "compound"):
                yield StatusCue(state, child.i)
            if child.dep_ in ("acl", "relcl") and not _is_purpose(child):
                yield from _verb_chain(child)
        yield from _hung_on_the_name(trigger)
    doing = _doing(trigger)
    verb = verb_of(trigger)
    if doing is not None:
        yield from _nominal(doing, verb)
    elif verb.pos_ in ("VERB", "AUX") and _belongs(trigger, verb):
        apart = _stands_apart(trigger, verb)
        yield from (cue for cue in _verb_chain(verb) if not apart or _RANK[cue.status] <= _RANK[S.EXTENDED])


def _hung_on_the_name(trigger: Token) -> Iterator[StatusCue]:
    """“a deal with Acme, which was later scrapped”: parsed as if the company had been."""
    for name in prepositions_of(trigger, "with", "to", "for"):
        for child in name.children:
            if child.dep_ == "relcl" and is_passive(child) and lemma_of(child) in ENDS:
                yield from _verb_cue(child)


def _doing(trigger: Token) -> Token | None:
    """The noun of what happens to a deal: “the termination of the contract”, “a contract extension”."""
    preposition = trigger.head
    if trigger.dep_ == "pobj" and preposition.lower_ in ("of", "to", "from") and preposition.dep_ == "prep":
        above = preposition.head
        if above.pos_ == "NOUN" and lemma_of(above) in DOINGS:
            return above
    return None


def _nominal(doing: Token, verb: Token) -> Iterator[StatusCue]:
    """The state that a noun of doing tells, unless its own clause undoes, supposes or plans it."""
    modality = modality_of(doing)
    if modality in (Modality.NEGATED, Modality.SUPPOSED, Modality.ASKED):
        return
    state = BY_NOUN.get(lemma_of(doing))
    if verb.pos_ == "VERB" and lemma_of(verb) in BLOCK and _belongs(doing, verb):
        state = S.BLOCKED
    if state is not None:
        planned = modality is Modality.PLANNED or lemma_of(verb) in ("propose", "consider", "demand")
        yield StatusCue(state, doing.i, planned=planned, resumed=state is S.ACTIVE)


def _belongs(trigger: Token, verb: Token) -> bool:
    """Whether the verb speaks of the deal: as subject, object, complement, or through a short chain
    of nouns.
    """
    token, steps = trigger, 0
    while token.i != verb.i and steps < 5:
        if token.dep_ == "pobj" and token.head.lower_ in (
            "despite",
            "after",
            "before",
            "than",
            "about",
            "like",
        ):
            return False
        if token.dep_ in ("poss", "compound") and token.head.i != verb.i:
            return False
        if token.i != trigger.i and token.pos_ == "NOUN" and lemma_of(token) in OF_ITS_OWN:
            return False  # “overturned the ruling on the award” overturns the ruling
        token, steps = token.head, steps + 1
    return token.i == verb.i


def _stands_apart(trigger: Token, verb: Token) -> bool:
    """“rejected the ground on the length of the contract”: what ends is another noun, above the deal."""
    between = takewhile(lambda token: token.i != verb.i, trigger.ancestors)
    return trigger.i != verb.i and any(
        token.pos_ == "NOUN" and lemma_of(token) not in PARTS_OF_DEALS for token in between
    )


def _verb_chain(verb: Token) -> Iterator[StatusCue]:
    yield from _verb_cue(verb)
    for child in verb.children:
        if child.dep_ == "xcomp" and lemma_of(verb) in AWARD | WIN and _is_purpose(child):
            continue
        if child.dep_ in ("conj", "xcomp") and child.pos_ in ("VERB", "AUX"):
            own_subject = any(below.dep_ in ("nsubj", "nsubjpass") for below in child.children)
            if (not own_subject or _same_subject(child, verb)) and not _has_other_object(child):
                yield from _verb_chain(child)
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        yield from _verb_cue(verb.head)


def _is_purpose(verb: Token) -> bool:
    """“a contract to run two prisons”: what it is for, not how far it has come."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _has_other_object(verb: Token) -> bool:
    """“pays the firm and has put its tender on ice”: what the second verb does, it does to something else."""
    return verb.dep_ == "conj" and any(
        child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN") and lemma_of(child) not in DEALS
        for child in verb.children
    )


def _same_subject(child: Token, verb: Token) -> bool:
    mine, other = subject_of(child), subject_of(verb)
    return mine is not None and (mine.pos_ == "PRON" or (other is not None and mine.lemma_ == other.lemma_))


def _verb_cue(verb: Token) -> Iterator[StatusCue]:
    modality = modality_of(verb)
    state = state_of_verb(verb)
    if modality in (Modality.SUPPOSED, Modality.ASKED) or state is None:
        return
    if modality is Modality.NEGATED:
        if lemma_of(verb) == "be":
            yield StatusCue(S.EXPIRED, verb.i)  # “none of them was active any more”
        if lemma_of(verb) in ("renew", "extend"):
            yield StatusCue(S.EXPIRED, verb.i)
        return
    if lemma_of(verb) == "be" and state is S.ACTIVE and _no_longer(verb):
        yield StatusCue(S.EXPIRED, verb.i)
        return
    planned = modality is Modality.PLANNED
    if planned and lemma_of(verb) in (AWARD | WIN) - NOT_ONLY_WINNING:
        yield StatusCue(S.TENDERED, verb.i, planned=True)
        return
    if planned and state in (S.ACTIVE, S.AWARDED):
        # “will run the service under an agreement worth …”: settled, not yet begun.
        yield StatusCue(S.AWARDED, verb.i)
        return
    resumed = lemma_of(verb) in RESUMES and state is S.ACTIVE
    yield StatusCue(state, verb.i, planned=planned and state is not S.EXPIRED, resumed=resumed)


def _no_longer(verb: Token) -> bool:
    return any(token.lower_ in ("longer", "anymore") for token in verb.subtree)


def blocker_of(verb: Token) -> Token | None:
    """The one who stops a deal: the subject of a verb of blocking, or its agent in the passive."""
    if lemma_of(verb) not in BLOCK:
        return None
    if is_passive(verb):
        return next(agents_of(verb), None)
    subject = subject_of(verb)
    if subject is not None and lemma_of(subject) in (
        "decision",
        "ruling",
        "move",
        "vote",
        "attempt",
        "bid",
    ):
        makers = [child for child in subject.children if child.dep_ == "poss"]
        return next(iter([*makers, *prepositions_of(subject, "by", "of")]), None)
    return subject
