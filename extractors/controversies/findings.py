"""What a court, regulator, inquiry or complaint says in a clause of its own: “the court found that Acme …”.

Here a word that only names a subject counts too, when the clause has a word of wrong beside it: what an
authority finds, or a lawsuit alleges, need not be a crime by name.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.clauses import Modality, modality_of, subject_of
from extractors.state import Sort, organisation_of
from extractors.wordlist import lemma_of, words

_FINDS = words("find rule conclude determine hold decide establish uphold judge declare note")
_ALLEGES = words("allege complain charge contend claim")
_SUITS = words(
    "suit lawsuit complaint action petition claim indictment filing plaintiff prosecutor prosecution"
)

_SAYS = words("say argue warn report tell state describe add complain find conclude write claim")
_CAMPAIGNS = frozenset({Sort.NGO, Sort.UNION})

_ILLS = words(
    """without fail failure breach break violate violation unlawful unlawfully illegal illegally improper
    improperly wrongly wrong error fault defect neglect neglectful mislead false falsely secretly unfair
    unfairly unsafe inadequate poor hide hidden covert covertly blame harm injure injury delay overcharge
    overbill underpay ignore deceive excessive dangerous negligent negligently negligence flawed flaw
    unauthorised unauthorized severe serious
    responsibility responsible complicit against deny denied disregard abuse worst"""
)
"""Words that turn what a clause tells into a fault."""

_HARMLESS = words(
    """lose suffer win receive help recover uncover cut reduce lower offer agree end improve support publish
    own hire host employ represent report expose detect prevent found join praise thank buy donate fund"""
)
"""Verbs by which a company does no wrong, whatever else their clause names."""

_GOOD = words(
    "comply compliant complied entitle entitled clear lawful lawfully adequate fair reasonable innocent allow"
)


def findings_in(sentence_tokens: list[Token]) -> Iterator[tuple[Token, Token, bool]]:
    """Clauses under a verb of finding or alleging: (the clause's verb, who says so, whether it finds)."""
    for verb in sentence_tokens:
        lemma = lemma_of(verb)
        if verb.pos_ != "VERB" or lemma not in _FINDS | _ALLEGES | _SAYS:
            continue
        if modality_of(verb) is not Modality.ASSERTED:
            continue
        subject = subject_of(verb)
        if subject is None or not _tells(lemma, subject):
            continue
        for child in verb.children:
            if child.dep_ != "ccomp" or child.pos_ not in ("VERB", "AUX"):
                continue
            for clause in (child, *child.conjuncts):
                if clause.dep_ in ("ccomp", "conj") and modality_of(clause) is Modality.ASSERTED:
                    yield clause, subject, lemma in _FINDS


def _tells(lemma: str, subject: Token) -> bool:
    """Whether what the subject says is an accusation or a finding by who it is."""
    if lemma in ("charge", "claim", "contend"):
        return lemma_of(subject) in _SUITS
    if lemma in _SAYS and lemma not in _FINDS | _ALLEGES:
        organisation = organisation_of(subject)
        return organisation is not None and organisation.sort in _CAMPAIGNS
    return True


def is_fault(clause: Token, *, alleged: bool) -> bool:
    """Whether the clause tells of something wrong; what is alleged is wrong unless a word says otherwise."""
    if lemma_of(clause) in _HARMLESS:
        return False
    told = {lemma_of(token) for token in clause.subtree} | {token.lower_ for token in clause.subtree}
    if told & _GOOD:
        return False
    return alleged or bool(told & _ILLS)
