"""What a later sentence tells of an earlier allegation:
“a judge dismissed the claim”, “the case was dropped”.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from extractors.clauses import Modality, modality_of, verb_of
from extractors.controversies.allegations import Allegation
from extractors.controversies.stances import END
from extractors.state import block_of
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import ClaimStatus

_CASES = words(
    """case claim suit lawsuit complaint charge allegation action prosecution accusation investigation"""
)
_NEAR = 2  # sentences

_OPEN = frozenset({ClaimStatus.ALLEGED, ClaimStatus.UNDER_INVESTIGATION, ClaimStatus.CHARGED})


def with_outcomes(doc: Doc, allegations: list[Allegation]) -> list[Allegation]:
    """The allegations, the last one before an outcome of its block with the stance that the outcome
    gives it.
    """
    found = list(allegations)
    starts = [sentence.start_char for sentence in doc.sents]
    for sentence in doc.sents:
        stance = next((one for token in sentence if (one := _outcome(token)) is not None), None)
        if stance is None:
            continue
        at = starts.index(sentence.start_char)
        block = block_of(doc, sentence.start_char)
        near = [
            number
            for number, one in enumerate(found)
            if 0 < at - starts.index(one.sentence[0]) <= _NEAR
            and one.stance in _OPEN
            and (block is None or block.start <= one.sentence[0])
        ]
        if near:
            last = found[near[-1]].sentence
            for number in near:
                if found[number].sentence == last:
                    found[number] = replace(found[number], stance=stance)
    return found


def _outcome(noun: Token) -> ClaimStatus | None:
    if noun.pos_ != "NOUN" or lemma_of(noun) not in _CASES or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    if not any(
        child.dep_ in ("det", "poss") and child.lower_ in ("the", "that", "their", "its", "this")
        for child in noun.children
    ):
        return None
    verb = verb_of(noun)
    if verb.i != noun.head.i or modality_of(verb) is not Modality.ASSERTED:
        return None
    return END.get(lemma_of(verb))
