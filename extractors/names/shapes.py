"""What a name says by its own words: legal forms, what bodies are called, who they belong to."""

from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.names.body_words import (
    FOREIGN_ENDINGS,
    FOREIGN_HEADS,
    LAST_TWO,
    NGO_HEADS,
    NGO_WORDS,
    OF_HEADS,
    SINGLE,
    TAILS,
    TOPICS,
)
from extractors.names.places import adjectives, places
from extractors.names.runs import SMALL_FORMS, Chunk
from extractors.names.words import (
    COMPANY_TAILS,
    LEGAL_FORMS,
    NOT_NAMES,
    NOT_ORGANISATION_TAILS,
    WEAK_COMPANY_TAILS,
)
from extractors.state import Sort
from graph.model.vocabulary import OrganisationKind

_NATIONAL = frozenset(
    {"national", "federal", "royal", "state", "homeland", "social", "central", "general", "public"}
)
_NOUNS_OF_ARMS = frozenset(
    {"army", "navy", "military", "marines", "guard", "police", "treasury", "parliament"}
)

KIND_OF: dict[Sort, OrganisationKind] = {
    Sort.COMPANY: OrganisationKind.COMPANY,
    Sort.MEDIA: OrganisationKind.COMPANY,
    Sort.NGO: OrganisationKind.CIVIL_SOCIETY,
    Sort.UNION: OrganisationKind.CIVIL_SOCIETY,
    Sort.PARTY: OrganisationKind.CIVIL_SOCIETY,
    Sort.UNKNOWN: OrganisationKind.UNKNOWN,
}


