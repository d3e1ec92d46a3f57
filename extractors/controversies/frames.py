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
from extractors.controversies.lexicon import Hit, TermKind
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


_BLAME: dict[str, S] = {
    **dict.fromkeys(
        words(
            """accuse sue criticise criticize condemn blame slam blast denounce fault lambast lambaste
            decry rebuke attack implicate involve embroil link cite boycott allege castigate"""
        ),
        S.ALLEGED,
    ),
    **dict.fromkeys(words("fine penalise penalize convict censure reprimand admonish"), S.RULED),
    **dict.fromkeys(words("charge indict prosecute arraign"), S.CHARGED),
    **dict.fromkeys(words("investigate probe raid suspect scrutinise scrutinize"), S.UNDER_INVESTIGATION),
    **dict.fromkeys(words("acquit clear exonerate absolve"), S.DISMISSED),
}
"""Verbs whose object (or passive subject) is the accused."""

_BLAME_NOUNS: dict[str, S] = {
    **dict.fromkeys(
        words(
            """allegation accusation case complaint lawsuit suit criticism concern claim protest
            campaign boycott petition outcry backlash anger condemnation litigation fears grievance"""
        ),
        S.ALLEGED,
    ),
    **dict.fromkeys(words("investigation inquiry probe enquiry raid scrutiny"), S.UNDER_INVESTIGATION),
    **dict.fromkeys(words("charge indictment prosecution"), S.CHARGED),
    **dict.fromkeys(words("fine penalty conviction ruling verdict judgment judgement"), S.RULED),
    **dict.fromkeys(words("settlement"), S.SETTLED),
}
"""Nouns with the accused under “against”, “into”, “of”, “about”, “over”, “on”."""

_BLAME_PREPOSITIONS = frozenset(
    {"against", "into", "of", "about", "over", "on", "at", "by", "with", "from", "to"}
)

_UNDERGO: dict[str, S] = {
    **dict.fromkeys(
        ("face", "attract", "draw", "meet", "weather", "spark", "provoke", "encounter"), S.ALLEGED
    ),
    **dict.fromkeys(("admit", "acknowledge", "concede", "confess", "plead", "accept"), S.ADMITTED),
    **dict.fromkeys(words("settle agree pay repay strike reach enter make sign"), S.SETTLED),
}
"""Verbs whose subject is the accused; they need a term in their own clause."""

_TIES = words(
    """contribute enable facilitate profit participate engage collude collaborate benefit fuel cause
    commit perpetrate conspire violate breach break flout infringe contravene ignore fail conceal
    hide falsify justify dump misuse"""
)
"""Verbs that tie their subject to a wrong named in their complement:
“contribute to genocide”, “violate GDPR”.
"""

_TIE_ADJECTIVES = words(
    "complicit guilty liable responsible culpable negligent involved incapable incompetent"
)

_FINDINGS = words("find rule conclude determine hold decide establish uphold judge declare")


