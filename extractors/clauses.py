"""What a clause does with its event: asserts it, denies it, supposes it, plans it, asks about it.

Whether it denies the event is told by `extractors.negation`.
"""

from collections.abc import Iterator
from enum import StrEnum

from spacy.tokens import Span, Token

from extractors.negation import is_negated
from extractors.wordlist import lemma_of, words


class Modality(StrEnum):
    """How a clause holds its event."""

    ASSERTED = "asserted"
    PLANNED = "planned"  # intended or expected, not done
    SUPPOSED = "supposed"  # conditional, wished for, demanded, possible
    NEGATED = "negated"
    ASKED = "asked"


_CONDITION_MARKS = frozenset({"if", "unless", "whether", "lest", "provided", "supposing", "until"})
_POSSIBLE = frozenset({"would", "could", "might", "may", "should", "ought", "'d", "’d", "must"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_WISHES = words(
    """call urge demand ask want wish hope request propose suggest recommend consider mull weigh
    threaten warn pressure petition lobby implore beg refuse decline fail threat campaign"""
)
_INTENTS = words("plan intention proposal intent aim")
_CALLS = words(
    "threat call demand request attempt bid pressure power right chance risk campaign effort refusal"
)
_PLANS = words("plan intend expect aim seek prepare try attempt set look about discuss explore")


def verb_of(token: Token) -> Token:
    """The nearest verb at or above the token; the root of the sentence where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The subject, active or passive, of a verb; one that it shares with the verb it is coordinated with."""
    seen = 0
    while seen < 6:
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
        if subjects:
            # Of several the nearest: the parser makes subjects of names that stand before the clause.
            return _antecedent(min(subjects, key=lambda child: abs(child.i - verb.i)))
        if verb.dep_ in ("conj", "xcomp", "advcl", "dep") and verb.head.i != verb.i:
            verb = verb.head
            seen += 1
            continue
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        return None
    return None


def _antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for; any other subject itself."""
    if subject.tag_ in ("WDT", "WP") or subject.lower_ in ("which", "who", "that"):
        verb = subject.head
        while verb.dep_ == "conj":
            verb = verb.head
        if verb.dep_ in ("relcl", "acl") and verb.head.i != verb.i:
            return verb.head
    return subject


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: an auxiliary says so, or it is a bare past participle
    on a noun.
    """
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        has_own = any(child.dep_ in ("nsubj", "aux") for child in verb.children)
        return not has_own and is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl", "amod")
        and not any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    )


def agents_of(verb: Token) -> Iterator[Token]:
    """The heads of “by …” phrases of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from objects_of(child)


def objects_of(preposition: Token) -> Iterator[Token]:
    """The nouns that a preposition governs."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield child


def prepositions_of(token: Token, *words: str) -> Iterator[Token]:
    """The nouns under these prepositions of a token, through “out of”-like chains."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent"):
            # “not with Riyadh but with London”: the second preposition hangs on the first.
            for preposition in (child, *(other for other in child.children if other.dep_ == "conj")):
                if preposition.lower_ in words:
                    yield from objects_of(preposition)


def _governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a clause and the word that governs it as complement, inside out."""
    steps = 0
    while token.head.i != token.i and steps < 8:
        above = token.head
        if token.dep_ in ("ccomp", "xcomp", "pcomp", "pobj", "prep", "acl", "dobj", "advcl", "conj", "relcl"):
            yield token, above
        token = above
        steps += 1


def modality_of(event: Token) -> Modality:
    """How the clause of an event (a verb, or a noun such as “contract”) holds it."""
    if is_negated(event):
        return Modality.NEGATED
    verb = verb_of(event)
    if is_question(event.sent):
        return Modality.ASKED
    if _is_conditional(verb):
        return Modality.SUPPOSED
    for below, above in _governors(event if event.pos_ not in ("VERB", "AUX") else verb):
        lemma = lemma_of(above)
        if below.dep_ in ("prep", "dobj", "xcomp", "ccomp", "acl", "pobj") and lemma in _WISHES:
            if below.dep_ == "ccomp" and lemma in ("suggest", "warn"):
                continue
            if _reaches_by(below, event):
                return Modality.SUPPOSED
        if below.dep_ in ("xcomp", "pcomp") and lemma in _PLANS:
            return Modality.PLANNED
        if below.dep_ == "acl" and above.pos_ == "NOUN" and _is_infinitive(below):
            if lemma in _INTENTS:
                return Modality.PLANNED
            if lemma in _CALLS:
                return Modality.SUPPOSED
        if below.dep_ == "ccomp" and above.pos_ in ("VERB", "AUX") and _is_conditional(above):
            return Modality.SUPPOSED
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & _POSSIBLE:
        return Modality.SUPPOSED
    if words & _FUTURE:
        return Modality.PLANNED
    return Modality.ASSERTED


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _reaches_by(below: Token, event: Token) -> bool:
    """A wish governs the event when the event is its complement, not when it merely shares the sentence."""
    return below.dep_ != "prep" or below.lower_ in ("for", "to", "on", "against")


def _is_conditional(verb: Token) -> bool:
    steps = 0
    while steps < 6:
        for child in verb.children:
            if child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITION_MARKS and child.i < verb.i:
                if child.lower_ == "until":
                    continue
                return True
            if (
                child.dep_ == "aux"
                and child.lower_ in ("should", "were", "had")
                and child.i == verb.left_edge.i
            ):
                return True
        if verb.dep_ in ("conj", "xcomp", "relcl", "acl") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
            steps += 1
            continue
        return False
    return False


def is_question(sentence: Span) -> bool:
    """Whether the sentence asks."""
    return sentence.text.rstrip(" \n\"'”’»)").endswith("?")


def is_past(verb: Token) -> bool:
    """Whether the clause tells of something that is over: past tense without a present perfect or a
    future.
    """
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"has", "have", "is", "are", "will", "'s", "’s", "'ve", "’ve"}:
        return False
    return verb.tag_ == "VBD" or bool(auxiliaries & {"had", "was", "were", "did"})
