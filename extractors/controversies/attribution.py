"""Who accuses, how far the matter has come, and whose act that is.

The accuser is the one that the predicate itself names; else who is said to say it. A publication that tells
of others' accusations accuses nobody, and neither does one part of a company that speaks of another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractors.clauses import agents_of, is_passive, objects_of, subject_of
from extractors.controversies.blame import BLAME, closer, finding_above
from extractors.controversies.frame import Frame
from extractors.controversies.stances import stance_of
from extractors.parties import Party
from extractors.speech.speakers import AUTHORITY_NOUNS, Speaker, Speech
from extractors.state import AUTHORITIES, block_of, span_of, state_of
from extractors.wordlist import lemma_of, words
from graph.model.vocabulary import CLOSED_CLAIMS, ClaimStatus

_PROSECUTES = re.compile(r"department of justice|prosecut|attorney|fraud office|trading standards", re.I)
_DOCUMENTS = words(
    "report letter dossier study audit petition complaint lawsuit suit investigation review paper article"
)
_FAR = 400  # tokens
_OWN_ACTS = (ClaimStatus.ADMITTED, ClaimStatus.SETTLED)
_TELLS_OF_OTHERS = ("blame", "noun", "is", "face", "attract", "draw", "strike")
"""Rules of frames that tell of somebody's accusation without making it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a frame tells, with its stance, and the authority whose act the stance is."""

    speaker: Speaker | None
    stance: ClaimStatus
    authority: str | None


def attribute(frame: Frame, accused: frozenset[int], sentence: Span, speech: Speech) -> Attribution | None:
    """The attribution of a frame; None where the company speaks of itself, which accuses nobody."""
    doc = sentence.doc
    predicate = doc[frame.predicate]
    head = finding_above(predicate)
    finder = _described(head, speech) if head is not None else None
    speaker = _speaker(frame, predicate, finder, speech)
    own = frame.stance in _OWN_ACTS
    if own and speaker is not None and speaker.party is not None and speaker.party.number in accused:
        speaker = None
    if speaker is not None and speaker.party is not None and _is_of(doc, speaker.party, frame.accused):
        return None
    stance = stance_of(frame.stance, predicate, speaker, finder)
    if speaker is None and (own or stance is ClaimStatus.RULED):
        speaker = _authority_near(sentence, speech, frame)
    if stance not in CLOSED_CLAIMS:
        return Attribution(speaker, stance, _authority(speaker, stance, doc))
    ender_head = _ender(predicate)
    ender = speech.describe(ender_head) if ender_head is not None else None
    if stance is ClaimStatus.WITHDRAWN:
        speaker = speaker if frame.accusers else ender
    elif not frame.accusers:
        speaker = None  # who clears or throws out accuses nobody
    return Attribution(speaker, stance, _authority(ender, stance, doc))


def _speaker(frame: Frame, predicate: Token, finder: Speaker | None, speech: Speech) -> Speaker | None:
    direct = next((one for head in frame.accusers if (one := _described(head, speech)) is not None), None)
    if direct is not None:
        return direct
    if frame.accusers and predicate.pos_ == "VERB":
        return speech.subject(predicate) if frame.accusers[0].pos_ == "PRON" else finder
    speaker = finder or speech.speaker_of(predicate)
    media = speaker is not None and speaker.party is not None and speaker.party.organisation.is_media
    return None if media and frame.rule.split(":")[0] in _TELLS_OF_OTHERS else speaker


def _described(head: Token, speech: Speech) -> Speaker | None:
    """Who the phrase names; for “the report” its author, named there or where the text first tells of it."""
    found = speech.describe(head)
    if found is not None or lemma_of(head) not in _DOCUMENTS:
        return found
    for token in reversed(head.doc[max(0, head.i - _FAR) : head.i + 1]):
        if lemma_of(token) == lemma_of(head):
            for author in _authors(token):
                if (one := speech.describe(author)) is not None:
                    return one
    return None


def _authors(document: Token) -> Iterator[Token]:
    """“a report by the auditor”, “the auditor's report”, “the auditor said in a report”."""
    for child in document.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            yield from objects_of(child)
        if child.dep_ == "acl":
            yield from agents_of(child)
    if document.dep_ == "pobj" and document.head.lower_ == "in" and document.head.head.pos_ == "VERB":
        subject = subject_of(document.head.head)
        if subject is not None:
            yield subject
    if document.dep_ == "dobj" and lemma_of(document.head) in (
        "publish",
        "release",
        "issue",
        "write",
        "file",
    ):
        subject = subject_of(document.head)
        if subject is not None:
            yield subject


def _ender(predicate: Token) -> Token | None:
    """Who cleared the accused or ended the case."""
    if predicate.pos_ == "VERB" and lemma_of(predicate) in BLAME:
        return next(agents_of(predicate), None) if is_passive(predicate) else subject_of(predicate)
    return closer(predicate)


def _is_of(doc: Doc, one: Party, other: Party) -> bool:
    """Whether two names are one company or parts of one: by name, or by the document's own word."""
    if one.number == other.number:
        return True
    names = sorted((one.organisation.name.casefold(), other.organisation.name.casefold()), key=len)
    if one.is_company and names[1].startswith(f"{names[0]} "):
        return True
    pair = {one.organisation.name, other.organisation.name}
    return any({owned.child.name, owned.parent.name} == pair for owned in state_of(doc).ownership)


def _authority(speaker: Speaker | None, stance: ClaimStatus, doc: Doc) -> str | None:
    if speaker is None or stance in (ClaimStatus.ALLEGED, ClaimStatus.ADMITTED):
        return None
    if speaker.party is not None:
        public = speaker.party.is_public or speaker.party.organisation.sort in AUTHORITIES
        return speaker.party.organisation.name if public else None
    return speaker.name if lemma_of(doc[speaker.at]) in AUTHORITY_NOUNS else None


def _authority_near(sentence: Span, speech: Speech, frame: Frame) -> Speaker | None:
    """The one court, regulator or auditor of the sentence, of those beside it or of the paragraph."""
    doc = sentence.doc
    spans = [sentence]
    if sentence.end < len(doc):
        spans.append(doc[sentence.end].sent)
    if sentence.start > 0:
        spans.append(doc[sentence.start - 1].sent)
    block = block_of(doc, sentence.start_char)
    if block is not None:
        spans.append(span_of(doc, block.start, block.end))
    for span in spans:
        if block is not None and not block.start <= span.start_char < block.end:
            continue
        found = [
            one
            for one in speech.parties.within(span)
            if one.organisation.is_authority or _PROSECUTES.search(one.organisation.name)
        ]
        if found:
            alone = len({one.number for one in found}) == 1 and found[0].number != frame.accused.number
            return Speaker(None, found[0], found[0].head) if alone else None
    return None