class FrameReader:
    """Finds the frames of one document's sentences."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def frames(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """Every frame of the sentence whose hits lie in the same clause as its accused."""
        for token in sentence:
            lemma = lemma_of(token)
            if token.pos_ in ("VERB", "AUX"):
                if lemma in _BLAME:
                    yield from self._blamed(token, hits)
                if lemma in _UNDERGO:
                    yield from self._undergoes(token, hits)
                if lemma in ("be", "become", "come", "find", "deem", "prove"):
                    yield from self._is_said(token, hits)
            elif token.pos_ == "NOUN" and lemma in _BLAME_NOUNS:
                yield from self._under_noun(token, hits)
        yield from self._wrongs(sentence, hits)

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
        if _BLAME[lemma_of(verb)] is S.DISMISSED:
            accusers = ()  # who clears accuses nobody
        inside = _inside(verb, hits, accused=heads, accusers=accusers)
        yield from self._frames(heads, inside, _BLAME[lemma_of(verb)], verb, accusers, "blame", 0.9)

    def _is_prosecution(self, verb: Token) -> bool:
        return any(child.lower_ in ("with", "over") for child in verb.children) or is_passive(verb)

    def _undergoes(self, verb: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme faces claims of …”, “Acme admitted …”, “Acme agreed to pay … to settle …”."""
        lemma = lemma_of(verb)
        if modality_of(verb) is not Modality.ASSERTED or is_passive(verb):
            return
        subject = _own_subject(verb)
        if subject is None:
            return
        stance = _UNDERGO[lemma]
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
            nouns = [word for word in words if word in _BLAME_NOUNS]
            if not nouns:
                return
            stance = next(
                (_BLAME_NOUNS[word] for word in nouns if _BLAME_NOUNS[word] is not S.ALLEGED), S.ALLEGED
            )
        if lemma == "accept" and not words & {"responsibility", "blame", "finding", "fault", "liability"}:
            return
        if lemma in ("strike", "reach", "enter", "make", "sign") and not words & _SETTLEMENTS:
            return
        inside = _inside(verb, hits, accused=(subject,))
        if lemma in ("admit", "acknowledge", "concede"):
            inside = [hit for hit in inside if hit.term.kind is not TermKind.TOPIC]
        yield from self._frames([subject], inside, stance, verb, _other_side(verb), lemma, 0.85)

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
        elif any(
            child.lower_ in _TIE_ADJECTIVES and child.dep_ in ("acomp", "oprd") for child in verb.children
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
        inside = _inside(verb, hits, accused=(subject,), accusers=accusers)
        yield from self._frames([subject], inside, stance, verb, accusers, "is", 0.85)

    def _under_noun(self, noun: Token, hits: list[Hit]) -> Iterator[Frame]:
        """“allegations of fraud against Acme”, “an investigation into Acme over …”, “concerns about
        Acme's …”.
        """
        if _denied(noun) or noun.dep_ == "compound":
            return
        for child in _prepositions_about(noun):
            if (
                child.lower_ in ("of", "by", "with", "from", "to")
                and _BLAME_NOUNS[lemma_of(noun)] is S.ALLEGED
            ):
                continue
            for head in objects_of(child):
                inside = _inside(noun, hits)
                if not inside and verb_of(noun).i != noun.i:
                    inside = _inside(verb_of(noun), hits)
                parties = self._strict(head) or self._owner_of_conduct(head)
                stance = _BLAME_NOUNS[lemma_of(noun)]
                for party in parties:
                    if _may_be_accused(party) and inside:
                        by = _source_of(noun)
                        yield Frame(party, tuple(inside), stance, noun.i, by, f"noun:{lemma_of(noun)}", 0.8)

    def _wrongs(self, sentence: Span, hits: list[Hit]) -> Iterator[Frame]:
        """“Acme's complicity in …”, “bribery by Acme”, “Acme underpaid its staff”, “contributed to
        genocide”.
        """
        doc = sentence.doc
        for hit in hits:
            head = doc[hit.head]
            if hit.term.kind is TermKind.TOPIC:
                continue
            owners = [party for party in self._owners_of_wrong(head) if _may_be_accused(party)]
            for party in owners:
                if not _denied(head) and not _opposes(head.doc[party.head], hit):
                    stance, by = _blame_above(head)
                    yield Frame(party, (hit,), stance, head.i, by, "possessor", 0.75)
            verb = self._tie(head, hit)
            if verb is None or _denied(head):
                continue
            stance, accusers = S.ALLEGED, tuple[Token, ...]()
            if modality_of(verb) is not Modality.ASSERTED:
                inquirer = _inquirer(verb)
                if inquirer is None:
                    continue
                stance, accusers = S.UNDER_INVESTIGATION, (inquirer,)
            if is_passive(verb):
                heads = list(agents_of(verb))
            else:
                subject = subject_of(verb)
                heads = [subject] if subject is not None else []
            strength = 0.75 if hit.term.kind is TermKind.ACT or lemma_of(verb) in _TIES else 0.6
            heads = [maker for head in heads for maker in _makers(head) if not _opposes(maker, hit)]
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
            if above.pos_ == "VERB":
                return above if lemma_of(above) in _TIES and _ties(token, above) else None
            if token.dep_ not in _WITHIN_PHRASE:
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
            if token.dep_ == "pobj" and token.head.dep_ == "prep" and lemma_of(token.head.head) in _CONDUCT:
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
            for party in self._strict(head):
                if _may_be_accused(party):
                    yield Frame(party, kept, stance, predicate.i, accusers, rule, strength)

    def _strict(self, head: Token) -> list[Party]:
        """The organisations that the phrase names itself: no pronoun, no people of theirs, no modifiers."""
        here = list(self._parties.at(head))
        for child in head.children:
            if child.dep_ == "conj" or (child.dep_ == "appos" and not here):
                here += self._strict(child)
        return here


_CONDUCT = words(
    """role involvement complicity contribution participation part record history pattern culture
    failure use practice conduct handling treatment collusion support behaviour behavior link tie
    connection evidence"""
)

_WITHIN_PHRASE = words("pobj prep dobj conj compound amod pcomp appos nmod")


def _ties(token: Token, verb: Token) -> bool:
    """Whether what stands under the verb is what it does:
    its object or complement, not what it is done against.
    """
    if token.dep_ not in ("dobj", "prep", "xcomp", "attr", "dative", "agent"):
        return False
    if token.lower_ == "to":
        return lemma_of(verb) in ("contribute", "lead")
    return token.lower_ not in ("against", "without", "despite")


_SETTLEMENTS = words("settlement bargain deferred plea")
_INQUIRES = words("investigate probe examine look inquire assess establish determine")
_MAKES = words("supply provide sell make build deliver develop operate run manufacture design offer")


_OPPOSES = words(
    """condemn oppose criticise criticize denounce ban prevent combat fight avoid detect tackle
    investigate deplore reject outlaw prohibit end eradicate stop expose uncover report warn against
    deny dispute anti monitor identify clear acquit exonerate address reduce eliminate"""
)


def _opposes(maker: Token, hit: Hit) -> bool:
    """“Acme condemned forced labour”, “Acme detects fraud”:
    a word of opposition between the two, parser or no parser.
    """
    first, last = sorted((maker.i, hit.start))
    return any(lemma_of(token) in _OPPOSES for token in maker.doc[first:last])


def _prepositions_about(noun: Token) -> Iterator[Token]:
    """The prepositions under which a noun of blame has the accused:
    its own, its verb's in “concerns were raised about”.
    """
    verb = verb_of(noun)
    carried = noun.dep_ in ("nsubjpass", "dobj") and verb.i == noun.head.i and lemma_of(verb) in _OPENS
    for child in [*noun.children, *(verb.children if carried else ())]:
        if child.dep_ == "prep" and child.lower_ in _BLAME_PREPOSITIONS:
            yield child
    for below in noun.subtree:
        if below.lower_ == "against" and below.dep_ == "prep" and below.head.i != noun.i:
            yield below


def _own_subject(verb: Token) -> Token | None:
    """The subject; for “Acme said it pleaded guilty” Acme, who there speaks of itself."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ == "it" and verb.dep_ == "ccomp":
        return subject_of(verb.head)
    return subject


def _other_side(verb: Token) -> tuple[Token, ...]:
    """“settled with the regulator”, “a bargain with the prosecutor”, “a suit brought by the family”."""
    found: list[Token] = []
    for token in (verb, *(child for child in verb.children if child.dep_ in ("dobj", "xcomp", "prep"))):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                found += list(objects_of(child))
        if token.pos_ == "NOUN":
            found += list(_source_of(token))
    return tuple(found)


def _inquirer(verb: Token) -> Token | None:
    """“the regulator is investigating whether Acme fixed prices”: who inquires."""
    if verb.dep_ not in ("ccomp", "advcl") or lemma_of(verb.head) not in _INQUIRES:
        return None
    if not any(child.lower_ in ("whether", "if") and child.dep_ == "mark" for child in verb.children):
        return None
    return subject_of(verb.head) if modality_of(verb.head) is Modality.ASSERTED else None


def _makers(head: Token) -> list[Token]:
    """The thing itself, or who makes or sells it: “Acme supplies tools that contribute to …”."""
    if head.dep_ in ("dobj", "conj", "pobj", "appos") and head.pos_ == "NOUN":
        verb = verb_of(head)
        if lemma_of(verb) in _MAKES and not is_passive(verb):
            subject = subject_of(verb)
            return [subject] if subject is not None and subject.pos_ != "PRON" else []
    return [head]


def _blame_above(head: Token) -> tuple[S, tuple[Token, ...]]:
    """The stance of the noun of blame that the wrong stands under: “an inquiry into bribes paid by Acme”."""
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        noun = head.head.head
        if noun.pos_ == "NOUN" and lemma_of(noun) in _BLAME_NOUNS:
            return _BLAME_NOUNS[lemma_of(noun)], _source_of(noun)
    return S.ALLEGED, ()


def _inside(
    token: Token, hits: list[Hit], *, accused: Iterable[Token] = (), accusers: Iterable[Token] = ()
) -> list[Hit]:
    """The hits below the token in the tree without those that describe the accused or name the accusers.

    What follows an accuser is kept: the parser hangs “of …” on “by campaigners of facilitating …”.
    """
    excluded = {
        below.i
        for head in accused
        for child in (head, *head.children)
        if child.i == head.i or child.dep_ in ("relcl", "acl", "appos")
        for below in child.subtree
        if child.i != head.i or below.i <= head.i
    }
    excluded |= {below.i for head in accusers for below in head.subtree if below.i <= head.i}
    below = {one.i for one in token.subtree} - excluded
    return [hit for hit in hits if hit.head in below]


def _may_be_accused(party: Party) -> bool:
    """Companies, and names of unknown kind; never media, unions, authorities or public bodies."""
    return not party.is_public and party.supplies > 0.3


def _denied(token: Token) -> bool:
    return modality_of(token) in (Modality.NEGATED, Modality.ASKED)


def _source_of(noun: Token) -> tuple[Token, ...]:
    """“criticism from Unite”, “complaints by residents”, “Unite's complaint”."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            found += list(objects_of(child))
        if child.dep_ == "acl" and lemma_of(child) in _OPENS:
            found += list(agents_of(child))
    verb = verb_of(noun)
    if not found and noun.dep_ == "dobj" and lemma_of(verb) in _OPENS:
        if is_passive(verb):
            found += list(agents_of(verb))
        elif (subject := subject_of(verb)) is not None:
            found.append(subject)
    if not found and noun.dep_ == "nsubjpass" and lemma_of(verb) in _OPENS:
        found += list(agents_of(verb))
    return tuple(found)


_OPENS = words(
    """open launch file bring lodge make raise voice begin start announce submit issue impose order
    level"""
)
"""Verbs whose subject is the source of the complaint, inquiry or fine that is their
object."""


def finding_above(token: Token) -> Token | None:
    """The subject of a verb of finding (“the court ruled that …”) that governs the clause of the token."""
    below = token
    for above in token.ancestors:
        if lemma_of(above) in _FINDINGS and below.dep_ in ("ccomp", "xcomp"):
            return subject_of(above)
        below = above
    return None
