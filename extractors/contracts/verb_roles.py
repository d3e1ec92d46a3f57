"""Who stands as what beside a verb of supplying, buying or paying, and beside “customer” or “supplier”."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.clauses import agents_of, is_passive, objects_of, prepositions_of, subject_of
from extractors.contracts import lexicon
from extractors.contracts.hints import Hint, Part
from extractors.parties import Parties, Party
from extractors.wordlist import lemma_of


class VerbRoles:
    """Reads the hints of one document's verbs."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def of_supply(self, verb: Token) -> list[Hint]:
        """“Acme runs the prison for the Home Office”, “the software is supplied by Acme”."""
        found = self._done_by(verb, Part.VENDOR)
        for obj in direct_objects(verb):
            found += [Hint(party, Part.BUYER, 0.6) for party in self._parties.owners(obj)]
            found += [
                Hint(party, Part.BUYER, 0.7)
                for word in prepositions_of(obj, "to", "for")
                for party in self._parties.phrase(word) + self._possessors(word)
            ]
        for word in prepositions_of(verb, "to", "for", "with"):
            found += [Hint(party, Part.BUYER, 0.8) for party in self._parties.phrase(word)]
            found += [Hint(party, Part.BUYER, 0.6) for party in self._possessors(word)]
        if lemma_of(verb) in ("supply", "provide", "equip", "serve", "support") and not is_passive(verb):
            for obj in direct_objects(verb):
                found += [Hint(party, Part.BUYER, 0.7) for party in self._parties.phrase(obj)]
        return found

    def of_receipt(self, verb: Token) -> list[Hint]:
        """“Acme received £3m from the council”."""
        if is_passive(verb):
            return []
        found = self._done_by(verb, Part.VENDOR)
        for obj in (verb, *direct_objects(verb)):
            for word in prepositions_of(obj, "from"):
                found += [Hint(party, Part.BUYER, 0.8) for party in self._parties.phrase(word)]
        return found

    def of_award(self, verb: Token) -> list[Hint]:
        """“Acme was awarded £3m by the council”."""
        subject = subject_of(verb)
        vendors = self._named(subject) if subject is not None else []
        buyers = [party for head in agents_of(verb) for party in self._parties.phrase(head)]
        return [
            *(Hint(party, Part.VENDOR, 0.85) for party in vendors),
            *(Hint(party, Part.BUYER, 0.85) for party in buyers),
        ]

    def of_purchase(self, verb: Token) -> list[Hint]:
        """“The council hired Acme”, “police use Acme's cameras”, “Acme was chosen by the ministry”."""
        lemma = lemma_of(verb)
        found = self._done_by(verb, Part.BUYER)
        if is_passive(verb):
            subject = subject_of(verb)
            objects = [subject] if subject is not None else []
        elif lemma == "order" and any(child.dep_ in ("xcomp", "ccomp") for child in verb.children):
            return []  # “ordered the firm to delete the files” buys nothing
        else:
            objects = list(direct_objects(verb))
            if lemma == "pay":
                objects += [child for child in verb.children if child.dep_ == "dative"]
        if lemma == "spend":
            objects = [word for spent in (verb, *objects) for word in prepositions_of(spent, "on")]
        for obj in objects:
            found += self._bought(obj, of_named=lemma not in lexicon.USE)
        if lemma in lexicon.BUYS_FROM:
            for word in prepositions_of(
                verb, *(("from", "on") if lemma in lexicon.USE else ("from", "to", "with"))
            ):
                found += [Hint(party, Part.VENDOR, 0.8) for party in self._parties.phrase(word)]
                found += [Hint(party, Part.VENDOR, 0.7) for party in self._parties.owners(word)]
        return found

    def _bought(self, obj: Token, *, of_named: bool) -> list[Hint]:
        """The vendors of what is bought: its owner, “from …”, “made by …”,
        or (`of_named`) the object itself.
        """
        found = [Hint(party, Part.VENDOR, 0.75) for party in self._parties.owners(obj)]
        if of_named:
            found += [Hint(party, Part.VENDOR, 0.85) for party in self._parties.phrase(obj)]
        for word in prepositions_of(obj, "from", "by", "of"):
            found += [Hint(party, Part.VENDOR, 0.7) for party in self._parties.phrase(word)]
        for child in obj.children:
            if child.dep_ == "acl" and lemma_of(child) in lexicon.SUPPLY:
                for word in agents_of(child):
                    found += [Hint(party, Part.VENDOR, 0.75) for party in self._parties.phrase(word)]
        return found

    def of_customer(self, noun: Token) -> list[Hint]:
        """“One Acme customer is the ministry”, “its clients include …”, “Acme, a supplier to the army”."""
        selling = lemma_of(noun) in lexicon.SUPPLIERS
        mine, other = (Part.VENDOR, Part.BUYER) if selling else (Part.BUYER, Part.VENDOR)
        found = [Hint(party, other, 0.85) for party in self._parties.owners(noun)]
        for word in prepositions_of(noun, "of", "to", "for"):
            found += [Hint(party, other, 0.8) for party in self._parties.phrase(word)]
        for head in self._identical(noun):
            found += [Hint(party, mine, 0.85) for party in self._parties.phrase(head)]
        return found

    def _possessors(self, word: Token) -> list[Party]:
        """“for the navy's carriers and the air force's jets”."""
        return [
            party
            for noun in (word, *word.conjuncts)
            for child in noun.children
            if child.dep_ == "poss"
            for party in self._parties.phrase(child)
        ]

    def _identical(self, noun: Token) -> Iterator[Token]:
        """What the noun is said to be: by a copula, by apposition, by “include”, by “as”, by “among”."""
        noun = _of_these(noun)
        verb = noun.head
        if noun.dep_ == "pobj" and verb.lower_ == "among":
            yield from _counted_among(verb)
        if noun.dep_ in ("compound", "nmod") and self._parties.at(verb):
            yield verb  # “the council's contractor Acme”
        if noun.dep_ in ("attr", "nsubj") and lemma_of(verb) in ("be", "become", "remain", "include"):
            for child in verb.children:
                if child.i != noun.i and child.dep_ in ("attr", "nsubj", "dobj"):
                    yield child
            if noun.dep_ == "attr" and (subject := subject_of(verb)) is not None:
                yield subject
        if noun.dep_ == "appos":
            yield verb
        for child in noun.children:
            if child.dep_ == "appos":
                yield child
            if child.dep_ == "prep" and child.lower_ in ("including", "like"):
                yield from objects_of(child)

    def _done_by(self, verb: Token, part: Part) -> list[Hint]:
        if is_passive(verb):
            heads = list(agents_of(verb))
        else:
            subject = subject_of(verb)
            heads = [subject] if subject is not None else []
        return [Hint(party, part, 0.85) for head in heads for party in self._named(head)]

    def _named(self, head: Token) -> list[Party]:
        """The organisations of a subject; a pronoun stands for the nearest subject before it.

        Deals may be read through a pronoun, accusations never.
        """
        if head.lower_ in ("it", "they"):
            return self._antecedents(head)
        return self._parties.phrase(head)

    def _antecedents(self, pronoun: Token) -> list[Party]:
        """The organisations of the last subject before the pronoun, in its sentence or the one before."""
        sentence = pronoun.sent
        found = self._last_subject([token for token in sentence if token.i < pronoun.i])
        start, steps = sentence.start, 0
        while not found and start > 0 and steps < 3:
            previous = pronoun.doc[start - 1].sent
            found = self._last_subject(list(previous))
            start, steps = previous.start, steps + 1
        wanted = [party for party in found if party.supplies or party.buys]
        if pronoun.lower_ in ("it", "its") and len({party.number for party in wanted}) > 1:
            return []
        return wanted

    def _last_subject(self, tokens: list[Token]) -> list[Party]:
        for token in reversed(tokens):
            if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ != "PRON":
                found = self._parties.phrase(token) or self._parties.owners(token)
                if found:
                    return found
        return []


def _of_these(noun: Token) -> Token:
    """“one of Acme's customers”: what is said of the one."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "some", "many"):
        return noun.head.head
    return noun


def _counted_among(preposition: Token) -> Iterator[Token]:
    """“counts the ministry among Acme's customers”, “the ministry is among them”."""
    verb = preposition.head
    if verb.pos_ not in ("VERB", "AUX"):
        if verb.dep_ in ("dobj", "nsubjpass", "nsubj"):
            yield verb
        return
    if lemma_of(verb) in ("be", "remain") or is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            yield subject
    elif lemma_of(verb) in ("count", "list", "name", "number", "rank", "include", "mention"):
        yield from direct_objects(verb)


def direct_objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb with what is coordinated with them."""
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd"):
            yield child
            yield from child.conjuncts
