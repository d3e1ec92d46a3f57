"""A word of wrong tied to the company itself: “Acme's complicity in …”, “bribery by Acme”."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractors.clauses import Modality, agents_of, is_passive, modality_of, objects_of, subject_of
from extractors.controversies.blame import blame_above, inquirer
from extractors.controversies.frame import AccusedReader, Frame, may_be_accused
from extractors.controversies.lexicon import Hit, TermKind
from extractors.controversies.ties import (
    BREACHES,
    CONDUCT,
    NORMS,
    TIES,
    WITHIN_PHRASE,
    denied,
    makers,
    opposes,
    ties,
)
from extractors.parties import Party
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import ClaimStatus as S


class WrongReader(AccusedReader):
    """Finds the frames that rest on a word of wrong alone."""

    def _wrongs(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme's complicity in …”, “bribery by Acme”, “Acme underpaid its staff”, “contributed to
        genocide”.
        """
        doc = sentence.doc
        for hit in hits:
            head = doc[hit.head]
            if hit.term.kind is TermKind.TOPIC and not _is_broken(head):
                continue
            owners = [party for party in self._owners_of_wrong(head) if may_be_accused(party)]
            for party in owners:
                if not denied(head) and not opposes(head.doc[party.head], hit):
                    stance, by = blame_above(head)
                    yield Frame(party, (hit,), stance, head.i, by, "possessor", 0.75)
            verb = self._tie(head, hit)
            if verb is None or denied(head):
                continue
            stance, accusers = S.ALLEGED, tuple[Token, ...]()
            if modality_of(verb) is not Modality.ASSERTED:
                asker = inquirer(verb)
                if asker is None:
                    continue
                stance, accusers = S.UNDER_INVESTIGATION, (asker,)
            if is_passive(verb):
                heads = list(agents_of(verb))
            else:
                subject = subject_of(verb)
                heads = [subject] if subject is not None else []
            strength = 0.75 if hit.term.kind is TermKind.ACT or lemma_of(verb) in TIES else 0.6
            heads = [maker for head in heads for maker in makers(head) if not opposes(maker, hit)]
            yield from self._frames(heads, [hit], stance, verb, accusers, f"act:{lemma_of(verb)}", strength)

    def _tie(self, head: Token, hit: Hit) -> Token | None:
        """The verb by which the hit's clause ties its subject to the wrong."""
        if hit.term.kind is TermKind.ACT:
            first = head.doc[hit.start]
            return first if first.pos_ == "VERB" else None
        if head.pos_ == "VERB":
            return head if hit.term.kind is TermKind.WRONG and not is_passive(head) else None
        token, steps = head, 0
        while steps < 5 and token.head.i != token.i:
            above = token.head
            if above.pos_ == "VERB" and lemma_of(above) in _NAMES and above.dep_ in ("pcomp", "ccomp"):
                token, steps = above, steps + 1  # “contributes to what it describes as genocide”
                continue
            if above.pos_ == "VERB":
                return above if lemma_of(above) in TIES and ties(token, above) else None
            if token.dep_ not in WITHIN_PHRASE and lemma_of(token) not in _NAMES:
                return None
            token, steps = above, steps + 1
        return None

    def _owners_of_wrong(self, head: Token) -> list[Party]:
        """Possessor or “by …” of a noun of wrong, or of the noun of conduct above it (“Acme's role in …”)."""
        found: list[Party] = []
        token, steps = head, 0
        while steps < 4:
            if token.pos_ in ("NOUN", "PROPN"):
                for child in token.children:
                    if child.dep_ == "poss":
                        found += self._strict(child)
                    if child.dep_ == "acl":
                        found += [party for below in agents_of(child) for party in self._strict(below)]
                    if child.dep_ in ("prep", "agent") and child.lower_ == "by":
                        found += [party for below in objects_of(child) for party in self._strict(below)]
            if token.dep_ == "pobj" and token.head.dep_ == "prep" and lemma_of(token.head.head) in CONDUCT:
                token = token.head.head
            elif token.dep_ in ("conj", "compound", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
                token = token.head
            else:
                break
            steps += 1
        return found


_NAMES = words("describe call term brand label see")


def _is_broken(head: Token) -> bool:
    """“broke the minimum wage law”, “violates the right to privacy”."""
    token, norm = head, lemma_of(head) in NORMS
    while token.dep_ in WITHIN_PHRASE and token.head.i != token.i:
        token = token.head
        norm = norm or lemma_of(token) in NORMS
        if token.pos_ == "VERB":
            return (
                norm and lemma_of(token) in BREACHES and not any(one.dep_ == "prt" for one in token.children)
            )
    return False
