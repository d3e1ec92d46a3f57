"""What a company makes, runs or does, in whose place the company is held responsible.

“Acme's cameras”, “errors in Acme's system”, “the Acme-run depot”, “Hall Prison, which Acme manages”: the
owner must be named inside the phrase itself. Its customers, rivals, critics and staff are never it.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from extractors.clauses import agents_of, is_passive, objects_of, subject_of
from extractors.parties import Parties, Party
from extractors.wordlist import lemma_of, words

Strict = Callable[[Token], list[Party]]
"""The organisations that a phrase names itself."""

THINGS = words(
    """software system technology product camera tool app application platform database centre center
    prison jail site plant mine factory depot hotel home hostel facility mill pipeline project operation
    service algorithm device equipment weapon drone spyware scanner machine programme program practice
    conduct behaviour behavior action failure error fault flaw defect negligence treatment handling use
    model vehicle train bus ship aircraft missile shell network office laboratory lab farm plantation
    warehouse refinery dam well test kit drug vaccine chemical bid scheme business activity subsidiary
    unit division arm management"""
)
"""Nouns of what a company makes, runs or does."""

_PARTS = words(
    """error fault flaw defect failure use analysis operation condition death collapse leak spill explosion
    fire surveillance deployment sale supply delivery running management part number series staffing"""
)
"""Nouns whose complement is the thing: “errors in Acme's system”, “the running of Acme's prison”."""

_RUNS = words("manage run operate own build supply make staff maintain provide manufacture develop")
_RUN_WORDS = frozenset({"run", "operated", "owned", "managed", "built", "made", "supplied"})


def owners_of(head: Token, strict: Strict, parties: Parties, depth: int = 0) -> list[Party]:
    """The companies that the thing under this head belongs to, by its own phrase."""
    found: list[Party] = []
    if head.pos_ not in ("NOUN", "PROPN") or depth > 3:
        return found
    if lemma_of(head) in THINGS:
        for child in head.children:
            if child.dep_ == "poss":
                found += strict(child)
            if child.dep_ in ("compound", "nmod") and child.i < head.i:
                found += [party for party in parties.at(child) if party.is_company]
            if child.dep_ == "prep" and child.lower_ in ("of", "by"):
                found += [party for below in objects_of(child) for party in strict(below)]
    found += _operators(head, strict, parties)
    if lemma_of(head) in _PARTS or depth:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "with", "at"):
                for below in objects_of(child):
                    found += owners_of(below, strict, parties, depth + 1)
    return found


def _operators(head: Token, strict: Strict, parties: Parties) -> Iterator[Party]:
    """“which Acme manages”, “run by Acme”, “the Acme-run depot”."""
    for child in head.children:
        if child.dep_ == "relcl" and lemma_of(child) in _RUNS:
            agents = list(agents_of(child)) if is_passive(child) else []
            subject = subject_of(child)
            if not is_passive(child) and subject is not None and subject.i != head.i:
                agents = [subject]
            for agent in agents:
                yield from strict(agent)
        elif child.dep_ == "acl" and lemma_of(child) in _RUNS:
            for agent in agents_of(child):
                yield from strict(agent)
        elif child.dep_ in ("amod", "compound", "nmod") and child.lower_ in _RUN_WORDS:
            for below in child.children:
                if below.dep_ in ("npadvmod", "compound", "nmod", "nsubj"):
                    yield from (party for party in parties.at(below) if party.is_company)
