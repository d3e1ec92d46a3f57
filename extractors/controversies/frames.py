"""Where a sentence holds a company responsible: the company as an argument of a predicate of blame or of
wrong.

The accused is always named, or described by a noun ("the firm"), as subject, object or possessor of the
predicate itself; a pronoun never stands for it, nor does a person of the company ("two executives of
Acme"), nor a name that merely shares the sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractors.clauses import Modality, agents_of, is_passive, modality_of, objects_of, subject_of, verb_of
from extractors.controversies.blame import (
    BLAME,
    BLAME_NOUNS,
    SETTLEMENTS,
    UNDERGO,
    blame_above,
    inquirer,
    other_side,
    own_subject,
    prepositions_about,
    source_of,
)
from extractors.controversies.findings import findings_in, is_fault
from extractors.controversies.lexicon import Hit, TermKind
from extractors.controversies.stances import is_closed
from extractors.controversies.strikes import held_against, is_strike, reasons
from extractors.controversies.things import owners_of
from extractors.controversies.ties import (
    BREACHES,
    CONDUCT,
    NORMS,
    TIE_ADJECTIVES,
    TIES,
    WITHIN_PHRASE,
    denied,
    hits_inside,
    makers,
    opposes,
    ties,
)
from extractors.negation import has_negator
from extractors.parties import Parties, Party
from extractors.wordlist import lemma_of, words
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


class FrameReader:
    """Finds the frames of one document's sentences."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def frames(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """Every frame of the sentence whose hits lie in the same clause as its accused."""
        for token in sentence:
            lemma = lemma_of(token)
            if token.pos_ in ("VERB", "AUX"):
                if lemma in BLAME:
                    yield from self._blamed(token, hits)
                if lemma in UNDERGO:
                    yield from self._undergoes(token, hits)
                if lemma in ("use", "deploy"):
                    yield from self._used(token, hits)
                if lemma in ("be", "become", "come", "find", "deem", "prove"):
                    yield from self._is_said(token, hits)
                if is_strike(token):
                    yield from self._struck(token, hits)
            elif token.pos_ == "NOUN" and lemma in BLAME_NOUNS:
                yield from self._under_noun(token, hits)
        yield from self._found(sentence, hits)
        yield from self._wrongs(sentence, hits)

    def _found(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """“The regulator found that Acme had collected …”, “the lawsuit alleges that Acme …”."""
        for clause, sayer, finds in findings_in(list(sentence)):
            subject = subject_of(clause)
            if subject is None or not is_fault(clause, alleged=not finds):
                continue
            heads = list(agents_of(clause)) if is_passive(clause) else [subject]
            inside = hits_inside(clause, hits, accused=heads)
            inside = [hit for hit in inside if not opposes(heads[0], hit)] if heads else []
            rule = "found" if finds else "alleged"
            yield from self._frames(heads, inside, S.ALLEGED, clause, (sayer,), rule, 0.7)

    def _struck(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme cleaners went on strike over unpaid wages”."""
        accused, holder = held_against(verb, self._strict, self._parties)
        about = {token.i for head in reasons(verb) for token in head.subtree}
        inside = tuple(hit for hit in hits if hit.head in about)
        if inside and holder is not None:
            for party in accused:
                if _may_be_accused(party):
                    yield Frame(party, inside, S.ALLEGED, verb.i, (holder,), "strike", 0.7)

    def _blamed(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Unite accuses Acme of …”, “Acme was fined for …”."""
        if modality_of(verb) is not Modality.ASSERTED:
            return
        if is_passive(verb):
            subject = subject_of(verb)
            heads = [subject] if subject is not None else []
            accusers = tuple(agents_of(verb))
        else:
            heads = [child for child in verb.children if child.dep_ in ("dobj", "dative", "oprd")]
            subject = subject_of(verb)
            accusers = (subject,) if subject is not None else ()
        if lemma_of(verb) == "charge" and not self._is_prosecution(verb):
            return
        if lemma_of(verb) in ("link", "involve", "embroil") and not is_passive(verb):
            return
        if BLAME[lemma_of(verb)] is S.DISMISSED:
            accusers = ()  # who clears accuses nobody
        inside = hits_inside(verb, hits, accused=heads, accusers=accusers)
        yield from self._frames(heads, inside, BLAME[lemma_of(verb)], verb, accusers, "blame", 0.9)

    def _is_prosecution(self, verb: Token) -> bool:
        return is_passive(verb) or any(
            below.lower_ in ("with", "over") and below.dep_ == "prep"
            for child in (verb, *verb.children)
            for below in child.children
        )

    def _undergoes(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme faces claims of …”, “Acme admitted …”, “Acme agreed to pay … to settle …”."""
        lemma = lemma_of(verb)
        if modality_of(verb) is not Modality.ASSERTED or is_passive(verb):
            return
        subject = own_subject(verb)
        if subject is None or any(child.dep_ == "dobj" and has_negator(child) for child in verb.children):
            return
        stance = UNDERGO[lemma]
        words = {lemma_of(token) for token in verb.subtree}
        if lemma == "plead" and "guilty" not in words:
            return
        if lemma in ("agree", "pay", "repay") and not words & {
            "settle", "settlement", "resolve", "fine", "penalty", "damages", "compensation", "deferred",
        }:  # fmt: skip
            return
        if (
            lemma in ("pay",)
            and words & {"fine", "penalty"}
            and not words & {"settle", "settlement", "resolve"}
        ):
            stance = S.RULED
        if lemma in ("face", "attract", "draw", "meet", "spark", "provoke", "encounter", "weather"):
            nouns = [word for word in words if word in BLAME_NOUNS]
            if not nouns:
                return
            stance = next(
                (BLAME_NOUNS[word] for word in nouns if BLAME_NOUNS[word] is not S.ALLEGED), S.ALLEGED
            )
        if lemma in ("accept", "take") and not words & {
            "responsibility", "blame", "finding", "fault", "liability",
        }:  # fmt: skip
            return
        if lemma in ("strike", "reach", "enter", "make", "sign") and not words & SETTLEMENTS:
            return
        inside = hits_inside(verb, hits, accused=(subject,))
        if lemma in ("admit", "acknowledge", "concede"):
            inside = [hit for hit in inside if hit.term.kind is not TermKind.TOPIC]
        yield from self._frames([subject], inside, stance, verb, other_side(verb), lemma, 0.85)

    def _is_said(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme is under investigation over …”, “was found guilty of …”, “is complicit in …”, “came
        under fire”.
        """
        if modality_of(verb) is not Modality.ASSERTED:
            return
        subject = subject_of(verb)
        if subject is None:
            return
        words = {token.lower_ for child in verb.children if child.i != subject.i for token in child.subtree}
        stance = None
        if "under" in words and words & {"investigation", "inquiry", "probe", "scrutiny", "examination"}:
            stance = S.UNDER_INVESTIGATION
        elif "under" in words and words & {"fire", "attack", "criticism", "pressure"}:
            stance = S.ALLEGED
        elif (
            lemma_of(verb) == "find"
            and is_passive(verb)
            and (
                words & {"guilty", "liable", "responsible"}
                or any(child.dep_ == "xcomp" for child in verb.children)
            )
        ):
            stance = S.RULED
        elif lemma_of(verb) in ("find", "deem") and (judged := _judged(verb)) is not None:
            inside = hits_inside(verb, hits, accused=(judged, subject))
            yield from self._frames([judged], inside, S.RULED, verb, (subject,), "found", 0.85)
            return
        elif any(
            child.lower_ in TIE_ADJECTIVES and child.dep_ in ("acomp", "oprd") for child in verb.children
        ) or any(
            child.lower_ in ("defendant", "target", "subject") and child.dep_ == "attr"
            for child in verb.children
        ):
            stance = S.ALLEGED
        if stance is None:
            return
        accusers = tuple(agents_of(verb)) or tuple(
            head
            for child in verb.subtree
            if child.dep_ == "prep" and child.lower_ in ("from", "by")
            for head in objects_of(child)
        )
        inside = hits_inside(verb, hits, accused=(subject,), accusers=accusers)
        yield from self._frames([subject], inside, stance, verb, accusers, "is", 0.85)

    def _used(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme's cameras have been used to persecute …”: what a company makes, in the hands of others."""
        subject = subject_of(verb)
        if subject is None or not is_passive(verb) or modality_of(verb) is not Modality.ASSERTED:
            return
        strong = [hit for hit in hits_inside(verb, hits) if hit.term.kind is not TermKind.TOPIC]
        for child in subject.children:
            if child.dep_ == "poss" and strong:
                heads = [child] if not opposes(child, strong[0]) else []
                yield from self._frames(heads, strong, S.ALLEGED, verb, (), "use", 0.65)

    def _under_noun(self, noun: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“allegations of fraud against Acme”, “an investigation into Acme over …”, “concerns about
        Acme's …”.
        """
        if noun.dep_ == "compound" or (denied(noun) and not is_closed(noun)):
            return
        stance = BLAME_NOUNS[lemma_of(noun)]
        for child in prepositions_about(noun):
            if child.lower_ in ("of", "by", "with", "from", "to") and stance is S.ALLEGED:
                continue
            for head in objects_of(child):
                inside = hits_inside(noun, hits)
                if not inside and verb_of(noun).i != noun.i:
                    inside = hits_inside(verb_of(noun), hits)
                for party in self._strict(head) or self._owner_of_conduct(head) or self._owners(head):
                    if _may_be_accused(party) and inside:
                        by = tuple(one for one in source_of(noun) if party not in self._strict(one))
                        yield Frame(party, tuple(inside), stance, noun.i, by, f"noun:{lemma_of(noun)}", 0.8)

    def _wrongs(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme's complicity in …”, “bribery by Acme”, “Acme underpaid its staff”, “contributed to
        genocide”.
        """
        doc = sentence.doc
        for hit in hits:
            head = doc[hit.head]
            if hit.term.kind is TermKind.TOPIC and not _is_broken(head):
                continue
            owners = [party for party in self._owners_of_wrong(head) if _may_be_accused(party)]
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

    def _owner_of_conduct(self, head: Token) -> list[Party]:
        """“concerns about Acme's treatment of staff”: the possessor of what the blame is about."""
        return [party for child in head.children if child.dep_ == "poss" for party in self._strict(child)]

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
                if _may_be_accused(party):
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


def _judged(verb: Token) -> Token | None:
    """“found Acme guilty of …”: the subject of the small clause."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "oprd", "acomp") and child.lower_ in ("guilty", "liable", "responsible"):
            inner = [below for below in child.children if below.dep_ == "nsubj"]
            objects = [below for below in verb.children if below.dep_ == "dobj"]
            return next(iter([*inner, *objects]), None)
    return None


def _may_be_accused(party: Party) -> bool:
    """Companies, and names of unknown kind; never media, unions, authorities or public bodies."""
    return not party.is_public and party.supplies > 0.3
