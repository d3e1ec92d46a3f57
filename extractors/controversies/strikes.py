"""Strikes, walk-outs and protests: whom they are held against is named beside those who hold them."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.clauses import Modality, modality_of, objects_of, subject_of
from extractors.controversies.things import Strict, owners_of
from extractors.parties import Parties, Party
from extractors.wordlist import lemma_of, words

_STRIKES = words("strike walk protest demonstrate rally picket march ballot")
_NOUNS = words("strike walkout stoppage protest picket ballot action demonstration rally")
_HOLDS = words("go stage hold launch begin start vote call plan announce join back take")
_OVER = ("over", "against", "about", "at")


def is_strike(verb: Token) -> bool:
    """“walked out”, “went on strike”, “voted to strike”."""
    lemma = lemma_of(verb)
    if lemma in _STRIKES:
        return lemma != "walk" or any(child.lower_ == "out" for child in verb.children)
    if lemma not in _HOLDS:
        return False
    return any(
        lemma_of(below) in _NOUNS or (below.dep_ == "xcomp" and lemma_of(below) in _STRIKES)
        for child in verb.children
        for below in (child, *child.children)
    )


def held_against(verb: Token, strict: Strict, parties: Parties) -> tuple[list[Party], Token | None]:
    """The companies that a strike is held against, and the head of who holds it."""
    subject = subject_of(verb)
    if subject is None or modality_of(verb) not in (Modality.ASSERTED, Modality.PLANNED):
        return [], None
    targets = [
        (child.lower_, head)
        for child in (*verb.children, *(below for one in verb.children for below in one.children))
        if child.dep_ == "prep" and child.lower_ in ("outside", "at", "against") and child.head.i >= verb.i
        for head in objects_of(child)
    ]
    found = [party for _, head in targets for party in strict(head) or owners_of(head, strict, parties)]
    if not any(word == "against" for word, _ in targets):
        found += list(_employers(subject, strict, parties))
    return [party for party in found if party.is_company], subject


def _employers(subject: Token, strict: Strict, parties: Parties) -> Iterator[Party]:
    """“workers at Acme”, “Acme cleaners”, “members at the Acme-run depot”."""
    for child in subject.children:
        if child.dep_ in ("compound", "nmod", "poss"):
            yield from parties.at(child)
        if child.dep_ == "prep" and child.lower_ in ("at", "for", "of", "with", "in"):
            for head in objects_of(child):
                yield from strict(head)
                yield from owners_of(head, strict, parties)
        if child.dep_ == "acl" and lemma_of(child) in ("employ", "work"):
            for below in child.children:
                for head in objects_of(below):
                    yield from strict(head)


def reasons(verb: Token) -> Iterator[Token]:
    """What a strike is about: the heads under “over …”."""
    for token in verb.subtree:
        if token.dep_ == "prep" and token.lower_ in _OVER:
            yield from objects_of(token)
