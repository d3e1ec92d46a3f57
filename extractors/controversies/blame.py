"""The words by which texts blame somebody, and who does the blaming.

Every table maps a word to the stance that it gives; the functions find the arguments of such words.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.clauses import Modality, agents_of, is_passive, modality_of, objects_of, subject_of, verb_of
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import ClaimStatus as S

BLAME: dict[str, S] = {
    **dict.fromkeys(
        words(
            """accuse sue criticise criticize condemn blame slam blast denounce fault lambast lambaste
            decry rebuke attack implicate involve embroil link cite boycott allege castigate
            blacklist debar"""
        ),
        S.ALLEGED,
    ),
    **dict.fromkeys(words("fine penalise penalize convict censure reprimand admonish"), S.RULED),
    **dict.fromkeys(words("charge indict prosecute arraign"), S.CHARGED),
    **dict.fromkeys(words("investigate probe raid suspect scrutinise scrutinize"), S.UNDER_INVESTIGATION),
    **dict.fromkeys(words("acquit clear exonerate absolve"), S.DISMISSED),
}
"""Verbs whose object (or passive subject) is the accused."""


BLAME_NOUNS: dict[str, S] = {
    **dict.fromkeys(
        words(
            """allegation accusation case complaint lawsuit suit criticism concern claim protest
            campaign boycott petition outcry backlash anger condemnation litigation fears grievance"""
        ),
        S.ALLEGED,
    ),
    **dict.fromkeys(words("investigation inquiry probe enquiry raid scrutiny"), S.UNDER_INVESTIGATION),
    **dict.fromkeys(words("charge indictment prosecution"), S.CHARGED),
    **dict.fromkeys(words("fine penalty conviction ruling verdict judgment judgement"), S.RULED),
    **dict.fromkeys(words("settlement"), S.SETTLED),
}
"""Nouns with the accused under “against”, “into”, “of”, “about”, “over”, “on”."""


BLAME_PREPOSITIONS = frozenset(
    {"against", "into", "of", "about", "over", "on", "at", "by", "with", "from", "to"}
)


UNDERGO: dict[str, S] = {
    **dict.fromkeys(
        ("face", "attract", "draw", "meet", "weather", "spark", "provoke", "encounter"), S.ALLEGED
    ),
    **dict.fromkeys(("admit", "acknowledge", "concede", "confess", "plead", "accept", "take"), S.ADMITTED),
    **dict.fromkeys(words("settle agree pay repay strike reach enter make sign"), S.SETTLED),
}
"""Verbs whose subject is the accused; they need a term in their own clause."""


_FINDINGS = words("find rule conclude determine hold decide establish uphold judge declare")


SETTLEMENTS = words("settlement bargain deferred plea")


_INQUIRES = words("investigate probe examine look inquire assess establish determine")


_CLOSES = words("drop dismiss withdraw settle close end throw")

OPENS = words(
    """open launch file bring lodge make raise voice begin start announce submit issue impose order
    level"""
)
"""Verbs whose subject is the source of the complaint, inquiry or fine that is their
object."""


def prepositions_about(noun: Token) -> Iterator[Token]:
    """The prepositions under which a noun of blame has the accused:
    its own, its verb's in “concerns were raised about”.
    """
    verb = verb_of(noun)
    carried = (
        noun.dep_ in ("nsubjpass", "dobj") and verb.i == noun.head.i and lemma_of(verb) in OPENS | _CLOSES
    )
    for child in [*noun.children, *(verb.children if carried else ())]:
        if child.dep_ == "prep" and child.lower_ in BLAME_PREPOSITIONS:
            yield child
    for below in noun.subtree:
        if below.lower_ == "against" and below.dep_ == "prep" and below.head.i != noun.i:
            yield below


def own_subject(verb: Token) -> Token | None:
    """The subject; for “Acme said it pleaded guilty” Acme, who there speaks of itself."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ == "it" and verb.dep_ == "ccomp":
        return subject_of(verb.head)
    return subject


def other_side(verb: Token) -> tuple[Token, ...]:
    """“settled with the regulator”, “a bargain with the prosecutor”, “a suit brought by the family”."""
    found: list[Token] = []
    for token in (verb, *(child for child in verb.children if child.dep_ in ("dobj", "xcomp", "prep"))):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                found += list(objects_of(child))
        if token.pos_ == "NOUN":
            found += list(source_of(token))
    return tuple(found) or accusing_below(verb)


def accusing_below(verb: Token) -> tuple[Token, ...]:
    """“paid £5m to settle a case in which the state accused it of bribery”: who accuses there."""
    for token in verb.subtree:
        if token.i > verb.i and token.pos_ == "VERB" and lemma_of(token) in BLAME:
            if is_passive(token):
                return tuple(agents_of(token))
            subject = subject_of(token)
            if subject is not None and subject.i > verb.i and subject.pos_ != "PRON":
                return (subject,)
    return ()


def inquirer(verb: Token) -> Token | None:
    """“the regulator is investigating whether Acme fixed prices”: who inquires."""
    if verb.dep_ not in ("ccomp", "advcl") or lemma_of(verb.head) not in _INQUIRES:
        return None
    if not any(child.lower_ in ("whether", "if") and child.dep_ == "mark" for child in verb.children):
        return None
    return subject_of(verb.head) if modality_of(verb.head) is Modality.ASSERTED else None


def blame_above(head: Token) -> tuple[S, tuple[Token, ...]]:
    """The stance of the noun of blame that the wrong stands under: “an inquiry into bribes paid by Acme”."""
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        noun = head.head.head
        if noun.pos_ == "NOUN" and lemma_of(noun) in BLAME_NOUNS:
            return BLAME_NOUNS[lemma_of(noun)], source_of(noun)
    return S.ALLEGED, ()


def source_of(noun: Token) -> tuple[Token, ...]:
    """“criticism from Unite”, “complaints by residents”, “Unite's complaint”."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            found += list(objects_of(child))
        if child.dep_ == "acl" and lemma_of(child) in OPENS:
            found += list(agents_of(child))
    verb = verb_of(noun)
    if not found and noun.dep_ == "dobj" and lemma_of(verb) in OPENS:
        if is_passive(verb):
            found += list(agents_of(verb))
        elif (subject := subject_of(verb)) is not None:
            found.append(subject)
    if not found and noun.dep_ == "nsubjpass" and lemma_of(verb) in OPENS:
        found += list(agents_of(verb))
    return tuple(found)


def closer(noun: Token) -> Token | None:
    """Who ends the case that the noun names: “the court threw out the claims”, “dropped by prosecutors”."""
    verb = verb_of(noun)
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.i != verb.i:
        return None
    if is_passive(verb):
        return next(agents_of(verb), None)
    subject = subject_of(verb)
    return subject if subject is not None and subject.pos_ != "PRON" else None


def finding_above(token: Token) -> Token | None:
    """The subject of a verb of finding (“the court ruled that …”) that governs the clause of the token."""
    below = token
    for above in token.ancestors:
        if lemma_of(above) in _FINDINGS and below.dep_ in ("ccomp", "xcomp"):
            return subject_of(above)
        below = above
    return None
