"""What companies say in their own defence: a denial is a reply to what it answers, never an allegation."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.parties import Party
from extractors.speech.speakers import CUES, Speaker, Speech
from extractors.state import BlockKind, block_of
from extractors.wordlist import lemma_of, words

_DENY = words("deny reject dispute refute rebut dismiss contest")
_INSIST = words("insist maintain contend defend stress")
_DENIALS = words(
    """not n't n’t never no false baseless untrue unfounded wrong inaccurate incorrect misleading
    without nothing comply complied compliant disagree meritless groundless malicious lawful
    lawfully"""
)
_ADMITS = words("admit apologise apologize sorry regret acknowledge concede accept")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of one organisation about itself, in one
    sentence.
    """

    party: Party
    speaker: Speaker
    start: int
    end: int
    denies: bool


def statements_of(doc: Doc, speech: Speech) -> Iterator[Statement]:
    """Every sentence in which a company is said to say something, in
    order.
    """
    for sentence in doc.sents:
        block = block_of(doc, sentence.start_char)
        if block is not None and block.kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BOILERPLATE):
            continue
        found = _speaker(sentence.root, speech)
        if found is None:
            continue
        speaker, verb = found
        if speaker.party is None or speaker.party.is_public:
            continue
        yield Statement(
            party=speaker.party,
            speaker=speaker,
            start=sentence.start_char,
            end=sentence.end_char,
            denies=_denies(verb, list(sentence)),
        )


def _speaker(root: Token, speech: Speech) -> tuple[Speaker, Token] | None:
    for token in root.doc[root.sent.start : root.sent.end]:
        lemma = lemma_of(token)
        if token.pos_ == "VERB" and lemma in CUES | _DENY and speech.quotation_at(token) is None:
            speaker = speech.subject(token)
            if speaker is not None:
                return speaker, token
    inside = next((token for token in root.sent if speech.quotation_at(token) is not None), None)
    if inside is not None and (speaker := speech.speaker_of(inside)) is not None:
        return speaker, inside
    return None


def _denies(verb: Token, tokens: list[Token]) -> bool:
    lemma = lemma_of(verb)
    if lemma in _DENY:
        return not any(child.dep_ == "neg" for child in verb.children)
    said = {lemma_of(token) for token in tokens} | {token.lower_ for token in tokens}
    if said & _ADMITS:
        return False
    return lemma in _INSIST or bool(said & (_DENY | _DENIALS))