def kind_of(sort: Sort) -> OrganisationKind:
    """The kind of an organisation of this sort; every sort not named in `KIND_OF` is a public body."""
    return KIND_OF.get(sort, OrganisationKind.PUBLIC_BODY)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the words of a name say of it, and how surely (0..1)."""

    sort: Sort
    certainty: float


NOT_A_NAME = Shape(Sort.UNKNOWN, -1.0)
"""Laws, things, events, posts, crowds, abbreviations of everything."""

UNSAID = Shape(Sort.UNKNOWN, 0.0)


def shape_of(doc: Doc, chunk: Chunk) -> Shape:
    """What the chunk is by its words alone; `UNSAID` where they leave it open."""
    tokens = doc[chunk.start : chunk.end]
    words = [token.lower_ for token in tokens if not token.is_punct or token.text == "&"]
    words = [word for word in words if word not in ("'s", "’s")]
    if not words or all(word in NOT_NAMES or word.isdigit() or word in LEGAL_FORMS for word in words):
        return NOT_A_NAME
    if tokens.text in places():
        return NOT_A_NAME
    company = _legal_form(tokens[-1].text) and len(words) > 1
    if company:
        return Shape(Sort.COMPANY, 0.95)
    if chunk.head is not None:
        return _of_structure(doc, chunk)
    foreign = _foreign(words)
    if foreign is not None:
        return foreign
    return _by_last_words(words, tokens[-1].ent_type_)


def shape_of_words(words: list[str]) -> Shape:
    """What a name outside any text is by its words."""
    lower = [word.lower().strip(",.") for word in words]
    if "of" in lower[1:] and (head := lower[lower.index("of") - 1]) in OF_HEADS:
        return Shape(OF_HEADS[head], 0.9)
    foreign = _foreign(lower)
    return foreign if foreign is not None else _by_last_words(lower, "ORG")


def country_of(doc: Doc, chunk: Chunk) -> str | None:
    """The country in a name ("UK Ministry of Defence", "Israeli military"), ISO 3166-1 alpha-2."""
    words = [token.text for token in doc[chunk.start : chunk.end]]
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            code = adjectives().get(name) or (places()[name].country if name in places() else None)
            if code:
                return code
    return None


def _legal_form(text: str) -> bool:
    form = text.lower()
    if form not in LEGAL_FORMS and form.rstrip(".") not in LEGAL_FORMS:
        return False
    if form.rstrip(".") in SMALL_FORMS:
        return True
    # "As", "Se", "Sa" and "Ab" are words of many languages; as legal forms they are capitals.
    return text[0].isupper() and (
        len(text.rstrip(".")) > 2 or text.isupper() or form.rstrip(".") in ("co", "oy", "lp")
    )


def _of_structure(doc: Doc, chunk: Chunk) -> Shape:
    assert chunk.head is not None
    head = doc[chunk.head].lower_
    rest = [token.lower_ for token in doc[chunk.head + 1 : chunk.end]]
    first = doc[chunk.start].lower_
    if rest[-1] in NOT_ORGANISATION_TAILS and rest[-1] not in (
        "general",
        "standards",
        "workers",
        "prison",
        "values",
    ):
        return NOT_A_NAME if head not in ("ministry", "department") else Shape(Sort.MINISTRY, 0.9)
    if first in NGO_HEADS and head not in ("committee", "action"):
        return Shape(Sort.NGO, 0.9)
    if head in ("committee", "house"):
        return Shape(Sort.PARLIAMENT, 0.8)
    if head == "office" and "auditor" in " ".join(rest):
        return Shape(Sort.AUDITOR, 0.9)
    if head == "bank":
        return Shape(Sort.UNKNOWN, 0.7)
    if head == "institute":
        return Shape(Sort.UNKNOWN, 0.7)
    if head in ("centre", "center") and "rights" in rest:
        return Shape(Sort.NGO, 0.8)
    if head in OF_HEADS:
        return Shape(OF_HEADS[head], 0.9)
    return Shape(Sort.NGO, 0.7) if first in NGO_HEADS else UNSAID


def _foreign(words: list[str]) -> Shape | None:
    if (
        len(words) > 1
        and words[0] in FOREIGN_HEADS
        and words[0] not in ("province", "commune", "ville", "stadt")
    ):
        return Shape(FOREIGN_HEADS[words[0]], 0.85)
    if len(words) > 1 and words[0] in ("ville", "stadt", "province", "commune"):
        return Shape(Sort.LOCAL, 0.8)
    for ending, sort in FOREIGN_ENDINGS:
        if words[-1].endswith(ending) and len(words[-1]) > len(ending):
            return Shape(sort, 0.85)
    return None


def _by_last_words(words: list[str], label: str) -> Shape:
    last, first = words[-1], words[0]
    if len(words) > 1 and (words[-2], last) in LAST_TWO:
        return Shape(LAST_TWO[words[-2], last], 0.9)
    if first == "nhs" or last == "nhs" or "nhs" in words[:2]:
        return Shape(Sort.HEALTH, 0.9)
    if first in ("hm", "hmp", "hms") and len(words) > 1:
        return NOT_A_NAME if first == "hms" else Shape(Sort.AGENCY, 0.9)
    if first in NGO_HEADS and len(words) > 2 and words[1] in ("for", "against", "of", "without", "to"):
        return Shape(Sort.NGO, 0.85)
    if len(words) > 1 and ("hospital" in words or "hospitals" in words):
        return Shape(Sort.HEALTH, 0.85)
    if len(words) > 1 and first == "university":
        return Shape(Sort.EDUCATION, 0.85)
    if len(words) == 1 and last in SINGLE:
        return Shape(SINGLE[last], 0.7)
    if len(words) == 1:
        return NOT_A_NAME if last in NOT_ORGANISATION_TAILS or last in NOT_NAMES else UNSAID
    if len(words) > 2 and (last.title() in places() or last.upper() in places()):
        section = _by_last_words(words[:-1], label)
        if section.sort is Sort.COMPANY:
            return section  # a firm's national arm is a firm
    if last in NOT_ORGANISATION_TAILS or (last in NOT_NAMES and last not in COMPANY_TAILS | TAILS.keys()):
        return NOT_A_NAME if last not in ("group", "standards", "workers") else Shape(Sort.UNKNOWN, 0.5)
    if last in TAILS:
        return _by_tail(words, label)
    return _by_company_words(words, label)


def _by_tail(words: list[str], label: str) -> Shape:
    last, sort = words[-1], TAILS[words[-1]]
    if sort is Sort.MEDIA:
        named = label == "ORG" or last in (
            "times",
            "herald",
            "tribune",
            "gazette",
            "newspaper",
            "broadcasting",
        )
        return Shape(Sort.MEDIA, 0.75) if named else UNSAID
    if sort is Sort.COURT and label in ("FAC", "GPE", "LOC", "PERSON"):
        return Shape(Sort.COURT, 0.6)
    if last in ("guard", "corps", "star", "sun", "services"):
        return Shape(sort, 0.7) if label == "ORG" else UNSAID
    if last == "county":
        return Shape(Sort.LOCAL, 0.7)
    if last in ("commission", "board", "committee") and all(word in TOPICS for word in words[:-1]):
        return Shape(Sort.PUBLIC, 0.6)
    return Shape(sort, 0.85)


def _by_company_words(words: list[str], label: str) -> Shape:
    last = words[-1]
    topical = all(word in TOPICS or word in _NATIONAL for word in words[:-1])
    if "&" in words and label in ("ORG", "PERSON", ""):
        return Shape(Sort.COMPANY, 0.8)
    if last in COMPANY_TAILS and not topical and words[0] not in _NATIONAL:
        return Shape(Sort.COMPANY, 0.85)
    if last in WEAK_COMPANY_TAILS and label == "ORG" and not topical:
        return Shape(Sort.UNKNOWN, 0.75)
    if len(words) > 1 and not NGO_WORDS.isdisjoint(words) and label in ("ORG", ""):
        return Shape(Sort.NGO, 0.65)
    if len(words) > 1 and last in ("consulting", "consultancy"):
        return Shape(Sort.COMPANY, 0.85)
    return UNSAID
