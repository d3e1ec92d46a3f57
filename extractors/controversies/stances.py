"""How far an allegation has come, from its predicate, from who says it, and from the clause around it."""

from spacy.tokens import Token

from extractors.clauses import Modality, is_passive, modality_of, verb_of
from extractors.controversies.blame import closer
from extractors.speech.speakers import AUTHORITY_NOUNS, Speaker
from extractors.state import AUTHORITIES, Sort, organisation_of
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import ClaimStatus as S
from graph.model.vocabulary import OrganisationKind

_STATE = frozenset(
    {Sort.COUNTRY, Sort.MINISTRY, Sort.AGENCY, Sort.POLICE, Sort.LOCAL, Sort.PUBLIC, Sort.OFFICE}
)

_FINDS = words(
    """find rule conclude determine uphold convict fine order hold decide declare establish penalise
    penalize censure"""
)

END: dict[str, S] = {
    **dict.fromkeys(("dismiss", "throw", "reject"), S.DISMISSED),
    **dict.fromkeys(("drop", "withdraw", "retract"), S.WITHDRAWN),
    **dict.fromkeys(("overturn", "quash", "annul"), S.OVERTURNED),
    **dict.fromkeys(("settle", "resolve"), S.SETTLED),
    **dict.fromkeys(("uphold", "prove", "substantiate", "confirm"), S.RULED),
}
"""What becomes of a lawsuit, charge or complaint that is the object of these verbs."""

_ORDER: dict[S, int] = {
    S.ALLEGED: 0,
    S.UNDER_INVESTIGATION: 1,
    S.CHARGED: 2,
    S.SETTLED: 3,
    S.ADMITTED: 4,
    S.RULED: 4,
    S.WITHDRAWN: 5,
    S.DISMISSED: 5,
    S.OVERTURNED: 6,
}


def further(one: S, other: S) -> S:
    """The stance further along, of two by the same accuser."""
    return one if _ORDER[one] >= _ORDER[other] else other


def stance_of(told: S, predicate: Token, speaker: Speaker | None, finder: Speaker | None) -> S:
    """The stance of a frame in its sentence, from the one that its predicate tells."""
    ended = _ended(predicate)
    if ended is not None:
        return ended
    if finder is not None and _is_authority(finder, predicate):
        return S.RULED
    stance = told
    sort = speaker.party.organisation.sort if speaker is not None and speaker.party is not None else None
    if stance is S.ALLEGED and sort in AUTHORITIES and _says_finding(predicate):
        return S.RULED
    if (
        stance is S.ALLEGED
        and lemma_of(predicate) in ("sue", "lawsuit", "suit")
        and sort in _STATE | AUTHORITIES
    ):
        return S.CHARGED
    if stance is S.SETTLED and "guilty" in {token.lower_ for token in predicate.sent}:
        return S.ADMITTED
    return stance


def _is_authority(speaker: Speaker, predicate: Token) -> bool:
    if speaker.party is not None:
        return speaker.party.organisation.sort in AUTHORITIES
    return lemma_of(predicate.doc[speaker.at]) in AUTHORITY_NOUNS


def _ended(predicate: Token) -> S | None:
    if predicate.pos_ != "NOUN":
        return None
    verb = verb_of(predicate)
    token = predicate
    while token.dep_ in ("pobj", "prep") and token.head.i != verb.i:
        token = token.head
    if token.head.i == verb.i and token.dep_ in ("dobj", "nsubjpass"):
        return END.get(lemma_of(verb))
    return None


def is_closed(noun: Token) -> bool:
    """Whether somebody other than the accused ends the case that the noun names."""
    ended = _ended(noun)
    if (
        ended not in (S.DISMISSED, S.OVERTURNED, S.WITHDRAWN)
        or modality_of(verb_of(noun)) is Modality.NEGATED
    ):
        return False
    by = closer(noun)
    return is_passive(verb_of(noun)) or (
        by is not None and (lemma_of(by) in AUTHORITY_NOUNS or _is_court(by))
    )


def _is_court(head: Token) -> bool:
    organisation = organisation_of(head)
    return organisation is not None and organisation.kind is OrganisationKind.PUBLIC_BODY


def _says_finding(predicate: Token) -> bool:
    return any(lemma_of(token) in _FINDS for token in [predicate, *predicate.ancestors])
