"""Where a sentence holds a company responsible: the company as an argument of a predicate of blame or of
wrong.

The accused is always named, or described by a noun ("the firm"), as subject, object or possessor of the
predicate itself; a pronoun never stands for it, nor does a person of the company ("two executives of
Acme"), nor a name that merely shares the sentence.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractors.clauses import Modality, agents_of, is_passive, modality_of, objects_of, subject_of, verb_of
from extractors.controversies.blame import (
    BLAME,
    BLAME_NOUNS,
    SETTLEMENTS,
    UNDERGO,
    other_side,
    own_subject,
    prepositions_about,
    source_of,
)
from extractors.controversies.findings import findings_in, is_fault
from extractors.controversies.frame import Frame, may_be_accused
from extractors.controversies.lexicon import Hit, TermKind
from extractors.controversies.stances import is_closed
from extractors.controversies.strikes import held_against, is_strike, reasons
from extractors.controversies.ties import (
    TIE_ADJECTIVES,
    denied,
    hits_inside,
    opposes,
)
from extractors.controversies.wrongs import WrongReader
from extractors.negation import has_negator
from extractors.parties import Party
from extractors.wordlist import lemma_of
from graph.model.vocabulary import ClaimStatus as S


class FrameReader(WrongReader):
    """Finds the frames of one document's sentences."""

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
                if may_be_accused(party):
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
                    if may_be_accused(party) and inside:
                        by = tuple(one for one in source_of(noun) if party not in self._strict(one))
                        yield Frame(party, tuple(inside), stance, noun.i, by, f"noun:{lemma_of(noun)}", 0.8)

    def _owner_of_conduct(self, head: Token) -> list[Party]:
        """“concerns about Acme's treatment of staff”: the possessor of what the blame is about."""
        return [party for child in head.children if child.dep_ == "poss" for party in self._strict(child)]


def _judged(verb: Token) -> Token | None:
    """“found Acme guilty of …”: the subject of the small clause."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "oprd", "acomp") and child.lower_ in ("guilty", "liable", "responsible"):
            inner = [below for below in child.children if below.dep_ == "nsubj"]
            objects = [below for below in verb.children if below.dep_ == "dobj"]
            return next(iter([*inner, *objects]), None)
    return None
