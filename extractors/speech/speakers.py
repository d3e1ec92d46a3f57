"""Who speaks, and on whose behalf.

The speaker of a quotation is named in its own block, beside it, or is the one of the paragraph whose
quotation it carries on; never the speaker of another quotation. On whose behalf: the organisation in the
speaker's description ("Ann Lee, a spokesperson for Unite, said"), else the one that the document names for
that person elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from extractors.clauses import agents_of, is_passive, subject_of
from extractors.parties import Parties, Party
from extractors.speech.quotations import Quotation, quotations_of
from extractors.state import BlockKind, DocBlock, DocPerson, span_of, state_of
from extractors.wordlist import lemma_of, words

CUES = words(
    """say tell add claim argue warn state comment explain insist allege describe note write report
    conclude complain declare announce reply respond maintain believe deny ask stress call accuse
    criticise criticize condemn denounce acknowledge admit concede confirm contend assert suggest
    question urge continue reiterate emphasise emphasize reveal testify joke tweet post observe
    remark charge blast slam fear dispute reject decline apologise apologize highlight protest agree
    find rule fault cite raise"""
)
"""Verbs whose subject says, writes or finds something."""

AUTHORITY_NOUNS = words(
    "court tribunal judge jury regulator watchdog inquiry ombudsman magistrate coroner auditor inquest"
)
"""Nouns that name an authority without its name: what it finds is a finding."""

_OWN_VOICE = words(
    """worker employee staff nurse driver resident patient prisoner detainee inmate customer tenant
    family claimant"""
)
"""People who speak for themselves, also where their employer stands beside them: “workers at Acme”."""

_GROUPS = words(
    """campaigner critic activist union worker employee expert lawyer prosecutor resident protester
    protestor advocate researcher politician lawmaker legislator senator mp official nurse patient
    family claimant plaintiff charity watchdog academic inspector auditor investigator journalist
    opponent prisoner detainee refugee whistleblower shareholder investor staff group driver
    organisation organization publication newspaper magazine outlet reporter ngo association coalition
    network passenger victim survivor villager community farmer fisherman neighbour neighbor parent
    student teacher doctor researcher minister government state authority committee commission agency
    department member plaintiff complainant senate"""
)
"""Nouns that name people who may accuse without being named."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who says something: a person, an organisation, or both."""

    name: str | None  # the person, or the words for an unnamed one
    party: Party | None  # on whose behalf
    at: int  # index of the token that names the speaker
    group: bool = False  # an unnamed group: “campaigners”

    @property
    def behalf(self) -> str | None:
        """The organisation, else the person or group."""
        return self.party.organisation.name if self.party else self.name


