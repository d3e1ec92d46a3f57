"""The spaCy component `supplywatch_ownership`: who belongs to whom, where the text says it outright.

Subsidiary, arm, unit, division, “part of”, “owned by”, “acquired by”, “the parent of”. A member of a
consortium is no child, a holder of less than half is no parent, a person or a state that owns is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.clauses import agents_of, is_passive, prepositions_of, subject_of
from extractors.evidence import named, sentence_spans
from extractors.negation import is_negated
from extractors.parties import Parties, Party
from extractors.state import put_state, require
from extractors.wordlist import lemma_of, words
from graph.model.reading import OwnershipReading

NAME = "supplywatch_ownership"

_CHILD_NOUNS = words("subsidiary arm unit division offshoot affiliate venture")
_PARENT_NOUNS = words("parent owner")
_OWN = words("own acquire buy purchase control swallow")
_SHARES = words("stake share minority percent per pct cent shareholding")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A child and its parent with the token that says so."""

    child: Party
    parent: Party
    word: Token
    strength: float


@Language.factory(NAME)
def make_ownership(nlp: Language, name: str) -> "OwnershipReader":
    """The component; needs `supplywatch_names` before it."""
    return OwnershipReader()


class OwnershipReader:
    """Puts `ownership` on the state of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with each relation once."""
        require(doc, NAME, "supplywatch_names")
        found: dict[tuple[int, int], OwnershipReading] = {}
        for one in belongings_of(doc, Parties(doc)):
            spans = sentence_spans(doc, [(one.word.sent.start_char, one.word.sent.end_char)])
            if spans:
                reading = OwnershipReading(
                    child=named(doc, one.child),
                    parent=named(doc, one.parent),
                    evidence=spans[0],
                    confidence=round(one.strength * one.child.organisation.certainty, 3),
                    rule=f"ownership:{lemma_of(one.word)}",
                )
                found.setdefault((one.child.number, one.parent.number), reading)
        return put_state(doc, NAME, ownership=tuple(found.values()))


def belongings_of(doc: Doc, parties: Parties) -> Iterator[Belonging]:
    """Each explicit relation, at each place that states it."""
    reader = _Reader(parties)
    for token in doc:
        for one in reader.at(token):
            if _fits(one) and not is_negated(token):
                yield one


def _fits(one: Belonging) -> bool:
    if one.child.number == one.parent.number:
        return False
    if one.child.is_public or one.parent.is_public:
        return False
    return bool(one.child.supplies and one.parent.supplies)


class _Reader:
    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def at(self, token: Token) -> Iterator[Belonging]:
        lemma = lemma_of(token)
        yield from self._possessed(token)
        yield from self._owned(token)
        if token.pos_ in ("NOUN", "PROPN") and lemma in _CHILD_NOUNS:
            yield from self._noun(token, child_is_said=True)
        elif token.pos_ in ("NOUN", "PROPN") and (lemma in _PARENT_NOUNS or self._parent_company(token)):
            yield from self._noun(token, child_is_said=False)
        elif lemma == "part" and token.pos_ == "NOUN":
            yield from self._part(token)
        elif token.pos_ == "VERB" and (lemma in _OWN or lemma == "belong"):
            yield from self._verb(token)

    def _possessed(self, token: Token) -> Iterator[Belonging]:
        """“Alphabet's DeepMind”: one company's name as the owner of another's."""
        for child in self._parties.at(token):
            if child.head != token.i or not child.is_company or child.mention.nominal:
                continue
            for below in token.children:
                if below.dep_ == "poss":
                    for parent in self._parties.at(below):
                        if parent.is_company and parent.head == below.i:
                            yield Belonging(child, parent, token, 0.6)

    def _owned(self, token: Token) -> Iterator[Belonging]:
        """“Facebook-owned Instagram”."""
        if token.lower_ != "owned" or token.i < 2 or token.nbor(-1).text != "-":
            return
        for parent in self._parties.at(token.nbor(-2)):
            for child in self._parties.phrase(token.head):
                yield Belonging(child, parent, token, 0.85)

    def _parent_company(self, token: Token) -> bool:
        return lemma_of(token) in ("company", "group", "firm") and any(
            child.lower_ in ("parent", "holding") for child in token.children
        )

    def _noun(self, noun: Token, *, child_is_said: bool) -> Iterator[Belonging]:
        """“Acme, a subsidiary of Bolt”, “Bolt's subsidiary Acme”, “its parent, Bolt”."""
        owners = self._parties.owners(noun)
        for word in prepositions_of(noun, "of", "between"):
            owners += self._parties.phrase(word)
        said = [party for head in self._identical(noun) for party in self._parties.phrase(head)]
        if not owners:
            owners = self._of_pronoun(noun)
        for one in said:
            for other in owners:
                if one.number != other.number:
                    child, parent = (one, other) if child_is_said else (other, one)
                    yield Belonging(child, parent, noun, 0.9)

    def _identical(self, noun: Token) -> Iterator[Token]:
        if noun.dep_ == "appos":
            yield noun.head
        elif noun.dep_ in ("attr", "oprd") and (subject := subject_of(noun.head)) is not None:
            yield subject
        elif noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
            yield noun.head
        elif (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "as"
            and (subject := subject_of(noun.head.head)) is not None
        ):
            yield subject
        for child in noun.children:
            if child.dep_ in ("appos", "relcl") and child.pos_ in ("PROPN", "NOUN"):
                yield child
            if child.dep_ in ("acl",) and lemma_of(child) in ("call", "name", "know"):
                yield from (below for below in child.children if below.dep_ in ("oprd", "attr"))

    def _of_pronoun(self, noun: Token) -> list[Party]:
        """“Acme and its parent, Bolt”: the only company of the sentence before the pronoun."""
        pronoun = next(
            (child for child in noun.children if child.dep_ == "poss" and child.lower_ in ("its", "whose")),
            None,
        )
        if pronoun is None:
            return []
        before = [
            party
            for party in self._parties.within(noun.sent)
            if party.mention.end <= pronoun.idx and party.supplies
        ]
        return before[-1:] if len({party.number for party in before}) == 1 else []

    def _part(self, noun: Token) -> Iterator[Belonging]:
        """“Acme, part of the Bolt group”."""
        parents = [party for word in prepositions_of(noun, "of", "between") for party in self._group(word)]
        for head in self._identical(noun):
            for child in self._parties.phrase(head):
                yield from (Belonging(child, parent, noun, 0.85) for parent in parents)

    def _group(self, word: Token) -> list[Party]:
        return self._parties.phrase(word) or self._parties.owners(word)

    def _verb(self, verb: Token) -> Iterator[Belonging]:
        """“Acme is owned by Bolt”, “Bolt owns Acme”, “Acme, which Bolt bought in 2019”."""
        if any(token.lower_ in _SHARES for token in verb.subtree if abs(token.i - verb.i) < 6):
            return
        subject = subject_of(verb)
        subjects = self._parties.phrase(subject) if subject is not None else []
        if lemma_of(verb) == "belong":
            parents = [party for word in prepositions_of(verb, "to") for party in self._group(word)]
            children = subjects
        elif is_passive(verb):
            parents = [party for head in agents_of(verb) for party in self._group(head)]
            children = subjects
            if not children and verb.dep_ in ("acl", "relcl"):
                children = self._parties.phrase(verb.head)
        else:
            parents = subjects
            children = [
                party
                for child in verb.children
                if child.dep_ == "dobj"
                for party in self._parties.phrase(child)
            ]
        for child_party in children:
            for parent in parents:
                yield Belonging(child_party, parent, verb, 0.85)
