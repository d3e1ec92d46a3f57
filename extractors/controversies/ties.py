"""How a word of wrong is tied to who does it: what joins the two, and what parts them."""

from collections.abc import Iterable

from spacy.tokens import Token

from extractors.clauses import Modality, is_passive, modality_of, subject_of, verb_of
from extractors.controversies.lexicon import Hit
from extractors.negation import has_negator
from extractors.wordlist import lemma_of, words

TIES = words(
    """contribute enable facilitate profit participate engage collude collaborate benefit fuel cause
    commit perpetrate conspire violate breach break flout infringe contravene ignore fail conceal
    hide falsify justify dump misuse amount exacerbate worsen aid abet assist promote spread trigger result"""
)
"""Verbs that tie their subject to a wrong named in their complement:
“contribute to genocide”, “violate GDPR”.
"""


BREACHES = words("violate breach break flout infringe contravene")
"""Verbs after which a word that only names a subject names a wrong: “violate the right to privacy”."""


NORMS = words(
    """law right rule regulation act ban sanction embargo agreement code standard duty obligation treaty
    convention wage limit order secrecy licence license condition promise guideline"""
)
"""What can be broken."""


TIE_ADJECTIVES = words(
    "complicit guilty liable responsible culpable negligent involved incapable incompetent"
)


CONDUCT = words(
    """role involvement complicity contribution participation part record history pattern culture
    failure use practice conduct handling treatment collusion support behaviour behavior link tie
    connection evidence"""
)


WITHIN_PHRASE = words("pobj prep dobj conj compound amod pcomp appos nmod")


def ties(token: Token, verb: Token) -> bool:
    """Whether what stands under the verb is what it does:
    its object or complement, not what it is done against.
    """
    if token.dep_ not in ("dobj", "prep", "xcomp", "attr", "dative", "agent"):
        return False
    if token.lower_ == "to":
        return lemma_of(verb) in ("contribute", "lead", "amount")
    return token.lower_ not in ("against", "without", "despite")


_MAKES = words("supply provide sell make build deliver develop operate run manufacture design offer")


_OPPOSES = words(
    """condemn oppose criticise criticize denounce ban prevent combat fight avoid detect tackle
    investigate deplore reject outlaw prohibit end eradicate stop expose uncover report warn against
    deny dispute anti monitor identify clear acquit exonerate address reduce eliminate"""
)


def opposes(maker: Token, hit: Hit) -> bool:
    """“Acme condemned forced labour”, “Acme detects fraud”:
    a word of opposition between the two, parser or no parser.
    """
    first, last = sorted((maker.i, hit.start))
    return any(lemma_of(token) in _OPPOSES for token in maker.doc[first:last])


def makers(head: Token) -> list[Token]:
    """The thing itself, or who makes or sells it: “Acme supplies tools that contribute to …”."""
    if head.dep_ in ("dobj", "conj", "pobj", "appos") and head.pos_ == "NOUN":
        verb = verb_of(head)
        if lemma_of(verb) in _MAKES and not is_passive(verb):
            subject = subject_of(verb)
            return [subject] if subject is not None and subject.pos_ != "PRON" else []
    return [head]


def hits_inside(
    token: Token, hits: list[Hit], *, accused: Iterable[Token] = (), accusers: Iterable[Token] = ()
) -> list[Hit]:
    """The hits below the token in the tree without those that describe the accused or name the accusers.

    What follows an accuser is kept: the parser hangs “of …” on “by campaigners of facilitating …”.
    """
    excluded = {
        below.i
        for head in accused
        for child in (head, *head.children)
        if child.i == head.i or child.dep_ in ("relcl", "acl", "appos")
        for below in child.subtree
        if child.i != head.i or below.i <= head.i
    }
    excluded |= {below.i for head in accusers for below in head.subtree if below.i <= head.i}
    below = {one.i for one in token.subtree} - excluded
    return [hit for hit in hits if hit.head in below and not _denied_below(token, token.doc[hit.head])]


def _denied_below(token: Token, head: Token) -> bool:
    """“admitted no fraud”, “faces no claims of fraud”: a negation, or a new sentence, between the predicate
    and the wrong.
    """
    if any(one.text == ";" for one in token.doc[min(token.i, head.i) : max(token.i, head.i)]):
        return True
    while head.i != token.i and head.head.i != head.i:
        if has_negator(head):
            return True
        head = head.head
    return False


def denied(token: Token) -> bool:
    """Whether the clause of a word denies it or asks about it."""
    if modality_of(token) in (Modality.NEGATED, Modality.ASKED):
        return True
    # “no evidence of fraud”: the denial stands on a noun above the wrong.
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if any(child.lower_ in ("no", "without", "neither") for child in above.children):
            return True
    return False
