"""Who stands in a deal as what, told by syntax (role hints); kinds decide only where syntax leaves it
open.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.clauses import agents_of, is_passive, prepositions_of, subject_of, verb_of
from extractors.contracts import lexicon
from extractors.contracts.hints import Hint, Part
from extractors.contracts.status import blocker_of
from extractors.contracts.verb_roles import VerbRoles, direct_objects
from extractors.parties import Party
from extractors.wordlist import lemma_of


class RoleReader(VerbRoles):
    """Reads the hints of one document's triggers."""

    def of_noun(self, noun: Token) -> list[Hint]:
        """The parties around a deal noun: its modifiers, its prepositions, its participles and its verb."""
        found: list[Hint] = []
        for party in self._parties.owners(noun):
            # “the Horizon contract”: an unknown name before the noun is the project's rather than the
            # vendor's.
            if party.is_public or party.is_company or self._is_possessor(party, noun):
                found.append(Hint(party, Part.EITHER, 0.8))
        for child in noun.children:
            if child.dep_ == "poss" and child.lower_ in ("its", "their"):
                found += [Hint(party, Part.EITHER, 0.6) for party in self._antecedents(child)]
        found += self._prepositions(noun, attached=True)
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.pos_ in ("VERB", "AUX"):
                found += self._verb(child, noun, inside=True)
                for below in child.children:
                    if below.dep_ == "xcomp" and lemma_of(below) in lexicon.AWARD:
                        found += self._verb(below, noun, inside=True)
        found += self._bidders(noun)
        verb = _governing_verb(noun)
        if verb is not None:
            found += self._verb(verb, noun, inside=False)
        return found

    def _bidders(self, noun: Token) -> list[Hint]:
        """“Acme is one of three bidders for the contract”."""
        if noun.dep_ != "pobj" or lemma_of(noun.head.head) not in lexicon.BIDDERS:
            return []
        subject = subject_of(verb_of(noun.head.head))
        heads = [subject] if subject is not None else []
        if noun.head.head.dep_ == "appos":
            heads.append(noun.head.head.head)
        return [Hint(party, Part.BIDDER, 0.85) for head in heads for party in self._parties.phrase(head)]

    def _is_possessor(self, party: Party, noun: Token) -> bool:
        return noun.doc[party.head].dep_ == "poss"

    def _prepositions(self, token: Token, *, attached: bool) -> list[Hint]:
        less = 1.0 if attached else 0.85
        found: list[Hint] = []
        for words, part, strength in (
            (("with", "between", "among"), Part.EITHER, 0.9),
            (("from",), Part.BUYER, 0.85),
            (("to",), Part.VENDOR, 0.8 if attached else 0.5),
            (("by",), Part.EITHER, 0.6),
            (("for",), Part.BUYER, 0.6),
            (("of", "at", "under"), Part.EITHER, 0.4),
        ):
            for word in prepositions_of(token, *words):
                if any(child.dep_ == "neg" for child in word.head.children):
                    continue
                found += [Hint(party, part, strength * less) for party in self._parties.phrase(word)]
        return found

    def _verb(self, verb: Token, noun: Token, *, inside: bool) -> list[Hint]:
        """Hints of the verb that governs the deal noun, or (`inside`) that describes it: “awarded to
        Acme”.
        """
        lemma = lemma_of(verb)
        passive = is_passive(verb)
        found: list[Hint] = []
        subject = subject_of(verb)
        subjects = self._named(subject) if subject is not None and subject.i != noun.i else []
        agents = [party for head in agents_of(verb) for party in self._named(head)]
        if lemma in ("hand", "give") and any(child.lower_ in ("back", "up") for child in verb.children):
            found += [Hint(party, Part.EITHER, 0.8) for party in subjects]
        elif lemma == "go":
            found += self._under(verb, ("to",), Part.VENDOR, 0.9)
        elif lemma in lexicon.AWARD:
            if passive:
                found += [Hint(party, Part.VENDOR, 0.9) for party in subjects]
                found += [Hint(party, Part.BUYER, 0.9) for party in agents]
            else:
                found += [Hint(party, Part.BUYER, 0.9) for party in subjects]
                found += [Hint(party, Part.VENDOR, 0.9) for party in self._receivers(verb, noun)]
            found += self._under(verb, ("to",), Part.VENDOR, 0.9)
        elif lemma in lexicon.WIN:
            found += [Hint(party, Part.VENDOR, 0.9) for party in (agents if passive else subjects)]
        elif lemma in lexicon.BLOCK:
            stopper = blocker_of(verb)
            stoppers = (
                self._parties.phrase(stopper) + self._parties.owners(stopper) if stopper is not None else []
            )
            found += [Hint(party, Part.BLOCKER, 0.9) for party in stoppers]
        elif lemma in lexicon.REMOVES and self._is_complement(noun, verb, ("from", "of")):
            removed = subjects if passive else [*self._receivers(verb, noun)]
            found += [Hint(party, Part.VENDOR, 0.9) for party in removed]
            found += [Hint(party, Part.BUYER, 0.85) for party in (agents if passive else subjects)]
        elif lemma in lexicon.LEAVES and not passive:
            found += [Hint(party, Part.EITHER, 0.8) for party in subjects]
        elif lemma in lexicon.SUPPLY:
            found += [Hint(party, Part.VENDOR, 0.75) for party in (agents if passive else subjects)]
            found += self._under(verb, ("to", "for"), Part.BUYER, 0.7)
        elif lemma in lexicon.PLAIN_BUY or lemma in ("pay", "buy", "purchase"):
            found += [Hint(party, Part.BUYER, 0.8) for party in (agents if passive else subjects)]
            if not passive:
                for obj in direct_objects(verb):
                    found += [Hint(party, Part.VENDOR, 0.8) for party in self._parties.phrase(obj)]
            else:
                found += [Hint(party, Part.VENDOR, 0.8) for party in subjects]
        else:
            told = [*subjects, *agents]
            if noun.dep_ in ("attr", "appos") and not inside:
                told = []  # “the Alpha Programme, a contract …”: the name is the deal's
            if lemma in lexicon.SYMMETRIC:
                found += [Hint(party, Part.EITHER, 0.85) for party in told]
            elif lemma in lexicon.RELY:
                found += [Hint(party, Part.BUYER, 0.85) for party in told]
                found += self._under(verb, ("on", "upon"), Part.VENDOR, 0.85)
            elif lemma in lexicon.LOSE:
                found += self._under(verb, ("to",), Part.VENDOR, 0.9)
        found += self._prepositions(verb, attached=False)
        return found

    def _is_complement(self, noun: Token, verb: Token, words: tuple[str, ...]) -> bool:
        return any(word.i == noun.i for word in prepositions_of(verb, *words))

    def _receivers(self, verb: Token, noun: Token) -> Iterator[Party]:
        for child in verb.children:
            if child.dep_ == "dative" and child.pos_ != "ADP":
                yield from self._parties.phrase(child)
            if child.dep_ == "dobj" and child.i != noun.i and child.i < noun.i:
                yield from self._parties.phrase(child)

    def _under(self, verb: Token, words: tuple[str, ...], part: Part, strength: float) -> list[Hint]:
        return [
            Hint(party, part, strength)
            for word in prepositions_of(verb, *words)
            for party in self._parties.phrase(word)
        ]


def _governing_verb(noun: Token) -> Token | None:
    """The verb that the deal noun is an argument of; None where it only modifies another noun."""
    token, steps = noun, 0
    while steps < 6:
        if token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "npadvmod", "ccomp"):
            return verb_of(token.head) if token.head.pos_ in ("VERB", "AUX") else None
        if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent", "dative"):
            above = token.head.head
            if above.pos_ in ("VERB", "AUX"):
                return above
            if above.pos_ not in ("NOUN", "PROPN", "ADV", "ADJ", "ADP"):
                return None
            token = above
        elif token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        else:
            return None
        steps += 1
    return None
