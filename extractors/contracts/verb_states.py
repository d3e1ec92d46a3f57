"""What a verb says of the state of its deal, with the words that turn it: “fell through”, “ran out”."""

from spacy.tokens import Token

from extractors.clauses import is_past
from extractors.contracts.lexicon import BLOCK, LEAVES, REMOVES
from extractors.contracts.states import BY_VERB, IN_FORCE
from extractors.wordlist import lemma_of
from graph.model.vocabulary import ContractStatus as S


def state_of_verb(verb: Token) -> S | None:
    """The state that a verb gives to the deal that is its subject or object; None where it gives none."""
    lemma = lemma_of(verb)
    if lemma in ("begin", "start", "end", "stand", "finish") and any(
        child.dep_ == "prep" and child.lower_ == "at" for child in verb.children
    ):
        return None  # “began at £4m and ended at £5m” speaks of the price
    particles = {child.lower_ for child in verb.children if child.dep_ in ("prt", "prep", "advmod")}
    if lemma == "freeze":
        return S.PAUSED
    if lemma in ("stop", "cease", "quit") and any(child.dep_ == "xcomp" for child in verb.children):
        return S.TERMINATED  # “stopped supplying the ministry”
    if lemma == "strike" and "down" in particles:
        return S.BLOCKED
    if lemma == "lose" and "to" not in particles and _loses_its_own(verb):
        return S.TERMINATED
    if lemma in ("hand", "give") and particles & {"back", "up"}:
        return S.TERMINATED
    if lemma in ("end", "expire", "lapse", "finish") and verb.tag_ in ("VBZ", "VBP") and "in" in particles:
        return S.ACTIVE  # “ends in 2026”
    if lemma in BLOCK:
        return S.BLOCKED
    if lemma in REMOVES and particles & {"from", "of"}:
        return S.TERMINATED
    if lemma in LEAVES and (particles & {"from", "out", "away"} or lemma in ("quit", "exit", "relinquish")):
        return S.TERMINATED
    if lemma == "put" and (
        "on" in particles
        and any(grand.lower_ in ("hold", "ice") for child in verb.children for grand in child.children)
    ):
        return S.PAUSED
    if lemma in ("bring", "come") and any(
        grand.lower_ == "end" for child in verb.children for grand in child.children
    ):
        return S.TERMINATED
    if lemma == "run" and ({"out"} & particles):
        return S.EXPIRED
    if lemma == "run" and {"to", "until"} & particles:
        return S.ACTIVE
    if lemma in ("fall", "break") and {"through", "apart", "down"} & particles:
        return S.CANCELLED
    if lemma == "take" and "over" in particles:
        return S.AWARDED
    if (
        lemma == "go"
        and "to" in particles
        and not any(
            grand.lower_ in ("tender", "court", "trial")
            for child in verb.children
            for grand in child.children
        )
    ):
        return S.AWARDED
    if lemma == "go" and any(grand.lower_ == "tender" for child in verb.children for grand in child.children):
        return S.TENDERED
    if lemma == "pull" and {"out", "plug"} & particles:
        return S.TERMINATED
    if lemma == "sign" and "up" in particles:
        return S.ACTIVE
    if lemma in (
        "use",
        "provide",
        "supply",
        "have",
        "hold",
        "run",
        "operate",
        "rely",
        "pay",
        "serve",
        "guard",
    ):
        return S.EXPIRED if _is_over(verb) else S.ACTIVE
    if lemma == "be":
        if any(child.dep_ == "acomp" and child.lower_ in IN_FORCE for child in verb.children):
            return S.ACTIVE
        return S.EXPIRED if _until(verb) else None
    return BY_VERB.get(lemma)


def _loses_its_own(verb: Token) -> bool:
    return any(
        child.dep_ == "dobj" and any(below.dep_ == "poss" for below in child.children)
        for child in verb.children
    )


def _is_over(verb: Token) -> bool:
    return (
        _until(verb)
        or (is_past(verb) and _between_years(verb))
        or (
            is_past(verb)
            and any(child.lower_ in ("previously", "formerly", "once") for child in verb.children)
        )
    )


def _between_years(verb: Token) -> bool:
    """“between 2005 and 2013”, “from 2005 to 2013”."""
    for child in verb.subtree:
        if child.dep_ == "prep" and child.lower_ in ("between", "from") and child.i + 3 < len(child.doc):
            first, link, last = child.nbor(), child.nbor(2), child.nbor(3)
            if first.shape_ == "dddd" and link.lower_ in ("and", "to") and last.shape_ == "dddd":
                return True
    return False


def _until(verb: Token) -> bool:
    return is_past(verb) and any(
        child.dep_ in ("prep", "mark") and child.lower_ == "until" for child in verb.children
    )
