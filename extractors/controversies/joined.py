"""One list of controversies from the two readers: the rules of syntax, and the heads of the encoder.

What the heads see is held to what the rules never allow: nobody is accused by a pronoun alone, since the
heads look at names and at descriptions that are resolved; the words of a quotation are those of its own
speaker; and only an authority rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from extractors.evidence import named_mention, sentence_spans
from extractors.speech.speakers import AUTHORITY_NOUNS, Speaker, Speech
from extractors.state import DocState, Sort, span_of, state_of
from extractors.trained.confidence import Features, logit
from extractors.trained.joining import Weighed, evidence_of_both, mention_near
from extractors.trained.matters import SeenMatter, Thresholds, chance_of, seen_matters
from extractors.trained.verdict import Verdict
from extractors.wordlist import lemma_of
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
        if state.organisations[one.accused].sort not in _NEVER_ACCUSED
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
    sentence = span_of(doc, one.spot.start, one.spot.start + 1).sent
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
    """The status, and whose act it is: a finding needs an authority that is named as one."""
    status = _STATUS[one.stance]
    if status in (ClaimStatus.ALLEGED, ClaimStatus.SETTLED):
        return status, None
    authority = next(
        (
            organisation.name
            for number, organisation in enumerate(state.organisations)
            if organisation.is_authority and (organisation.name == accuser or number == one.accuser)
        ),
        None,
    )
    doc = sentence.doc
    around = doc[max(0, sentence.start - 40) : sentence.end + 40]
    named = authority or next((t.text for t in around if lemma_of(t) in AUTHORITY_NOUNS), None)
    public = next(
        (o.name for o in state.organisations if o.name == accuser and o.kind is OrganisationKind.PUBLIC_BODY),
        None,
    )
    authority = named or public
    if status is ClaimStatus.RULED and authority is None:
        return ClaimStatus.ALLEGED, None
    return status, authority


def _why(name: str, one: SeenMatter, accuser: str | None) -> str:
    by = f"{accuser} for who says so" if accuser else "nobody for who says so"
    return (
        f"the trained reader sees {name} criticised under {one.family} ({one.blamed:.2f}), "
        f"takes {by}, the state for {one.stance} ({one.stands:.2f})"
    )
