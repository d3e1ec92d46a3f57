"""Words that speak of a deal told of just before without naming it one: “the programme”, “it”."""

from spacy.tokens import Token

from extractors.clauses import is_passive, verb_of
from extractors.contracts import lexicon
from extractors.contracts.nouns import is_definite
from extractors.contracts.states import IN_FORCE
from extractors.parties import Parties, Party
from extractors.wordlist import lemma_of

_PRONOUNS = frozenset({"it", "they", "them", "both", "none", "neither", "this", "that", "all"})


def is_anaphor(token: Token, *, priced: bool) -> bool:
    """Whether the word speaks of a deal told of before; `priced`: its sentence holds a contract's amount."""
    if is_pronoun(token):
        return _undergoes(token)
    if token.dep_ in ("dobj", "nsubjpass") and any(child.dep_ == "case" for child in token.children):
        return lemma_of(token.head) in lexicon.ENDS
    lemma = lemma_of(token)
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or not is_definite(token):
        return False
    if lemma in lexicon.VALUES:
        return priced
    return lemma in lexicon.PROJECTS and lemma_of(verb_of(token)) in lexicon.ENDS


def is_pronoun(token: Token) -> bool:
    """“it”, “none of them”."""
    return token.lower_ in _PRONOUNS and token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.pos_ != "DET"


def owner_of_it(token: Token, parties: Parties) -> Party | None:
    """The company whose deal is meant by its bare possessive: “replaced Acme's”."""
    if not any(child.dep_ == "case" for child in token.children):
        return None
    return next((party for party in parties.at(token) if party.is_company), None)


def _undergoes(pronoun: Token) -> bool:
    """Whether the verb does to the pronoun what is done to deals: ends, prolongs or revives it."""
    verb = pronoun.head
    lemma = lemma_of(verb)
    if pronoun.dep_ == "dobj" or (pronoun.dep_ == "nsubjpass" and is_passive(verb)):
        return lemma in lexicon.ENDS | lexicon.PROLONGS
    if pronoun.dep_ != "nsubj" or any(child.dep_ == "dobj" for child in verb.children):
        return False
    if lemma == "be":
        return any(child.dep_ == "acomp" and child.lower_ in IN_FORCE for child in verb.children)
    if lemma == "run":
        return any(child.lower_ == "out" for child in verb.children)
    return lemma in lexicon.RUNS_OUT
