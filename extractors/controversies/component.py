"""The spaCy component `supplywatch_controversies`: from named organisations and quotations to allegations."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.controversies.allegations import Allegation
from extractors.controversies.attribution import attribute
from extractors.controversies.frame import Frame
from extractors.controversies.frames import FrameReader
from extractors.controversies.joined import RuleMatter, joined
from extractors.controversies.lexicon import Hit, Lexicon, TermKind, shipped_lexicon
from extractors.controversies.outcomes import with_outcomes
from extractors.controversies.replies import Statement, statements_of
from extractors.controversies.stances import further
from extractors.evidence import named, quote, sentence_spans
from extractors.parties import Parties
from extractors.roles import employers_of
from extractors.speech.speakers import Speaker, Speech
from extractors.state import BlockKind, block_of, put_state, require, state_of
from extractors.trained.confidence import curves
from extractors.trained.joining import settled
from extractors.trained.verdict import verdict_of
from graph.model.claims import Span as Quote
from graph.model.reading import ControversyReading, ReplyReading
from graph.model.vocabulary import ClaimStatus

NAME = "supplywatch_controversies"

_UNREAD_BLOCKS = frozenset({BlockKind.HEADING, BlockKind.BOILERPLATE})


@Language.factory(NAME, default_config={"models": None})
def make_controversies(nlp: Language, name: str, models: str | None) -> "ControversyReader":
    """The component; needs `supplywatch_names` before it, and joins what `supplywatch_judge` says where it
    has run; then `models` is the folder of its weights.
    """
    return ControversyReader(shipped_lexicon(), models)


class ControversyReader:
    """Puts `controversies` on the state of a document."""

    def __init__(self, lexicon: Lexicon, models: str | None = None) -> None:
        self._lexicon = lexicon
        self._models = models

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the controversies it tells of."""
        require(doc, NAME, "supplywatch_names")
        parties = Parties(doc)
        speech = Speech(doc, parties, employers_of(doc, parties))
        allegations = with_outcomes(doc, list(self._allegations(doc, parties, speech)))
        verdict = verdict_of(doc)
        statements = list(statements_of(doc, speech)) if allegations or verdict is not None else []
        matters = [
            RuleMatter(_reading(doc, group, statements), group[0].accused.number)
            for group in _matters(allegations)
        ]
        if verdict is None or self._models is None:
            return put_state(doc, NAME, controversies=tuple(one.reading for one in matters))
        found = tuple(
            replace(one, reading=_answered(doc, one.reading, statements))
            for one in joined(doc, verdict, speech, matters)
        )
        kept = settled(found, curves(self._models)["controversy"])
        return put_state(doc, NAME, controversies=kept, candidates=(*state_of(doc).candidates, *found))

    def _allegations(self, doc: Doc, parties: Parties, speech: Speech) -> Iterator[Allegation]:
        reader = FrameReader(parties)
        for sentence in doc.sents:
            block = block_of(doc, sentence.start_char)
            if block is not None and block.kind in _UNREAD_BLOCKS:
                continue
            hits = self._lexicon.hits(sentence)
            if hits and parties.within(sentence):
                frames = list(reader.frames(sentence, hits))
                accused = frozenset(frame.accused.number for frame in frames)
                for frame in frames:
                    yield from _allegations_of(frame, accused, sentence, speech)


def _allegations_of(
    frame: Frame, accused: frozenset[int], sentence: Span, speech: Speech
) -> Iterator[Allegation]:
    doc = sentence.doc
    said = attribute(frame, accused, sentence, speech)
    if said is None:
        return
    for family, hits in _families(frame.hits):
        yield Allegation(
            accused=frame.accused,
            family=family,
            code=_code(hits),
            speaker=said.speaker,
            stance=said.stance,
            authority=said.authority,
            sentence=(sentence.start_char, sentence.end_char),
            predicate=frame.predicate,
            rule=frame.rule,
            strength=frame.strength * (1.0 if hits[0].term.kind is not TermKind.TOPIC else 0.7),
            word=doc[hits[0].start : hits[0].end].text,
        )


def _families(hits: Iterable[Hit]) -> list[tuple[str, list[Hit]]]:
    """The families that the hits name: by words of wrong where there are any, else the topic named most."""
    by_family: dict[str, list[Hit]] = {}
    strong = [hit for hit in hits if hit.term.kind is not TermKind.TOPIC]
    for hit in strong or hits:
        by_family.setdefault(hit.term.family, []).append(hit)
    ranked = sorted(by_family.items(), key=lambda one: -sum(hit.term.length for hit in one[1]))
    return ranked if strong else ranked[:1]


