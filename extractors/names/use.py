"""What the sentences say of a name: how it is described, what it does, what it has, where it stands."""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from extractors.names.body_words import BODY_NOUNS
from extractors.names.words import (
    BUY_VERBS,
    FIRM_NOUNS,
    GROUP_ADJECTIVES,
    OFFICE_NOUNS,
    PERSON_TITLES,
    PLACE_PREPOSITIONS,
    SUPPLY_VERBS,
    SURE_COMPANY_NOUNS,
    THING_NOUNS,
)
from extractors.state import Sort

_ANYTHINGS = frozenset({"service", "services", "technology", "plant", "factory"})
_DEALS = frozenset({"contract", "deal", "agreement", "tender", "order", "framework", "bid", "partnership"})
_GIVES = frozenset({"award", "grant", "hand", "outsource", "subcontract"})
_SAYS = frozenset({"say", "tell", "add", "argue", "warn", "insist", "explain", "note", "claim", "believe"})
_GROUPS = frozenset({"group", "organisation", "organization", "network", "coalition", "alliance", "body"})


@dataclass(slots=True)
class Signs:
    """Points for what a name is, summed over its places; only compared with each other."""

    company: float = 0.0
    organisation: float = 0.0
    person: float = 0.0
    place: float = 0.0
    thing: float = 0.0
    sorts: Counter[Sort] = field(default_factory=Counter)

    def add(self, other: "Signs") -> None:
        """Take the points of another place of the same name."""
        self.company += other.company
        self.organisation += other.organisation
        self.person += other.person
        self.place += other.place
        self.thing += other.thing
        self.sorts.update(other.sorts)


def signs_of(span: Span) -> Signs:
    """The points that one place of a name gives."""
    signs = Signs()
    root = span.root
    for noun, weight in _descriptions(span, root):
        _described(noun, weight, signs)
    _neighbours(span, signs)
    _roles(root, signs)
    return signs


def _described(noun: Token, weight: float, signs: Signs) -> None:
    lemma = noun.lemma_.lower()
    if lemma in BODY_NOUNS:
        signs.sorts[BODY_NOUNS[lemma]] += 2
        signs.organisation += weight
    elif lemma in _GROUPS and any(child.lemma_.lower() in GROUP_ADJECTIVES for child in noun.children):
        signs.sorts[Sort.NGO] += 2
        signs.organisation += weight
    elif lemma in SURE_COMPANY_NOUNS or (lemma == "group" and weight >= 2):
        signs.company += weight
    elif lemma in ("bank", "utility", "agency", "body", "institution"):
        signs.organisation += weight


def _descriptions(span: Span, root: Token) -> list[tuple[Token, float]]:
    """Nouns that say what the name is: in apposition, before it, or after "is a"."""
    found: list[tuple[Token, float]] = []
    if span.start > 0:
        before = span.doc[span.start - 1]
        if (
            before.pos_ in ("NOUN", "PROPN", "ADJ")
            and before.whitespace_
            and before.i not in range(span.start, span.end)
        ):
            found.append((before, 3.0))
    for child in root.children:
        if child.dep_ == "appos" and not span.start <= child.i < span.end:
            found.append((child, 3.0))
    if root.dep_ == "appos":
        found.append((root.head, 2.0))
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        found += [(child, 3.0) for child in root.head.children if child.dep_ == "attr"]
    if root.dep_ == "attr" and root.head.lemma_ == "be":
        found += [(child, 2.0) for child in root.head.children if child.dep_ == "nsubj"]
    if not any(weight == 3.0 and noun.i > span.end for noun, weight in found):
        noun = _after_comma(span)
        if noun is not None:
            found.append((noun, 2.0))
    return found


def _after_comma(span: Span) -> Token | None:
    """The noun of ", a Japanese technology group, …" behind the name, where the parser missed it."""
    doc, at = span.doc, span.end
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the"):
        return None
    for token in doc[at + 2 : min(at + 10, len(doc))]:
        following = token.nbor() if token.i + 1 < len(doc) else None
        if token.pos_ == "NOUN" and (
            following is None or following.pos_ not in ("NOUN", "PUNCT") or following.text == ","
        ):
            return token
        if token.pos_ in ("VERB", "ADP", "SCONJ"):
            return None
    return None


def _neighbours(span: Span, signs: Signs) -> None:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and after is not None and before.text == "•" and after.text == "•":
        signs.organisation += 3
    if before is not None:
        if before.lower_ in PERSON_TITLES and before.text[0].isupper():
            signs.person += 4
        if before.lower_ in PLACE_PREPOSITIONS and before.pos_ == "ADP":
            signs.place += 1.5 if before.lower_ in ("in", "at", "near", "across") else 0.7
    if after is not None and span.end + 1 < len(doc):
        following = doc[span.end + 1]
        if after.text == "," and following.like_num and following.text.isdigit() and len(following) == 2:
            signs.person += 4
        if after.lower_ == "who" or (after.text == "," and following.lower_ == "who"):
            signs.person += 2
        if after.lower_ == "which" or (after.text == "," and following.lower_ == "which"):
            signs.organisation += 1
    if after is not None and after.lower_ in ("mp", "mep"):
        signs.person += 4
    if span.root.dep_ in ("compound", "nmod", "nummod") and span.root.head.i >= span.end:
        noun = span.root.head
        if noun.lemma_.lower() in THING_NOUNS and noun.i - span.end < 3:
            signs.thing += 2.5


def _roles(root: Token, signs: Signs) -> None:
    head, dep = root.head, root.dep_
    lemma = head.lemma_.lower()
    if dep == "poss" and lemma in FIRM_NOUNS:
        signs.company += 1.5
    elif dep == "poss" and lemma in OFFICE_NOUNS:
        signs.organisation += 0.7
    elif dep in ("compound", "nmod") and lemma in _DEALS | {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "boss",
    }:
        signs.organisation += 2
    elif dep == "nsubj" and lemma in SUPPLY_VERBS:
        signs.company += 1
    elif dep == "nsubj" and lemma in BUY_VERBS:
        signs.organisation += 0.7
    elif dep == "nsubj" and lemma in _SAYS:
        signs.organisation += 0.3
    elif dep == "nsubjpass" and lemma in BUY_VERBS:
        signs.company += 1
    elif dep == "dobj" and lemma in (
        "buy",
        "acquire",
        "outsource",
        "nationalise",
        "nationalize",
        "subcontract",
    ):
        signs.organisation += 1.5
    elif dep in ("dobj", "dative") and lemma == "tell":
        signs.sorts[Sort.MEDIA] += 1
        signs.organisation += 1
    elif dep == "pobj":
        _after_preposition(root, signs)
    elif dep in ("conj", "appos") and head.i != root.i and head.ent_type_ == "ORG":
        signs.organisation += 1


def _after_preposition(root: Token, signs: Signs) -> None:
    preposition = root.head
    above = preposition.head.lemma_.lower()
    word = preposition.lower_
    if word in ("for", "of", "at") and above in OFFICE_NOUNS - _ANYTHINGS:
        signs.organisation += 1.5 if word != "at" else 0.7
    elif (word in ("with", "to", "for") and above in _DEALS) or (word == "to" and above in _GIVES):
        signs.organisation += 1.5
    elif word in ("to", "from", "by") and above in BUY_VERBS | SUPPLY_VERBS:
        signs.organisation += 1
    elif word == "to" and preposition.nbor(-1).lower_ == "according":
        signs.organisation += 0.7
