"""What no reading of a controversy may be made of: sentences that say that nobody accuses, and whoever speaks
of somebody else.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from extractors.controversies.ties import denied
from extractors.wordlist import lemma_of, words

_ACCUSING = words("accuse allege blame condemn criticise criticize suspect accusation allegation criticism")
_SAYING = words("say argue warn report tell state describe add complain find conclude write claim call")
_NOBODY = words("no none nobody neither nothing")


def disowned(sentence: Span) -> bool:
    """Whether every word of accusing in it is denied, and there is one."""
    told = [token for token in sentence if lemma_of(token) in _ACCUSING]
    return bool(told) and all(denied(token) or _by_nobody(token) for token in told)


def speaks_of_another(sentence: Span, speaker: Span, others: Sequence[int]) -> bool:
    """Whether these words are the subject of a word of saying that is followed by another organisation:
    “the union said the firm …”. `others` are the places in the text, by character, where others are named.
    """
    root = speaker.root
    if root.dep_ != "nsubj" or lemma_of(root.head) not in _SAYING | _ACCUSING:
        return False
    return any(root.head.idx < at < sentence.end_char for at in others)


def _by_nobody(token: Token) -> bool:
    """“none of the papers accuses”, “no union alleges”, “no allegation”."""
    around = [token, *(child for child in token.children if child.dep_ in ("nsubj", "nsubjpass"))]
    return any(
        one.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in one.children) for one in around
    )
