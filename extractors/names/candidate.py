"""One place of a text that may name an organisation."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.names.runs import is_name_word
from extractors.state import Sort
from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import OrganisationKind

_APOSTROPHES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start:end` that name an organisation of this sort with this certainty (0..1)."""

    start: int
    end: int
    form: str  # without article and possessive, white space as single spaces
    sort: Sort
    kind: OrganisationKind
    certainty: float
    known: KnownOrganisation | None = None
    country: str | None = None
    place: bool = False  # a country or state by its bare name


def form_of(doc: Doc, start: int, end: int) -> str:
    """The words of a name with single spaces."""
    return re.sub(r"\s+", " ", doc[start:end].text).strip()


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span without article, possessive, quotes and other punctuation at its ends."""
    while start < end and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space
        or (doc[start].like_num and not is_name_word(doc[start]))
    ):  # fmt: skip
        start += 1
    while end > start and (
        doc[end - 1].text in _APOSTROPHES
        or doc[end - 1].is_space
        or doc[end - 1].is_punct
        or doc[end - 1].text == "<"
    ):
        end -= 1
    return start, end