class Speech:
    """The quotations and reported clauses of one document."""

    def __init__(self, doc: Doc, parties: Parties, employers: Mapping[str, Party]) -> None:
        self._doc = doc
        self.parties = parties
        self._employers = employers
        state = state_of(doc)
        self._blocks: tuple[DocBlock, ...] = state.blocks or (_whole(doc),)
        self.quotations = quotations_of(doc.text, self._blocks)
        self._by_chain: dict[int, Speaker | None] = {}
        for quotation in self.quotations:
            if self._by_chain.get(quotation.chain) is None:
                self._by_chain[quotation.chain] = self._attributed(quotation)
        self._share_within_blocks()
        self._carry_on()

    def quotation_at(self, token: Token) -> Quotation | None:
        """The quotation that the token is in."""
        return next((one for one in self.quotations if one.holds(token.idx)), None)

    def employer(self, person: str) -> Party | None:
        """The organisation that the document names for this person."""
        return self._employers.get(person)

    def speaker_of(self, token: Token) -> Speaker | None:
        """Who says the clause of this token; None where the text itself says it or nobody is named."""
        quotation = self.quotation_at(token)
        if quotation is not None and not self._is_fragment(quotation):
            return self._by_chain.get(quotation.chain)
        return self.reported_by(token) or (self._by_chain.get(quotation.chain) if quotation else None)

    def reported_by(self, token: Token) -> Speaker | None:
        """Who is said to say the clause: the subject of a cue verb above it, or “according to”."""
        below = token
        for above in token.ancestors:
            if lemma_of(above) in CUES and below.dep_ in (
                "ccomp",
                "xcomp",
                "prep",
                "pcomp",
                "dobj",
                "advcl",
                "acl",
            ):
                speaker = self.subject(above)
                if speaker is not None and not self._inside(speaker.at, token):
                    return speaker
            below = above
        return self._according_to(token) or self._parenthetical(token)

    def describe(self, head: Token) -> Speaker | None:
        """The speaker that a noun phrase names."""
        return self._speaker(head)

    def _inside(self, at: int, token: Token) -> bool:
        return any(below.i == at for below in token.subtree) and token.i != at

    def _is_fragment(self, quotation: Quotation) -> bool:
        """A few quoted words inside somebody's sentence."""
        words = span_of(self._doc, quotation.start, quotation.end).text.split()
        return len(words) < 6

    def _carry_on(self) -> None:
        """A quotation without a cue of its own carries on the one before it in its block,
        when no cue stands between.
        """
        for before, after in pairwise(self.quotations):
            if before.block != after.block or self._by_chain.get(after.chain) is not None:
                continue
            between = self._doc.char_span(before.end, after.start, alignment_mode="expand")
            near = after.start - before.end < 300
            cued = between is not None and any(
                lemma_of(token) in CUES and token.pos_ == "VERB" for token in between
            )
            if near and not cued:
                self._by_chain[after.chain] = self._by_chain.get(before.chain)

    def _share_within_blocks(self) -> None:
        """“…,” she said. “…”: quotations of a block with one speaker share it."""
        for number in {one.block for one in self.quotations}:
            chains = [one.chain for one in self.quotations if one.block == number]
            speakers = {speaker.at: speaker for chain in chains if (speaker := self._by_chain.get(chain))}
            if len({speaker.behalf for speaker in speakers.values()}) == 1:
                for chain in chains:
                    self._by_chain[chain] = self._by_chain.get(chain) or next(iter(speakers.values()))

    def _attributed(self, quotation: Quotation) -> Speaker | None:
        """The speaker told beside a quotation: in its sentence, just before it, or just after it."""
        block = self._blocks[quotation.block]
        ranked: list[tuple[int, Speaker]] = []
        for verb in self._cue_verbs(block):
            distance = _distance(verb, quotation)
            if distance > 160:
                continue
            speaker = self.subject(verb)
            if speaker is not None:
                ranked.append((distance, speaker))
        if ranked:
            return min(ranked, key=lambda one: one[0])[1]
        first = self._doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        return self._according_to(first[0]) if first else None

    def _cue_verbs(self, block: DocBlock) -> Iterator[Token]:
        span = self._doc.char_span(block.start, block.end, alignment_mode="expand")
        for token in span if span is not None else ():
            if lemma_of(token) in CUES and token.pos_ in ("VERB", "AUX") and self.quotation_at(token) is None:
                yield token

    def subject(self, verb: Token) -> Speaker | None:
        """Who says what a cue verb reports."""
        if is_passive(verb):
            return next((speaker for head in agents_of(verb) if (speaker := self._speaker(head))), None)
        subject = subject_of(verb)
        if subject is None or self.quotation_at(subject) is not None:
            # Inverted: “said a spokesperson for Unite”; the parser sometimes makes it an object.
            subject = next(
                (child for child in verb.rights if child.dep_ in ("nsubj", "dobj", "npadvmod")), None
            )
        if subject is None:
            return None
        if subject.lower_ in ("he", "she", "they", "who"):
            return self._pronoun(subject)
        return self._speaker(subject)

    def _pronoun(self, pronoun: Token) -> Speaker | None:
        """The last person named before in the same block: enough for a speaker, never for an accused."""
        block = self._block_of(pronoun)
        start = block.start if block is not None else pronoun.sent.start_char
        for token in reversed(self._doc[: pronoun.i]):
            if token.idx < start:
                return None
            person = self.parties.person(token)
            if person is not None and self.quotation_at(token) is None:
                return self._of_person(person, token)
        return None

    def _block_of(self, token: Token) -> DocBlock | None:
        return next((block for block in self._blocks if block.start <= token.idx < block.end), None)

    def _speaker(self, head: Token) -> Speaker | None:
        for candidate in (head, *head.children):
            if candidate.i == head.i or candidate.dep_ in ("appos", "compound", "nmod"):
                person = self.parties.person(candidate)
                if person is not None:
                    return self._of_person(person, head)
        if lemma_of(head) in _OWN_VOICE:
            return Speaker(self._words(head), None, head.i, group=True)
        party = self._described(head)
        if party is not None:
            return Speaker(self._words(head) if not self.parties.at(head) else None, party, head.i)
        lemma = lemma_of(head)
        if lemma in _GROUPS or lemma in AUTHORITY_NOUNS:
            return Speaker(self._words(head), None, head.i, group=True)
        if head.pos_ == "PROPN" and not self.parties.at(head):
            # A name that nothing else is known of.
            return Speaker(self._words(head), None, head.i)
        return None

    def _of_person(self, person: DocPerson, head: Token) -> Speaker:
        party = self._described(head)
        return Speaker(person.name, party or self._employers.get(person.name), head.i)

    def _described(self, head: Token) -> Party | None:
        """The organisation of a speaker's description: itself, its modifiers, “of”, “for”, “from”,
        “at”, appositions.
        """
        here = self.parties.at(head)
        if here:
            return here[0]
        todo = [
            child
            for child in head.children
            if child.dep_ in ("compound", "poss", "nmod", "appos", "prep", "relcl")
        ]
        for child in todo:
            if child.dep_ == "relcl":
                continue
            if child.dep_ == "prep":
                if child.lower_ not in ("of", "for", "from", "at", "on"):
                    continue
                for below in child.children:
                    if below.dep_ == "pobj" and (party := self._described(below)) is not None:
                        return party
                continue
            party = self._described(child)
            # “Montgomery, Alabama – The union …”: a place beside a speaker is where, not who.
            if party is not None and not (child.dep_ == "appos" and party.organisation.certainty < 0.5):
                return party
        return None

    def _words(self, head: Token) -> str:
        """The noun phrase of an unnamed speaker as it is written, without what follows its head, at most
        eight words.
        """
        first = head
        for token in reversed(self._doc[max(head.left_edge.i, head.i - 7) : head.i]):
            if token.sent.start != head.sent.start or (token.dep_ == "punct" and token.text not in "-’'"):
                break
            first = token
        while first.i < head.i and (first.dep_ in ("det", "punct", "cc", "mark") or first.pos_ == "DET"):
            first = self._doc[first.i + 1]
        return self._doc[first.i : head.i + 1].text or head.text

    def _according_to(self, token: Token) -> Speaker | None:
        for other in token.sent:
            if other.lower_ == "according" and self.quotation_at(other) is None:
                for child in other.children:
                    if child.lower_ == "to":
                        for head in child.children:
                            if head.dep_ == "pobj" and (speaker := self._speaker(head)) is not None:
                                return speaker
        return None

    def _parenthetical(self, token: Token) -> Speaker | None:
        """“The firm hid it, the auditor said”: a cue verb in the sentence whose clause is the rest of it."""
        for verb in token.sent:
            if lemma_of(verb) in CUES and verb.dep_ in ("parataxis", "ROOT") and verb.i != token.i:
                clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
                if clause is not None and any(below.i == token.i for below in clause.subtree):
                    return self.subject(verb)
        return None


def _distance(verb: Token, quotation: Quotation) -> int:
    """Characters between a cue verb and the nearer end of a quotation."""
    if verb.idx < quotation.start:
        return quotation.start - verb.idx
    return max(0, verb.idx - quotation.end)


def _whole(doc: Doc) -> DocBlock:
    return DocBlock(0, len(doc.text), BlockKind.PARAGRAPH)
