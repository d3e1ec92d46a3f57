"""One list of controversies from the two readers: the rules of syntax, and the heads of the encoder.

What the heads see is held to what the rules never allow: nobody is accused by a pronoun alone, since the
heads look at names and at descriptions that are resolved; the words of a quotation are those of its own
speaker; and only an authority rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from extractors.controversies.disowned import disowned, speaks_of_another
from extractors.evidence import named_mention, sentence_spans
from extractors.speech.speakers import AUTHORITY_NOUNS, Speaker, Speech
from extractors.state import DocState, Sort, span_of, state_of
from extractors.trained.confidence import Features, logit
from extractors.trained.joining import Weighed, evidence_of_both, mention_near
from extractors.trained.matters import SeenMatter, Thresholds, chance_of, seen_matters
from extractors.trained.verdict import Verdict
from extractors.wordlist import lemma_of, words
from graph.model.reading import ControversyReading, NamedMention
from graph.model.vocabulary import ClaimStatus, OrganisationKind

CANDIDATES = Thresholds(blamed=0.2, said=0.4)
"""What is looked at; the curve of confidence decides what is said."""

_STATUS = {
    "alleged": ClaimStatus.ALLEGED,
    "denied": ClaimStatus.ALLEGED,
    "under_investigation": ClaimStatus.UNDER_INVESTIGATION,
    "proven": ClaimStatus.RULED,
    "settled": ClaimStatus.SETTLED,
    "dismissed": ClaimStatus.DISMISSED,
}
_SETTLING = words("settle settlement agree pay repay compensate compensation")
_NEVER_ACCUSED = frozenset(
    {Sort.MEDIA, Sort.UNION, Sort.NGO, Sort.PARTY, Sort.REGULATOR, Sort.COURT, Sort.AUDITOR, Sort.INQUIRY}
)


@dataclass(frozen=True, slots=True)
class RuleMatter:
    """A controversy as the rules read it, with the number of the accused among the organisations."""

    reading: ControversyReading
    accused: int


def joined(
    doc: Doc, verdict: Verdict, speech: Speech, rules: Sequence[RuleMatter]
) -> Iterator[Weighed[ControversyReading]]:
    """Every candidate of either reader."""
    state = state_of(doc)
    seen = [
        one
        for one in seen_matters(state, verdict, CANDIDATES)
        if state.organisations[one.accused].sort not in _NEVER_ACCUSED and _may_accuse(doc, state, one)
    ]
    by_matter = {(one.accused, one.family): one for one in seen}
    told: set[tuple[int, str]] = set()
    for matter in rules:
        key = matter.accused, matter.reading.category
        told.add(key)
        one = by_matter.get(key)
        if one is None:
            blamed = chance_of(verdict, *key)
            yield Weighed(matter.reading, _features(matter, blamed, matter.reading.accuser))
            continue
        reading = _of_both(doc, state, verdict, speech, matter.reading, one)
        yield Weighed(reading, _features(matter, one.blamed, reading.accuser))
    for key, one in by_matter.items():
        if key not in told:
            reading = _reading(doc, state, verdict, speech, one)
            yield Weighed(reading, _features(None, one.blamed, reading.accuser))


def _features(matter: RuleMatter | None, blamed: float, accuser: str | None) -> Features:
    return {
        "rule": matter.reading.confidence if matter else 0.0,
        "blamed": logit(blamed),
        "accuser": 1.0 if accuser else 0.0,
    }


def _of_both(
    doc: Doc, state: DocState, verdict: Verdict, speech: Speech, rule: ControversyReading, one: SeenMatter
) -> ControversyReading:
    mine = _reading(doc, state, verdict, speech, one)
    made = replace(
        rule, why=f"{rule.why}; {mine.why}", evidence=evidence_of_both(rule.evidence, mine.evidence)
    )
    if rule.accuser is None and mine.accuser is not None:
        made = replace(made, accuser=mine.accuser, accuser_mention=mine.accuser_mention, speaker=mine.speaker)
    if rule.stance is ClaimStatus.ALLEGED and mine.stance is not ClaimStatus.ALLEGED:
        made = replace(made, stance=mine.stance, authority=mine.authority)
    return made


def _reading(
    doc: Doc, state: DocState, verdict: Verdict, speech: Speech, one: SeenMatter
) -> ControversyReading:
    sentence = _sentence(doc, one)
    accused = state.organisations[one.accused]
    accuser, mention, speaker = _accuser(doc, state, verdict, speech, sentence, one)
    stance, authority = _stance(state, sentence, one, accuser)
    return ControversyReading(
        vendor=mention_near(doc, state, one.accused, one.spot.start),
        category=one.family,
        code=None,
        accuser=accuser,
        accuser_mention=mention,
        speaker=speaker or accuser,
        stance=stance,
        denied_by_vendor=one.stance == "denied",
        evidence=sentence_spans(doc, [(sentence.start_char, sentence.end_char)]),
        confidence=one.blamed,
        rule=f"encoder:{one.family}",
        why=_why(accused.name, one, accuser),
        contested=one.stance == "denied",
        authority=authority,
    )


def _may_accuse(doc: Doc, state: DocState, one: SeenMatter) -> bool:
    sentence = _sentence(doc, one)
    others = [
        mention.start
        for mention in state.mentions
        if mention.organisation not in (None, one.accused)
        and state.organisations[mention.organisation].kind is OrganisationKind.COMPANY
    ]
    named = span_of(doc, one.spot.start, one.spot.end)
    return not disowned(sentence) and not speaks_of_another(sentence, named, others)


def _sentence(doc: Doc, one: SeenMatter) -> Span:
    return span_of(doc, one.spot.start, one.spot.start + 1).sent


def _accuser(
    doc: Doc, state: DocState, verdict: Verdict, speech: Speech, sentence: Span, one: SeenMatter
) -> tuple[str | None, NamedMention | None, str | None]:
    """On whose behalf, where that organisation is named, and who speaks."""
    quoted = _quoted(speech, sentence)
    if quoted is not None:
        party = quoted.party
        if party is not None and party.number == one.accused:
            return None, None, None
        mention = None if party is None else named_mention(doc, party.organisation, party.mention)
        return quoted.behalf, mention, quoted.name or quoted.behalf
    if one.accuser is None:
        return None, None, None
    if one.accuser < verdict.organisations:
        name = state.organisations[one.accuser].name
        return name, mention_near(doc, state, one.accuser, one.spot.start), name
    person = verdict.people[one.accuser - verdict.organisations]
    employer = speech.employer(person)
    if employer is None or employer.number == one.accused:
        return person, None, person
    return (
        employer.organisation.name,
        named_mention(doc, employer.organisation, employer.mention),
        person,
    )


def _quoted(speech: Speech, sentence: Span) -> Speaker | None:
    """The speaker of a sentence that is all quotation."""
    middle = sentence[len(sentence) // 2]
    quotation = speech.quotation_at(middle)
    if quotation is None or not quotation.holds(sentence[1 if len(sentence) > 1 else 0].idx):
        return None
    return speech.speaker_of(middle)


def _stance(
    state: DocState, sentence: Span, one: SeenMatter, accuser: str | None
) -> tuple[ClaimStatus, str | None]:
    """The status, and whose act it is. An inquiry needs an authority, or a public body that says so, in the
    very sentence that is quoted. That somebody was found guilty, or cleared, is never taken from the heads.
    """
    status = _STATUS[one.stance]
    if status in (ClaimStatus.ALLEGED, ClaimStatus.RULED, ClaimStatus.DISMISSED):
        return ClaimStatus.ALLEGED, None
    here = {mention.organisation for mention in state.mentions
            if sentence.start_char <= mention.start < sentence.end_char}  # fmt: skip
    named = (
        organisation.name
        for number, organisation in enumerate(state.organisations)
        if number in here
        and (
            organisation.is_authority
            or (organisation.name == accuser and organisation.kind is OrganisationKind.PUBLIC_BODY)
        )
    )
    nouns = (token.text for token in sentence if lemma_of(token) in AUTHORITY_NOUNS)
    authority = next(named, None) or next(nouns, None)
    if status is ClaimStatus.SETTLED:
        return (status if _SETTLING & {lemma_of(token) for token in sentence} else ClaimStatus.ALLEGED), None
    return (ClaimStatus.ALLEGED, None) if authority is None else (status, authority)


def _why(name: str, one: SeenMatter, accuser: str | None) -> str:
    by = f"{accuser} for who says so" if accuser else "nobody for who says so"
    return (
        f"the trained reader sees {name} criticised under {one.family} ({one.blamed:.2f}), "
        f"takes {by}, the state for {one.stance} ({one.stands:.2f})"
    )