def _code(hits: list[Hit]) -> str | None:
    codes = Counter(hit.term.code for hit in hits if hit.term.code)
    return codes.most_common(1)[0][0] if codes else None


def _matters(allegations: list[Allegation]) -> list[list[Allegation]]:
    """Allegations of one company in one family by one accuser; those without an accuser join the others."""
    groups: dict[tuple[int, str], dict[str | None, list[Allegation]]] = {}
    for one in allegations:
        accuser = one.speaker.behalf if one.speaker else None
        groups.setdefault((one.accused.number, one.family), {}).setdefault(accuser, []).append(one)
    matters: list[list[Allegation]] = []
    for by_accuser in groups.values():
        unnamed = by_accuser.pop(None, [])
        named_ones = list(by_accuser.values())
        if named_ones:
            advanced = [one for one in unnamed if one.stance is not ClaimStatus.ALLEGED]
            if advanced and all(
                member.stance is ClaimStatus.ALLEGED for group in named_ones for member in group
            ):
                matters.append(advanced)
            matters += named_ones
        elif unnamed:
            matters.append(unnamed)
    return matters


def _reading(doc: Doc, group: list[Allegation], statements: list[Statement]) -> ControversyReading:
    first = max(group, key=lambda one: one.strength)
    stance = group[0].stance
    for one in group[1:]:
        stance = further(stance, one.stance)
    speaker = first.speaker
    mention = speaker.party if speaker else None
    replies = _replies(doc, group, statements)
    denied = any(reply.denies for reply in replies)
    authorities = [one.authority for one in group if one.authority and one.stance is stance]
    return ControversyReading(
        vendor=named(doc, first.accused),
        category=first.family,
        code=next((one.code for one in group if one.code), None),
        accuser=speaker.behalf if speaker else None,
        accuser_mention=named(doc, mention) if mention else None,
        speaker=(speaker.name or speaker.behalf) if speaker else None,
        stance=stance,
        denied_by_vendor=denied,
        evidence=sentence_spans(doc, [one.sentence for one in [first, *group]][:4]),
        confidence=_confidence(group, first, speaker),
        rule=f"{first.rule}:{first.word.lower()}",
        why=_why(first, speaker),
        replies=replies,
        contested=denied,
        event_date=_date(doc, first.sentence),
        authority=next(iter(authorities), None),
    )


def _answered(doc: Doc, reading: ControversyReading, statements: list[Statement]) -> ControversyReading:
    """A reading of the encoder with what its accused says; those of the rules have it."""
    if reading.replies:
        return reading
    replies = _replies_of(doc, reading.vendor.name, reading.evidence, statements)
    denied = reading.denied_by_vendor or any(reply.denies for reply in replies)
    return replace(reading, replies=replies, denied_by_vendor=denied, contested=reading.contested or denied)


def _replies(doc: Doc, group: list[Allegation], statements: list[Statement]) -> tuple[ReplyReading, ...]:
    own = sentence_spans(doc, [one.sentence for one in group])
    return _replies_of(doc, group[0].accused.organisation.name, own, statements)


def _replies_of(
    doc: Doc, accused: str, own: tuple[Quote, ...], statements: list[Statement]
) -> tuple[ReplyReading, ...]:
    found = []
    for statement in statements:
        if statement.party.organisation.name != accused:
            continue
        span = quote(doc, statement.start, statement.end)
        if span is not None and not any(span.start == one.start for one in own):
            found.append(
                ReplyReading(
                    speaker=statement.speaker.name or statement.party.organisation.name,
                    replier=named(doc, statement.party),
                    denies=statement.denies,
                    evidence=span,
                )
            )
    return tuple(found[:4])


def _confidence(group: list[Allegation], first: Allegation, speaker: Speaker | None) -> float:
    score = first.strength * first.accused.organisation.certainty
    score *= 1.0 if speaker is not None and speaker.party is not None else 0.85
    if first.accused.mention.nominal:
        score *= 0.85
    if len({one.sentence for one in group}) > 1:
        score = min(1.0, score * 1.15)
    return round(max(0.02, min(0.99, score)), 3)


def _why(first: Allegation, speaker: Speaker | None) -> str:
    by = f"{speaker.behalf} says so" if speaker and speaker.behalf else "nobody is named as saying so"
    return f"“{first.word}” with {first.accused.organisation.name} as argument ({first.rule}); {by}"


def _date(doc: Doc, sentence: tuple[int, int]) -> dt.date | None:
    """The day of the act where its sentence gives exactly one date."""
    dates = {
        one.date
        for one in state_of(doc).dates
        if one.date is not None and sentence[0] <= one.start < sentence[1]
    }
    return dates.pop() if len(dates) == 1 else None
