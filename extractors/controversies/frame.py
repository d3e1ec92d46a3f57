"""One company held responsible in one sentence, and who may be the company of a phrase."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.controversies.lexicon import Hit
from extractors.controversies.things import owners_of
from extractors.parties import Parties, Party
from graph.model.vocabulary import ClaimStatus as S


@dataclass(frozen=True, slots=True)
class Frame:
    """One company held responsible for something in one sentence."""

    accused: Party
    hits: tuple[Hit, ...]
    stance: S
    predicate: int  # index of the token that says so
    accusers: tuple[Token, ...]  # heads of who does the accusing, where the predicate has them as argument
    rule: str
    strength: float


class AccusedReader:
    """Finds the accused of a phrase: named or described by a noun, never by a pronoun or by its people."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def _frames(
        self,
        heads: Iterable[Token],
        hits: Iterable[Hit],
        stance: S,
        predicate: Token,
        accusers: tuple[Token, ...],
        rule: str,
        strength: float,
    ) -> Iterator[Frame]:
        kept = tuple(hits)
        if not kept:
            return
        for head in heads:
            named = self._strict(head)
            less = 1.0 if named else 0.85
            for party in named or self._owners(head):
                if may_be_accused(party):
                    yield Frame(party, kept, stance, predicate.i, accusers, rule, strength * less)

    def _owners(self, head: Token) -> list[Party]:
        """The owners of the thing that the phrase names: “Acme's cameras”."""
        return owners_of(head, self._strict, self._parties)

    def _strict(self, head: Token) -> list[Party]:
        """The organisations that the phrase names itself: no pronoun, no people of theirs, no modifiers."""
        here = list(self._parties.at(head))
        for child in head.children:
            if child.dep_ == "conj" or (child.dep_ == "appos" and not here):
                here += self._strict(child)
        return here


def may_be_accused(party: Party) -> bool:
    """Companies, and names of unknown kind; never media, unions, authorities or public bodies."""
    return not party.is_public and party.supplies > 0.3
