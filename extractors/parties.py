"""Which organisations stand where in a sentence: the bridge from names to syntax.

A token belongs to an organisation when a mention covers it; a phrase names the organisations of its head,
of what is coordinated with the head and of what stands in apposition to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractors.state import DocMention, DocOrganisation, DocPerson, Sort, span_of, state_of
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import OrganisationKind

_NEVER_SUPPLIES = frozenset(
    {
        Sort.MEDIA,
        Sort.UNION,
        Sort.PARTY,
        Sort.COURT,
        Sort.REGULATOR,
        Sort.AUDITOR,
        Sort.INQUIRY,
        Sort.PARLIAMENT,
        Sort.POLICE,
        Sort.MINISTRY,
        Sort.COUNTRY,
        Sort.MILITARY,
        Sort.OFFICE,
        Sort.INTERNATIONAL,
        Sort.LOCAL,
    }
)
_NEVER_BUYS = frozenset({Sort.MEDIA, Sort.UNION, Sort.PARTY, Sort.NGO, Sort.INQUIRY, Sort.COURT})

_STANDS_FOR = words(
    """official spokesperson spokesman spokeswoman boss chief executive minister leader officer staff
    management board unit department division team lawyer"""
)
"""Nouns that speak or act for the organisation named before them:
"Home Office officials", "the Met's board".
"""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation at one place of the text."""

    number: int  # index in `DocState.organisations`
    organisation: DocOrganisation
    mention: DocMention
    head: int  # index of the token that heads the mention

    @property
    def supplies(self) -> float:
        """How well its kind fits a vendor, 0..1; 0 rules it out."""
        organisation = self.organisation
        if organisation.sort in _NEVER_SUPPLIES:
            return 0.0
        if organisation.kind is OrganisationKind.COMPANY:
            return 1.0
        return 0.6 if organisation.kind is OrganisationKind.UNKNOWN else 0.25

    @property
    def buys(self) -> float:
        """How well its kind fits a buyer, 0..1; 0 rules it out."""
        organisation = self.organisation
        if organisation.sort in _NEVER_BUYS:
            return 0.0
        if organisation.kind is OrganisationKind.PUBLIC_BODY:
            return 0.5 if organisation.is_authority or organisation.sort is Sort.PARLIAMENT else 1.0
        return 0.6 if organisation.kind is OrganisationKind.UNKNOWN else 0.3

    @property
    def is_public(self) -> bool:
        """A public body, by registry or by shape."""
        return self.organisation.kind is OrganisationKind.PUBLIC_BODY

    @property
    def is_company(self) -> bool:
        """A company, by registry, shape or use."""
        return self.organisation.kind is OrganisationKind.COMPANY


class Parties:
    """The organisations and people of one document, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        state = state_of(doc)
        self._parties: dict[int, list[Party]] = {}
        self._nested: dict[int, list[Party]] = {}
        for mention in state.mentions:
            if mention.organisation is None:
                continue
            span = span_of(doc, mention.start, mention.end)
            organisation = state.organisations[mention.organisation]
            party = Party(mention.organisation, organisation, mention, span.root.i)
            home = self._nested if mention.nested else self._parties
            for token in span:
                home.setdefault(token.i, []).append(party)
        self._people: dict[int, DocPerson] = {
            token.i: person for person in state.people for token in span_of(doc, person.start, person.end)
        }

    def at(self, token: Token) -> list[Party]:
        """The organisations whose mention covers the token."""
        return self._parties.get(token.i, [])

    def person(self, token: Token) -> DocPerson | None:
        """The person whose name covers the token."""
        return self._people.get(token.i)

    def phrase(self, head: Token) -> list[Party]:
        """The organisations that a noun phrase names: its head, its appositions and its coordinates."""
        return _distinct(self._phrase(head, 0))

    def _phrase(self, head: Token, depth: int) -> Iterator[Party]:
        if depth > 12:
            return
        here = self.at(head)
        yield from here
        for child in head.children:
            if child.i == head.i:
                continue
            same_name = any(party.mention.start <= child.idx < party.mention.end for party in here)
            if child.dep_ == "conj" or (child.dep_ == "appos" and not here and not same_name):
                yield from self._phrase(child, depth + 1)
        if not here and not self.person(head):
            yield from self._described(head)

    def _described(self, head: Token) -> Iterator[Party]:
        """“the consultancy firm Acme” parsed with `firm` as head; “Home Office officials” for the
        Home Office.
        """
        for child in head.lefts:
            if child.dep_ in ("compound", "nmod", "poss") and lemma_of(head) in _STANDS_FOR:
                yield from self.at(child)
        if head.dep_ in ("compound", "appos") and self.at(head.head):
            yield from self.at(head.head)

    def owners(self, head: Token) -> list[Party]:
        """The organisations before a noun that own or make it: “Acme's software”, “the Acme contract”."""
        found: list[Party] = []
        for child in head.lefts:
            if child.dep_ in ("poss", "compound", "nmod", "amod", "nummod"):
                found += self.phrase(child) if child.dep_ == "poss" else self.at(child)
                if not found and child.dep_ in ("compound", "nmod"):
                    found += self.owners(child)
        return _distinct(iter(found))

    def within(self, span: Span) -> list[Party]:
        """The organisations that the span names, in order, each place once."""
        seen: dict[tuple[int, int, int], Party] = {}
        for token in span:
            for party in self.at(token):
                seen.setdefault((party.mention.start, party.mention.end, party.number), party)
        return list(seen.values())


def _distinct(parties: Iterator[Party]) -> list[Party]:
    seen: dict[int, Party] = {}
    for party in parties:
        seen.setdefault(party.number, party)
    return list(seen.values())
